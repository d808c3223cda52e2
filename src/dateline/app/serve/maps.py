"""The map: events by the state in which they take place, and by place as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.layout import address
from dateline.app.serve.lists import show_table
from dateline.app.serve.outlines import State, name_of_state, world
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, rows_of
from dateline.io.casefile.places import PlaceRow, place_rows, placeless
from dateline.io.casefile.stored import StoredCase
from dateline.views.edtf import render_edtf
from dateline.views.words import counted

SHADES = 4
"""How many shades tell of how many events."""


MARGIN, NARROWEST = 130, 520
"""Units around the states with events that are shown too, and how wide the part of the map is at least."""
APART = 0.02
"""How far numbers stand apart, as a part of the width that is shown."""


@dataclass(frozen=True)
class Area:
    """A state of the map with its events: where the timeline tells them, how dark it is, and what is said of it."""

    state: State
    href: str
    events: int
    shade: int
    says: str


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
    found, nowhere = desk_of(request).known.sum(
        case, f"places {background}", partial(where_told, background=background)
    )
    known = [row for row in found if row.state]
    areas = areas_of(known, background=background)
    frame = whole_map() if request.query_params.get("world") or not areas else frame_of(areas)
    table = Table(
        "map",
        "place",
        columns(
            *("Place", "State", "Known to:soft", "Events:number", "Disputed:number"),
            *("Told by several:number", "Days:edtf"),
        ),
        rows_of([place_row(row, background=background) for row in found]),
        "No event has a place that is known.",
    )
    return show_table(
        request,
        table,
        view="map",
        title="Map",
        template="map.html",
        world=world(),
        areas=areas,
        frame=frame,
        labels=labels_of(areas, frame),
        located=sum(row.events for row in known),
        unlocated=sum(row.events for row in found) - sum(row.events for row in known),
        placeless=nowhere,
    )


def where_told(case: StoredCase, *, background: bool) -> tuple[tuple[PlaceRow, ...], int]:
    """Every place with its events, and how many events have none."""
    return place_rows(case, background=background), placeless(case, background=background)


def place_row(row: PlaceRow, *, background: bool) -> Row:
    """A place as a row."""
    timeline = Cell(row.name, asked("place", row.id, background=background))
    state = (
        Cell(name_of_state(row.state), asked("state", row.state, background=background))
        if row.state
        else Cell()
    )
    counts = map(str, (row.events, row.disputed, row.witnessed))
    return Row(cells(timeline, state, precision(row), *counts, render_edtf(row.earliest, row.latest)))


def precision(row: PlaceRow) -> str:
    """How closely it is known where a place is."""
    if row.state is None:
        return "a name: in which state is not known"
    return "the state" if row.whole else "a place in the state, counted there"


def asked(name: str, value: str, *, background: bool) -> str:
    """Where the timeline tells what takes place somewhere."""
    return address("/timeline", **{name: value}, all=1 if background else "")


def areas_of(rows: Iterable[PlaceRow], *, background: bool) -> tuple[Area, ...]:
    """The states of the map with their events, those with the most last, so that they lie on top."""
    states: dict[str, list[PlaceRow]] = defaultdict(list)
    for row in rows:
        if row.state and row.state in world().states:
            states[row.state].append(row)
    most = max((sum(row.events for row in found) for found in states.values()), default=1)
    areas = (area_of(code, found, most, background=background) for code, found in states.items())
    return tuple(sorted(areas, key=lambda area: (area.events, area.state.name)))


def area_of(code: str, rows: Sequence[PlaceRow], most: int, *, background: bool) -> Area:
    """A state with its events, which are `most` where it is darkest."""
    events = sum(row.events for row in rows)
    within = [row.name for row in rows if not row.whole]
    whole = sum(row.events for row in rows if row.whole)
    name = world().states[code].name
    says = f"{name}: {counted(events, 'event')}; {whole} known to the state alone"
    if within:
        says += f", {events - whole} at {', '.join(within)}"
    shade = 1 + (SHADES - 1) * events // most if most > 1 else SHADES
    return Area(
        world().states[code], asked("state", code, background=background), events, min(shade, SHADES), says
    )


def whole_map() -> Frame:
    """All of the map."""
    return Frame(0, 0, world().width, world().height)


def frame_of(areas: Sequence[Area]) -> Frame:
    """The part of the map around the states with events, of the same shape as the whole."""
    across, down = [area.state.x for area in areas], [area.state.y for area in areas]
    whole = whole_map()
    wide = max(across) - min(across) + 2 * MARGIN
    high = max(down) - min(down) + 2 * MARGIN
    width = min(whole.width, max(NARROWEST, wide, high * whole.width // whole.height))
    height = width * whole.height // whole.width
    x = (max(across) + min(across) - width) // 2
    y = (max(down) + min(down) - height) // 2
    return Frame(min(max(0, x), whole.width - width), min(max(0, y), whole.height - height), width, height)


def labels_of(areas: Iterable[Area], frame: Frame) -> tuple[tuple[int, int, int], ...]:
    """Where the numbers of events stand: at the centre of a state, or below it where another one stands."""
    apart = max(1, round(frame.width * APART))
    told: list[tuple[int, int, int]] = []
    for area in sorted(areas, key=lambda area: (area.state.y, area.state.x)):
        x, y = area.state.x, area.state.y
        while any(abs(x - u) < 1.5 * apart and abs(y - v) < apart for u, v, _ in told):
            y += apart // 2 + 1
        told.append((x, y, area.events))
    return tuple(told)
