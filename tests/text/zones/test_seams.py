"""What a scraper glued to paragraphs without an end of its own: buttons, players, times of an update."""

from __future__ import annotations

import pytest

from dateline.model import Page, Reading
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.zones.zones import find_zones

LEAD = (
    "The ferry left Strelsau on Tuesday with forty people on board, the harbour master told a court.\n\n"
    "Jonas Berg, its captain, had warned the company that the engine was weak, according to a letter."
)
NEXT = "Divers searched for survivors until the night, and nobody was found in the cold water of the bay."
LAST = "The company said that the ferry had been inspected in May and that no fault had been found."

GLUED = (
    "Advertisement",
    "Story continues below advertisement",
    "Share on Facebook Share on Twitter",
    "Follow us on Twitter",
    "Media playback is unsupported on your device",
    "Copyright 2031 The Quay Post. All rights reserved.",
    "Last updated at 11:02 GMT",
)


def body(text: str) -> str:
    """The words of a page that tell its story, in order."""
    found = find_zones(Reading(Page("page", text, ())), Notes(), pack=load_pack("en"))
    return " ".join(text[each.span.start : each.span.end] for each in found if each.zone.value == "body")


def flat(*paragraphs: str) -> str:
    """Paragraphs on one line."""
    return " ".join(paragraphs).replace("\n\n", " ")


@pytest.mark.parametrize("glued", GLUED)
@pytest.mark.parametrize("page", ["{0}\n\n{1} {3}\n\n{2}", "{0}\n\n{3} {1}\n\n{2}", "{0} {1} {3} {2}"])
def test_what_is_glued_to_a_paragraph_is_cut_off_and_the_paragraph_stays(glued: str, page: str) -> None:
    assert body(page.format(LEAD, NEXT, LAST, glued)) == flat(LEAD, NEXT, LAST)


@pytest.mark.parametrize(
    "told",
    [
        "“Share this article with the court,” the captain told his mate on the bridge of the ferry.",
        "The captain had asked his crew to follow us on Twitter and nobody did so in the end.",
    ],
)
def test_what_the_story_tells_in_such_words_stays(told: str) -> None:
    assert body(f"{LEAD}\n\n{NEXT} {told}\n\n{LAST}") == flat(LEAD, NEXT, told, LAST)


def test_a_caption_keeps_its_credit() -> None:
    page = f"{LEAD}\n\nThe wreck of the ferry in the bay (Photo by Rosa Holf/Quay Images)\n\n{NEXT}\n\n{LAST}"
    assert body(page) == flat(LEAD, NEXT, LAST)
