"""Every rule proves itself: on each of its `fires` it has a part in some fact, on each of its `silent` in none."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.pipeline import PACKS
from dateline.rules import Rule, load_pack
from tests.lab import DAY, make_page, read_alone, reasons_of

RULES = [rule for name in PACKS for rule in load_pack(name).rules.values()]


@cache
def rules_on(sentence: str) -> frozenset[str]:
    """The ids of all rules that had a part in reading one sentence as a page of its own, published on a known day."""
    page = make_page(sentence, ref="example", published=DAY)
    return frozenset(
        rule for fact in read_alone(page) for by in reasons_of(fact) for rule in (by.rule, *by.premises)
    )


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fires_and_stays_silent_as_it_says(rule: Rule) -> None:
    assert [sentence for sentence in rule.fires if rule.id not in rules_on(sentence)] == [], "should fire"
    assert [sentence for sentence in rule.silent if rule.id in rules_on(sentence)] == [], "should stay silent"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_says_is_a_sentence(rule: Rule) -> None:
    assert rule.says[0].isupper() or rule.says[0] in "“\"'"
    assert rule.says.rstrip().endswith((".", "!", "”", '"'))


def test_packs_are_there() -> None:
    assert all(load_pack(name).rules for name in PACKS)
