"""How much each clue on a page says for each day it may be of, as logarithms along the axis.

Every clue is weighed as a mixture: it may speak of the page's own days, or of any others, so that no single
date, however wrong, outweighs the rest. The shares are counted by training/dating.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from math import log, prod

import numpy as np
import numpy.typing as npt

from dateline.cases.dating.axis import (
    FIRST,
    MONTHS,
    START,
    STEPS,
    STOP,
    YEARS,
    Vector,
    add_near,
    zeros,
)
from dateline.cases.dating.clues import Clues, DayClue, FloatingClue
from dateline.cases.dating.habits import AHEAD_OF, BACK, MOST, NONE, Habits
from dateline.weights import weight, weight_row, weight_table

FRESH = weight_table("en.dating.fresh")
"""How many of the days that stand so on a page are those of its own news."""
SINCE = {int(days): share for days, share in weight_table("en.dates.since").items()}
"""How many days after a day of its news a page is written."""
AHEAD = weight_table("en.dates.ahead")
"""How far ahead days of the news lie: the share of those told on the day itself, and the mean of the
others."""
HISTORY = weight_table("en.dates.history")
"""Over how many days dates of history spread, and how much one weighs for a page that was written before
it."""
SURE = weight("en.dates.sure")
"""How likely any of a page's days is of its own news, at most."""

LINE = {int(days): share for days, share in weight_table("en.dating.line").items()}
"""How many days after the day in its dateline a page is written."""
NEAR = weight_table("en.dating.near")
"""How many days without year lie near the page that names them, by kind; the rest is of any day of a year."""
DISTANCE = weight_table("en.dating.distance")
"""The mean distance of such days, in days."""
ASIDE = weight_table("en.dating.aside")
"""How many of them lie on the other side of the page than their clause tells."""
REACH = 75
"""Days from its page within which a day without year is near."""
NAMED = weight_table("en.dates.named")
"""How many days with weekday and without year lie within a week, and how likely one is on a page of any
day."""
WEEK = 6
"""Days within which a day is named by its weekday."""

AGREES = weight("en.dating.agrees")
"""How often a day within a week of its page is also named by its weekday there, beyond chance."""
MONTH_SHARES = {
    BACK: np.array(weight_row("en.dating.month_past")),
    NONE: np.array(weight_row("en.dating.month_bare")),
    AHEAD_OF: np.array(weight_row("en.dating.month_ahead")),
}
"""The share of pages that name the month so many months before their own (modulo a year), by direction."""
YEAR_SHARES = {
    "past": weight_table("en.dating.year_past"),
    "ahead": weight_table("en.dating.year_ahead"),
    "sum": weight_table("en.dating.year_sum"),
    "headline": weight_table("en.dates.year_headline"),
    "beside": weight_table("en.dates.year_beside"),
}
"""How likely a year of each kind is so many years before the page that names it; `other` is any other
year."""

WRITTEN, WEEKDAY_DATE, WEEKDAYS_NAMED, YEAR, CAPTURED = (
    "case.date.written/1",
    "case.date.weekday/1",
    "case.date.named/1",
    "case.date.year/1",
    "case.date.captured/1",
)
"""The rules that clues follow."""


@dataclass(frozen=True, eq=False, slots=True)
class Evidence:
    """What something says of a page's day, by which rule, and the facts it rests on when it is that day."""

    logs: Vector
    rule: str
    premises: Callable[[int], tuple[str, ...]]


def always(*premises: str) -> Callable[[int], tuple[str, ...]]:
    """The same facts, whatever the day."""
    return lambda _: premises


def own_evidence(clues: Clues, habits: Habits, *, years: float = 1.0) -> Iterator[Evidence]:
    """What every clue of a page says of its days; its years count as much as `years` tells."""
    if clues.days:
        yield Evidence(weigh_days(clues.days), WRITTEN, partial(nearest_day, clues.days))
    for floating in clues.floating:
        rule = WEEKDAY_DATE if floating.weekday else WRITTEN
        yield Evidence(weigh_floating(floating), rule, always(floating.id))
    if clues.begun:
        yield Evidence(weigh_begun(clues.begun.day), WRITTEN, always(clues.begun.id))
    for (month, direction), first in clues.months.items():
        yield Evidence(weigh_month(month, direction), WRITTEN, always(first))
    if clues.weekdays:
        logs = habits.weigh(clues) + weigh_agreement(clues)
        yield Evidence(logs, WEEKDAYS_NAMED, always(*clues.weekdays.values()))
    if clues.years:
        yield Evidence(years * weigh_years(clues), YEAR, partial(telling_years, clues))
    if clues.captured:
        yield Evidence(weigh_capture(clues.captured.day), CAPTURED, always(clues.captured.id))


