"""The learned labeller of roles: weights of features, read from a file of the English pack.

A multinomial logistic regression (as in Gildea and Jurafsky 2002, over paths of dependencies): the weights of
a candidate's features are added for each role, and the probabilities are their softmax. The numbers are of
eight bits, so that sums are exact everywhere. `training/roles.py` makes the file, docs/models/roles.md says
from what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from io import BytesIO
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PackError
from dateline.reader.files import as_bytes, content_of, hash_of, lines

LABELS = ("NONE", "AGENT", "PATIENT", "OTHER", "PLACE")
"""What a candidate can be; OTHER is a further party: who receives, from whom, with whom."""
NONE, AGENT, PATIENT, OTHER, PLACE = range(5)

STEP = re.compile(r"[\^>]")
"""Where a step of a path begins."""

FILE = "roles.npz"

WIDE, LIFT = 16, 128
"""Bits of one label in a packed weight, and what makes every weight of eight bits positive."""
FIELD = (1 << WIDE) - 1
SHIFTS = tuple(WIDE * label for label in range(len(LABELS)))


@dataclass(frozen=True)
class Labeller:
    """The weights of features in units of `unit`, packed into one number each, and the paths to parties.

    Packed numbers add up like their parts, so that the weights of all labels are added at once.
    """

    features: Mapping[str, int]
    unit: float
    paths: frozenset[str]

    @cached_property
    def ways(self) -> frozenset[str]:
        """The paths with all their beginnings."""
        cuts = ((path, [*(at.start() for at in STEP.finditer(path)), len(path)]) for path in self.paths)
        return frozenset(path[:at] for path, ends in cuts for at in ends)

    def sums(self, features: Iterable[Iterable[str]]) -> NDArray[np.float64]:
        """The log-odds of the labels of each candidate, up to a constant (candidates x labels)."""
        known = self.features
        found = ([known[feature] for feature in each if feature in known] for each in features)
        totals = [unpacked(sum(weights), len(weights)) for weights in found]
        return np.array(totals, np.float64).reshape(-1, len(LABELS)) * self.unit

    def margin(self, weights: int, label: int) -> float:
        """How much more packed weights speak for a label than for none."""
        each = unpacked(weights, 0)
        return (each[label] - each[NONE]) * self.unit


def packed(weights: Iterable[int]) -> int:
    """The weights of all labels as one number."""
    return sum((weight + LIFT) << (WIDE * label) for label, weight in enumerate(weights))


def unpacked(number: int, count: int) -> list[int]:
    """The weights of all labels in a sum of so many packed numbers."""
    lift = LIFT * count
    return [(number >> shift & FIELD) - lift for shift in SHIFTS]


def probabilities(sums: NDArray[np.float64]) -> NDArray[np.float64]:
    """The softmax of each row."""
    powers = np.exp(sums - sums.max(axis=1, keepdims=True, initial=-np.inf))
    return np.asarray(powers / powers.sum(axis=1, keepdims=True))


def fingerprint() -> str:
    """A hash of the file."""
    return hash_of(FILE)


@cache
def installed() -> Labeller:
    """The package's labeller, read once a process."""
    return read_labeller(content_of(FILE))


def read_labeller(content: bytes) -> Labeller:
    """A labeller from the bytes of its file; PackError when they do not read."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            features, paths = (lines(arrays[name]) for name in ("features", "paths"))
            rows = map(packed, arrays["weights"].reshape(len(features), len(LABELS)).tolist())
            weights = dict(zip(features, rows, strict=True))
            return Labeller(weights, float(arrays["unit"]), frozenset(paths))
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PackError(
            f"the weights of roles do not read: {error}.", advice="Install dateline again.", file=FILE
        ) from error


def write_labeller(labeller: Labeller) -> bytes:
    """The bytes of the file of a labeller."""
    file = BytesIO()
    np.savez_compressed(
        file,
        features=as_bytes(labeller.features),
        paths=as_bytes(sorted(labeller.paths)),
        weights=np.array([unpacked(weights, 1) for weights in labeller.features.values()], np.int8),
        unit=np.float64(labeller.unit),
    )
    return file.getvalue()
