"""E-mails, as newsletters come, alone or in a mailbox: the text part, unless the HTML part says much more; sender, day and subject are what the page declares."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage
from email.policy import default
from email.utils import parseaddr
from pathlib import PurePosixPath

from dateline.errors import ReadError
from dateline.io.html import page_of
from dateline.io.sources import Given, Source, check_text, fingerprint
from dateline.model import Page, Sighting, Stamp
from dateline.text.decode import declared_charset, decode, refuse_binary
from dateline.text.extract import Extractor
from dateline.text.stamps import read_stamp

ATTACHED = frozenset({".pdf", ".html", ".htm", ".txt", ".eml"})
"""File types of attachments that are pages."""

STUB = 2
"""A text part with so many times fewer words than the HTML part only says that the message has HTML."""

LONGEST_LINE = 1_000_000

LIST_TAG = re.compile(
    r"^((?:(?:re|fwd?|aw|wg)\s?:\s{0,3}){0,3})\[[^\[\]]{1,60}\]\s{0,3}(?=\S)", re.IGNORECASE
)
"""What a mailing list puts before a subject."""

MOST_PARTS = 200
"""Parts of an e-mail; the standard library reads nested ones by recursion."""


def read_eml(source: Source, *, extractor: Extractor) -> Iterator[Given]:
    """The one page of an e-mail, and the pages that are attached to it."""
    raw = source.load()
    message, digest = parse(raw), fingerprint(raw)
    text, sighting = page_of_message(message, source, sha256=digest, extractor=extractor)
    yield source.capture(raw, "message/rfc822")
    yield Page(source.ref, text, (declare(sighting, message),))
    yield from attached(message, source)


def page_of_message(
    message: EmailMessage, source: Source, *, sha256: str, extractor: Extractor
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


def attached(message: EmailMessage, source: Source) -> Iterator[Source]:
    """The attachments that are pages, and forwarded messages."""
    for number, part in enumerate(attachments(message), 1):
        name = file_name(part) or ("message.eml" if part.get_content_type() == "message/rfc822" else "")
        if PurePosixPath(name.lower()).suffix in ATTACHED and (content := content_of(part)):
            yield source.member(name, content, mark=f"{number}/{name}")


def attachments(message: EmailMessage) -> list[EmailMessage]:
    """The attached parts; none of a message whose parts are broken."""
    try:
        return [part for part in message.iter_attachments() if isinstance(part, EmailMessage)]
    except (MessageError, ValueError, RecursionError, LookupError, AttributeError, TypeError):
        return []


def file_name(part: EmailMessage) -> str | None:
    """The name of an attached file, without folders."""
    try:
        name = part.get_filename()
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return None
    return PurePosixPath(name.replace("\\", "/")).name if name else None


def content_of(part: EmailMessage) -> bytes | None:
    """The bytes of an attached part; of a forwarded message its source."""
    try:
        if part.get_content_type() == "message/rfc822":
            inner = part.get_payload(0)
            return inner.as_bytes() if isinstance(inner, EmailMessage) else None
        content = part.get_payload(decode=True)
    except (MessageError, ValueError, RecursionError, LookupError, AttributeError, TypeError):
        return None
    return content if isinstance(content, bytes) else None


def read_mbox(source: Source) -> Iterator[Source]:
    """The messages of a mailbox, to be read one by one."""
    found = 0
    for found, raw in enumerate(messages(source), 1):
        source.allowance.spend_member()
        yield source.member(f"{source.ref}-{found}.eml", raw, mark=str(found))
    if not found:
        raise ReadError(
            'The file is no mailbox: no line begins with "From ".',
            advice="Export it again, or name a single message .eml.",
        )


def messages(source: Source) -> Iterator[bytes]:
    """The bytes of every message, without the line that begins it; of one that is too long only the beginning, which is too long as well."""
    most, size = source.limits.file_bytes + 1, 0
    parts: list[bytes] | None = None
    with source.open() as file:
        blank = True
        while line := file.readline(LONGEST_LINE):
            if blank and line.startswith(b"From "):
                if parts:
                    yield b"".join(parts)
                parts, size = [], 0
            elif parts is not None and size < most:
                parts.append(line)
                size += len(line)
            blank = not line.strip()
    if parts:
        yield b"".join(parts)


def parse(raw: bytes) -> EmailMessage:
    """The message; ReadError when it is no e-mail, or one nested to harm."""
    refuse_binary(raw)
    if raw.lower().count(b"boundary=") > MOST_PARTS:
        raise ReadError(
            "The e-mail has too many nested parts.", advice="Save the part that you need as HTML or text."
        )
    try:
        message = message_from_bytes(raw, policy=default)
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise ReadError(
            "The file is no e-mail that can be read.", advice="Export it again from the mail program."
        ) from error
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


def subject(message: EmailMessage) -> str | None:
    """The subject, without the tag of a mailing list."""
    words = header(message, "Subject")
    return (
        LIST_TAG.sub(r"\1", words)
        if words and (header(message, "List-Id") or header(message, "List-Post"))
        else words
    )


def stamps_of(message: EmailMessage) -> Iterator[Stamp]:
    """The days in the headers; that of a delivery stands behind the last semicolon."""
    for name in ("Date", "Received"):
        raw = written(message, name).rpartition(";")[2]
        if raw and (stamp := read_stamp(raw, f"header {name}", language="en")):
            yield stamp


def written(message: EmailMessage, name: str) -> str:
    """A header as it stands in the file, before the library writes its days anew."""
    found = next((str(value) for key, value in message.raw_items() if key.lower() == name.lower()), "")
    return found.encode("utf-8", "replace").decode()


def header(message: EmailMessage, name: str) -> str | None:
    """A header as one line of text, `None` when it is missing, empty or broken."""
    try:
        value = message.get(name)
        return " ".join(str(value).split()) or None if value is not None else None
    except (MessageError, ValueError, LookupError, AttributeError, TypeError):
        return None
