"""Who says of themselves that it was not so answers a charge, on a page that is about one."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Label
from tests.lab import make_page, read_page

CHARGE = "Lorn accused Anna Berg of theft. "


def label_of(text: str, word: str) -> Label:
    """The label of the claim at a word of a page."""
    claims = read_page(make_page(text))[Claim]
    found = [each for each in claims if text[each.trigger.start : each.trigger.end] == word]
    return found[0].status.label


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("sold", '"I have not sold the boat," said Anna Berg.'),
        ("took", "Anna Berg said that she never took the money."),
        ("sell", '"We did not sell the boat," said Anna Berg.'),
        ("photo", "Anna Berg said that she was not in the photo."),
        ("neither", "Anna Berg said that she was neither of the people in the photo."),
    ],
)
def test_who_was_not_it_denies(word: str, said: str) -> None:
    assert label_of(CHARGE + said, word) == Label.DENIED


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("sold", "Anna Berg said that the boat was not sold."),
        ("sell", '"I will not sell the boat," said Anna Berg.'),
        ("asking", "Anna Berg said that she was not asking for money."),
        ("mean", '"I did not mean it," said Anna Berg.'),
        ("sold", "Anna Berg has not sold the boat."),
    ],
)
def test_who_speaks_of_others_or_of_the_future_negates(word: str, said: str) -> None:
    assert label_of(CHARGE + said, word) == Label.NEGATED


def test_without_a_charge_on_the_page_nothing_is_answered() -> None:
    assert label_of('"I have not sold the boat," said Anna Berg.', "sold") == Label.NEGATED
