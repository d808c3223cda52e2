"""Word documents (DOCX): their paragraphs as lines, without a document's looks."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile

from lxml import etree

from dateline.errors import ReadError
from dateline.io.archives.zips import open_member, opened
from dateline.io.readers.clippings import cut_clippings
from dateline.io.readers.pieces import pages_of
from dateline.io.sources import Found, Source

MAIN = "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"

SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
"""Elements that stand for characters."""

UNREAD = frozenset((FALLBACK, *(f"{WORD}{name}" for name in ("del", "instrText", "delText", "moveFrom"))))
"""What a reader of the document does not see: what was struck out, and what is there twice."""

MOST = 2_000_000
"""Elements of a document."""

BROKEN = ReadError("The Word document cannot be read.", advice="Save it again, or as PDF or text.")


def read_docx(source: Source) -> Iterator[Found]:
    """The one page of a Word document, or those that a press database put into it."""
    raw = source.load()
    with opened(source) as archive:
        text = docx_text(member_of(source, archive))
    media_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    yield from pages_of(text, cut_clippings(text), source, raw, media_type)


def member_of(source: Source, archive: ZipFile) -> bytes:
    """The member that holds the text; ReadError when it is missing, damaged, or larger than pages may be."""
    try:
        info = archive.getinfo(MAIN)
    except KeyError:
        raise ReadError(
            "The file is no Word document: it has no text.", advice="Save it again, or as PDF or text."
        ) from None
    try:
        with open_member(source, archive, info) as file:
            raw = file.read(source.limits.file_bytes + 1)
    except (OSError, EOFError, ValueError, RuntimeError) as error:
        raise BROKEN from error
    if len(raw) > source.limits.file_bytes:
        raise ReadError(
            f"Its text is larger than {source.limits.file_bytes / 1e6:g} MB.", advice="Split the document."
        )
    return raw


def docx_text(xml: bytes) -> str:
    """The paragraphs of a document, a line each; ReadError when it is broken or made to harm."""
    if b"<!DOCTYPE" in xml or b"<!ENTITY" in xml:
        raise ReadError(
            "The document declares entities of its own, which none needs and attacks use.",
            advice="Save it again with a word processor.",
        )
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(xml, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BROKEN from error
    return "".join(pieces_of(root))


def pieces_of(root: etree._Element) -> Iterator[str]:
    """The characters of a document in their order."""
    walk = etree.iterwalk(root, events=("start", "end"))
    for number, (event, element) in enumerate(walk):
        if number > MOST:
            raise ReadError(f"The document has more than {MOST:,} elements.", advice="Split it.")
        tag = str(element.tag)
        if event == "end":
            if tag == f"{WORD}p":
                yield "\n"
        elif tag in UNREAD:
            walk.skip_subtree()
        elif tag == f"{WORD}t":
            yield element.text or ""
        elif tag.startswith(WORD):
            yield SIGNS.get(tag.removeprefix(WORD), "")
