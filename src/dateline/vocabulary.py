"""Word lists of the packs: small classes of words that a module asks for by id.

A list lies in packs/PACK/words/THEME.toml as a `[[words]]` with its `id` ("pack.theme.name"), `says` (what
its words have in common, and what that decides) and `words`, as the parse gives them: in small letters, and a
list or a table from word to meaning. What decides something within a page also has a sentence on which it
`fires` and one on which it stays `silent`: tests/packs empties the list, and sees the reading of the first
change. Rules of packs stand in facts and are bound to stages; a list does neither. Its words are read once,
when the module is imported, and a fingerprint sees them through the ids that a module's source names
(`fingerprints.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from types import MappingProxyType
from typing import Any

from dateline.errors import PackError
from dateline.shelves import Shelf, read_toml, refuse_twins

NEEDED = frozenset({"id", "says", "words"})
PROOFS = frozenset({"fires", "silent"})
ASKED = re.compile(r'\bword_(?:list|table|pattern)\(\s*"([^"]*)"\s*\)')
"""How the source of a module asks for a list; tests/architecture forbids any other way."""


@dataclass(frozen=True)
class WordList:
    """Words that are treated alike, and the sentence that says why."""

    id: str
    says: str
    words: Mapping[str, str]
    fires: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()

    @property
    def hash(self) -> str:
        """16 hex digits that change with the words and their meanings only."""
        return blake2b(repr(sorted(self.words.items())).encode(), digest_size=8).hexdigest()


def read_lists(text: str, theme: str) -> list[WordList]:
    """The lists of a file; `theme` is how their ids begin."""
    return [read_list(each, theme) for each in read_toml(text, theme, entries="words")["words"]]


def read_list(raw: Mapping[str, Any], theme: str) -> WordList:
    """A list from its TOML table; PackError when it is not whole or has a word twice."""
    name = str(raw.get("id", "?"))
    if (
        set(raw) - PROOFS != NEEDED
        or len(PROOFS & set(raw)) == 1
        or not all(raw.values())
        or not name.startswith(f"{theme}.")
    ):
        raise PackError(
            f"word list {name} is not whole.",
            advice=f"It has {theme}.name as its id, says and words, and fires and silent or neither of them.",
            file=theme,
            rule=name,
        )
    refuse_twins(list(raw["words"]), name)
    meanings = raw["words"] if isinstance(raw["words"], dict) else dict.fromkeys(raw["words"], "")
    fires, silent = (tuple(raw.get(proof, ())) for proof in ("fires", "silent"))
    return WordList(name, raw["says"], MappingProxyType(meanings), fires, silent)


LISTS = Shelf("words", "word list", read_lists, ASKED)


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list by its id; PackError when there is none."""
    return frozenset(LISTS.find(name).words)


def word_table(name: str) -> Mapping[str, str]:
    """What every word of a list means, by the list's id; PackError when there is none."""
    return LISTS.find(name).words


def word_pattern(name: str) -> str:
    """The words of a list as alternatives for a regular expression, the longest first."""
    words = sorted(LISTS.find(name).words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"
