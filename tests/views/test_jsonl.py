"""The canonical export: what it tells of claims and attributions."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from dateline.model import Case
from dateline.views.jsonl import render_jsonl
from tests.factories import affair, by


def records(case: Case, kind: str) -> dict[str, Any]:
    """The records of one kind of all articles, by id."""
    articles = [json.loads(line) for line in render_jsonl(case)["articles.jsonl"].splitlines()]
    return {record["id"]: record for article in articles for record in article[kind]}


def test_an_attribution_comes_with_its_cue_its_score_and_its_rules() -> None:
    case = affair()
    said, *others = case.attributions
    learned = replace(
        said, by=by("attribution.learned/1", *said.sources, "en.cue.speaker.body/1", score=0.71)
    )
    found = records(replace(case, attributions=(learned, *others)), "attributions")[said.id]
    assert (found["cue_kind"], found["by"], found["score"], found["rules"]) == (
        "say",
        "attribution.learned/1",
        0.71,
        ["en.cue.speaker.body/1"],
    )


def test_a_claim_comes_with_its_chain_and_every_rule_of_its_status() -> None:
    case = affair()
    denied = case.claims[2]
    decided = replace(denied, by=by("en.status.deny/1", *denied.chain, "en.status.allege/1"))
    found = records(replace(case, claims=(*case.claims[:2], decided, *case.claims[3:])), "claims")[denied.id]
    assert (found["attribution"], found["by"], found["rules"]) == (
        list(denied.chain),
        "en.status.deny/1",
        ["en.status.allege/1"],
    )
    assert found["status"] == {"label": "denied", "certainty": "certain", "polarity": "neg", "time": "past"}


def test_accusation_and_denial_of_one_word_are_two_claims_with_two_chains() -> None:
    case = affair()
    alleged, denied = case.claims[1], replace(case.claims[2], trigger=case.claims[1].trigger)
    found = records(
        replace(case, claims=(case.claims[0], alleged, denied), events=(), positions=(), links=()), "claims"
    )
    assert [found[each.id]["status"]["label"] for each in (alleged, denied)] == ["alleged", "denied"]
    assert found[alleged.id]["trigger"] == found[denied.id]["trigger"]
    assert found[alleged.id]["attribution"] != found[denied.id]["attribution"]
