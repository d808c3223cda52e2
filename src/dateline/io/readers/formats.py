"""The formats that are read, as a table: how each is known, what of it is a page, and what reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain, repeat
from typing import Any

from dateline.io.archives.gzips import read_gzip
from dateline.io.archives.wacz import read_zip
from dateline.io.archives.warc import read_warc
from dateline.io.readers.docx import read_docx
from dateline.io.readers.eml import read_eml
from dateline.io.readers.feeds import read_feed
from dateline.io.readers.html import read_html
from dateline.io.readers.jsonl import read_json, read_jsonl
from dateline.io.readers.lists import read_listing, read_table
from dateline.io.readers.mailboxes import read_mbox
from dateline.io.readers.mhtml import read_mhtml
from dateline.io.readers.pdf import read_pdf
from dateline.io.readers.rtf import read_rtf
from dateline.io.sources import Given, Reader
from dateline.pages.extract import Extractor


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read, known by its endings and media types; for these stands its first ending.

    `help` says briefly what it is, `page` what of it is one page, `known` what is known of a page besides its
    text. `read` is a function of a `Source`; `wants` names what it is given by keyword besides: the
    `extractor` of articles from HTML, whether lists may name files `anywhere`, the `endings` of all formats,
    the `types` of media that are pages, each with its ending.
    """

    endings: tuple[str, ...]
    media_types: tuple[str, ...]
    help: str
    read: Callable[..., Iterator[Given]]
    wants: tuple[str, ...] = ()
    page: str = "the file"
    known: str = ""


WANTED = frozenset({"extractor", "anywhere", "endings", "types"})
"""What a reader may want."""

READERS = (
    Format(
        (".txt", ".md", ".markdown"),
        ("text/plain", "text/markdown"),
        "plain text, character for character, or a list",
        read_listing,
        wants=("anywhere", "endings"),
        page="the file, or an article of a press database",
        known=(
            "the fields of a block at its top (YAML, TOML, `Key: value`); outlet, day, title, author "
            "of an article"
        ),
    ),
    Format(
        (".html", ".htm", ".xhtml", ".xht", ".shtml"),
        ("text/html", "application/xhtml+xml"),
        "a saved web page, also by SingleFile or HTTrack",
        read_html,
        wants=("extractor",),
        known="what the page declares; when it was saved, if the program noted it",
    ),
    Format(
        (".mhtml", ".mht"),
        ("multipart/related",),
        "a web page with all its parts in one file",
        read_mhtml,
        wants=("extractor",),
        page="its root part",
        known="address and time of the capture",
    ),
    Format(
        (".eml",),
        ("message/rfc822",),
        "an e-mail",
        read_eml,
        wants=("extractor",),
        page="its text part; its HTML where that says twice as much; attached pages and messages too",
        known="sender, subject, days of sending and delivery",
    ),
    Format((".mbox",), (), "a mailbox", read_mbox, page="a message", known="as in an e-mail"),
    Format(
        (".pdf",),
        ("application/pdf",),
        "a PDF document with text",
        read_pdf,
        page="the document; a form feed parts its pages",
        known="title, author, day of creation (not the page's own day where a browser printed it)",
    ),
    Format(
        (".docx",),
        ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
        "a Word document",
        read_docx,
        page="the document, or an article of a press database",
        known=(
            "the fields of a block at its top (YAML, TOML, `Key: value`); outlet, day, title, author "
            "of an article"
        ),
    ),
    Format(
        (".rtf",),
        ("application/rtf", "text/rtf"),
        "a document in RTF",
        read_rtf,
        page="the document, or an article of a press database",
        known=(
            "the fields of a block at its top (YAML, TOML, `Key: value`); outlet, day, title, author "
            "of an article"
        ),
    ),
    Format(
        (".rss", ".atom", ".rdf", ".xml"),
        ("application/rss+xml", "application/atom+xml", "application/xml", "text/xml"),
        "a feed",
        read_feed,
        wants=("extractor",),
        page="an entry: its longest text",
        known="title, author, link, days of publication and update; the feed's title as the site",
    ),
    Format(
        (".jsonl", ".ndjson"),
        ("application/x-ndjson",),
        "records, one a line",
        read_jsonl,
        wants=("extractor",),
        page="a record",
        known="its fields",
    ),
    Format(
        (".json",),
        ("application/json",),
        "a list of records, the answer of a news API, or an export of chats",
        read_json,
        wants=("extractor",),
        page="a record",
        known="its fields",
    ),
    Format(
        (".csv", ".tsv"),
        ("text/csv",),
        "a table, or a list",
        read_table,
        wants=("extractor", "anywhere"),
        page="a row",
        known="its columns",
    ),
    Format(
        (".warc", ".warc.gz"),
        (),
        "a web archive",
        read_warc,
        wants=("types",),
        page="a record of a page that was delivered (status 200)",
        known="address and time of the capture, the server's charset",
    ),
    Format(
        (".wacz",),
        (),
        "a web archive with a list of its pages, and hashes",
        read_zip,
        wants=("types",),
        page="a listed page",
        known="as in a WARC file",
    ),
    Format(
        (".zip",),
        (),
        "files in one",
        read_zip,
        wants=("types",),
        page="as the members' endings say",
        known="as in the members",
    ),
    Format(
        (".gz",),
        (),
        "one file, packed",
        read_gzip,
        page="as the ending before `.gz` says",
        known="as in that file",
    ),
)


def types_of(formats: Iterable[Format]) -> Mapping[str, str]:
    """The ending for which every media type stands."""
    types = (zip(form.media_types, repeat(form.endings[0])) for form in formats)
    return dict(chain.from_iterable(types))


def readers(
    formats: Iterable[Format], extractor: Extractor, *, anywhere: bool = False
) -> Mapping[str, Reader]:
    """The reader of every ending and media type; with `anywhere` lists reach beyond their folders."""
    known = tuple(formats)
    given: Mapping[str, Any] = {
        "extractor": extractor,
        "anywhere": anywhere,
        "endings": list(chain.from_iterable(form.endings for form in known)),
        "types": types_of(known),
    }
    return {name: reader_of(form, given) for name, form in by_name(known)}


def by_name(formats: Iterable[Format]) -> Iterator[tuple[str, Format]]:
    """Formats by every ending and every media type."""
    for form in formats:
        yield from ((name, form) for name in (*form.endings, *form.media_types))


def reader_of(form: Format, given: Mapping[str, Any]) -> Reader:
    """The reader of a format, with what it wants."""
    return partial(form.read, **{want: given[want] for want in form.wants})
