"""Shelves of the packs: knowledge of one kind, a file for each theme, that modules ask for by id on import.

An entry "pack.theme.name" lies in packs/PACK/FOLDER/THEME.toml. Entries stand in no fact and are bound to no
stage; a fingerprint sees them through the ids that the source of a module names (`fingerprints.py`).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Generic, Protocol, TypeVar

from dateline.errors import PackError

ID = re.compile(r"[a-z]+\.[a-z]+\.[a-z_]+")


class Entry(Protocol):
    """What lies on a shelf."""

    @property
    def id(self) -> str:
        """Its id, "pack.theme.name"."""

    @property
    def hash(self) -> str:
        """16 hex digits that change with what it says to a program."""


E = TypeVar("E", bound=Entry)


def text_of(folder: str, pack: str, theme: str) -> str:
    """The text of one file; empty where there is none."""
    file = files("dateline.packs") / pack / folder / f"{theme}.toml"
    return file.read_text("utf-8") if file.is_file() else ""


@dataclass(frozen=True)
class Shelf(Generic[E]):
    """Where one kind of entry lies, how a file of it is read, and how source asks for one.

    `read` makes the entries of a file from its text and its theme, "pack.theme".
    """

    folder: str
    kind: str
    read: Callable[[str, str], Sequence[E]]
    asked: re.Pattern[str]
    text: Callable[[str, str, str], str] = text_of

    def find(self, name: str) -> E:
        """An entry by its id; PackError when there is none."""
        pack, theme, _ = [*name.split("."), "", ""][:3]
        known: Mapping[str, E] = load(self, pack, theme) if ID.fullmatch(name) else {}
        if name not in known:
            raise PackError(
                f"there is no {self.kind} {name!r}.",
                advice=f"A {self.kind} pack.theme.name lies in packs/PACK/{self.folder}/THEME.toml.",
                rule=name,
            )
        return known[name]

    def hashes(self, source: str) -> list[str]:
        """The id and hash of every entry that the source of a module asks for."""
        return [f"{name}={self.find(name).hash}" for name in sorted(set(self.asked.findall(source)))]


@cache
def load(shelf: Shelf[E], pack: str, theme: str) -> Mapping[str, E]:
    """The entries of one file by id, read once a process; PackError when one stands twice."""
    text = shelf.text(shelf.folder, pack, theme)
    entries = shelf.read(text, f"{pack}.{theme}") if text else ()
    refuse_twins([each.id for each in entries], f"{pack}.{theme}")
    return {each.id: each for each in entries}


def read_toml(text: str, theme: str, *, entries: str) -> dict[str, Any]:
    """A file of a shelf as TOML; PackError when it does not read or has no table for its entries."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise PackError(f"the pack does not read: {error}.", advice="Mend the TOML.", file=theme) from error
    if not isinstance(raw.get(entries), list):
        raise PackError(f"there is no [[{entries}]].", advice="Begin every entry with it.", file=theme)
    return raw


def refuse_twins(names: Iterable[str], place: str) -> None:
    """PackError when something stands twice where once is enough."""
    listed = list(names)
    twins = sorted({name for name in listed if listed.count(name) > 1})
    if twins:
        raise PackError(f"{', '.join(twins)} stands twice.", advice="Keep one.", file=place)
