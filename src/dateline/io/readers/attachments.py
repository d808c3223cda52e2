"""The pages that are attached to an e-mail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from dateline.errors import ReadError
from dateline.io.readers.mail import FAULTS, Part, words_of
from dateline.io.sources import Source
from dateline.model import Problem

ATTACHED = frozenset({".pdf", ".html", ".htm", ".txt", ".eml"})
"""File types of attachments that are pages."""

UNPACKABLE = ReadError("The attachment cannot be unpacked.", advice="Save it from the mail program.")


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
