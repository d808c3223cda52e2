"""The Python API: its names, its words, and that importing it costs nothing."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path

import pytest

import dateline
from dateline.app import building
from tests.app.stub import WordParser
from tests.factories import affair


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)


def test_the_public_names_are_these() -> None:
    assert dateline.__all__ == sorted(dateline.__all__)
    assert set(dateline.__all__) == {
        "Case", "Claim", "DatelineError", "Entity", "Event", "Page", "Problem", "Span", "Status",
        "__version__", "build", "export", "load", "report", "why",
    }  # fmt: skip


@pytest.mark.parametrize("name", dateline.__all__)
def test_every_public_name_is_there_and_documented(name: str) -> None:
    assert name == "__version__" or inspect.getdoc(getattr(dateline, name))


def test_dir_shows_the_public_names() -> None:
    assert dir(dateline) == sorted(dateline.__all__)


def test_another_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nonsense"):
        dateline.nonsense  # noqa: B018


def test_importing_it_loads_nothing() -> None:
    loaded = "import sys, dateline; sys.exit(any(name.startswith('dateline.') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0


def test_pages_become_a_case_a_file_an_export_and_a_report(tmp_path: Path) -> None:
    page, out = tmp_path / "page.txt", tmp_path / "x.dateline"
    page.write_text("The envoys met in May 2021.\n", encoding="utf-8")
    case = dateline.build([page], out)
    assert isinstance(case, dateline.Case)
    assert dateline.load(out) == case == dateline.build([page])
    dateline.export(case, tmp_path / "export")
    assert (tmp_path / "export" / "articles.jsonl").read_bytes().count(b"\n") == 1
    assert dateline.report(case).startswith("<!doctype html>")


def test_files_and_cases_of_others_are_replaced_by_force_only(tmp_path: Path) -> None:
    one, two, out = tmp_path / "one.txt", tmp_path / "two.txt", tmp_path / "x.dateline"
    for page in (one, two):
        page.write_text(f"The envoys met in May 2021, {page.stem}.\n", encoding="utf-8")
    case = dateline.build([one], out)
    with pytest.raises(dateline.DatelineError, match="--force"):
        dateline.build([two], out)
    assert dateline.load(out) == case
    dateline.export(case, tmp_path / "export")
    other = dateline.build([two], out, force=True)
    with pytest.raises(dateline.DatelineError, match="another case"):
        dateline.export(other, tmp_path / "export")
    dateline.export(other, tmp_path / "export", force=True)
    assert b'"ref":"two"' in (tmp_path / "export" / "articles.jsonl").read_bytes()


def test_a_case_that_is_not_finished_is_none(tmp_path: Path) -> None:
    (tmp_path / "x.dateline").touch()
    with pytest.raises(dateline.DatelineError, match="not finished"):
        dateline.load(tmp_path / "x.dateline")


def test_why_gives_the_reasons() -> None:
    assert dateline.why(affair(), affair().events[0].id).parts


def test_what_cannot_be_opened_is_a_dateline_error(tmp_path: Path) -> None:
    with pytest.raises(dateline.DatelineError, match="no such case file"):
        dateline.load(tmp_path / "none.dateline")
