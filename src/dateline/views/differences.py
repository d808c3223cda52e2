"""Two passages word by word: what is equal in them, and what differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

COMPARED = 600
"""Words of a passage compared one by one; a longer one that differs is shown without its differences."""


@dataclass(frozen=True)
class Piece:
    """Words of a passage; `differs` tells that the other page has others in their place, or none."""

    words: str
    differs: bool


def compare(left: Sequence[str], right: Sequence[str]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Two passages in equal pieces and pieces that differ; case and edge punctuation do not count."""
    if list(left) == list(right) or max(len(left), len(right)) > COMPARED:
        return (Piece(" ".join(left), differs=False),), (Piece(" ".join(right), differs=False),)
    steps = SequenceMatcher(
        None, [plain(word) for word in left], [plain(word) for word in right], autojunk=False
    ).get_opcodes()
    return tuple(cut(left, ((i, k, step != "equal") for step, i, k, _, _ in steps))), tuple(
        cut(right, ((j, m, step != "equal") for step, _, _, j, m in steps))
    )


def plain(word: str) -> str:
    """A word in lower case without the marks at its edges."""
    return word.casefold().strip("\"'“”‘’«».,:;!?()[]") or word


def cut(words: Sequence[str], steps: Iterable[tuple[int, int, bool]]) -> Iterator[Piece]:
    """The pieces of a passage."""
    return (Piece(" ".join(words[start:end]), differs) for start, end, differs in steps if end > start)
