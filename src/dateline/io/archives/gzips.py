"""Gzip, member by member, within an allowance: what is torn is told, and the next whole member read."""

from __future__ import annotations

import lzma
import zlib
from collections.abc import Iterator
from gzip import BadGzipFile
from io import BufferedReader, RawIOBase
from typing import BinaryIO
from zipfile import BadZipFile

from dateline.errors import ReadError
from dateline.io.archives.gzip_members import CUT, TORN, Members
from dateline.io.limits import Allowance
from dateline.io.sources import Given, Source

DAMAGE = (BadGzipFile, BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError)
"""What the standard library raises where packed data is damaged."""


class Counted(RawIOBase):
    """A packed file as it unpacks: every byte is counted, and every kind of damage is a ReadError."""

    def __init__(self, file: BinaryIO, allowance: Allowance) -> None:
        self._file, self._allowance = file, allowance

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, target: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack some bytes."""
        try:
            raw = self._file.read(len(target))
        except EOFError as error:
            raise CUT from error
        except DAMAGE as error:
            raise TORN from error
        self._allowance.spend_bytes(len(raw))
        target[: len(raw)] = raw
        return len(raw)

    def close(self) -> None:
        """Close the packed file, too."""
        self._file.close()
        super().close()


class Stream(RawIOBase):
    """What a gzip file unpacks to, damaged members left out.

    What is wrong with them is added to `told` once, or raised where nothing at all unpacks.
    """

    def __init__(self, file: BinaryIO, allowance: Allowance, told: list[ReadError]) -> None:
        self._file, self._told, self._ahead, self._some = file, told, b"", False
        self._parts = Members(file, allowance, b"").parts()

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, target: bytearray | memoryview) -> int:  # type: ignore[override]
        """Unpack some bytes."""
        while not self._ahead:
            part = next(self._parts, b"")
            if not part:
                return self._end()
            if not isinstance(part, ReadError):
                self._ahead = part
            elif part not in self._told:
                self._told.append(part)
        size = min(len(target), len(self._ahead))
        target[:size], self._ahead, self._some = self._ahead[:size], self._ahead[size:], True
        return size

    def _end(self) -> int:
        """Nothing more; ReadError when there never was anything but damage."""
        if self._told and not self._some:
            raise self._told.pop()
        return 0

    def close(self) -> None:
        """Close the file, too."""
        self._file.close()
        super().close()


def read_gzip(source: Source) -> Iterator[Given]:
    """The one file that a gzip file holds, as a source; then, when that was read, what is damaged of it."""
    told: list[ReadError] = []
    yield source.member(
        source.name[:-3] if source.name.lower().endswith(".gz") else source.name,
        mark="gz",
        opener=lambda: BufferedReader(Stream(source.open(), source.allowance, told)),
    )
    yield from (source.problem(error, "gz") for error in told)


def inflated(packed: bytes, most: int) -> bytes:
    """What zlib packed; zlib.error when it is damaged, or unpacks to more than so many bytes."""
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(packed, most)
    if not unpacker.eof:
        raise zlib.error("cut, or larger than it may be")
    return content
