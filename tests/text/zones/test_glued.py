"""What a scraper glued to the sentences of the text: credits, appeals and asides inside a line."""

from __future__ import annotations

import pytest

from dateline.model import Page, Reading
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.zones.zones import find_zones

LEAD = "The ferry left Strelsau on Tuesday with forty people on board, the harbour master told a court."
STORY = (
    "Jonas Berg, its captain, had warned the company that the engine was weak, according to a letter.",
    "Divers searched for survivors until the night, and nobody was found in the cold water of the bay.",
    "The company said that the ferry had been inspected in May and that no fault had been found.",
    "Families of the drowned asked the court to hear the engineer who had signed the report.",
)
ABOUT = (
    "Sign up for our newsletter and get the day's top stories in your inbox.",
    "Ada Quill is a staff writer at the Quay Post, where she covers courts and prisons.",
    "This material may not be published or rewritten without the permission of the Quay Post.",
    "Please share this article with your friends and tell us what you think in the comments.",
)


def boilerplate(text: str) -> list[str]:
    """The words of a page that are its furniture, in order."""
    found = find_zones(Reading(Page("page", text, ())), Notes(), pack=load_pack("en"))
    return [text[each.span.start : each.span.end] for each in found if each.zone.value == "boilerplate"]


@pytest.mark.parametrize("about", ABOUT)
def test_sentences_about_the_page_are_found_at_the_end_of_a_page_without_line_ends(about: str) -> None:
    text = " ".join((LEAD, *STORY * 3, *ABOUT))
    assert about in " ".join(boilerplate(text))


def test_a_page_without_line_ends_keeps_its_story_whatever_it_begins_with() -> None:
    text = " ".join((ABOUT[0], LEAD, *STORY * 3))
    assert not any(line in found for line in STORY for found in boilerplate(text))


@pytest.mark.parametrize(
    "inside",
    [
        "(Photo: Rosa Holf/Castle Press)",
        "Copyright 2031 The Quay Post.",
        "Story continues below advertisement.",
        "Subscribe to our newsletter here!",
    ],
)
def test_a_brief_credit_inside_a_paragraph_is_cut_out(inside: str) -> None:
    assert boilerplate(f"{LEAD}\n\n{STORY[0]} {inside} {STORY[1]} {STORY[2]}\n\n{STORY[3]}") == [inside]


@pytest.mark.parametrize(
    "inside",
    [
        "“Copyright 2031 is what they wrote on it. Copyright is not theirs,” he said.",
        "“This is ours. Subscribe to our newsletter here! We need it,” the shipowner told the crew.",
    ],
)
def test_what_somebody_says_is_told(inside: str) -> None:
    assert not boilerplate(f"{LEAD}\n\n{STORY[0]} {inside} {STORY[1]}\n\n{STORY[3]}")


def test_several_sentences_about_the_page_are_cut_from_the_end_of_a_paragraph() -> None:
    text = "\n\n".join((LEAD, *STORY[:3], " ".join((STORY[3], ABOUT[1], ABOUT[3], ABOUT[0]))))
    assert "".join(boilerplate(text)).startswith("Ada Quill is")


def test_one_that_only_sounds_so_is_told() -> None:
    assert not boilerplate("\n\n".join((LEAD, *STORY[:3], f"{STORY[3]} Time will tell if this story ends.")))


@pytest.mark.parametrize(
    "ending",
    [
        "Every evening our editors send you the day in ten stories. Read our evening newsletter here.",
        "We read all that you send us. Write to us at desk@quaypost.example.",
    ],
)
def test_an_appeal_at_the_end_of_a_paragraph_takes_what_introduces_it(ending: str) -> None:
    found = boilerplate(f"{LEAD}\n\n{STORY[0]} {ending}\n\n{STORY[1]}\n\n{STORY[2]}")
    assert " ".join(found) == ending
