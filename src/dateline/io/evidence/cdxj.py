"""The index of a WARC file, by which replay tools find a page.

CDXJ lines stand in gzip blocks (ZipNum), and a second index finds the block.
"""

from __future__ import annotations

import gzip
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from urllib.parse import urlsplit

import msgspec

BLOCK = 300
"""Lines of a gzip block."""


def cdxj_line(url: str, date: str, fields: Mapping[str, str]) -> bytes:
    """One line: the sort key of the address, 14 digits of time (ISO 8601 in UTC), and where the record is."""
    digits = "".join(letter for letter in date if letter.isdigit())[:14]
    return f"{sort_key(url)} {digits} ".encode() + msgspec.json.encode({"url": url, **fields})


def sort_key(url: str) -> str:
    """The address with its host turned round ("example,www)/path"), so that neighbours stand together (SURT).

    An address without a host stays as it is.
    """
    plain = "".join(url.split())
    try:
        parts = urlsplit(plain)
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return plain
    if not host:
        return plain
    place = f":{port}" if port and port not in {80, 443} else ""
    query = f"?{parts.query.lower()}" if parts.query else ""
    return f"{','.join(reversed(host.split('.')))}{place}){parts.path.lower() or '/'}{query}"


def zip_lines(lines: Sequence[bytes], *, filename: str) -> tuple[bytes, bytes]:
    """Sorted lines as gzip blocks, and the index of the blocks."""
    head = {"format": "cdxj-gzip-1.0", "filename": filename}
    blocks, index = bytearray(), [b"!meta 0 " + msgspec.json.encode(head)]
    for first in range(0, len(lines), BLOCK):
        block = gzip.compress(joined(lines[first : first + BLOCK]), mtime=0)
        key = lines[first].partition(b" {")[0]
        place = {
            "offset": len(blocks),
            "length": len(block),
            "digest": f"sha256:{hashlib.sha256(block).hexdigest()}",
            "filename": filename,
        }
        index.append(key + b" " + msgspec.json.encode(place))
        blocks += block
    return bytes(blocks), joined(index)


def joined(lines: Iterable[bytes]) -> bytes:
    """Lines, each with its end."""
    return b"".join(line + b"\n" for line in lines)
