"""Between which days pages were written."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from dateline.model import Case, DateEstimate
from dateline.model.days import NARROW

Ends = tuple[str | None, str | None]
"""The first and the last day of an interval, ISO, `None` where it is open."""


def first_written(case: Case, pages: Iterable[str]) -> Ends:
    """Between which days the first of some pages was written, of those whose days are nearly known.

    Where none is, the interval that begins last: pages of one affair are written within days of each other.
    """
    found = [ends_of(case.estimate_of[page]) for page in sorted(pages) if page in case.estimate_of]
    known = [ends for ends in found if is_near(ends)]
    return min(known, key=start_of) if known else max(found, key=start_of, default=(None, None))


def start_of(ends: Ends) -> str:
    """The beginning of an interval; an open one is before all others."""
    return ends[0] or ""


def ends_of(estimate: DateEstimate) -> Ends:
    """The interval in which a page was published: its day, where that is sure."""
    return (estimate.value, estimate.value) if estimate.sure else (estimate.earliest, estimate.latest)


def is_near(ends: Ends) -> bool:
    """Whether an interval is closed, and short enough to place by it what a page tells."""
    first, last = ends
    if first is None or last is None:
        return False
    return (date.fromisoformat(last) - date.fromisoformat(first)).days <= NARROW
