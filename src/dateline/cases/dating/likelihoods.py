"""How much each clue on a page says for each day it may be of; tables count shares on news of five houses.

Every clue is weighed as a mixture: it may speak of the page's own days, or of any others, so that no single
date, however wrong, outweighs the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import chain
from math import exp, prod

from dateline.cases.dating.clues import Clues, DayClue, FloatingClue
from dateline.cases.dating.posteriors import Weigh

PAST_DAYS = 3650
"""Days over which dates of history spread."""
FRESH = {"credit": 0.03, "stamp": 0.7, "named": 0.5, "bare": 0.35, "past": 0.12, "ahead": 0.3}
"""How many of the days that stand so on a page are those of its own news."""
SINCE = {
    -2: 0.005,
    -1: 0.02,
    0: 0.6,
    1: 0.15,
    2: 0.06,
    3: 0.04,
    4: 0.025,
    5: 0.015,
    6: 0.015,
    7: 0.015,
    **dict.fromkeys(range(8, 19), 0.005),
}
"""How many days after a fresh day pages are written."""
REACH = 14
"""Days after a fresh day in which its page is looked for."""

LINE_SINCE = {0: 0.75, 1: 0.17, 2: 0.03, -1: 0.01}
"""How many days after the day in its dateline a page is written."""
RECENT = {"past": 0.6, "bare": 0.5, "ahead": 0.6, "holiday": 0.4}
"""How many days without year lie within some weeks of the page that names them."""

WRITTEN, WEEKDAY_DATE, WEEKDAYS, YEAR = (
    "case.date.written/1",
    "case.date.weekday/1",
    "case.date.named/1",
    "case.date.year/1",
)
"""The rules that clues follow."""

BACK, NONE, AHEAD = -1, 0, 1
HABITS: Mapping[int, tuple[float, ...]] = {
    BACK: (0.36, 0.30, 0.15, 0.08, 0.05, 0.04, 0.04),
    NONE: (0.06, 0.06, 0.03, 0.02, 0.02, 0.02, 0.03),
    AHEAD: (0.04, 0.05, 0.03, 0.02, 0.03, 0.04, 0.06),
}
"""The share of pages that name the weekday so many days before their own (modulo a week), by direction."""
HOUSE = 12
"""Dated pages that tell as much about a pile's habits as the table does."""

MONTHS: Mapping[int, tuple[float, ...]] = {
    BACK: (0.020, 0.060, 0.052, 0.045, 0.022, 0.022, 0.020, 0.016, 0.014, 0.014, 0.013, 0.013),
    NONE: (0.006,) * 12,
    AHEAD: (0.013, 0.006, 0.008, 0.008, 0.008, 0.006, 0.006, 0.007, 0.010, 0.015, 0.025, 0.026),
}
"""The share of pages that name the month so many months before their own (modulo a year), by direction."""

YEARS: Mapping[str, Callable[[int], float]] = {
    "past": lambda since: 0.01 if since < 0 else 0.17 * exp(-since / 4.0) + 0.015,
    "ahead": lambda since: 0.35 * exp(since / 3.0) + 0.01 if since <= 0 else 0.04,
    "headline": lambda since: 0.8 if since == 0 else 0.03 if abs(since) < 4 else 0.005,
    "sum": lambda since: 0.2 if since == 0 else 0.05,
    "beside": lambda since: 0.85 if since == 0 else 0.02 if abs(since) == 1 else 0.002,
}
"""How likely a year of each kind is on a page so many years later."""
YEARS_OPEN: Mapping[str, float] = {kind: sum(map(weigh, range(-5, 25))) / 30 for kind, weigh in YEARS.items()}


@dataclass(frozen=True)
class Habits:
    """How often pages name weekdays, by direction and by how many days ago they were."""

    shares: Mapping[int, tuple[float, ...]]

    @classmethod
    def learn(cls, dated: Iterable[tuple[int, Clues]]) -> Habits:
        """The habits of a pile from its pages of known days, beside the table."""
        counts = {direction: count_house(shares) for direction, shares in HABITS.items()}
        pages = HOUSE
        for day, clues in dated:
            pages += 1
            for weekday, direction in clues.weekdays:
                counts[direction][(weekday_of(day) - weekday) % 7] += 1
        return cls({direction: shares_of(each, pages) for direction, each in counts.items()})

    def weigh(self, clues: Clues) -> Weigh:
        """How likely the weekdays of a page are on each day of the week."""
        by_weekday = [self.likelihood(clues, weekday) for weekday in range(1, 8)]
        mean = sum(by_weekday) / 7
        return lambda day: mean if day is None else by_weekday[weekday_of(day) - 1]

    def likelihood(self, clues: Clues, own: int) -> float:
        """How likely a page of one weekday names just the weekdays that it does."""
        found = 1.0
        for direction, shares in self.shares.items():
            for since, share in enumerate(shares):
                found *= share if ((own - since - 1) % 7 + 1, direction) in clues.weekdays else 1 - share
        return found


