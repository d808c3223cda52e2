"""The pages that are attached to an e-mail, and what of it is not read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from dateline.errors import ReadError
from dateline.io.folders import is_asset
from dateline.io.readers.mail import FAULTS, Part, words_of
from dateline.io.sources import Source
from dateline.model import Problem

ATTACHED = frozenset({".pdf", ".html", ".htm", ".txt", ".eml", ".rtf", ".docx", ".mhtml", ".mht"})
"""File types of attachments that are pages."""

TYPES: Mapping[str, str] = {
    "message/rfc822": "message.eml",
    "application/rtf": "document.rtf",
    "text/rtf": "document.rtf",
    "application/pdf": "document.pdf",
}
"""The names of attachments that have none."""

SIGNS = frozenset(
    (
        *("application/pkcs7-signature", "application/x-pkcs7-signature", "application/pgp-signature"),
        *("application/pgp-keys", "text/calendar", "application/ics", "text/vcard", "text/x-vcard"),
        *("message/delivery-status", "text/rfc822-headers", "message/disposition-notification"),
    )
)
"""Media types of what mail programs attach for each other."""

LOOKS = frozenset({"image", "audio", "video", "font"})
"""Kinds of media that hold no text."""

UNPACKABLE = ReadError("The attachment cannot be unpacked.", advice="Save it from the mail program.")


def attached(message: Part, source: Source, *, body: Part | None = None) -> Iterator[Source | Problem]:
    """The attachments that are pages, and forwarded messages; a problem for each document that is not read.

    `body` is one of them that was read as the message itself.
    """
    for number, part in enumerate(attachments(message), 1):
        name = file_name(part) or TYPES.get(part.get_content_type(), "")
        if part is body or is_look(part, name):
            continue
        source.allowance.spend_member()
        mark = f"{number}/{name}" if name else str(number)
        content = content_of(part)
        if PurePosixPath(name.lower()).suffix not in ATTACHED:
            yield source.problem(unread(part, name), mark)
        elif content is None:
            yield source.problem(UNPACKABLE, mark)
        else:
            yield source.member(name, content, mark=mark)


def is_look(part: Part, name: str) -> bool:
    """Whether an attachment holds no text of the message: a picture, a signature, an appointment."""
    return part.get_content_maintype() in LOOKS or part.get_content_type() in SIGNS or is_asset(name)


def unread(part: Part, name: str) -> ReadError:
    """That an attachment is not read."""
    what = f"“{name[:LONGEST_NAME]}”" if name else f"of the type {part.get_content_type()[:LONGEST_NAME]}"
    advice = "Save what it holds from the mail program, and give that."
    if part.get_content_type() in PACKED or name.lower() == "winmail.dat":
        advice = (
            "Outlook packed the message into it; unpack it (for example with tnef), and give what it holds."
        )
    return ReadError(f"The attachment {what} was not read.", advice=advice)


PACKED = frozenset({"application/ms-tnef", "application/vnd.ms-tnef"})
"""Media types of messages that Outlook packed."""

LONGEST_NAME = 100
"""Characters of a name or a type that are told."""


def rich_text(message: Part) -> Part | None:
    """The first attached part that is RTF, as some programs send the text of a message."""
    kinds = {"application/rtf", "text/rtf"}
    parts = [message, *attachments(message)]
    return next(
        (
            part
            for part in parts
            if part.get_content_type() in kinds or (file_name(part) or "").endswith(".rtf")
        ),
        None,
    )


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
