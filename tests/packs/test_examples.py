"""Every rule proves itself: on each of its `fires` it has a part in some fact, on `silent` in none."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.rules import CODED, PACKS, Rule, load_pack
from tests.lab import all_stages, rule_stages
from tests.packs.examples import read_rules

WORDED = [rule for name in PACKS for rule in load_pack(name).rules.values()]
CODED_RULES = list(load_pack(CODED).rules.values())
RULES = [*WORDED, *CODED_RULES]


@cache
def by_rules_alone(example: str) -> frozenset[str]:
    """The rules that have a part in an example, whatever a network makes of it."""
    return read_rules(example, rule_stages())


@cache
def by_all(example: str) -> frozenset[str]:
    """The rules that have a part in an example, those among them that hand on what a network has learned."""
    return read_rules(example, all_stages())


@pytest.mark.parametrize("rule", WORDED, ids=lambda rule: rule.id)
def test_a_rule_fires_and_stays_silent_as_it_says(rule: Rule) -> None:
    assert [example for example in rule.fires if rule.id not in by_rules_alone(example)] == [], "should fire"
    assert [example for example in rule.silent if rule.id in by_rules_alone(example)] == [], (
        "should be silent"
    )


@pytest.mark.parametrize("rule", CODED_RULES, ids=lambda rule: rule.id)
def test_a_rule_in_code_fires_and_stays_silent_as_it_says(rule: Rule) -> None:
    assert [example for example in rule.fires if rule.id not in by_all(example)] == [], "should fire"
    assert [example for example in rule.silent if rule.id in by_all(example)] == [], "should be silent"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_a_rule_says_is_a_sentence(rule: Rule) -> None:
    assert rule.says[0].isupper() or rule.says[0] in "“\"'"
    assert rule.says.rstrip().endswith((".", "!", "”", '"'))


@pytest.mark.parametrize("rule", CODED_RULES, ids=lambda rule: rule.id)
def test_a_rule_in_code_leaves_knowledge_to_other_packs(rule: Rule) -> None:
    assert (rule.words, rule.pattern, rule.read) == ({}, None, "")


def test_packs_are_there() -> None:
    assert all(load_pack(name).rules for name in (*PACKS, CODED))
