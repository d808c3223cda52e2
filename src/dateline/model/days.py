"""The day a page was published, and how it is known."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from dateline.model.spans import By


class How(StrEnum):
    """How a publication day is known."""

    GIVEN = "given"
    DECLARED = "declared"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


SURE = 0.5
"""The score from which on the day of an estimate may be counted from."""

NARROW = 366
"""Days of the widest interval by which what a page tells may be placed in time."""

VAGUE = 3653
"""Days of the narrowest interval that tells a reader nothing, as a weekday alone leaves it."""


@dataclass(frozen=True, slots=True)
class LikelyDays:
    """The ISO days that a page may be of, in order, each as likely as the next; none where nothing tells."""

    page: str
    days: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DateEstimate:
    """The day a page was published (its DCT): the likeliest in `value`, and the interval that holds it.

    The ends of the interval are ISO days, either of them open as `None`.

    Both can stand: a day that is given or declared is its own interval, an inferred one lies in a wider one
    that holds nearly all of the belief, however many years that takes. The score tells how much of the belief
    lies on the day and its neighbours; a value below `SURE` is a guess and no fact to count from.
    """

    page: str
    value: str | None
    earliest: str | None
    latest: str | None
    how: How
    by: By

    @property
    def narrow(self) -> bool:
        """Whether the interval has both ends, close enough to place by them what the page tells."""
        if self.earliest is None or self.latest is None:
            return False
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days <= NARROW

    @property
    def placing(self) -> tuple[str | None, str | None]:
        """The days between which it was written, to place by them what it tells: of a sure day, those beside it."""
        if self.narrow:
            return self.earliest, self.latest
        if not self.sure:
            return None, None
        day, beside = date.fromisoformat(self.value or ""), timedelta(1)
        return (day - beside).isoformat(), (day + beside).isoformat()

    @property
    def vague(self) -> bool:
        """Whether there is no day, and an interval of so many years that nothing is known."""
        if self.value or self.earliest is None or self.latest is None:
            return False
        return (date.fromisoformat(self.latest) - date.fromisoformat(self.earliest)).days >= VAGUE

    @property
    def sure(self) -> bool:
        """Whether there is a day that may be counted from."""
        return self.value is not None and self.by.score >= SURE

    @property
    def guessed(self) -> bool:
        """Whether the day is only the likeliest of many."""
        return self.value is not None and not self.sure
