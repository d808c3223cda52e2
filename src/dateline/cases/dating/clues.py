"""What one page says about its own day: days written out, weekdays, days without a year, and years."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import chain, islice, product
from operator import itemgetter

from dateline.cases.anchors import Standpoint, resolve
from dateline.cases.calendar import Days, day_in_year, days_of
from dateline.cases.dating.standings import ORDER, is_filed, stand_of
from dateline.model import Expression, Page, Passage, SymbolKind, TimexType, Zone

WEEK = timedelta(days=6)
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""The years in which news pages are looked for."""
COUNTED = 40
"""Amounts of years of a page that are added to the years it names."""
BESIDE = 12
"""Characters between years counted back and a year that they add up with ("24 years ago, in July 2000")."""


@dataclass(frozen=True, slots=True)
class DayClue:
    """A day written out on a page: its standing (a key of `likelihoods.FRESH`), how often, where first."""

    day: int
    kind: str
    times: int
    id: str


@dataclass(frozen=True, slots=True)
class FloatingClue:
    """A day without its year: month, number, weekday (0 where not named), standing, and the expression."""

    month: int
    number: int
    weekday: int
    kind: str
    id: str

    def on(self, year: int) -> int | None:
        """The day of a year, as ordinal; `None` when that year has none or it falls on another weekday."""
        day = day_in_year(year, self.month, self.number, weekday=self.weekday)
        return day.toordinal() if day else None


@dataclass(frozen=True, slots=True)
class YearClue:
    """A year that a page speaks of: the latest past one, the first ahead, in the headline, or adding up."""

    year: int
    kind: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Clues:
    """The clues of one page; `lines` are days in a dateline or byline.

    `weekdays` and `months` are the first expressions of every (weekday or month, direction).

    `begun` is the first day of the latest month (or a longer time, no year) told as past.

    `since` is the latest day told as past, `until` the first told as ahead; `captured` is the day on which
    the page was there, after which it was not published.
    """

    lines: tuple[tuple[int, str], ...] = ()
    days: tuple[DayClue, ...] = ()
    floating: tuple[FloatingClue, ...] = ()
    years: tuple[YearClue, ...] = ()
    weekdays: Mapping[tuple[int, int], str] = field(default_factory=dict)
    months: Mapping[tuple[int, int], str] = field(default_factory=dict)
    begun: DayClue | None = None
    since: DayClue | None = None
    until: DayClue | None = None
    captured: DayClue | None = None

    @property
    def telling(self) -> Clues:
        """Without days of older pictures and of things past: the pages of a story share those at any time."""
        return replace(self, days=tuple(clue for clue in self.days if clue.kind not in ("credit", "past")))

    @property
    def stamped(self) -> Clues:
        """Only the days of postings and datelines: they tell the days of a page whatever it is about."""
        days = tuple(clue for clue in self.days if clue.kind == "stamp")
        return replace(self, days=days, floating=tuple(clue for clue in self.floating if clue.kind == "line"))


def find_clues(page: Page, expressions: Sequence[Expression], passages: Sequence[Passage]) -> Clues:
    """Everything that a page says about its own day; times of pictures from the files say little."""
    zones = Zones(passages)
    full = list(single_days(expressions))
    expressions = [expression for expression in expressions if not is_filed(page, expression)]
    dates = [(expression, days) for expression in expressions if (days := full_days(expression))]
    news = list(single_days(expressions))
    return Clues(
        lines=tuple(
            (day.toordinal(), expression.id)
            for expression, day in news
            if zones.of(expression) in (Zone.DATELINE, Zone.BYLINE)
        ),
        days=tuple(day_clues(page, full)),
        floating=tuple(floating_clues(page, expressions, zones)),
        years=tuple(year_clues(page, expressions, dates, zones)),
        weekdays=first_of((each.symbol.bare_weekday, each) for each in expressions),
        months=first_of((each.symbol.bare_month, each) for each in expressions),
        begun=max(begun_times(dates), key=lambda clue: clue.day, default=None),
        since=max(told(news, "past"), key=lambda clue: clue.day, default=None),
        until=min(told(news, "ahead"), key=lambda clue: clue.day, default=None),
        captured=captured_on(page),
    )


