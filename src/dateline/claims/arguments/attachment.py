"""On which event word a time expression hangs in the parse."""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping

from dateline.model import Expression, Sentence

ASIDE = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
"""Dependents that date the noun they stand at, not the clause around it ("the 2008 budget")."""


def governor(
    here: Sentence, expression: Expression, *, events: Collection[int], carriers: Mapping[int, int]
) -> int | None:
    """The event word that an expression hangs on."""
    inside = expression.tokens
    token = top_of(here, inside)
    for above in here.ancestors(token) or (token,):
        if above in carriers:
            return carriers[above]
        if above in events and above not in inside:
            return above
        if here.deps[token] in ASIDE:
            return None
        subject = subject_of_copula(here, above, events)
        if subject is not None:
            return subject
        token = above
    return next((each for each in sorted(events) if here.heads[each] == each), None)


def top_of(here: Sentence, tokens: range) -> int:
    """The first of some tokens whose governor is none of them."""
    tops = (each for each in tokens if here.heads[each] not in tokens or here.heads[each] == each)
    return next(tops, tokens.start)


def subject_of_copula(here: Sentence, verb: int, events: Container[int]) -> int | None:
    """The event word of which a copula says something."""
    if here.poses[verb] != "AUX":
        return None
    return next((kid for kid in here.children(verb, "nsubj", "attr") if kid in events), None)
