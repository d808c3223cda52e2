"""Days as EDTF (ISO 8601-2:2019)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from dateline.cases.calendar import days_of
from dateline.model import LIKELY, EventTime

QUARTERS = {
    ("01-01", "03-31"): "33",
    ("04-01", "06-30"): "34",
    ("07-01", "09-30"): "35",
    ("10-01", "12-31"): "36",
}
"""The EDTF months that stand for quarters; seasons differ from place to place and stay intervals."""

EDTF = re.compile(r"\d{2}XX|\d{3}X|\d{4}(?:-\d\d){0,2}")
OPEN = (None, None)


def render_edtf(earliest: str | None, latest: str | None) -> str | None:
    """The interval of two inclusive ISO days as EDTF.

    It is a day, month, quarter, year, decade or century where it is exactly that, else `a/b` with `..` for an
    open end.
    """
    if earliest is None and latest is None:
        return None
    if earliest is None or latest is None:
        return f"{earliest or '..'}/{latest or '..'}"
    if earliest == latest:
        return earliest
    return years(earliest, latest) or months(earliest, latest) or f"{earliest}/{latest}"


def edtf_of(time: EventTime) -> str | None:
    """The time of a claim's event as EDTF; the beginning of a stretch that is only likely is marked as uncertain."""
    if time.by.rule == LIKELY:
        return f"{time.earliest}?/{time.latest}"
    return render_edtf(time.earliest, time.latest)


def years(earliest: str, latest: str) -> str | None:
    """The year ("2024"), decade ("198X") or century ("19XX") that lies between two days."""
    if not (earliest.endswith("-01-01") and latest.endswith("-12-31")):
        return None
    first, last = earliest[:4], latest[:4]
    if first == last:
        return first
    for unknown in (1, 2):
        if (
            first[:-unknown] == last[:-unknown]
            and first[-unknown:] == "0" * unknown
            and last[-unknown:] == "9" * unknown
        ):
            return first[:-unknown] + "X" * unknown
    return None


def months(earliest: str, latest: str) -> str | None:
    """The month ("2024-06") or quarter ("2024-34") that lies between two days."""
    first, last = date.fromisoformat(earliest), date.fromisoformat(latest)
    if first.year != last.year:
        return None
    if (first.day, first.month) == (1, last.month) and last.day == monthrange(last.year, last.month)[1]:
        return earliest[:7]
    quarter = QUARTERS.get((earliest[5:], latest[5:]))
    return f"{earliest[:4]}-{quarter}" if quarter else None


def read_edtf(text: str) -> tuple[str | None, str | None] | None:
    """The two days of an interval as `render_edtf` or `edtf_of` writes it, an open end as `None`.

    `None` when the text is no EDTF of that kind.
    """
    first, slash, last = text.partition("/")
    ends = [read_end(first.removesuffix("?")), read_end(last if slash else first)]
    if None in ends or ends == [OPEN, OPEN]:
        return None
    earliest, latest = ends[0][0] if ends[0] else None, ends[1][1] if ends[1] else None
    if earliest and latest and earliest > latest:
        return None
    return earliest, latest


def read_end(text: str) -> tuple[str | None, str | None] | None:
    """The days of a day, month, quarter, year, decade or century, or those of an open end.

    `None` for anything else.
    """
    if text == "..":
        return OPEN
    quarter = next((ends for ends, code in QUARTERS.items() if text[5:] == code and text[:4].isdigit()), None)
    if quarter:
        return f"{text[:4]}-{quarter[0]}", f"{text[:4]}-{quarter[1]}"
    days = days_of(text.rstrip("X")) if EDTF.fullmatch(text) else None
    return (days[0].isoformat(), days[1].isoformat()) if days else None
