"""What the reader makes of a type: it overrules the lexicon, keeps what it agrees with, and says how surely."""

from __future__ import annotations

import numpy as np

from dateline.claims.triggers.coding import RULE, coded
from dateline.model import DEPTH, Trigger
from dateline.reader.coder import Coder
from tests.factories import at, by, page
from tests.lab import make_page, read_page

PAGE = page("Guards seized the barge.")
SEIZED = Trigger(at(PAGE, "seized"), 0, 1, "seize", "COERCE", "seize", by("triggers.verb", "plover.seize"))
STATES = np.ones((5, DEPTH), np.float32)


def sure_of(kind: str) -> Coder:
    """A head that finds one type for every word."""
    types = ("none", "AID", "COERCE")
    flat, narrow = np.zeros((DEPTH, 1), np.float32), np.zeros((3, 1), np.float32)
    prior = np.tile([4.0 * (name == kind) for name in types], (3, 1)).astype(np.float32)
    return Coder(types, flat, flat, narrow, narrow.T, prior)


def test_a_type_that_the_reader_agrees_with_keeps_its_mode() -> None:
    assert list(coded([SEIZED], STATES, sure_of("COERCE"))) == [SEIZED]


def test_another_type_comes_without_the_mode_and_with_what_was_weighed() -> None:
    (found,) = coded([SEIZED], STATES, sure_of("AID"))
    assert (found.predicate, found.mode) == ("AID", None)
    assert found.by.premises == ("plover.seize", RULE)
    assert [ground.weight for ground in found.by.grounds] == [4.0]
    assert found.id == SEIZED.id


def test_the_reader_takes_a_type_away() -> None:
    (found,) = coded([SEIZED], STATES, sure_of("none"))
    assert found.predicate is None


def test_a_word_that_was_not_read_keeps_what_the_lexicon_says() -> None:
    assert list(coded([SEIZED], STATES[:1], sure_of("AID"))) == [SEIZED]
    assert list(coded([SEIZED], None, sure_of("AID"))) == [SEIZED]


def test_a_deed_that_the_lexicon_does_not_know_gets_its_type() -> None:
    notes = read_page(make_page("Gunmen opened fire on pilgrims."))
    found = {trigger.lemma: trigger for trigger in notes[Trigger]}
    assert found["fire"].predicate == "ASSAULT"
    assert RULE in found["fire"].by.premises
