"""Resolve every time expression and give every claim its time, now that pages are dated.

A claim's event has the time that its sentence names for it; else that of its caption or of the lead below its
headline; else only the bound that its tense sets. The day of publication is never silently the day of the event.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from dateline.cases.chronology.amounts import add_days, counted, lasting, same_kind, within
from dateline.cases.chronology.anchoring import ends
from dateline.cases.chronology.named_times import SCORES, event_time, named
from dateline.cases.chronology.posted_days import anchor_all
from dateline.cases.chronology.quoted_days import as_said
from dateline.cases.chronology.scenes import Scene, in_zone, read_scene
from dateline.cases.judgeddays import judged_times
from dateline.model import (
    Attribution,
    By,
    Claim,
    DateEstimate,
    Entity,
    EventTime,
    Expression,
    How,
    Label,
    LikelyDays,
    Passage,
    Ruling,
    Tense,
    Timex,
    Zone,
)
from dateline.stage import Notes, Stage

RELEASED = 31
"""Dates of one caption within so many days are those on which a picture was taken and given out."""

JUST_BEFORE = 2
"""Sentences before an encounter in which the visit that it belongs to is told."""


def place_in_time(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Timex | EventTime]:
    """The times of every page, then the time of every claim."""
    estimates = {estimate.page: estimate for estimate in notes[DateEstimate]}
    likely = {each.page: each.days for each in notes[LikelyDays]}
    judged = judged_times(notes[Ruling])
    for page, layers in articles.items():
        estimate = estimates.get(page) or DateEstimate(
            page, None, None, None, How.UNKNOWN, By("case.date.unknown/1", 0.0)
        )
        from_day = counted_from(estimate)
        timexes = as_said(layers, from_day, anchor_all(layers, from_day, likely.get(page, ())))
        yield from timexes
        yield from date_claims(read_scene(layers, placing(estimate), timexes), judged)


def placing(estimate: DateEstimate) -> DateEstimate:
    """An estimate with the interval that places what a page tells; one of years places nothing."""
    earliest, latest = estimate.placing
    return replace(estimate, earliest=earliest, latest=latest)


def counted_from(estimate: DateEstimate) -> DateEstimate:
    """The day that expressions count from, where it is sure enough, else the interval around it."""
    if estimate.sure:
        return replace(estimate, earliest=estimate.value, latest=estimate.value)
    return placing(estimate)


# ── claims ──────────────────────────────────────────────────────────────────────────────────────────────────
def date_claims(scene: Scene, judged: Mapping[str, EventTime]) -> Iterator[EventTime]:
    """The time of every claim of a page: speech and named times first, since the rest leans on them."""
    said = (judged[claim.id] for claim in scene.claims if claim.id in judged)
    known = {time.claim: time for time in said if time.earliest and time.latest}
    known |= {
        claim.id: time
        for claim in scene.claims
        if claim.id not in judged
        and not in_zone(claim, scene, Zone.HEADLINE)
        and (time := named(claim, scene))
    }
    for sentence, group in scene.sentences.items():
        known |= {time.claim: time for time in counted(group, scene.amounts.get(sentence, ()), scene, known)}
    known |= {time.claim: time for time in lasting(scene, known)}
    for claim in scene.claims:
        yield (
            judged.get(claim.id)
            or known.get(claim.id)
            or in_headline(claim, scene, known)
            or in_caption(claim, scene)
            or within(claim, scene)
            or during(claim, scene, known)
            or occasion(claim, scene, known)
            or by_tense(claim, scene.estimate)
        )


def in_caption(claim: Claim, scene: Scene) -> EventTime | None:
    """The date of the caption that a claim stands in; of several the first, when the picture was taken."""
    found = scene.dates.get(scene.passage(claim.trigger), ()) if in_zone(claim, scene, Zone.CAPTION) else ()
    if not found:
        return None
    first, last = (
        min(found, key=lambda timex: timex.earliest or ""),
        max(found, key=lambda timex: timex.latest or ""),
    )
    if add_days(first.earliest or "", RELEASED) >= (last.latest or ""):
        return event_time(claim, first, "case.when.caption/1")
    days = (first.earliest or "", last.latest or "")
    return event_time(
        claim,
        first,
        "case.when.caption/1",
        value=f"{days[0]}/{days[1]}",
        days=days,
        premises=tuple(timex.id for timex in found),
    )


def during(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> EventTime | None:
    """For a planned encounter the days of the planned visit that a sentence just before it tells of."""
    if claim.predicate != "CONSULT" or claim.status.label is not Label.PLANNED:
        return None
    sentences = range(claim.sentence - 1, claim.sentence - JUST_BEFORE - 1, -1)
    before = chain.from_iterable(reversed(scene.sentences.get(sentence, ())) for sentence in sentences)
    visit = next(
        (
            each
            for each in before
            if each.id in known and each.predicate == claim.predicate and each.status.label is Label.PLANNED
        ),
        None,
    )
    if visit is None or not known[visit.id].earliest or not known[visit.id].latest:
        return None
    return lent(claim, known[visit.id], "case.when.during/1")


def lent(claim: Claim, time: EventTime, rule: str) -> EventTime:
    """The time of another claim as that of this one."""
    by = By(rule, SCORES[rule], (time.claim, *time.by.premises))
    return EventTime(claim.id, time.value, time.earliest, time.latest, time.timex, by)


def occasion(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> EventTime | None:
    """For a past encounter within what is to come, when that was said: "he promised in a call with her"."""
    cue = scene.cues.get(claim.chain[-1]) if claim.chain else None
    if cue is None or claim.predicate != "CONSULT" or claim.status.time is not Tense.PAST:
        return None
    given = next(
        (
            each
            for each in scene.sentences[claim.sentence]
            if each.trigger == cue and each.id in known and each.status.time is Tense.PAST
        ),
        None,
    )
    if given is None:
        return None
    return lent(claim, known[given.id], "case.when.occasion/1")


def in_headline(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> EventTime | None:
    """For a claim of the headline: the day it names, else that of its like below, or its month."""
    if not in_zone(claim, scene, Zone.HEADLINE):
        return None
    named_here = sorted(
        scene.dates.get(scene.passage(claim.trigger), ()), key=lambda timex: (span_length(timex), timex.span)
    )
    if named_here and span_length(named_here[0]) == 0:
        return event_time(claim, named_here[0], "case.when.named/1")
    below = (
        each
        for each in scene.claims
        if each.id in known and same_kind(each, claim) and each.trigger.start > claim.trigger.start
    )
    first = min(below, key=lambda each: each.trigger, default=None)
    if first is None:
        return named(claim, scene)
    return lent(claim, known[first.id], "case.when.headline/1")


def span_length(timex: Timex) -> int:
    """How many days lie between the first and the last day of a calendar time."""
    return (date.fromisoformat(timex.latest or "") - date.fromisoformat(timex.earliest or "")).days


def by_tense(claim: Claim, estimate: DateEstimate) -> EventTime:
    """Only what the tense says: what is past lies before the page's day, what is planned after it."""
    low, high = (day.isoformat() if day else None for day in ends(estimate))
    if claim.status.label is Label.PLANNED or claim.status.time is Tense.FUTURE:
        by = weighed("case.when.ahead/1", estimate)
        return EventTime(claim.id, None, estimate.earliest, None, None, by) if low else unknown(claim)
    if claim.status.time is Tense.PAST and high:
        return EventTime(claim.id, None, None, high, None, weighed("case.when.past/1", estimate))
    return unknown(claim)


def weighed(rule: str, estimate: DateEstimate) -> By:
    """Why the tense of a claim bounds its day by that of its page."""
    return By(rule, SCORES[rule], (estimate.page,))


def unknown(claim: Claim) -> EventTime:
    """No time, and the reason."""
    return EventTime(claim.id, None, None, None, None, By("case.when.open/1", 0.0, (claim.id,)))


def stage() -> Stage:
    """The chronology stage."""
    return Stage(
        "chronology",
        scope="case",
        needs=(Expression, Passage, Attribution, Claim, DateEstimate, LikelyDays, Entity, Ruling),
        gives=(Timex, EventTime),
        run=place_in_time,
    )
