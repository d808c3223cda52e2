"""What a page has told of an event before: a definite noun takes over the plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from dateline.claims.status.attribution_chains import Chain
from dateline.claims.status.factuality import Verdict
from dateline.claims.status.mood import fixed, status_of
from dateline.model import (
    Label,
    Sentence,
    Trigger,
)
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
        keys = [
            key
            for key in (each.trigger.lemma, (each.trigger.predicate, each.trigger.mode))
            if key != (None, None)
        ]
        label = status_of(each.verdict.mood).label
        if each.verdict.evident:
            last.update(dict.fromkeys(keys, label))
            yield each
            continue
        known = next((last[key] for key in keys if key in last), None)
        open_noun = each.trigger.id not in over and is_known(
            sentences[each.trigger.sentence], each.trigger.token
        )
        points_back = known == Label.PLANNED and label == Label.STATED and open_noun
        yield (
            replace(
                each,
                verdict=replace(
                    each.verdict,
                    mood=replace(fixed(each.verdict.mood), rules=(*each.verdict.mood.rules, "status.page")),
                ),
            )
            if points_back
            else each
        )
