"""The words in which a page tells its story, as columns, for comparing texts."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

from dateline.model import TOLD, Page, Passage

CHUNK = re.compile(r"\S+")
MARKS = re.compile(r"[\W_]+")
QUOTED = re.compile(
    r"""
    [“„][^“”"\n]*[”"]? | "[^"\n]*"? | «[^»\n]*»?             # one that stays open is spoken up to the end of its line
    | (?<!\w)['‘](?=\S)[^\n'‘’]{1,80}(?:['’]\w[^\n'‘’]{0,80}){0,9}['’](?!\w)     # single marks, with apostrophes inside
    """,
    re.VERBOSE,
)
STOPS = ".!?"
CLOSERS = "\"'”’»)]"


@dataclass(frozen=True)
class Words:
    """One page's words: columns of equal length, one entry a chunk between blanks that holds a letter or digit.

    `codes` stand for the word in lower case without punctuation (32 bits, the same in every run), `starts`/`ends` are page offsets, `lines` counts the lines
    of the page, `quoted` tells words in quotation marks. Not a slots class: the edges of sentences and the seeds are cached.
    """

    page: str
    codes: tuple[int, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lines: tuple[int, ...]
    quoted: tuple[bool, ...]
    stops: tuple[bool, ...]

    def __len__(self) -> int:
        return len(self.codes)

    @cached_property
    def edges(self) -> frozenset[int]:
        """Where a sentence or line begins, and the end of the last one: indexes of words."""
        fresh = (i for i in range(1, len(self)) if self.stops[i - 1] or self.lines[i - 1] != self.lines[i])
        return frozenset((0, len(self), *fresh))

    @cached_property
    def seeds(self) -> Mapping[tuple[int, ...], Sequence[int]]:
        """Where each three words in a row stand."""
        places: dict[tuple[int, ...], list[int]] = defaultdict(list)
        for at, seed in enumerate(zip(self.codes, self.codes[1:], self.codes[2:], strict=False)):
            places[seed].append(at)
        return dict(places)

    @cached_property
    def spoken(self) -> int:
        """How many words stand outside quotation marks."""
        return len(self) - sum(self.quoted)


def read_words(page: Page, passages: Iterable[Passage], known: dict[str, int]) -> Words:
    """The words of the telling passages; `known` remembers the codes of chunks from page to page."""
    told = sorted((passage.span.start, passage.span.end) for passage in passages if passage.zone in TOLD)
    rows = [row for number, (start, end) in enumerate(told) for row in read_passage(page.text, (start, end), number, known)]
    codes, starts, ends, lines, quoted, stops = zip(*rows, strict=True) if rows else ((),) * 6
    return Words(page.id, codes, starts, ends, lines, quoted, stops)


def read_passage(text: str, span: tuple[int, int], number: int, known: dict[str, int]) -> list[tuple[int, int, int, int, bool, bool]]:
    """One row a word: code, start, end, line, quoted, whether it ends a sentence."""
    start, end = span
    quotes = iter([(quote.start(), quote.end()) for quote in QUOTED.finditer(text, start, end)])
    quote = next(quotes, (end, end))
    line, rows = (number << 20), []
    previous = start
    for found in CHUNK.finditer(text, start, end):
        at, upto = found.span()
        chunk = found[0]
        code = known.get(chunk)
        if code is None:
            code = known[chunk] = encode(chunk)
        line += text.count("\n", previous, at)
        previous = upto
        while quote[1] <= at and quote[0] < end:
            quote = next(quotes, (end, end))
        if code:
            rows.append((code, at, upto, line, quote[0] < upto and at < quote[1], chunk.rstrip(CLOSERS)[-1:] in STOPS))
    return rows


def encode(chunk: str) -> int:
    """A number for a word, blind to case and punctuation; 0 for a chunk without letter or digit."""
    bare = MARKS.sub("", chunk.casefold())
    return crc32(bare.encode("utf-8", "surrogatepass")) | 1 if bare else 0
