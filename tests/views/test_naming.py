"""What stands for a fact in a judgement: what rules find, first what stands for it alone."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import DatelineError
from dateline.model import MentionKind
from dateline.views.naming import Named, named_by
from tests.factories import affair

CASE = affair()
TOUR = CASE.events[0]


def test_an_event_is_all_its_claims() -> None:
    named = named_by(CASE, TOUR)
    assert named.sort == "event"
    assert sorted(named.members) == sorted(TOUR.claims)


def test_an_entity_is_its_mentions_names_first() -> None:
    state = max(CASE.entities, key=lambda entity: len(entity.mentions))
    last = state.mentions[-1]
    kinds = [
        replace(mention, kind=MentionKind.NAME if mention.id == last else MentionKind.PRONOUN)
        for mention in CASE.mentions
        if mention.id in state.mentions
    ]
    named = named_by(
        replace(CASE, mentions=tuple(kinds)), replace(state, mentions=tuple(m.id for m in kinds))
    )
    assert named.sort == "entity"
    assert named.members[0] == next(m.id for m in kinds if m.kind is MentionKind.NAME)


def test_a_link_is_a_claim_on_either_side_under_the_name_of_its_relation() -> None:
    link = CASE.links[0]
    assert named_by(CASE, link) == Named(str(link.relation), (link.left, link.right))


@pytest.mark.parametrize("fact", [CASE.pages[0], CASE.mentions[0], CASE.judgements[0]])
def test_what_no_rule_merges_is_itself(fact: object) -> None:
    named = named_by(CASE, fact)
    assert named == Named(type(fact).__name__.lower(), (fact.id,))  # type: ignore[attr-defined]


def test_nobody_judges_an_attribution() -> None:
    with pytest.raises(DatelineError, match="people do not judge these"):
        named_by(CASE, CASE.attributions[0])
