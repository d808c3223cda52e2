"""States, capitals, governments and places: what is found, and as what it is read.

All persons and firms are invented.
"""

from __future__ import annotations

import pytest

from dateline.mentions.atlases import find_forms, open_atlas
from dateline.model import EntityType, Mention, MentionKind, Sentence
from dateline.rules import load_pack
from tests.lab import make_page, read_page


def mentions(text: str) -> list[Mention]:
    """The mentions of a text."""
    return list(read_page(make_page(text))[Mention])


def readings(text: str) -> dict[str, str | None]:
    """The likeliest key of every name of a text."""
    return {
        mention.name: mention.candidates[0].key if mention.candidates else None
        for mention in mentions(text)
        if mention.kind == MentionKind.NAME
    }


@pytest.mark.parametrize(
    ("text", "name", "key"),
    [
        ("Norway closed the border.", "Norway", "country/NOR"),
        ("The U.K. signed the treaty.", "U.K.", "country/GBR"),
        ("The DPRK signed the treaty.", "DPRK", "country/PRK"),
        ("The Kremlin rejected the offer.", "Kremlin", "country/RUS"),
        ("Downing Street declined to comment.", "Downing Street", "country/GBR"),
        (
            "The UN Security Council met.",
            "UN Security Council",
            "organization/United_Nations_Security_Council",
        ),
        ("The IAEA sent inspectors.", "IAEA", "organization/International_Atomic_Energy_Agency"),
        ("Trade with Latin America grew.", "Latin America", "region/Latin_America"),
        ("Norwegian ships left.", "Norwegian", "country/NOR"),
    ],
)
def test_the_world_pack_knows_a_name(text: str, name: str, key: str) -> None:
    assert readings(text)[name] == key


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Oslo rejected the offer.", "country/NOR"),
        ("Relations between Helsinki and Oslo improved.", "country/NOR"),
        ("She accused Helsinki and Oslo of lying.", "country/NOR"),
        ("Helsinki supplied Oslo with grain.", "country/NOR"),
        ("The talks were held in Oslo.", "place/Oslo"),
        ("She made a trip to Oslo.", "place/Oslo"),
        ("He flew to Oslo.", "place/Oslo"),
        ("The Oslo airport was closed.", "place/Oslo"),
        ("She visited Oslo.", "place/Oslo"),
        ("The Oslo choir sang.", "place/Oslo"),
        ("The Oslo regime fell.", "country/NOR"),
        ("They met pro-Oslo rebels.", "country/NOR"),
        ("A mill south of Oslo burned.", "place/Oslo"),
        ("The envoys of Oslo left.", "country/NOR"),
        ("She sang in the garden of Oslo's Bragi Theatre.", "place/Oslo"),
        ("They rejected Oslo's offer.", "country/NOR"),
        ("Fire swept the capital, Oslo.", "place/Oslo"),
    ],
)
def test_a_capital_is_a_government_or_a_city(text: str, key: str) -> None:
    assert readings(text)["Oslo"] == key


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jordan Miller closed the shop.", "Jordan"),
        ("The Bank of Norway closed.", "Norway"),
        ("LEE SANG UN ARRIVED.", "UN"),
        ("He met Park Jong Un.", "Un"),
        ("The North was covered in snow.", "the North"),
        ("She speaks Norwegian.", "Norwegian"),
    ],
)
def test_a_part_of_another_name_or_word_is_no_place(text: str, name: str) -> None:
    assert name not in readings(text)


def test_a_part_of_a_land_is_a_place_of_its_own() -> None:
    assert readings("Police left South Australia for East Timor.") == {
        "South Australia": None,
        "East Timor": "country/TLS",
    }


def test_a_short_form_needs_the_state_on_the_page() -> None:
    assert (
        readings("North Korea tested a rocket. The North called it a satellite.")["The North"]
        == "country/PRK"
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Troops left the Arden region.", "Arden region"),
        ("He works at the Lindvik Cosmodrome.", "Lindvik Cosmodrome"),
    ],
)
def test_a_noun_for_a_place_makes_the_name_a_place(text: str, name: str) -> None:
    assert [mention.type for mention in mentions(text) if mention.name == name] == [EntityType.PLACE]


def test_the_longest_form_wins_and_none_overlaps() -> None:
    sentence = read_page(make_page("The UN Security Council and the UN met in South Korea."))[Sentence][0]
    found = find_forms(sentence, open_atlas(load_pack("places")))
    assert [" ".join(match.form.words) for match in found] == ["UN Security Council", "UN", "South Korea"]


def test_every_key_of_the_world_pack_has_one_name_and_states_a_code() -> None:
    known = open_atlas(load_pack("places")).known
    states = {key[8:] for key in known if key.startswith("country/")}
    assert len(states) > 190
    assert all(len(state) == 3 and state.isupper() for state in states)
    assert all(entry.country in states for entry in known.values() if entry.country)
    items = [
        entry.wikidata for key, entry in known.items() if entry.wikidata and not key.startswith("place/")
    ]
    assert len(items) == len(set(items))