def weigh_capture(day: int) -> Vector:
    """That a page is of no day after the one on which it was captured."""
    found: Vector = np.where(day < STEPS + FIRST, float(LATER), 0.0)
    return found


LATER = -60
"""The logarithm of how likely a page is of a day after its capture."""


# ── days written out ────────────────────────────────────────────────────────────────────────────────────────
def weigh_days(clues: Sequence[DayClue]) -> Vector:
    """How likely a page writes out its days: one may be of its own news, the others are of any day."""
    latest = max((clue.day for clue in clues if clue.kind not in ("ahead", "credit")), default=None)
    fresh = [freshness(clue, latest) for clue in clues]
    total = min(1 - prod(1 - share for share in fresh), SURE)
    own, later = zeros(), zeros()
    for share, clue in zip(fresh, clues, strict=True):
        steps, shares = steps_from(clue.kind)
        told_before = np.where((steps < 0) & (clue.kind != "ahead"), HISTORY["younger"], 1.0)
        scale = HISTORY["days"] * share * total / sum(fresh)
        add_near(own, [clue.day], steps, scale * shares / told_before)
        if clue.kind != "ahead":
            later[: max(clue.day - FIRST, 0)] += 1
    found: Vector = np.log((1 - total) * since_history(latest) + own) + log(HISTORY["younger"]) * later
    return found


def freshness(clue: DayClue, latest: int | None) -> float:
    """How likely a day is of its page's own news: hardly, where the page goes on to days long after it."""
    share = 1 - (1 - FRESH[clue.kind]) ** min(clue.times, 2)
    return share * HISTORY["younger"] if latest and latest - clue.day >= NAMED_WITHIN else share


def since_history(day: int | None) -> Vector:
    """How likely a page is of each day when the latest day that it names is one of history.

    The longer ago, the less (after Lomax 1954): half of such pages are written within the days of `HISTORY`.
    """
    if day is None:
        return zeros() + 1
    away = np.maximum(STEPS + FIRST - day, 0)
    found: Vector = 1 / (1 + away / HISTORY["days"]) ** 2
    return found


@cache
def steps_from(kind: str) -> tuple[npt.NDArray[np.int64], Vector]:
    """How many days from a day of its news a page is written, and how likely each is."""
    if kind != "ahead":
        return np.array(list(SINCE)), np.array(list(SINCE.values()))
    steps = np.arange(-REACH, max(SINCE) + 1)
    told = np.array([SINCE.get(int(step), 0.0) for step in steps])
    coming = np.where(steps <= 0, np.exp(steps / AHEAD["days"]), 0.0)
    return steps, AHEAD["share"] * told + (1 - AHEAD["share"]) * coming / coming.sum()


def weigh_begun(day: int) -> Vector:
    """How likely a page is of each day that tells as past a month which begins on one."""
    found: Vector = np.where(day > STEPS + FIRST, log(HISTORY["younger"]), 0.0)
    return found


NAMED_WITHIN = 60
"""Days around its own within which a page names days of its news."""


def nearest_day(days: Sequence[DayClue], day: int) -> tuple[str, ...]:
    """The written day that says most for a day; none where all are of other times."""
    best = max(
        days, key=lambda clue: (FRESH[clue.kind] * since_of(clue, day), -abs(clue.day - day), clue.day)
    )
    return (best.id,) if abs(best.day - day) <= NAMED_WITHIN and since_of(best, day) else ()


def since_of(clue: DayClue, day: int) -> float:
    """How likely a page is written on a day, when another is of its own news."""
    steps, shares = steps_from(clue.kind)
    return float(shares[steps == day - clue.day].sum())


# ── days without their year ─────────────────────────────────────────────────────────────────────────────────
def weigh_floating(clue: FloatingClue) -> Vector:
    """How likely a page names a day without its year: days or weeks away, or any day of the year."""
    if clue.kind == "line":
        steps, shares, near = np.array(list(LINE)), np.array(list(LINE.values())), 1 - LINE_WRONG
    elif clue.weekday:
        steps, shares, near = *within_week(clue.kind), NAMED["near"]
    else:
        steps, shares, near = *around(clue.kind), NEAR[clue.kind]
    found = np.full(len(STEPS), (1 - near) / YEAR_DAYS)
    add_near(found, occurrences(clue), steps, near * shares)
    logs: Vector = np.log(found)
    return logs


