"""What was weighed, in words."""

from __future__ import annotations

from dataclasses import replace

from dateline.app.sentences import rule_sentences
from dateline.model import By, Case, Coreference, DateEstimate, Ground, How
from dateline.views.grounds import NAMES, PAIRS, balance, rules_of, weighed
from tests.factories import affair


def test_every_rule_that_weighs_has_a_name_and_a_sentence(demo: Case) -> None:
    facts = (*demo.events, *demo.links, *demo.estimates)
    weighing = {ground.rule for fact in facts for ground in fact.by.grounds if ground.weight}
    assert weighing <= set(NAMES)
    assert set(NAMES) <= set(rule_sentences())


def test_weights_are_told_with_their_signs_the_strongest_first() -> None:
    grounds = (
        Ground("case.events.matter/1", (), -1.5),
        Ground("case.events.place/1", (), 0.0),
        Ground("case.events.parties/1", (), 1.0),
        Ground("case.events.time/1", (), 2.0),
    )
    assert balance(grounds) == "the days +2.0, the parties +1.0, the matter -1.5"


def test_an_event_tells_pair_by_pair_what_made_it_one() -> None:
    case = affair()
    first, second = (claim.id for claim in case.claims[:2])
    pair = Ground("case.events.time/1", (first, second), 2.0)
    (line,) = weighed(case, replace(case.events[0], by=By("case.events.merge/1", 0.6, (), (pair,))))
    assert line.startswith("“")
    assert line.endswith("are one: the days +2.0")


def test_of_many_pairs_the_first_are_told_and_the_others_counted() -> None:
    case = affair()
    claim = case.claims[0].id
    pairs = tuple(Ground("case.events.copied/1", (claim,) * number) for number in range(1, PAIRS + 4))
    lines = list(weighed(case, replace(case.events[0], by=By("case.events.merge/1", 1.0, (), pairs))))
    assert lines[-1] == "3 more pairs"
    assert len(lines) == PAIRS + 1


def test_what_is_not_weighed_is_not_told() -> None:
    case = affair()
    declared = DateEstimate(
        case.pages[0].id, "2021-05-03", None, None, How.DECLARED, By("case.date.declared/1")
    )
    assert list(weighed(case, declared)) == []
    assert list(weighed(case, case.claims[0])) == []


def test_a_pronoun_tells_whom_else_it_may_mean() -> None:
    case = affair()
    one, other = case.mentions[:2]
    rivals = (
        Ground("coreference.salience/1", (one.id,), 0.9),
        Ground("coreference.salience/1", (other.id,), -0.7),
    )
    (line,) = weighed(case, Coreference(other.id, one.id, By("coreference.pronoun/1", 0.6, (), rivals)))
    assert line.startswith("weighed: “")
    assert "+0.9, “" in line
    assert line.endswith("-0.7")


def test_rules_are_told_once_and_premises_that_are_facts_are_none() -> None:
    reasons = By("b/1", 1.0, ("clm-1", "a/1"), (Ground("b/1"), Ground("c/1")))
    assert rules_of(reasons, {"a/1": "Says."}) == ("b/1", "a/1", "c/1")
