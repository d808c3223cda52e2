"""What is believed about a page's day: shares of belief over days, the rest lying on no day in particular."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, log
from typing import Protocol

SPAN = 7300
"""Days that a page may be of before anything is known: each has one share in so many."""
LEAST = 1e-300
SMOOTH = 30
KEPT, LEAST_KEPT = 40, 0.004

Weigh = Callable[[int | None], float]
"""How likely a clue is on a page of a day (an ordinal), or of none in particular (`None`)."""


class Weighty(Protocol):
    """Evidence of any kind that weighs days."""

    @property
    def weigh(self) -> Weigh:
        """What it says of each day."""


@dataclass(frozen=True)
class Belief:
    """Shares of belief by day (ordinals, in order), and that of all other days; together they are one."""

    days: Mapping[int, float]
    other: float

    def sharpest(self) -> Belief:
        """The same belief in the days that stand out: `KEPT` at most, with `LEAST_KEPT` or more each."""
        kept = sorted(self.days, key=lambda day: (-self.days[day], day))[:KEPT]
        days = {day: self.days[day] for day in sorted(kept) if self.days[day] >= LEAST_KEPT}
        return Belief(days, 1.0 - sum(days.values()))

    @property
    def best(self) -> int | None:
        """The likeliest day, of equal ones the first."""
        return max(self.days, key=lambda day: (self.days[day], -day), default=None)

    def around(self, day: int, reach: int = 1) -> float:
        """The share of a day and its neighbours."""
        return sum(self.days.get(day + step, 0.0) for step in range(-reach, reach + 1))

    def interval(self, share: float) -> tuple[int, int] | None:
        """The shortest run of days that holds a share, the first of equals; `None` when all do not."""
        known, ordered = 0.0, sorted(self.days)
        found: tuple[int, int] | None = None
        start = 0
        for end, day in enumerate(ordered):
            known += self.days[day]
            while start <= end and known - self.days[ordered[start]] >= share:
                known -= self.days[ordered[start]]
                start += 1
            if known >= share and (found is None or day - ordered[start] < found[1] - found[0]):
                found = ordered[start], day
        return found


def believe(days: Iterable[int], evidence: Iterable[Weighty], prior: Callable[[int], float]) -> Belief:
    """The belief over some days by what each clue says; the prior share of each day is `prior(day)`."""
    listed, asked = sorted(set(days)), tuple(each.weigh for each in evidence)
    first = {day: prior(day) for day in listed}
    logs = {day: log(max(first[day], LEAST)) + weigh_all(asked, day) for day in listed}
    rest = log(max(1.0 - sum(first.values()), 1e-9)) + weigh_all(asked, None)
    top = max([rest, *logs.values()])
    total = exp(rest - top) + sum(exp(each - top) for each in logs.values())
    return Belief({day: exp(each - top) / total for day, each in logs.items()}, exp(rest - top) / total)


def weigh_all(weighers: Iterable[Weigh], day: int | None) -> float:
    """The logarithm of what all clues together say of a day."""
    return sum(log(max(weigh(day), LEAST)) for weigh in weighers)


@dataclass(frozen=True)
class Prior:
    """How likely a page is of each day before its own evidence: near the known days of its `size` pages."""

    near: Mapping[int, float]
    rest: float
    size: int

    def of(self, day: int) -> float:
        """The prior share of a day."""
        return self.rest + self.near.get(day, 0.0)


def prior_of(known: Sequence[int]) -> Prior:
    """The prior of a pile with pages of known days: each speaks for the weeks around it."""
    share = 0.9 * len(known) / (len(known) + 5)
    near: dict[int, float] = {}
    for day, count in sorted(Counter(known).items()):
        for step in range(-SMOOTH, SMOOTH + 1):
            near[day + step] = (
                near.get(day + step, 0.0) + count * share / len(known) * exp(-abs(step) / 7) / 14
            )
    return Prior(near, (1 - share) / SPAN, len(known))


def even(day: int) -> float:
    """The prior of a case in which no day is known."""
    return 1.0 / SPAN
