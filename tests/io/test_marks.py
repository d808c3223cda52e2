"""Dateline's own output among pages: passed over where it is met, told where it is given by name."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from dateline.io.casefile.captures import keep_capture, read_captures, read_names
from dateline.io.casefile.casefile import begin_run, change_store, write_case
from dateline.io.evidence.evidence import write_evidence
from dateline.io.histories import read_history
from dateline.io.owners import capture_case
from dateline.io.permits import Permit
from dateline.io.readers.readers import find_addresses, read_pages
from dateline.io.sources import Capture, Own
from dateline.model import Case, Made, Page, Problem, Run
from dateline.views.jsonl import render_jsonl
from dateline.views.report import render_report
from tests.factories import affair
from tests.io.crawls import SAID, html, packed, response, write, zipped
from tests.io.reading import found_in

RECORD = b'{"id":"art-0123456789abcdef","ref":"x","text":"The king met the premier."}\n'


def own(*inputs: Path | str) -> dict[str, Made]:
    """What was passed over."""
    return {each.locator: each.made for each in found_in(*inputs) if isinstance(each, Own)}


def refs(*inputs: Path | str) -> list[str]:
    """The pages."""
    return [each.ref for each in found_in(*inputs) if isinstance(each, Page)]


def told(*inputs: Path | str) -> dict[str, str]:
    """The problems."""
    return {each.locator: each.message for each in found_in(*inputs) if isinstance(each, Problem)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two pages, and beside them everything that dateline writes of a case of them."""
    found = tmp_path / "in"
    write(found / "a.txt", SAID)
    write(found / "b.html", html())
    path = found / "x.dateline"
    read = list(read_pages([found]))
    case = Case(Run("1", ("x/1",)), tuple(each for each in read if isinstance(each, Page)))
    with change_store(path, command="build", create=True) as connection:
        start = begin_run(connection)
        for each in read:
            if isinstance(each, Capture):
                keep_capture(connection, each)
        write_case(connection, case, start=start)
        write_evidence(
            read_captures(connection),
            read_names(connection),
            found / "evidence.wacz",
            Permit(),
            case=read_history(connection).cases[-1],
            software="dateline 9",
        )
    write(found / "x.html", render_report(case, {}))
    for name, content in render_jsonl(case).items():
        write(found / "export" / name, content)
    for name in ("x.dateline-wal", "x.dateline-shm", "old.dateline-journal"):
        write(found / name, "of SQLite")
    return found


OWN = {
    "x.dateline": Made.CASE,
    "old.dateline": Made.CASE,
    "x.html": Made.REPORT,
    "evidence.wacz": Made.CAPTURE,
    "export": Made.EXPORT,
}


def test_in_a_folder_its_pages_are_read_and_nothing_else(folder: Path) -> None:
    assert own(folder) == {str(folder / name): made for name, made in OWN.items()}
    assert (refs(folder), told(folder)) == (["a", "b"], {})


def test_so_it_is_in_a_zip_archive(folder: Path) -> None:
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    archive = write(
        folder.parent / "all.zip",
        zipped({str(path.relative_to(folder)): path.read_bytes() for path in files}),
    )
    assert own(archive) == {f"{archive}#{name}": made for name, made in OWN.items()}
    assert (refs(archive), told(archive)) == (["a", "b"], {})


@pytest.mark.parametrize("name", ["x.txt", "x.htm", "x", "x.pdf", "page.xhtml"])
def test_a_report_is_known_under_every_name_and_when_it_was_changed(folder: Path, name: str) -> None:
    content = (folder / "x.html").read_text().replace("</body>", "<p>A note.</p></body>")
    copy = write(folder.parent / "out" / name, content)
    write(copy.parent / "a.txt", SAID)
    assert own(copy.parent) == {str(copy): Made.REPORT}


def test_a_packed_report_is_known(folder: Path) -> None:
    packed_report = write(
        folder.parent / "out" / "x.html.gz", gzip.compress((folder / "x.html").read_bytes())
    )
    assert (own(packed_report), refs(packed_report)) == ({f"{packed_report}#gz": Made.REPORT}, [])


def test_files_of_an_export_are_known_alone_and_of_older_ones(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SAID)
    for name, content in render_jsonl(affair()).items():
        write(tmp_path / name, content)
    write(tmp_path / "old" / "run.json", '{"version":"0.1.0","stages":["x/1"]}\n')
    write(tmp_path / "old" / "copied.json", RECORD)
    write(tmp_path / "old" / "stories.jsonl", "")
    assert own(tmp_path) == {str(tmp_path): Made.EXPORT, str(tmp_path / "old"): Made.EXPORT}
    assert (refs(tmp_path), told(tmp_path)) == (["a"], {})


