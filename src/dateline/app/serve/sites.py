"""Places of a case on the map: the state that is shaded, and the town that is a point, each as far as it is known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt

from dateline.app.serve.layout import address
from dateline.app.serve.projections import drawn_at
from dateline.app.serve.towns import Town, town_of
from dateline.io.casefile.places import PlaceRow
from dateline.views.words import counted

SIZES, MANY = 3.0, 10
"""How many times as large the point of most events is as that of one, where they are so many at least."""


@dataclass(frozen=True)
class Site:
    """A place of a case, and the town that its name names: in its state, or where none is known, by the name alone."""

    row: PlaceRow
    town: Town | None

    @property
    def alone(self) -> bool:
        """Whether only its name tells where it lies, and no pack its state."""
        return self.town is not None and self.row.state is None


@dataclass(frozen=True)
class Spot:
    """A point of the map: where it is in its units, how large, where it leads, and what is said of it.

    `alone` tells that it lies there by its name alone.
    """

    x: int
    y: int
    size: float
    href: str
    says: str
    alone: bool


def site_of(row: PlaceRow) -> Site:
    """Where a place lies."""
    return Site(row, None if row.whole else town_of(row.name, row.state))


def precision(site: Site) -> str:
    """How closely it is known where a place is."""
    if site.row.whole:
        return "the state"
    if site.town:
        return "a town, by its name alone" if site.alone else "a town"
    return "a place in the state" if site.row.state else "a name: where it lies is not known"


def position(site: Site) -> str:
    """Where a town lies, in degrees."""
    if site.town is None:
        return ""
    north, east = site.town.latitude, site.town.longitude
    return f"{abs(north):.1f}° {'N' if north >= 0 else 'S'}, {abs(east):.1f}° {'E' if east >= 0 else 'W'}"


def asked(name: str, value: str, *, background: bool) -> str:
    """Where the timeline tells what takes place somewhere."""
    return address("/timeline", **{name: value}, all=1 if background else "")


def spots_of(sites: Iterable[Site], *, background: bool) -> tuple[Spot, ...]:
    """The towns of the map, those with the fewest events last, so that they lie on top."""
    found = sorted(
        ((site, site.town) for site in sites if site.town),
        key=lambda pair: (-pair[0].row.events, pair[0].row.name),
    )
    most = max((MANY, *(site.row.events for site, _ in found)))
    return tuple(spot_of(site, town, most, background=background) for site, town in found)


def spot_of(site: Site, town: Town, most: int, *, background: bool) -> Spot:
    """A town as a point, whose area grows with its events; `most` is the number of the largest."""
    x, y = drawn_at(town.longitude, town.latitude)
    size = 1 + (SIZES - 1) * sqrt((site.row.events - 1) / (most - 1))
    says = f"{site.row.name}: {counted(site.row.events, 'event')}"
    says += "; placed by its name alone" if site.alone else ""
    return Spot(
        round(x), round(y), size, asked("place", site.row.id, background=background), says, site.alone
    )


def nowhere(sites: Iterable[Site]) -> Sequence[Site]:
    """The places without a position, those of the most events first."""
    return [site for site in sites if site.town is None and site.row.state is None]