def count_house(shares: Iterable[float]) -> list[float]:
    """How many pages of the house behind the table have what so many of a hundred have."""
    return [share * HOUSE for share in shares]


def shares_of(counts: Iterable[float], pages: float) -> tuple[float, ...]:
    """Counts as shares of pages; none is ever certain."""
    return tuple(min(count / pages, 0.97) for count in counts)


def weekday_of(day: int) -> int:
    """The ISO weekday of an ordinal (1 = Monday)."""
    return (day - 1) % 7 + 1


@dataclass(frozen=True, slots=True)
class Evidence:
    """What something says of a page's day, by which rule, and the facts it rests on when it is that day."""

    weigh: Weigh
    rule: str
    premises: Callable[[int], tuple[str, ...]]


def always(*premises: str) -> Callable[[int], tuple[str, ...]]:
    """The same facts, whatever the day."""
    return lambda _: premises


def own_evidence(clues: Clues, habits: Habits) -> Iterator[Evidence]:
    """What every clue of a page but its years says of its days."""
    if clues.days:
        yield Evidence(weigh_days(clues.days), WRITTEN, partial(nearest_day, clues.days))
    for floating in clues.floating:
        yield Evidence(
            weigh_floating(floating), WEEKDAY_DATE if floating.weekday else WRITTEN, always(floating.id)
        )
    for (month, direction), first in clues.months.items():
        yield Evidence(weigh_month(month, direction), WRITTEN, always(first))
    if clues.weekdays:
        yield Evidence(habits.weigh(clues), WEEKDAYS, always(*clues.weekdays.values()))


NAMED_WITHIN = 60
"""Days around its own within which a page names days of its news."""


def nearest_day(days: Sequence[DayClue], day: int) -> tuple[str, ...]:
    """The written day that says most for a day; none where all are of other times."""
    best = max(
        days, key=lambda clue: (FRESH[clue.kind] * since_of(clue, day), -abs(clue.day - day), clue.day)
    )
    return (best.id,) if abs(best.day - day) <= NAMED_WITHIN and since_of(best, day) else ()


def weigh_days(clues: Sequence[DayClue]) -> Weigh:
    """How likely a page writes out its days: one may be of its own news, the others are of any day."""
    fresh = [1 - (1 - FRESH[clue.kind]) ** min(clue.times, 2) for clue in clues]
    total = min(1 - prod(1 - share for share in fresh), SURE)
    scaled = [share * total / sum(fresh) for share in fresh]

    def weigh(day: int | None) -> float:
        if day is None:
            return (1 - total) * OLDER
        own = sum(
            share * since_of(clue, day) * PAST_DAYS / past_of(clue, day)
            for share, clue in zip(scaled, clues, strict=True)
        )
        return (1 - total + own) * prod(past_of(clue, day) for clue in clues)

    return weigh


SURE = 0.95
"""How likely any of a page's days is of its own news, at most."""
OLDER, YOUNGER = 0.5, 0.1
"""How a day of history weighs for pages of any day, and for pages before it."""


def since_of(clue: DayClue, day: int) -> float:
    """How likely a page is written on a day, when another is of its own news."""
    return ahead_of(clue.day - day) if clue.kind == "ahead" else SINCE.get(day - clue.day, 0.0)


def past_of(clue: DayClue, day: int) -> float:
    """How a day of history weighs for a page of some day."""
    return 1.0 if day >= clue.day or clue.kind == "ahead" else YOUNGER


def ahead_of(days: int) -> float:
    """How likely a page names a day so many days ahead."""
    return 0.3 * SINCE.get(-days, 0.0) + (0.7 * exp(-days / 10) / 10.5 if days >= 0 else 0.0)


