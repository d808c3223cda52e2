"""pypdf at work: the text of every page of a PDF document, and what the document declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from pypdf import PageObject, PdfReader

from dateline.adapters.pypdf_limits import MOST_PAGES, Effort, quiet_library, watched_library
from dateline.adapters.pypdf_mending import BROKEN, open_reader
from dateline.errors import ReadError, in_short


class Metadata(NamedTuple):
    """Title, author, the raw day of creation, and the names of the programs that made a document."""

    title: str | None = None
    author: str | None = None
    created: str | None = None
    program: str = ""


def texts_and_metadata(raw: bytes) -> tuple[tuple[str, ...], Metadata]:
    """The texts of a document's pages, and what it declares; ReadError when it cannot be read."""
    with quiet_library():
        try:
            reader = open_reader(raw)
            locked = reader.is_encrypted and not reader.decrypt("")
            pages = 0 if locked else len(reader.pages)
        except BROKEN as error:
            raise ReadError(
                f"The PDF document is broken or locked ({in_short(error, most=120)}).",
                advice="Open it and print it to a new PDF, or save its text.",
            ) from error
        if locked:
            raise ReadError("The PDF document is locked with a password.", advice="Save it without one.")
        if not pages or pages > MOST_PAGES:
            raise ReadError(
                f"The PDF document has {pages:,} pages; 1 to {MOST_PAGES:,} are read.",
                advice="Split it into articles.",
            )
        return tuple(page_texts(reader, pages)), metadata(reader)


def page_texts(reader: PdfReader, pages: int) -> Iterator[str]:
    """The text of every page, without the signs that part pages."""
    effort = Effort()
    with watched_library(effort):
        for number in range(pages):
            effort.letters = 0
            text = page_text(reader, number, effort)
            effort.check()
            yield text.replace("\f", "\n").replace("\0", "").encode("utf-8", "replace").decode().strip("\n")


def page_text(reader: PdfReader, number: int, effort: Effort) -> str:
    """The text of one page, empty when it is broken; ReadError when the document draws too much."""
    try:
        page: PageObject = reader.pages[number]
        return page.extract_text(visitor_operand_before=effort.count)
    except BROKEN:
        return ""


def metadata(reader: PdfReader) -> Metadata:
    """What a document declares; nothing where that is broken."""
    try:
        found: Mapping[str, object] = reader.metadata or {}
        title, author, created, creator, producer = (
            line_of(found.get(f"/{name}"))
            for name in ("Title", "Author", "CreationDate", "Creator", "Producer")
        )
    except BROKEN:
        return Metadata()
    return Metadata(title, author, created, f"{creator or ''} {producer or ''}".strip())


def line_of(value: object) -> str | None:
    """A value as one line of text."""
    return (
        " ".join(str(value).encode("utf-8", "replace").decode().split())[:1000] or None
        if value is not None
        else None
    )
