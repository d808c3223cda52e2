"""The records of a WARC file, read forwards in bounded memory; damage costs only the record that it hits."""

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
from dateline.io.archives.gzip_members import CHUNK, GZIP, Members
from dateline.io.archives.tapes import CUT, MARK, Tape
from dateline.io.limits import Allowance

LONGEST_HEAD = 65_536
"""Bytes of the header of a record, or of an HTTP response, at most."""

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
