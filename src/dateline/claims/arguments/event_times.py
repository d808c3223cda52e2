"""Which time expressions belong to which event word: by attachment, then shared by a verb and its nouns."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.model import Expression, Sentence, TimexType

ASIDE = frozenset({"poss", "compound", "amod", "nmod", "nummod"})
"""Dependents that date the noun they stand at, not the clause around it ("the 2008 budget")."""

Moments = dict[int, list[Expression]]


def find_moments(
    here: Sentence,
    expressions: Sequence[Expression],
    *,
    events: Mapping[int, str],
    carriers: Mapping[int, int],
    shares: Sequence[tuple[int, int]],
) -> Moments:
    """The expressions of every event word (token -> expressions, dates before durations).

    `events` maps tokens of triggers to their lemma, `carriers` light verbs to their noun; `shares` are pairs
    of event words that happen at one time.
    """
    moments: Moments = {}
    for expression in expressions:
        event = governor(here, expression, events=events, carriers=carriers)
        if event is not None:
            moments.setdefault(event, []).append(expression)
    spread(moments, shares)
    spread(moments, fronted(here, moments, events))
    return {
        event: sorted(found, key=lambda each: (each.type in (TimexType.DURATION, TimexType.SET), each.first))
        for event, found in moments.items()
    }


def governor(
    here: Sentence, expression: Expression, *, events: Mapping[int, str], carriers: Mapping[int, int]
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


def subject_of_copula(here: Sentence, verb: int, events: Mapping[int, str]) -> int | None:
    """The event word of which a copula says something."""
    if here.poses[verb] != "AUX":
        return None
    return next((kid for kid in here.children(verb, "nsubj", "attr") if kid in events), None)


def spread(moments: Moments, pairs: Sequence[tuple[int, int]]) -> None:
    """Give the second of each pair the first's expressions when it has none."""
    for giver, taker in pairs:
        if giver in moments and taker not in moments:
            moments[taker] = list(moments[giver])


def fronted(here: Sentence, moments: Moments, events: Mapping[int, str]) -> list[tuple[int, int]]:
    """(verb, other verb) where a time before the first verb holds for the other, too.

    The other is joined to the first, or told by it in the past.
    """
    pairs = []
    for event in sorted(events):
        above, dep = here.heads[event], here.deps[event]
        if dep not in ("conj", "ccomp", "xcomp") or above not in moments or above == event:
            continue
        subject = min(here.children(above, "nsubj", "nsubjpass"), default=above)
        ahead = all(expression.last < subject for expression in moments[above])
        if ahead and (dep != "ccomp" or here.tags[event] == "VBD"):
            pairs.append((above, event))
    return pairs
