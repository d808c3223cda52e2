"""pypdf: the text and the metadata of PDF documents, within limits and without its warnings.

A damaged index of objects is mended by one look over the bytes.
"""

from __future__ import annotations

import logging
import re
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from operator import gt
from typing import Any

from pypdf import PageObject, PdfReader, _cmap, apply_configuration
from pypdf.errors import DependencyError, LimitReachedError, PyPdfError
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject, PdfObject
from pypdf.generic._font import Font

from dateline.errors import ReadError

MOST_PAGES, MOST_STEPS, MOST_LETTERS, MOST_BYTES = 2_000, 150_000, 250_000, 40_000_000
"""Pages, drawing steps on all of them, letters on one, and bytes of what they draw, that are followed.

A step takes some 40 microseconds; a clock would not give the same text everywhere.
"""

MOST_GLYPHS, MOST_OF_FONT = 1_500_000, 100_000
"""Letters of all fonts that are read, and those that the library reads of one before it gives up on it."""


LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 20_000_000,
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 4_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "brotli_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 400_000,
    "page_tree_maximum_entries": 20_000,
    "xform_maximum_invocations_per_extraction": 200,
    "jbig2dec_binary": None,
}
"""What the library may unpack and follow for one page, and that it starts no program."""

BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    AssertionError,
    RecursionError,
    NotImplementedError,
    struct.error,
    zlib.error,
)
"""How the library gives up on damaged documents."""

OBJECT = re.compile(rb"(?<!\d)(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj\b")
HEADER = re.compile(rb"\s{0,20}(\d{1,10})\s{1,20}(\d{1,5})\s{1,20}obj\b")

CATALOG = re.compile(rb"/Type\s{0,5}/Catalog\b")


@dataclass(frozen=True, slots=True)
class Document:
    """The text of every page, empty where none can be read, and what the document declares.

    `created` is as it stands there, `program` is what made it.
    """

    texts: tuple[str, ...]
    title: str | None = None
    author: str | None = None
    created: str | None = None
    program: str = ""


def read_document(raw: bytes) -> Document:
    """A PDF document; ReadError when it is none, locked, too long or broken beyond mending."""
    if b"%PDF-" not in raw[:1024]:
        raise ReadError("The file is no PDF document.", advice="Fetch it again.")
    with quiet_library():
        try:
            reader = open_reader(raw)
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = 0 if locked else len(reader.pages)
        except BROKEN as error:
            raise ReadError(
                f"The PDF document is broken or locked ({first_line(error)}).",
                advice="Open it and print it to a new PDF, or save its text.",
            ) from error
        if locked:
            raise ReadError("The PDF document is locked with a password.", advice="Save it without one.")
        if not pages or pages > MOST_PAGES:
            raise ReadError(
                f"The PDF document has {pages:,} pages; 1 to {MOST_PAGES:,} are read.",
                advice="Split it into articles.",
            )
        return Document(tuple(page_texts(reader, pages)), *metadata(reader))


@contextmanager
def quiet_library() -> Iterator[None]:
    """The library within our limits, and without its warnings: what is wrong becomes a Problem."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**LIMITS):
            yield
    finally:
        logger.setLevel(before)


class MendingReader(PdfReader):
    """A reader that knows where all objects stand; the library searches the file anew for each one missed."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw
        self.places = {(int(found[1]), int(found[2])): found.start() for found in OBJECT.finditer(raw)}
        super().__init__(BytesIO(raw))

    def get_object(self, indirect_reference: int | IndirectObject) -> PdfObject | None:
        """An object; `None` for one that is nowhere."""
        name = (
            (indirect_reference, 0)
            if isinstance(indirect_reference, int)
            else (indirect_reference.idnum, indirect_reference.generation)
        )
        number, generation = name
        if (generation, number) in self.resolved_objects or (not generation and number in self.xref_objStm):
            return super().get_object(indirect_reference)
        index = self.xref.setdefault(generation, {})
        header = HEADER.match(self.raw, index[number]) if number in index else None
        if not header or (int(header[1]), int(header[2])) != name:
            if name not in self.places:
                return None
            index[number] = self.places[name]
        return super().get_object(indirect_reference)


def open_reader(raw: bytes) -> PdfReader:
    """A reader of the document; one whose end was cut off is read without its index."""
    try:
        return MendingReader(raw)
    except BROKEN:
        return MendingReader(raw + ending(raw))


def ending(raw: bytes) -> bytes:
    """What makes the library look for objects itself, put behind a document that was cut.

    It names the object that leads to the pages.
    """
    catalog = CATALOG.search(raw)
    objects = OBJECT.findall(raw[max(0, catalog.start() - 1000) : catalog.start()]) if catalog else []
    trailer = b"trailer\n<< /Root %s %s R >>\n" % objects[-1] if objects else b""
    return b"\n" + trailer + b"startxref\n0\n%%EOF\n"


