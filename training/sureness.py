"""How sure a day is that the pages of a story tell: a logistic regression on stories with one dated page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from math import exp
from typing import Protocol

from logistic import fit_logistic

from dateline.cases.dating import habits
from dateline.cases.dating.bursts import burst_of
from dateline.cases.dating.clues import Clues
from dateline.cases.dating.dating import Pile, by_story, own_logs, said_by
from dateline.cases.dating.kinship import kinship_of
from dateline.cases.dating.posteriors import believe, logit, prior_of
from dateline.cases.dating.settled import on_day
from dateline.cases.tfidf import weigh_terms
from dateline.model import How


class Dated(Protocol):
    """An article of a known day."""

    @property
    def day(self) -> int:
        """Its day, as an ordinal."""

    @property
    def clues(self) -> Clues:
        """What it says of its day."""

    @property
    def story(self) -> int:
        """The number of its story."""

    @property
    def terms(self) -> Mapping[str, float]:
        """How often it uses each word."""


MEMBERS, GIVEN = 12, 3
"""Pages of a story that are weighed together, and how many of them are given their day, each by itself."""
PENALTY = 1.0
"""What large weights cost: half their square, so many times."""


@dataclass(frozen=True)
class Told:
    """The likeliest day of a page when another one of its story is given its day.

    The story, what `sureness` takes, shares as logarithmic odds, and whether the day is right to within a
    day.
    """

    story: int
    odds: tuple[float, ...]
    right: bool


def told_days(dated: Sequence[Dated]) -> Iterator[Told]:
    """The likeliest day of every page of a story, by each of its first pages that is given its day."""
    stories: dict[int, dict[str, Dated]] = defaultdict(dict)
    for number, page in enumerate(dated):
        stories[page.story][str(number)] = page
    for story, members in stories.items():
        pages = dict(islice(members.items(), MEMBERS))
        for given in islice(pages, GIVEN) if len(pages) > 1 else ():
            yield from told_by(given, pages, story)


def told_by(given: str, pages: Mapping[str, Dated], story: int) -> Iterator[Told]:
    """The likeliest days of the pages of a story when one is given its day."""
    clues, day = {name: page.clues for name, page in pages.items()}, pages[given].day
    settled = {
        given: on_day(
            given, date.fromordinal(day).isoformat(), "case.date.given/1", how=How.GIVEN, premises=()
        )
    }
    known = habits.Habits.learn([(day, clues[given])])
    mates = {name: list(pages) for name in pages}
    pile = Pile(clues, settled, known, prior_of([day]), mates, votes={}, bursts={}, kinships={})
    logs = {name: own_logs(name, pile) for name in pages}
    pile = replace(pile, bursts=dict.fromkeys(pages, burst_of(logs.values(), pile.prior)))
    kinship = kinship_of(weigh_terms({name: page.terms for name, page in pages.items()}), logs, pile.prior)
    for name in (each for each in pages if each != given):
        own = said_by(name, pile)
        belief = believe((each.logs for each in (*own, *by_story(name, own, pile))), pile.prior)
        odds = (*kinship.of(name, belief.best), *map(logit, belief.standing))
        yield Told(story, odds, abs(belief.best - pages[name].day) <= 1)


def fit_sureness(told: Sequence[Told]) -> list[float]:
    """The bias and the slopes of a logistic regression."""
    found = fit_logistic([each.odds for each in told], [each.right for each in told], penalty=PENALTY)
    return [round(float(each), 2) for each in found]


def sureness_left_out(told: Sequence[Told]) -> Iterator[tuple[float, bool]]:
    """How sure each day is by what the other stories give, and whether it is right."""
    for part in range(10):
        bias, *slopes = fit_sureness([each for each in told if each.story % 10 != part])
        for each in told:
            if each.story % 10 == part:
                odds = bias + sum(slope * odd for slope, odd in zip(slopes, each.odds, strict=True))
                yield 1 / (1 + exp(-odds)), each.right
