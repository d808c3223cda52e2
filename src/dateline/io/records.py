"""The records of a WARC file, read forwards in bounded memory; damage costs the record that it hits, and not those behind it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import BinaryIO

from warcio.statusandheaders import StatusAndHeadersParser  # type: ignore[import-untyped]

from dateline.errors import ReadError
from dateline.io.packed import CHUNK, GZIP, Members
from dateline.io.sources import Allowance

MARK = b"WARC/"
LONGEST_HEAD = 65_536
"""Bytes of the header of a record, or of an HTTP response, at most."""

CUT = ReadError("The archive ends in the middle of a record; it was cut off.", advice="Fetch it again.")
LOST = ReadError(
    "Something stands there that is no record.", advice="The archive is damaged; fetch it again."
)
HASHES = frozenset({"md5", "sha1", "sha256", "sha512"})

Fields = Sequence[tuple[str, str]]
"""Header fields in their order: name in lower case, value."""


class Tape:
    """What a file unpacks to, read forwards; a ReadError is raised where it is torn, and what is read next stands behind the tear."""

    def __init__(self, parts: Iterator[bytes | ReadError]) -> None:
        self._parts, self._ahead, self.torn = parts, bytearray(), False

    def line(self, most: int) -> bytes:
        """The next line with its end; empty at the end of the file, and without its end when it is longer than `most`."""
        at = self._ahead.find(b"\n")
        while at < 0 and len(self._ahead) < most:
            known = len(self._ahead)
            if not self._fill():
                break
            at = self._ahead.find(b"\n", known)
        return self._cut(min(at + 1 or len(self._ahead), most))

    def take(self, size: int) -> bytes:
        """So many bytes; ReadError when the file ends before."""
        while len(self._ahead) < size:
            if not self._fill():
                self._ahead.clear()
                raise CUT
        return self._cut(size)

    def skip(self, size: int) -> None:
        """Pass over so many bytes."""
        while size > len(self._ahead):
            size -= len(self._ahead)
            self._ahead.clear()
            if not self._fill():
                raise CUT
        self._cut(size)

    def find(self, mark: bytes) -> None:
        """Pass over all lines up to one that begins so, or to the end."""
        self._ahead[:0] = b"\n"  # what is ahead begins a line
        while (at := self._ahead.find(b"\n" + mark)) < 0:
            del self._ahead[: -len(mark)]
            if not self._fill():
                self._ahead.clear()
                return
        self._cut(at + 1)

    def _fill(self) -> bool:
        """Whether there was more to read."""
        part = next(self._parts, b"")
        if isinstance(part, ReadError):
            self._ahead.clear()
            self.torn = True
            raise part
        self._ahead += part
        return bool(part)

    def _cut(self, size: int) -> bytes:
        """The next bytes that are at hand."""
        cut = bytes(self._ahead[:size])
        del self._ahead[:size]
        return cut


@dataclass(slots=True)
class Record:
    """One record: its number in the file, its fields, and how many bytes of its block are still to be read."""

    number: int
    fields: Fields
    left: int
    tape: Tape

    def field(self, name: str) -> str:
        """A field, empty when it is missing."""
        return field(self.fields, name)

    def read(self, most: int) -> bytes:
        """The next bytes of its block; ReadError where the file is torn or ends."""
        size = min(most, self.left)
        self.left, left = 0, self.left - size
        raw = self.tape.take(size)
        self.left = left
        return raw

    def read_line(self, most: int) -> bytes:
        """The next line of its block."""
        line = self.tape.line(min(most, self.left))
        self.left -= len(line)
        return line


def records(file: BinaryIO, allowance: Allowance) -> Iterator[Record | tuple[int, ReadError]]:
    """Every record, whose block must be read before the next one is asked for; in between the number of a record that cannot be read, and what is wrong with it."""
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
            if not tape.torn:
                tape.skip(record.left)
        except ReadError as error:
            if not tape.torn:
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
    """Whether a digest as WARC writes it ("sha1:…" in base 32 or hex) is that of a block; one that is not understood is not doubted."""
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
