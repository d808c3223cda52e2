"""Word documents of our own."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from zipfile import ZIP_DEFLATED, ZipFile

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def paragraph(text: str) -> str:
    """A paragraph in the markup of Word."""
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def docx(paragraphs: Iterable[str], *, inner: str = "", before: str = "") -> bytes:
    """A document of some paragraphs."""
    body = "".join(map(paragraph, paragraphs)) + inner
    document = f"<w:document {SPACE}><w:body>{body}</w:body></w:document>"
    return packed({"word/document.xml": f'<?xml version="1.0"?>{before}{document}'})


def packed(members: Mapping[str, str | bytes]) -> bytes:
    """A package of members, as office programs write it."""
    made = io.BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for name, content in members.items():
            archive.writestr(name, content)
    return made.getvalue()
