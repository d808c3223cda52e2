"""Captures written as a WACZ file.

The same bytes for the same case, true hashes, and the same pages when it is read again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from warcio.archiveiterator import ArchiveIterator

from dateline.errors import StoreError
from dateline.io.archives.warc import EPOCH
from dateline.io.casefile.captures import keep_capture, read_captures, read_names
from dateline.io.casefile.casefile import begin_run, change_store, open_store, write_case
from dateline.io.evidence.captured import date_of
from dateline.io.evidence.cdxj import sort_key, zip_lines
from dateline.io.evidence.evidence import Evidence, write_evidence
from dateline.io.histories import read_history
from dateline.io.permits import Permit
from dateline.io.readers.readers import read_pages
from dateline.io.sources import Capture, Names
from dateline.model import Case, Page, Run
from tests.io.crawls import SAID, html, packed, read, response, write

ONE, TWO = "https://harbour.example/1", "https://harbour.example/2"
CASE = "case-0123456789abcdef"
POLISH = "<p>Für Łódź und die Königin war es ein langer Tag.</p>".encode("iso-8859-2")


def sources(folder: Path) -> Path:
    """Pages in many formats."""
    write(folder / "a.txt", SAID)
    write(folder / "same/b.txt", SAID)
    write(folder / "c.html", html("Third"))
    write(folder / "odd nämé #1.txt", "Odd. " + SAID)
    write(
        folder / "d.jsonl",
        "\n".join(
            json.dumps(each)
            for each in (
                {"id": "x/1", "text": "First. " + SAID, "published": "2031-05-04"},
                {"text": "Second. " + SAID, "url": TWO},
            )
        ),
    )
    write(
        folder / "e.eml",
        b"From: a@b.example\nSubject: News\nDate: Sun, 4 May 2031 10:00:00 +0000\nContent-Type: "
        b"text/plain\n\n" + SAID.encode(),
    )
    write(
        folder / "f.warc.gz",
        packed(response(ONE), response(TWO, POLISH, media_type="text/html; charset=iso-8859-2")),
    )
    return folder


def case_of(folder: Path, path: Path) -> Path:
    """A case file with these pages and nothing else."""
    found = list(read_pages([folder]))
    with change_store(path, command="build", create=True) as connection:
        start = begin_run(connection)
        for each in found:
            if isinstance(each, Capture):
                keep_capture(connection, each)
        pages = tuple(each for each in found if isinstance(each, Page))
        write_case(connection, Case(Run("1", ("x/1",)), pages), start=start)
    return path


def wacz(path: Path, out: Path) -> Evidence:
    """The captures of a case as an archive."""
    with open_store(path) as connection:
        case = read_history(connection).cases[-1]
        return write_evidence(
            read_captures(connection),
            read_names(connection),
            out,
            Permit(frozenset({case})),
            case=case,
            software="test",
        )


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    wacz(case_of(sources(tmp_path / "in"), tmp_path / "x.dateline"), tmp_path / "evidence.wacz")
    return tmp_path / "evidence.wacz"


def test_a_case_comes_back_with_the_same_pages(archive: Path) -> None:
    before, _ = read(archive.parent / "in")
    after, problems = read(archive)
    assert problems == []
    assert {(page.id, page.ref, page.text) for page in after} == {
        (page.id, page.ref, page.text) for page in before
    }
    assert {sighting.sha256 for page in after for sighting in page.sightings} == {
        sighting.sha256 for page in before for sighting in page.sightings
    }
    times = {page.ref: page.sightings[0].retrieved for page in after}
    assert (times[ONE], times["a"]) == ("2031-05-04T10:00:00Z", None)


def test_an_archive_of_an_archive_is_the_same(archive: Path, tmp_path: Path) -> None:
    again = wacz(case_of(archive, tmp_path / "y.dateline"), tmp_path / "again.wacz")
    assert again.sha256 == hashlib.sha256(archive.read_bytes()).hexdigest()


def test_the_summary_tells_the_hash_of_the_file(archive: Path, tmp_path: Path) -> None:
    written = wacz(tmp_path / "x.dateline", archive)
    raw = archive.read_bytes()
    assert written == Evidence(str(archive), 8, len(raw), hashlib.sha256(raw).hexdigest())


def test_the_manifest_names_every_file_with_its_hash(archive: Path) -> None:
    with ZipFile(archive) as members:
        manifest = json.loads(members.read("datapackage.json"))
        seal = json.loads(members.read("datapackage-digest.json"))
        listed = {each["path"]: (each["hash"], each["bytes"]) for each in manifest["resources"]}
        found = {
            name: (f"sha256:{hashlib.sha256(members.read(name)).hexdigest()}", len(members.read(name)))
            for name in members.namelist()
        }
        assert seal == {"path": "datapackage.json", "hash": found["datapackage.json"][0]}
    assert (manifest["profile"], manifest["wacz_version"]) == ("data-package", "1.1.1")
    assert listed == {name: each for name, each in found.items() if not name.startswith("datapackage")}


def test_the_index_leads_to_every_record(archive: Path) -> None:
    with ZipFile(archive) as members:
        warc, cdx = members.read("archive/data.warc.gz"), members.read("indexes/index.cdx.gz")
        idx = members.read("indexes/index.idx").decode().splitlines()
    place = json.loads("{" + idx[1].partition(" {")[2])
    lines = gzip.decompress(cdx[place["offset"] : place["offset"] + place["length"]]).decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == 8
    for line in lines:
        entry = json.loads("{" + line.partition(" {")[2])
        member = gzip.decompress(warc[int(entry["offset"]) : int(entry["offset"]) + int(entry["length"])])
        assert f"WARC-Target-URI: {entry['url']}\r\n".encode() in member
        assert hashlib.sha256(member.partition(b"\r\n\r\n")[2][:-4]).hexdigest() == entry[
            "digest"
        ].removeprefix("sha256:")


def test_other_tools_read_its_records(archive: Path) -> None:
    with ZipFile(archive) as members, members.open("archive/data.warc.gz") as file:
        kinds = [
            (record.rec_type, record.rec_headers.get_header("WARC-Date"))
            for record in ArchiveIterator(file, check_digests="raise")
            if record.content_stream().read()
        ]
    assert kinds[0] == ("warcinfo", EPOCH)
    assert {kind for kind, _ in kinds[1:]} == {"resource"}


def test_pages_are_listed_with_their_titles(archive: Path) -> None:
    with ZipFile(archive) as members:
        head, *lines = [json.loads(line) for line in members.read("pages/pages.jsonl").splitlines()]
    assert head["format"] == "json-pages-1.0"
    assert [line["ts"] for line in lines] == sorted(line["ts"] for line in lines)
    assert {"Third", "News", "a, b", "Harbour"} <= {line["title"] for line in lines}


@pytest.mark.parametrize("spoil", ["archive/data.warc.gz", "pages/pages.jsonl", "datapackage.json"])
def test_a_changed_file_is_a_problem_and_its_pages_are_read(
    archive: Path, tmp_path: Path, spoil: str
) -> None:
    changed = tmp_path / "changed.wacz"
    with ZipFile(archive) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name) + (b"\n" if spoil == name else b""))
    pages, problems = read(changed)
    assert len(pages) == len(read(archive)[0])
    assert f"{changed}#{spoil}" in {problem.locator for problem in problems}
    assert any("not what its hash says" in problem.message for problem in problems)


def test_a_case_without_captures_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no captures"):
        write_evidence([], {}, tmp_path / "x.wacz", Permit(), case=CASE, software="test")
    assert list(tmp_path.iterdir()) == []


def test_an_interrupted_archive_leaves_the_last_one(archive: Path, tmp_path: Path) -> None:
    before, others = archive.read_bytes(), sorted(tmp_path.iterdir())

    def broken() -> object:
        yield Capture("0" * 64, "x", "text/plain", b"x")
        raise StoreError("gone")

    with pytest.raises(StoreError, match="gone"):
        write_evidence(broken(), {}, archive, Permit(force=True), case=CASE, software="test")  # type: ignore[arg-type]
    assert (archive.read_bytes(), sorted(tmp_path.iterdir())) == (before, others)


def test_where_nothing_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / "none", "a file")
    with pytest.raises(StoreError, match="cannot be written"):
        write_evidence([], {}, tmp_path / "none" / "x.wacz", Permit(), case=CASE, software="test")


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://www.Harbour.example/A/b?C=d", "example,harbour)/a/b?c=d"),
        ("http://harbour.example", "example,harbour)/"),
        ("http://harbour.example:8080/x", "example,harbour:8080)/x"),
        ("https://harbour.example:443/x", "example,harbour)/x"),
        ("urn:sha256:00ff", "urn:sha256:00ff"),
        ("http://[broken/x y", "http://[broken/xy"),
    ],
)
def test_sort_keys(url: str, key: str) -> None:
    assert sort_key(url) == key


def test_an_index_of_many_lines_has_many_blocks() -> None:
    lines = [b"key%05d 1 {}" % number for number in range(1000)]
    blocks, index = zip_lines(lines, filename="x")
    assert gzip.decompress(blocks).splitlines() == lines
    assert len(index.splitlines()) == 1 + 4


@pytest.mark.parametrize(
    ("said", "written"),
    [
        (None, EPOCH),
        ("2031-05-04T12:00:00+02:00", "2031-05-04T10:00:00Z"),
        ("2031-05-04", "2031-05-04T00:00:00Z"),
        ("yesterday", EPOCH),
        ("2031-05-04T10:00:00.25Z", "2031-05-04T10:00:00Z"),
    ],
)
def test_times(said: str | None, written: str) -> None:
    assert date_of(said) == written


def test_a_capture_of_several_texts_does_not_name_them(tmp_path: Path) -> None:
    path = case_of(sources(tmp_path / "in"), tmp_path / "x.dateline")
    with (
        change_store(path, command="add") as connection,
        closing(
            connection.execute("SELECT sha256 FROM sightings JOIN pages ON page = pages.id WHERE ref = 'c'")
        ) as found,
    ):
        (digest,) = found.fetchone()
        assert read_names(connection)[digest] == Names(("c",), "Third")
        connection.execute("UPDATE sightings SET sha256 = ?", (digest,))
        assert read_names(connection)[digest].refs == ()
