"""A source to read: a file, or a member of an archive; what it is, where it is, how it is named, and how much of it we are willing to read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path, PurePosixPath

from dateline.errors import ReadError
from dateline.model import Page, Problem


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of a page (of a file, a member of an archive, a line in JSON lines), characters of its text, bytes and members of an archive, archives in archives, and how many times larger than its file an archive may unpack."""

    file_bytes: int = 20_000_000
    characters: int = 1_000_000
    archive_bytes: int = 4_000_000_000
    members: int = 200_000
    depth: int = 3
    expansion: int = 200


@dataclass(frozen=True, slots=True)
class Capture:
    """The bytes of one page as they came, named by their SHA-256: the evidence that a case file keeps; `locator` and `retrieved` (ISO 8601) say where and when they were met."""

    sha256: str
    locator: str
    media_type: str
    content: bytes = field(repr=False)
    url: str | None = None
    retrieved: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read. `locator` is its path as the caller wrote it, with what leads to a member behind it; `name` is the name of the file or member.

    A file is read from `path`; of a member the bytes are at hand in `content`, with what its archive says of it: `url`, `media_type`, `charset`, `retrieved`.
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

    @property
    def ref(self) -> str:
        """The name of a page that has no other: its address, else the file's name without its ending."""
        return self.url or PurePosixPath(self.name).stem or self.name

    @property
    def suffix(self) -> str:
        """The ending of the name, in lower case: ".html", and ".warc.gz" rather than ".gz"."""
        endings = PurePosixPath(self.name.lower()).suffixes
        return "".join(endings[-2:]) if endings[-1:] == [".gz"] else "".join(endings[-1:])

    def load(self) -> bytes:
        """All bytes; ReadError when the file is no ordinary file, too large or not readable."""
        if self.content is not None:
            raw = self.content
        else:
            with self.check().open("rb") as file:
                raw = file.read(self.limits.file_bytes + 1)
        if len(raw) > self.limits.file_bytes:
            raise ReadError(f"The file is larger than {self.limits.file_bytes / 1e6:g} MB.", advice="Split it into pages, or give the article alone.")
        return raw

    def check(self) -> Path:
        """The path; ReadError unless it leads to an ordinary file: a pipe or a device could keep us waiting for ever."""
        if self.path is None or not self.path.exists():
            raise ReadError("There is no such file.", advice="Check the path.")
        if not self.path.is_file():
            kind = "a folder without files that we may read" if self.path.is_dir() else "a pipe or a device"
            raise ReadError(f"This is {kind}, not a file.", advice="Give a file, or a folder that holds files.")
        return self.path

    def member(
        self, name: str, content: bytes, *, mark: str, url: str | None = None, media_type: str | None = None, charset: str | None = None, retrieved: str | None = None
    ) -> Source:
        """A member of this archive; `mark` tells it from the others behind the archive's locator, as in "pages.zip#a/b.html"."""
        locator = f"{self.locator}#{mark}"
        if self.depth >= self.limits.depth:
            raise ReadError("Archives lie in archives too deeply.", advice="Unpack it and give what it holds.")
        return Source(locator, name, self.limits, None, content, url, media_type, charset, retrieved or self.retrieved, self.depth + 1)

    def capture(self, raw: bytes, media_type: str) -> Capture:
        """The bytes as evidence."""
        return Capture(fingerprint(raw), self.locator, media_type, raw, self.url, self.retrieved)

    def problem(self, error: ReadError, mark: int | str | None = None) -> Problem:
        """The problem that a source (or one line or record of it) cannot be read."""
        return Problem(self.locator if mark is None else f"{self.locator}#{mark}", "read", f"{error.message} {error.advice}".strip())


Found = Page | Problem | Capture
"""What reading gives: pages, the bytes that they were read from, and problems."""

Reader = Callable[[Source], Iterator[Found]]
"""Reads one source of one format; raises ReadError when nothing of it can be read."""


def file_source(path: Path, limits: Limits) -> Source:
    """A file as a source."""
    return Source(str(path), path.name, limits, path)


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