def captured_on(page: Page) -> DayClue | None:
    """The day on which a page was captured first, as its sightings tell."""
    moments = [sighting.retrieved[:10] for sighting in page.sightings if sighting.retrieved]
    stamps = chain.from_iterable(sighting.stamps for sighting in page.sightings)
    moments += [stamp.day for stamp in stamps if stamp.origin == FIRST_CAPTURE]
    days = [day for moment in moments if (day := day_of_web(moment))]
    return DayClue(min(days), "captured", 1, page.id) if days else None


FIRST_CAPTURE = "capture first"
"""The origin of a stamp that tells since when an archive has a page."""
WEB = date(1995, 1, 1).toordinal()
"""No page was captured before the web was there."""


def day_of_web(moment: str) -> int | None:
    """A day in ISO 8601 as ordinal; `None` for what is none, or older than the web."""
    try:
        day = date.fromisoformat(moment).toordinal()
    except ValueError:
        return None
    return day if day >= WEB else None


def told(full: Iterable[tuple[Expression, date]], kind: str) -> Iterator[DayClue]:
    """The full days whose clause tells them as past or as ahead."""
    direction = -1 if kind == "past" else 1
    return (
        DayClue(day.toordinal(), kind, 1, expression.id)
        for expression, day in full
        if expression.direction == direction
    )


def begun_times(dates: Iterable[tuple[Expression, Days]]) -> Iterator[DayClue]:
    """The first days of months, quarters and seasons that their clauses tell as past."""
    return (
        DayClue(days[0].toordinal(), "past", 1, expression.id)
        for expression, days in dates
        if expression.direction < 0 and MONTH <= (days[1] - days[0]).days <= SEASON
    )


MONTH, SEASON = 27, 92
"""Days from the first to the last of the shortest month and of the longest season."""


