"""Who is meant by the pronouns of a headline: a name in brackets where it is sure, else the words of the page."""

from __future__ import annotations

import pytest

from dateline.views.clauses import clause_of
from tests.lab import build_case, make_page

TABLE = [
    ("Anna Kovar met the mayor. She [burned] the barn.", "[Anna Kovar] burned the barn"),
    ("Peter Kovar met the mayor. His barn [burned].", "[Peter Kovar's] barn burned"),
    # nobody is told twice
    ("Anna Kovar met the mayor. She [said] that she was glad.", "[Anna Kovar] said that she was glad"),
    ("Anna Kovar [said] that she was glad.", "Anna Kovar said that she was glad"),
    # behind the words for another person it is unsure who is meant
    ("Anna Kovar left. Mira Berg [said] that she was glad.", "Mira Berg said that she was glad"),
    # nor of whom is named as a thing is
    (
        "Anna Kovar left, the Anna Kovar, of Velm. She [burned] the barn.",
        "She burned the barn",
    ),
    (
        "Anna Kovar left, the Anna Kovar barn of Velm burned. She [sold] the mill.",
        "[Anna Kovar] sold the mill",
    ),
    # things and groups keep their pronouns
    ("The Ferry Company lost a ship. It [sued] the harbour.", "It sued the harbour"),
    ("Anna Kovar left. Kovar [said] that she was glad.", "Kovar said that she was glad"),
    # who speaks of himself
    ("“We [burned] the barn,” said Anna Kovar.", "“We burned the barn,” said Anna Kovar"),
    (
        "Anna Kovar spoke to the court. “Guards came at night,” said Anna Kovar. “They beat us and [burned] the barn.”",
        "[Anna Kovar:] They beat us and burned the barn",
    ),
]


@pytest.mark.parametrize(("marked", "told"), TABLE)
def test_a_headline_names_who_is_meant(marked: str, told: str) -> None:
    text, word = marked.replace("[", "").replace("]", ""), marked.index("[")
    case = build_case([make_page(text)])
    claim = next(each for each in case.claims if each.trigger.start == word)
    assert clause_of(case, claim) == told
