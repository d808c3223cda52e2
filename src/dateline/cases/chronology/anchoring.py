"""Anchor the time expressions of one page, in text order, on its day and on the times named before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from dateline.cases.anchors import Standpoint, resolve
from dateline.cases.calendar import Days, days_of, narrow
from dateline.cases.chronology.trails import Trail, find_asides, pick_trail
from dateline.model import (
    Anchor,
    By,
    DateEstimate,
    Expression,
    Side,
    Symbol,
    SymbolKind,
    Timex,
    TimexType,
    Unit,
)
from dateline.weights import weight

SUNDAY = 7
"""The seventh day of a week of ISO 8601."""

TALE_SHARE, TALE_LEAST = weight("en.chronology.tale"), 6
"""A page tells history when this share of its dates, and at least so many, name years well before its own."""


def anchor_page(
    expressions: Sequence[Expression], estimate: DateEstimate, likely: Sequence[str]
) -> Iterator[Timex]:
    """The expressions of a page resolved, in text order; `likely` are the ISO days that it may be of."""
    low, high = ends(estimate)
    trail, story, tale, ordered = (
        Trail(),
        Trail(),
        tells_history(expressions, low),
        sorted(expressions, key=lambda expression: expression.span),
    )
    asides = find_asides(ordered) if tale else frozenset()
    for expression in ordered:
        seen = pick_trail(expression.symbol, trail, story, asides) if tale else trail
        early, late = (Standpoint(day, seen.named, tale, seen.ancient) for day in (low, high))
        timex = anchor(expression, estimate, early, late, seen.source)
        if timex.value is None and is_yearly(timex.symbol):
            points = [replace(early, day=date.fromisoformat(day)) for day in likely]
            timex = agreed(expression, timex, points)
        if (
            timex.value
            and leads_on(timex, high, tale=tale)
            and not (is_ended_quarter(timex.symbol) and "P" in trail.named)
        ):
            trail.note(timex.value, expression.id)
            if expression.id not in asides:
                story.note(timex.value, expression.id)
        yield timex


def leads_on(timex: Timex, day: date | None, *, tale: bool) -> bool:
    """Whether what follows may count from a time.

    It may from none that looks back from it, no quarter to come and, in a tale, not from the writer's day.
    """
    to_come = "-Q" in (timex.value or "") and day is not None and (timex.earliest or "") > day.isoformat()
    return timex.type is not TimexType.SET and not to_come and not looks_away(timex.symbol, tale=tale)


def looks_away(symbol: Symbol, *, tale: bool) -> bool:
    """Whether a symbol is a step back from a time named before or, in a tale, one from the writer's day."""
    if symbol.kind is not SymbolKind.STEP:
        return False
    back = symbol.anchor is Anchor.THEN and symbol.count < 0
    return back or symbol.anchor is Anchor.LIKE or (tale and symbol.anchor is Anchor.NOW)


def is_ended_quarter(symbol: Symbol) -> bool:
    """Whether a quarter is named by its last day, or by its number, which may be that of a fiscal year."""
    return symbol.is_quarter and symbol.is_open and (symbol.side, symbol.anchor) == (Side.BEFORE, Anchor.NOW)


def ends(estimate: DateEstimate) -> tuple[date | None, date | None]:
    """The first and the last day that a page may be of; both `None` when either is open."""
    if estimate.earliest is None or estimate.latest is None:
        return None, None
    return date.fromisoformat(estimate.earliest), date.fromisoformat(estimate.latest)


def tells_history(expressions: Sequence[Expression], day: date | None) -> bool:
    """Whether a page tells of years long gone rather than of news."""
    dates = [
        expression.symbol
        for expression in expressions
        if expression.type is TimexType.DATE and expression.symbol.kind is not SymbolKind.REFERENCE
    ]
    past = [symbol for symbol in dates if is_long_gone(symbol, day)]
    fresh = [symbol for symbol in dates if symbol.kind is SymbolKind.STEP and symbol.anchor is Anchor.NOW]
    full = [symbol for symbol in dates if not symbol.needs_anchor]
    return len(past) >= TALE_LEAST and len(past) >= TALE_SHARE * len(full) and len(fresh) * 5 < len(past)


def is_long_gone(symbol: Symbol, day: date | None) -> bool:
    """Whether a date says a year well before that of a day, or a decade or century."""
    return symbol.is_ancient or (symbol.is_dated and (day is None or (symbol.year or 0) < day.year - 1))


