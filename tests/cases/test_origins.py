import pytest

from dateline.cases.origins import find_origins
from dateline.model import By, Copies, CopyKind, CopyPair, Credit, Page, Sighting, Span, Story
from dateline.rules import load_pack
from dateline.stage import Notes

BY = By("test")


def page(ref, site=None):
    return Page(ref, "words " * 30, (Sighting(ref, "0" * 64, site=site),))


def articles(pages, **credited):
    return {
        one.id: Notes(
            {
                Page: [one],
                Credit: [Credit(Span(one.id, 0, 5), name, BY) for name in credited.get(one.ref, ())],
            }
        )
        for one in pages
    }


def origins(pages, *, copies=(), story=None, **credited):
    notes = Notes({Story: [Story(tuple(sorted(one.id for one in story or pages)), BY)], Copies: copies})
    refs = {one.id: one.ref for one in pages}
    return [
        (found.name, sorted(refs[member] for member in found.pages))
        for found in find_origins(articles(pages, **credited), notes, pack=load_pack("en"))
    ]


def quote(left, right):
    return CopyPair(left.id, right.id, 0.0, 0.0, ((0, 40, 6, 46),), CopyKind.QUOTE)


A, B, C = page("a"), page("b"), page("c", "harbourwire.example")


@pytest.mark.parametrize(
    ("credited", "expected"),
    [
        ({"a": ["Harbour Wire"], "b": ["Harbour Wire"]}, [("Harbour Wire", ["a", "b", "c"])]),
        ({"a": ["AFP"], "b": ["AFP"]}, [("AFP", ["a", "b"])]),
        ({"a": ["Harbour Wire"]}, [("Harbour Wire", ["a", "c"])]),
        ({"a": ["AFP"]}, []),
        ({"c": ["Harbour Wire"]}, []),
        ({}, []),
    ],
)
def test_pages_that_credit_one_outlet_may_go_back_to_it(credited, expected):
    assert origins([A, B, C], **credited) == expected


def test_copies_are_one_witness_already():
    one = Copies((A.id, B.id), None, (), BY)
    assert origins([A, B], copies=[one], a=["AFP"], b=["AFP"]) == []


def test_pages_of_other_stories_are_not_joined():
    assert origins([A, B, C], story=[B, C], a=["AFP"], b=["AFP"]) == []


def test_shared_quotations_are_a_hint():
    shared = Copies((A.id,), None, (quote(A, B), quote(A, C)), BY)
    assert origins([A, B, C], copies=[shared]) == [(None, ["a", "b", "c"])]
    assert origins([A, B, C], copies=[shared], story=[A, B]) == [(None, ["a", "b"])]


def test_an_origin_names_the_words_that_tell():
    shared = Copies((A.id,), None, (quote(A, B),), BY)
    notes = Notes({Story: [Story((A.id, B.id), BY)], Copies: [shared]})
    (found,) = find_origins(articles([A, B]), notes, pack=load_pack("en"))
    assert set(found.evidence) == {Span(A.id, 0, 40), Span(B.id, 6, 46)}
    assert found.by.premises == (shared.id,)
