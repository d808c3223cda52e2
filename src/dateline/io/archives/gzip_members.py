"""The members of gzip data: what is torn is told, and the next whole one read."""

from __future__ import annotations

import re
import zlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from dateline.errors import ReadError
from dateline.io.limits import Allowance

GZIP = b"\x1f\x8b"

MEMBER = b"\x1f\x8b\x08"
"""How a member of a gzip file begins: the magic number and the only method there is."""

CHUNK = 16_384
"""Bytes read at once; the rest of them is copied after every member, so more costs more for small ones."""

TORN = ReadError("The packed data is damaged.", advice="Fetch the archive again.")

STRAY = ReadError(
    "Something stands there that is no packed data.",
    advice="The file is damaged, or something was put behind it; if anything is missing, fetch it again.",
)

CUT = ReadError("The file ends in the middle of its packed data; it was cut off.", advice="Fetch it again.")


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
