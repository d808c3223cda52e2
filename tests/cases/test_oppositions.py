"""Two claims are opposed where one says to be so what the other says not to be, of the same parties."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.cases.oppositions import is_opposed
from dateline.model import Argument, Case, Claim, Label, Role, Run
from tests.factories import at, by, claim, page

PAGE = page(
    "A goat ate the flag of Sudmark. No goat ate the flag, said the mayor. No goat ate the roses.\n", ref="x"
)
CASE = Case(Run("1", ()), (PAGE,))


def eating(nth: int, label: Label, goat: str, meal: str) -> Claim:
    """What is said of a goat and its meal, the nth time somebody says so."""
    found = claim(PAGE, "ate", "goat ate", nth, label=label)
    sides = ((Role.AGENT, goat), (Role.THEME, meal))
    return replace(
        found, arguments=tuple(Argument("", role, at(PAGE, words), 0, None, by()) for role, words in sides)
    )


EATEN = eating(0, Label.STATED, "goat", "the flag")


@pytest.mark.parametrize(
    ("other", "opposed"),
    [
        (eating(1, Label.NEGATED, "goat", "the flag"), True),
        (eating(2, Label.NEGATED, "goat", "the roses"), False),
        (eating(1, Label.STATED, "goat", "the flag"), False),
        (eating(1, Label.HYPOTHETICAL, "goat", "the flag"), False),
        (replace(eating(1, Label.NEGATED, "goat", "the flag"), lemma="see"), False),
    ],
    ids=["the same", "another meal", "stated again", "supposed", "another word"],
)
def test_claims_are_opposed_on_the_same_word_and_two_parties(other: Claim, *, opposed: bool) -> None:
    assert is_opposed(CASE, [EATEN, other]) == opposed
    assert is_opposed(CASE, [other, EATEN]) == opposed
