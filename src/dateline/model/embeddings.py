"""What the reader makes of words, as numbers: layers that stages read and a case does not keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Embeddings:
    """The vectors of the words of a sentence as read in their context.

    `rows` holds `WIDTH` numbers of eight bits for every token that was read, behind each other from the first on;
    `states` for each of them the `DEPTH` numbers of sixteen bits of which they are made.
    """

    sentence: int
    rows: bytes
    states: bytes


@dataclass(frozen=True, slots=True)
class Embedding:
    """The vector of a claim's event word, and the sum over the words of its evidence.

    `word` has `WIDTH` numbers of eight bits, `clause` as many, scaled to fit; only their directions mean anything.
    """

    claim: str
    word: bytes
    clause: bytes


WIDTH, DEPTH = 128, 384
"""Numbers of a vector, and of what the reader knows of a word."""
