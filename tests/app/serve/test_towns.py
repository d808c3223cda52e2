"""Towns: a name is placed where it is known to lie, and nowhere else."""

from __future__ import annotations

import pytest

from dateline.app.serve.outlines import world
from dateline.app.serve.projections import drawn_at
from dateline.app.serve.sites import Site, nowhere, position, precision, site_of, spots_of
from dateline.app.serve.towns import Town, folded, read_towns, town_of, towns
from dateline.io.casefile.places import PlaceRow
from dateline.rules import load_pack
from tests.app.serve.gazetteer import derive, pack_names


def place(name: str, state: str | None, events: int = 1, *, whole: bool = False) -> Site:
    return site_of(PlaceRow(f"ent-{name}", name, state, whole, events, 0, 0, None, None))


@pytest.mark.parametrize(
    ("name", "state", "at"),
    [
        ("Tripoli", "LBY", (32.89, 13.19)),
        ("Tripoli", "LBN", (34.43, 35.84)),
        ("Tripoli", None, None),
        ("Birmingham", None, None),
        ("Birmingham", "GBR", (52.48, -1.9)),
        ("London", None, (51.51, -0.13)),
        ("São Paulo", "BRA", (-23.55, -46.64)),
        ("sao paulo", "BRA", (-23.55, -46.64)),
        ("Sharm El-Sheikh", "EGY", (27.92, 34.33)),
        ("Springfield", "USA", None),
        ("Georgia", None, None),
        ("Wyoming", "USA", None),
        ("Quebec", "CAN", None),
        ("London", "FRA", None),
        ("the strait", None, None),
        ("Aleppo province", "SYR", None),
        ("", None, None),
        ("", "SYR", None),
    ],
)
def test_a_name_is_placed_only_where_it_is_known_to_lie(
    name: str, state: str | None, at: tuple[float, float] | None
) -> None:
    found = town_of(name, state)
    assert (found and (found.latitude, found.longitude)) == at
    if found and state:
        assert found.state == state


def test_the_table_has_the_towns_of_our_packs_but_for_provinces() -> None:
    missing = {name for name, state in pack_names() if not town_of(name, state)}
    assert {"Kyiv", "Aleppo", "Hong Kong", "New York", "Washington"} & missing == set()
    assert missing - {"Fordow", "Silicon Valley", "Quebec"} <= UNITED
    capitals = load_pack("places")["places.capital"].words
    assert all(
        town_of(meaning.split()[1][6:].replace("_", " "), meaning[8:11]) for meaning in capitals.values()
    )


UNITED = {
    *(
        "Alabama",
        "Alaska",
        "Arizona",
        "California",
        "Colorado",
        "Connecticut",
        "Florida",
        "Hawaii",
        "Illinois",
    ),
    *("Indiana", "Iowa", "Kentucky", "Louisiana", "Maryland", "Massachusetts", "Michigan", "Minnesota"),
    *(
        "Missouri",
        "Nevada",
        "New Hampshire",
        "New Jersey",
        "New Mexico",
        "North Carolina",
        "Ohio",
        "Oklahoma",
    ),
    *("Oregon", "Pennsylvania", "South Carolina", "Tennessee", "Texas", "Utah", "West Virginia", "Wisconsin"),
}
"""States of the United States that the pack names."""


OVERSEAS = {"MYT", "REU", "GLP", "MTQ", "GUF"}
"""Parts of France that have codes of their own, and are in its outline."""


def test_every_town_lies_on_the_map_and_in_a_state_of_it() -> None:
    found = towns()
    assert len(found) > 13_000
    for (state, name), town in found.items():
        assert state in {"", town.state}, name
        assert town.alone or state, name
        assert town.state in world().states or town.state in OVERSEAS, town.state
        x, y = drawn_at(town.longitude, town.latitude)
        assert 0 <= x <= world().width, name
        assert 0 <= y <= world().height, name


def test_towns_lie_near_their_states() -> None:
    for name, state in (("Kyiv", "UKR"), ("Nairobi", "KEN"), ("Montevideo", "URY"), ("Wellington", "NZL")):
        town = town_of(name, state)
        assert town
        x, y = drawn_at(town.longitude, town.latitude)
        centre = world().states[state]
        assert abs(x - centre.x) < 60
        assert abs(y - centre.y) < 60


def city(name: str, code: str, people: int, *others: str) -> dict[str, object]:
    return {
        "name": name,
        "countrycode": code,
        "population": people,
        "latitude": people / 1e6,
        "longitude": 2.0,
        "alternatenames": list(others),
    }


def test_a_name_that_two_towns_share_is_told_only_of_the_far_larger() -> None:
    codes = {code: {"iso3": code * 2} for code in ("Aa", "Bb")}
    cities = [
        city("Norbeck", "Aa", 5_000_000),
        city("Norbeck", "Bb", 300_000),
        city("Sull", "Aa", 3_000_000),
        city("Sull", "Bb", 400_000),
        city("Twin", "Aa", 90_000),
        city("Twin", "Aa", 60_000),
        city("Old Hask", "Aa", 80_000, "Hask"),
        city("Hask", "Aa", 50_000),
        city("Vale", "Aa", 50_000),
        city("Dorp", "Aa", 20_000),
        city("Rik", "Bb", 2_000_000),
        city("Rikton", "Aa", 900_000, "Rik"),
    ]
    table = derive(cities, codes, ["Vale"], version="1")
    told = {(town.state, name): town for name, town in read_towns(table)}
    assert told[("AaAa", "Norbeck")] == Town("AaAa", 5.0, 2.0, alone=True)
    assert told[("BbBb", "Norbeck")] == Town("BbBb", 0.3, 2.0, alone=False)
    assert not told[("AaAa", "Sull")].alone
    assert not told[("BbBb", "Rik")].alone
    assert {("AaAa", name) for name in ("Twin", "Hask", "Vale", "Dorp")} & told.keys() == set()


def test_how_closely_a_place_is_known_is_told() -> None:
    sites = [
        place("Syria", "SYR", whole=True),
        place("Aleppo", "SYR"),
        place("Lubeno", "SYR"),
        place("Mashhad", None),
        place("the strait", None),
    ]
    assert [precision(site) for site in sites] == [
        "the state",
        "a town",
        "a place in the state",
        "a town, by its name alone",
        "a name: where it lies is not known",
    ]
    assert [position(site) for site in sites] == ["", "36.2° N, 37.2° E", "", "36.3° N, 59.6° E", ""]
    assert [site.row.name for site in nowhere(sites)] == ["the strait"]
    assert position(place("Montevideo", "URY")) == "34.9° S, 56.2° W"


def test_points_are_towns_and_the_larger_lie_below() -> None:
    sites = [
        place("Aleppo", "SYR", 1),
        place("Homs", "SYR", 40),
        place("Mashhad", None, 12),
        place("Syria", "SYR", 9, whole=True),
    ]
    spots = spots_of(sites, background=False)
    assert [(spot.says.partition(":")[0], spot.alone) for spot in spots] == [
        ("Homs", False),
        ("Mashhad", True),
        ("Aleppo", False),
    ]
    assert spots[0].size > spots[1].size > spots[2].size == 1
    assert spots[1].says == "Mashhad: 12 events; placed by its name alone"
    assert spots[0].href == "/timeline?place=ent-Homs"


@pytest.mark.parametrize("name", ["Łódź", "N'Djamena", "St. John's", "Port-au-Prince", "  Abu   Dhabi "])
def test_spellings_of_a_name_are_one(name: str) -> None:
    plain = folded(name)
    assert plain == folded(name.upper()) == folded(plain)
    assert not set(plain) & set("-'’.")
