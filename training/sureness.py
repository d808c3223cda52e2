"""How sure a day is that the pages of a story tell: a logistic regression on stories with one dated page."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice
from math import exp
from typing import Protocol

from logistic import fit_logistic

from dateline.cases.anchors import Standpoint, resolve
from dateline.cases.chronology.anchoring import AGREED
from dateline.cases.dating import habits
from dateline.cases.dating.bursts import burst_of
from dateline.cases.dating.clues import Clues
from dateline.cases.dating.conclusions import PARTS
from dateline.cases.dating.dating import Pile, by_story, own_logs, said_by
from dateline.cases.dating.kinship import kinship_of
from dateline.cases.dating.posteriors import Belief, believe, logit, prior_of
from dateline.cases.dating.settled import on_day
from dateline.cases.tfidf import weigh_terms
from dateline.model import Expression, How


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
    def yearly(self) -> Sequence[Expression]:
        """Its times that hang on the year in which they are named."""

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
    for story, pages in stories_of(dated).items():
        for given in islice(pages, GIVEN):
            yield from told_by(given, pages, story)


def stories_of(dated: Sequence[Dated]) -> dict[int, dict[str, Dated]]:
    """The first pages of every story of several, by number."""
    stories: dict[int, dict[str, Dated]] = defaultdict(dict)
    for number, page in enumerate(dated):
        stories[page.story][str(number)] = page
    return {story: dict(islice(pages.items(), MEMBERS)) for story, pages in stories.items() if len(pages) > 1}


def agreed_right(dated: Sequence[Dated], *, given: int) -> list[bool]:
    """Whether the times are right that nearly all likely days of their pages agree on.

    So many pages of each story are given their day, each by itself; none where `given` is 0.
    """
    return [
        right
        for pages in stories_of(dated).values()
        for name, belief in believed(pages, given)
        for right in agreed_on(pages[name], belief)
    ]


def believed(pages: Mapping[str, Dated], given: int) -> Iterator[tuple[str, Belief]]:
    """The beliefs about the days of the pages of a story, by each of the first that is given its day."""
    for told in islice(pages, given) if given else (None,):
        pile = pile_of(told, pages)
        yield from ((name, belief_of(name, pile)) for name in pages if name != told)


def agreed_on(page: Dated, belief: Belief) -> Iterator[bool]:
    """Whether each time of a page that nearly all likely days agree on is the one that its own day gives."""
    days = [date.fromordinal(day) for day in belief.middles(PARTS)]
    for each in page.yearly:
        values = Counter(resolve(each.symbol, each.direction, standpoint=Standpoint(day)) for day in days)
        value, count = values.most_common(1)[0]
        if count >= AGREED * PARTS:
            own = Standpoint(date.fromordinal(page.day))
            yield value == resolve(each.symbol, each.direction, standpoint=own)


def told_by(given: str, pages: Mapping[str, Dated], story: int) -> Iterator[Told]:
    """The likeliest days of the pages of a story when one is given its day."""
    pile = pile_of(given, pages)
    logs = {name: own_logs(name, pile) for name in pages}
    kinship = kinship_of(weigh_terms({name: page.terms for name, page in pages.items()}), logs, pile.prior)
    for name in (each for each in pages if each != given):
        belief = belief_of(name, pile)
        odds = (*kinship.of(name, belief.best), *map(logit, belief.standing))
        yield Told(story, odds, abs(belief.best - pages[name].day) <= 1)


def belief_of(name: str, pile: Pile) -> Belief:
    """What a page and the others of its story leave likely."""
    own = said_by(name, pile)
    return believe((each.logs for each in (*own, *by_story(name, own, pile))), pile.prior)


def pile_of(given: str | None, pages: Mapping[str, Dated]) -> Pile:
    """A story as a pile of its own, one page of which may be given its day."""
    clues, days = {name: page.clues for name, page in pages.items()}, [pages[given].day] if given else []
    settled = {
        page: on_day(page, date.fromordinal(day).isoformat(), "case.date.given/1", how=How.GIVEN, premises=())
        for page, day in zip((given or "",), days, strict=False)
    }
    known = habits.Habits.learn((day, clues[page]) for page, day in zip(settled, days, strict=True))
    mates = {name: list(pages) for name in pages}
    pile = Pile(clues, settled, known, prior_of(days), mates, votes={}, bursts={}, kinships={})
    burst = burst_of([own_logs(name, pile) for name in pages], pile.prior)
    return replace(pile, bursts=dict.fromkeys(pages, burst))


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
