"""Outputs: whole or not at all, with the user's umask, and never in place of somebody's file."""

from __future__ import annotations

import json
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from dateline.errors import StoreError
from dateline.io.hidden import link, lock
from dateline.io.outputs import write_export, written
from dateline.io.owners import report_case
from dateline.io.permits import Permit
from tests.io.handed import NEW, OLD, OTHER, export_of, report_of
from tests.io.reading import write
from tests.lab import ROOT

MINE = Permit(frozenset({OLD, NEW}))


def report(out: Path, *, case: str = NEW, permit: Permit = MINE) -> None:
    """Write a report."""
    with written(out, permit, report_case) as file:
        file.write(report_of(case))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    """Another umask for a while."""
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def held(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_a_file_takes_its_place_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    report(tmp_path / "new" / "folder" / "a.html")
    assert names(tmp_path / "new" / "folder") == ["a.html"]
    assert (tmp_path / "new" / "folder" / "a.html").read_bytes() == report_of(NEW)


def test_what_the_same_case_wrote_is_replaced(tmp_path: Path) -> None:
    report(tmp_path / "a.html", case=OLD)
    report(tmp_path / "a.html", case=NEW)
    write_export(export_of(OLD), tmp_path / "out", MINE)
    write_export(export_of(NEW), tmp_path / "out", MINE)
    assert (tmp_path / "a.html").read_bytes() == report_of(NEW)
    assert held(tmp_path / "out") == export_of(NEW)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<p>My notes.</p>", "did not write"),
        (b"", "did not write"),
        (report_of(OLD) + b"<p>A note of mine.</p>", "changed since"),
        (report_of(OTHER), "another case"),
        (export_of(OLD)["run.json"], "did not write"),
    ],
)
def test_what_is_not_ours_stays_without_force(tmp_path: Path, content: bytes, said: str) -> None:
    path = write(tmp_path / "a.html", content)
    with pytest.raises(StoreError, match=f"{said}.*--force"):
        report(path)
    assert held(tmp_path) == {"a.html": content}
    report(path, permit=Permit(MINE.cases, force=True))
    assert held(tmp_path) == {"a.html": report_of(NEW)}


@pytest.mark.parametrize("name", ["articles.jsonl", "links.jsonl", "run.json"])
@pytest.mark.parametrize("before", [True, False])
def test_an_export_replaces_no_file_that_is_not_of_an_export(
    tmp_path: Path, name: str, *, before: bool
) -> None:
    if before:
        write_export(export_of(OLD), tmp_path / "out", MINE)
    write(tmp_path / "out" / name, '{"id": "mine"}')
    there = held(tmp_path / "out")
    with pytest.raises(StoreError, match="did not write"):
        write_export(export_of(NEW), tmp_path / "out", MINE)
    assert held(tmp_path / "out") == there
    write_export(export_of(NEW), tmp_path / "out", Permit(force=True))
    assert held(tmp_path / "out") == export_of(NEW)


def test_an_export_of_another_case_stays(tmp_path: Path) -> None:
    write_export(export_of(OTHER), tmp_path, Permit(frozenset({OTHER})))
    with pytest.raises(StoreError, match="another case"):
        write_export(export_of(NEW), tmp_path, MINE)
    assert held(tmp_path) == export_of(OTHER)


def test_what_else_is_in_the_folder_of_an_export_stays(tmp_path: Path) -> None:
    write(tmp_path / "notes.txt", "mine")
    for case in (OLD, NEW):
        write_export(export_of(case), tmp_path, MINE)
    assert held(tmp_path) == {**export_of(NEW), "notes.txt": b"mine"}


