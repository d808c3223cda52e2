"""The order of pages and of their sightings, which no name changes."""

from __future__ import annotations

from itertools import permutations

import pytest

from dateline.model import Page, Sighting

TEXTS = ("The pier is safe.", "The pier has burnt down.", "Ferries leave at noon.")
FOUND = (Sighting("a", "0" * 64, main=((0, 3),)), Sighting("b", "0" * 64, main=((0, 8),), language="en"))


@pytest.mark.parametrize("refs", list(permutations("abc")))
def test_pages_are_ordered_by_their_texts_whatever_they_are_called(refs: tuple[str, ...]) -> None:
    plain = sorted((Page("page", text) for text in TEXTS), key=lambda page: page.order)
    named = sorted(
        (Page(ref, text) for ref, text in zip(refs, TEXTS, strict=True)), key=lambda page: page.order
    )
    assert [page.text for page in named] == [page.text for page in plain]


@pytest.mark.parametrize("refs", list(permutations("ab")))
def test_pages_of_one_text_are_ordered_by_what_they_declare_and_else_by_name(refs: tuple[str, str]) -> None:
    days = ("2031-06-17", "2031-06-18")
    dated = [
        Page(ref, TEXTS[0], (Sighting(ref, "0" * 64, published=day),))
        for ref, day in zip(refs, days, strict=True)
    ]
    assert sorted(dated, key=lambda page: page.order) == dated
    bare = [Page(ref, TEXTS[0]) for ref in refs]
    assert sorted(bare, key=lambda page: page.order) == [Page("a", TEXTS[0]), Page("b", TEXTS[0])]


@pytest.mark.parametrize("locators", list(permutations("ab")))
def test_sightings_are_ordered_by_what_they_declare(locators: tuple[str, str]) -> None:
    sightings = (
        Sighting(locator, each.sha256, main=each.main, language=each.language)
        for locator, each in zip(locators, FOUND, strict=True)
    )
    page = Page("page", TEXTS[0], tuple(sightings))
    assert [each.main for each in page.declared] == [
        each.main for each in Page("page", TEXTS[0], FOUND).declared
    ]
