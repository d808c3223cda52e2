"""The head that gives types: its sum by hand, its file, and what it says of a file that does not read."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.errors import PackError
from dateline.model import DEPTH
from dateline.reader.coder import Coder, installed, levelled, read_coder, write_coder

TYPES = ("none", "AID", "COERCE")


def hand_made() -> Coder:
    """A head that takes a word whose first number stands out for AID, and else believes the lexicon."""
    word, none = np.zeros((DEPTH, 2), np.float32), np.zeros((DEPTH, 2), np.float32)
    word[0, 0] = 1.0
    out = np.array([[0, 1, 0], [0, 0, 0]], np.float32)
    return Coder(TYPES, word, none, np.zeros((3, 2), np.float32), out, 2 * np.eye(3, dtype=np.float32))


def states(*first: float) -> np.ndarray:
    """Words of which only the first number differs."""
    found = np.zeros((len(first), DEPTH), np.float32)
    found[:, 0] = first
    return found


def test_a_state_outweighs_what_the_lexicon_says() -> None:
    chances = hand_made().chances(states(0.0, 9.0), [0, 1], ["COERCE", "COERCE"])
    assert [TYPES[row.argmax()] for row in chances] == ["COERCE", "AID"]
    assert chances.sum(1) == pytest.approx(1.0)


def test_states_are_levelled_each_by_itself() -> None:
    level = levelled(states(0.0, 9.0))
    assert level.mean(1) == pytest.approx(0.0, abs=1e-6)
    assert level[1].std() == pytest.approx(1.0, abs=0.02)


def test_a_file_gives_the_coder_back() -> None:
    coder = hand_made()
    again = read_coder(write_coder(coder))
    assert again.types == TYPES
    assert np.array_equal(again.word, coder.word)
    assert np.array_equal(again.prior, coder.prior)


def test_a_file_that_does_not_read_says_what_to_do() -> None:
    with pytest.raises(PackError, match="the weights of types do not read") as caught:
        read_coder(b"no numbers")
    assert caught.value.advice == "Install dateline again."


def test_the_coder_of_the_package_knows_the_types_of_plover() -> None:
    assert installed().types[0] == "none"
    assert len(installed().types) == 17