@pytest.mark.parametrize("run", [b"[]", b"{}", b'{"files": [1]}', b"\xff"])
def test_a_forged_promise_is_none(tmp_path: Path, run: bytes) -> None:
    from dateline.model import Made
    from dateline.model.marks import mark, seal

    head = b'{"version":"1","stages":[],"mark":"%s"' % mark(Made.EXPORT, NEW).encode()
    forged = seal(head + b',"x":' + run + (b"}" if run != b"\xff" else b""))
    write(tmp_path / "run.json", forged)
    with pytest.raises(StoreError, match="did not write"):
        write_export(export_of(NEW), tmp_path, MINE)
    assert held(tmp_path) == {"run.json": forged}


def test_the_umask_counts_and_a_replaced_file_gets_no_more_open(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    with umask(0o077):
        report(path)
        write_export(export_of(NEW), tmp_path / "out", MINE)
        assert (mode(path), mode(tmp_path / "out")) == (0o600, 0o700)
        assert {mode(each) for each in (tmp_path / "out").iterdir()} == {0o600}
    with umask(0o022):
        report(path)
        assert mode(path) == 0o600
        report(tmp_path / "b.html")
        assert mode(tmp_path / "b.html") == 0o644
    with umask(0o077):
        report(tmp_path / "b.html")
        assert mode(tmp_path / "b.html") == 0o600


def test_a_file_that_is_protected_from_writing_stays(tmp_path: Path) -> None:
    report(tmp_path / "a.html", case=OLD)
    (tmp_path / "a.html").chmod(0o444)
    with pytest.raises(StoreError, match="protected"):
        report(tmp_path / "a.html")
    assert held(tmp_path) == {"a.html": report_of(OLD)}


def test_a_link_is_followed_and_stays_a_link(tmp_path: Path) -> None:
    link = tmp_path / "link.html"
    link.symlink_to(tmp_path / "folder" / "real.html")
    for case in (OLD, NEW):
        report(link, case=case)
    assert (link.is_symlink(), names(tmp_path / "folder")) == (True, ["real.html"])
    write(tmp_path / "folder" / "real.html", "mine")
    with pytest.raises(StoreError, match="did not write"):
        report(link)


def test_links_that_lead_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    with pytest.raises(StoreError, match="no ordinary file"):
        report(tmp_path / "a.html")


def test_another_name_of_a_replaced_file_keeps_what_it_named(tmp_path: Path) -> None:
    report(tmp_path / "a.html", case=OLD)
    (tmp_path / "kept.html").hardlink_to(tmp_path / "a.html")
    report(tmp_path / "a.html")
    assert held(tmp_path) == {"a.html": report_of(NEW), "kept.html": report_of(OLD)}


def test_the_case_file_is_never_replaced_under_any_name(tmp_path: Path) -> None:
    case = write(tmp_path / "x.dateline", report_of(NEW))
    (tmp_path / "hard.html").hardlink_to(case)
    (tmp_path / "soft.html").symlink_to(case)
    permit = Permit(frozenset({NEW}), case, force=True)
    for out in (case, tmp_path / "hard.html", tmp_path / "soft.html"):
        with pytest.raises(StoreError, match="case file itself"):
            report(out, permit=permit)
    assert case.read_bytes() == report_of(NEW)


def test_what_a_case_was_built_of_is_replaced_by_force_only(tmp_path: Path) -> None:
    path = write(tmp_path / "a.html", report_of(NEW))
    with pytest.raises(StoreError, match="was built of this file"):
        report(path, permit=Permit(frozenset({NEW}), inputs=(path, tmp_path / "gone")))
    report(path, permit=Permit(frozenset({NEW}), inputs=(path,), force=True))


@pytest.mark.parametrize("force", [True, False])
def test_folders_and_devices_are_no_files(tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    for name, said in (("folder", "a folder"), ("pipe", "no ordinary file")):
        with pytest.raises(StoreError, match=said):
            report(tmp_path / name, permit=Permit(force=force))
    write(tmp_path / "file", "mine")
    with pytest.raises(StoreError, match="an export is a folder"):
        write_export(export_of(NEW), tmp_path / "file", Permit(force=force))
    (tmp_path / "out" / "events.jsonl").mkdir(parents=True)
    with pytest.raises(StoreError, match="a folder"):
        write_export(export_of(NEW), tmp_path / "out", Permit(force=force))
    assert names(tmp_path / "out") == ["events.jsonl"]


def test_where_a_folder_is_a_file_nothing_can_be_written(tmp_path: Path) -> None:
    write(tmp_path / "file", "mine")
    with pytest.raises(StoreError, match=r"cannot be written.*-o"):
        report(tmp_path / "file" / "a.html")


def test_a_name_that_is_too_long_is_told_and_the_longest_is_not(tmp_path: Path) -> None:
    report(tmp_path / ("a" * 250 + ".html"))
    with pytest.raises(StoreError, match="cannot be written"):
        report(tmp_path / ("a" * 300 + ".html"))


def test_what_fails_leaves_nothing_not_even_the_folders_that_it_made(tmp_path: Path) -> None:
    def broken() -> None:
        with written(tmp_path / "a" / "b" / "c.html", MINE, report_case) as file:
            file.write(b"half of it")
            raise KeyError

    with pytest.raises(KeyError):
        broken()
    assert names(tmp_path) == []


def test_a_file_that_comes_meanwhile_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.html"

    def raced(content: str) -> None:
        with written(path, MINE, report_case) as file:
            file.write(report_of(NEW))
            write(path, content)

    with pytest.raises(StoreError, match="did not write"):
        raced("somebody's")
    assert held(tmp_path) == {"a.html": b"somebody's"}


def test_a_name_is_taken_only_when_nothing_has_it(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        link(write(tmp_path / "mine", "a"), write(tmp_path / "theirs", "b"))
    assert (tmp_path / "theirs").read_text() == "b"


def test_a_file_system_without_hard_links_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, other: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    report(tmp_path / "a.html")
    assert held(tmp_path) == {"a.html": report_of(NEW)}


def test_what_a_killed_run_left_goes_but_not_what_is_being_written(tmp_path: Path) -> None:
    left, other = tmp_path / f".dateline-{'0' * 16}.part", tmp_path / ".dateline-notes.part"
    busy = write(tmp_path / f".dateline-{'1' * 16}.part", "x")
    for path in (left, other):
        write(path, "x")
    with busy.open("rb") as file:
        assert lock(file)
        report(tmp_path / "a.html")
    assert names(tmp_path) == [busy.name, other.name, "a.html"]


def test_two_exports_into_one_folder_do_not_mix(tmp_path: Path) -> None:
    number = os.open(tmp_path, os.O_RDONLY)
    assert lock(number)
    try:
        with pytest.raises(StoreError, match="Another command is writing there"):
            write_export(export_of(NEW), tmp_path, MINE)
    finally:
        os.close(number)
    assert names(tmp_path) == []


def killed(folder: Path, kind: str, before: str) -> list[dict[str, dict[str, str]]]:
    """What folders held after a kill at every step, and after the next run."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.io.killed", str(folder), kind, before],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    found = json.loads(done.stdout)
    assert len(found) >= 4
    return found


@pytest.mark.parametrize("before", ["before", "nothing"])
def test_a_report_that_is_killed_at_any_step_is_the_old_one_or_the_new(tmp_path: Path, before: str) -> None:
    old = {"out.html": report_of(OLD).decode()} if before == "before" else {}
    new = {"out.html": report_of(NEW).decode()}
    for each in killed(tmp_path, "report", before):
        assert each["seen"] in (old, new)
        assert (each["then"], each["left"]) == (new, [])


@pytest.mark.parametrize("before", ["before", "nothing"])
def test_an_export_that_is_killed_at_any_step_is_whole_or_has_no_run(tmp_path: Path, before: str) -> None:
    old, new = (
        {f"out/{name}": content.decode() for name, content in export_of(case).items()} for case in (OLD, NEW)
    )
    for each in killed(tmp_path, "export", before):
        assert each["seen"] in (old, new) or "out/run.json" not in each["seen"]
        assert (each["then"], each["left"]) == (new, [])
