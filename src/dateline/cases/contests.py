"""Whether a story is about what somebody alleges: elsewhere there is little to deny."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping

from dateline.cases.claim_features import Sketch, World
from dateline.model import Label
from dateline.weights import weight

CONTESTED = weight("en.agreement.contested")
"""What share of the claims of a story somebody alleges where things are contested."""


class Contests:
    """The stories of a case in which somebody alleges something."""

    def __init__(self, world: World) -> None:
        self._alleged = shares_alleged(world)

    def contested(self, sketch: Sketch) -> bool:
        """Whether a claim stands in such a story."""
        return self._alleged[sketch.story] >= CONTESTED


def shares_alleged(world: World) -> Mapping[str, float]:
    """What share of its claims somebody alleges, by story; one more than does (Laplace's rule of succession).

    Of a story that tells little nothing is known yet.
    """
    counts: dict[str, Counter[bool]] = defaultdict(Counter)
    for sketch in world.sketches.values():
        counts[sketch.story][sketch.claim.status.label is Label.ALLEGED] += 1
    return {story: (counted[True] + 1) / counted.total() for story, counted in counts.items()}
