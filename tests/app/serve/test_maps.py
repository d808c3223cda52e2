"""The map: every state has a place on it, every event is counted once, and nothing is placed that is not known."""

from __future__ import annotations

import csv
import html
import re
from io import StringIO
from itertools import combinations
from pathlib import Path

import pytest

from dateline.app.serve.maps import Area, areas_of, frame_of, labels_of, place_row, whole_map
from dateline.app.serve.outlines import world
from dateline.app.serve.projections import drawn_at
from dateline.app.serve.serve import make_app
from dateline.app.serve.sites import Site, site_of, spots_of
from dateline.io.casefile.casefile import save_case
from dateline.io.casefile.places import PlaceRow
from dateline.model import Case, Run
from dateline.rules import load_pack
from tests.app.serve.client import Caller
from tests.app.serve.outlines import clipped, unrolled


def site(name: str, state: str | None, events: int, *, whole: bool = True) -> Site:
    """A place with its events."""
    return site_of(PlaceRow(f"ent-{name}", name, state, whole, events, 0, 0, None, None))


def test_every_state_that_pages_may_name_has_a_place_on_the_map() -> None:
    forms = load_pack("places")["places.state"].words
    codes = {key.split()[0].removeprefix("country/") for key in forms.values()}
    assert len(codes) > 190
    assert codes - world().states.keys() == set()
    for state in world().states.values():
        assert 0 <= state.x <= world().width, state.name
        assert 0 <= state.y <= world().height, state.name


def test_every_event_is_counted_on_the_map_in_the_table_or_as_without_a_place(
    caller: Caller, demo: Case
) -> None:
    page = html.unescape(caller.read("/map?all=1"))
    counts = re.search(r"(\d+) events? in (\d+) states?; (\d+) events? at .*?; (\d+) events? ha", page)
    assert counts
    located, states, unlocated, placeless = map(int, counts.groups())
    assert located + unlocated + placeless == len(demo.events)
    assert located > 0 < unlocated
    assert len(re.findall(r'<a href="/timeline\?state=', page.partition("</svg>")[0])) == states
    head, *rows, last = list(csv.reader(StringIO(caller.read("/map.csv?all=1").lstrip("\ufeff"))))
    assert last == [f"{len(rows)} places"]
    events, known = head.index("Events"), head.index("Known to")
    assert sum(int(each[events]) for each in rows) == located + unlocated
    assert sum(int(each[events]) for each in rows if "not known" in each[known]) == unlocated


def test_a_place_and_a_state_lead_to_their_events(caller: Caller, demo: Case) -> None:
    table = caller.read("/map?all=1").partition('id="list"')[2]
    links = re.findall(r'href="(/timeline\?(place|state)=([^"&]+)&amp;all=1)"', table)
    assert {kind for _, kind, _ in links} == {"place", "state"}
    for link, kind, value in links:
        rows = list(csv.reader(StringIO(caller.read(html.unescape(link).replace("line?", "line.csv?")))))
        places = [demo.by_id[event.place] for event in demo.events if event.place]
        named = [each for each in places if value in ({each.id} if kind == "place" else {each.country or ""})]
        assert rows[-1][0].split()[0] == str(len(named)), link
        assert "Only what takes place in" in caller.read(html.unescape(link))


def test_a_place_in_a_state_is_counted_there_and_said_to_be_known_no_closer() -> None:
    (area,) = areas_of([site("Ghana", "GHA", 3), site("Accra", "GHA", 8, whole=False)], background=False)
    assert area.events == 11
    assert area.says == "Ghana: 11 events; 3 known to the state alone, 8 at Accra"
    assert areas_of([site("the region", None, 5), site("Nowhere", "XXX", 5)], background=False) == ()


def test_what_is_known_no_closer_than_its_state_is_hatched(caller: Caller) -> None:
    areas = areas_of(
        [
            site("Ghana", "GHA", 1),
            site("Accra", "GHA", 2, whole=False),
            site("Aleppo", "SYR", 2, whole=False),
        ],
        background=False,
    )
    assert {area.state.name: area.vague for area in areas} == {"Ghana": True, "Syria": False}
    assert areas_of([site("Mashhad", None, 3, whole=False)], background=False) == ()
    drawn = caller.read("/map?all=1").partition("</svg>")[0]
    assert drawn.count('class="hatch"') > 0
    head, *rows, _ = list(csv.reader(StringIO(caller.read("/map.csv?all=1").lstrip("\ufeff"))))
    known = [each[head.index("Known to")] for each in rows]
    assert drawn.count('class="spot"') == known.count("a town") > 0
    assert drawn.count('class="ring"') == known.count("a town, by its name alone")


