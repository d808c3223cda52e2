"""pypdf: the text and the metadata of PDF documents. The library is loaded with the first of them."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import ReadError


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
    from dateline.adapters.pypdf_texts import texts_and_metadata

    texts, metadata = texts_and_metadata(raw)
    return Document(texts, *metadata)
