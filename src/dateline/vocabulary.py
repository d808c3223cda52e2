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
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from dateline.errors import PackError

NEEDED = frozenset({"id", "says", "words"})
PROOFS = frozenset({"fires", "silent"})
ID = re.compile(r"[a-z]+\.[a-z]+\.[a-z_]+")
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


@cache
def word_list(name: str) -> frozenset[str]:
    """The words of a list by its id; PackError when there is none."""
    return frozenset(find_list(name).words)


def word_table(name: str) -> Mapping[str, str]:
    """What every word of a list means, by the list's id; PackError when there is none."""
    return find_list(name).words


def word_pattern(name: str) -> str:
    """The words of a list as alternatives for a regular expression, the longest first."""
    words = sorted(find_list(name).words, key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


def hashes_of_lists(source: str) -> list[str]:
    """The id and hash of every list that the source of a module asks for."""
    return [f"{name}={find_list(name).hash}" for name in sorted(set(ASKED.findall(source)))]


def find_list(name: str) -> WordList:
    """A list by its id, "pack.theme.name"."""
    pack, theme, _ = [*name.split("."), "", ""][:3]
    lists = load_lists(pack, theme) if ID.fullmatch(name) else {}
    if name not in lists:
        raise PackError(
            f"there is no word list {name!r}.",
            advice="A list pack.theme.name lies in packs/PACK/words/THEME.toml.",
            rule=name,
        )
    return lists[name]


@cache
def load_lists(pack: str, theme: str) -> Mapping[str, WordList]:
    """The lists of one file by id, read once a process; none where there is no such file."""
    file = files("dateline.packs") / pack / "words" / f"{theme}.toml"
    return read_lists(file.read_text("utf-8"), f"{pack}.{theme}") if file.is_file() else {}


def read_lists(text: str, theme: str) -> dict[str, WordList]:
    """The lists of a file by id; `theme` is how their ids begin."""
    try:
        raw = tomllib.loads(text)["words"]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise PackError(
            f"the word lists do not read: {error}.", advice="Mend the TOML.", file=theme
        ) from error
    lists = [read_list(each, theme) for each in raw]
    refuse_twins([each.id for each in lists], theme)
    return {each.id: each for each in lists}


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


def refuse_twins(names: Sequence[str], place: str) -> None:
    """PackError when something stands twice where once is enough."""
    twins = sorted({name for name in names if names.count(name) > 1})
    if twins:
        raise PackError(f"{', '.join(twins)} stands twice.", advice="Keep one.", file=place)
