"""Requests and responses in a WARC file that grows.

What is whole stays, a record that a run's end cut off is dropped, and the next run goes on behind it.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import httpx
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from dateline.errors import StoreError
from dateline.io.addresses import led_to, without_login
from dateline.io.hidden import lock
from dateline.io.outputs import told, written
from dateline.io.permits import Permit

CHUNK, HEAD = 1 << 16, 32_768
"""Bytes that are read at once, and bytes of a record in which its headers stand."""

LONGEST_CHAIN = 10

OURS = re.compile(rb"software: dateline[/\r]")
"""In the first record of every file that a fetch wrote; a capture of a case has a blank there."""


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and the response to it; `location` is the whole address to which it redirects."""

    url: str
    status: int
    reason: str
    version: str
    asked: tuple[tuple[str, str], ...]
    answered: tuple[tuple[str, str], ...]
    body: bytes
    location: str | None = None


def asked_as(address: str) -> str | None:
    """The address under which an exchange is kept: as it goes over the line, without login and fragment.

    `None` when it is none that can be asked.
    """
    try:
        return str(httpx.URL(without_login(address).partition("#")[0]))
    except (httpx.InvalidURL, ValueError):
        return None


def keep_exchange(file: BinaryIO, exchange: Exchange) -> None:
    """Append a request and its response, in one go."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    line = f"{exchange.status} {exchange.reason}".strip()
    answer = record_of(
        writer,
        exchange,
        StatusAndHeaders(line, list(exchange.answered), protocol=exchange.version),
        kind="response",
        body=exchange.body,
    )
    target = httpx.URL(exchange.url).raw_path.decode("ascii")
    asked = StatusAndHeaders(f"GET {target} HTTP/1.1", list(exchange.asked), is_http_request=True)
    writer.write_request_response_pair(record_of(writer, exchange, asked, kind="request"), answer)
    file.write(buffer.getvalue())
    file.flush()


def record_of(
    writer: WARCWriter, exchange: Exchange, headers: StatusAndHeaders, *, kind: str, body: bytes = b""
) -> Any:
    """One half of an exchange as a record, with the hash of its body."""
    digest = {"WARC-Payload-Digest": f"sha256:{sha256(body).hexdigest()}"}
    return writer.create_warc_record(
        exchange.url,
        kind,
        payload=BytesIO(body),
        length=len(body),
        http_headers=headers,
        warc_headers_dict=digest,
    )


def begin_file(file: BinaryIO, name: str, *, software: str) -> None:
    """Say in the first record who writes the file."""
    buffer = BytesIO()
    writer = WARCWriter(buffer, gzip=True)
    writer.write_record(
        writer.create_warcinfo_record(name, {"software": software, "format": "WARC File Format 1.0"})
    )
    file.write(buffer.getvalue())
    file.flush()


def open_warc(path: Path, *, software: str) -> tuple[BinaryIO, frozenset[str]]:
    """A WARC file to append to, and whose pages it holds; StoreError, untouched, if no fetch began it."""
    if not os.path.lexists(path):
        with written(path, Permit(), lambda _: None) as new:
            begin_file(new, path.name, software=software)
    file = open_locked(path)
    try:
        end, answers = read_own(file)
    except (StoreError, OSError, zlib.error) as error:
        file.close()
        raise StoreError(
            "this is no WARC file that a fetch wrote, or it is damaged.",
            advice="Name another file with -o.",
            file=str(path),
        ) from error
    file.seek(end)
    file.truncate()
    return file, frozenset(url for url in answers if has_page(url, answers))


def open_locked(path: Path) -> BinaryIO:
    """An ordinary file to read and append to, by one program at a time."""
    if path.exists() and not path.is_file():
        raise StoreError("this is no ordinary file.", advice="Name another file with -o.", file=str(path))
    with told(path), ExitStack() as stack:
        file = stack.enter_context(path.open("r+b"))
        lock(file)
        stack.pop_all()
        return file


def read_own(file: BinaryIO) -> tuple[int, Mapping[str, tuple[int, str | None]]]:
    """Where the last whole record ends, and answers by address; StoreError if the first is of no fetch."""
    answers: dict[str, tuple[int, str | None]] = {}
    end = 0
    for upto, head in whole_records(file):
        if not end and not OURS.search(head):
            break
        end = upto
        answers.update(answer_of(head))
    if not end:
        raise StoreError("its first record was not written by a fetch.")
    return end, answers


def whole_records(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Where each record ends that is whole, and how it begins; one that is cut off at the end is left out."""
    ahead = b""
    while ahead or (ahead := file.read(CHUNK)):
        unpacker, head = zlib.decompressobj(wbits=31), b""
        while not unpacker.eof:
            given = unpacker.decompress(ahead, CHUNK)
            head += given[: max(0, HEAD - len(head))]
            ahead = unpacker.unconsumed_tail
            if not unpacker.eof and not ahead and not (ahead := file.read(CHUNK)):
                return
        if not head.startswith(b"WARC/"):
            raise StoreError("this record is none of a WARC file.")
        ahead = unpacker.unused_data
        yield file.tell() - len(ahead), head


def answer_of(head: bytes) -> Mapping[str, tuple[int, str | None]]:
    """A response's address with its status and where it redirects to; nothing for other records."""
    about, _, rest = head.partition(b"\r\n\r\n")
    line, _, headers = rest.partition(b"\r\n\r\n")[0].partition(b"\r\n")
    named, status = fields(about), line.split(None, 2)
    if named.get("warc-type") != "response" or len(status) < 2 or not status[1].isdigit():
        return {}
    url, target = named.get("warc-target-uri", ""), fields(headers).get("location")
    return {url: (int(status[1]), asked_as(led_to(url, target) or "") if target else None)}


def fields(headers: bytes) -> dict[str, str]:
    """Header lines by their names in lower case."""
    pairs = (line.partition(":") for line in headers.decode("utf-8", "replace").split("\r\n"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value}


def has_page(url: str, answers: Mapping[str, tuple[int, str | None]]) -> bool:
    """Whether an address led to a page in the end."""
    for _ in range(LONGEST_CHAIN):
        status, target = answers.get(url, (0, None))
        if target is None or not 300 <= status < 400:
            return 200 <= status < 300
        url = target
    return False
