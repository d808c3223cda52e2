"""How often pages name the weekdays of the days around them: by a table, and by the pile's dated pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from dateline.cases.dating.axis import WEEKDAYS, Vector
from dateline.cases.dating.clues import Clues
from dateline.weights import weight, weight_row

BACK, NONE, AHEAD_OF = -1, 0, 1
WEEKDAY_SHARES = {
    BACK: weight_row("en.dating.weekday_past"),
    NONE: weight_row("en.dating.weekday_bare"),
    AHEAD_OF: weight_row("en.dating.weekday_ahead"),
}
"""The share of pages that name the weekday so many days before their own (modulo a week), by direction."""
HOUSE = 12
"""Dated pages that tell as much about a pile's habits as the table does."""


@dataclass(frozen=True)
class Habits:
    """How often pages name weekdays, by direction and by how many days ago they were."""

    shares: Mapping[int, tuple[float, ...]]

    @classmethod
    def learn(cls, dated: Iterable[tuple[int, Clues]]) -> Habits:
        """The habits of a pile from its pages of known days, beside the table."""
        counts = {
            direction: [share * HOUSE for share in shares] for direction, shares in WEEKDAY_SHARES.items()
        }
        pages = HOUSE
        for day, clues in dated:
            pages += 1
            for weekday, direction in clues.weekdays:
                counts[direction][(weekday_of(day) - weekday) % 7] += 1
        return cls({direction: shares_of(each, pages) for direction, each in counts.items()})

    def weigh(self, clues: Clues) -> Vector:
        """How likely the weekdays of a page are on each day, against the mean of a week."""
        by_weekday = np.array([self.likelihood(clues, weekday) for weekday in range(1, 8)])
        found: Vector = np.log(by_weekday / by_weekday.mean())[WEEKDAYS - 1]
        return found

    def likelihood(self, clues: Clues, own: int) -> float:
        """How likely a page of one weekday names just the weekdays that it does."""
        found = 1.0
        for direction, shares in self.shares.items():
            for since, share in enumerate(shares):
                found *= share if ((own - since - 1) % 7 + 1, direction) in clues.weekdays else 1 - share
        return found


MOST = weight("en.dates.most")
"""No habit is more certain."""


def shares_of(counts: Iterable[float], pages: float) -> tuple[float, ...]:
    """Counts as shares of pages; none is ever certain."""
    return tuple(min(count / pages, MOST) for count in counts)


def weekday_of(day: int) -> int:
    """The ISO weekday of an ordinal (1 = Monday)."""
    return (day - 1) % 7 + 1
