"""Times in quotations: "today" is the day on which somebody says it, where the page tells which day that was."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.cases.chronology.anchoring import anchor_page
from dateline.cases.chronology.named_times import SHORT
from dateline.model import Anchor, Attribution, By, Claim, DateEstimate, Expression, Manner, Timex
from dateline.stage import Notes

RULE = "case.time.from_saying/1"


def as_said(layers: Notes, estimate: DateEstimate, timexes: Sequence[Timex]) -> tuple[Timex, ...]:
    """The times of a page, those that a quotation counts by days from now seen from the day on which it was said.

    That is the day that the verb of the saying names ("said on Monday"), as the page's own day tells it.
    """
    known = {timex.expression: timex for timex in timexes}
    said = dict(days_said(layers, known))
    expressions = {each.id: each for each in layers[Expression] if each.id in said}
    return tuple(
        seen_from(said[timex.expression], expressions[timex.expression], estimate)
        if timex.expression in said
        else timex
        for timex in timexes
    )


def days_said(layers: Notes, known: Mapping[str, Timex]) -> Iterator[tuple[str, Timex]]:
    """The expressions that a quotation counts from now, by id, with the day on which it was said."""
    days = {each.trigger: day for each in layers[Claim] if (day := known.get(each.expression or ""))}
    counted = sorted(filter(is_counted, layers[Expression]), key=lambda each: each.span)
    starts = [each.span.start for each in counted]
    for attribution in layers[Attribution]:
        day = days.get(attribution.cue) if attribution.cue else None
        if day and day.earliest and day.earliest == day.latest and attribution.manner is Manner.DIRECT:
            for span in attribution.content:
                within = slice(bisect_left(starts, span.start), bisect_left(starts, span.end))
                yield from ((each.id, day) for each in counted[within])


def is_counted(expression: Expression) -> bool:
    """Whether an expression counts days, or times of a day, from now: "yesterday", "tonight"."""
    return expression.symbol.anchor is Anchor.NOW and expression.symbol.unit in SHORT


def seen_from(day: Timex, expression: Expression, estimate: DateEstimate) -> Timex:
    """An expression as it was said on a day."""
    then = replace(estimate, value=day.earliest, earliest=day.earliest, latest=day.latest)
    timex = next(anchor_page([expression], then, ()))
    return replace(timex, anchor=day.expression, by=By(RULE, day.by.score, (expression.id, day.expression)))
