"""Numbers of dead that two sources give differently."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Link, Relation
from tests.lab import build_case, make_page


def rivals(*texts: str) -> set[frozenset[str]]:
    """The event words of the claims whose numbers contradict each other."""
    case = build_case(make_page(text, ref=f"page{number}") for number, text in enumerate(texts))
    links: list[Link] = [link for link in case.links if link.by.rule == "case.agreement.toll/1"]
    assert all((link.relation, link.about) == (Relation.CONTRADICTS, "number") for link in links)
    return {frozenset(word_of(case.by_id[side], texts) for side in (link.left, link.right)) for link in links}


def word_of(claim: object, texts: tuple[str, ...]) -> str:
    assert isinstance(claim, Claim)
    span = claim.trigger
    return next(text[span.start : span.end] for text in texts if text[span.start : span.end] in WORDS)


WORDS = {"killed", "dead", "bodies", "died", "toll", "hurt", "rescued", "fled"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The fire chief put the dead at six. The ministry said that nine people were killed.",
            {"dead", "killed"},
        ),
        (
            "Nineteen people were killed, police said. The rescue service counted 26 bodies.",
            {"killed", "bodies"},
        ),
        (
            "Nine people were killed, police said. The ministry, too, said that nine people were killed.",
            set(),
        ),
        ("Nine people were killed, police said. The ministry said that three soldiers were killed.", set()),
        ("Nine people were hurt, police said. The ministry said that six people were hurt.", {"hurt"}),
        ("Nine people were hurt, police said. The ministry said that six people were rescued.", set()),
        ("Some fled in 1997, police said. The ministry said that people fled in 1999.", set()),
    ],
)
def test_two_sources_with_two_numbers_of_dead_contradict_each_other(text: str, words: set[str]) -> None:
    assert rivals(text) == ({frozenset(words)} if words else set())


CALM = " The harbour opened at noon. Ferries left for Sund." * 30


@pytest.mark.parametrize(
    ("other", "more", "found"), [("six", "", 1), ("400", "", 1), ("six", CALM, 1), ("400", CALM, 0)]
)
def test_where_nobody_alleges_anything_numbers_may_count_the_same(other: str, more: str, found: int) -> None:
    text = f"Nine people were hurt, police said. The ministry said that {other} people were hurt."
    assert len(rivals(text + more)) == found
