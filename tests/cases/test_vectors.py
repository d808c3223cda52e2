"""Vectors of claims: directions alone count, and a claim without one is like nothing."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.cases import vectors
from dateline.cases.vectors import Vectors
from dateline.model import WIDTH, Embedding
from dateline.reader.embeddings import Means


def vector(*numbers: int) -> bytes:
    """A vector that begins with some numbers."""
    return np.array([*numbers, *[0] * (WIDTH - len(numbers))], np.int8).tobytes()


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    none = np.zeros(WIDTH, np.float32)
    monkeypatch.setattr(vectors, "installed_means", lambda: Means(none, none))


def test_lengths_do_not_count() -> None:
    found = {"a": Embedding("a", vector(9), vector(0, 4)), "b": Embedding("b", vector(3), vector(0, 0, 7))}
    assert Vectors(["a", "b"], found).alike(0, 1) == (1.0, 0.0)


def test_what_all_have_in_common_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    none, common = np.zeros(WIDTH, np.float32), np.frombuffer(vector(5), np.int8).astype(np.float32)
    monkeypatch.setattr(vectors, "installed_means", lambda: Means(common, none))
    found = {"a": Embedding("a", vector(5, 1), vector(1)), "b": Embedding("b", vector(5, -1), vector(1))}
    assert Vectors(["a", "b"], found).alike(0, 1) == (-1.0, 1.0)


def test_a_claim_without_a_vector_is_known_to_be_so() -> None:
    found = Vectors(["a", "b"], {"a": Embedding("a", vector(1), vector(1))})
    assert (found.known(0, 0), found.known(0, 1)) == (True, False)
    assert found.alike(0, 1) == (0.0, 0.0)
