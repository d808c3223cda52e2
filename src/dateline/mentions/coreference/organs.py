"""Whose organ a bare noun means: "the ministry" is that of the state of which the text speaks last, or nobody's."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from dateline.mentions.coreference.chains import Scene, key_of
from dateline.model import EntityType, Mention
from dateline.vocabulary import word_list

ORGANS = word_list("en.coreference.state_organs")
REACH, MOST = 2, 8
"""How many sentences back a state is looked for, and how many states before a noun."""


def states_told(scene: Scene, mention: Mention) -> frozenset[str]:
    """Keys of the states that stand before a noun or name as part of its phrase ("the GERMAN ministry")."""
    left = scene.sentence(mention).edges[mention.head][0]
    states = scene.states_in.get(mention.sentence, [])
    behind = bisect_left(states, mention.head, key=lambda state: state.first)
    near = (state for state in states[max(0, behind - MOST) : behind] if left <= state.first)
    return frozenset(filter(None, map(key_of, near)))


def is_elsewhere(scene: Scene, noun: Mention, states: frozenset[str]) -> bool:
    """Whether a noun for an organ of a state is not that of some states: the text has spoken of another since."""
    organ = scene.sentence(noun).lemmas[noun.head].lower() in ORGANS
    if not organ or not states:
        return False
    own = states_told(scene, noun)
    spoken = own or frozenset(nearest_state(scene, noun))
    return bool(spoken) and spoken.isdisjoint(states)


def nearest_state(scene: Scene, noun: Mention) -> Iterator[str]:
    """The key of the state named last before a noun, by its name or adjective."""
    near = (other for other in scene.before(noun, REACH) if other.type == EntityType.COUNTRY)
    found = next((key for other in near if (key := key_of(other))), None)
    if found:
        yield found
