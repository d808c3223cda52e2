"""Case files that were damaged or changed by others.

Every command ends, with a result or with a line that says what is wrong, and never with a traceback.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from sqlite3 import connect

import pytest
from typer.testing import CliRunner

from dateline.app import cli
from dateline.errors import DatelineError, StoreError
from dateline.io.casefile import casefile
from dateline.model import Case
from tests.factories import affair

SHOWN = ("timeline", "claims", "export", "report", "check")
SAID = "dateline: "

CHANGES = {
    "claims": "DELETE FROM claims WHERE label = 'denied'",
    "claims deleted": "DELETE FROM claims",
    "labels": "UPDATE claims SET label = 'stated' WHERE label = 'denied'",
    "a day": "UPDATE event_times SET earliest = '1999-01-01', latest = '1999-01-02'",
    "no day": "UPDATE estimates SET value = 'yesterday'",
    "sites": "UPDATE sightings SET site = 'Gazette'",
    "problems": "DELETE FROM problems",
    "order": "UPDATE events SET nr = 1000 - nr",
    "JSON": "UPDATE claims SET premises = '['",
    "deep JSON": f"UPDATE claims SET premises = '{'[' * 5000}{']' * 5000}'",
    "span": 'UPDATE passages SET "end" = 9999999',
    "nobody's words": "UPDATE attributions SET source = NULL, cue = NULL, content = '[]'",
    "stages": "UPDATE runs SET stages = '[]'",
    "text": "UPDATE pages SET text = CAST(x'ff' AS TEXT)",
    "notes": "UPDATE notes SET layers = x'00'",
    "settings": "UPDATE settings SET value = 'x'",
    "table": "DROP TABLE events",
    "trigger": "CREATE TRIGGER evil AFTER INSERT ON claims BEGIN UPDATE pages SET ref = 'evil'; END",
    "version": "PRAGMA user_version = 2",
    "seals": "DELETE FROM seals",
}
SILENT = {"notes"}
"""What is only remembered and made again."""


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("damage") / "x.dateline"
    casefile.save_case(affair(), path)
    return path.read_bytes()


def ends(path: Path) -> Iterator[tuple[str, int, str]]:
    """How every command ends and what it says; any error but ours is raised."""
    out = {"export": path.parent / "out", "report": path.parent / "r.html"}
    for command in SHOWN:
        words = [command, str(path), *(["-o", str(out[command])] if command in out else [])]
        result = CliRunner().invoke(cli.app, words)
        if isinstance(result.exception, DatelineError):
            yield command, 1, f"{SAID}{result.exception}"
        elif result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        else:
            yield command, result.exit_code, result.output


@pytest.mark.parametrize("name", CHANGES)
def test_what_others_changed_is_told_by_every_command(written: bytes, tmp_path: Path, name: str) -> None:
    path = tmp_path / "x.dateline"
    path.write_bytes(written)
    with closing(connect(path)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(CHANGES[name])
    for command, code, said in ends(path):
        if name in SILENT:
            assert code == 0
        elif command == "check":
            assert (code, "WRONG" in said) == (1, True)
        else:
            assert SAID in said
            assert "build" in said


@pytest.mark.parametrize("seed", range(24))
def test_flipped_bits_end_in_a_result_or_in_a_line(written: bytes, tmp_path: Path, seed: int) -> None:
    path = tmp_path / "x.dateline"
    path.write_bytes(flipped(written, Random(seed)))
    found = list(ends(path))
    assert [command for command, _, _ in found] == list(SHOWN)
    assert all(code in {0, 1} for _, code, _ in found)
    assert all(said.count("\n") <= 1 for command, code, said in found if code and command != "check")
    assert [each.name for each in tmp_path.glob("x*")] == ["x.dateline"]


def flipped(content: bytes, random: Random) -> bytes:
    """Some bits the other way round."""
    changed = bytearray(content)
    for _ in range(random.choice((1, 3, 20, 100))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("begun", [b"CREATE TABLE claims", b"CREATE INDEX claims_label"])
def test_a_schema_that_is_no_text_ends_in_a_line(written: bytes, tmp_path: Path, begun: bytes) -> None:
    path = tmp_path / "x.dateline"
    path.write_bytes(written.replace(begun, begun[:-4] + b"\xf3\xf3\xf3\xf3"))
    for _, code, said in ends(path):
        assert code == 1
        assert "damaged" in said
    with pytest.raises(StoreError, match="damaged"):
        casefile.save_case(affair(), path)


@pytest.mark.parametrize("size", [0, 1, 15, 16, 100, 4096, 4100, 100_000])
def test_a_file_that_was_cut_ends_in_a_line(written: bytes, tmp_path: Path, size: int) -> None:
    path = tmp_path / "x.dateline"
    path.write_bytes(written[:size])
    for command, code, said in ends(path):
        assert (code == 1 and command == "check") or SAID in said


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("claims", "changed outside dateline: claims"),
        ("trigger", "trigger evil added"),
        ("table", "table events"),
    ],
)
def test_the_real_command_says_it_on_stderr_and_adds_nothing(
    demo: Case, tmp_path: Path, name: str, told: str
) -> None:
    path, page = tmp_path / "x.dateline", tmp_path / "page.txt"
    casefile.save_case(demo, path)
    page.write_text("The envoys met on 4 May 2021.\n", "utf-8")
    with closing(connect(path)) as connection, connection:
        connection.execute(CHANGES[name])
    before = path.read_bytes()
    for words in (("timeline", path), ("add", path, page)):
        done = subprocess.run(
            [sys.executable, "-m", "dateline.app.cli", *map(str, words)],
            capture_output=True,
            text=True,
            check=False,
        )
        assert told in done.stderr
        assert "Traceback" not in done.stderr
    assert done.returncode == 1
    assert path.read_bytes() == before
