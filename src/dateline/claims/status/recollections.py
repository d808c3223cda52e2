"""What a page has told of an event before: a definite noun takes over the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.claims.status.attribution_chains import Chain
from dateline.claims.status.factuality import Verdict
from dateline.claims.status.mood import fixed, status_of
from dateline.model import Label, Sentence, Trigger
from dateline.shapes.shapes import shape

is_known = shape("en.shape.known_one")


@dataclass(frozen=True, slots=True)
class Told:
    """One event word with its verdict and the chain on whose word it stands."""

    trigger: Trigger
    chain: Chain
    verdict: Verdict


def remember(
    told: Sequence[Told], sentences: Mapping[int, Sentence], *, over: frozenset[str]
) -> Iterator[Told]:
    """Let a definite noun without tense take over the plan of the last dated event of its kind.

    As "concurrent with the visit".

    The events in `over` (trigger ids) have a time of their own that lies back ("their meeting in September"):
    they take over nothing.
    """
    last: dict[object, Label] = {}
    for each in told:
        kinds = kinds_of(each.trigger)
        if each.verdict.evident:
            last.update(dict.fromkeys(kinds, status_of(each.verdict.mood).label))
        planned = next((last[kind] for kind in kinds if kind in last), None) == Label.PLANNED
        back = planned and each.trigger.id not in over and points_back(each, sentences[each.trigger.sentence])
        yield recalled(each) if back else each


def kinds_of(trigger: Trigger) -> list[object]:
    """What events may have in common: the lemma, and the PLOVER type with its mode."""
    return [trigger.lemma, *([(trigger.predicate, trigger.mode)] if trigger.predicate else [])]


def points_back(told: Told, sentence: Sentence) -> bool:
    """Whether an event is stated by a noun for one that is known, and nothing dates it."""
    stated = not told.verdict.evident and status_of(told.verdict.mood).label == Label.STATED
    return stated and is_known(sentence, told.trigger.token)


def recalled(told: Told) -> Told:
    """An event with the plan that the page has told of before."""
    mood = replace(fixed(told.verdict.mood), rules=(*told.verdict.mood.rules, "status.page"))
    return replace(told, verdict=replace(told.verdict, mood=mood))
