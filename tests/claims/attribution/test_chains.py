"""Attributions in one another, in passages of our own.

How many of each level are found, and what is found beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pytest

from dateline.claims.attribution.attribution import nest
from dateline.claims.status.attribution_chains import distinct
from dateline.model import Attribution
from tests.claims.attribution.marked import Marked, Roles, agree, dice, found_in, marked, read_marked
from tests.factories import attribution, page

PASSAGES = read_marked("chains.txt")
FORMS = tuple(dict.fromkeys(passage.form for passage in PASSAGES))
LOOKED_AT = tuple(
    passage for form in FORMS for passage in [each for each in PASSAGES if each.form == form][::2]
)
UNSEEN = tuple(
    passage for form in FORMS for passage in [each for each in PASSAGES if each.form == form][1::2]
)


def level_of(attribution: Attribution, by_id: Mapping[str, Attribution]) -> int:
    """1 for an attribution that stands in no other, 2 for one that stands in such a one, and so on."""
    return 1 if attribution.within is None else 1 + level_of(by_id[attribution.within], by_id)


def found_at(passage: Marked, level: int) -> list[Roles]:
    """The words of the attributions of one level that are found in a passage."""
    found = list(found_in(passage))
    by_id = {attribution.id: attribution for attribution, _ in found}
    return [roles for attribution, roles in found if level_of(attribution, by_id) == level]


def pairs(gold: Iterable[Roles], found: Iterable[Roles]) -> int:
    """How many can be paired one to one, best content first."""
    left, right = list(gold), list(found)
    ranked = sorted(
        ((g, f) for g in left for f in right if agree(f, g)), key=lambda pair: -dice(pair[0][2], pair[1][2])
    )
    count = 0
    for g, f in ranked:
        if g in left and f in right:
            left.remove(g)
            right.remove(f)
            count += 1
    return count


def f1_at(passages: Iterable[Marked], level: int) -> float:
    """The F1 of the attributions of one level, where only those of the same level agree."""
    hits = total = 0
    for passage in passages:
        gold = [roles for roles, each in zip(passage.gold, passage.levels, strict=True) if each == level]
        found = found_at(passage, level)
        hits += pairs(gold, found)
        total += len(gold) + len(found)
    return 2 * hits / total


def test_levels_are_read_off_the_marks() -> None:
    passage = marked(
        "wire",
        "{s:Oll} {q:said} {c:{s2:the guild} {q2:denied} {c2:{q3:rumours} {c3:of a sale}}}, and "
        "{s4:she} {q4:said} {c4:so}.",
    )
    assert sorted(passage.levels) == [1, 1, 2, 3]


def test_there_are_enough_passages_in_both_halves() -> None:
    nested = [sum(max(passage.levels, default=0) > 1 for passage in half) for half in (LOOKED_AT, UNSEEN)]
    assert min(nested) >= 60
    assert sum(nested) >= 120


@pytest.mark.parametrize(
    ("passages", "level", "floor"),
    [(PASSAGES, 1, 0.95), (PASSAGES, 2, 0.93), (PASSAGES, 3, 0.85), (LOOKED_AT, 2, 0.95), (UNSEEN, 2, 0.92)],
    ids=["first", "second", "third", "second-looked-at", "second-unseen"],
)
def test_attributions_of_every_level_are_found(
    passages: tuple[Marked, ...], level: int, floor: float
) -> None:
    assert f1_at(passages, level) >= floor


@pytest.mark.parametrize("ref", list("abcdefgh"))
def test_speakers_of_the_same_words_stand_in_text_order_whatever_the_page_is_called(ref: str) -> None:
    where = page("The pier, the mayor said, and the clerk added, is safe.", ref=ref)
    said = attribution(where, "the mayor", "said", "is safe")
    added = attribution(where, "the clerk", "added", "is safe")
    assert distinct([(added,), (said,)]) == [(said, added)]
    assert [each.cue for each in nest([added, said])] == [said.cue, added.cue]


@pytest.mark.parametrize("ref", list("abcdefgh"))
def test_of_two_with_the_same_words_the_one_without_a_cue_stands_in_the_other(ref: str) -> None:
    where = page("Mayor: the pier is safe", ref=ref)
    with_cue = attribution(where, "Mayor", ":", "the pier is safe")
    bare = replace(with_cue, cue=None)
    assert [each.within for each in nest([bare, with_cue])] == [None, with_cue.id]
