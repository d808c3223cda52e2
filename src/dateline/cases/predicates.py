"""What PLOVER types are as such: how many sides they have, and how often a story tells one."""

from __future__ import annotations

from dateline.vocabulary import word_table

TRAITS = word_table("plover.types.traits")


def types_that_are(trait: str) -> frozenset[str]:
    """The PLOVER types with a trait."""
    return frozenset(predicate for predicate, traits in TRAITS.items() if trait in traits.split())


MUTUAL = types_that_are("mutual")
SINGULAR = types_that_are("singular") | {None}
"""With what is no deed of states: of that, too, a story tells one as a rule."""
