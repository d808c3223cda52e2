"""The mark in all that dateline hands out: what it is and of which case.

So no reader takes it for a witness, and no other case replaces it.

A mark reads `dateline report case-0123456789abcdef sha256:…`. The hash is that of the whole file with zeros
in its place: a file that somebody has changed since is no longer as dateline wrote it. A case is known by its
pages alone, so that equal cases still give equal bytes.
"""

from __future__ import annotations

import re
from enum import StrEnum
from hashlib import sha256

UNSEALED = b"sha256:" + b"0" * 64
SEALED = re.compile(rb"dateline (report|export|capture) (case-[0-9a-f]{16})(?: (sha256:[0-9a-f]{64}))?")

APPLICATION = 0x64746C6E
"""The application id by which SQLite and others know a case file: "dtln"."""


class Made(StrEnum):
    """What dateline makes."""

    CASE = "case file"
    REPORT = "report"
    EXPORT = "export"
    CAPTURE = "capture"


def mark(made: Made, case: str) -> str:
    """The mark of an output of a case, to be sealed when all else of it is written."""
    return f"dateline {made} {case} {UNSEALED.decode()}"


def seal(content: bytes) -> bytes:
    """An output with the hash in its mark, which is the first in it."""
    return content.replace(UNSEALED, b"sha256:" + sha256(content).hexdigest().encode(), 1)


def made_as(content: bytes) -> Made | None:
    """What an output says that it is, changed or not; `None` where there is no mark."""
    found = SEALED.search(content)
    return Made(found[1].decode()) if found else None


def case_of(content: bytes, made: Made) -> str | None:
    """The case of an output; `None` when it is none of that kind, or not as it was written."""
    found = SEALED.search(content)
    if not found or found[1].decode() != made or not found[3]:
        return None
    return found[2].decode() if seal(content.replace(found[3], UNSEALED, 1)) == content else None
