"""Persons, organizations, weapons; nouns and pronouns for them. All persons and firms are invented."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.model import EntityType, Mention, MentionKind
from tests.lab import make_page, read_page


def mentions(text: str, kind: MentionKind) -> dict[str, Mention]:
    """The mentions of one kind by their words on the page."""
    return {
        text[found.span.start : found.span.end]: found
        for found in read_page(make_page(text))[Mention]
        if found.kind == kind
    }


@pytest.mark.parametrize(
    ("text", "name", "type_"),
    [
        ("Prime Minister Jonas Berg arrived.", "Jonas Berg", EntityType.PERSON),
        ("Norway's Foreign Minister Lena Holt left.", "Lena Holt", EntityType.PERSON),
        ("Rival Jonas Berg conceded.", "Jonas Berg", EntityType.PERSON),
        ("The Lindvik University published a report.", "Lindvik University", EntityType.ORGANIZATION),
        ("They shot down an F-16 and a T-72B3.", "F-16", EntityType.WEAPON),
        ("They shot down an F-16 and a T-72B3.", "T-72B3", EntityType.WEAPON),
        ("Norway held a sailor, Han Min-soon, in Oslo.", "Han Min-soon", EntityType.PERSON),
        ("Ships left the port of Tarnvik.", "Tarnvik", EntityType.PLACE),
        ("The Church of Bragism published a report.", "Church of Bragism", EntityType.ORGANIZATION),
        ("The Lindvik Festival began.", "Lindvik Festival", EntityType.OTHER),
        ("Hurricane Edith hit Oslo.", "Hurricane Edith", EntityType.OTHER),
        ("Elena Day left Oslo.", "Elena Day", EntityType.PERSON),
    ],
)
def test_a_name_is_found_without_its_title(text: str, name: str, type_: EntityType) -> None:
    assert mentions(text, MentionKind.NAME)[name].type == type_


def test_a_first_name_tells_more_than_what_the_parser_makes_of_a_surname() -> None:
    text = "Bernie Arvell won the race. The Arvell camp was glad. Arvell holds Oslo. Arvell can count."
    found = read_page(make_page(text))[Mention]
    assert {each.type for each in found if each.name.endswith("Arvell")} == {EntityType.PERSON}


def test_a_place_is_told_without_an_article() -> None:
    assert set(mentions("She slept in a village by the sea.", MentionKind.NOMINAL)) == {
        "a village",
        "the sea",
    }


def test_a_group_and_its_members_are_two_mentions() -> None:
    found = mentions("A group of local activists and a string of officials left.", MentionKind.NOMINAL)
    assert {words: mention.type for words, mention in found.items()} == {
        "A group of local activists": EntityType.ORGANIZATION,
        "local activists": EntityType.PERSON,
        "a string of officials": EntityType.PERSON,
    }


def test_two_names_run_together_are_parted() -> None:
    assert set(mentions("She accused Helsinki and Oslo.", MentionKind.NAME)) == {"Helsinki", "Oslo"}


def test_dates_and_labels_are_no_names() -> None:
    assert set(mentions("FILE - Jonas Berg arrived on Monday, May 4.", MentionKind.NAME)) == {"Jonas Berg"}


def test_the_state_before_a_title_is_a_premise() -> None:
    names = mentions("Norwegian President Jonas Berg arrived.", MentionKind.NAME)
    assert names["Norwegian"].id in names["Jonas Berg"].by.premises


@pytest.mark.parametrize(
    ("text", "noun", "type_"),
    [
        ("The ministry denied the report.", "The ministry", EntityType.ORGANIZATION),
        ("A string of Norwegian officials left.", "A string of Norwegian officials", EntityType.PERSON),
        ("The leader of Norway left.", "The leader of Norway", EntityType.PERSON),
        ("She left the country.", "the country", EntityType.COUNTRY),
        ("She left the northern state.", "the northern state", EntityType.COUNTRY),
        ("Lena Holt's father Jonas Berg left.", "Lena Holt's father", EntityType.PERSON),
        ("They fired missiles.", "missiles", EntityType.WEAPON),
    ],
)
def test_a_noun_for_an_actor_is_a_nominal(text: str, noun: str, type_: EntityType) -> None:
    assert mentions(text, MentionKind.NOMINAL)[noun].type == type_


@pytest.mark.parametrize(
    "text",
    [
        "He works as a teacher.",
        "He is a teacher.",
        "The spy charges were dropped.",
        "Norwegian President Jonas Berg left.",
        "The paint was in a state.",
    ],
)
def test_predicates_modifiers_and_titles_are_no_nominals(text: str) -> None:
    assert mentions(text, MentionKind.NOMINAL) == {}


@pytest.mark.parametrize(
    ("text", "pronouns"),
    [
        ("It comes after months of talks.", set()),
        ("It is clear that ships left.", set()),
        ("The firm said it sold its ships.", {"it", "its"}),
        ("Norway, which sold ships, left.", {"which"}),
        ("The rain which fell was cold.", set()),
        ("He hurt himself.", {"He", "himself"}),
    ],
)
def test_pronouns_refer_to_actors_only(text: str, pronouns: set[str]) -> None:
    assert set(mentions(text, MentionKind.PRONOUN)) == pronouns


PIECES = st.sampled_from(
    [
        "Jonas Berg",
        "Norway",
        "Oslo",
        "the UN Security Council",
        "Lena Holt's firm",
        "and",
        "said",
        "accused",
        "in",
        ",",
        "F-16 jets",
        "the president",
        "its",
        "on Monday",
        "Tam Yul Sok",
        "Mr. Berg",
        "(IAEA)",
    ]
)


@settings(max_examples=30, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=9))
def test_names_never_overlap_and_lie_on_the_page(pieces: list[str]) -> None:
    page = make_page(" ".join(pieces) + ".")
    found = list(read_page(page)[Mention])
    names = sorted(
        (mention.span.start, mention.span.end) for mention in found if mention.kind == MentionKind.NAME
    )
    assert all(left[1] <= right[0] for left, right in pairwise(names))
    assert all(
        0 <= mention.span.start < mention.span.end <= len(page.text)
        and mention.first <= mention.head <= mention.last
        for mention in found
    )
    assert len({mention.id for mention in found}) == len(found)
