"""What words of time say before they are anchored: a text that is read once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from dateline.model.notation import Anchor, Side, SymbolKind, Unit, read_parts


class _Parts:
    """What is read from the text of a symbol.

    They are no fields, so that files and caches hold the text only, and set at one go: cases have many.
    """

    kind: SymbolKind
    value: str
    anchor: Anchor | None
    side: Side | None
    count: float
    unit: Unit | None
    year: int | None
    month: int
    day: int
    last_day: int
    weekday: int
    nth: int
    easter: int
    period: str
    tens: int
    time: str


@dataclass(frozen=True, slots=True)
class Symbol(_Parts):
    """The underspecified value of a time expression.

    It is a text in this notation:

        symbol    = reference | amount | step | date
        reference = "PRESENT_REF" | "PAST_REF" | "FUTURE_REF"
        amount    = a TIMEX3 duration, [side, "event" | "now"]       "P2D", "PXY", "PXX", "PT1H30M"
                    counted after or before an event: "P9M>event"; up to the day of writing, or from it on:
                    "P10D<now"
        step      = anchor, sign, number, unit, [time]               "now-1W", "then+2D", "now-1DTNI"
        date      = value, [time], [relation] | value, "^"           "XXXX-06-18TMO", "XXXX-05<now"
                    without relation the nearest that fits the tense; with "^" the day before: "XXXX-07-04^"
        value     = a TIMEX3 date with X for unknown digits          "2008-Q2", "XXXX-06-18", "XXXX-WXX-2"
                    "XX9X" (a decade), "199", "19" (the 20th century), "BC0490", "2023/2024";
                    also "XXXX-06-18/2" (a Tuesday), "XXXX-06-18..19" (through the 19th),
                    "XXXX-XX-20" (the 20th of the month spoken of), "XXXX-11-4x4" (its fourth Thursday;
                    the fifth is the last), "XXXX-EA" (Easter), "XXXX-EA-2" (Good Friday);
                    sets repeat "XXXX-XX-XX" (every day) and "XXXX-WXX-WD" (workdays), too
        time      = "T", part of the day | clock, [zone]             "TNI", "T22:00-05", "TNIT20:00"
        relation  = "<" anchor | ">" anchor | "<" step | ">" step | "=" step
                    the nearest one before, after: "XXXX-05<now"; the nearest up to or from the day of a step,
                    it included: "XXXX-WXX-5<now-8D"; the one inside: "XXXX-01=now+1Y"
        anchor    = "now" | "then" | "ref" | "like"                  as `Anchor` says
        unit      = as `Unit` says

    The text is the symbol, and all else is read from it: SymbolError when it is outside of the notation.
    `value` is TIMEX3's, without time of day, relation, weekday and last day; a step has none. `anchor`,
    `count` and `unit` are those of a step, also of the one that a date is related to; an amount has `count`
    and `unit` where it is a number of days or of longer units. `year` is one after the year one, the first of
    two. `weekday` is 1 to 7 from Monday; `nth` is which of its month; `easter` counts days from Easter
    Sunday. `period` is a quarter, half or season; `tens` the digit of a decade whose century is open. Numbers
    are 0 where nothing is said, but for `year`.
    """

    text: str

    def __post_init__(self) -> None:
        vars(self).update(read_parts(self.text))

    @classmethod
    @lru_cache(maxsize=8192)
    def parse(cls, text: str) -> Symbol:
        """The symbol that a text is, read once; SymbolError when it is none."""
        return cls(text)

    def __str__(self) -> str:
        return self.text

    def __reduce__(self) -> tuple[Callable[[str], Symbol], tuple[str]]:
        return Symbol.parse, (self.text,)

    @property
    def is_open(self) -> bool:
        """Whether it is a date whose year or century is open."""
        return self.value.startswith("XX")

    @property
    def needs_anchor(self) -> bool:
        """Whether it means nothing without an anchor; references, amounts and full dates do."""
        return self.kind is SymbolKind.STEP or self.is_open

    @property
    def is_dated(self) -> bool:
        """Whether it says its year, decade or century after the year one."""
        return self.value[:1].isdigit()

    @property
    def is_ancient(self) -> bool:
        """Whether it lies before the year one."""
        return self.value.startswith("BC")

    @property
    def is_quarter(self) -> bool:
        """Whether it is a quarter of a year."""
        return self.period.startswith("Q")

    @property
    def is_eve(self) -> bool:
        """Whether the day before is meant."""
        return self.text.endswith("^")

    @property
    def is_bare(self) -> bool:
        """Whether it is a date that no words relate to an anchor.

        One with its time of day is taken as bare whatever it is related to, but for a step.
        """
        return not self.is_eve and (self.side is None or (self.time != "" and self.unit is None))

    @property
    def is_bare_day(self) -> bool:
        """Whether it is a bare day of a month, without its year."""
        return self.kind is SymbolKind.DAY and self.is_open and self.is_bare

    @property
    def fixes_year(self) -> bool:
        """Whether it is a bare day with its weekday: few years have the two together."""
        return self.is_bare_day and self.weekday > 0

    @property
    def bare_weekday(self) -> int:
        """The weekday, 1 to 7, that it is and no more, else 0."""
        return self.weekday if self.kind is SymbolKind.WEEKDAY and self.is_bare else 0

    @property
    def bare_month(self) -> int:
        """The month, 1 to 12, that it is and no more, else 0."""
        return self.month if self.kind is SymbolKind.MONTH and self.is_open and self.is_bare else 0

    @property
    def offset_days(self) -> int | None:
        """How many days it lies from the day of writing, `None` unless it is counted so."""
        step = self.kind is SymbolKind.STEP and self.anchor is Anchor.NOW and self.unit is Unit.DAY
        return whole(self.count) if step else None

    @property
    def years_back(self) -> int:
        """How many whole years it counts back from the day of writing, or lasts, else 0."""
        back = self.kind is SymbolKind.STEP and self.anchor is Anchor.NOW and self.count < 0
        counts = self.unit is Unit.YEAR and (back or self.kind is SymbolKind.AMOUNT)
        return abs(whole(self.count) or 0) if counts else 0

    @property
    def days_long(self) -> int:
        """How many whole days an amount has that is counted from no event, else 0."""
        counts = self.kind is SymbolKind.AMOUNT and self.unit is Unit.DAY and self.anchor is not Anchor.EVENT
        return (whole(self.count) or 0) if counts else 0

    @property
    def is_future(self) -> bool:
        """Whether it is some time ahead, and no words say which."""
        return self.value == "FUTURE_REF"

    def in_year(self, year: str) -> str:
        """Its TIMEX3 value in a year ("2024", "BC0480"), or its own; days through another are two days."""
        value = self.value.replace("XXXX", year)
        return f"{value}/{value[:-2]}{self.last_day:02d}" if self.last_day else value


def whole(count: float) -> int | None:
    """A number of units, `None` when it has a fraction."""
    return int(count) if count == int(count) else None
