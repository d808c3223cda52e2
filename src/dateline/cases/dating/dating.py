"""Date every page, or say why not: what is declared, else what its clues and pages like it leave likely."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from itertools import chain
from operator import itemgetter

import numpy as np

from dateline.cases.dating.axis import COUNT, Vector, add_near, zeros
from dateline.cases.dating.bursts import Burst, burst_of
from dateline.cases.dating.clues import Clues, find_clues
from dateline.cases.dating.conclusions import conclude
from dateline.cases.dating.habits import Habits
from dateline.cases.dating.kinship import Kinship, kinship_of
from dateline.cases.dating.likelihoods import Evidence, always, own_evidence
from dateline.cases.dating.posteriors import Prior, believe, prior_of
from dateline.cases.dating.reasons import contradicted
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
from dateline.cases.tfidf import Vector as Terms
from dateline.cases.tfidf import count_terms, weigh_terms
from dateline.model import (
    Claim,
    Copies,
    DateEstimate,
    Entity,
    Expression,
    LikelyDays,
    Page,
    Passage,
    Ruling,
    Story,
)
from dateline.stage import Notes, Stage
from dateline.weights import weight

ARCHIVE = 20
"""Days that must be given for the likeliest day of a page among them to be reported as a best guess."""
STORY_YEARS = weight("en.dates.story_years")
"""How much the years on a page of a story count: its pages tell of one history, and are no witnesses each."""
SPIKE = -60
"""The logarithm of how likely a page of a known day is of another one."""
WIDE = 7
"""Days around a page's own within which the days that pages of its story name speak for it."""
REASONS = 3
"""Pages of a story that are told as reasons for a day."""


Dated = tuple[DateEstimate, LikelyDays]
"""The estimate of a page, and the days that it may be of."""


@dataclass(frozen=True)
class Pile:
    """What dating a page needs to know of the others: clues, settled days, what stories and events tell.

    `mates` are the pages of a page's story, if there are others, in the order of their content: names decide
    neither ties nor sums of floats. `kinships` tell how alike these are.
    """

    clues: Mapping[str, Clues]
    settled: Mapping[str, DateEstimate]
    habits: Habits
    prior: Prior
    mates: Mapping[str, Sequence[str]]
    votes: Mapping[str, Sequence[Vote]]
    bursts: Mapping[str, Burst]
    kinships: Mapping[str, Kinship]


def date_pages(
    articles: Mapping[str, Notes], notes: Notes, *, alone: bool
) -> Iterator[DateEstimate | LikelyDays]:
    """A DateEstimate for every page: what is settled, else what its own evidence leaves likely, and how.

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
        found, likely = on_settled(settled[page]) if page in settled else date_page(page, own, pile)
        objections = () if page in judged else objecting(articles[page][Page], own)
        yield replace(found, by=contradicted(found.by, objections)) if objections else found
        yield likely


# ── what is likely ──────────────────────────────────────────────────────────────────────────────────────────
def on_settled(found: DateEstimate) -> Dated:
    """A settled day, which is the only likely one."""
    return found, LikelyDays(found.page, (iso(ordinal(found)),))


def date_page(page: str, clues: Clues, pile: Pile | None) -> Dated:
    """What a page's own clues, and its story in a pile, leave likely."""
    return date_among(page, pile) if pile else date_alone(page, clues)


def date_alone(page: str, clues: Clues) -> Dated:
    """What a page's own clues leave likely."""
    evidence = list(own_evidence(clues, Habits.learn(())))
    return conclude(page, clues, evidence, prior_of(()), guess=False)


def date_among(page: str, pile: Pile) -> Dated:
    """What a page's own clues and its story leave likely."""
    own = said_by(page, pile)
    others = by_story(page, own, pile)
    guess = pile.prior.size >= ARCHIVE
    evidence = [*own, *others]
    kinship = pile.kinships.get(page)
    return conclude(page, pile.clues[page], evidence, pile.prior, kinship, guess=guess)


def said_by(page: str, pile: Pile) -> list[Evidence]:
    """What a page's own clues say, and the events that it shares with pages of known days."""
    years = STORY_YEARS if page in pile.mates else 1.0
    votes = (
        Evidence(weigh_vote(vote), SHARED_EVENT, always(*vote.premises)) for vote in pile.votes.get(page, ())
    )
    return [*own_evidence(pile.clues[page], pile.habits, years=years), *votes]


def own_logs(page: str, pile: Pile) -> Vector:
    """The logarithms of what a page says of its own day: of a settled one, that it is no other."""
    if page not in pile.settled:
        return sum((each.logs for each in said_by(page, pile)), zeros())
    logs = np.full(COUNT, SPIKE)
    add_near(logs, [ordinal(pile.settled[page])], [0], -SPIKE)
    return logs


