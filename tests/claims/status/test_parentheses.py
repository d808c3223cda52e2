"""Whose word a clause is that tells of whom somebody speaks."""

from __future__ import annotations

import pytest

from dateline.model import Claim
from tests.lab import make_page, read_page


def is_own(text: str, lemma: str) -> bool:
    """Whether the outlet itself tells an event."""
    (claim,) = (claim for claim in read_page(make_page(text))[Claim] if claim.lemma == lemma)
    return not claim.chain


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor condemned the killing of Dan Hale, who was captured in May.", "capture"),
        ("Lorn has supported the rebels who shot down a plane.", "shoot"),
        ("The mayor mentioned Dan Hale, a guard who was captured in May.", "capture"),
        ("The guild plans to build a mill, a project that has drawn protests.", "draw"),
        ("The guards reportedly fired after they fell.", "fall"),
    ],
)
def test_what_is_told_of_somebody_in_passing_is_the_outlets(text: str, lemma: str) -> None:
    assert is_own(text, lemma)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("The mayor said that the guards captured Dan Hale, who was wounded.", "wound"),
        ("The mayor condemned the killing of Dan Hale.", "killing"),
        ("The clip shows a guard who captured Dan Hale.", "capture"),
        ("The guild plans to build a mill.", "build"),
        ("The guards reportedly fired, killing three men.", "kill"),
    ],
)
def test_what_somebody_says_is_his(text: str, lemma: str) -> None:
    assert not is_own(text, lemma)


def test_what_somebody_only_does_is_no_speech_of_his() -> None:
    assert is_own("Anna Berg refuses to quit over the fire.", "quit")
