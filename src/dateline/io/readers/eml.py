"""E-mails, as newsletters come, alone or in a mailbox: the text part, unless the HTML part says much more.

Sender, day and subject are what the page declares.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email.utils import parseaddr

from dateline.errors import ReadError
from dateline.io.readers.attachments import attached, content_of, rich_text
from dateline.io.readers.html import page_of
from dateline.io.readers.mail import FAULTS, LONGEST_FIELD, Part, cut_fields, header, parse
from dateline.io.readers.rtf import rtf_text
from dateline.io.sources import Given, Source, check_text, fingerprint
from dateline.model import Page, Problem, Sighting, Stamp
from dateline.pages.decode import declared_charset, decode
from dateline.pages.extract import Extractor
from dateline.pages.stamps import read_stamp

STUB = 2
"""A text part with so many times fewer words than the HTML part only says that the message has HTML."""

LIST_TAG = re.compile(
    r"^((?:(?:re|fwd?|aw|wg)\s?:\s{0,3}){0,3})\[[^\[\]]{1,60}\]\s{0,3}(?=\S)", re.IGNORECASE
)
"""What a mailing list puts before a subject."""


def read_eml(source: Source, *, extractor: Extractor) -> Iterator[Given]:
    """The one page of an e-mail, and the pages that are attached to it."""
    raw = source.load()
    message, digest = parse(raw), fingerprint(raw)
    rich = None if has_body(message) else rich_text(message)
    if rich is not None:
        text, sighting = page_of_rich_text(rich, source, sha256=digest)
    else:
        text, sighting = page_of_message(message, source, sha256=digest, extractor=extractor)
    yield source.capture(raw, "message/rfc822")
    yield Page(source.ref, text, (declare(sighting, message),))
    yield from cut_problem(message, source)
    yield from attached(message, source, body=rich)


def has_body(message: Part) -> bool:
    """Whether a message has a text part or an HTML part that is not blank."""
    return body(message, "plain") is not None or body(message, "html") is not None


def page_of_rich_text(part: Part, source: Source, *, sha256: str) -> tuple[str, Sighting]:
    """The text of an RTF part and the sighting of its message; ReadError when it has none."""
    text = rtf_text(content_of(part) or b"")
    return check_text(text, source.limits), Sighting(source.locator, sha256, media_type="message/rfc822")


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
