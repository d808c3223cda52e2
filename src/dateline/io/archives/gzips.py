"""Gzip, member by member, within an allowance: what is torn is told, and the next whole member read."""

from __future__ import annotations

import lzma
import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from gzip import BadGzipFile
from io import BufferedReader, RawIOBase
from typing import BinaryIO
from zipfile import BadZipFile

from dateline.errors import ReadError
from dateline.io.limits import Allowance
from dateline.io.sources import Given, Source

GZIP = b"\x1f\x8b"
MEMBER = b"\x1f\x8b\x08"
"""How a member of a gzip file begins: the magic number and the only method there is."""

DAMAGE = (BadGzipFile, BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, EOFError)
"""What the standard library raises where packed data is damaged."""

CHUNK = 16_384
"""Bytes read at once; the rest of them is copied after every member, so more costs more for small ones."""

TORN = ReadError("The packed data is damaged.", advice="Fetch the archive again.")
STRAY = ReadError(
    "Something stands there that is no packed data.",
    advice="The file is damaged, or something was put behind it; if anything is missing, fetch it again.",
)
CUT = ReadError("The file ends in the middle of its packed data; it was cut off.", advice="Fetch it again.")


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


@dataclass(slots=True)
class Members:
    """The members of a gzip file.

    `parts` gives what they unpack to, and a ReadError in between where one is damaged; it goes on with the
    next member that begins with `opening`.
    """

    file: BinaryIO
    allowance: Allowance
    opening: bytes
    _ahead: bytes = b""

    def parts(self) -> Iterator[bytes | ReadError]:
        """All that can be unpacked, in order."""
        while self._more():
            error = (yield from self._member()) if self._ahead.startswith(MEMBER) else STRAY
            if error is not None:
                yield error
                self._resume()

    def _more(self) -> bool:
        """Whether anything is ahead but the zero bytes that pad some files."""
        self._ahead = self._ahead.lstrip(b"\0")
        while len(self._ahead) < len(MEMBER) and (read := self.file.read(CHUNK)):
            self._ahead = (self._ahead + read).lstrip(b"\0")
        return bool(self._ahead)

    def _member(self) -> Generator[bytes, None, ReadError | None]:
        """What the member ahead unpacks to; returns what is wrong with it."""
        unpacker, earlier, chunk, given = zlib.decompressobj(wbits=31), b"", self._ahead[1:], self._ahead
        while not unpacker.eof:
            try:
                part = unpacker.decompress(given, CHUNK)
            except zlib.error:
                self._ahead = (earlier + chunk)[-4 * CHUNK :]
                return TORN
            self.allowance.spend_bytes(len(part))
            if part:
                yield part
            given = unpacker.unconsumed_tail
            if not part and not given and not unpacker.eof:
                earlier, chunk = chunk, self.file.read(CHUNK)
                given = chunk
                if not chunk:
                    self._ahead = b""
                    return CUT
        self._ahead = unpacker.unused_data
        return None

    def _resume(self) -> None:
        """Drop what is ahead up to the next member that begins as it should."""
        while self._ahead:
            read = self.file.read(CHUNK)
            window, tried = self._ahead + read, len(self._ahead)
            starts = (
                match.start() for match in re.finditer(re.escape(MEMBER), window) if match.start() < tried
            )
            at = next((at for at in starts if opens(window[at : at + CHUNK], self.opening)), None)
            self._ahead = read if at is None else window[at:]
            if at is not None:
                return


def opens(packed: bytes, opening: bytes) -> bool:
    """Whether gzip data unpacks to something that begins so."""
    try:
        begun = zlib.decompressobj(wbits=31).decompress(packed, max(len(opening), 1))
    except zlib.error:
        return False
    return begun.startswith(opening)


def inflated(packed: bytes, most: int) -> bytes:
    """What zlib packed; zlib.error when it is damaged, or unpacks to more than so many bytes."""
    unpacker = zlib.decompressobj()
    content = unpacker.decompress(packed, most)
    if not unpacker.eof:
        raise zlib.error("cut, or larger than it may be")
    return content
