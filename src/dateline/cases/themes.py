"""Whether two claims are about the same matter."""

from __future__ import annotations

from dateline.cases.claim_features import Sketch
from dateline.model import EntityType
from dateline.weights import weight_table

MATTER = weight_table("en.events.matter")


def same_theme(one: Sketch, other: Sketch) -> float:
    """A point for the same matter, points off for another."""
    if not one.words or not other.words:
        return 0.0
    weapons = EntityType.WEAPON in one.kinds & other.kinds
    return MATTER["same" if weapons or one.words & other.words else "other"]
