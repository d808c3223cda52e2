"""What people look for, as the full-text index understands it: nothing that they type is syntax but quotation marks."""

from __future__ import annotations

import re

PHRASE = re.compile(r'"([^"]*)"?|“([^”]*)”?|([^\s"“]+)')
"""A quoted phrase, or a word; a quotation mark without a partner holds until the end."""
LIT, UNLIT = "\ue000", "\ue001"
"""What SQLite sets around found words; characters that no text should have."""

Words = tuple[tuple[str, bool], ...]
"""Words cut at what was found, each with whether it was."""


def match_of(words: str) -> str:
    """All words wanted, and quoted ones together, as a query of FTS5 in which every word is a string.

    Empty when there is nothing to look for.
    """
    phrases = ("".join(filter(None, found.groups())) for found in PHRASE.finditer(words.replace("\0", " ")))
    strings = (phrase.replace('"', " ") for phrase in phrases if any(map(str.isalnum, phrase)))
    return " ".join(f'"{string}"' for string in strings)


def cut(marked: str) -> Words:
    """The pieces of a text in which found words were marked."""
    pieces: list[tuple[str, bool]] = []
    for number, piece in enumerate(re.split(f"[{LIT}{UNLIT}]", marked)):
        if piece:
            pieces.append((piece, bool(number % 2)))
    return tuple(pieces)


def plain(words: Words) -> str:
    """The text of pieces."""
    return "".join(piece for piece, _ in words)
