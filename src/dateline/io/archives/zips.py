"""ZIP archives: their members as sources; as nothing is written anywhere, no name of a member does harm."""

from __future__ import annotations

import struct
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from io import SEEK_END, BufferedReader
from pathlib import PurePosixPath
from tempfile import SpooledTemporaryFile
from typing import BinaryIO
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from dateline.errors import ReadError
from dateline.io.archives.gzip_members import CHUNK
from dateline.io.archives.gzips import Counted
from dateline.io.folders import is_asset, is_part
from dateline.io.limits import Limits
from dateline.io.sources import Given, Source

ENCRYPTED = 0x1
END, END64 = b"PK\x05\x06", b"PK\x06\x06"
TAIL = 65_536 + 22 + 20 + 56
"""Bytes at the end of an archive in which its directory is announced."""

ENTRY = 150
"""Bytes of a directory's entry, name included, that we reckon with."""

BROKEN = "The ZIP archive cannot be read"
"""With the reason behind it."""

UNNAMED = "unnamed"
"""What a member without a name is called; the standard library asks for the last letter of every name."""


def members(source: Source, archive: ZipFile) -> Iterator[Given]:
    """The members that may be pages, in the archive's order; those of one name are numbered."""
    met: Counter[str] = Counter()
    infos = [
        info
        for info in archive.infolist()
        if not info.filename.endswith("/") and not is_hidden(info.filename)
    ]
    names = frozenset(info.filename for info in infos)
    for info in infos:
        source.allowance.spend_member()
        if is_asset(info.filename) or is_part(info.filename, names):
            continue
        met[info.filename] += 1
        mark = info.filename if met[info.filename] == 1 else f"{info.filename} ({met[info.filename]})"
        if info.flag_bits & ENCRYPTED:
            yield source.problem(
                ReadError(
                    "The member is encrypted.",
                    advice="Unpack the archive with its password and give what it holds.",
                ),
                mark,
            )
        else:
            yield member(source, archive, info, mark=mark)


def member(source: Source, archive: ZipFile, info: ZipInfo, *, mark: str) -> Source:
    """One member, opened when it is read."""
    return source.member(
        PurePosixPath(info.filename).name or UNNAMED,
        mark=mark,
        opener=partial(open_member, source, archive, info),
    )


def open_member(source: Source, archive: ZipFile, info: ZipInfo) -> BinaryIO:
    """The bytes of a member as they unpack."""
    try:
        return BufferedReader(Counted(archive.open(info), source.allowance))  # type: ignore[arg-type]
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise ReadError(
            f"The member cannot be unpacked ({error}).",
            advice="Fetch the archive again, or pack it again with another program.",
        ) from error


def is_hidden(name: str) -> bool:
    """Whether a member is one that programs put there for themselves."""
    return any(
        (part.startswith(".") and part.strip(".")) or part == "__MACOSX" for part in PurePosixPath(name).parts
    )


@contextmanager
def opened(source: Source) -> Iterator[ZipFile]:
    """A ZIP archive; ReadError when it is none, is damaged or has a directory beyond measure."""
    with seekable(source) as file:
        refuse_huge(file, source.limits)
        try:
            archive = ZipFile(file)
        except (
            BadZipFile,
            LargeZipFile,
            NotImplementedError,
            ValueError,
            OverflowError,
            struct.error,
        ) as error:
            raise ReadError(
                f"{BROKEN} ({error}).", advice="Fetch it again; if it is cut off, nothing of it can be found."
            ) from error
        with archive:
            yield archive


@contextmanager
def seekable(source: Source) -> Iterator[BinaryIO]:
    """The bytes of an archive, to be read in any order: a ZIP archive begins at its end."""
    if source.opener is None:
        with source.open() as file:
            yield file
        return
    with source.open() as packed, SpooledTemporaryFile(max_size=source.limits.file_bytes) as spool:
        while part := packed.read(CHUNK):
            spool.write(part)
        spool.seek(0)
        yield spool  # type: ignore[misc]


def refuse_huge(file: BinaryIO, limits: Limits) -> None:
    """Raise ReadError for an archive whose directory would fill the memory."""
    size = file.seek(0, SEEK_END)
    file.seek(max(0, size - TAIL))
    tail = file.read()
    file.seek(0)
    at, at64 = tail.rfind(END), tail.rfind(END64)
    announced = [int.from_bytes(tail[at + 12 : at + 16], "little")] if at >= 0 else []
    if at64 >= 0:
        announced.append(int.from_bytes(tail[at64 + 40 : at64 + 48], "little"))
    told = min(max([number for number in announced if number != 0xFFFFFFFF], default=0), size)
    if told > limits.members * ENTRY:
        raise ReadError(
            "The archive has more members than are read of one file.",
            advice="Split it, or give the pages that you need.",
        )
