"""Date every page, or say why not: what is declared, else what its clues and pages like it leave likely."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain, product

from dateline.cases.dating.clues import Clues, find_clues
from dateline.cases.dating.likelihoods import (
    WEEKDAY_DATE,
    Evidence,
    Habits,
    always,
    candidates,
    own_evidence,
    year_evidence,
    years_of,
)
from dateline.cases.dating.neighbours import WIDE, Neighbours, together, weigh_neighbour
from dateline.cases.dating.posteriors import Belief, Prior, believe, even, prior_of
from dateline.cases.dating.reasons import contradicted, log_odds, opposing, telling, told
from dateline.cases.dating.settled import iso, objecting, ordinal, settle
from dateline.cases.dating.shared_events import (
    SHARED_EVENT,
    Known,
    Vote,
    index_days,
    telling_votes,
    votes,
    weigh_vote,
)
from dateline.cases.indexes import by_member, ids_by_member
from dateline.cases.judgeddays import judged_days
from dateline.cases.tfidf import count_terms, weigh_terms
from dateline.model import (
    By,
    Claim,
    Copies,
    DateEstimate,
    Entity,
    Expression,
    How,
    Page,
    Passage,
    Ruling,
    Story,
)
from dateline.stage import Notes, Stage

OPEN, OPEN_ALONE = 0.2, 0.05
"""How much of the belief may lie on no day: for pages of the story that a case is about, and for others."""
POINT, POINT_ALONE = 0.5, 0.66
"""How much of the belief must lie on a day and its neighbours for the day to be reported, likewise."""
WIDEST = 366
"""Days of the widest interval that is reported."""
HOLDS, HOLDS_GUESSED = 0.95, 0.985
"""How much of the belief the reported interval holds, and that around a best guess.

Its neighbours agree less often than they seem to.
"""
ARCHIVE = 20
"""Days that must be given for the likeliest day of a page among them to be reported as a best guess."""
FOCUS = 0.25
"""The share of a case that a story must be, squared, for its news to be told apart from its history."""
FOLLOWED = 0.02
"""How likely two pages must tell of one happening for one to help to date the other."""
SHARED_YEARS = 0.55
"""How far the years on other pages of a story count."""
MATES = 30
"""Pages of a story whose years are counted."""


@dataclass(frozen=True)
class Pile:
    """What dating a page needs to know of the others: clues, settled days, what each tells, who is alike."""

    clues: Mapping[str, Clues]
    settled: Mapping[str, DateEstimate]
    habits: Habits
    told: Mapping[str, Belief]
    near: Neighbours
    stories: Mapping[str, Story]
    prior: Prior
    votes: Mapping[str, Sequence[Vote]]

    def focus(self, page: str) -> float:
        """How much a page's story is what the case is about, in [0, 1]."""
        story = self.stories.get(page)
        return (len(story.pages) / len(self.clues)) ** 2 if story and len(story.pages) > 1 else 0.0


def date_pages(articles: Mapping[str, Notes], notes: Notes, *, alone: bool) -> Iterator[DateEstimate]:
    """A DateEstimate for every page: what is settled, else what its own evidence leaves likely.

    Unless `alone`, the evidence of other pages counts, too.

    Its grounds are what spoke for that day and what against it, weighed as the logarithm of how many times
    likelier the day makes it than a day of which nothing is known; and, without a weight, what contradicts a
    declared day.
    """
    clues = {
        page: find_clues(layers[Page][0], layers[Expression], layers[Passage])
        for page, layers in articles.items()
    }
    judged = judged_days(notes[Ruling])
    settled = {page: found for page in clues if (found := settle(page, articles[page], clues[page]))} | judged
    pile = None if alone else read_pile(articles, notes, clues, settled)
    for page, own in clues.items():
        found = settled.get(page) or (date_among(page, pile) if pile else date_alone(page, own))
        objections = () if page in judged else objecting(articles[page][Page], own)
        yield replace(found, by=contradicted(found.by, objections)) if objections else found


# ── what is likely ──────────────────────────────────────────────────────────────────────────────────────────
def date_alone(page: str, clues: Clues) -> DateEstimate:
    """What a page's own clues leave likely."""
    evidence = [*own_evidence(clues, Habits.learn(())), year_evidence(clues, (), 0.0)]
    return conclude(
        page,
        clues,
        believe(candidates(clues, years_of([clues])), evidence, even),
        evidence,
        company=False,
        guess=False,
    )


