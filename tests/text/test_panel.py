"""Several extractors asked about one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from lxml import etree

from dateline.text.panel import FAILURES, Panel
from dateline.text.render import parse, render

ROWS = ["The king arrived in Strelsau on Monday.", "He met the premier of Ruritania there.", "They talked about the castle for hours.", "Ten castles that you must see"]
PAGE = "".join(f"<p>{row}</p>" for row in ROWS)


@dataclass(frozen=True)
class Fixed:
    """Takes the lines of these numbers for the article."""

    lines: tuple[int, ...]

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        return [ROWS[number] for number in self.lines]


@dataclass(frozen=True)
class Broken:
    """Fails on every page."""

    error: type[BaseException]

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        raise self.error("made for the test")


def verdict(*members: Fixed | Broken) -> tuple[tuple[int, ...], float]:
    """The lines and the trust."""
    found = Panel(members).extract(parse(PAGE), render(PAGE).rows)
    return found.lines, found.trust


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ([(0, 1, 2)] * 3, (0, 1, 2)),
        ([(0, 1), (1, 2), (0, 1, 2, 3)], (0, 1, 2)),
        ([(0, 1), (), (0, 1, 3)], (0, 1)),
        ([(0, 1), (), ()], (0, 1)),
        ([(), (), ()], ()),
        ([], ()),
    ],
)
def test_the_majority_of_those_with_an_answer_decides(answers: list[tuple[int, ...]], lines: tuple[int, ...]) -> None:
    assert verdict(*map(Fixed, answers))[0] == lines


def test_trust_falls_with_every_disagreement() -> None:
    alike = verdict(*[Fixed((0, 1, 2))] * 3)[1]
    near = verdict(Fixed((0, 1, 2)), Fixed((0, 1, 2)), Fixed((0, 1, 2, 3)))[1]
    apart = verdict(Fixed((0, 1)), Fixed((0, 3)), Fixed((0, 2)))[1]
    alone = verdict(Fixed((0, 1, 2)), Fixed(()), Fixed(()))[1]
    assert 1 == alike > near > apart > alone > 0
    assert verdict(Fixed(()), Fixed(())) == ((), 0)


@pytest.mark.parametrize("error", [*FAILURES, RecursionError, KeyError])
def test_who_fails_has_no_answer(error: type[BaseException]) -> None:
    assert verdict(Fixed((0, 1)), Broken(error), Fixed((0, 1))) == ((0, 1), 0.667)
