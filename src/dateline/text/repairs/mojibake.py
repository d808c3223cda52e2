"""Find text that was decoded by the wrong charset ("itâ€™s"), word by word: often few are damaged."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from unicodedata import normalize

from dateline.model import By, Edit, Page, Passage, Span
from dateline.rules import Pack

SUSPECT = re.compile(r"[^\x00-\x7f‘’“”–—…\xa0][^\x00-\x7f]")
"""Two signs beyond ASCII, the first of them no usual punctuation: the least that a damaged sign leaves."""

WORD = re.compile(r"[^ \t\n]+")

CUT = re.compile(r"â€(?=[\s.,;:!?)]|$)")
"""A closing quotation mark whose last byte is no character of the wrong charset and went lost."""

DAMAGED = re.compile(r"[\x80-\x9fÂÃ\ufffd]|â€")
"""What a word that was restored does not have."""

LONGEST, MOST, DEEPEST = 2_000, 10_000, 3
"""Characters of a word and words of a page that are looked at, and how often one may be decoded."""


def find_mojibake(page: Page, passages: Sequence[Passage], *, pack: Pack) -> Iterator[Edit]:
    """The words that read well once they are decoded anew; one that stays damaged is left as it is."""
    rule = pack["en.repair.mojibake"].id
    for word in islice(suspects(page, passages), MOST):
        if (meant := decode_anew(word.group())) is not None:
            yield Edit(Span(page.id, *word.span()), meant, By(rule))


def suspects(page: Page, passages: Sequence[Passage]) -> Iterator[re.Match[str]]:
    """The words of some passages that may be damaged."""
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        if SUSPECT.search(page.text, start, end):
            yield from (
                word
                for word in WORD.finditer(page.text, start, end)
                if SUSPECT.search(word.group()[:LONGEST]) and word.end() - word.start() <= LONGEST
            )


def decode_anew(word: str) -> str | None:
    """What a word was before it was decoded wrongly, once or more; `None` when it was not, or is lost."""
    from ftfy import fix_encoding  # noqa: PLC0415 -- most pages never need it

    composed = found = normalize("NFC", word)
    for _ in range(DEEPEST):
        found = fix_encoding(CUT.sub("â€\x9d", found))
    return None if found == composed or DAMAGED.search(found) else found
