"""Slideshows in plain texts: captions between counters that stand on lines of their own, or inside lines."""

from __future__ import annotations

import pytest

from tests.text.zones.test_glued import LEAD, STORY, boilerplate

SHOWN = (
    "Divers lower a boat in the bay of Strelsau on Friday, three days after the ferry sank.",
    "A mother waits for word of her sons in the harbour hall, where the names are read out.",
    "Soldiers carry the bell of the ferry up the steps of the court, where it will be kept.",
)
ALL = len(SHOWN)


def page(*slides: str) -> str:
    """A story with the lines of a slideshow in its midst."""
    return "\n\n".join((LEAD, *STORY[:2], *slides, *STORY[2:]))


@pytest.mark.parametrize(
    "slides",
    [
        [f"Photos: The ferry {shown} Hide Caption {n} of {ALL}" for n, shown in enumerate(SHOWN, 1)],
        [f"{n} of {ALL} | {shown}" for n, shown in enumerate(SHOWN, 1)],
        [f"{shown} ({n} of {ALL})" for n, shown in enumerate(SHOWN, 1)],
        [" ".join(f"{shown} Hide Caption {n} of {ALL}" for n, shown in enumerate(SHOWN, 1))],
        [line for n, shown in enumerate(SHOWN, 1) for line in (f"Slide {n} of {ALL}", shown)],
        [line for shown in SHOWN for line in ("Fullscreen", shown)] + ["Fullscreen"],
    ],
)
def test_captions_beside_counters_are_no_part_of_the_story(slides: list[str]) -> None:
    found = " ".join(boilerplate(page(*slides)))
    assert all(shown.removesuffix(".") in found for shown in SHOWN)
    assert not any(line in found for line in (LEAD, *STORY))


def test_a_slideshow_glued_to_a_paragraph_takes_no_more_than_the_last_sentence_with_it() -> None:
    slides = " ".join(f"{shown} Hide Caption {n} of {ALL}" for n, shown in enumerate(SHOWN, 1))
    told = "The bell had hung on the ferry for ninety years, the harbour master told the court."
    found = " ".join(boilerplate(page(f"{told} {slides}")))
    assert SHOWN[0] in found
    assert told not in found


def test_a_story_behind_a_slideshow_on_one_line_stays() -> None:
    slides = " ".join(f"{n} of {ALL} {shown}" for n, shown in enumerate(SHOWN, 1))
    text = f"{slides} {' '.join(STORY)} {' '.join(STORY[::-1])}"
    found = " ".join(boilerplate(text))
    assert all(shown in found for shown in SHOWN)
    assert not any(line in found for line in STORY)


@pytest.mark.parametrize(
    "line",
    [
        "The court found 1 of 3 captains guilty, 2 of 3 mates, and 3 of 3 stokers of the ferry.",
        "Of the engines 1 of 4 ran, the judge said, and after the storm 1 of 4 of the boats.",
        "They won 2 of 3 races in May and 3 of 3 in June, which nobody had done before them.",
    ],
)
def test_numbers_that_count_nothing_on_stay(line: str) -> None:
    assert line not in " ".join(boilerplate(page(line)))
