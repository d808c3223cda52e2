"""A source to read: a file or a member of an archive; what it is, where, how named, and how much is read."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.io.limits import Allowance, Limits
from dateline.model import Made, Page, Problem, Sighting


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as they came, named by their SHA-256: the evidence that a case file keeps.

    `locator` and `retrieved` (ISO 8601) say where and when they were met.
    """

    sha256: str
    locator: str
    media_type: str
    content: bytes = field(repr=False)
    url: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """How the pages of a capture are called in the case, and the title that it declares.

    There is no name where pages cannot be told apart by their capture.
    """

    refs: tuple[str, ...] = ()
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read.

    `locator` is its path as the caller wrote it, with what leads to a member behind it; `name` is the name of
    the file or member.

    A file is read from `path`; of a member the bytes are at hand in `content`, or `opener` opens them while
    its archive is being read. What an archive says of a member: `url`, `media_type`, `charset`, `retrieved`,
    and `called`, the names that its page had in the case that the archive was made from. `declared` is what a
    list says of the page that it names. `met` is true of what was met in a folder or an archive, and was not
    given by name.
    """

    locator: str
    name: str
    limits: Limits = field(default_factory=Limits)
    path: Path | None = None
    content: bytes | None = field(default=None, repr=False)
    url: str | None = None
    media_type: str | None = None
    charset: str | None = None
    retrieved: str | None = None
    depth: int = 0
    declared: Sighting | None = None
    opener: Callable[[], BinaryIO] | None = field(default=None, repr=False, compare=False)
    called: tuple[str, ...] = ()
    met: bool = False
    allowance: Allowance = field(
        default_factory=lambda: Allowance(Limits().archive_bytes, Limits().members), repr=False, compare=False
    )

    @property
    def ref(self) -> str:
        """The name of a page that has no other: its archive's, its address, else its file's."""
        return (self.called or (self.url,))[0] or PurePosixPath(self.name).stem or self.name

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case: ".html", and ".warc.gz" rather than ".gz"."""
        endings = PurePosixPath(self.name.lower()).suffixes
        return "".join(endings[-2:]) if endings[-1:] == [".gz"] else "".join(endings[-1:])

    def load(self) -> bytes:
        """All bytes; ReadError when the file is no ordinary file, too large or not readable."""
        with self.open() as file:
            raw = file.read(self.limits.file_bytes + 1)
        if len(raw) > self.limits.file_bytes:
            raise ReadError(
                f"The file is larger than {self.limits.file_bytes / 1e6:g} MB.",
                advice="Split it into pages, or give the article alone.",
            )
        return raw

    def open(self) -> BinaryIO:
        """The bytes from the beginning, to be read forwards and closed."""
        if self.content is not None:
            return BytesIO(self.content)
        return self.opener() if self.opener is not None else self.check().open("rb")

    def head(self, size: int) -> bytes:
        """The first bytes."""
        with self.open() as file:
            return file.read(size)

    def check(self) -> Path:
        """The path; ReadError unless it leads to an ordinary file: a pipe could keep us waiting for ever."""
        if self.path is None or not self.path.exists():
            raise ReadError("There is no such file.", advice="Check the path.")
        if not self.path.is_file():
            kind = "a folder without files that we may read" if self.path.is_dir() else "a pipe or a device"
            raise ReadError(
                f"This is {kind}, not a file.", advice="Give a file, or a folder that holds files."
            )
        return self.path

    def member(
        self,
        name: str,
        content: bytes | None = None,
        *,
        mark: str,
        opener: Callable[[], BinaryIO] | None = None,
        url: str | None = None,
        media_type: str | None = None,
        charset: str | None = None,
        retrieved: str | None = None,
        called: tuple[str, ...] = (),
    ) -> Source:
        """A member of this archive; `mark` tells it from others, as in "pages.zip#a/b.html"."""
        if self.depth >= self.limits.depth:
            raise ReadError(
                "Archives lie in archives too deeply.", advice="Unpack it and give what it holds."
            )
        return Source(
            f"{self.locator}#{mark}",
            name,
            self.limits,
            content=content,
            opener=opener,
            url=url,
            media_type=media_type,
            charset=charset,
            retrieved=retrieved or self.retrieved,
            called=called,
            met=True,
            depth=self.depth + 1,
            declared=self.declared,
            allowance=self.allowance,
        )

    def capture(self, raw: bytes, media_type: str) -> Capture:
        """The bytes as evidence; a charset only the archive knows stands behind the media type.

        Without it they may read otherwise.
        """
        return Capture(
            fingerprint(raw),
            self.locator,
            f"{media_type}; charset={self.charset}" if self.charset else media_type,
            raw,
            self.url,
            self.retrieved,
        )

    def problem(self, error: ReadError, mark: int | str | None = None) -> Problem:
        """The problem that a source (or one line or record of it) cannot be read."""
        return told(self.locator if mark is None else f"{self.locator}#{mark}", error)


def told(locator: str, error: ReadError) -> Problem:
    """The problem that something cannot be read."""
    return Problem(locator, "read", f"{error.message} {error.advice}".strip())


SOME_PAGES = 5
"""Pages of the greatest size to which any archive may unpack."""


@dataclass(frozen=True, slots=True)
class Own:
    """What dateline wrote itself and did not read when it was met among pages."""

    locator: str
    made: Made


Found = Page | Problem | Capture | Own
"""What reading gives: pages, the bytes that they were read from, problems, and what was passed over."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A page that a list or a record names by its address only: it is looked up among captures.

    `declared` is what was said of it, `instead` what is read when there is no capture of it.
    """

    url: str
    locator: str
    declared: Sighting | None = None
    instead: tuple[Found, ...] = ()


Given = Found | Source | Wanted
"""What a reader gives: what it read, and sources that are to be read next, by readers of their formats."""

Reader = Callable[[Source], Iterator[Given]]
"""Reads one source of one format; raises ReadError when nothing of it can be read."""


def file_source(path: Path, limits: Limits) -> Source:
    """A file as a source; archives may unpack to so many times its size, small ones to some pages."""
    most = min(limits.archive_bytes, max(SOME_PAGES * limits.file_bytes, limits.expansion * size_of(path)))
    return Source(
        spelled(str(path)), spelled(path.name), limits, path, allowance=Allowance(most, limits.members)
    )


def spelled(name: str) -> str:
    r"""The name of a file as text that can be kept; bytes that are none, as on old disks, as "\xe9"."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def size_of(path: Path) -> int:
    """The bytes of a file; none of what is no file or is refused by name, which opening it will tell."""
    try:
        return path.stat().st_size if path.is_file() else 0
    except OSError:
        return 0


def check_text(text: str, limits: Limits) -> str:
    """The text of a page, unless it is blank or too long; then ReadError."""
    if not text.strip():
        raise ReadError(
            "The page shows no text.", advice="If a browser shows some, save the page from there."
        )
    if len(text) > limits.characters:
        raise ReadError(
            f"The page has {len(text):,} characters; {limits.characters:,} are the most.",
            advice="Split it into articles.",
        )
    return text


def fingerprint(raw: bytes) -> str:
    """SHA-256 of a page's bytes, in hex."""
    return sha256(raw).hexdigest()
