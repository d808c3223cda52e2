"""Resolve every time expression and give every claim its time, now that pages are dated.

A claim's event has the time that its clause names; else the one it shares with its sentence, its caption or the lead below its headline; else only the bound
that its tense sets. The day of publication is never silently the day of the event.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dateline.cases import anchoring
from dateline.cases.anchoring import anchor_page, ends
from dateline.mentions.anchors import count_from
from dateline.mentions.calendar import days_of
from dateline.model import By, Claim, DateEstimate, Entity, EventTime, Expression, How, Label, Passage, Role, Span, Tense, Timex, TimexType, Zone
from dateline.stage import Notes, Stage

SAYS = anchoring.SAYS | {
    "case.when.named/1": "The clause of the event names its time.",
    "case.when.joined/1": "The clause of the event names the days on which it begins and ends.",
    "case.when.counted/1": "The event lies the named amount of time before or after another event of the sentence.",
    "case.when.caption/1": "The date in a caption is the date of what the picture shows.",
    "case.when.sentence/1": "The event shares the time of another one that the same sentence tells of in the same tense.",
    "case.when.headline/1": "The headline tells what the text below it dates.",
    "case.when.past/1": "The event is told as past: it took place no later than the page was published.",
    "case.when.ahead/1": "The event is told as ahead: it takes place no earlier than the page was published.",
    "case.when.open/1": "Nothing says when the event takes place.",
}
SCORES = {"case.when.named/1": 1.0, "case.when.joined/1": 0.95, "case.when.counted/1": 0.8, "case.when.caption/1": 0.9, "case.when.sentence/1": 0.7, "case.when.headline/1": 0.7}
REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


@dataclass(frozen=True)
class Scene:
    """One page with its resolved times: by expression, by where they start, and by passage; its claims by sentence."""

    estimate: DateEstimate
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    by_expression: Mapping[str, Timex]
    by_span: Mapping[Span, Timex]
    sentences: Mapping[int, tuple[Claim, ...]]
    captions: Mapping[int, tuple[Timex, ...]]

    def passage(self, span: Span) -> int:
        """The number of the passage that a span begins in, -1 for none."""
        return bisect_right([passage.span.start for passage in self.passages], span.start) - 1


def place_in_time(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Timex | EventTime]:
    """The times of every page, then the time of every claim."""
    estimates = {estimate.page: estimate for estimate in notes[DateEstimate]}
    for page in sorted(articles):
        layers = articles[page]
        estimate = estimates.get(page) or DateEstimate(page, None, None, None, How.UNKNOWN, By("case.date.unknown/1", 0.0))
        timexes = tuple(anchor_page(layers[Expression], estimate))
        yield from timexes
        yield from date_claims(read_scene(layers, estimate, timexes))


def read_scene(layers: Notes, estimate: DateEstimate, timexes: Sequence[Timex]) -> Scene:
    """A page's claims and times, indexed."""
    passages = tuple(sorted(layers[Passage], key=lambda passage: passage.span))
    scene = Scene(estimate, layers[Claim], passages, {timex.expression: timex for timex in timexes}, {timex.span: timex for timex in timexes}, grouped(layers[Claim]), {})
    captions: dict[int, list[Timex]] = defaultdict(list)
    for timex in timexes:
        number = scene.passage(timex.span)
        if number >= 0 and passages[number].zone is Zone.CAPTION and is_calendar(timex):
            captions[number].append(timex)
    return Scene(estimate, scene.claims, passages, scene.by_expression, scene.by_span, scene.sentences, {number: tuple(found) for number, found in captions.items()})


