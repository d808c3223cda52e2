"""The times that the clauses of claims name."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cases.calendar import days_of
from dateline.cases.chronology.scenes import Scene, is_calendar
from dateline.cases.compatibility import FIRST, LAST
from dateline.model import Anchor, By, Claim, EventTime, Label, Role, Tense, Timex, Unit
from dateline.weights import weight_table

SHORT = frozenset({Unit.SECOND, Unit.MINUTE, Unit.HOUR, Unit.DAY})
"""Units of times that lie within a few days of what they count from."""

SCORES = weight_table("en.chronology.scores")
"""How surely each rule dates a claim."""


def named(claim: Claim, scene: Scene) -> EventTime | None:
    """The time that the clause of a claim names: its expression, or the days that it joins.

    What is told as past did not happen after its page was written: such a time was read wrongly, and is none. Nor is
    one of a day or less that is counted from a time of another sentence ("that night"): half of them are wrong.
    """
    timexes = [
        timex
        for timex in times_of(claim, scene)
        if not is_ahead(timex, claim, scene) and not is_passed_on(timex, scene)
    ]
    if not timexes:
        return None
    joined = join(timexes)
    if joined:
        return event_time(
            claim,
            timexes[0],
            "case.when.joined/1",
            value=f"{joined[0]}/{joined[1]}",
            days=joined,
            premises=tuple(timex.id for timex in timexes),
        )
    first = scene.by_expression.get(claim.expression or "")
    timex = (
        first
        if first in timexes
        else min(timexes, key=lambda timex: (timex.latest or "") > (timex.earliest or ""))
    )
    return event_time(claim, timex, "case.when.named/1")


def is_ahead(timex: Timex, claim: Claim, scene: Scene) -> bool:
    """Whether a time lies after the page of a claim that is told as past."""
    past = claim.status.time is Tense.PAST and claim.status.label is not Label.PLANNED
    return past and (timex.earliest or FIRST) > (scene.estimate.latest or LAST)


def is_passed_on(timex: Timex, scene: Scene) -> bool:
    """Whether a day, or a time of it, is counted from a time that another sentence names."""
    if timex.symbol.anchor is not Anchor.THEN or timex.symbol.unit not in SHORT:
        return False
    here = scene.sentence_of.get(timex.expression)
    return not any(
        scene.sentence_of.get(each) == here for each in timex.by.premises if each != timex.expression
    )


def times_of(claim: Claim, scene: Scene) -> tuple[Timex, ...]:
    """The calendar times among the expression and the time arguments of a claim, in text order."""
    spans = [argument.span for argument in claim.arguments if argument.role is Role.TIME]
    found = {
        timex.id: timex
        for timex in (scene.by_expression.get(claim.expression or ""), *map(scene.by_span.get, spans))
        if timex and is_calendar(timex)
    }
    return tuple(sorted(found.values(), key=lambda timex: timex.span))


def join(timexes: Sequence[Timex]) -> tuple[str, str] | None:
    """The interval of several single days that follow each other; `None` when they do not."""
    days = sorted({(timex.earliest or "", timex.latest or "") for timex in timexes})
    if len(days) < 2 or any(first != last for first, last in days):
        return None
    span = days_of(f"{days[0][0]}/{days[-1][1]}")
    return (days[0][0], days[-1][1]) if span and (span[1] - span[0]).days == len(days) - 1 else None


def event_time(
    claim: Claim,
    timex: Timex,
    rule: str,
    *,
    value: str | None = None,
    days: tuple[str, str] | None = None,
    premises: tuple[str, ...] = (),
) -> EventTime:
    """The time of a claim as a timex gives it, or the days that were made of it."""
    earliest, latest = days or (timex.earliest, timex.latest)
    return EventTime(
        claim.id,
        value or timex.value,
        earliest,
        latest,
        timex.id,
        By(rule, SCORES[rule], premises or (timex.id,)),
    )
