"""Events that lie an amount of time from another, or last one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from dateline.cases.anchors import count_from
from dateline.cases.calendar import days_of
from dateline.cases.chronology.named_times import event_time
from dateline.cases.chronology.scenes import Scene
from dateline.model import Anchor, Claim, EventTime, Label, Side, Symbol, SymbolKind, Tense, Timex
from dateline.weights import weight_table

STRETCHES = weight_table("en.chronology.stretches")
"""Days of the units of a stretch that ends or begins on the day of writing; longer ones place nothing."""


def counted(
    group: Sequence[Claim], amounts: Sequence[tuple[Timex, int]], scene: Scene, known: Mapping[str, EventTime]
) -> Iterator[EventTime]:
    """Two events of one sentence a named amount of time apart: "it comes nine months after they met".

    The event told in the present counts from the page's day.
    """
    for amount, direction in amounts:
        if amount.symbol.anchor is not Anchor.EVENT:
            continue
        later = next((claim for claim in group if claim.trigger.start >= amount.span.end), None)
        before = next((claim for claim in reversed(group) if claim.trigger.end <= amount.span.start), None)
        sign = 1 if amount.symbol.side is Side.AFTER else -1
        here, there = known.get(before.id if before else ""), known.get(later.id if later else "")
        if later and not there:
            base = (
                (here.earliest, here.latest)
                if here
                else (scene.estimate.earliest, scene.estimate.latest)
                if direction >= 0
                else (None, None)
            )
            yield from shifted(later, amount, base, -sign)
        elif before and there and not here:
            yield from shifted(before, amount, (there.earliest, there.latest), sign)


def within(claim: Claim, scene: Scene) -> EventTime | None:
    """The time of an event that its clause places in a stretch up to the page's day, or from it on.

    "Arrested in the past ten days", "will sail within the next two weeks".
    """
    timex = scene.by_expression.get(claim.expression or "")
    low, high = scene.estimate.earliest, scene.estimate.latest
    length = stretch_of(timex.symbol) if timex else 0
    if timex is None or not length or low is None or high is None:
        return None
    ahead = claim.status.label is Label.PLANNED or claim.status.time is Tense.FUTURE
    if timex.symbol.side is Side.AFTER and ahead:
        days = low, add_days(high, length)
    elif timex.symbol.side is Side.BEFORE and claim.status.time is Tense.PAST and not ahead:
        days = add_days(low, -length), high
    else:
        return None
    return event_time(claim, timex, "case.when.within/1", value="/".join(days), days=days)


def stretch_of(symbol: Symbol) -> int:
    """The days of a stretch that ends or begins on the day of writing, 0 for what is none, or too long a one."""
    if symbol.anchor is not Anchor.NOW or symbol.kind is not SymbolKind.AMOUNT:
        return 0
    unit = STRETCHES.get(symbol.unit, 0) * symbol.count if symbol.unit else STRETCHES.get(symbol.value, 0)
    return round(unit)


def lasting(scene: Scene, known: Mapping[str, EventTime]) -> Iterator[EventTime]:
    """Events that last some days from when the text has them begin: "on Tuesday. It will last two days"."""
    for sentence, found in scene.amounts.items():
        length = next((count for timex, _ in found if (count := timex.symbol.days_long)), 0)
        for claim in scene.sentences.get(sentence, ()) if length > 1 else ():
            start = begun(claim, scene, known)
            if claim.id not in known and start and start[1].earliest:
                last = add_days(start[1].earliest, length - 1)
                timex = found[0][0]
                yield event_time(
                    claim,
                    timex,
                    "case.when.lasting/1",
                    value=f"{start[1].earliest}/{last}",
                    days=(start[1].earliest, last),
                    premises=(start[0].id, *start[1].by.premises, timex.id),
                )


def begun(claim: Claim, scene: Scene, known: Mapping[str, EventTime]) -> tuple[Claim, EventTime] | None:
    """The nearest event of the same kind and tense in the sentence before that begins on a known day."""
    mates = (
        each
        for each in reversed(scene.sentences.get(claim.sentence - 1, ()))
        if same_kind(each, claim) and each.status.time is claim.status.time
    )
    return next(
        (
            (each, known[each.id])
            for each in mates
            if each.id in known and known[each.id].earliest == known[each.id].latest
        ),
        None,
    )


def shifted(
    claim: Claim, amount: Timex, days: tuple[str | None, str | None], sign: int
) -> Iterator[EventTime]:
    """The time of a claim an amount before or after some days, when all of them give the same."""
    values = {count_from(amount.symbol, day, sign) for day in days}
    value = values.pop() if len(values) == 1 else None
    span = days_of(value) if value else None
    if value and span:
        yield event_time(
            claim, amount, "case.when.counted/1", value=value, days=(span[0].isoformat(), span[1].isoformat())
        )


def add_days(day: str, days: int) -> str:
    """The ISO day some days after another."""
    return (date.fromisoformat(day) + timedelta(days=days)).isoformat()


def same_kind(left: Claim, right: Claim) -> bool:
    """Whether two claims tell of the same kind of event."""
    return left.lemma == right.lemma or (left.predicate is not None and left.predicate == right.predicate)
