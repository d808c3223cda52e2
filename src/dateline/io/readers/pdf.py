"""The text of PDF documents: a form feed parts pages, and what the document says of itself is declared."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.adapters.pypdf import Document, read_document
from dateline.errors import ReadError
from dateline.io.sources import Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.pages.stamps import read_stamp

PRINTERS = (
    "skia/pdf",
    "quartz pdfcontext",
    "wkhtmltopdf",
    "microsoft: print to pdf",
    "mozilla",
    "chrom",
    "firefox",
    "weasyprint",
)
"""Programs that print web pages: the day of such a document is its reader's, not its author's."""


def read_pdf(source: Source) -> Iterator[Found]:
    """The one page of a document, and a Problem for the pages of paper that give no text."""
    raw = source.load()
    document = read_document(raw)
    if not any(map(str.strip, document.texts)):
        raise ReadError(
            "The pages of the document are images without text.",
            advice="Run OCR first, as `ocrmypdf in.pdf out.pdf` does, and give the result.",
        )
    page = Page(
        source.ref,
        check_text("\f".join(document.texts), source.limits),
        (declaration(document, source, fingerprint(raw)),),
    )
    yield source.capture(raw, "application/pdf")
    yield page
    if empty := [str(number) for number, text in enumerate(document.texts, 1) if not text.strip()]:
        told = ", ".join(empty[:20]) + (", …" if len(empty) > 20 else "")
        message = f"{len(empty)} of {len(document.texts)} pages give no text ({told})."
        yield source.problem(
            ReadError(message, advice="If they show some, run OCR first, as `ocrmypdf in.pdf out.pdf` does."),
            "pages",
        )


def declaration(document: Document, source: Source, digest: str) -> Sighting:
    """A sighting with what the document declares; its day counts unless a browser printed it."""
    stamp = read_stamp(document.created, "pdf CreationDate") if document.created else None
    printed = any(name in document.program.lower() for name in PRINTERS)
    return Sighting(
        source.locator,
        digest,
        media_type="application/pdf",
        title=document.title,
        author=document.author,
        published=stamp.day if stamp and not printed else None,
        retrieved=source.retrieved,
        url=source.url,
        stamps=(stamp,) if stamp else (),
    )
