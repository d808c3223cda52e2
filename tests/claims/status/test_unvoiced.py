"""Who is named with what is told and does not say it."""

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
        ("Lorn knows that the guards sold the mill.", "sell"),
        ("The guards discovered that Lorn sold the mill.", "sell"),
        ("Lorn rejected the demands of the guards.", "demand"),
        ("Lorn brushed off the significance of a film that shows the attack.", "attack"),
        ("The mayor has not commented on the attack.", "attack"),
        ("Lorn scoffed at rules that bar him from the hall.", "bar"),
    ],
)
def test_who_knows_it_is_silent_or_turns_a_thing_down_does_not_tell_it(text: str, lemma: str) -> None:
    assert is_own(text, lemma)


@pytest.mark.parametrize(
    ("text", "lemma"),
    [
        ("Lorn believes that the guards sold the mill.", "sell"),
        ("Lorn denied that the guards sold the mill.", "sell"),
        ("Lorn rejected the report that the guards sold the mill.", "sell"),
        ("The mayor said that the attack took place in May.", "attack"),
        ("The mayor would not say whether the guards sold the mill.", "sell"),
    ],
)
def test_who_believes_denies_or_leaves_it_open_does(text: str, lemma: str) -> None:
    assert not is_own(text, lemma)
