"""How alike the words of claims are, by what the reader made of them in their sentences."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from dateline.model import WIDTH, Embedding
from dateline.reader.embeddings import installed_means

Floats = NDArray[np.float32]


class Vectors:
    """The vectors of claims, one row each in the order given, of length one, off what all have in common."""

    def __init__(self, claims: Sequence[str], embeddings: Mapping[str, Embedding]) -> None:
        self._found = [embeddings.get(claim) for claim in claims]

    @cached_property
    def words(self) -> Floats:
        """Of the event words (claims x numbers)."""
        return unit_rows(
            rows_of(each.word if each else None for each in self._found) - installed_means().word
        )

    @cached_property
    def clauses(self) -> Floats:
        """Of the evidence (claims x numbers)."""
        rows = unit_rows(rows_of(each.clause if each else None for each in self._found))
        return unit_rows(rows - installed_means().clause)

    def known(self, one: int, other: int) -> bool:
        """Whether both claims have vectors."""
        return self._found[one] is not None and self._found[other] is not None

    def alike(self, one: int, other: int) -> tuple[float, float]:
        """The cosines of the event words and of the evidence of two claims."""
        return (
            float(self.words[one] @ self.words[other]),
            float(self.clauses[one] @ self.clauses[other]),
        )


def rows_of(vectors: Iterable[bytes | None]) -> Floats:
    """Numbers of eight bits as rows; zeros for none."""
    joined = b"".join(vector or bytes(WIDTH) for vector in vectors)
    return np.frombuffer(joined, np.int8).reshape(-1, WIDTH).astype(np.float32)


def unit_rows(table: Floats) -> Floats:
    """Rows made of length one; those of zeros stay so."""
    return np.asarray(
        table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), np.finfo(np.float32).eps)
    )
