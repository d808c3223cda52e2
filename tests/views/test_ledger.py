"""The ledger, the sources, the actors: who says what, and who does what to whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.cases.speakers import listed, source_of, speech
from dateline.model import Case, Entity, EntityType, MentionKind, Run
from dateline.views.ledger import ledger
from dateline.views.network import actors, ties
from dateline.views.sources import grid, sources
from dateline.views.words import counted
from tests.factories import affair, at, attribution, by, claim, mention, page


def test_a_claim_comes_with_its_chain_outermost_first() -> None:
    assert [entry.says_who for entry in ledger(affair())] == [
        ("gazette.example", "the palace"),
        ("gazette.example", "Graustark"),
        ("gazette.example", "Ruritania"),
        ("herald",),
        ("herald",),
    ]


def test_a_claim_comes_with_its_status_words_and_event() -> None:
    entry = ledger(affair())[2]
    assert (entry.status, entry.words, entry.trigger, entry.event) == (
        "denied",
        "Ruritania denies sending rifles",
        "sending",
        affair().events[1].id,
    )
    assert (entry.certainty, entry.polarity, entry.time) == ("certain", "neg", "past")


def test_an_outlet_that_names_itself_is_no_source_of_its_own() -> None:
    where = page("The Herald has learned that the bridge fell.", ref="1", site="herald")
    learned = attribution(where, "The Herald", "learned", "that the bridge fell")
    fell = claim(where, "fell", "the bridge fell", chain=(learned.id,))
    assert ledger(Case(Run("1", ()), (where,), attributions=(learned,), claims=(fell,)))[0].says_who == (
        "herald",
    )


@pytest.mark.parametrize(
    ("cue_kind", "chained", "hidden"), [("say", True, ["said"]), ("say", False, []), ("deny", True, [])]
)
def test_speech_is_told_by_what_is_said(cue_kind: str, chained: bool, hidden: list[str]) -> None:
    where = page("The mayor said that the bridge fell.")
    said = attribution(where, "The mayor", "said", "that the bridge fell", cue_kind=cue_kind)
    claims = (
        claim(where, "said", "The mayor said"),
        claim(where, "fell", "the bridge fell", chain=(said.id,) if chained else ()),
    )
    found = speech(Case(Run("1", ()), (where,), attributions=(said,), claims=claims))
    assert [each.lemma for each in claims if each.id in found] == hidden


def test_sources_are_outlets_and_whom_they_quote() -> None:
    assert [(source.name, source.kind, source.claims, source.statuses) for source in sources(affair())] == [
        ("herald", "outlet", 2, {"planned": 1, "stated": 1}),
        ("Graustark", "country", 1, {"alleged": 1}),
        ("Ruritania", "country", 1, {"denied": 1}),
        ("the palace", "organization", 1, {"planned": 1}),
    ]


def test_the_grid_has_a_cell_for_every_source_and_event() -> None:
    case = affair()
    found = grid(case, tuple(event.id for event in case.events))
    assert found.sources == ("herald", "Graustark", "Ruritania", "the palace")
    assert found.cells == (
        ("planned", "", "", "planned"),
        ("", "alleged", "denied", ""),
        ("stated", "", "", ""),
    )


def test_actors_are_told_by_how_often_they_are_named() -> None:
    assert [(actor.name, actor.mentions, actor.acts) for actor in actors(affair())] == [
        ("Graustark", 3, 0),
        ("Ruritania", 3, 2),
        ("the premier of Ruritania", 2, 1),
        ("the palace", 1, 0),
    ]


def test_ties_need_someone_on_either_side() -> None:
    assert ties(affair()) == ()


def test_a_tie_without_a_type_is_told_by_its_word() -> None:
    case = affair()
    event = replace(
        case.events[1],
        predicate=None,
        label="Ruritania – sending – Graustark",
        recipients=(case.entities[1].id,),
    )
    assert [(tie.left, tie.relation, tie.right) for tie in ties(replace(case, events=(event,)))] == [
        ("Ruritania", "sending", "Graustark")
    ]


def test_a_pronoun_names_no_source() -> None:
    case = affair()
    charged = replace(
        case.attributions[1], source=at(case.by_id[case.attributions[1].page], "The"), sources=()
    )
    assert source_of(case, charged) == "The"
    he = next(mention for mention in case.mentions if mention.name == "He")
    assert source_of(case, replace(charged, source=he.span)) == "an unnamed source"


NORLAND, KRAI = "Norland", "Krai"


@pytest.mark.parametrize(
    ("words", "named", "told"),
    [
        ("Norland", (NORLAND,), "Norland"),
        ("Both Norland and Krai", (NORLAND, KRAI), "Norland and Krai"),
        ("The officials", ("officials",), "officials"),
        ("three officials who gave no names", ("officials",), "three officials who gave no names"),
        ("A spokesman for the ministry", ("spokesman",), "spokesman for the ministry"),
        ("Norlandic officials", ("officials", NORLAND), "Norlandic officials"),
        (
            "The officials of Krai and of the realm",
            ("officials", NORLAND),
            "officials of Krai and of the realm (Norland)",
        ),
        ("officials " + "of the office " * 5, ("officials",), "officials"),
        ("They", (), "an unnamed source"),
    ],
)
def test_sources_are_told_by_name_else_as_the_page_tells_them(
    words: str, named: tuple[str, ...], told: str
) -> None:
    where = page(f"{words} said that the bridge fell. Norland, Krai, spokesman, officials.")
    found = [
        mention(
            where,
            name,
            where.text.count(name) - 1,
            sort=EntityType.OTHER,
            kind=MentionKind.NAME if name[0].isupper() else MentionKind.NOMINAL,
        )
        for name in named
    ]
    entities = tuple(
        Entity(f"x/{each.name}", each.name, each.type, None, None, (), (each.id,), by()) for each in found
    )
    said = attribution(where, words.strip(), "said", "the bridge fell", *found)
    assert (
        source_of(
            Case(Run("1", ()), (where,), mentions=tuple(found), attributions=(said,), entities=entities), said
        )
        == told
    )


def test_lists_and_numbers_read_as_english() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "a", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert [counted(number, "witness") for number in (0, 1, 2)] == ["0 witnesses", "1 witness", "2 witnesses"]
