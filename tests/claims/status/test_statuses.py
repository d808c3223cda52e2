"""Claim status on some four hundred sentences of our own: how often the label is the right one."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from dateline.model import Claim, Label
from tests.lab import make_page, read_page

SENTENCES = Path(__file__).with_name("statuses.txt")
MARK = re.compile(r"\[([^|\]]+)\|([a-z|]+)\]")
FLOOR, LEAST = 0.90, 0.85


def marks_of(line: str) -> tuple[str, list[tuple[int, str]]]:
    """The text of a line, and (start, labels) of every event word in it."""
    text, at, marks = "", 0, []
    for found in MARK.finditer(line):
        text += line[at : found.start()]
        marks.append((len(text), found[2]))
        text, at = text + found[1], found.end()
    return text + line[at:], marks


@cache
def pairs() -> tuple[tuple[str, str | None], ...]:
    """(gold label, predicted label or none) of every marked event word."""
    lines = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    return tuple(pair for line in lines for pair in pairs_of(*marks_of(line)))


def pairs_of(text: str, marks: list[tuple[int, str]]) -> list[tuple[str, str | None]]:
    """The pairs of one sentence.

    A claim more or less than the labels of a word is wrong, save that a denied charge may also stand as a
    charge.
    """
    claims = read_page(make_page(text))[Claim]
    found = []
    for start, labels in marks:
        told = {
            claim.status.label.value for claim in claims if claim.trigger.start <= start < claim.trigger.end
        }
        rivals = told if told == {"alleged", "denied"} else told - {labels}
        found += [
            (
                label,
                label
                if label in told and not rivals - {label, "alleged", "denied"}
                else min(rivals, default=None),
            )
            for label in labels.split("|")
        ]
    return found


def f1(label: str) -> float:
    """F1 of one label."""
    both = Counter(pairs())
    hit = both[label, label]
    return (
        2
        * hit
        / (
            sum(n for (gold, _), n in both.items() if gold == label)
            + sum(n for (_, told), n in both.items() if told == label)
        )
    )


@pytest.mark.parametrize("label", [label.value for label in Label])
def test_no_label_is_weak(label: str) -> None:
    assert f1(label) >= LEAST


def test_the_mean_of_all_labels_keeps_its_floor() -> None:
    assert sum(f1(label.value) for label in Label) / len(Label) >= FLOOR
