"""A page with its resolved times and its claims, indexed."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.model import Attribution, Claim, DateEstimate, Expression, Passage, Span, Timex, TimexType, Zone
from dateline.stage import Notes

REFERENCES = ("PRESENT_REF", "PAST_REF", "FUTURE_REF")


TO_COME = frozenset({"promise", "demand", "propose", "plan"})
"""Kinds of attributions whose content lies ahead of the day on which it is said."""


@dataclass(frozen=True)
class Scene:
    """One page with its resolved times, by expression, by where they start, and by passage.

    `sentences` are its claims by sentence, `sentence_of` is where an expression stands, `dates` are its calendar
    times by passage, `amounts` its durations by sentence, `cues` those of what is to come by attribution.
    """

    estimate: DateEstimate
    claims: tuple[Claim, ...]
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]
    by_expression: Mapping[str, Timex]
    sentence_of: Mapping[str, int]
    by_span: Mapping[Span, Timex]
    sentences: Mapping[int, tuple[Claim, ...]]
    dates: Mapping[int, tuple[Timex, ...]]
    amounts: Mapping[int, tuple[tuple[Timex, int], ...]]
    cues: Mapping[str, Span]

    def passage(self, span: Span) -> int:
        """The number of the passage that a span begins in, -1 for none."""
        return bisect_right(self.starts, span.start) - 1


def read_scene(layers: Notes, estimate: DateEstimate, timexes: Sequence[Timex]) -> Scene:
    """A page's claims and times, indexed."""
    passages = tuple(sorted(layers[Passage], key=lambda passage: passage.span))
    starts = tuple(passage.span.start for passage in passages)
    by_expression = {timex.expression: timex for timex in timexes}
    amounts: dict[int, list[tuple[Timex, int]]] = defaultdict(list)
    for expression in layers[Expression]:
        if expression.type is TimexType.DURATION:
            amounts[expression.sentence].append((by_expression[expression.id], expression.direction))
    return Scene(
        estimate=estimate,
        claims=layers[Claim],
        passages=passages,
        starts=starts,
        by_expression=by_expression,
        sentence_of={each.id: each.sentence for each in layers[Expression]},
        by_span={timex.span: timex for timex in timexes},
        sentences=grouped(layers[Claim]),
        dates=dates_in(starts, timexes),
        amounts={number: tuple(found) for number, found in amounts.items()},
        cues={each.id: each.cue for each in layers[Attribution] if each.cue and each.cue_kind in TO_COME},
    )


def dates_in(starts: Sequence[int], timexes: Iterable[Timex]) -> dict[int, tuple[Timex, ...]]:
    """Calendar times by the passage that they stand in, in their order; `starts` is where passages start."""
    found: dict[int, list[Timex]] = defaultdict(list)
    for timex in filter(is_calendar, timexes):
        found[bisect_right(starts, timex.span.start) - 1].append(timex)
    return {number: tuple(each) for number, each in found.items()}


def grouped(claims: Iterable[Claim]) -> dict[int, tuple[Claim, ...]]:
    """Claims by sentence, in text order."""
    found: dict[int, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.trigger):
        found[claim.sentence].append(claim)
    return {sentence: tuple(each) for sentence, each in found.items()}


def is_calendar(timex: Timex) -> bool:
    """Whether a time is a stretch of the calendar: no duration, no set, no mere past or future."""
    return (
        timex.type in (TimexType.DATE, TimexType.TIME)
        and timex.value not in REFERENCES
        and None not in (timex.earliest, timex.latest)
    )


def in_zone(claim: Claim, scene: Scene, zone: Zone) -> bool:
    """Whether a claim stands in a passage of a zone."""
    number = scene.passage(claim.trigger)
    return number >= 0 and scene.passages[number].zone is zone