@pytest.mark.parametrize(
    "record",
    [
        {"id": "x", "text": SAID},
        {"id": "art-1", "ref": "x", "text": SAID},
        {"ref": "x", "id": "art-0123456789abcdef", "text": SAID},
        {"id": "art-0123456789abcdef", "text": SAID, "ref": "x"},
        {"version": "1", "text": SAID},
    ],
)
def test_records_of_others_are_read(tmp_path: Path, record: dict[str, str]) -> None:
    line = json.dumps(record, separators=(",", ":"))
    write(tmp_path / "a.jsonl", line + "\n")
    write(tmp_path / "b.txt", SAID)
    assert len(refs(tmp_path)) == 2


def test_case_files_are_known_under_every_name_with_what_stands_beside(folder: Path) -> None:
    story = folder.parent / "out" / "story.db"
    write(story, (folder / "x.dateline").read_bytes())
    write(story.with_name("story.db-wal"), "x")
    write(story.with_name("notes-wal"), SAID)
    write(story.with_name("young.dateline"), "")
    assert own(story.parent) == {
        str(story): Made.CASE,
        str(story.with_name("young.dateline")): Made.CASE,
    }
    assert refs(story.parent) == ["notes-wal"]


def test_given_by_name_it_is_told_what_it_is_and_what_to_give(folder: Path) -> None:
    for name, made in OWN.items():
        if made is not Made.CAPTURE and (folder / name).exists():
            ((locator, message),) = told(folder / name).items()
            assert locator == str(folder / name)
            assert f" {made} that dateline wrote" in message
            assert "Give the pages" in message
    assert told(str(folder / "*.html")) == told(folder / "x.html")
    assert refs(folder / "x.html", folder / "export", folder / "x.dateline") == []


def test_a_list_that_names_a_report_names_no_page(folder: Path) -> None:
    listed = write(folder / "list.txt", "a.txt\nx.html\n")
    assert (refs(listed), list(told(listed))) == (["a"], [str(folder / "x.html")])


def test_a_capture_is_read_when_it_is_given_by_name_or_alone(folder: Path) -> None:
    capture = folder / "evidence.wacz"
    alone = write(folder.parent / "alone" / "evidence.wacz", capture.read_bytes())
    renamed = write(folder.parent / "evidence.zip", capture.read_bytes())
    for given in (capture, alone.parent, renamed, str(folder / "*.wacz")):
        assert (sorted(refs(given)), own(given), told(given)) == (["a", "b"], {}, {})
    beside = found_in(write(folder.parent / "l.csv", "url\nhttps://a.example/\n"), captures=[folder])
    assert [each for each in beside if isinstance(each, Own)] == []


def test_what_others_and_a_fetch_captured_is_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", SAID)
    info = b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n"
    for name, software in (("fetched", b"dateline/9"), ("theirs", b"wget 1.2")):
        about = b"software: " + software + b"\r\n"
        begin = gzip.compress(info % (len(about), about))
        write(tmp_path / f"{name}.warc.gz", begin + packed(response(f"https://{name}.example/")))
    assert own(tmp_path) == {}
    assert sorted(refs(tmp_path)) == ["a", "https://fetched.example/", "https://theirs.example/"]


def test_a_fetch_of_a_folder_asks_for_nothing_of_an_export(folder: Path) -> None:
    write(folder / "list.txt", "https://a.example/\n")
    found = list(find_addresses([folder]))
    assert [each for each in found if isinstance(each, str)] == ["https://a.example/"]
    assert {each.locator for each in found if isinstance(each, Own)} == {str(folder / name) for name in OWN}


@pytest.mark.parametrize("change", ["note", "manifest", "cut", "none"])
def test_a_capture_that_was_changed_is_nobodys(folder: Path, change: str) -> None:
    from zipfile import ZipFile

    path = folder / "evidence.wacz"
    assert str(capture_case(path)).startswith("case-")
    if change == "note":
        with ZipFile(path, "a") as archive:
            archive.writestr("note.txt", "mine")
    elif change == "manifest":
        path.write_bytes(path.read_bytes().replace(b"Captures of a case", b"Captures of a cave"))
    elif change == "cut":
        path.write_bytes(path.read_bytes()[:-40])
    else:
        path.write_bytes(zipped({"a.txt": b"x"}))
    assert capture_case(path) is None
