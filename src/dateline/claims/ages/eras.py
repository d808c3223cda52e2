"""Which time a time expression names, as far as its words tell: close to the day of writing, or long before."""

from __future__ import annotations

from enum import StrEnum

from dateline.model import Expression, TimexType
from dateline.model.notation import Anchor, SymbolKind, Unit


class Era(StrEnum):
    """Where a time lies."""

    NEAR = "near"
    DAY = "day"
    OLD = "old"
    YEARS = "years"
    OTHER = "other"


NAMED = frozenset({Era.NEAR, Era.DAY, Era.OLD})
"""Eras of times that lie somewhere, other than how long something is."""

CLOSE = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY, Unit.WEEKEND, Unit.WEEK})
WEEKDAYS = frozenset({SymbolKind.WEEKDAY, SymbolKind.WEEKEND})
LONG = frozenset(
    {SymbolKind.YEAR, SymbolKind.YEARS, SymbolKind.DECADE, SymbolKind.CENTURY, SymbolKind.PERIOD}
)
DATES = frozenset({SymbolKind.MONTH, SymbolKind.DAY})


def era_of(time: Expression) -> Era:
    """The era of a time: a weekday is near, a year or a day with its year old, a day without one neither."""
    symbol = time.symbol
    if symbol.kind is SymbolKind.AMOUNT:
        return Era.YEARS if symbol.unit is Unit.YEAR else Era.OTHER
    if time.type not in (TimexType.DATE, TimexType.TIME):
        return Era.OTHER
    if symbol.kind is SymbolKind.STEP:
        return Era.NEAR if symbol.unit in CLOSE else Era.OLD
    if symbol.kind in WEEKDAYS:
        return Era.NEAR
    if symbol.kind in LONG or (symbol.kind in DATES and symbol.year is not None):
        return Era.OLD
    return Era.DAY if symbol.kind in DATES else Era.OTHER


def kind_of(time: Expression) -> str:
    """What kind of time it is: its symbol's, with its unit, what it counts from and whether its year is named."""
    symbol = time.symbol
    anchor = symbol.anchor if symbol.anchor is not Anchor.EVENT else symbol.side
    parts = (symbol.kind, symbol.unit, anchor, symbol.year is not None or None)
    return ".".join(str(part) for part in parts if part is not None)
