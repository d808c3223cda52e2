"""Which mentions of several pages are one entity. All persons and firms are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cases.spelling import find_slips, fold, is_slip
from dateline.model import Case, Entity
from tests.lab import build_case, make_page


def case_of(*texts: str) -> Case:
    """The case of some pages."""
    return build_case(make_page(text, ref=f"page-{number}") for number, text in enumerate(texts))


def entity_of(case: Case, name: str) -> Sequence[Entity]:
    """The entities of a case that bear a name."""
    return [entity for entity in case.entities if name in {entity.name, *entity.aliases}]


def test_known_ones_merge_by_key_with_state_and_wikidata() -> None:
    case = case_of("Norway closed the border.", "Oslo rejected the offer.")
    (norway,) = entity_of(case, "Norway")
    assert (norway.key, norway.country, norway.wikidata, norway.aliases) == (
        "country/NOR",
        "NOR",
        "Q20",
        ("Oslo",),
    )
    assert len({case.by_id[mention].span.page for mention in norway.mentions}) == 2


def test_people_merge_by_full_name_and_not_by_surname() -> None:
    case = case_of("Jonas Berg arrived. Berg was tired.", "Jonas Berg left.", "Berg slept.")
    full = entity_of(case, "Jonas Berg")
    assert len(full) == 1
    assert len({case.by_id[mention].span.page for mention in full[0].mentions}) == 2
    assert len(entity_of(case, "Berg")) == 2


def test_a_slip_merges_on_pages_with_a_shared_actor() -> None:
    assert (
        len(
            entity_of(
                case_of("Norway invited President Johannes Bergen.", "Norway met President Johannes Bergem."),
                "Johannes Bergen",
            )[0].mentions
        )
        == 2
    )
    assert (
        len(
            entity_of(
                case_of("Norway invited President Johannes Bergen.", "Chile met President Johannes Bergem."),
                "Johannes Bergen",
            )[0].mentions
        )
        == 1
    )


def test_a_slip_merges_when_any_pages_of_the_two_names_share_an_actor() -> None:
    texts = [
        "Norway invited President Johannes Bergen.",
        "Chile met President Johannes Bergem.",
        "Norway met President Johannes Bergem.",
    ]
    for name in "abcdef":
        case = build_case(make_page(text, ref=f"{name}-{number}") for number, text in enumerate(texts))
        assert [len(found.mentions) for found in entity_of(case, "Johannes Bergen")] == [3]


def test_a_title_tells_the_state_of_a_person() -> None:
    (berg,) = entity_of(case_of("Norwegian President Jonas Berg arrived."), "Jonas Berg")
    assert berg.country == "NOR"


def test_the_order_of_pages_changes_nothing() -> None:
    texts = [
        "Jonas Berg met Lena Holt in Oslo.",
        "Berg left. Jonas Berg slept.",
        "The Lindvik Institute invited Lena Holt.",
    ]
    pages = [make_page(text, ref=f"page-{number}") for number, text in enumerate(texts)]
    assert build_case(pages).entities == build_case(reversed(pages)).entities


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Łukasz Żak", "Lukasz Zak"),
        ("Lindvik Inc.", "Lindvik"),
        ("Han Min-soon", "Han Min Soon"),
        ("The Lindvik Post", "Lindvik Post"),
        ("U.N.", "UN"),
    ],
)
def test_spellings_fold_together(left: str, right: str) -> None:
    assert fold(left) == fold(right)


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ("park ji soong", "park ji soon", True),
        ("park min un", "park min il", False),
        ("jon bergen", "jan bergen", True),
        ("jonas berg", "jonas holt", False),
    ],
)
def test_a_slip_is_one_letter_of_a_longer_word(left: str, right: str, one: bool) -> None:
    assert is_slip(left, right) is one


@given(st.text("abcdef ", min_size=8, max_size=14), st.integers(0, 13))
def test_a_dropped_letter_is_found_by_deletions_as_by_comparison(name: str, cut: int) -> None:
    words = " ".join(name.split())
    shorter = " ".join((words[:cut] + words[cut + 1 :]).split())
    found = set(find_slips([words, shorter]))
    long_enough = (
        " " in words and " " in shorter and min(len(each.replace(" ", "")) for each in (words, shorter)) >= 8
    )
    assert (found == {tuple(sorted((words, shorter)))}) is (
        long_enough and words != shorter and is_slip(*sorted((words, shorter)))
    )