def by_story(page: str, own: Sequence[Evidence], pile: Pile) -> Iterator[Evidence]:
    """What the other pages of a page's story say of its day."""
    burst = pile.bursts.get(page)
    if burst:
        logs = burst.others(sum((each.logs for each in own), zeros()))
        yield Evidence(logs, "case.date.story/1", partial(named_near, page, pile))


def named_near(page: str, pile: Pile, day: int) -> tuple[str, ...]:
    """The pages of a page's story that name days close to a day, the closest first, with their words."""
    others = (other for other in pile.mates[page] if other != page)
    near = sorted(
        ((away, facts) for other in others for away, facts in words_near(other, pile, day)), key=itemgetter(0)
    )
    return tuple(dict.fromkeys(chain.from_iterable(facts for _, facts in near[:REASONS])))


def words_near(other: str, pile: Pile, day: int) -> Iterator[tuple[int, tuple[str, ...]]]:
    """How far from a day the day of a page or the closest that it names is, and the facts that tell it."""
    year, clues = date.fromordinal(day).year, pile.clues[other]
    days: list[tuple[int | None, tuple[str, ...]]] = [(clue.on(year), (clue.id,)) for clue in clues.floating]
    days += [(clue.day, (clue.id,)) for clue in clues.days]
    if other in pile.settled:
        days = [(ordinal(pile.settled[other]), ())]
    away = ((abs(found - day), (other, *facts)) for found, facts in days if found)
    near = min(away, key=itemgetter(0), default=None)
    if near and near[0] <= WIDE:
        yield near


# ── the pile ────────────────────────────────────────────────────────────────────────────────────────────────
def read_pile(
    articles: Mapping[str, Notes],
    notes: Notes,
    clues: Mapping[str, Clues],
    settled: Mapping[str, DateEstimate],
) -> Pile:
    """Everything about all pages that dating one of them asks for."""
    days = {page: ordinal(estimate) for page, estimate in settled.items()}
    several = told_together(notes[Story], clues)
    habits = Habits.learn((day, clues[page]) for page, day in days.items())
    mates = {page: pages for pages in several for page in pages}
    prior = prior_of(list(days.values()))
    pile = Pile(clues, settled, habits, prior, mates, votes={}, bursts={}, kinships={})
    entity_of = ids_by_member(notes[Entity], lambda entity: entity.mentions)
    for pages in several:
        pile = read_story(pages, pile, articles, entity_of)
    return pile


def terms_of(pages: Iterable[str], articles: Mapping[str, Notes]) -> dict[str, Terms]:
    """What each page of a story is about."""
    return weigh_terms(
        {page: count_terms(articles[page][Page][0], articles[page][Passage]) for page in pages}
    )


def told_together(stories: Iterable[Story], pages: Iterable[str]) -> list[list[str]]:
    """The pages of every story of several, in the order of `pages`."""
    story_of = by_member(stories, lambda story: story.pages)
    found: dict[str, list[str]] = {}
    for page in (each for each in pages if each in story_of):
        found.setdefault(story_of[page].pages[0], []).append(page)
    return [together for together in found.values() if len(together) > 1]


def read_story(
    pages: Sequence[str], pile: Pile, articles: Mapping[str, Notes], entity_of: Mapping[str, str]
) -> Pile:
    """What the pages of a story say of its day, also by events that they share, added to a pile."""
    own = {page: own_logs(page, pile) for page in pages}
    burst = burst_of(own.values(), pile.prior)
    fixed = index_days(pages, articles, known_days(own, burst, pile), entity_of=entity_of)
    shared = {
        page: telling_votes(votes(page, articles[page], fixed, entity_of=entity_of))
        for page in pages
        if page not in pile.settled
    }
    heard = replace(pile, votes={**pile.votes, **{page: found for page, found in shared.items() if found}})
    changed = {page: own_logs(page, heard) for page in pages if page in heard.votes}
    if changed:
        own |= changed
        burst = burst_of(own.values(), pile.prior)
    kinship = kinship_of(terms_of(pages, articles), own, pile.prior)
    return replace(
        heard,
        bursts={**pile.bursts, **dict.fromkeys(pages, burst)},
        kinships={**pile.kinships, **dict.fromkeys(pages, kinship)},
    )


def known_days(own: Mapping[str, Vector], burst: Burst, pile: Pile) -> dict[str, Known]:
    """The year and the day of every page of a story, as far as it and the others tell them."""
    found: dict[str, Known] = {}
    for page, logs in own.items():
        if page in pile.settled:
            day = date.fromordinal(ordinal(pile.settled[page]))
            found[page] = day.year, day
        elif pile.clues[page].floating:
            found[page] = believe([logs, burst.others(logs)], pile.prior).year, None
    return found


def stage(*, alone: bool = False) -> Stage:
    """The dating stage."""
    return Stage(
        "dating",
        scope="case",
        needs=(Page, Passage, Expression, Claim, Entity, Copies, Story, Ruling),
        gives=(DateEstimate, LikelyDays),
        run=partial(date_pages, alone=alone),
    )
