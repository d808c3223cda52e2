"""What analysts find on their disks: the real command, real files.

Nothing of theirs is lost, and nothing of dateline's is read again.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from dateline.app import building, exporting
from dateline.io.casefile import casefile
from tests.app.stub import WordParser
from tests.io.crawls import SAID, html, write

PAGE = "The envoys of Ruritania met the king on 3 May 2021.\n"


def start(*arguments: object, cwd: Path, umask: int = -1) -> subprocess.Popen[str]:
    """The real command, running."""
    return subprocess.Popen(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        cwd=cwd,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        umask=umask,
    )


def run(*arguments: object, cwd: Path, code: int = 0, umask: int = -1) -> str:
    """What the real command prints on stdout and stderr."""
    out, err = (running := start(*arguments, cwd=cwd, umask=umask)).communicate()
    assert running.returncode == code, out + err
    assert "Traceback" not in err
    return out + err


def held(folder: Path) -> Mapping[str, str]:
    """Every file with its hash."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two cases, each of one page.

    They were built without a model, because here it is of no matter what is in them.
    """
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    for name in ("a", "b"):
        write(tmp_path / f"{name}.txt", f"{name}: {PAGE}")
        building.build_file([tmp_path / f"{name}.txt"], tmp_path / f"{name}.dateline")
    return tmp_path


def add(desk: Path, name: str) -> None:
    """Add a page to the first case."""
    building.add_to_file(desk / "a.dateline", [write(desk / name, f"{name}: {PAGE}")])


WRITTEN: Mapping[str, Callable[[Path, Path], object]] = {
    "report": exporting.report_file,
    "capture": exporting.capture_file,
    "export": exporting.export_file,
}
"""What the commands do, for what is there before a test."""

FOREIGN = (
    (("report", "a.dateline"), "a.html", html()),
    (("capture", "a.dateline"), "evidence.wacz", b"PK\x03\x04"),
    (("export", "a.dateline", "-o", "."), "articles.jsonl", b'{"text": "King."}'),
    (("build", "b.txt", "-o", "a.txt"), "a.txt", b"A page."),
)


@pytest.mark.parametrize(("arguments", "name", "content"), FOREIGN)
def test_a_file_of_somebody_else_stays(
    desk: Path, arguments: tuple[str, ...], name: str, content: bytes
) -> None:
    write(desk / name, content)
    before = held(desk)
    told = run(*arguments, cwd=desk, code=1)
    assert told.count("\n") == 1
    assert name in told
    assert held(desk) == before


@pytest.mark.parametrize(
    ("command", "out"),
    [("report", "r.html"), ("capture", "evidence.wacz"), ("export", "export")],
)
def test_the_same_case_replaces_what_it_wrote_and_another_only_by_force(
    desk: Path, command: str, out: str
) -> None:
    WRITTEN[command](desk / "a.dateline", desk / out)
    add(desk, "more.txt")
    run(command, "a.dateline", "-o", out, cwd=desk)
    before = held(desk)
    assert "for another case" in run(command, "b.dateline", "-o", out, cwd=desk, code=1)
    assert held(desk) == before
    run(command, "b.dateline", "-o", out, "--force", cwd=desk)
    assert held(desk) != before


def test_a_capture_does_not_replace_the_archive_that_its_case_was_built_of(desk: Path) -> None:
    exporting.capture_file(desk / "a.dateline", desk / "evidence.wacz")
    building.build_file([desk / "evidence.wacz"], desk / "c.dateline")
    before = held(desk)
    assert "was built of this file" in run("capture", "c.dateline", cwd=desk, code=1)
    assert held(desk) == before


def test_a_build_replaces_no_other_case(desk: Path) -> None:
    before = held(desk)
    told = run("build", "b.txt", "-o", "a.dateline", cwd=desk, code=1)
    for advice in ("a.txt", "dateline add a.dateline", "-o", "--force"):
        assert advice in told
    assert held(desk) == before
    building.build_file([desk / "b.txt"], desk / "a.dateline", force=True)
    assert [page.ref for page in casefile.load_case(desk / "a.dateline").pages] == ["b"]


def test_a_fetch_touches_no_byte_of_another_file(tmp_path: Path) -> None:
    write(tmp_path / "list.txt", "https://castle.example/x\n")
    content = gzip.compress(b"A page that somebody keeps. " * 1000)[:-20]
    write(tmp_path / "x.gz", content)
    assert "no WARC file that a fetch wrote" in run("fetch", "list.txt", "-o", "x.gz", cwd=tmp_path, code=1)
    assert (tmp_path / "x.gz").read_bytes() == content


def test_only_the_torn_tail_of_a_fetch_is_cut(tmp_path: Path) -> None:
    write(tmp_path / "list.txt", "http://127.0.0.1/x\n")
    run("fetch", "list.txt", "-o", "x.warc.gz", cwd=tmp_path, code=1, umask=0o077)
    out = tmp_path / "x.warc.gz"
    whole = out.read_bytes()
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    out.write_bytes(whole + gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n" * 99)[:-20])
    run("fetch", "list.txt", "-o", "x.warc.gz", cwd=tmp_path, code=1)
    assert out.read_bytes() == whole


def test_outputs_have_the_umask_of_the_user(desk: Path) -> None:
    for command in ("report", "capture", "export"):
        run(command, "a.dateline", "-q", cwd=desk, umask=0o077)
    written = [desk / "a.html", desk / "evidence.wacz", *(desk / "export").iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in written} == {0o600}
    assert stat.S_IMODE((desk / "export").stat().st_mode) == 0o700


def test_a_folder_is_built_again_as_if_nothing_had_been_written_into_it(tmp_path: Path) -> None:
    pages = {"one.txt": PAGE, "two.html": html(), "three.jsonl": json.dumps({"id": "x", "text": SAID})}
    for name, content in pages.items():
        write(tmp_path / name, content)
    first = run("build", ".", cwd=tmp_path)
    assert first.endswith("passed over as dateline's own: case.dateline (case file)\n")
    for command in ("report", "export", "capture"):
        run(command, "case.dateline", "-q", cwd=tmp_path)
    exported = held(tmp_path / "export")
    told = run("build", ".", cwd=tmp_path)
    assert told.splitlines() == [
        first.splitlines()[0],
        (
            "passed over as dateline's own: case.dateline (case file), case.html (report), "
            "evidence.wacz (capture), export (export); give a capture by its name to read it"
        ),
    ]
    run("export", "case.dateline", "-q", cwd=tmp_path)
    assert held(tmp_path / "export") == exported
    assert casefile.load_case(tmp_path / "case.dateline").problems == ()
    named = json.loads(
        run("build", "case.html", "export", "case.dateline", "-o", "n.dateline", "--json", cwd=tmp_path)
    )
    assert (named["pages"], named["problems"], named["passed_over"]) == (0, 3, [])


@pytest.mark.parametrize("command", ["report", "export", "capture", "timeline", "add"])
def test_an_unfinished_case_is_no_empty_one(tmp_path: Path, command: str) -> None:
    with casefile.change_store(tmp_path / "x.dateline", command="build", create=True) as connection:
        casefile.begin_build(connection)
    write(tmp_path / "a.txt", PAGE)
    before = sorted(tmp_path.iterdir())
    given = ["a.txt"] if command == "add" else []
    told = run(command, "x.dateline", *given, cwd=tmp_path, code=1)
    assert told.startswith("dateline: x.dateline: the build of this case was not finished")
    assert "Run the same build again" in told
    assert sorted(tmp_path.iterdir()) == before


def test_a_report_goes_to_standard_output_when_asked(desk: Path) -> None:
    exporting.report_file(desk / "a.dateline", desk / "r.html")
    before = held(desk)
    for out in ("-", "/dev/stdout"):
        assert run("report", "a.dateline", "-o", out, cwd=desk) == (desk / "r.html").read_text("utf-8")
    assert held(desk) == before


def test_of_two_cases_that_are_captured_at_once_one_is_told_no(desk: Path) -> None:
    running = [start("capture", f"{name}.dateline", cwd=desk) for name in ("a", "b")]
    told = [each.communicate() for each in running]
    codes = [each.returncode for each in running]
    assert sorted(codes) == [0, 1], told
    out, _ = told[codes.index(0)]
    assert hashlib.sha256((desk / "evidence.wacz").read_bytes()).hexdigest() in out
    assert [path for path in desk.iterdir() if path.name.startswith(".")] == []


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """A disk with little room; the test is skipped where none can be made."""
    folder.mkdir()
    options = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    if os.geteuid() or subprocess.run(options, capture_output=True, check=False).returncode:
        pytest.skip("no file system can be mounted here")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def test_a_full_disk_leaves_what_was_there(desk: Path) -> None:
    with small_disk(desk / "disk", 200) as disk:
        places = {"report": disk / "r.html", "capture": disk / "e.wacz", "export": disk / "out"}
        for command, place in places.items():
            WRITTEN[command](desk / "a.dateline", place)
        add(desk, "more.txt")
        with suppress(OSError), (disk / "filler").open("wb", buffering=0) as filler:
            while filler.write(b"x" * 1024):
                pass
        before = held(disk)
        for command, place in places.items():
            for out in (place, place.with_name(f"new-{place.name}")):
                told = run(command, "a.dateline", "-o", out, cwd=desk, code=1)
                assert "No space left on device" in told
                assert "Free some space" in told
        assert held(disk) == before
        assert sorted(path.name for path in disk.iterdir()) == ["e.wacz", "filler", "out", "r.html"]
