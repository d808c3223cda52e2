"""Which claim tells an event best: the one on which its line in a view stands."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.cases.claim_features import Sketch
from dateline.model import Label, Polarity
from dateline.weights import weight, weight_row, weight_table

TELLING = weight_table("en.telling.claim")
LEAD, SHORT, LONG = weight_row("en.telling.bounds")
"""Sentences that are a lead; the least and the most words of a clause that is good to read."""
LONG_AGO = weight("en.telling.long_ago")
"""Days after which what a claim tells was long over when its page was written: told for comparison, as a rule."""


def best_told(group: Sequence[Sketch]) -> Sketch:
    """The claim that tells an event best; of claims that tell it as well the first."""
    return min(group, key=lambda sketch: (-telling(sketch), sketch.order))


def telling(sketch: Sketch) -> float:
    """How well a claim tells its event: with parties, a time of its own, in a clause, as no supposition or memory."""
    claim = sketch.claim
    words = sum(len(sketch.world.text(span).split()) for span in claim.evidence)
    return (
        TELLING["agent"] * bool(sketch.world.known(sketch.agents.ids))
        + TELLING["other"] * bool(sketch.recipients or sketch.words)
        + TELLING["dated"] * (claim.expression is not None)
        + TELLING["past"] * (sketch.long_over > LONG_AGO)
        + TELLING["affirmed"] * (claim.status.polarity is Polarity.POS)
        + TELLING["supposed"] * (claim.status.label is Label.HYPOTHETICAL)
        + TELLING["noun"] * sketch.nominal
        + TELLING["saying"] * sketch.saying
        + TELLING["lead"] * (claim.sentence < LEAD)
        + TELLING["clause"] * (SHORT <= words <= LONG)
    )
