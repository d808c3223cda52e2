"""Events that two pages share: one counts to them from its own day ("tomorrow"), the other dates them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain, count

import numpy as np

from dateline.cases.anchors import Standpoint, resolve
from dateline.cases.dating.axis import COUNT, FIRST, Vector
from dateline.cases.dating.clues import full_days, week_around
from dateline.cases.nearest import day_in
from dateline.model import Claim, Expression, Role
from dateline.stage import Notes
from dateline.weights import weight, weight_table

PARTIES = (Role.AGENT, Role.RECIPIENT)
SHARED_EVENT = "case.date.shared_event/1"
"""The rule of days that an event of another page tells."""

TIMED = weight("en.dates.timed")
"""How likely an event happens at a time of its sentence that dates another page."""
HELD = 60
"""Dated claims looked at for one kind of event and one party."""

Key = tuple[str, str]
Known = tuple[int | None, date | None]
"""The year and the day that a page is known to be of."""


@dataclass(frozen=True, slots=True)
class Dated:
    """A claim whose day is known.

    Its number among such, the day and whether its page writes it out, the page, the lemma of its event, who
    takes part, the claim and the expression that dates it.
    """

    number: int
    day: date
    written: bool
    page: str
    lemma: str
    parties: frozenset[str]
    premises: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Vote:
    """What an event shared with another page says of a page's day: it lies in an interval of ordinals.

    `named` tells that both name the event by one word, `written` that the other page writes its day out.
    """

    low: int
    high: int
    shared: int
    named: bool
    written: bool
    premises: tuple[str, ...]


def index_days(
    pages: Iterable[str],
    articles: Mapping[str, Notes],
    known: Mapping[str, Known],
    *,
    entity_of: Mapping[str, str],
) -> dict[Key, list[Dated]]:
    """Claims of pages whose day is known, by kind of event and party; a day without year takes its page's."""
    index: dict[Key, list[Dated]] = defaultdict(list)
    numbers = count()
    for page in pages:
        for claim, expression in timed_claims(articles[page]):
            day = day_of(expression, *known.get(page, (None, None)))
            if day:
                parties = parties_of(claim, entity_of)
                written, premises = not is_counted(expression), (claim.id, expression.id)
                dated = Dated(next(numbers), day, written, page, claim.lemma, parties, premises)
                for party in parties:
                    index[kind_of(claim), party].append(dated)
    return index


def timed_claims(layers: Notes) -> Iterator[tuple[Claim, Expression]]:
    """The claims whose event surely happens at a time that the page names, with that time."""
    expressions = {expression.id: expression for expression in layers[Expression]}
    for claim in layers[Claim]:
        expression = expressions.get(claim.expression or "")
        if expression and any(
            each.span == expression.span and each.by.score >= TIMED for each in claim.arguments
        ):
            yield claim, expression


def day_of(expression: Expression, year: int | None, own: date | None) -> date | None:
    """The day of an expression: its own, or in the year or from the day that its page is known to be of."""
    days = full_days(expression)
    if days:
        return days[0] if days[0] == days[1] else None
    if expression.symbol.fixes_year and year:
        return day_in(expression.symbol, year)
    value = (
        resolve(expression.symbol, expression.direction, standpoint=Standpoint(own))
        if own and is_counted(expression)
        else None
    )
    return date.fromisoformat(value[:10]) if value else None


def is_counted(expression: Expression) -> bool:
    """Whether a day is told by its distance from the day of writing."""
    return expression.symbol.offset_days is not None or expression.symbol.bare_weekday > 0


def kind_of(claim: Claim) -> str:
    """What kind of event a claim tells: its predicate with its mode, else its lemma."""
    return f"{claim.predicate}/{claim.mode}" if claim.predicate else claim.lemma


def parties_of(claim: Claim, entity_of: Mapping[str, str]) -> frozenset[str]:
    """The entities that take part in a claim's event, and the place it happens at."""
    mentions = [argument.mention for argument in claim.arguments if argument.role in PARTIES] + [claim.place]
    return frozenset(entity_of[mention] for mention in mentions if mention and mention in entity_of)


def votes(
    page: str, layers: Notes, fixed: Mapping[Key, Sequence[Dated]], *, entity_of: Mapping[str, str]
) -> Iterator[Vote]:
    """What each dated claim of another page about one kind of event and party says of a page's day."""
    for claim, expression in timed_claims(layers):
        parties = parties_of(claim, entity_of)
        held = (fixed.get((kind_of(claim), party), ())[:HELD] for party in parties)
        others = {other.number: other for other in chain.from_iterable(held)}
        for _, other in sorted(others.items()):
            days = seen_from(expression, other.day)
            if other.page != page and days:
                yield Vote(
                    days[0].toordinal(),
                    days[1].toordinal(),
                    len(parties & other.parties),
                    claim.lemma == other.lemma,
                    other.written,
                    (expression.id, claim.id, *other.premises),
                )


def seen_from(expression: Expression, day: date) -> tuple[date, date] | None:
    """The days of writing from which an expression points to a day."""
    offset = expression.symbol.offset_days
    if offset is not None:
        written = day - timedelta(days=offset)
        return written, written
    named = expression.symbol.bare_weekday == day.isoweekday()
    return week_around(day, expression.direction) if named and expression.direction else None


def weigh_vote(vote: Vote) -> Vector:
    """What a shared event says of each day: the two claims may yet tell of different events."""
    same = SAME_EVENT[f"{'parties' if vote.shared > 1 else 'party'}{' and word' if vote.named else ''}"]
    days = np.arange(max(vote.low, FIRST), min(vote.high, FIRST + COUNT - 1) + 1)
    found = np.full(COUNT, 1 - same)
    found[days - FIRST] += same * COUNT / (vote.high - vote.low + 1)
    logs: Vector = np.log(found)
    return logs


SAME_EVENT = weight_table("en.dates.same_event")
"""How likely claims of one kind tell of one event: by a second party in common, and by its word."""


def telling_votes(found: Iterable[Vote]) -> tuple[Vote, ...]:
    """The best founded vote for each interval, so that an event told in many sentences speaks once.

    The narrowest and best founded of all; of equal ones the first in text order speaks.
    """
    best: dict[tuple[int, int], Vote] = {}
    for vote in found:
        key = vote.low, vote.high
        if key not in best or strength(vote) < strength(best[key]):
            best[key] = vote
    return tuple(
        sorted(best.values(), key=lambda vote: (vote.high - vote.low, strength(vote), vote.low))[:VOTES]
    )


def strength(vote: Vote) -> tuple[int, bool, bool]:
    """What orders votes, the best founded first."""
    return -vote.shared, not vote.named, not vote.written


VOTES = 5
"""Votes of shared events that are counted for one page."""
