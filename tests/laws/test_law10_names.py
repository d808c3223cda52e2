"""Law 10: names are but names.

Calling pages otherwise, or handing them over in another order, changes no fact about them: copies, stories,
origins, entities, days, times, events, positions and links are the same, by the same reasons and in the same
order.

What shows a name or follows from one may change: ids, refs and locators, the order of exports by id, and
words in which people are told what page is meant. The site that a page declares is no name but part of what
it says. Of pages that are equal in all that they say only the name tells which is which: facts are the same
but for that.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from runpy import run_path
from typing import Any

import pytest

from dateline.model import LAYERS, Case, Page, Sighting
from dateline.stage import Notes
from tests.lab import ROOT, build_case
from tests.renaming import build_from, build_keeping, names_under, rename_notes, renamed

JOINT = ROOT.parent / "shared" / "gold" / "joint" / "input.jsonl"
Pile = tuple[Case, dict[str, Notes]]


def make_page(number: int, text: str, published: str | None = None) -> Page:
    """A page of an outlet that declares its name, so that no explanation needs that of the page."""
    site = f"outlet-{number}.example"
    return Page(f"p{number:03}", text, (Sighting(f"p{number:03}", "0" * 64, site=site, published=published),))


@pytest.fixture(scope="module")
def generated(demo: Case) -> tuple[str, ...]:
    """The texts of generated pages of one story."""
    speed = run_path(str(ROOT / "benchmarks" / "speed.py"))
    return tuple(page.text for page in speed["make_pages"](speed["paragraphs"](demo), 30))


@pytest.fixture(scope="module")
def mixed(generated: Sequence[str]) -> Pile:
    """Generated pages, of which every third declares its day, and the beginnings of some as copies."""
    texts = [*generated, *(text[: len(text) // 2] for text in generated[:6])]
    days = [None if number % 3 else f"2025-10-{number % 28 + 1:02}" for number in range(len(texts))]
    return build_keeping(
        make_page(number, text, day) for number, (text, day) in enumerate(zip(texts, days, strict=True))
    )


@pytest.fixture(scope="module")
def joint() -> Pile:
    """The pages of the joint pack."""
    if not JOINT.is_file():
        pytest.skip("the development gold (../shared) is not beside this checkout; its texts are not ours")
    texts = [json.loads(line)["text"] for line in JOINT.read_text("utf-8").splitlines()]
    return build_keeping(make_page(number, text) for number, text in enumerate(texts))


@pytest.fixture(scope="module")
def equals(generated: Sequence[str]) -> Pile:
    """Six texts, each on two pages, and one of them on eight: more than are compared with one another."""
    every = [*generated[:6], *generated[:6], *generated[:1] * 6]
    return build_keeping(Page(f"p{number:03}", text) for number, text in enumerate(every))


def rebuild(pile: Pile, seed: int) -> tuple[Case, Case]:
    """A case whose pages are called otherwise and come in another order: as it should be, and as it is."""
    case, notes = pile
    numbers = Random(seed).sample(range(len(case.pages)), len(case.pages))
    refs = {page.ref: f"q{number:03}" for page, number in zip(case.pages, numbers, strict=True)}
    names = names_under(case, refs)
    pages = sorted(renamed(case.pages, names), key=lambda page: page.ref)
    return renamed(case, names), build_from(pages, rename_notes(notes, names))


def differing(one: Case, other: Case) -> list[str]:
    """The layers in which two cases differ."""
    return [layer for layer in ("pages", *LAYERS) if getattr(one, layer) != getattr(other, layer)]


@pytest.mark.parametrize("seed", [1, 2])
def test_other_names_give_the_same_facts_of_generated_pages(mixed: Pile, seed: int) -> None:
    assert differing(*rebuild(mixed, seed)) == []


def test_other_names_give_the_same_facts_of_the_joint_pack(joint: Pile) -> None:
    assert differing(*rebuild(joint, 1)) == []


def test_what_is_read_on_a_page_hangs_on_no_name(demo: Case) -> None:
    case, _ = build_keeping(make_page(number, page.text) for number, page in enumerate(demo.pages))
    names = names_under(case, {page.ref: f"other-{page.ref}" for page in case.pages})
    assert differing(renamed(case, names), build_case(renamed(case.pages, names))) == []


# ── pages that are equal but for their names ────────────────────────────────────────────────────────────
def partitions(case: Case) -> Mapping[str, Counter[Any]]:
    """What is one across pages, and what is said of it, in texts and places in them instead of ids."""
    texts = {page.id: page.text for page in case.pages}
    places = texts | {
        fact.id: (text, number)
        for page, text in texts.items()
        for layer in ("mentions", "claims")
        for number, fact in enumerate(case.on_page(page, layer))
    }

    def told(members: Iterable[str]) -> tuple[Any, ...]:
        return tuple(sorted(places[member] for member in members))

    return {
        "copies": Counter((told(one.pages), one.original and texts[one.original]) for one in case.copies),
        "stories": Counter(told(one.pages) for one in case.stories),
        "origins": Counter((told(one.pages), one.name) for one in case.origins),
        "estimates": Counter(
            (texts[one.page], one.value, one.earliest, one.latest) for one in case.estimates
        ),
        "entities": Counter((told(one.mentions), one.name, one.type) for one in case.entities),
        "events": Counter(
            (told(one.claims), one.label, one.predicate, one.earliest, one.latest) for one in case.events
        ),
        "positions": Counter((told(one.pages), told(one.claims), one.stance) for one in case.positions),
        "links": Counter((one.relation, one.about, told([one.left])) for one in case.links),
    }


def test_which_of_equal_pages_has_which_name_changes_no_partition(equals: Pile) -> None:
    renamed_, rebuilt = rebuild(equals, 1)
    assert partitions(rebuilt) == partitions(renamed_) == partitions(equals[0])
