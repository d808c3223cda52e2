"""What a case hands on: `dateline capture`, from a case file to its evidence, and back to a case."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.app import building, cli
from dateline.app.exporting import report_of
from dateline.app.screen import answered
from dateline.app.sentences import rule_sentences
from dateline.errors import StoreError
from dateline.io.casefile import casefile, seals
from dateline.model import Case
from dateline.views.report import render_report
from tests.app.stub import WordParser
from tests.factories import affair
from tests.io.crawls import SAID, html, packed, response, write


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)


def run(*arguments: object) -> str:
    """What a command prints."""
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments], catch_exceptions=False)
    return result.stdout + result.stderr


def test_a_case_built_of_its_evidence_has_the_same_pages(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", SAID)
    write(tmp_path / "in" / "b.html", html())
    write(tmp_path / "in" / "c.warc.gz", packed(response("https://harbour.example/1")))
    first, out, second = tmp_path / "first.dateline", tmp_path / "evidence.wacz", tmp_path / "second.dateline"
    run("build", tmp_path / "in", "-o", first)
    told = json.loads(run("capture", first, "-o", out, "--json"))
    assert told == {
        "archive": str(out),
        "captures": 2,
        "bytes": out.stat().st_size,
        "sha256": hashlib.sha256(out.read_bytes()).hexdigest(),
    }
    assert told["sha256"] in run("capture", first, "-o", out)
    assert run("capture", first, "-o", out, "--quiet") == ""
    run("build", out, "-o", second)
    before, after = casefile.load_case(first), casefile.load_case(second)
    assert after.problems == ()
    assert {page.id for page in after.pages} == {page.id for page in before.pages}
    assert len(after.pages) == 3


def test_evidence_is_named_wacz_so_that_no_other_file_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.dateline"
    casefile.save_case(affair(), path)
    before = path.read_bytes()
    assert "does not end in .wacz" in run("capture", path, "-o", path)
    assert path.read_bytes() == before


def test_a_case_without_captures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "x.dateline"
    casefile.save_case(affair(), path)
    with pytest.raises(StoreError, match="no captures"):
        run("capture", path, "-o", tmp_path / "e.wacz")
    assert [found.name for found in tmp_path.iterdir()] == ["x.dateline"]


@pytest.mark.parametrize("texts", [True, False])
def test_a_report_of_a_file_is_that_of_the_whole_case(demo: Case, tmp_path: Path, *, texts: bool) -> None:
    casefile.save_case(demo, tmp_path / "demo.dateline")
    assert (
        report_of(tmp_path / "demo.dateline", texts=texts)
        == render_report(demo, rule_sentences(), texts=texts).encode()
    )


def test_a_report_tells_of_a_change_that_it_does_not_show(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "affair.dateline"
    casefile.save_case(affair(), path)
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE sightings SET sha256 = ?", ("1" * 64,))
    connection.close()
    monkeypatch.setattr(seals, "FEW", 0)  # as if every table were long
    assert answered(path, lambda case: case.size("pages")) == 2
    assert capsys.readouterr().err == ""
    assert b"11111" not in report_of(path)
    assert "changed outside dateline: sightings" in capsys.readouterr().err


def test_a_report_has_whole_texts_where_these_are_asked_for(tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt", SAID)
    run("build", tmp_path / "in", "-o", tmp_path / "a.dateline")
    run("report", tmp_path / "a.dateline", "--with-texts")
    whole = (tmp_path / "a.html").read_text("utf-8")
    run("report", tmp_path / "a.dateline")
    short = (tmp_path / "a.html").read_text("utf-8")
    assert 'id="texts"' in whole
    assert 'id="texts"' not in short
