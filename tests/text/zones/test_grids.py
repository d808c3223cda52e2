"""Grids of other stories, a sentence each under its title: they go, and sections of the story stay."""

from __future__ import annotations

from tests.text.zones.test_islands import STORY, told

GRID = [
    "Baker wins prize for rye bread",
    "Rosa Hale bakes nine hundred loaves a day in a village among vineyards.",
    "Why cats sleep in the sun",
    "Doctors explain what warmth does to old bones.",
    "United lose at home",
    "Two goals in four minutes were too much for eleven tired men.",
]


def test_teasers_under_titles_go() -> None:
    assert [line for line in told(*STORY, *GRID) if line in GRID[1::2]] == []


def test_one_teaser_that_another_rule_knows_counts() -> None:
    known = "Sign up for our newsletter and never miss a loaf."
    assert [line for line in told(*STORY, *GRID[:5], known) if line in GRID[1::2]] == []


def test_two_are_no_grid() -> None:
    assert GRID[3] in told(*STORY, *GRID[:4])


def test_sections_that_tell_of_the_story_stay() -> None:
    sections = [
        "The king",
        "King Rudolf asked the council of Hentzau for another week.",
        "The premier",
        "The premier has read the papers of Graustark on the train.",
        "The princess",
        "Princess Flavia has asked the council for a lawyer of her own.",
    ]
    assert [line for line in sections[1::2] if line not in told(*STORY, *sections)] == []


def test_paragraphs_between_advertisements_stay() -> None:
    broken = [line for text in STORY for line in (text, "A word of our friends")]
    assert [line for line in STORY if line not in told(*broken)] == []


def test_a_broken_line_is_no_teaser() -> None:
    lines = [line if i % 2 == 0 else f"and {line[0].lower()}{line[1:]}" for i, line in enumerate(GRID)]
    assert [line for line in lines[1::2] if line in told(*STORY, *lines)]
