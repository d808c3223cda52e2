"""Find signs that hide or join letters, and words torn at the end of a line; and read like signs alike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from unicodedata import normalize

from dateline.model import By, Edit, Page, Passage, Span
from dateline.rules import Pack
from dateline.text.pieces import matches

HIDDEN = ("soft_hyphen", "invisible", "direction", "ligature")
"""Rules whose table says how each sign is to be read."""

ACCENT = re.compile(r"[^\W\d_][\u0300-\u036f]")
HEAD = re.compile(r"[^\W\d_]+\Z")
TORN = re.compile(
    r"(?P<tear>[-\u00ad\u2010]\n(?<=[^\W\d_]{2}..)[ \t]{0,8})(?P<tail>[a-z]{2,30})(?![^\W_])", re.DOTALL
)

WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
LONGEST = 30
"""Letters of half a word."""

QUOTES = dict.fromkeys("‘’‛ʼ′", "'") | dict.fromkeys("“”„‟«»″〝〞", '"')
DASHES = dict.fromkeys("‐‑−", "-") | {"―": "—"}
BLANKS = dict.fromkeys("\n\r\t\v\f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000", " ") | {
    chr(code): " " for code in range(0x2000, 0x200B)
}
WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}

ALIKE = str.maketrans(QUOTES | DASHES | BLANKS | WIDE)
APOSTROPHE = re.compile(r"(?<=[^\W\d_])[`´](?=[^\W\d_])")


def straighten(text: str) -> str:
    """A text whose signs of one meaning are written in one way, character for character.

    A curly apostrophe would hide a negation ("weren’t") from a parser.
    """
    return APOSTROPHE.sub("'", text.translate(ALIKE))


def find_signs(page: Page, passages: Sequence[Passage], *, pack: Pack) -> Iterator[Edit]:
    """Soft hyphens, invisible signs, turns of direction, ligatures, and letters apart from their accents."""
    signs, meanings = hidden_signs(pack)
    apart = pack["en.repair.accent"].id
    for passage in passages:
        start, end = passage.span.start, passage.span.end
        if page.text[start:end].isascii():
            continue
        for match in signs.finditer(page.text, start, end):
            meant, rule = meanings[match.group()]
            yield Edit(Span(page.id, *match.span()), meant, By(rule))
        for match in ACCENT.finditer(page.text, start, end):
            if len(whole := normalize("NFC", match.group())) == 1:
                yield Edit(Span(page.id, *match.span()), whole, By(apart))


@cache
def hidden_signs(pack: Pack) -> tuple[re.Pattern[str], Mapping[str, tuple[str, str]]]:
    """A pattern for any of the hidden signs, and how each is to be read by which rule."""
    meanings: dict[str, tuple[str, str]] = {}
    for rule in (pack[f"en.repair.{name}"] for name in HIDDEN):
        meanings |= {sign: (meant, rule.id) for sign, meant in rule.words.items()}
    return re.compile(f"[{re.escape(''.join(meanings))}]"), meanings


def find_line_breaks(page: Page, passages: Sequence[Passage], *, pack: Pack) -> Iterator[Edit]:
    """Words that a line's end tears in two, with the hyphen or without.

    Without it where the whole word stands elsewhere on the page or the second half is no word.
    """
    rule = pack["en.repair.line_break"]
    torn = list(matches(TORN, page, passages))
    known = words_of(page, passages) if torn else frozenset()
    for match in torn:
        before = HEAD.search(page.text, max(0, match.start() - LONGEST), match.start())
        head, tail = before[0].lower() if before else "", match["tail"]
        joined = (
            tail in rule
            or match["tear"][0] == "\u00ad"
            or (f"{head}{tail}" in known and f"{head}-{tail}" not in known)
        )
        yield Edit(Span(page.id, *match.span("tear")), "" if joined else "-", By(rule.id))


def words_of(page: Page, passages: Sequence[Passage]) -> frozenset[str]:
    """All words of some passages in lower case, with and without hyphens."""
    return frozenset(word.group().lower() for word in matches(WORD, page, passages))
