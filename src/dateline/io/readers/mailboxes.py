"""Mailboxes (mbox): e-mails in one file, each behind a line that begins it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from dateline.errors import ReadError
from dateline.io.sources import Source

LONGEST_LINE = 1_000_000


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
    """The bytes of every message, without the line that begins it.

    Of one that is too long only the beginning, which is too long as well. What stands before the first such
    line is a message whose line is lost.
    """
    most, size = source.limits.file_bytes + 1, 0
    parts: list[bytes] = []
    begun = False
    with source.open() as file:
        blank, line = True, file.readline(LONGEST_LINE).removeprefix(codecs.BOM_UTF8)
        while line:
            if blank and line.startswith(b"From "):
                if parts and (begun or b"".join(parts).strip()):
                    yield b"".join(parts)
                parts, size, begun = [], 0, True
            elif size < most:
                parts.append(line)
                size += len(line)
            blank = not line.strip()
            line = file.readline(LONGEST_LINE)
    if parts and begun:
        yield b"".join(parts)