def date_among(page: str, pile: Pile) -> DateEstimate:
    """What a page's own clues and the pages like it leave likely."""
    clues = pile.clues[page]
    mates = mates_of(page, pile)
    days = proposed(page, clues, pile)
    for _, other in mates:
        reach = WIDE if other in pile.settled else 2
        days |= {day + step for day, step in product(pile.told[other].days, range(-reach, reach + 1))}
    evidence = [
        *own_evidence(clues, pile.habits),
        shared_years(page, pile),
        *(by_neighbour(other, share, pile) for share, other in mates),
        *by_events(page, pile),
    ]
    return conclude(
        page,
        clues,
        believe(days, evidence, pile.prior.of),
        evidence,
        company=pile.focus(page) >= FOCUS,
        guess=pile.prior.size >= ARCHIVE,
    )


def proposed(page: str, clues: Clues, pile: Pile) -> set[int]:
    """The days that a page's clues and the events that it shares propose."""
    events = (range(vote.low, vote.high + 1) for vote in pile.votes.get(page, ()))
    return set(chain.from_iterable(events)) | candidates(
        clues, years_of(pile.clues[each] for each in around(page, pile))
    )


def by_events(page: str, pile: Pile, *, shared: int = 1) -> Iterator[Evidence]:
    """What the events that a page shares with others, with at least so many parties, say of its day."""
    for vote in (each for each in pile.votes.get(page, ()) if each.shared >= shared):
        yield Evidence(weigh_vote(vote), SHARED_EVENT, always(*vote.premises))


def shared_years(page: str, pile: Pile) -> Evidence:
    """What the years on a page and on those around it say of its year."""
    others = [pile.clues[other] for other in around(page, pile) if other != page]
    return year_evidence(pile.clues[page], others, SHARED_YEARS * pile.focus(page))


def around(page: str, pile: Pile) -> tuple[str, ...]:
    """The pages whose years help to know a page's own: its story where the case is about it, else itself."""
    return pile.stories[page].pages[:MATES] if pile.focus(page) >= FOCUS else (page,)


def mates_of(page: str, pile: Pile) -> list[tuple[float, str]]:
    """The pages that help to date a page, with how likely they tell of the same happening."""
    story = set(pile.stories[page].pages) if page in pile.stories else set()
    shares = (
        (together(likeness, pile.focus(page) if other in story else 0.0), other)
        for likeness, other in pile.near.nearest(page)
    )
    return [(share, other) for share, other in shares if share >= FOLLOWED]


def by_neighbour(other: str, share: float, pile: Pile) -> Evidence:
    """What a neighbour says of a page's day."""
    weigh = weigh_neighbour(pile.told[other], share, pile.prior)
    if other in pile.settled:
        return Evidence(weigh, "case.date.likeness/1", always(other))
    events = [vote.premises[0] for vote in pile.votes.get(other, ())[:1]]
    return Evidence(weigh, "case.date.story/1", partial(named_near, other, pile.clues[other], events))


def named_near(other: str, clues: Clues, events: Sequence[str], day: int) -> tuple[str, ...]:
    """A page, the words by which it counts to an event, and the days that it names close to a day."""
    year = date.fromordinal(day).year
    days = [(clue.day, clue.id) for clue in clues.days] + [
        (found, clue.id) for clue in clues.floating if (found := clue.on(year)) is not None
    ]
    near = sorted((each for each in days if abs(each[0] - day) <= WIDE), key=lambda each: abs(each[0] - day))
    return other, *events, *(expression for _, expression in near[:2])


def conclude(
    page: str, clues: Clues, belief: Belief, evidence: Sequence[Evidence], *, company: bool, guess: bool
) -> DateEstimate:
    """The estimate that a belief supports: a day if it holds enough, else an interval, a bound or nothing."""
    best = belief.best
    if best is None:
        return bounded(page, clues)
    weighed = [(log_odds(each, best), each) for each in evidence]
    ranked = telling(weighed)
    sure = belief.around(best) >= (POINT if company else POINT_ALONE)
    trusted = company or sure or guess or ranked[0][1].rule == WEEKDAY_DATE
    holds = HOLDS_GUESSED if guess else HOLDS
    span = (
        belief.interval(holds * (1 - belief.other))
        if belief.other <= (OPEN if trusted else OPEN_ALONE)
        else None
    )
    if not (guess or (span and (sure or span[1] - span[0] <= WIDEST))):
        return bounded(page, clues)
    low, high = (iso(span[0]), iso(span[1])) if span else (None, None)
    return DateEstimate(
        page,
        iso(best) if guess or sure else None,
        low,
        high,
        How.INFERRED,
        told(best, ranked, against=opposing(weighed), score=round(belief.around(best), 4)),
    )


