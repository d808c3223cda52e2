"""The files of the network beside the English pack: three graphs in ONNX, its lists, and means of vectors."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from importlib.resources.abc import Traversable
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from dateline.errors import PackError
from dateline.reader.windows import Floats
from dateline.reader.wordpieces import WordPieces

LISTS, READER, LABELLER, EMBEDDER, MEANS = FILES = (
    "attribution.npz",
    "attribution-reader.onnx",
    "attribution-labeller.onnx",
    "embeddings.onnx",
    "embeddings.npz",
)

Lists = tuple[WordPieces, Mapping[str, int], Mapping[str, int], Floats]
"""Pieces, symbols, ways and moves of a network."""


def installed() -> tuple[Traversable, ...]:
    """The files of the network; none where one is missing."""
    found = tuple(files("dateline.packs") / "en" / name for name in FILES)
    return found if all(file.is_file() for file in found) else ()


@cache
def fingerprint() -> str:
    """A hash of the network; empty when it is not installed."""
    found = installed()
    return blake2b(b"".join(file.read_bytes() for file in found), digest_size=8).hexdigest() if found else ""


def content_of(name: str) -> bytes:
    """The bytes of a file of numbers beside the English pack."""
    return (files("dateline.packs") / "en" / name).read_bytes()


@cache
def hash_of(name: str) -> str:
    """A hash of a file of numbers beside the English pack."""
    return blake2b(content_of(name), digest_size=8).hexdigest()


def means_fingerprint() -> str:
    """A hash of the means of vectors."""
    return hash_of(MEANS)


@cache
def installed_lists() -> Lists | None:
    """The lists of the package's network, read once a process."""
    lists = next(iter(installed()), None)
    return read_lists(lists.read_bytes()) if lists else None


def read_lists(content: bytes) -> Lists:
    """The lists of a network from the bytes of their file; PackError when they do not read."""
    try:
        with np.load(BytesIO(content), allow_pickle=False) as arrays:
            symbols, ways = numbers_of(arrays["symbols"]), numbers_of(arrays["ways"])
            return WordPieces(lines(arrays["pieces"])), symbols, ways, arrays["moves"].astype(np.float32)
    except (ValueError, KeyError, OSError, EOFError, BadZipFile) as error:
        raise PackError(
            f"the lists of the network of attribution do not read: {error}.",
            advice="Install dateline again.",
            file=LISTS,
        ) from error


def numbers_of(array: NDArray[Any]) -> dict[str, int]:
    """The lines of a text, numbered from 1 on."""
    return {name: number for number, name in enumerate(lines(array), 1)}


def lines(array: NDArray[Any]) -> list[str]:
    """The lines of a text kept as bytes."""
    return array.tobytes().decode("utf-8").split("\n")


def as_bytes(texts: Iterable[str]) -> NDArray[np.uint8]:
    """Lines as an array of bytes."""
    return np.frombuffer("\n".join(texts).encode("utf-8"), dtype=np.uint8)
