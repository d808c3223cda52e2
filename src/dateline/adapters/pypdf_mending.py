"""pypdf on damaged documents: an index of objects is mended by one look over the bytes."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import IndirectObject, PdfObject

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
