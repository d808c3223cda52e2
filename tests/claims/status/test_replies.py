"""What somebody who denies goes on to say is not so."""

from __future__ import annotations

import pytest

from dateline.model import Claim, Label
from tests.lab import make_page, read_page


def label_of(text: str, word: str) -> Label:
    """The label of the claim at a word of a page."""
    claims = read_page(make_page(text))[Claim]
    (found,) = (each for each in claims if text[each.trigger.start : each.trigger.end] == word)
    return found.status.label


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("fired", 'The army rejected the accusation. "We have not fired," a spokesman said.'),
        ("asked", "Anna Berg denied that she had lied. She said that nobody had asked her."),
        ("asked", "Anna Berg denied that she had lied. It rained. She said that nobody had asked her."),
        ("paid", "The guild insists that it has not paid the guards."),
        ("paid", "The guild maintains that nobody has paid the guards."),
    ],
)
def test_who_denies_goes_on_denying(word: str, text: str) -> None:
    assert label_of(text, word) == Label.DENIED


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("fired", 'The army left the town. "We have not fired," a spokesman said.'),
        ("asked", "Anna Berg denied that she had lied. Nobody had asked her."),
        ("pay", "The army rejected the accusation. A spokesman said that it refused to pay."),
        ("paid", "The guild said that it has not paid the guards."),
        ("paid", "The army rejected the accusation. Its spokesman praised a guard who was not paid."),
    ],
)
def test_what_answers_no_charge_is_only_negated(word: str, text: str) -> None:
    assert label_of(text, word) == Label.NEGATED