def bounded(page: str, clues: Clues) -> DateEstimate:
    """A bound from below where a date is told as past, from above where one soon after is told as ahead."""
    since, until = clues.since, clues.until
    if since is None:
        return DateEstimate(page, None, None, None, How.UNKNOWN, By("case.date.unknown/1", 0.0, ()))
    if until is None or not 0 <= until.day - since.day <= SOON:
        return DateEstimate(
            page, None, iso(since.day), None, How.INFERRED, By("case.date.bounds/1", 0.6, (since.id,))
        )
    value = iso(since.day) if since.day == until.day else None
    return DateEstimate(
        page,
        value,
        iso(since.day),
        iso(until.day),
        How.INFERRED,
        By("case.date.bounds/1", 0.6, (since.id, until.id)),
    )


SOON = 45
"""Days after a date told as past within which one told as ahead bounds the page's day from above."""


# ── the pile ────────────────────────────────────────────────────────────────────────────────────────────────
def read_pile(
    articles: Mapping[str, Notes],
    notes: Notes,
    clues: Mapping[str, Clues],
    settled: Mapping[str, DateEstimate],
) -> Pile:
    """Everything about all pages that dating one of them asks for."""
    habits = Habits.learn((ordinal(estimate), clues[page]) for page, estimate in settled.items())
    stories = by_member(notes[Story], lambda story: story.pages)
    vectors = weigh_terms(
        {page: count_terms(articles[page][Page][0], articles[page][Passage]) for page in clues}
    )
    bare = Pile(
        clues,
        settled,
        habits,
        {},
        Neighbours((), vectors),
        stories,
        prior_of([ordinal(estimate) for estimate in settled.values()]),
        {},
    )
    heard = replace(bare, votes=shared_events(articles, notes, bare))
    told = {page: tell(page, heard) for page in clues}
    return replace(
        heard, told=told, near=Neighbours((page for page, belief in told.items() if belief.days), vectors)
    )


def tell(page: str, pile: Pile) -> Belief:
    """What a page tells others of its day; off the story of the case, news is not told from history."""
    if page in pile.settled:
        return Belief({ordinal(pile.settled[page]): 1.0}, 0.0)
    clues = pile.clues[page].telling if pile.focus(page) >= FOCUS else pile.clues[page].stamped
    evidence = [*own_evidence(clues, pile.habits), shared_years(page, pile), *by_events(page, pile, shared=2)]
    return believe(proposed(page, clues, pile), evidence, even).sharpest()


def known_days(pages: Sequence[str], pile: Pile) -> dict[str, Known]:
    """The year and the day of every page of a story, as far as it tells them itself."""
    found: dict[str, Known] = {}
    for page in pages:
        clues = pile.clues[page]
        if page in pile.settled:
            day = date.fromordinal(ordinal(pile.settled[page]))
            found[page] = day.year, day
        elif clues.floating:
            evidence = [*own_evidence(clues, pile.habits), shared_years(page, pile)]
            years = years_of(pile.clues[each] for each in around(page, pile))
            found[page] = likely_year(believe(candidates(clues, years), evidence, even)), None
    return found


def likely_year(belief: Belief) -> int | None:
    """The year that holds most of a belief, if any does."""
    shares: dict[int, float] = {}
    for day, share in belief.days.items():
        year = date.fromordinal(day).year
        shares[year] = shares.get(year, 0.0) + share
    return next((year for year, share in sorted(shares.items()) if share > 0.5), None)


def shared_events(articles: Mapping[str, Notes], notes: Notes, pile: Pile) -> dict[str, tuple[Vote, ...]]:
    """What events that pages of a story share say of the day of each, most telling first."""
    entity_of = ids_by_member(notes[Entity], lambda entity: entity.mentions)
    found: dict[str, tuple[Vote, ...]] = {}
    for story in notes[Story]:
        if len(story.pages) > 1:
            fixed = index_days(story.pages, articles, known_days(story.pages, pile), entity_of=entity_of)
            found |= {
                page: telling_votes(votes(page, articles[page], fixed, entity_of=entity_of))
                for page in story.pages
                if page not in pile.settled
            }
    return found


def stage(*, alone: bool = False) -> Stage:
    """The dating stage."""
    return Stage(
        "dating",
        scope="case",
        needs=(Page, Passage, Expression, Claim, Entity, Copies, Story, Ruling),
        gives=(DateEstimate,),
        run=partial(date_pages, alone=alone),
    )