def page_texts(reader: PdfReader, pages: int) -> Iterator[str]:
    """The text of every page, without the signs that part pages."""
    effort = Effort()
    with watched_library(effort):
        for number in range(pages):
            effort.letters = 0
            text = page_text(reader, number, effort)
            effort.check()
            yield text.replace("\f", "\n").replace("\0", "").encode("utf-8", "replace").decode().strip("\n")


@dataclass(slots=True)
class Effort:
    """The steps a document has taken, the bytes it drew, the letters of its fonts, and of its page."""

    steps: int = 0
    bytes: int = 0
    glyphs: int = 0
    letters: int = 0

    def count(self, _operator: object, operands: Sequence[object], *_: object) -> None:
        """Count one step; ReadError when the document or its page has taken all that it may."""
        self.steps += 1
        self.letters += sum(len(each) for each in operands if isinstance(each, str | bytes | list))
        self.check()

    def check(self) -> None:
        """Raise ReadError when the document or its page has taken all that it may."""
        taken = (self.steps, self.letters, self.bytes, self.glyphs)
        if any(map(gt, taken, (MOST_STEPS, MOST_LETTERS, MOST_BYTES, MOST_GLYPHS))):
            raise ReadError(
                "The PDF document draws more than is followed.",
                advice="Split it into articles, or save its text.",
            )


class Watch:
    """What the library parses, counted; fonts are read once, where it reads them anew on every page."""

    # No public name leads to what is parsed.
    parse = staticmethod(ContentStream._parse_content_stream)  # noqa: SLF001
    find_letters = staticmethod(_cmap._parse_to_unicode)  # noqa: SLF001
    read_font = staticmethod(Font.from_font_resource)

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        # the dictionary of a font is kept with it, so that no other takes its id
        self._fonts: dict[int, tuple[DictionaryObject, Font | LimitReachedError]] = {}

    def content(self, content: ContentStream, stream: BytesIO) -> None:
        """Parse what is drawn."""
        self._effort.bytes += len(stream.getbuffer())
        self._effort.check()
        self.parse(content, stream)

    def letters(self, font: DictionaryObject) -> tuple[dict[Any, Any], list[int]]:
        """Find what letters the codes of a font mean; all it may have where the library gives up."""
        self._effort.check()
        self._effort.glyphs += MOST_OF_FONT
        found = self.find_letters(font)
        self._effort.glyphs += len(found[1]) - MOST_OF_FONT
        return found

    def font(self, resource: DictionaryObject) -> Font:
        """Read a font; as the library does, LimitReachedError when it is too large."""
        if id(resource) not in self._fonts:
            self._fonts[id(resource)] = resource, self._look_at(resource)
        font = self._fonts[id(resource)][1]
        if isinstance(font, LimitReachedError):
            raise font
        return font

    def _look_at(self, resource: DictionaryObject) -> Font | LimitReachedError:
        """A font that was not met before."""
        try:
            font = self.read_font(resource)
        except LimitReachedError as error:
            return error
        self._effort.glyphs += len(font.character_widths)
        return font


@contextmanager
def watched_library(effort: Effort) -> Iterator[None]:
    """The library under watch."""
    watch = Watch(effort)

    def content(stream: ContentStream, file: BytesIO) -> None:
        watch.content(stream, file)

    with (
        swapped(ContentStream, "_parse_content_stream", content),
        swapped(_cmap, "_parse_to_unicode", watch.letters),
        swapped(Font, "from_font_resource", staticmethod(watch.font)),
    ):
        yield


@contextmanager
def swapped(place: object, name: str, other: object) -> Iterator[None]:
    """A function of the library with another in its place."""
    before = vars(place)[name]
    setattr(place, name, other)
    try:
        yield
    finally:
        setattr(place, name, before)


def page_text(reader: PdfReader, number: int, effort: Effort) -> str:
    """The text of one page, empty when it is broken; ReadError when the document draws too much."""
    try:
        page: PageObject = reader.pages[number]
        return page.extract_text(visitor_operand_before=effort.count)
    except BROKEN:
        return ""


def metadata(reader: PdfReader) -> tuple[str | None, str | None, str | None, str]:
    """Title, author, the raw day of creation and the names of the programs that made the document."""
    try:
        found: Mapping[str, object] = reader.metadata or {}
        title, author, created, creator, producer = (
            line_of(found.get(f"/{name}"))
            for name in ("Title", "Author", "CreationDate", "Creator", "Producer")
        )
    except BROKEN:
        return None, None, None, ""
    return title, author, created, f"{creator or ''} {producer or ''}".strip()


def line_of(value: object) -> str | None:
    """A value as one line of text."""
    return (
        " ".join(str(value).encode("utf-8", "replace").decode().split())[:1000] or None
        if value is not None
        else None
    )


def first_line(error: BaseException) -> str:
    """What the library says of some damage, in short."""
    return (str(error).splitlines() or [type(error).__name__])[0][:120]
