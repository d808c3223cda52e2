"""The ledger, the sources, the actors: who says what, and who does what to whom."""

from __future__ import annotations

from dataclasses import replace

from dateline.views.ledger import keep_entries, ledger
from dateline.views.network import actors, ties
from dateline.views.sources import grid, sources
from dateline.views.words import counted, listed, source_of, visible
from tests.factories import affair, at


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
    assert (entry.status, entry.words, entry.trigger, entry.event) == ("denied", "Ruritania denies sending rifles", "sending", affair().events[1].id)


def test_entries_are_kept_by_status_source_and_page() -> None:
    entries = ledger(affair())
    assert [entry.status for entry in keep_entries(entries, status="denied")] == ["denied"]
    assert [entry.status for entry in keep_entries(entries, source="PALACE")] == ["planned"]
    assert len(keep_entries(entries, page="herald")) == 2
    assert keep_entries(entries, page="herald", status="denied") == ()


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
    assert found.cells == (("planned", "", "", "planned"), ("", "alleged", "denied", ""), ("stated", "", "", ""))


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
    event = replace(case.events[1], predicate=None, label="Ruritania – sending – Graustark", recipients=(case.entities[1].id,))
    assert [(tie.left, tie.relation, tie.right) for tie in ties(replace(case, events=(event,)))] == [("Ruritania", "sending", "Graustark")]


def test_a_pronoun_names_no_source() -> None:
    case = affair()
    charged = replace(case.attributions[1], source=at(case.by_id[case.attributions[1].page], "The"), sources=())
    assert source_of(case, charged) == "The"
    he = next(mention for mention in case.mentions if mention.name == "He")
    assert source_of(case, replace(charged, source=he.span)) == "an unnamed source"


def test_nothing_of_a_page_steers_a_terminal_or_turns_the_writing() -> None:
    assert visible("a\x1b[31m\x07\u202eb\u2066\x7f\n\t") == "a␛[31m␇⟨U+202E⟩b⟨U+2066⟩␡\n\t"


def test_lists_and_numbers_read_as_english() -> None:
    assert [listed(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "a", "c"])] == ["", "a", "a and b", "a, b and c"]
    assert [counted(number, "witness") for number in (0, 1, 2)] == ["0 witnesses", "1 witness", "2 witnesses"]