class Zones:
    """The zone at a page offset."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.passages = sorted(passages, key=lambda passage: passage.span)
        self.starts = [passage.span.start for passage in self.passages]

    def of(self, expression: Expression) -> Zone:
        """The zone that an expression stands in."""
        index = bisect_right(self.starts, expression.span.start) - 1
        return self.passages[index].zone if index >= 0 else Zone.BODY


def full_days(expression: Expression) -> Days | None:
    """The days of a date that needs no anchor and lies in the age of news."""
    if expression.symbol.needs_anchor or expression.type not in (TimexType.DATE, TimexType.TIME):
        return None
    value = resolve(expression.symbol, expression.direction, standpoint=Standpoint(None))
    days = days_of(value) if value else None
    return days if days and FIRST_YEAR <= days[0].year <= LAST_YEAR else None


def single_days(expressions: Iterable[Expression]) -> Iterator[tuple[Expression, date]]:
    """The expressions that are one full day each, with it."""
    dates = ((expression, full_days(expression)) for expression in expressions)
    return ((expression, days[0]) for expression, days in dates if days and days[0] == days[1])


# ── days written out ────────────────────────────────────────────────────────────────────────────────────────
def day_clues(page: Page, full: Iterable[tuple[Expression, date]]) -> Iterator[DayClue]:
    """Every full day once, as its most telling mention stands."""
    found: dict[int, list[tuple[int, str, str]]] = {}
    for expression, day in full:
        kind = stand_of(page, expression)
        found.setdefault(day.toordinal(), []).append((ORDER.index(kind), kind, expression.id))
    for number, mentions in sorted(found.items()):
        _, kind, first = min(mentions, key=lambda mention: mention[0])
        yield DayClue(number, kind, len(mentions), first)


NUMBERED = re.compile(r"\d")
"""What a day by number has, and a holiday has not."""


def floating_clues(page: Page, expressions: Iterable[Expression], zones: Zones) -> Iterator[FloatingClue]:
    """Every day without its year once for each way in which it stands on the page."""
    seen: set[tuple[int, int, str]] = set()
    for expression in expressions:
        symbol = expression.symbol
        if symbol.is_bare_day:
            line = zones.of(expression) in (Zone.DATELINE, Zone.BYLINE)
            numbered = NUMBERED.search(page.text, expression.span.start, expression.span.end)
            kind = (
                "line"
                if line
                else ("past", "bare", "ahead")[expression.direction + 1]
                if numbered
                else "holiday"
            )
            month, day = symbol.month, symbol.day
            if (month, day, kind) not in seen:
                seen.add((month, day, kind))
                yield FloatingClue(month, day, symbol.weekday, kind, expression.id)


def first_of(numbered: Iterable[tuple[int, Expression]]) -> dict[tuple[int, int], str]:
    """The first expression of every bare weekday or month, by its number and its direction."""
    found: dict[tuple[int, int], str] = {}
    for number, expression in numbered:
        if number:
            found.setdefault((number, expression.direction), expression.id)
    return found


# ── years ───────────────────────────────────────────────────────────────────────────────────────────────────
def year_clues(
    page: Page, expressions: Sequence[Expression], dates: Sequence[tuple[Expression, Days]], zones: Zones
) -> Iterator[YearClue]:
    """The latest year told as past, the first ahead, years of the headline, and years that add up."""
    named = [(days[0].year, expression) for expression, days in dates if (days[1] - days[0]).days < 367]
    sums = tuple(sums_of(page, expressions, named))
    added = set(chain.from_iterable(clue.ids for clue in sums if clue.kind == "beside"))
    longer = [
        (days[0].year, expression)
        for expression, days in dates
        if 2 < (days[1] - days[0]).days < 367 and expression.id not in added
    ]
    yield from nearest_years(longer)
    for year, expression in longer:
        if zones.of(expression) is Zone.HEADLINE:
            yield YearClue(year, "headline", (expression.id,))
    yield from sums


def nearest_years(named: Sequence[tuple[int, Expression]]) -> Iterator[YearClue]:
    """The latest year told as past, and the first ahead."""
    past = [(year, expression) for year, expression in named if expression.direction <= 0]
    ahead = [(year, expression) for year, expression in named if expression.direction > 0]
    if past:
        year, expression = max(past, key=itemgetter(0))
        yield YearClue(year, "past", (expression.id,))
    if ahead:
        year, expression = min(ahead, key=itemgetter(0))
        yield YearClue(year, "ahead", (expression.id,))


def sums_of(
    page: Page, expressions: Sequence[Expression], named: Sequence[tuple[int, Expression]]
) -> Iterator[YearClue]:
    """Years that add up: one named plus years counted back ("24 years ago"), surest where neighbours."""
    counted = (each for each in expressions if each.symbol.years_back > 1 and is_counted_back(page, each))
    sums: dict[int, tuple[str, tuple[str, ...]]] = {}
    for back, (year, other) in product(islice(counted, COUNTED), sorted(named, key=itemgetter(0))):
        total = year + back.symbol.years_back
        kind = "beside" if is_beside(back, other) else "sum"
        if total <= LAST_YEAR and (total not in sums or kind == "beside"):
            sums[total] = kind, (back.id, other.id)
    yield from (YearClue(year, kind, ids) for year, (kind, ids) in sorted(sums.items()))


def is_counted_back(page: Page, expression: Expression) -> bool:
    """Whether years end now: "24 years ago", "the first visit in 24 years"."""
    before = page.text[max(0, expression.span.start - FIRST_REACH) : expression.span.start]
    return expression.symbol.kind is SymbolKind.STEP or FIRST_IN.search(before) is not None


FIRST_REACH = 60
FIRST_IN = re.compile(r"\bfirst\b[^.;!?\n]*\b(?:in|for)\s+$", re.IGNORECASE)
"""What stands before years without another of a kind, which end with the one that is told."""


def is_beside(left: Expression, right: Expression) -> bool:
    """Whether two expressions stand close together."""
    return (
        abs(left.sentence - right.sentence) <= 1
        and max(left.span.start, right.span.start) - min(left.span.end, right.span.end) <= BESIDE
    )


def week_around(day: date, direction: int) -> tuple[date, date]:
    """The days on which a page can call a day by its weekday: a week before it, or after it when past."""
    return (
        (day - WEEK, day)
        if direction > 0
        else (day, day + WEEK)
        if direction < 0
        else (day - WEEK, day + WEEK)
    )