def test_a_town_that_only_its_name_places_is_shown_and_counted_in_no_state() -> None:
    sites = [site("Mashhad", None, 3, whole=False), site("Accra", "GHA", 2, whole=False)]
    spots = spots_of(sites, background=False)
    frame = frame_of(areas_of(sites, background=False), spots)
    for spot in spots:
        assert frame.x <= spot.x <= frame.x + frame.width
        assert frame.y <= spot.y <= frame.y + frame.height
    row = place_row(sites[0], background=False)
    assert [(cell.text, cell.href) for cell in row.cells[1:3]] == [
        ("Iran", None),
        ("a town, by its name alone", None),
    ]


def test_the_darkest_is_where_most_takes_place() -> None:
    areas = areas_of([site("a", "GHA", 40), site("b", "URY", 11), site("c", "SGP", 1)], background=True)
    assert [(area.events, area.shade) for area in areas] == [(1, 1), (11, 1), (40, 4)]
    assert areas[0].state.path == ""
    assert [area.shade for area in areas_of([site("a", "GHA", 1)], background=True)] == [4]


@pytest.mark.parametrize(
    "codes", [("GHA",), ("GHA", "TGO", "BEN"), ("NZL", "CAN"), ("LUX", "BEL", "NLD", "DEU")]
)
def test_what_is_shown_has_every_state_with_events_and_numbers_stand_apart(codes: tuple[str, ...]) -> None:
    areas: tuple[Area, ...] = areas_of([site(code, code, 5) for code in codes], background=False)
    frame, whole = frame_of(areas), whole_map()
    for area in areas:
        assert frame.x <= area.state.x <= frame.x + frame.width
        assert frame.y <= area.state.y <= frame.y + frame.height
    assert 0 <= frame.x <= whole.width - frame.width
    assert 0 <= frame.y <= whole.height - frame.height
    for (x, y, _), (u, v, _) in combinations(labels_of(areas, frame), 2):
        assert abs(x - u) >= frame.width * 0.02 or abs(y - v) >= frame.width * 0.015


def test_numbers_stand_beside_points() -> None:
    sites = [
        site(name, state, 4, whole=False)
        for name, state in (("Accra", "GHA"), ("Lome", "TGO"), ("Kumasi", "GHA"))
    ]
    areas, spots = areas_of(sites, background=False), spots_of(sites, background=False)
    frame = frame_of(areas, spots)
    for x, y, _ in labels_of(areas, frame, spots):
        for spot in spots:
            assert abs(x - spot.x) >= frame.width * 0.015 or abs(y - spot.y) >= frame.width * 0.01
    assert len(labels_of(areas, frame, spots * 3)) == 2


def test_a_case_without_places_says_so_and_shows_the_world(tmp_path: Path) -> None:
    save_case(Case(Run("1", ())), tmp_path / "empty.dateline")
    page = Caller(make_app(tmp_path / "empty.dateline")).read("/map")
    assert "No event has a place that is known." in page
    assert f'viewBox="0 0 {world().width} {world().height}"' in page


def test_what_lies_across_the_edge_of_the_map_is_cut_there() -> None:
    ring = unrolled([(170.0, 60.0), (-170.0, 60.0), (-170.0, 70.0), (170.0, 70.0)])
    assert ring == [(170.0, 60.0), (190.0, 60.0), (190.0, 70.0), (170.0, 70.0)]
    west = clipped(ring, 180, 1)
    assert {x for x, _ in west} == {170.0, 180}
    assert clipped([(x - 360, y) for x, y in ring], -180, -1) == [
        (-180, 60.0),
        (-170.0, 60.0),
        (-170.0, 70.0),
        (-180, 70.0),
    ]


def test_the_middle_of_the_map_is_where_the_meridian_meets_the_equator() -> None:
    x, y = drawn_at(0, 0)
    assert x == world().width / 2
    assert drawn_at(180, 0)[0] == pytest.approx(world().width)
    assert drawn_at(0, 10)[1] < y < drawn_at(0, -10)[1]
