"""How much is read of a file, and how much of an archive may be unpacked."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import ReadError


@dataclass(frozen=True, slots=True)
class Limits:
    """How much is read: bytes of a page, characters of its text, bytes and members of an archive.

    A page is a file, a member or a line of JSON lines. Then archives in archives, and how many times larger
    than its file an archive may unpack.
    """

    file_bytes: int = 20_000_000
    characters: int = 1_000_000
    archive_bytes: int = 4_000_000_000
    members: int = 200_000
    depth: int = 3
    expansion: int = 200


@dataclass(slots=True)
class Allowance:
    """What may still be unpacked of one file of the caller's, with all archives in it: bytes and members.

    It is shared, so that nesting multiplies nothing.
    """

    bytes: int
    members: int

    def spend_bytes(self, number: int) -> None:
        """Count bytes that were unpacked; ReadError when they are too many."""
        self.bytes -= number
        if self.bytes < 0:
            raise ReadError(
                "The archive unpacks to far more than its own size, or than is read of one file.",
                advice="Unpack it and give the pages that you need.",
            )

    def spend_member(self) -> None:
        """Count one member or record; ReadError when they are too many, or unpacked to too much."""
        self.spend_bytes(0)
        self.members -= 1
        if self.members < 0:
            raise ReadError(
                "The archive has more members than are read of one file.",
                advice="Split it, or give the pages that you need.",
            )
