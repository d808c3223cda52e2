"""Law 3: no orphan facts. Every fact of the demo case stands somewhere and walks down to characters."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from dateline.app.sentences import rule_sentences
from dateline.io.casefile.casefile import load_case, save_case
from dateline.model import By, Case, Coreference, DateEstimate, EventTime, Page, Position, Problem, Span
from dateline.views.jsonl import render_jsonl
from tests.lab import facts_of, parts_of, reasons_of


@pytest.fixture(scope="session")
def known(demo: Case) -> dict[str, Any]:
    """Everything that an id can name: facts and pages."""
    return dict(demo.by_id)


@pytest.fixture(scope="session")
def explained() -> dict[str, str]:
    return rule_sentences()


def test_the_demo_builds_without_problems(demo: Case) -> None:
    assert [problem.message for problem in demo.problems] == []


def test_every_fact_has_a_reason(demo: Case) -> None:
    without = [
        fact for fact in facts_of(demo) if not reasons_of(fact) and not isinstance(fact, (Page, Problem))
    ]
    assert without == []


def test_every_rule_explains_itself(demo: Case, explained: dict[str, str]) -> None:
    silent = {by.rule for fact in facts_of(demo) for by in reasons_of(fact)} - {
        rule for rule, says in explained.items() if says.strip()
    }
    assert silent == set()


def test_every_premise_is_a_fact_or_a_rule(
    demo: Case, known: dict[str, Any], explained: dict[str, str]
) -> None:
    premises = {
        (type(fact).__name__, by.rule, premise)
        for fact in facts_of(demo)
        for by in reasons_of(fact)
        for premise in by.premises
    }
    missing = {
        (kind, rule, premise)
        for kind, rule, premise in premises
        if premise not in known and premise not in explained
    }
    assert missing == set()


def test_scores_are_probabilities(demo: Case) -> None:
    assert all(0 <= by.score <= 1 for fact in facts_of(demo) for by in reasons_of(fact))


def test_every_fact_stands_on_a_page(demo: Case, known: dict[str, Any]) -> None:
    orphans = [
        fact
        for fact in facts_of(demo)
        if not isinstance(fact, (Page, Problem)) and not grounded([fact], known)
    ]
    assert orphans == []


def test_every_span_is_in_range(demo: Case) -> None:
    lengths = {page.id: len(page.text) for page in demo.pages}
    assert all(
        0 <= part.start < part.end <= lengths[part.page]
        for fact in facts_of(demo)
        for part in parts_of(fact)
        if isinstance(part, Span)
    )


def grounded(facts: Iterable[Any], known: dict[str, Any]) -> bool:
    """Whether walking from facts over the ids in them reaches a span or a page."""
    todo, seen = list(facts), set()
    while todo:
        fact = todo.pop()
        for part in parts_of(fact):
            if isinstance(part, (Span, Page)):
                return True
            if isinstance(part, str) and part in known and part not in seen:
                seen.add(part)
                todo.append(known[part])
    return False


def test_the_oracle_sees_orphans() -> None:
    loose = (
        EventTime("clm-1", None, None, None, None, By("r")),
        DateEstimate("art-1", None, None, None, "unknown", By("r")),
        Coreference("men-1", "men-2", By("r")),
    )
    assert not grounded(loose, {})
    assert grounded(
        [Position("evt-1", ("art-1",), None, "asserts", (), By("r"))], {"art-1": Page("p", "text")}
    )


def test_whatever_was_weighed_is_kept_with_its_rule_and_its_facts(
    demo: Case, known: dict[str, Any], explained: dict[str, str]
) -> None:
    grounds = {ground for fact in facts_of(demo) for by in reasons_of(fact) for ground in by.grounds}
    assert {type(known[fact]).__name__ for ground in grounds for fact in ground.facts} >= {
        "Claim",
        "Mention",
        "Expression",
        "Page",
    }
    assert [ground.rule for ground in grounds if ground.rule not in explained] == []
    assert any(ground.weight < 0 for ground in grounds)
    assert {type(ground.weight) for ground in grounds} == {float}  # 3 and 3.0 are two exports


def test_a_case_that_was_kept_is_exported_as_it_was_made(demo: Case, tmp_path: Path) -> None:
    save_case(demo, tmp_path / "x.dateline")
    assert render_jsonl(load_case(tmp_path / "x.dateline")) == render_jsonl(demo)


def test_an_event_keeps_what_joined_its_claims(demo: Case) -> None:
    for event in demo.events:
        joined = {claim for ground in event.by.grounds for claim in ground.facts}
        assert joined == (set(event.claims) if len(event.claims) > 1 else set())
        pairs = {ground.facts for ground in event.by.grounds}
        assert len(pairs) == len(event.claims) - 1
        assert 0.5 <= event.by.score <= 1
