"""Law 2, of zones.

Nothing is thrown away, and nothing that is no part of the story tells a claim, names anybody or dates
anything.
"""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import TOLD, Attribution, Claim, Expression, Mention, Passage, Sentence, Trigger, Zone
from tests.lab import make_page, read_page, spans_of

FACTS = (Sentence, Expression, Mention, Trigger, Attribution, Claim)
STORY = (
    "Baldovino flies to Ghana as row over boats grows",
    (
        "The president of Uruguay left for Ghana on Monday, his office said, and will meet "
        "President Mensah on May 4, 2025."
    ),
    "Senegal has accused Uruguay of sending armed boats; Uruguay denied it on Sunday.",
)
FURNITURE = (
    "Top Articles",
    "Read more: Ghana accuses Uruguay of sending rifles to rebels",
    (
        "Copyright 2025 Harbour Post. President Mensah of Ghana met Baldovino on May 1, 2025. All rights "
        "reserved."
    ),
    "Subscribe to our newsletter: how Senegal attacked Togo in May 2025",
    "Follow President Mensah on Twitter",
    "Never miss how Uruguay denied the attack: sign up for our newsletter today",
    "To read how Ghana invaded Togo on Monday, please subscribe.",
    "Tags: Uruguay, Ghana, President Mensah, May 2025",
    "12 comments",
)
TEMPLATE = (
    "Author: Delphine Hartwick",
    "Name: Delphine Hartwick",
    "Birthday: 1988-03-04",
    "Job: Minister of Ghana",
    "Introduction: My name is Delphine Hartwick, I met Baldovino in Togo in 1999.",
)
slowly = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(st.permutations(FURNITURE), st.booleans())
def test_a_page_of_boilerplate_tells_nothing(lines: list[str], farm: bool) -> None:
    notes = read_page(make_page("\n\n".join([*lines, *(TEMPLATE if farm else ())]), published="2025-05-02"))
    assert {passage.zone for passage in notes[Passage]} == {Zone.BOILERPLATE}
    assert [fact for kind in FACTS for fact in notes[kind]] == []


@slowly
@given(st.lists(st.sampled_from(FURNITURE), max_size=4), st.lists(st.sampled_from(FURNITURE), max_size=4))
def test_no_fact_stands_on_what_is_no_part_of_the_story(between: list[str], below: list[str]) -> None:
    page = make_page("\n\n".join([*STORY[:2], *between, STORY[2], *below, *TEMPLATE]), published="2025-05-02")
    notes = read_page(page)
    outside = [passage.span for passage in notes[Passage] if passage.zone not in TOLD | {Zone.DATELINE}]
    assert outside
    assert notes[Claim]
    assert not [
        fact
        for kind in FACTS[1:]
        for fact in notes[kind]
        for span in spans_of(fact)
        if any(span.overlaps(place) for place in outside)
    ]
    assert "".join(
        "".join(page.text[passage.span.start : passage.span.end].split()) for passage in notes[Passage]
    ) == "".join(page.text.split())
