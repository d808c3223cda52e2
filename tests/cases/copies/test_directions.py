import pytest

from dateline.cases.copies.directions import find_original, find_source, standing_of
from dateline.cases.outlets import outlets_of
from dateline.model import By, Credit, Page, Sighting, Span
from dateline.rules import load_pack

EN = load_pack("en")


def page(ref, *, site=None, day=None):
    return Page(ref, "text", (Sighting(ref, "0" * 64, site=site, published=day),))


def standing(ref, *credited, site=None, day=None):
    found = page(ref, site=site, day=day)
    return standing_of(found, [Credit(Span(found.id, 0, 4), name, By("test")) for name in credited], EN)


@pytest.mark.parametrize(
    ("left", "right", "source"),
    [
        (standing("a", day="2031-03-01"), standing("b", day="2031-03-02"), "a"),
        (standing("a", day="2031-03-02"), standing("b", day="2031-03-01"), "b"),
        (standing("a", day="2031-03-01"), standing("b", day="2031-03-01"), None),
        (standing("a", day="2031-03-01"), standing("b"), None),
        (
            standing("a", site="harbourwire.example", day="2031-03-02"),
            standing("b", "Harbour Wire", day="2031-03-01"),
            "a",
        ),
        (standing("a", site="Harbour Wire"), standing("b", "Harbour Wire"), "a"),
        (
            standing("a", "Harbour Wire", day="2031-03-01"),
            standing("b", "Harbour Wire", day="2031-03-02"),
            None,
        ),
        (
            standing("a", "Daily", site="harbourwire.example"),
            standing("b", "Harbour Wire", site="daily.example"),
            None,
        ),
        (standing("a", "Harbour Wire", site="harbourwire.example"), standing("b"), None),
    ],
)
def test_the_source_of_a_pair(left, right, source):
    wanted = {"a": left.page, "b": right.page, None: None}[source]
    assert find_source(left, right) == wanted
    assert find_source(right, left) == wanted


@pytest.mark.parametrize(
    ("group", "original"),
    [
        (
            [
                standing("a", day="2031-03-01"),
                standing("b", day="2031-03-02"),
                standing("c", day="2031-03-02"),
            ],
            "a",
        ),
        ([standing("a", day="2031-03-01"), standing("b", day="2031-03-02"), standing("c")], None),
        ([standing("a", site="harbourwire.example"), standing("b", "Harbour Wire"), standing("c")], "a"),
        (
            [
                standing("a", "Harbour Wire", day="2031-03-01"),
                standing("b", "Harbour Wire", day="2031-03-02"),
            ],
            None,
        ),
        (
            [
                standing("a", site="harbourwire.example"),
                standing("b", site="daily.example"),
                standing("c", "Harbour Wire", "Daily"),
            ],
            None,
        ),
        ([standing("a")], None),
    ],
)
def test_the_original_of_a_group(group, original):
    named = next((one.page for one, ref in zip(group, "abc", strict=False) if ref == original), None)
    assert find_original(group) == named


@pytest.mark.parametrize(
    ("site", "key"),
    [
        ("www.harbourwire.example", "harbourwire"),
        ("apnews.com", "associatedpress"),
        ("news.harbour-post.co.example", "harbourpost"),
        ("Harbour Post", "harbourpost"),
    ],
)
def test_an_outlet_is_known_by_its_site(site, key):
    assert key in outlets_of(page("a", site=site), EN)
