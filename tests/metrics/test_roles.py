"""Who does what to whom in two hundred sentences of our own, a hundred of which nobody looks at.

Floors lie a little below what was measured on 29 November 2026, which stands behind them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from dateline.model import Argument, Page, Role, Sighting, Span, Trigger
from tests.lab import read_page, rule_stages
from tests.metrics.marked import MARK as WORDS
from tests.metrics.marked import Marked, find_marks

SIDES = {"who": (Role.AGENT,), "whom": (Role.THEME, Role.RECIPIENT)}
OTHER = {"who": "whom", "whom": "who"}


@dataclass(frozen=True)
class Judged:
    """A side of one sentence: whether all and only its parties are found, and how many of the other side."""

    sentence: str
    side: str
    right: bool
    swapped: int
    found: tuple[str, ...]


def read_sentences(name: str) -> Iterator[Marked]:
    """The sentences of a file, each a page of its own; lines of `#` are none."""
    lines = (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
    for line in lines:
        if not line.startswith("#"):
            page = Page(line, WORDS.sub(r"\1", line), (Sighting("sentence.txt", "0" * 64),))
            yield Marked(page, (), tuple(find_marks(page, line)))


@cache
def judged(name: str) -> tuple[Judged, ...]:
    """Both sides of every sentence of a file."""
    return tuple(each for marked in read_sentences(name) for each in judge(marked))


def judge(marked: Marked) -> Iterator[Judged]:
    """Both sides of one sentence."""
    notes = read_page(
        marked.page, [stage for stage in rule_stages() if stage.name not in ("attribution", "status")]
    )
    did = next(span for span, mark in marked.marks if mark == "did")
    ids = {trigger.id for trigger in notes[Trigger] if trigger.span.overlaps(did)}
    arguments = [each for each in notes[Argument] if each.trigger in ids]
    gold = {mark: [span for span, each in marked.marks if each == mark] for mark in ("who", "whom", "may")}
    for side, roles in SIDES.items():
        found = [each.span for each in arguments if each.role in roles and not meets(each.span, gold["may"])]
        right = all(meets(span, gold[side]) for span in found) and all(
            meets(span, found) for span in gold[side]
        )
        swapped = sum(meets(span, gold[OTHER[side]]) and not meets(span, gold[side]) for span in found)
        words = tuple(marked.page.text[span.start : span.end] for span in found)
        yield Judged(marked.page.text, side, right, swapped, words)


def meets(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span overlaps one of some."""
    return any(span.overlaps(each) for each in spans)


def measures(name: str) -> dict[str, float]:
    """The share of right sides, and how many parties stand on the wrong one."""
    found = judged(name)
    right = Counter(each.side for each in found if each.right)
    total = Counter(each.side for each in found)
    return {side: right[side] / total[side] for side in SIDES} | {
        "swapped": sum(each.swapped for each in found)
    }


@pytest.mark.parametrize("name", ["roles_look.txt", "roles_blind.txt"])
def test_each_half_has_a_hundred_sentences(name: str) -> None:
    assert len(judged(name)) == 200


def test_who_does_what_to_whom_is_right_where_we_look() -> None:
    found = measures("roles_look.txt")
    assert found["who"] >= 0.97  # 0.99
    assert found["whom"] >= 0.91  # 0.92
    assert found["swapped"] == 0


def test_who_does_what_to_whom_is_right_where_nobody_looks() -> None:
    found = measures("roles_blind.txt")
    assert found["who"] >= 0.95  # 0.96
    assert found["whom"] >= 0.88  # 0.89
    assert found["swapped"] <= 2
