"""E-mails, as newsletters come: the text part, else the HTML part; sender, day and subject are what the page declares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr, parsedate_to_datetime

from dateline.errors import ReadError
from dateline.io.html import page_of
from dateline.io.sources import Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.text.decode import declared_charset, decode, refuse_binary
from dateline.text.extract import Extractor

MOST_PARTS = 200
"""Parts of an e-mail; the standard library reads nested ones by recursion."""


def read_eml(source: Source, *, extractor: Extractor) -> Iterator[Found]:
    """The one page of an e-mail."""
    raw = source.load()
    message, digest = parse(raw), fingerprint(raw)
    plain, rich = body(message, "plain"), body(message, "html")
    if plain is not None and plain.strip():
        text, sighting = check_text(plain, source.limits), Sighting(source.locator, digest, media_type="message/rfc822")
    elif rich is not None:
        text, sighting = page_of(rich, extractor, locator=source.locator, sha256=digest, limits=source.limits)
    else:
        raise ReadError("The e-mail holds neither text nor HTML.", advice="Save its attachment and give that.")
    yield source.capture(raw, "message/rfc822")
    yield Page(source.ref, text, (declare(sighting, message),))


def parse(raw: bytes) -> EmailMessage:
    """The message; ReadError when it is no e-mail, or one nested to harm."""
    refuse_binary(raw)
    if raw.lower().count(b"boundary=") > MOST_PARTS:
        raise ReadError("The e-mail has too many nested parts.", advice="Save the part that you need as HTML or text.")
    try:
        message = message_from_bytes(raw, policy=default)
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise ReadError("The file is no e-mail that can be read.", advice="Export it again from the mail program.") from error
    if not message.keys():
        raise ReadError("The file has no e-mail headers.", advice="If it is plain text, name it .txt.")
    return message


def body(message: EmailMessage, kind: str) -> str | None:
    """The text of the best part of one kind ("plain" or "html")."""
    try:
        part = message.get_body((kind,))
        raw = part.get_payload(decode=True) if part else None
        charset = part.get_content_charset() if part else None
    except (MessageError, ValueError, RecursionError, LookupError, AttributeError, KeyError):
        return None
    if not isinstance(raw, bytes) or not raw.strip():
        return None
    return decode(raw, declared=charset or declared_charset(raw))


def declare(sighting: Sighting, message: EmailMessage) -> Sighting:
    """A sighting with what the headers declare."""
    sender, address = parseaddr(header(message, "From") or "")
    site = address.rpartition("@")[2].lower() or None
    return replace(
        sighting,
        media_type="message/rfc822",
        site=site,
        title=header(message, "Subject") or sighting.title,
        author=sender or address or None,
        published=day(header(message, "Date")),
    )


def header(message: EmailMessage, name: str) -> str | None:
    """A header as one line of text, `None` when it is missing, empty or broken."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return None


def day(stamp: str | None) -> str | None:
    """The day of a Date header in its own time zone."""
    try:
        return parsedate_to_datetime(stamp).date().isoformat() if stamp else None
    except (ValueError, TypeError, OverflowError):
        return None
