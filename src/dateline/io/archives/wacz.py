"""ZIP archives, and WACZ files among them (Web Archive Collection Zipped, version 1.1.1).

These are WARC files with a list of their pages and the hashes of everything.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from zipfile import ZipFile, ZipInfo

from dateline.errors import ReadError
from dateline.io.archives.gzip_members import CHUNK
from dateline.io.archives.gzips import DAMAGE
from dateline.io.archives.listed import Listed, key_of
from dateline.io.archives.warc import read_warc
from dateline.io.archives.zips import member, members, open_member, opened
from dateline.io.sources import Given, Source
from dateline.model import Problem
from dateline.pages.wildjson import parse_line

MANIFEST, SEAL = "datapackage.json", "datapackage-digest.json"
FOLDER, ENDINGS = "archive/", (".warc", ".warc.gz")
HASHES = frozenset({"md5", "sha1", "sha256", "sha512"})
Known = Mapping[str, ZipInfo]
"""The members of an archive by their names."""

FEW = 5
"""Addresses that a problem names at most."""

ADVICE = (
    "It was changed or damaged after the archive was made; compare with another copy before relying on it."
)


def read_zip(source: Source, *, types: Mapping[str, str]) -> Iterator[Given]:
    """The members of a ZIP archive that may be pages; of a WACZ file, known by its members, its pages.

    `types` are the media types of pages, each with the ending that it stands for.
    """
    with opened(source) as archive:
        known = {info.filename: info for info in archive.infolist()}
        warcs = [
            info for name, info in known.items() if name.startswith(FOLDER) and name.lower().endswith(ENDINGS)
        ]
        yield from (
            read_wacz(source, archive, known, warcs, types=types)
            if MANIFEST in known and warcs
            else members(source, archive)
        )


def read_wacz(
    source: Source, archive: ZipFile, known: Known, warcs: Sequence[ZipInfo], *, types: Mapping[str, str]
) -> Iterator[Given]:
    """The pages of a WACZ file; where it lists its pages, what else it holds are parts of them.

    What does not fit its hashes or is missing is a Problem.
    """
    yield from verify(source, archive, known)
    listed = Listed(types, set(listed_pages(source, archive, known)))
    asked = frozenset(listed.urls)
    for info in warcs:
        source.allowance.spend_member()
        yield from read_part(member(source, archive, info, mark=info.filename), listed)
    yield from missing(source, asked - listed.met)


def read_part(warc: Source, listed: Listed) -> Iterator[Given]:
    """The pages of one WARC file, whose damage is its own."""
    try:
        yield from read_warc(warc, types=listed.types, listed=listed)
    except ReadError as error:
        yield warc.problem(error)


def missing(source: Source, urls: frozenset[str]) -> Iterator[Problem]:
    """The problem that listed pages are not there."""
    if urls:
        named = ", ".join(sorted(urls)[:FEW]) + (", …" if len(urls) > FEW else "")
        yield source.problem(
            ReadError(
                f"The archive lists {len(urls)} pages that it does not hold: {named}.",
                advice="Capture them again.",
            )
        )


def listed_pages(source: Source, archive: ZipFile, known: Known) -> Iterator[str]:
    """The addresses of the pages that the archive lists."""
    for name in sorted(known):
        if name.startswith("pages/") and name.endswith(".jsonl"):
            for line in load(source, archive, known[name]).splitlines():
                url = record_of(line).get("url")
                if isinstance(url, str) and url:
                    yield key_of(url)


def promises_of(resources: Any) -> list[tuple[Any, Any]]:
    """The files that a manifest lists, each with its hash."""
    listed = resources if isinstance(resources, list) else []
    return [(each.get("path"), each.get("hash")) for each in listed if isinstance(each, dict)]


def verify(source: Source, archive: ZipFile, known: Known) -> Iterator[Problem]:
    """A Problem for the manifest and every file in it that is missing or has another hash."""
    manifest = record_of(load(source, archive, known[MANIFEST]))
    seal = record_of(load(source, archive, known[SEAL])) if SEAL in known else {}
    sealed = [(MANIFEST, seal.get("hash"))] if seal else []
    for path, promise in (*sealed, *promises_of(manifest.get("resources"))):
        wrong = fault(source, archive, known.get(str(path)), promise)
        if wrong:
            yield source.problem(ReadError(wrong, advice=ADVICE), str(path))


def fault(source: Source, archive: ZipFile, info: ZipInfo | None, promise: Any) -> str | None:
    """What is wrong with a file whose hash ("sha256:…") is promised; unknown kinds are not doubted."""
    if info is None:
        return "The file is missing."
    name, _, expected = str(promise or "").partition(":")
    if name not in HASHES:
        return None
    try:
        return (
            None
            if digest(source, archive, info, name=name) == expected.lower()
            else "The file is not what its hash says, but it was read."
        )
    except ReadError as error:
        return error.message


def digest(source: Source, archive: ZipFile, info: ZipInfo, *, name: str) -> str:
    """The hash of a member; ReadError when it is larger than what may be read."""
    if info.file_size > source.allowance.bytes:
        raise ReadError("The file is too large for its hash to be checked.")
    found = hashlib.new(name, usedforsecurity=False)
    try:
        with archive.open(info) as file:
            while part := file.read(CHUNK * 16):
                found.update(part)
    except DAMAGE as error:
        raise ReadError(f"The file cannot be unpacked ({error}).") from error
    return found.hexdigest()


def load(source: Source, archive: ZipFile, info: ZipInfo) -> bytes:
    """A small file of the archive; empty when it is too large or damaged, which its hash tells."""
    try:
        with open_member(source, archive, info) as file:
            raw = file.read(source.limits.file_bytes + 1)
    except ReadError:
        return b""
    return raw if len(raw) <= source.limits.file_bytes else b""


def record_of(raw: bytes) -> Mapping[str, Any]:
    """A JSON object; empty when it is none."""
    try:
        return parse_line(raw)
    except ReadError:
        return {}
