"""Lines in Markdown are read as they are shown: invented pages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Page
from dateline.pages.lines import Line
from dateline.text.zones.shown import show, shown
from tests.clock import within
from tests.text.zones.test_zones import BODY, MORE, zone_of, zones_of


@pytest.mark.parametrize(
    ("marked", "words"),
    [
        (
            "_The Herald is_[ _read_](https://herald.example/a) _by all_[ _._](x)",
            "The Herald is read by all.",
        ),
        ("**The ball** of *the* ***year***", "The ball of the year"),
        ('* [The ball](/ball_(2031) "Ball")', "* The ball"),
        ("[![The ball](ball.jpg)](/ball) Guests arrive", "Guests arrive"),
        ("Gate 5\\. The \\[old\\] gate", "Gate 5. The [old] gate"),
        ("snake_case and 5*3 * 2 stay", "snake_case and 5*3 * 2 stay"),
    ],
)
def test_words_without_signs(marked: str, words: str) -> None:
    assert shown(marked) == words


@pytest.mark.parametrize(
    "line",
    [
        "_Follow the_[ _Hentzau Herald_](https://herald.example) _on_[ _Twitter_](https://x.example)_._",
        "**[Related:[Ten castles you must see](https://herald.example/castles)] **",
        "[Subscribe](https://herald.example/join) to the Herald and get our _daily_ newsletter.",
        "_Originally published in the_[ _Hentzau Herald_](https://herald.example) _._",
        "[![The castle](castle.jpg)](https://herald.example/castle)",
        "[![The castle](https://herald.example/fit\\(0x0:88x64\\)/castle.jpg)](/castle)",
        "_With files from the Castle Press_",
    ],
)
def test_a_line_about_the_page_is_known_in_markdown_too(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The premier said on **Monday** that [the castle](https://herald.example/castle) was not for sale.",
        "_The premier will not sell the castle, he told the council on Monday._",
        "The [Herald](https://herald.example) said that the *Graustark*, a ship, had left for Hentzau.",
    ],
)
def test_what_is_told_in_markdown_stays(line: str) -> None:
    assert zone_of(line) == "body"


def test_a_post_may_be_signed_with_a_link() -> None:
    assert (
        zone_of("The ball is off. — Rosa Holf (@rosaholf) [June 3, 2031](https://post.example/1)") == "embed"
    )


def test_a_line_of_signs_alone_is_as_it_is() -> None:
    line = Line(0, 3, "***", apart_above=True, apart_below=True)
    assert show(line) == line


@given(st.text("ab .*_[]()!\\", max_size=60))
def test_words_are_left_out_and_never_added_or_moved(text: str) -> None:
    letters = iter(text)
    assert all(letter in letters for letter in shown(text))


@pytest.mark.parametrize(
    "line", ["[a](" * 50_000, "![a](b) " * 20_000, "**" * 100_000, "[(" * 50_000, "\\[" * 50_000]
)
def test_hostile_lines_cost_little(line: str) -> None:
    assert within(5, lambda: zones_of(Page("page", f"{BODY}\n\n{line}\n\n{MORE}", ())))
