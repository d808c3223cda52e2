"""Which mentions of several pages are one entity. All persons and firms are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline import pipeline
from dateline.cases.entities.spelling import find_slips, fold, is_slip
from dateline.model import Case, Entity
from tests.cases.log import judged
from tests.lab import all_stages, build_case, make_page


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


ONE, TWO = "Jonas Berg met Kari Nordmann in Norway. He left.", "Jonas Berg arrived. Berg slept in Norway."


def judged_case(*wishes: tuple[str, str, tuple[str, ...]]) -> tuple[Case, Case]:
    """The case of two pages by rules alone, and with judgements on mentions, by their page and words."""
    pages = [make_page(text, ref=f"page-{number}") for number, text in enumerate((ONE, TWO))]
    plain = build_case(pages)
    log = [
        judged(at, kind, *(mention_at(plain, *each.split("/")) for each in members), verdict=verdict)
        for at, (kind, verdict, members) in enumerate(wishes)
    ]
    return plain, pipeline.build(pages, all_stages(), version="test", judgements=log)


def mention_at(case: Case, page: str, words: str) -> str:
    """The first mention of some words on a page."""
    texts = {each.id: each for each in case.pages}
    found = (each for each in case.mentions if texts[each.span.page].ref == f"page-{page}")
    return next(
        each.id for each in found if texts[each.span.page].text[each.span.start : each.span.end] == words
    )


def test_people_join_two_names() -> None:
    _, case = judged_case(("same", "entity", ("0/Kari Nordmann", "1/Jonas Berg")))
    (berg,) = entity_of(case, "Kari Nordmann")
    assert "Jonas Berg" in {berg.name, *berg.aliases}
    assert berg.by.rule == "judgement.same/1"


def test_people_part_one_name_on_two_pages_and_what_refers_to_it_stays_with_it() -> None:
    plain, case = judged_case(("different", "entity", ("0/Jonas Berg", "1/Jonas Berg")))
    assert len(entity_of(plain, "Jonas Berg")) == 1
    assert len(entity_of(case, "Jonas Berg")) == 2
    assert (
        case.entity_of[mention_at(case, "1", "Berg")] is case.entity_of[mention_at(case, "1", "Jonas Berg")]
    )


def test_people_part_what_a_page_takes_for_one() -> None:
    plain, case = judged_case(("different", "entity", ("1/Jonas Berg", "1/Berg")))
    one, other = mention_at(case, "1", "Jonas Berg"), mention_at(case, "1", "Berg")
    assert plain.entity_of[one] is plain.entity_of[other]
    assert case.entity_of[one] is not case.entity_of[other]


def test_of_one_key_that_people_part_only_one_entity_keeps_it() -> None:
    plain, case = judged_case(("different", "entity", ("0/Norway", "1/Norway")))
    assert [entity.key for entity in entity_of(plain, "Norway")] == ["country/NOR"]
    assert sorted(str(entity.key) for entity in entity_of(case, "Norway")) == ["None", "country/NOR"]
    assert len({entity.id for entity in case.entities}) == len(case.entities)


def test_people_tell_whom_a_pronoun_means_even_against_the_page() -> None:
    _, case = judged_case(
        ("different", "entity", ("0/Jonas Berg", "0/He")), ("same", "entity", ("0/He", "0/Kari Nordmann"))
    )
    assert case.entity_of[mention_at(case, "0", "He")].name == "Kari Nordmann"


def test_what_people_reject_means_nobody() -> None:
    _, case = judged_case(("reject", "entity", ("0/Norway", "1/Norway")))
    assert entity_of(case, "Norway") == []


def test_a_name_that_people_give_stands_before_the_one_on_the_page() -> None:
    _, case = judged_case(
        ("rename", "Johan Berg", ("0/Jonas Berg",)), ("rename", "Johannes Berg", ("1/Jonas Berg",))
    )
    (berg,) = entity_of(case, "Jonas Berg")
    assert berg.name == "Johannes Berg"
    assert "judgement.rename/1" in berg.by.premises
    assert [str(ruling.force) for ruling in case.rulings] == ["replaced", "in force"]
