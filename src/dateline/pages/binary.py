"""Bytes that are no text: known by how they begin, or by what is in them."""

from __future__ import annotations

import codecs

from dateline.errors import ReadError

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks and their codecs; UTF-32 first, because its mark begins with that of UTF-16."""

MAGIC = {
    b"\xff\xd8\xff": "a JPEG image",
    b"\x89PNG": "a PNG image",
    b"GIF8": "a GIF image",
    b"RIFF": "a sound, film or WebP file",
    b"%PDF": "a PDF document",
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip archive",
    b"BZh": "a bzip2 archive",
    b"\xfd7zXZ": "an xz archive",
    b"\x28\xb5\x2f\xfd": "a Zstandard archive",
    b"\xd0\xcf\x11\xe0": "an old office document",
    b"SQLite format 3": "an SQLite database",
    b"\x7fELF": "a program",
}
"""How files of other kinds begin, whatever their names say."""

CONTROL = bytes(code for code in range(32) if code not in b"\t\n\v\f\r\x1b")


def refuse_binary(raw: bytes) -> None:
    """Raise ReadError for bytes that are no text."""
    if not raw.strip(b"\0"):
        raise (
            ReadError(
                "The file holds nothing but zero bytes.",
                advice="The disk or a copy was damaged; fetch the page again.",
            )
            if raw
            else ReadError("The file is empty.", advice="Fetch the page again.")
        )
    kind = next((kind for magic, kind in MAGIC.items() if raw.startswith(magic)), None)
    if kind:
        raise ReadError(
            f"The file is {kind}, not text.", advice="Give the page itself, saved as HTML or text."
        )
    marked = any(raw.startswith(mark) for mark, _ in MARKS)
    if not marked and (len(raw) - len(raw.translate(None, CONTROL))) * 200 > len(raw):
        raise ReadError(
            "The file is binary, not text.", advice="Give the page itself, saved as HTML or text."
        )
