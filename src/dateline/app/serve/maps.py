"""The map: events by the state in which they take place, by town as points, and by place as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.lists import show_table
from dateline.app.serve.outlines import State, name_of_state, world
from dateline.app.serve.sites import Site, Spot, asked, nowhere, position, precision, site_of, spots_of
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, rows_of
from dateline.io.casefile.places import PlaceRow, place_rows, placeless
from dateline.io.casefile.stored import StoredCase
from dateline.views.edtf import render_edtf
from dateline.views.words import counted

SHADES = 4
"""How many shades tell of how many events."""

MARGIN, NARROWEST = 90, 360
"""Units around the states with events that are shown too, and how wide the part of the map is at least."""
APART = 0.02
"""How far numbers stand apart, as a part of the width that is shown."""
BESIDE = ((0, 1), (0, -1), (-1, 0), (1, 0), (-1, 1), (1, 1), (-1, -1), (1, -1))
"""Where a number may be moved: down and up before left and right, and before the corners."""


@dataclass(frozen=True)
class Area:
    """A state of the map with its events: where the timeline tells them, how dark it is, and what is said of it.

    `vague` tells that of some events nothing closer than the state is known.
    """

    state: State
    href: str
    events: int
    shade: int
    says: str
    vague: bool


@dataclass(frozen=True)
class Frame:
    """The part of the map that is shown, in its units."""

    x: int
    y: int
    width: int
    height: int


def places(request: Request, case: StoredCase) -> Response:
    """Where events take place."""
    background = bool(request.query_params.get("all"))
    found, placeless_events = desk_of(request).known.sum(
        case, f"places {background}", partial(where_told, background=background)
    )
    sites = [site_of(row) for row in found]
    areas = areas_of(sites, background=background)
    spots = spots_of(sites, background=background)
    frame = whole_map() if request.query_params.get("world") else frame_of(areas, spots)
    table = Table(
        "map",
        "place",
        columns(
            *("Place", "State", "Known to:soft", "Position:soft", "Events:number", "Disputed:number"),
            *("Told by several:number", "Days:edtf"),
        ),
        rows_of([place_row(site, background=background) for site in sites]),
        "No event has a place that is known.",
    )
    unknown = [row for row in found if not row.state]
    return show_table(
        request,
        table,
        view="map",
        title="Map",
        template="map.html",
        world=world(),
        areas=areas,
        spots=spots,
        frame=frame,
        labels=labels_of(areas, frame, spots),
        located=sum(row.events for row in found) - sum(row.events for row in unknown),
        unlocated=sum(row.events for row in unknown),
        alone=sum(site.row.events for site in sites if site.alone),
        nowhere=nowhere(sites),
        placeless=placeless_events,
    )


def where_told(case: StoredCase, *, background: bool) -> tuple[tuple[PlaceRow, ...], int]:
    """Every place with its events, and how many events have none."""
    return place_rows(case, background=background), placeless(case, background=background)


def place_row(site: Site, *, background: bool) -> Row:
    """A place as a row; the state of a town that is known by its name alone is told, and no list of it."""
    row = site.row
    timeline = Cell(row.name, asked("place", row.id, background=background))
    state = Cell(name_of_state(site.town.state)) if site.town and site.alone else Cell()
    if row.state:
        state = Cell(name_of_state(row.state), asked("state", row.state, background=background))
    counts = map(str, (row.events, row.disputed, row.witnessed))
    days = render_edtf(row.earliest, row.latest)
    return Row(cells(timeline, state, precision(site), position(site), *counts, days))


def areas_of(sites: Iterable[Site], *, background: bool) -> tuple[Area, ...]:
    """The states of the map with their events, those with the most last, so that they lie on top."""
    states: dict[str, list[Site]] = defaultdict(list)
    for site in sites:
        if site.row.state and site.row.state in world().states:
            states[site.row.state].append(site)
    most = max((sum(site.row.events for site in found) for found in states.values()), default=1)
    areas = (area_of(code, found, most, background=background) for code, found in states.items())
    return tuple(sorted(areas, key=lambda area: (area.events, area.state.name)))


def area_of(code: str, sites: Sequence[Site], most: int, *, background: bool) -> Area:
    """A state with its events, which are `most` where it is darkest."""
    events = sum(site.row.events for site in sites)
    whole = sum(site.row.events for site in sites if site.row.whole)
    within = [site.row.name for site in sites if not site.row.whole]
    name = world().states[code].name
    says = f"{name}: {counted(events, 'event')}; {whole} known to the state alone"
    if within:
        says += f", {events - whole} at {', '.join(within)}"
    shade = 1 + (SHADES - 1) * events // most if most > 1 else SHADES
    place = asked("state", code, background=background)
    vague = any(site.town is None for site in sites)
    return Area(world().states[code], place, events, min(shade, SHADES), says, vague)


def whole_map() -> Frame:
    """All of the map."""
    return Frame(0, 0, world().width, world().height)


def frame_of(areas: Sequence[Area], spots: Sequence[Spot] = ()) -> Frame:
    """The part of the map around the states and towns with events, of the same shape as the whole."""
    whole = whole_map()
    across = [*(area.state.x for area in areas), *(spot.x for spot in spots)]
    down = [*(area.state.y for area in areas), *(spot.y for spot in spots)]
    if not across:
        return whole
    wide = max(across) - min(across) + 2 * MARGIN
    high = max(down) - min(down) + 2 * MARGIN
    width = min(whole.width, max(NARROWEST, wide, high * whole.width // whole.height))
    height = width * whole.height // whole.width
    x = (max(across) + min(across) - width) // 2
    y = (max(down) + min(down) - height) // 2
    return Frame(min(max(0, x), whole.width - width), min(max(0, y), whole.height - height), width, height)


def labels_of(
    areas: Iterable[Area], frame: Frame, spots: Iterable[Spot] = ()
) -> tuple[tuple[int, int, int], ...]:
    """Where the numbers of events stand: at the centre of a state, or beside it where a point or another one stands."""
    apart = max(2, round(frame.width * APART))
    taken = [(spot.x, spot.y + apart // 4, apart) for spot in spots]
    told: list[tuple[int, int, int]] = []
    for area in sorted(areas, key=lambda area: (area.state.y, area.state.x)):
        x, y = next(place for place in around(area.state, apart) if is_free(*place, taken, apart))
        taken.append((x, y, 3 * apart // 2))
        told.append((x, y, area.events))
    return tuple(told)


def around(state: State, apart: int) -> Iterator[tuple[int, int]]:
    """The centre of a state, then what lies around it, farther and farther."""
    yield state.x, state.y
    for step in count(1):
        far = step * apart // 2
        yield from ((state.x + across * far, state.y + down * far) for across, down in BESIDE)


def is_free(x: int, y: int, taken: Iterable[tuple[int, int, int]], apart: int) -> bool:
    """Whether a number may stand at a place: what is there has a width to either side."""
    return not any(abs(x - u) < wide and abs(y - v) < apart for u, v, wide in taken)
