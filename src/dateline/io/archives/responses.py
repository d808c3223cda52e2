"""What a server answered, as web archives keep it: status, header fields, and the body unpacked in bounds."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import ReadError
from dateline.io.archives.codings import dechunk, decompress
from dateline.io.archives.warc_records import LONGEST_HEAD, Fields, Record, field, parse_head
from dateline.io.limits import Allowance

OK = 200
MOVED = frozenset({301, 302, 303, 307, 308})
SHORT = ReadError(
    "The capture ends before the page does, but what is there was read.",
    advice="Capture it again if something is missing.",
)


@dataclass(frozen=True, slots=True)
class Response:
    """The head of an answer."""

    status: int
    fields: Fields

    def field(self, name: str) -> str:
        """A field, empty when it is missing."""
        return field(self.fields, name)


def read_response(record: Record) -> tuple[Response, bytes]:
    """The head of the answer in a record, also as its bytes; the rest of the record's block is its body."""
    head = bytearray(line := record.read_line(LONGEST_HEAD))
    while line.strip() and len(head) < LONGEST_HEAD:
        head += (line := record.read_line(LONGEST_HEAD))
    words = bytes(head).split(b"\n", 1)[0].split()
    if (
        len(words) < 2
        or not words[0].upper().startswith(b"HTTP")
        or not words[1].isdigit()
        or len(words[1]) > 3
    ):
        raise ReadError("The record holds no answer of a web server.", advice="Fetch the archive again.")
    return Response(int(words[1]), parse_head(bytes(head))), bytes(head)


def body_of(response: Response, raw: bytes, *, most: int, allowance: Allowance) -> tuple[bytes, bool]:
    """The body as a browser sees it, at most so many bytes, and whether it is whole."""
    body, whole = (
        dechunk(raw)
        if "chunked" in response.field("transfer-encoding").lower()
        else (raw, not is_short(response, raw))
    )
    for coding in reversed(response.field("content-encoding").lower().split(",")):
        body, all_there = decompress(body, coding.strip(), most=most, allowance=allowance)
        whole = whole and all_there
    return body, whole


def is_short(response: Response, raw: bytes) -> bool:
    """Whether the server announced a longer body; one unpacked before is not what was announced."""
    announced = response.field("content-length")
    return (
        not response.field("content-encoding")
        and announced.isdigit()
        and len(announced) < 16
        and len(raw) < int(announced)
    )
