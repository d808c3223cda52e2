"""Which events tell a reader little, by the words in which they are told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.cases.speakers import quote
from dateline.model import Case, Claim, Label, Role, Trigger, Zone
from dateline.views.clauses import clause_of
from dateline.vocabulary import word_list

POINTING, LIGHT = word_list("en.clauses.pointing"), word_list("en.clauses.light")
SAYING = word_list("en.clauses.saying")
FEW = 4
"""Words of a clause that are too few to tell an event."""
FORM = "status.form"
"""The rule of claims of which nothing but the form of their verb decides the status."""
NOUNS = frozenset({"en.nouns.event/1", "en.nouns.maybe/1", "triggers.noun", "triggers.participle"})
"""Rules by which a noun is an event word, or what stands before one ("the BOMBING victims")."""
CHARGED = frozenset({Label.ALLEGED, Label.DENIED, Label.NEGATED})
"""The status of what somebody charges or rejects."""
PURPOSE = "status.purpose"
"""The rule of claims of what something else was done for."""
PARTS = frozenset({Role.AGENT, Role.RECIPIENT, Role.THEME})
WORD = re.compile(r"\w+")


def is_slight(case: Case, claims: Sequence[Claim]) -> bool:
    """Whether an event tells little, given by the claims that tell it, the one first that tells it best.

    The word of that says nothing, or it does not name who does it, or the event is only named and nobody charges
    or denies it; or all of them stand below pictures.
    """
    first, words = claims[0], clause_of(case, claims[0])
    pictured = all(is_caption(case, claim) for claim in claims)
    named = is_only_named(case, first) and not any(claim.status.label in CHARGED for claim in claims)
    return pictured or named or is_empty(first, words) or is_nameless(case, first, words)


def is_empty(claim: Claim, words: str) -> bool:
    """Whether the word of a claim says nothing: a bare "he said", an infinitive that nobody plans.

    So does one of no type that is light, or in which nobody and nothing has a part.
    """
    if claim.lemma in SAYING:
        return len(words.split()) <= FEW
    aim = claim.by.rule == PURPOSE or (claim.status.label is Label.PLANNED and claim.by.rule == FORM)
    alone = not any(argument.role in PARTS for argument in claim.arguments)
    return aim or (claim.predicate is None and (alone or claim.lemma in LIGHT))


def is_only_named(case: Case, claim: Claim) -> bool:
    """Whether the event word of a claim is a noun of no type, and part of what its sentence tells.

    As in "THE CAMPAIGN was late".
    """
    typed = claim.predicate is not None or claim.mode is not None
    return not typed and bool(claim.holders) and is_noun(case, claim)


def is_noun(case: Case, claim: Claim) -> bool:
    """Whether the event word of a claim is a noun."""
    premises = (case.by_id.get(each) for each in claim.by.premises)
    return any(isinstance(each, Trigger) and each.by.rule in NOUNS for each in premises)


def is_nameless(case: Case, claim: Claim, words: str) -> bool:
    """Whether the words of a clause begin with a pronoun, and do not say of whom they tell: no "this ferry"."""
    first = WORD.search(words.casefold())
    if first is None or first[0] not in POINTING:
        return False
    start = (claim.clause or claim.evidence)[0].start
    parts = [argument.span for argument in claim.arguments if argument.span.start == start]
    return all(len(quote(case, part).split()) == 1 for part in parts)


def is_caption(case: Case, claim: Claim) -> bool:
    """Whether a claim stands in the words below a picture."""
    passages = case.on_page(claim.trigger.page, "passages")
    return any(each.zone is Zone.CAPTION and each.span.covers(claim.trigger) for each in passages)
