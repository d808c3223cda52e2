"""A file to read: where it is, how it is named, how much of it we are willing to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from dateline.errors import ReadError
from dateline.model import Page, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of a file (of a line in JSON lines) and characters of a page."""

    file_bytes: int = 20_000_000
    characters: int = 1_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """One file: `locator` is its path as the caller wrote it."""

    path: Path
    locator: str
    limits: Limits = field(default_factory=Limits)

    @property
    def ref(self) -> str:
        """The name of a page that has no other: the file's name without its ending."""
        return self.path.stem

    def load(self) -> bytes:
        """All bytes; ReadError when the file is no ordinary file, too large or not readable."""
        self.check()
        with self.path.open("rb") as file:
            raw = file.read(self.limits.file_bytes + 1)
        if len(raw) > self.limits.file_bytes:
            raise ReadError(f"The file is larger than {self.limits.file_bytes / 1e6:g} MB.", advice="Split it into pages, or give the article alone.")
        return raw

    def check(self) -> None:
        """Raise ReadError unless the path leads to an ordinary file: a pipe or a device could keep us waiting for ever."""
        if not self.path.exists():
            raise ReadError("There is no such file.", advice="Check the path.")
        if not self.path.is_file():
            kind = "a folder without files that we may read" if self.path.is_dir() else "a pipe or a device"
            raise ReadError(f"This is {kind}, not a file.", advice="Give a file, or a folder that holds files.")

    def problem(self, error: ReadError, line: int | None = None) -> Problem:
        """The problem that a file (or one line of it) cannot be read."""
        return Problem(self.locator if line is None else f"{self.locator}#{line}", "read", f"{error.message} {error.advice}".strip())


Reader = Callable[[Source], Iterator[Page | Problem]]
"""Reads one file of one format; raises ReadError when nothing of it can be read."""


def check_text(text: str, limits: Limits) -> str:
    """The text of a page, unless it is blank or too long; then ReadError."""
    if not text.strip():
        raise ReadError("The page shows no text.", advice="If a browser shows some, save the page from there.")
    if len(text) > limits.characters:
        raise ReadError(f"The page has {len(text):,} characters; {limits.characters:,} are the most.", advice="Split it into articles.")
    return text


def fingerprint(raw: bytes) -> str:
    """SHA-256 of a page's bytes, in hex."""
    return sha256(raw).hexdigest()
