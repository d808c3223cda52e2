"""E-mails, as newsletters come, alone or in a mailbox: the text part, unless the HTML part says much more.

Sender, day and subject are what the page declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr
from pathlib import PurePosixPath

from dateline.errors import ReadError
from dateline.io.readers.html import page_of
from dateline.io.readers.mail import FAULTS, LONGEST_FIELD, Part, cut_fields, header, parse, words_of
from dateline.io.sources import Given, Source, check_text, fingerprint
from dateline.model import Page, Problem, Sighting, Stamp
from dateline.pages.decode import declared_charset, decode
from dateline.pages.extract import Extractor
from dateline.pages.stamps import read_stamp

ATTACHED = frozenset({".pdf", ".html", ".htm", ".txt", ".eml"})
"""File types of attachments that are pages."""

STUB = 2
"""A text part with so many times fewer words than the HTML part only says that the message has HTML."""


UNPACKABLE = ReadError("The attachment cannot be unpacked.", advice="Save it from the mail program.")

LIST_TAG = re.compile(
    r"^((?:(?:re|fwd?|aw|wg)\s?:\s{0,3}){0,3})\[[^\[\]]{1,60}\]\s{0,3}(?=\S)", re.IGNORECASE
)
"""What a mailing list puts before a subject."""


def read_eml(source: Source, *, extractor: Extractor) -> Iterator[Given]:
    """The one page of an e-mail, and the pages that are attached to it."""
    raw = source.load()
    message, digest = parse(raw), fingerprint(raw)
    text, sighting = page_of_message(message, source, sha256=digest, extractor=extractor)
    yield source.capture(raw, "message/rfc822")
    yield Page(source.ref, text, (declare(sighting, message),))
    yield from cut_problem(message, source)
    yield from attached(message, source)


def page_of_message(
    message: Part, source: Source, *, sha256: str, extractor: Extractor
) -> tuple[str, Sighting]:
    """The text of a message and its sighting; ReadError when it has none."""
    plain, rich = body(message, "plain"), body(message, "html")
    if rich is None and plain is None:
        raise ReadError(
            "The e-mail holds neither text nor HTML.", advice="Save its attachment and give that."
        )
    sighting = Sighting(source.locator, sha256, media_type="message/rfc822")
    if rich is None:
        return check_text(plain or "", source.limits), sighting
    try:
        told = page_of(rich, extractor, locator=source.locator, sha256=sha256, limits=source.limits)
    except ReadError:
        if plain is None:
            raise
        return check_text(plain, source.limits), sighting
    if plain is None or len(plain.split()) * STUB < len(told[0].split()):
        return told
    return check_text(plain, source.limits), sighting


def cut_problem(message: Part, source: Source) -> Iterator[Problem]:
    """The problem that header fields were too long to be read to their ends."""
    if cut := cut_fields(message):
        yield source.problem(
            ReadError(
                f"Of the header {', '.join(cut)} only {LONGEST_FIELD:,} characters were read.",
                advice="The e-mail was read; no mail program writes such a header, "
                "so look at it before relying on it.",
            ),
            "header",
        )


def attached(message: Part, source: Source) -> Iterator[Source | Problem]:
    """The attachments that are pages, and forwarded messages; of one that cannot be unpacked the problem."""
    for number, part in enumerate(attachments(message), 1):
        name = file_name(part) or ("message.eml" if part.get_content_type() == "message/rfc822" else "")
        if PurePosixPath(name.lower()).suffix not in ATTACHED:
            continue
        source.allowance.spend_member()
        mark = f"{number}/{name}"
        content = content_of(part)
        yield source.problem(UNPACKABLE, mark) if content is None else source.member(name, content, mark=mark)


def attachments(message: Part) -> list[Part]:
    """The attached parts; none of a message whose parts are broken."""
    try:
        return [part for part in message.iter_attachments() if isinstance(part, Part)]
    except FAULTS:
        return []


def file_name(part: Part) -> str | None:
    """The name of an attached file, without folders."""
    try:
        name = words_of("name", part.get_filename() or "")
    except FAULTS:
        return None
    return PurePosixPath(name.replace("\\", "/")).name if name else None


def content_of(part: Part) -> bytes | None:
    """The bytes of an attached part; of a forwarded message its source."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, Part) else None
        content = part.get_payload(decode=True)
    except FAULTS:
        return None
    return content if isinstance(content, bytes) else None


def body(message: Part, kind: str) -> str | None:
    """The text of the best part of one kind ("plain", "html"); one without headers has no length."""
    try:
        part = message.get_body((kind,))
        raw = part.get_payload(decode=True) if part is not None else None
        charset = part.get_content_charset() if part is not None else None
    except FAULTS:
        return None
    if not isinstance(raw, bytes) or not raw.strip():
        return None
    return decode(raw, declared=charset or declared_charset(raw))


def declare(sighting: Sighting, message: Part) -> Sighting:
    """A sighting with what the headers declare: the day of sending, and that of the last delivery."""
    sender, address = parseaddr(header(message, "From") or "")
    site = address.rpartition("@")[2].lower() or None
    stamps = tuple(stamps_of(message))
    return replace(
        sighting,
        media_type="message/rfc822",
        site=site,
        title=subject(message) or sighting.title,
        author=sender or address or None,
        published=next((stamp.day for stamp in stamps if stamp.origin == "header Date"), None),
        stamps=stamps,
    )


def subject(message: Part) -> str | None:
    """The subject, without the tag of a mailing list."""
    words = header(message, "Subject")
    return (
        LIST_TAG.sub(r"\1", words)
        if words and (header(message, "List-Id") or header(message, "List-Post"))
        else words
    )


def stamps_of(message: Part) -> Iterator[Stamp]:
    """The days in the headers; that of a delivery stands behind the last semicolon."""
    for name in ("Date", "Received"):
        raw = str(message.get(name, "")).rpartition(";")[2]
        if raw and (stamp := read_stamp(raw, f"header {name}", language="en")):
            yield stamp