YEAR_DAYS = 365
LINE_WRONG = weight("en.dates.line_wrong")
"""How many days in what looks like a dateline are of another time."""


def occurrences(clue: FloatingClue) -> npt.NDArray[np.int64]:
    """The days (ordinals) that a day without its year may be."""
    found = (clue.on(year) for year in range(START.year - 1, STOP.year + 1))
    return np.array([day for day in found if day is not None], dtype=np.int64)


@cache
def around(kind: str) -> tuple[npt.NDArray[np.int64], Vector]:
    """How many days from a day without year the page is that names it, and how likely each is."""
    steps = np.arange(-REACH, REACH + 1)
    shares = np.exp(-abs(steps) / DISTANCE[kind])
    told = sides_of(kind)(steps)
    if told.all():
        return steps, shares / shares.sum()
    right, wrong = np.where(told, shares, 0.0), np.where(told, 0.0, shares)
    return steps, (1 - ASIDE[kind]) * right / right.sum() + ASIDE[kind] * wrong / wrong.sum()


def sides_of(kind: str) -> Callable[[npt.NDArray[np.int64]], npt.NDArray[np.bool_]]:
    """On which days from one that is told as past or as ahead a page may be."""
    if kind == "past":
        return lambda steps: steps >= 0
    if kind == "ahead":
        return lambda steps: steps <= 0
    return lambda steps: np.ones_like(steps, dtype=np.bool_)


@cache
def within_week(kind: str) -> tuple[npt.NDArray[np.int64], Vector]:
    """How many days from a day named with its weekday a page is, and how likely each is."""
    steps = np.arange(-WEEK, WEEK + 1)
    shares = np.where(sides_of(kind)(steps), 1.0, NAMED["aside"])
    return steps, shares / shares.sum()


# ── months, weekdays, years ─────────────────────────────────────────────────────────────────────────────────
def weigh_month(month: int, direction: int) -> Vector:
    """How likely a page names a month, against the mean of all months."""
    shares = MONTH_SHARES[direction]
    found: Vector = np.log(shares / shares.mean())[(MONTHS - month) % 12]
    return found


def weigh_agreement(clues: Clues) -> Vector:
    """What it says that days of the week around are named by their weekdays, too, or are not."""
    found = zeros()
    days = [
        occurrences(clue) for clue in {(each.month, each.number): each for each in clues.floating}.values()
    ]
    for direction in (BACK, AHEAD_OF):
        named = [weekday for weekday, told in clues.weekdays if told == direction]
        for each in days if named else ():
            add_agreement(found, each, named, direction)
    return found


def add_agreement(found: Vector, days: npt.NDArray[np.int64], named: Sequence[int], direction: int) -> None:
    """Add what it says that some weekdays are named, where a day lies in the week in that direction."""
    steps = -direction * np.arange(1, WEEK + 1)
    chance = len(named) / 7
    expected = min(chance + AGREES * (1 - chance), MOST)
    agrees = np.isin((days - 1) % 7 + 1, named)
    add_near(found, days[agrees], steps, log(expected / chance))
    if chance < 1:
        add_near(found, days[~agrees], steps, log((1 - expected) / (1 - chance)))


def weigh_years(clues: Clues) -> Vector:
    """How likely the years on a page are in each year, against years that say nothing."""
    years = range(START.year, STOP.year)
    by_year = np.array(
        [sum(log(year_odds(clue.kind, year - clue.year)) for clue in clues.years) for year in years]
    )
    found: Vector = by_year[YEARS - START.year]
    return found


def year_odds(kind: str, since: int) -> float:
    """How much likelier a year of some kind is on a page so many years later than on one of any year."""
    shares = YEAR_SHARES[kind]
    return shares.get(str(since), shares["other"]) / shares["other"]


def telling_years(clues: Clues, day: int) -> tuple[str, ...]:
    """The years of a page that speak for the year of a day, most telling first."""
    year = int(YEARS[day - FIRST])
    weights = [(year_odds(clue.kind, year - clue.year), clue.ids) for clue in clues.years]
    ranked = sorted((pair for pair in weights if pair[0] > 1), key=lambda pair: -pair[0])
    return tuple(dict.fromkeys(chain.from_iterable(ids for _, ids in ranked)))