def weigh_floating(clue: FloatingClue) -> Weigh:
    """How likely a page names a day without its year: days or weeks away, or any day of the year."""
    recent, unmet = (NAMED_RECENT, 1 - NAMED_RECENT) if clue.weekday else (RECENT.get(clue.kind, 0.0), 0.2)

    def weigh(day: int | None) -> float:
        if day is None:
            return (NAMED_ANY if clue.weekday else 1.0) / 365
        year = date.fromordinal(day).year
        sinces = [day - found for each in (year - 1, year, year + 1) if (found := clue.on(each)) is not None]
        if not sinces:
            return unmet / 365
        if clue.kind == "line":
            return max(LINE_SINCE.get(since, 0.0) for since in sinces) + 0.04 / 365
        return recent * max(near(clue, since) for since in sinces) + (1 - recent) / 365

    return weigh


NAMED_RECENT, NAMED_ANY = 0.95, 0.2
"""How many days with weekday and without year lie within a week; how likely one is on a page of any day."""


def near(clue: FloatingClue, since: int) -> float:
    """How likely a day that many days ago is named without its year."""
    side = {"ahead": -since, "past": since}.get(clue.kind, abs(since))
    if clue.weekday:
        return (0.12 if clue.kind in ("ahead", "past") else 0.065) if 0 <= side <= WEEK else 0.0005
    if clue.kind == "holiday":
        return exp(-side / 8) / 16
    if clue.kind == "bare":
        return exp(-side / 5) / 10
    return exp(-side / 15) / 16 if side >= 0 else 0.0005


WEEK = 6
"""Days within which a day is named by its weekday."""


def weigh_month(month: int, direction: int) -> Weigh:
    """How likely a page names a month."""
    shares = MONTHS[direction]
    spread = sum(shares) / 12
    return lambda day: spread if day is None else shares[(date.fromordinal(day).month - month) % 12]


def year_evidence(own: Clues, others: Sequence[Clues], share: float) -> Evidence:
    """What the years on a page, and with a share those on others of its story, say of its year."""
    known: dict[int | None, float] = {}

    def weigh(day: int | None) -> float:
        year = None if day is None else date.fromordinal(day).year
        if year not in known:
            known[year] = year_likelihood(own, year) * prod(
                1 - share + share * year_likelihood(other, year) / year_likelihood(other, None)
                for other in others
            )
        return known[year]

    return Evidence(weigh, YEAR, partial(telling_years, own))


def telling_years(clues: Clues, day: int) -> tuple[str, ...]:
    """The years of a page that speak for the year of a day, most telling first."""
    year = date.fromordinal(day).year
    weights = [(YEARS[clue.kind](year - clue.year) / YEARS_OPEN[clue.kind], clue.ids) for clue in clues.years]
    ranked = sorted((pair for pair in weights if pair[0] > 1), key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(chain.from_iterable(ids for _, ids in ranked)))


def year_likelihood(clues: Clues, year: int | None) -> float:
    """How likely the years on a page are in a year."""
    return prod(
        YEARS_OPEN[clue.kind] if year is None else YEARS[clue.kind](year - clue.year) for clue in clues.years
    )


def candidates(clues: Clues, years: Iterable[int]) -> set[int]:
    """The days that a page's own clues propose, in some years where they name none."""
    found = set(chain.from_iterable(map(days_near, clues.days)))
    for year in years:
        for clue in clues.floating:
            day = clue.on(year)
            if day is not None:
                before, after = (-1, 2) if clue.kind == "line" else (-REACH, REACH)
                found |= {day + step for step in range(before, after + 1)}
    return found


def days_near(clue: DayClue) -> range:
    """The days on which a page may have written out a day."""
    return range(clue.day - (REACH if clue.kind == "ahead" else 3), clue.day + REACH + 1)


def years_of(pages: Iterable[Clues]) -> tuple[int, ...]:
    """The years that pages may be of, by what they name, best supported first kept."""
    support: dict[int, float] = defaultdict(float)
    for clues in pages:
        for day in clues.days:
            support[date.fromordinal(day.day).year] += FRESH[day.kind]
        for clue in clues.years:
            for step, share in NEARBY.items():
                support[clue.year + step] += SUPPORT[clue.kind] * share
    return tuple(sorted(sorted(support, key=lambda year: (-support[year], year))[:POOL]))


SUPPORT = {"beside": 1.0, "headline": 1.0, "sum": 0.3, "past": 0.4, "ahead": 0.4}
"""How much a year of each kind counts when candidates are chosen."""
NEARBY = {-1: 0.5, 0: 1.0, 1: 0.5}
"""How much a year counts for itself and for the years beside it."""
POOL = 6
"""Years that a page without a full date may be of."""
