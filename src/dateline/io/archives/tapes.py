"""What a WARC file unpacks to, read forwards in bounded memory, and where in it records begin."""

from __future__ import annotations

import re
from collections.abc import Iterator

from dateline.errors import ReadError

MARK = b"WARC/"

OPENING = re.compile(rb"\nWARC/\d{1,2}\.\d{1,2}[ \t]{0,9}\r?\n[A-Za-z]")
"""How a record begins within other bytes."""

LOOK = 64
"""Bytes in which such a beginning stands."""

WINDOW, PATIENCE = 1_000_000, 16_000_000
"""Bytes of a block passed over at once, and those held from a beginning on until the block's end is seen."""

CUT = ReadError("The archive ends in the middle of a record; it was cut off.", advice="Fetch it again.")


class Tape:
    """What a file unpacks to, read forwards; a ReadError where it is torn, then what is behind the tear."""

    def __init__(self, parts: Iterator[bytes | ReadError]) -> None:
        self._parts, self._ahead, self.torn = parts, bytearray(), False
        self._tear: ReadError | None = None

    def line(self, most: int) -> bytes:
        """The next line with its end; empty at the end of the file, without end when longer than `most`."""
        at = self._ahead.find(b"\n")
        while at < 0 and len(self._ahead) < most:
            known = len(self._ahead)
            if not self._fill():
                break
            at = self._ahead.find(b"\n", known)
        if at < 0 and self._tear:
            raise self._lost()
        return self._cut(min(at + 1 or len(self._ahead), most))

    def block(self, size: int, *, last: bool = True) -> tuple[bytes, bool]:
        """So many bytes of a block, `last` its last ones, and whether they are its own.

        Where no record follows behind them, one that begins within them was never part of it. ReadError when
        the file ends before.
        """
        there = self._reach(size)
        if there and last and self._ends(size):
            return self._cut(size), True
        if (at := self._opening(size)) is not None:
            return self._cut(at), False
        if not there:
            raise self._lost()
        return self._cut(size), True

    def skip(self, size: int) -> bool:
        """Pass over the rest of a block; whether it was as long as it says."""
        while size > WINDOW:
            at = self._opening(WINDOW)
            if at is None and not self._reach(WINDOW):
                raise self._lost()
            size -= len(self._cut(WINDOW if at is None else at))
            if at is not None:
                return size <= PATIENCE and self.block(size)[1]
        return self.block(size)[1]

    def find(self, mark: bytes) -> None:
        """Pass over all lines up to one that begins so, or to the end."""
        self._ahead[:0] = b"\n"  # what is ahead begins a line
        while (at := self._ahead.find(b"\n" + mark)) < 0:
            del self._ahead[: -len(mark)]
            if not self._fill():
                self._ahead.clear()
                return
        self._cut(at + 1)

    def _reach(self, size: int) -> bool:
        """Whether so many bytes are at hand, after reading on if need be."""
        while len(self._ahead) < size and self._fill():
            pass
        return len(self._ahead) >= size

    def _ends(self, size: int) -> bool:
        """Whether behind so many bytes a record begins, or the file ends."""
        self._reach(size + LOOK)
        behind = bytes(self._ahead[size : size + LOOK]).lstrip(b"\r\n")
        return not behind or behind.startswith(MARK)

    def _opening(self, size: int) -> int | None:
        """Where within so many bytes a record begins."""
        self._reach(size + LOOK)
        begun = OPENING.match(b"\n" + self._ahead[:LOOK])
        found = begun or OPENING.search(self._ahead, 0, size + LOOK)
        at = 0 if begun or not found else found.start() + 1
        return at if found and at < size else None

    def _fill(self) -> bool:
        """Whether there was more to read before the end, or before a tear."""
        part = b"" if self._tear else next(self._parts, b"")
        if isinstance(part, ReadError):
            self._tear = part
            return False
        self._ahead += part
        return bool(part)

    def _lost(self) -> ReadError:
        """Why there is less than was asked for; what is ahead is dropped."""
        self._ahead.clear()
        tear, self._tear, self.torn = self._tear, None, self._tear is not None
        return tear or CUT

    def _cut(self, size: int) -> bytes:
        """The next bytes that are at hand."""
        cut = bytes(self._ahead[:size])
        del self._ahead[:size]
        return cut
