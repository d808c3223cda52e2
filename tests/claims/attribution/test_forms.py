"""Every form in which news attributes, in passages of our own that no machine had read when marked."""

from __future__ import annotations

import pytest

from tests.claims.attribution.marked import Marked, count, f1, marked, read_marked

PASSAGES = read_marked("forms.txt")
FORMS = tuple(dict.fromkeys(passage.form for passage in PASSAGES))
LOOKED_AT = [passage for form in FORMS for passage in [each for each in PASSAGES if each.form == form][::2]]
UNSEEN = [passage for form in FORMS for passage in [each for each in PASSAGES if each.form == form][1::2]]


def test_marks_are_read_as_sets_of_words() -> None:
    passage = marked("direct", "{c:“The ferry left,”} {q:said} {s:Jan Oll}, {c:“at noon.”}")
    assert passage.text == "“The ferry left,” said Jan Oll, “at noon.”"
    assert passage.gold == ((frozenset({4, 5}), frozenset({3}), frozenset({0, 1, 2, 6, 7})),)


def test_there_are_enough_passages_and_plain_ones_among_them() -> None:
    assert len(PASSAGES) >= 200
    assert 0.15 <= sum(not passage.gold for passage in PASSAGES) / len(PASSAGES) <= 0.25


@pytest.mark.parametrize(
    ("passages", "floor"), [(LOOKED_AT, 0.93), (UNSEEN, 0.86)], ids=["looked-at", "unseen"]
)
def test_attributions_of_every_form_are_found(passages: list[Marked], floor: float) -> None:
    assert f1(passages) >= floor


def test_plain_sentences_have_no_attribution() -> None:
    wrong = [passage.text for passage in PASSAGES if not passage.gold and count(passage)[1]]
    assert len(wrong) <= 2, wrong