def grouped(claims: Iterable[Claim]) -> dict[int, tuple[Claim, ...]]:
    """Claims by sentence, in text order."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.trigger, claim.id)):
        found[claim.sentence].append(claim)
    return {sentence: tuple(each) for sentence, each in found.items()}


def is_calendar(timex: Timex) -> bool:
    """Whether a time is a stretch of the calendar: no duration, no set, no mere past or future."""
    return timex.type in (TimexType.DATE, TimexType.TIME) and timex.value not in REFERENCES and timex.earliest is not None and timex.latest is not None


# ── claims ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def date_claims(scene: Scene) -> Iterator[EventTime]:
    """The time of every claim of a page: what clauses name first, since the rest leans on it."""
    known = {claim.id: time for claim in scene.claims if (time := named(claim, scene))}
    known |= {time.claim: time for group in scene.sentences.values() for time in counted(group, scene, known) if time.claim not in known}
    for claim in scene.claims:
        yield known.get(claim.id) or in_caption(claim, scene) or in_sentence(claim, scene, known) or in_headline(claim, scene, known) or by_tense(claim, scene.estimate)


def named(claim: Claim, scene: Scene) -> EventTime | None:
    """The time that the clause of a claim names: its expression, or the days that it joins ("on Tuesday and Wednesday")."""
    timexes = times_of(claim, scene)
    if not timexes:
        return None
    joined = join(timexes)
    if joined:
        return event_time(claim, timexes[0], "case.when.joined/1", value=f"{joined[0]}/{joined[1]}", days=joined, premises=tuple(timex.id for timex in timexes))
    first = scene.by_expression.get(claim.expression or "")
    timex = first if first in timexes else min(timexes, key=lambda timex: (timex.latest or "") > (timex.earliest or ""))
    return event_time(claim, timex, "case.when.named/1")


def times_of(claim: Claim, scene: Scene) -> tuple[Timex, ...]:
    """The calendar times among the expression and the time arguments of a claim, in text order."""
    spans = [argument.span for argument in claim.arguments if argument.role is Role.TIME]
    found = {timex.id: timex for timex in (scene.by_expression.get(claim.expression or ""), *map(scene.by_span.get, spans)) if timex and is_calendar(timex)}
    return tuple(sorted(found.values(), key=lambda timex: timex.span))


def join(timexes: Sequence[Timex]) -> tuple[str, str] | None:
    """The interval of several single days that follow each other; `None` when they do not."""
    days = sorted({(timex.earliest or "", timex.latest or "") for timex in timexes})
    if len(days) < 2 or any(first != last for first, last in days):
        return None
    span = days_of(f"{days[0][0]}/{days[-1][1]}")
    return (days[0][0], days[-1][1]) if span and (span[1] - span[0]).days == len(days) - 1 else None


def event_time(claim: Claim, timex: Timex, rule: str, *, value: str | None = None, days: tuple[str, str] | None = None, premises: tuple[str, ...] = ()) -> EventTime:
    """The time of a claim as a timex gives it, or the days that were made of it."""
    earliest, latest = days or (timex.earliest, timex.latest)
    return EventTime(claim.id, value or timex.value, earliest, latest, timex.id, By(rule, SCORES[rule], premises or (timex.id,)))


def counted(group: Sequence[Claim], scene: Scene, known: Mapping[str, EventTime]) -> Iterator[EventTime]:
    """Events of one sentence that lie a named amount of time apart: "it comes nine months after they met"."""
    for claim in group:
        amount = amount_of(claim, scene)
        other = next((each for each in group if amount and each.trigger.start >= amount.span.end and each.id != claim.id), None)
        if amount is None or other is None:
            continue
        yield from apart(claim, other, amount, scene, known)


def amount_of(claim: Claim, scene: Scene) -> Timex | None:
    """The amount of time before or after an event that a claim's clause names."""
    spans = [argument.span for argument in claim.arguments if argument.role is Role.TIME]
    found = (scene.by_expression.get(claim.expression or ""), *map(scene.by_span.get, spans))
    return next((timex for timex in found if timex and timex.symbol.endswith("event")), None)


def apart(claim: Claim, other: Claim, amount: Timex, scene: Scene, known: Mapping[str, EventTime]) -> Iterator[EventTime]:
    """The time of the one event from that of the other; an event told in the present counts from the page's day."""
    sign = 1 if ">event" in amount.symbol else -1
    here, there = known.get(claim.id), known.get(other.id)
    if there is None:
        days = (here.earliest, here.latest) if here else (scene.estimate.earliest, scene.estimate.latest) if claim.status.time is not Tense.PAST else (None, None)
        yield from shifted(other, amount, days, -sign)
    elif here is None:
        yield from shifted(claim, amount, (there.earliest, there.latest), sign)


