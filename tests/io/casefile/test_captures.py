"""The bytes of pages in the case file: kept once, true to their hash, gone with their pages."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.casefile import captures, casefile
from dateline.io.casefile.captures import keep_capture, read_captures
from dateline.io.casefile.migrations import MIGRATIONS
from dateline.io.limits import Limits
from dateline.io.sources import Capture, file_source, fingerprint
from dateline.model import Case, Run, Sighting
from dateline.model.marks import APPLICATION
from tests.factories import page


def capture(content: bytes, **more: str) -> Capture:
    """The bytes of a page."""
    return Capture(
        fingerprint(content),
        more.pop("locator", "a.html"),
        more.pop("media_type", "text/html"),
        content,
        **more,
    )


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    with casefile.change_store(tmp_path / "x.dateline", command="build", create=True) as opened:
        yield opened


def write_pages(connection: sqlite3.Connection, start: casefile.Start, *captures: Capture) -> None:
    """A case of a page for each of these captures."""
    pages = [
        replace(page(f"King {number}"), sightings=(Sighting(each.locator, each.sha256),))
        for number, each in enumerate(captures)
    ]
    casefile.write_case(connection, Case(Run("1", ("x/1",)), tuple(pages)), start=start)


def test_what_is_kept_comes_back(connection: sqlite3.Connection) -> None:
    start = casefile.begin_run(connection)
    kept = [
        capture(b"<p>King", url="https://a.example/", retrieved="2031-05-04T10:00:00Z"),
        capture(b"", media_type="text/plain"),
        capture(b"x" * 100_000),
    ]
    for each in kept:
        keep_capture(connection, each)
    write_pages(connection, start, *kept)
    assert list(read_captures(connection)) == sorted(kept, key=lambda each: each.sha256)


def test_the_same_bytes_are_kept_once(connection: sqlite3.Connection) -> None:
    keep_capture(connection, capture(b"King", locator="first"))
    keep_capture(connection, capture(b"King", locator="second"))
    write_pages(connection, casefile.begin_run(connection), capture(b"King"))
    assert [each.locator for each in read_captures(connection)] == ["first"]


def test_bytes_of_pages_that_are_gone_are_forgotten(connection: sqlite3.Connection) -> None:
    kept, gone = capture(b"King"), capture(b"Queen")
    keep_capture(connection, kept)
    keep_capture(connection, gone)
    write_pages(connection, casefile.begin_run(connection), kept)
    assert stored(connection) == [kept.sha256]


def test_bytes_that_another_run_keeps_meanwhile_stay_and_are_not_of_the_case(
    connection: sqlite3.Connection,
) -> None:
    start, ours, theirs = casefile.begin_run(connection), capture(b"King"), capture(b"Queen")
    for each in (ours, theirs):
        keep_capture(connection, each)
    write_pages(connection, start, ours)
    assert sorted(stored(connection)) == sorted([ours.sha256, theirs.sha256])
    assert list(read_captures(connection)) == [ours]


def stored(connection: sqlite3.Connection) -> list[str]:
    """The hashes of all captures that lie in the file."""
    return [digest for (digest,) in connection.execute("SELECT sha256 FROM captures")]


@pytest.mark.parametrize("packed", [b"", b"rubbish", captures.zlib.compress(b"other")])
def test_damaged_bytes_are_told(connection: sqlite3.Connection, packed: bytes) -> None:
    keep_capture(connection, capture(b"King"))
    write_pages(connection, casefile.begin_run(connection), capture(b"King"))
    connection.execute("UPDATE captures SET packed = ?", (packed,))
    with pytest.raises(StoreError, match="not what it was"):
        list(read_captures(connection))


@pytest.mark.parametrize(("more", "kept"), [(0, Limits().file_bytes), (1, 0)])
def test_bytes_that_unpack_to_more_than_a_page_are_none(more: int, kept: int) -> None:
    assert len(captures.unpack(captures.zlib.compress(bytes(Limits().file_bytes + more)))) == kept


def test_a_charset_that_only_the_archive_knows_is_kept(tmp_path: Path) -> None:
    archive = file_source(tmp_path / "a.warc", Limits())
    assert (
        archive.member("1.html", b"x", mark="1", charset="koi8-r").capture(b"x", "text/html").media_type
        == "text/html; charset=koi8-r"
    )
    assert archive.member("1.html", b"x", mark="1").capture(b"x", "text/html").media_type == "text/html"


def test_a_file_of_the_first_schema_opens_with_its_pages_and_can_keep_captures(tmp_path: Path) -> None:
    path = tmp_path / "old.dateline"
    with closing(sqlite3.connect(path)) as old, old:
        old.executescript((Path(casefile.__file__).parent / "schema" / "0001_case.sql").read_text("utf-8"))
        old.execute(f"PRAGMA application_id = {APPLICATION}")
        old.execute("PRAGMA user_version = 1")
        old.execute("INSERT INTO runs VALUES ('0.1', '[\"x/1\"]')")
        old.execute(
            "INSERT INTO pages (id, ref, text) VALUES (?, 'a', 'King.')", (page("King.", ref="a").id,)
        )
        old.execute(
            "INSERT INTO sightings (page, locator, sha256, media_type, given, captions) SELECT id, "
            "'a.txt', 'ff', 'text/plain', 0, '[]' FROM pages"
        )
    assert casefile.load_case(path).pages[0].sightings == (Sighting("a.txt", "ff"),)
    before = path.read_bytes()
    assert len(casefile.load_case(path).pages) == 1
    assert path.read_bytes() == before
    with casefile.change_store(path, command="add") as connection:
        keep_capture(connection, capture(b"King"))
        assert stored(connection) == [capture(b"King").sha256]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(MIGRATIONS),)