def anchor(
    expression: Expression,
    estimate: DateEstimate,
    early: Standpoint,
    late: Standpoint,
    sources: dict[str, str],
) -> Timex:
    """One expression as a Timex, seen from the first and the last day that the page may be of."""
    first = value_of(expression, early)
    values = [first, first if early.day == late.day else value_of(expression, late)]
    value = values[0] if values[0] == values[1] else None
    later_then = expression.symbol.is_future and expression.direction < 0
    days = (None, None) if later_then else bounds(values, expression.mod, early.day, late.day)
    days = days[0], begun_on_sunday(expression.symbol, days[1], late.day)
    rule, source = reason(expression, value, estimate, sources, tale=early.narrative)
    return Timex(
        expression=expression.id,
        span=expression.span,
        type=expression.type,
        value=value,
        mod=expression.mod,
        symbol=expression.symbol,
        anchor=source,
        earliest=days[0].isoformat() if days[0] else None,
        latest=days[1].isoformat() if days[1] else None,
        by=By(rule, 1.0 if value else 0.0, tuple(each for each in (expression.id, source) if each)),
    )


def is_yearly(symbol: Symbol) -> bool:
    """Whether a time hangs on the year in which it is named, hardly on the day: "in June", "last year"."""
    by_years = symbol.kind is SymbolKind.STEP and symbol.unit is Unit.YEAR
    return symbol.kind in YEARLY or by_years


YEARLY = (
    SymbolKind.DAY,
    SymbolKind.MONTH,
    SymbolKind.NTH_WEEKDAY,
    SymbolKind.EASTER,
)
"""Kinds of dates that come once a year."""
AGREED = weight("en.dates.agreed")
"""How many of the likely days of a page must give one time."""


def agreed(expression: Expression, timex: Timex, points: Sequence[Standpoint]) -> Timex:
    """An open time with the value that nearly all likely days of its page give, if they do."""
    values = Counter(value_of(expression, point) for point in points)
    for value, count in values.most_common(1):
        share = count / len(points)
        if value and share >= AGREED:
            days = bounds([value], expression.mod, points[0].day, points[-1].day)
            first, last = (day.isoformat() if day else None for day in days)
            by = By("case.time.from_likely/1", share, timex.by.premises)
            return replace(timex, value=value, earliest=first, latest=last, by=by)
    return timex


def begun_on_sunday(symbol: Symbol, last: date | None, day: date | None) -> date | None:
    """The last day of a week gone by: on a Sunday "last week" may be the one that ended the day before.

    ISO 8601 ends weeks on Sundays, as the value has it; many readers begin them on Sundays.
    """
    back = symbol.anchor is Anchor.NOW and symbol.unit is Unit.WEEK and symbol.count < 0
    sunday = day is not None and day.isoweekday() == SUNDAY
    return last + timedelta(SUNDAY - 1) if last and back and sunday else last


def value_of(expression: Expression, standpoint: Standpoint) -> str | None:
    """The value of an expression from one standpoint; sets repeat and are not anchored."""
    return (
        str(expression.symbol)
        if expression.type is TimexType.SET
        else resolve(expression.symbol, expression.direction, standpoint=standpoint)
    )


def bounds(
    values: Sequence[str | None], mod: str | None, low: date | None, high: date | None
) -> tuple[date | None, date | None]:
    """The first and last day that an expression can mean; "now" and the like are seen from the page's day."""
    reference = {"PRESENT_REF": (low, high), "PAST_REF": (None, high), "FUTURE_REF": (low, None)}.get(
        values[0] or ""
    )
    if reference:
        return reference
    spans = [days for value in values if value and (days := days_of(value))]
    if len(spans) < len(values):
        return None, None
    return clip(narrow((min(days[0] for days in spans), max(days[1] for days in spans)), mod), mod, low, high)


def clip(days: Days, mod: str | None, low: date | None, high: date | None) -> Days:
    """Earlier this year ends with the page's day; later this year begins with it."""
    if mod == "BEFORE" and high and days[0] <= high:
        return days[0], min(days[1], high)
    if mod == "AFTER" and low and low <= days[1]:
        return max(days[0], low), days[1]
    return days


def reason(
    expression: Expression, value: str | None, estimate: DateEstimate, sources: dict[str, str], *, tale: bool
) -> tuple[str, str | None]:
    """The rule that made a value, or that says why there is none, and the id of what it was counted from."""
    symbol = expression.symbol
    if not symbol.needs_anchor:
        return "case.time.said/1", None
    from_text = symbol.anchor in (Anchor.THEN, Anchor.LIKE) or (tale and symbol.anchor is not Anchor.NOW)
    if value and from_text and sources:
        return "case.time.from_text/1", sources.get("D") or sources.get("M") or sources.get("Y")
    if value:
        return (
            "case.time.from_day/1" if estimate.earliest == estimate.latest else "case.time.from_interval/1"
        ), estimate.page
    if from_text:
        return "case.time.unanchored/1", None
    undated = estimate.earliest is None or estimate.latest is None
    return ("case.time.undated/1" if undated else "case.time.ambiguous/1"), estimate.page


def window(estimate: DateEstimate) -> timedelta | None:
    """How wide the interval of a page's day is; `None` when an end is open."""
    low, high = ends(estimate)
    return high - low if low and high else None
