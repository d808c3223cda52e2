"""Copies as people see them: groups, directions, passages side by side, hints of one origin."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.errors import DatelineError
from dateline.model import Case, Copies, CopyKind, CopyPair, Credit, Origin, Page, Run, Sighting, Span
from dateline.views.copies import copy_groups
from dateline.views.differences import COMPARED, Piece, compare
from dateline.views.events import event_detail
from dateline.views.hints import Hint, hint_sentence, origin_hints
from tests.factories import affair, by

TEXT = "The council voted to close the quay. The mayor “will not sell a stone” of it."
OTHER = "The council decided to close the quay. The mayor left."


def page(ref: str, text: str, **sighting: str) -> Page:
    return Page(ref, text, (Sighting(ref, "0" * 64, **sighting),))


WIRE, DAILY, POST = (
    page("wire", TEXT, site="wire.example", published="2031-03-01"),
    page("daily", OTHER),
    page("post", "He “will not sell a stone” now."),
)


def case() -> Case:
    credit = Credit(Span(DAILY.id, 0, 3), "Wire", by("test.credit/1"))
    copied = CopyPair(WIRE.id, DAILY.id, 0.5, 0.8, ((0, 36, 0, 38),), CopyKind.REWRITE, WIRE.id)
    quoted = CopyPair(WIRE.id, POST.id, 0.0, 0.0, ((47, 70, 3, 26),), CopyKind.QUOTE)
    group = Copies((DAILY.id, WIRE.id), WIRE.id, (copied, quoted), by("case.copies.text/1"))
    origins = (
        Origin((DAILY.id, POST.id), None, (Span(POST.id, 3, 26),), by("case.origins.quote/1")),
        Origin((DAILY.id, POST.id, WIRE.id), "Wire", (credit.span,), by("case.origins.credit/1", credit.id)),
    )
    return Case(
        Run("test", ()),
        (WIRE, DAILY, POST),
        credits=(credit,),
        copies=(Copies((POST.id,), None, (quoted,), by("case.copies.quote/1")), group),
        origins=origins,
    )


def test_the_largest_group_comes_first_and_its_original_before_the_copies() -> None:
    group, lone = copy_groups(case())
    assert (group.witness, lone.witness) == (True, False)
    assert group.original == "wire"
    assert [
        (member.page, member.outlet, member.declared, member.credited, member.share)
        for member in group.members
    ] == [
        ("wire", "wire.example", "2031-03-01", (), 0.5),
        ("daily", "daily", None, ("Wire",), 0.8),
    ]


def test_a_pair_shows_its_source_and_what_differs() -> None:
    copied, quoted = copy_groups(case())[0].pairs
    assert (copied.kind, copied.source, quoted.kind, quoted.source) == ("rewrite", "wire", "quote", None)
    assert copied.passages[0].left_words == (
        Piece("The council", differs=False),
        Piece("voted", differs=True),
        Piece("to close the quay.", differs=False),
    )
    assert copied.passages[0].right_words == (
        Piece("The council", differs=False),
        Piece("decided", differs=True),
        Piece("to close the quay.", differs=False),
    )


def test_the_source_stands_on_the_left() -> None:
    copied = CopyPair(DAILY.id, WIRE.id, 0.8, 0.5, ((0, 38, 0, 36),), CopyKind.REWRITE, WIRE.id)
    told = replace(
        case(), copies=(Copies((DAILY.id, WIRE.id), WIRE.id, (copied,), by("case.copies.text/1")),)
    )
    pair = copy_groups(told)[0].pairs[0]
    assert (pair.left, pair.share_of_left, pair.passages[0].left) == ("wire", 0.5, (0, 36))
    assert (pair.right, pair.share_of_right, pair.passages[0].right) == ("daily", 0.8, (0, 38))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("a b", "a b", ((("a b", False),), (("a b", False),))),
        ("Shut, he said.", "shut he said", ((("Shut, he said.", False),), (("shut he said", False),))),
        ("a b c", "a c", ((("a", False), ("b", True), ("c", False)), (("a", False), ("c", False)))),
        ("a", "b", ((("a", True),), (("b", True),))),
    ],
)
def test_passages_are_compared_word_by_word(left: str, right: str, expected: object) -> None:
    assert (
        tuple(
            tuple((piece.words, piece.differs) for piece in side)
            for side in compare(left.split(), right.split())
        )
        == expected
    )


def test_a_giant_passage_is_shown_without_differences() -> None:
    left, right = compare(["a"] * (COMPARED + 1), ["b"])
    assert [piece.differs for piece in (*left, *right)] == [False, False]


@pytest.mark.parametrize(
    ("given", "number"), [("wire", 2), ("post", 2), ("daily", 1), (WIRE.id, 2), ("cop-", 2)]
)
def test_groups_are_found_by_id_or_page(given: str, number: int) -> None:
    assert len(copy_groups(case(), given)) == number


def test_an_unknown_group_is_an_error_that_says_what_to_do() -> None:
    with pytest.raises(DatelineError, match="shows all groups"):
        copy_groups(case(), "nowhere")


def test_hints_name_pages_and_why() -> None:
    assert [hint_sentence(hint) for hint in origin_hints(case())] == [
        "possibly one origin: daily, post and wire (Wire is credited)",
        "possibly one origin: daily and post (the same quotation: “will not sell a stone”)",
    ]


def test_a_long_quotation_is_cut_at_a_word() -> None:
    long = page("long", "“" + "stone by stone " * 40)
    told = replace(
        case(),
        pages=(long, DAILY),
        origins=(Origin((long.id, DAILY.id), None, (Span(long.id, 0, 500),), by()),),
    )
    assert origin_hints(told)[0].words.endswith(("stone …", "by …"))


def test_among_some_pages_a_hint_needs_two_of_them() -> None:
    assert [hint.pages for hint in origin_hints(case(), [WIRE.id, POST.id])] == [("post", "wire")]
    assert origin_hints(case(), [WIRE.id]) == ()


def test_an_event_tells_which_of_its_pages_may_have_one_origin() -> None:
    assert [type(hint) for hint in event_detail(affair(), affair().events[0].id).hints] == [Hint]
    assert event_detail(affair(), affair().events[2].id).hints == ()
