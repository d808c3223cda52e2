"""The weights of attribution: how they are kept, and that the likeliest labels are found."""

from __future__ import annotations

from io import BytesIO
from itertools import pairwise, product
from math import exp

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.claims import weights as module
from dateline.claims.cuefeatures import KIDS, WORDS
from dateline.claims.weights import LABELS, Weights, load_weights, read_weights
from dateline.errors import PackError

NUMBER = st.floats(-3, 3, width=32)


def make_weights(moves: list[list[float]]) -> Weights:
    """Weights with these moves, a few features of cues and no other features."""
    cues = {"l say VERB": 1.0, "w said": -2.0, "kd VERB nsubj": 0.25}
    return Weights(frozenset({"VERB say"}), cues, 0.5, {}, np.zeros((1, len(LABELS)), np.float32), np.array(moves, np.float32))


def packed(**changed: bytes) -> bytes:
    """The bytes of a small file of weights."""
    count = len(LABELS)
    arrays = {"heads": b"VERB say", "cues": b"a\nb", "rows": b"w < the\nx +1"} | changed
    kept = BytesIO()
    np.savez_compressed(
        kept,
        **{name: np.frombuffer(content, np.uint8) for name, content in arrays.items()},
        weights=np.array([100, -50], np.int16),
        emissions=np.full((2, count), 10, np.int16),
        moves=np.zeros((count, count), np.float32),
        scales=np.array([0.01, 0.1, -1.0]),
    )
    return kept.getvalue()


@settings(max_examples=25, deadline=None)
@given(
    st.lists(st.lists(NUMBER, min_size=len(LABELS), max_size=len(LABELS)), min_size=1, max_size=3),
    st.lists(st.lists(NUMBER, min_size=len(LABELS), max_size=len(LABELS)), min_size=len(LABELS), max_size=len(LABELS)),
)
def test_no_other_labels_score_higher(emissions: list[list[float]], moves: list[list[float]]) -> None:
    found = make_weights(moves).labels(np.array(emissions, np.float32))

    def total(labels: tuple[int, ...]) -> float:
        return sum(emissions[at][label] for at, label in enumerate(labels)) + sum(moves[left][right] for left, right in pairwise(labels))

    best = max(total(labels) for labels in product(range(len(LABELS)), repeat=len(emissions)))
    assert total(tuple(LABELS.index(label) for label in found)) == pytest.approx(best, abs=1e-4)


def test_unknown_features_weigh_nothing_and_repeated_ones_once() -> None:
    weights = make_weights([[0.0] * len(LABELS)] * len(LABELS))
    nothing = dict.fromkeys(column for joined in (*WORDS.values(), *KIDS.values()) for column in joined)
    words = [{**nothing, "lemma": "say", "pos": "VERB", "word": "said"}, {**nothing, "lemma": "say", "pos": "NOUN", "word": "unheard of"}]
    kids = [{**nothing, "pos": "VERB", "dep": dep} for dep in ("nsubj", "nsubj", "dobj")]
    assert weights.likelihoods(words, kids, [0, 0, 1]) == pytest.approx([1 / (1 + exp(0.25)), 1 / (1 + exp(-0.5))])
    assert weights.likelihoods(words, [], []) == pytest.approx([1 / (1 + exp(0.5)), 1 / (1 + exp(-0.5))])


def test_nothing_is_found_in_nothing() -> None:
    weights = make_weights([[0.0] * len(LABELS)] * len(LABELS))
    assert weights.likelihoods([], [], []) == weights.labels(np.zeros((0, len(LABELS)), np.float32)) == []


def test_weights_are_read_as_they_were_kept() -> None:
    weights = read_weights(packed())
    assert weights.heads == {"VERB say"}
    assert weights.cues == pytest.approx({"a": 1.0, "b": -0.5})
    assert weights.bias == -1.0
    keys = weights.near.keys({"side": ["<"], "word": ["the", "a"], "distance": ["+1", "+1"]})
    assert weights.scores(weights.near, keys) == pytest.approx(np.array([[2.0] * len(LABELS), [1.0] * len(LABELS)]))


@pytest.mark.parametrize("content", [b"", b"no archive", packed()[:100], packed(cues=b"only one")], ids=["empty", "text", "torn", "too few names"])
def test_what_is_no_file_of_weights_is_refused(content: bytes) -> None:
    with pytest.raises(PackError, match="weights of attribution"):
        read_weights(content)


def test_without_the_file_there_are_no_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE", "absent.npz")
    assert module.content_of() is None
    assert load_weights.__wrapped__() is None
    assert module.fingerprint.__wrapped__() == ""
