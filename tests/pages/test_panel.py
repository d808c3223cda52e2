"""Several extractors asked about one page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from lxml import etree

from dateline.pages.panel import FAILURES, Panel
from dateline.pages.render import render
from dateline.pages.trees import parse

ROWS = [
    "King flies home",
    "The king has come home to Strelsau for the first time this year.",
    "King Rudolf of Ruritania arrived in Strelsau on Monday by train.",
    "He met the premier of Ruritania there and spoke to a crowd.",
    "They talked about the old castle of Zenda for hours.",
    "Share this",
    "Ten castles that you must have seen before you die",
]
LINKED = {6}
PAGE = "".join(
    f"<p><a>{row}</a></p>" if number in LINKED else f"<p>{row}</p>" for number, row in enumerate(ROWS)
)


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


def verdict(
    *members: Fixed | Broken, title: str | None = None, descriptions: Sequence[str] = ()
) -> tuple[tuple[int, ...], float]:
    """The lines and the trust."""
    found = Panel(members).extract(parse(PAGE), render(PAGE).rows, title=title, descriptions=descriptions)
    return found.lines, found.trust


@pytest.mark.parametrize(
    ("answers", "lines"),
    [
        ([(2, 3, 4)] * 3, (2, 3, 4)),
        ([(2, 3), (3, 4), (2, 3, 4)], (2, 3, 4)),
        ([(2, 3), (), (2, 3, 4)], (2, 3)),
        ([(2, 3), (), ()], (2, 3)),
        ([(), (), ()], ()),
        ([], ()),
    ],
)
def test_the_majority_of_those_with_an_answer_decides(
    answers: list[tuple[int, ...]], lines: tuple[int, ...]
) -> None:
    assert verdict(*map(Fixed, answers))[0] == lines


def test_a_short_line_needs_the_voice_of_the_surest() -> None:
    assert verdict(Fixed((3, 4)), Fixed((3, 4, 5)), Fixed((3, 4, 5)))[0] == (3, 4)
    assert verdict(Fixed((3, 4, 5)), Fixed((3, 4, 5)), Fixed((3, 4)))[0] == (3, 4, 5)


def test_a_long_line_of_links_is_no_main_text() -> None:
    assert verdict(*[Fixed((2, 3, 4, 6))] * 3)[0] == (2, 3, 4)


@pytest.mark.parametrize(
    ("title", "seen", "lines"),
    [
        ("King flies home", (1, 3, 4), (1, 3, 4)),
        ("King flies home", (3, 4), (3, 4)),
        ("King Rudolf of Ruritania arrived in Strelsau on Monday by train.", (1, 3, 4), (3, 4)),
        (None, (1, 3, 4), (1, 3, 4)),
    ],
)
def test_a_lead_below_the_title_that_one_of_them_saw_is_main_text(
    title: str | None, seen: tuple[int, ...], lines: tuple[int, ...]
) -> None:
    assert verdict(Fixed((3, 4)), Fixed((3, 4)), Fixed(seen), title=title)[0] == lines


@pytest.mark.parametrize(
    ("descriptions", "lines"),
    [
        ((), (1, 3, 4)),
        (("The king has come home to Strelsau for the first ...",), (1, 3, 4)),
        (("Harbour Press", "The king has come home to Strelsau, for the first time this year!"), (1, 3, 4)),
        (("All about the kings and queens of Ruritania, their castles and trains.",), (3, 4)),
        (("News from Strelsau",), (1, 3, 4)),
    ],
)
def test_a_page_that_describes_itself_says_what_its_lead_is(
    descriptions: tuple[str, ...], lines: tuple[int, ...]
) -> None:
    answers = Fixed((3, 4)), Fixed((3, 4)), Fixed((1, 3, 4))
    assert verdict(*answers, title="King flies home", descriptions=descriptions)[0] == lines


QUOTING = (
    "<p>King Rudolf of Ruritania wrote to his people on Monday.</p>"
    "<blockquote>Come to the castle, all of you</blockquote><blockquote>Rudolf</blockquote>"
    "<p><a>The castle of Zenda has been closed since the spring of last year.</a></p>"
    "<p><a>Ten castles that you must have seen before you die</a></p>"
    "<p>He has not been seen in the old castle of Zenda since.</p><p>Come to our newsletter</p>"
)


@dataclass(frozen=True)
class Telling:
    """Takes these texts for the article."""

    texts: tuple[str, ...]

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        return self.texts


def test_between_two_paragraphs_the_surest_decides_alone_but_for_links_to_other_stories() -> None:
    rows = render(QUOTING).rows
    texts = [row.text for row in rows]
    members = Telling(tuple(texts)), Telling((texts[0], texts[5])), Telling((texts[0], texts[5]))
    assert Panel(members).extract(parse(QUOTING), rows).lines == (0, 1, 2, 3, 5)
    assert Panel(members[::-1]).extract(parse(QUOTING), rows).lines == (0, 5)


@pytest.mark.parametrize(
    ("others", "lines"),
    [
        ([(5,), ()], (2, 3, 4, 5)),
        ([(5,), (0,)], (2, 3, 4, 5)),
        ([(4,), (4,)], (2, 3, 4, 5)),
        ([(2, 3), (2, 3)], (2, 3)),
    ],
)
def test_where_the_others_lost_the_article_the_surest_is_believed_but_not_trusted(
    others: list[tuple[int, ...]], lines: tuple[int, ...]
) -> None:
    found, trust = verdict(Fixed((2, 3, 4, 5, 6)), *map(Fixed, others))
    assert (found, trust < 0.9) == (lines, True)


def test_trust_falls_with_every_disagreement() -> None:
    alike = verdict(*[Fixed((2, 3, 4))] * 3)[1]
    near = verdict(Fixed((2, 3, 4)), Fixed((2, 3, 4)), Fixed((2, 3, 4, 6)))[1]
    apart = verdict(Fixed((2, 3)), Fixed((2, 6)), Fixed((2, 4)))[1]
    alone = verdict(Fixed((2, 3, 4)), Fixed(()), Fixed(()))[1]
    assert 1 == alike > near > apart > alone > 0
    assert verdict(Fixed(()), Fixed(())) == ((), 0)


LIST = "<p>King Rudolf of Ruritania has a good many castles here.</p>" + "".join(
    f"<p>Castle {name}, closed</p>" for name in "ABCDEFGHIJKLMNOP"
)
SHORT = "<p>King Rudolf has left, and the palace says no more.</p>"


@pytest.mark.parametrize(("page", "trust"), [(LIST, (0.2, 0.4)), (SHORT, (0.3, 0.4)), (PAGE, (1, 1))])
def test_lists_and_pages_of_a_few_words_are_trusted_less(page: str, trust: tuple[float, float]) -> None:
    rows = render(page).rows
    member = Telling(tuple(row.text for row in rows if not row.linked))
    found = Panel((member,) * 3).extract(parse(page), rows)
    assert len(found.lines) == sum(not row.linked for row in rows)
    assert trust[0] <= found.trust <= trust[1]


@pytest.mark.parametrize("error", [*FAILURES, RecursionError, KeyError])
def test_who_fails_has_no_answer(error: type[BaseException]) -> None:
    lines, trust = verdict(Fixed((2, 3)), Broken(error), Fixed((2, 3)))
    assert lines == (2, 3)
    assert trust < 0.7