def shifted(claim: Claim, amount: Timex, days: tuple[str | None, str | None], sign: int) -> Iterator[EventTime]:
    """The time of a claim an amount before or after some days, when all of them give the same."""
    values = {count_from(amount.symbol, day, sign) for day in days}
    value = values.pop() if len(values) == 1 else None
    span = days_of(value) if value else None
    if value and span:
        yield event_time(claim, amount, "case.when.counted/1", value=value, days=(span[0].isoformat(), span[1].isoformat()))


def in_caption(claim: Claim, scene: Scene) -> EventTime | None:
    """The date of the caption that a claim stands in; all its dates together when it has several."""
    found = scene.captions.get(scene.passage(claim.trigger), ())
    if not found:
        return None
    days = (min(timex.earliest or "" for timex in found), max(timex.latest or "" for timex in found))
    value = found[0].value if len({timex.value for timex in found}) == 1 else f"{days[0]}/{days[1]}"
    return event_time(claim, found[0], "case.when.caption/1", value=value, days=days, premises=tuple(timex.id for timex in found))


def in_sentence(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> EventTime | None:
    """The time of another claim of the sentence with the same tense and the same source, when they all have one."""
    mates = [known[each.id] for each in scene.sentences[claim.sentence] if each.id in known and each.chain == claim.chain and each.status.time is claim.status.time]
    if len({(mate.earliest, mate.latest) for mate in mates}) != 1 or claim.status.label is Label.HYPOTHETICAL:
        return None
    return EventTime(
        claim.id,
        mates[0].value,
        mates[0].earliest,
        mates[0].latest,
        mates[0].timex,
        By("case.when.sentence/1", SCORES["case.when.sentence/1"], (mates[0].claim, *mates[0].by.premises)),
    )


def in_headline(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> EventTime | None:
    """For a claim of the headline, the time of the first dated claim below it of the same kind."""
    number = scene.passage(claim.trigger)
    if number < 0 or scene.passages[number].zone is not Zone.HEADLINE:
        return None
    below = (each for each in scene.claims if each.id in known and same_kind(each, claim) and each.trigger.start > claim.trigger.start)
    first = min(below, key=lambda each: each.trigger, default=None)
    if first is None:
        return None
    time = known[first.id]
    return EventTime(claim.id, time.value, time.earliest, time.latest, time.timex, By("case.when.headline/1", SCORES["case.when.headline/1"], (first.id, *time.by.premises)))


def same_kind(left: Claim, right: Claim) -> bool:
    """Whether two claims tell of the same kind of event."""
    return left.lemma == right.lemma or (left.predicate is not None and left.predicate == right.predicate)


def by_tense(claim: Claim, estimate: DateEstimate) -> EventTime:
    """Only what the tense says: what is past lies before the page's day, what is planned after it."""
    low, high = (day.isoformat() if day else None for day in ends(estimate))
    if claim.status.label is Label.PLANNED or claim.status.time is Tense.FUTURE:
        return EventTime(claim.id, None, estimate.earliest, None, None, By("case.when.ahead/1", 0.5, (estimate.page,))) if low else unknown(claim)
    if claim.status.time is Tense.PAST and high:
        return EventTime(claim.id, None, None, high, None, By("case.when.past/1", 0.5, (estimate.page,)))
    return unknown(claim)


def unknown(claim: Claim) -> EventTime:
    """No time, and the reason."""
    return EventTime(claim.id, None, None, None, None, By("case.when.open/1", 0.0, (claim.id,)))


def stage() -> Stage:
    """The chronology stage."""
    return Stage("chronology", version=1, scope="case", needs=(Expression, Passage, Claim, DateEstimate, Entity), gives=(Timex, EventTime), run=place_in_time, says=SAYS)
