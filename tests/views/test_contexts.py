"""A claim in its sentence: its words are those of the page, and nothing of other sentences is with them."""

from __future__ import annotations

from dateline.model import Case
from dateline.views.contexts import context_of, mention_context


def test_a_claim_stands_in_its_sentence(demo: Case) -> None:
    for claim in demo.claims:
        found, text = context_of(demo, claim), demo.by_id[claim.trigger.page].text
        assert " ".join(text[found.start : found.end].split()) == found.words
        assert all(found.start <= span.start and span.end <= found.end for span in claim.evidence)
        told = f"{found.before}{found.words}{found.after}".strip(" …")
        assert told in " ".join(text.split()), claim.id
        assert len(told) < 1200


def test_a_sentence_ends_where_it_ends(demo: Case) -> None:
    claim = next(
        each
        for each in demo.claims
        if context_of(demo, each).words.startswith("Senegal and Togo on Thursday")
    )
    found = context_of(demo, claim)
    assert (found.before, found.after) == ("", " of delivering armed patrol boats to Ghana.")
    assert (found.name, found.published) == ("05-lagoon", "2025-10-10")


def test_a_mention_stands_in_its_sentence_too(demo: Case) -> None:
    for mention in demo.entities[0].mentions:
        found = mention_context(demo, mention)
        assert found
        assert found.fact == mention
    assert mention_context(demo, "men-0") is None
