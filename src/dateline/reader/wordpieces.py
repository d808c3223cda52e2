"""Words in the pieces that the encoder of attribution reads: WordPiece, without case and accents.

After Schuster and Nakajima 2012, as BERT does it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

UNKNOWN, FIRST, LAST = "[UNK]", "[CLS]", "[SEP]"
LONGEST = 100
"""Longer words, in characters, are not known."""
REMEMBERED = 50_000


class WordPieces:
    """The vocabulary of an encoder: pieces in their order; those that go on a word begin with `##`."""

    def __init__(self, pieces: Sequence[str]) -> None:
        self.numbers: Mapping[str, int] = {piece: number for number, piece in enumerate(pieces)}
        self.first, self.last = self.numbers[FIRST], self.numbers[LAST]
        self.of = lru_cache(maxsize=REMEMBERED)(self.split)

    def split(self, word: str) -> tuple[int, ...]:
        """The numbers of a word's pieces; none when no sign of it can be read."""
        return tuple(chain.from_iterable(map(self.greedy, parts(word))))

    def greedy(self, part: str) -> list[int]:
        """The longest known piece, again and again; one unknown piece when one of them is not known."""
        if len(part) > LONGEST:
            return [self.numbers[UNKNOWN]]
        found, start = [], 0
        while start < len(part):
            mark = "##" if start else ""
            end = next(
                (end for end in range(len(part), start, -1) if mark + part[start:end] in self.numbers), None
            )
            if end is None:
                return [self.numbers[UNKNOWN]]
            found.append(self.numbers[mark + part[start:end]])
            start = end
        return found


def parts(word: str) -> Iterator[str]:
    """A word in lower case without accents, parted at blanks and punctuation; each sign is a part."""
    part = ""
    for sign in unicodedata.normalize("NFD", word.lower()):
        kind = unicodedata.category(sign)
        if kind == "Mn" or kind.startswith("C"):
            continue
        if sign.isspace() or is_mark(sign, kind):
            if part:
                yield part
            part = ""
            if not sign.isspace():
                yield sign
            continue
        part += sign
    if part:
        yield part


def is_mark(sign: str, kind: str) -> bool:
    """Whether a sign is a part by itself: punctuation, all other signs of ASCII, Han characters."""
    return kind.startswith("P") or (sign.isascii() and not sign.isalnum()) or "\u4e00" <= sign <= "\u9fff"
