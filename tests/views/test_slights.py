"""Which events tell a reader little."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Claim, Zone
from dateline.views.clauses import clause_of
from dateline.views.slights import is_caption, is_nameless, is_slight
from dateline.vocabulary import LISTS
from tests.factories import affair, lines
from tests.lab import build_case, make_page


def claim_of(marked: str) -> tuple[object, Claim]:
    """A case of one page, and the claim of the word in brackets."""
    text, word = marked.replace("[", "").replace("]", ""), marked.index("[")
    case = build_case([make_page(text)])
    return case, next(each for each in case.claims if each.trigger.start == word)


@pytest.mark.parametrize(
    ("marked", "slight"),
    [
        ("Guards [burned] the barn of the miller.", False),
        ("The miller [had] a barn by the river.", True),
        ("Lorn [said].", True),
        ("The mayor said that guards [burned] the barn.", False),
        ("They [burned] the barn of the miller.", True),
        ("This barn was [burned] by guards at night.", False),
        ("Guards lit torches to [burn] the barn.", True),
        ("Guards plan to [burn] the barn.", False),
        ("[Updated] at noon.", True),
        # a noun of no type that is only named, but for what somebody charges
        ("The [campaign] of Lorn closed the mill.", True),
        ("Lorn closed the mill by a [campaign].", True),
        ("The [raid] of Lorn closed the mill.", False),
        ("The mayor denied any [campaign] against Lorn.", False),
    ],
)
def test_light_words_pronouns_and_aims_tell_little(marked: str, *, slight: bool) -> None:
    case, claim = claim_of(marked)
    assert is_slight(case, [claim]) is slight  # type: ignore[arg-type]


def test_what_stands_only_below_pictures_tells_little() -> None:
    case = affair()
    claim = next(each for each in case.claims if not is_nameless(case, each, clause_of(case, each)))
    page = case.by_id[claim.trigger.page]
    other = next(each for each in case.claims if each.trigger.page != page.id)
    below = replace(case, passages=tuple(lines(page, zone=Zone.CAPTION)))
    assert is_caption(below, claim)
    assert is_slight(below, [claim])
    assert not is_caption(below, other)


@pytest.mark.parametrize(
    "name", ["en.clauses.light", "en.clauses.persons", "en.clauses.own", "en.clauses.speaking"]
)
def test_the_lists_have_proofs(name: str) -> None:
    found = LISTS.find(name)
    assert found.fires
    assert found.silent
