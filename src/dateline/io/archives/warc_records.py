"""The records of a WARC file, read forwards in bounded memory; damage costs only the record that it hits."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser  # type: ignore[import-untyped]

from dateline.errors import ReadError
from dateline.io.archives.gzips import CHUNK, GZIP, Members
from dateline.io.sources import Allowance

MARK = b"WARC/"
LONGEST_HEAD = 65_536
"""Bytes of the header of a record, or of an HTTP response, at most."""

OPENING = re.compile(rb"\nWARC/\d{1,2}\.\d{1,2}[ \t]{0,9}\r?\n[A-Za-z]")
"""How a record begins within other bytes."""

LOOK = 64
"""Bytes in which such a beginning stands."""

WINDOW, PATIENCE = 1_000_000, 16_000_000
"""Bytes of a block passed over at once, and those held from a beginning on until the block's end is seen."""

CUT = ReadError("The archive ends in the middle of a record; it was cut off.", advice="Fetch it again.")
LOST = ReadError(
    "Something stands there that is no record.", advice="The archive is damaged; fetch it again."
)
OVERLONG = ReadError(
    "The record says that it is longer than it is; it ends where another one begins.",
    advice="The archive is damaged or forged; compare with another copy.",
)
HASHES = frozenset({"md5", "sha1", "sha256", "sha512"})

Fields = Sequence[tuple[str, str]]
"""Header fields in their order: name in lower case, value."""


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


@dataclass(slots=True)
class Record:
    """One record: its number in the file, its fields, and how many bytes of its block are still to be read.

    `overlong` tells that it was found to say that it is longer than it is.
    """

    number: int
    fields: Fields
    left: int
    tape: Tape
    overlong: bool = False

    def field(self, name: str) -> str:
        """A field, empty when it is missing."""
        return field(self.fields, name)

    def read(self, most: int) -> bytes:
        """The next bytes of its block; ReadError where the file is torn or ends."""
        size = min(most, self.left)
        self.left, left = 0, self.left - size
        raw, own = self.tape.block(size, last=not left)
        self.left, self.overlong = left if own else 0, not own
        return raw

    def read_line(self, most: int) -> bytes:
        """The next line of its block."""
        line = self.tape.line(min(most, self.left))
        self.left -= len(line)
        return line


def records(file: BinaryIO, allowance: Allowance) -> Iterator[Record | tuple[int, ReadError]]:
    """Every record, whose block must be read before the next; else a bad one's number and what is wrong."""
    tape, number = Tape(parts_of(file, allowance)), 0
    while True:
        number += 1
        allowance.spend_member()
        try:
            fields = read_head(tape)
            if fields is None:
                return
            record = Record(number, fields, length_of(fields), tape)
            yield record
            if not tape.torn and not tape.skip(record.left):
                raise OVERLONG
        except ReadError as error:
            if not tape.torn and error is not OVERLONG:
                tape.find(MARK)
            yield number, error
        tape.torn = False


def parts_of(file: BinaryIO, allowance: Allowance) -> Iterator[bytes | ReadError]:
    """What a WARC file unpacks to."""
    head = file.read(CHUNK)
    if head.startswith(GZIP):
        yield from Members(file, allowance, MARK, head).parts()
        return
    while head:
        allowance.spend_bytes(len(head))
        yield head
        head = file.read(CHUNK)


def read_head(tape: Tape) -> Fields | None:
    """The fields of the next record, `None` at the end of the file."""
    line = tape.line(LONGEST_HEAD)
    while line and not line.strip():
        line = tape.line(LONGEST_HEAD)
    if not line:
        return None
    if not line.startswith(MARK):
        raise LOST
    head = bytearray(line)
    while line.strip() and len(head) < LONGEST_HEAD:
        line = tape.line(LONGEST_HEAD)
        head += line
    if not line:
        raise CUT
    return parse_head(bytes(head))


def parse_head(head: bytes) -> Fields:
    """The fields below a first line."""
    parsed = StatusAndHeadersParser([], verify=False).parse(BytesIO(head))
    return [(name.lower(), value.strip()) for name, value in parsed.headers]


def field(fields: Fields, name: str) -> str:
    """The first field of a name, empty when there is none."""
    return next((value for known, value in fields if known == name), "")


def length_of(fields: Fields) -> int:
    """The length of a record's block; ReadError when the record does not tell it."""
    said = field(fields, "content-length")
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise ReadError(
            "The record does not tell how long it is.", advice="The archive is damaged; fetch it again."
        )
    return int(said)


def agrees(block: bytes, digest: str) -> bool:
    """Whether a WARC digest ("sha1:…" in base 32 or hex) is a block's; an unknown one is not doubted."""
    name, _, value = digest.partition(":")
    if name.lower() not in HASHES or not value:
        return True
    found = hashlib.new(name.lower(), block, usedforsecurity=False).digest()
    try:
        return found == (
            binascii.unhexlify(value)
            if len(value) == 2 * len(found)
            else base64.b32decode(value.upper() + "=" * (-len(value) % 8))
        )
    except (binascii.Error, ValueError):
        return False
