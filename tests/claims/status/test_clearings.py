"""Who says of themselves that it was not they answers a charge."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Label
from tests.lab import make_page, read_page


def label_of(text: str, word: str) -> Label:
    """The label of the claim at a word of a page."""
    claims = read_page(make_page(text))[Claim]
    found = [each for each in claims if text[each.trigger.start : each.trigger.end] == word]
    return found[0].status.label


@pytest.mark.parametrize(
    ("label", "word", "said"),
    [
        (Label.DENIED, "photo", "Anna Berg said that she was not in the photo."),
        (Label.DENIED, "neither", "Anna Berg said that she was neither of the people in the photo."),
        (Label.NEGATED, "photo", "The guards said that she was not in the photo."),
        (Label.NEGATED, "sold", '"I have not sold the boat," said Anna Berg.'),
    ],
)
def test_who_was_not_it_denies(label: Label, word: str, said: str) -> None:
    assert label_of(said, word) == label
