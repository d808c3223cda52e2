"""WARC files: the pages among their records, one by one, each with its address and time of capture."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime
from urllib.parse import unquote

from dateline.errors import ReadError
from dateline.io.archives.listed import Listed, key_of
from dateline.io.archives.responses import MOVED, OK, SHORT, Response, body_of, read_response
from dateline.io.archives.warc_records import OVERLONG, Record, agrees, records
from dateline.io.kinds import HEAD, media_type, sniff
from dateline.io.snapshots import utc
from dateline.io.sources import Given, Source
from dateline.model import Problem

KEPT = frozenset({"response", "resource", "conversion"})
"""Types of records with content of their own; a revisit repeats what another record holds."""

UNSAID = frozenset({"", "application/octet-stream", "unknown/unknown", "application/unknown"})
"""Media types that say nothing, so that the content is asked."""

PAGES = frozenset({".html", ".pdf"})
"""What is a page though nobody says what it is."""

SERVICE = ("/robots.txt", "/ads.txt", "/humans.txt", "/security.txt", "/llms.txt")
"""Text files that sites keep for machines."""

CALLED = "dateline-page"
"""Our field in a case's captures: the page's name, percent-encoded; empty where the content has names."""

TABLES = frozenset({"application/xml", "text/xml", "application/json", "application/x-ndjson", "text/csv"})
"""What holds pages in the captures of a case, and what scripts fetch for themselves in any other archive."""

PRIVATE = ("urn:", "metadata:", "about:", "dns:", "whois:")
"""Addresses under which crawlers keep their own notes."""

EPOCH = "1970-01-01T00:00:00Z"
"""The date of a record that nobody knows; a WARC record must have one."""

ALTERED = ReadError(
    "The record is not what its digest says, but it was read.",
    advice="It was changed or damaged after it was captured.",
)
MOST_NAMES = 100
"""Names that one page may have had in a case."""

RENAMED = ReadError(
    f"The record gives its page more than {MOST_NAMES} names; it was read under the first of them.",
    advice="No case has so many copies of a page; look at the archive before relying on it.",
)
LARGE = ReadError("The page is larger than what is read of one page.", advice="Give the article alone.")


def read_warc(source: Source, *, types: Mapping[str, str], listed: Listed | None = None) -> Iterator[Given]:
    """The pages of a WARC file as sources; a record that is damaged is a Problem with its number.

    `types` are the media types of pages, each with the ending that it stands for.
    """
    wanted, whole, some = listed or Listed(types), 0, False
    with source.open() as file:
        for record in records(file, source.allowance):
            if isinstance(record, Record):
                found = list(read_record(record, source, wanted))
                whole += not any(isinstance(each, Problem) for each in found)
                some = some or bool(found)
                yield from found
            else:
                some = True
                number, error = record
                yield source.problem(
                    ReadError(f"{error.message} Whole records read before: {whole}.", advice=error.advice),
                    number,
                )
    if not some and listed is None:
        raise ReadError(
            f"None of its {whole} records is a page that was delivered.",
            advice="Capture the pages again, with their text.",
        )


def read_record(record: Record, source: Source, wanted: Listed) -> Iterator[Source | Problem]:
    """The page of a record, if it holds one, with its names; what is wrong with it is a Problem."""
    try:
        yield from page_of_record(record, source, wanted)
    except ReadError as error:
        yield source.problem(error, record.number)


def page_of_record(record: Record, source: Source, wanted: Listed) -> Iterator[Source | Problem]:
    """As `read_record`, but raises ReadError."""
    if record.field("warc-type") not in KEPT:
        return
    url, (response, head) = address(record), response_of(record)
    declared, charset = media_type((response or record).field("content-type"))
    if not delivered(response, url, wanted) or not may_be_page(record, declared, wanted.types):
        return
    raw = whole_block(record, source)
    body, whole = (
        body_of(response, raw, most=source.limits.file_bytes, allowance=source.allowance)
        if response
        else (raw, True)
    )
    ending = wanted.types.get(declared) or sniff(body[:HEAD])
    taken = wanted.takes(url or record.field("warc-target-uri"))
    if not is_page(url, declared, ending) or (ending == ".html" and not taken):
        return
    for flaw in flaws(record, head + raw, whole=whole):
        yield source.problem(flaw, record.number)
    yield source.member(
        f"{record.number}{ending}",
        body,
        mark=str(record.number),
        url=url,
        charset=charset,
        retrieved=moment(record),
        called=tuple(names(record)[:MOST_NAMES]),
    )


def whole_block(record: Record, source: Source) -> bytes:
    """All bytes of a record's block; ReadError when they are more than is read of a page."""
    raw = record.read(source.limits.file_bytes)
    if record.left:
        raise LARGE
    return raw


def is_page(url: str | None, declared: str, ending: str | None) -> bool:
    """Whether a text may be a page: not one for machines, nor one of which nobody says what it is."""
    return not (declared in UNSAID and ending not in PAGES) and not is_service(url, ending)


def response_of(record: Record) -> tuple[Response | None, bytes]:
    """What a server answered, with its head in bytes; nothing where a record holds the page alone."""
    kind = record.field("content-type").replace(" ", "").lower()
    return read_response(record) if kind.startswith("application/http") else (None, b"")


def flaws(record: Record, block: bytes, *, whole: bool) -> Iterator[ReadError]:
    """What is wrong with a record that holds a page all the same; `whole` tells that its body is."""
    if not agrees(block, record.field("warc-block-digest")):
        yield ALTERED
    if record.overlong:
        yield OVERLONG
    elif not whole or record.field("warc-truncated"):
        yield SHORT
    if len(names(record)) > MOST_NAMES:
        yield RENAMED


def may_be_page(record: Record, declared: str, types: Collection[str]) -> bool:
    """Whether a record of that media type may hold a page."""
    if any(name == CALLED for name, _ in record.fields):
        return declared in types
    private = record.field("warc-target-uri").strip("<> ").lower().startswith(PRIVATE)
    return not private and (declared in UNSAID or (declared in types and declared not in TABLES))


def delivered(response: Response | None, url: str | None, wanted: Listed) -> bool:
    """Whether an answer is a page, rather than an error or a redirect."""
    if response is not None and response.status in MOVED and url:
        wanted.follow(url, response.field("location"))
    return response is None or response.status == OK


def address(record: Record) -> str | None:
    """The web address of a record."""
    url = record.field("warc-target-uri").strip("<> ")
    return url if url.lower().startswith(("http://", "https://", "ftp://")) else None


def is_service(url: str | None, ending: str | None) -> bool:
    """Whether a text is there for machines."""
    return ending == ".txt" and key_of(url or "").partition("?")[0].lower().endswith(SERVICE)


def names(record: Record) -> Sequence[str]:
    """The names that the page of a record had in a case; none where its content itself names its pages."""
    return [name for key, value in record.fields if key == CALLED and (name := unquote(value))]


def moment(record: Record) -> str | None:
    """When a record was captured, in UTC; `None` when that is not known."""
    try:
        said = utc(datetime.fromisoformat(record.field("warc-date")))
    except (ValueError, OverflowError):
        return None
    return said if said != EPOCH else None
