"""What the reader makes of words, as numbers: layers that stages read and a case does not keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Embeddings:
    """The vectors of the words of a sentence as read in their context.

    `rows` holds `WIDTH` numbers of eight bits for every token that was read, behind each other from the first on.
    """

    sentence: int
    rows: bytes


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vector of a claim's event word, and the sum over the words of its evidence.

    `word` has `WIDTH` numbers of eight bits, `clause` as many, scaled to fit; only their directions mean anything.
    """

    claim: str
    word: bytes
    clause: bytes


WIDTH = 128
"""Numbers of a vector."""
