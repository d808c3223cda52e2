"""From files to a case: resumed after a kill, the same in any order, nothing read twice, nothing lost."""

from __future__ import annotations

import random
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from dateline.adapters.processes import ProcessMapper
from dateline.app import building
from dateline.errors import StoreError
from dateline.io.casefile import casefile
from dateline.io.casefile.notebook import Notebook
from dateline.model import Judgement, JudgementKind, Page, Problem, Sighting
from dateline.views.jsonl import render_jsonl
from tests.app.stub import WordParser
from tests.factories import affair

ROOT = Path(__file__).parents[2]

PAGES = {
    "one.txt": "Envoys to meet\n\nThe envoys of Ruritania will meet tomorrow.\n"
    "Ruritania denied the report on 3 May 2021.\n",
    "two.txt": "The envoys met on Tuesday, 4 May 2021.\nThey signed nothing.\n",
    "three.txt": "A third page tells of July 2000.\n",
}


@pytest.fixture(autouse=True)
def words(monkeypatch: pytest.MonkeyPatch) -> None:
    """The stub reads, in this very process, which is quicker than to begin another one."""
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    monkeypatch.setattr(building, "ProcessMapper", lambda jobs: map)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "pages"
    found.mkdir()
    for name, text in PAGES.items():
        (found / name).write_text(text, encoding="utf-8")
    return found


def exported(path: Path) -> Mapping[str, bytes]:
    return render_jsonl(casefile.load_case(path))


class Spy:
    """Counts what is read afresh."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept: list[str] = []
        keep = Notebook.keep

        def kept(book: Notebook, key: str, notes: object) -> None:
            self.kept.append(key)
            keep(book, key, notes)  # type: ignore[arg-type]

        monkeypatch.setattr(Notebook, "keep", kept)


@pytest.fixture
def spy(monkeypatch: pytest.MonkeyPatch) -> Spy:
    return Spy(monkeypatch)


def test_a_case_file_holds_what_was_built(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "x.dateline"
    assert building.build_file([folder], out) == casefile.load_case(out)


def test_in_memory_and_in_a_file_is_the_same_case(folder: Path, tmp_path: Path) -> None:
    assert building.build_case([folder]) == building.build_file([folder], tmp_path / "x.dateline")


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_inputs_does_not_matter(folder: Path, tmp_path: Path, seed: int) -> None:
    inputs = sorted(folder.iterdir())
    whole = render_jsonl(building.build_case(inputs))
    random.Random(seed).shuffle(inputs)
    building.build_file(inputs, tmp_path / "x.dateline")
    assert exported(tmp_path / "x.dateline") == whole


def run_killed(out: Path, folder: Path, statement: int) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tests.app.stub", "killed", str(out), str(folder), str(statement)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def moments(statements: int, seed: int) -> list[int]:
    return random.Random(seed).sample(range(1, statements + 1), 10)


def test_a_first_build_killed_at_any_moment_opens_and_resumes_to_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.dateline"
    statements = int(run_killed(whole, folder, 0).stdout)
    expected = exported(whole)
    for moment in moments(statements, 1):
        out = tmp_path / f"{moment}.dateline"
        assert run_killed(out, folder, moment).returncode == -9
        if out.exists():
            case = casefile.load_case(out)
            assert (
                any("run the same build again" in problem.message for problem in case.problems)
                or render_jsonl(case) == expected
            )
        building.build_file([folder], out)
        assert exported(out) == expected, f"killed at statement {moment}"


def test_a_rebuild_killed_at_any_moment_keeps_the_last_complete_case_and_resumes_to_the_same_bytes(
    folder: Path, tmp_path: Path
) -> None:
    before, whole = tmp_path / "before.dateline", tmp_path / "whole.dateline"
    building.build_file(sorted(folder.iterdir())[:2], before)
    shutil.copy(before, whole)
    statements = int(run_killed(whole, folder, 0).stdout)
    old, expected = exported(before), exported(whole)
    for moment in moments(statements, 2):
        out = tmp_path / f"{moment}.dateline"
        shutil.copy(before, out)
        assert run_killed(out, folder, moment).returncode == -9
        assert exported(out) in (old, expected)
        building.build_file([folder], out)
        assert exported(out) == expected, f"killed at statement {moment}"


def test_a_killed_build_goes_on_where_it_stopped(
    folder: Path, tmp_path: Path, spy: Spy, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "x.dateline"

    def crash(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(building, "write_case", crash)
        with pytest.raises(KeyboardInterrupt):
            building.build_file([folder], out)
    assert len(spy.kept) == len(PAGES)
    building.build_file([folder], out)
    assert len(spy.kept) == len(PAGES)


def test_adding_reads_only_what_is_new(folder: Path, tmp_path: Path, spy: Spy) -> None:
    out, inputs = tmp_path / "x.dateline", sorted(folder.iterdir())
    building.build_file(inputs[:2], out)
    assert len(spy.kept) == 2
    building.add_to_file(out, inputs[1:])
    assert len(spy.kept) == 3
    assert exported(out) == render_jsonl(building.build_case([folder]))


def test_a_rebuild_reads_only_what_changed_and_forgets_what_went(
    folder: Path, tmp_path: Path, spy: Spy
) -> None:
    out = tmp_path / "x.dateline"
    building.build_file([folder], out)
    (folder / "two.txt").write_text("Changed.\n", encoding="utf-8")
    (folder / "three.txt").unlink()
    case = building.build_file([folder], out)
    assert len(spy.kept) == len(PAGES) + 1
    assert sorted(page.ref for page in case.pages) == ["one", "two"]
    with casefile.open_store(out) as connection:
        assert connection.execute("SELECT count(*) FROM notes").fetchone() == (2,)


def test_problems_of_reading_stay_until_the_file_is_read(folder: Path, tmp_path: Path) -> None:
    out, empty = tmp_path / "x.dateline", folder / "empty.txt"
    empty.touch()
    first = building.build_file([folder], out)
    assert [problem.locator for problem in first.problems] == [str(empty)]
    (tmp_path / "four.txt").write_text("A fourth page.\n", encoding="utf-8")
    assert building.add_to_file(out, [tmp_path / "four.txt"]).problems == first.problems
    empty.write_text("Now it tells something.\n", encoding="utf-8")
    assert building.add_to_file(out, [empty]).problems == ()


def test_adding_to_a_case_without_pages_that_could_be_read_keeps_the_others(
    folder: Path, tmp_path: Path
) -> None:
    out = tmp_path / "x.dateline"
    before = building.build_file([folder], out)
    after = building.add_to_file(out, [tmp_path / "missing.txt"])
    assert after.pages == before.pages
    assert len(after.problems) == 1


def test_a_page_met_twice_is_one_page_with_both_sightings() -> None:
    here, there = (
        Page("a", "Same.", (Sighting(locator, "0" * 64),)) for locator in ("here.txt", "there.txt")
    )
    merged = building.merge_pages([there, here])
    assert merged == building.merge_pages([here, there, here])
    assert [sighting.locator for sighting in merged[0].sightings] == ["here.txt", "there.txt"]


def test_problems_come_once_and_in_one_order() -> None:
    first, second = Problem("a", "read", "x"), Problem("b", "read", "y")
    assert building.unique_problems([second, first, second]) == building.unique_problems([first, second])


def test_a_fact_given_twice_is_a_problem_and_not_the_end_of_the_build(tmp_path: Path) -> None:
    case = affair()
    again = (replace(case.claims[0], lemma="other"), *case.claims[1:])
    found = building.without_twins(replace(case, claims=(*case.claims, *again)))
    assert found.claims == case.claims
    assert [(problem.stage, problem.message) for problem in found.problems[2:]] == [
        (
            "build",
            "5 of the claims were given twice; the first of each is kept. Please report this with the pages.",
        )
    ]
    assert building.without_twins(case) is case
    casefile.save_case(found, tmp_path / "x.dateline")


def test_judgements_survive_a_rebuild(folder: Path, tmp_path: Path) -> None:
    out, judgement = (
        tmp_path / "x.dateline",
        Judgement("2026-01-01T00:00:00Z", "ann", JudgementKind.SAME, ("clm-1", "clm-2"), "event"),
    )
    building.build_file([folder], out)
    with casefile.change_store(out, command="judge") as connection:
        casefile.write_facts(connection, "judgements", [judgement])
    assert building.build_file([folder], out).judgements == (judgement,)
    assert casefile.load_case(out).judgements == (judgement,)
    one = folder / "one.txt"
    assert building.build_file([one], out, force=True).judgements == (judgement,)
    assert casefile.load_case(out).judgements == (judgement,)


def test_alone_is_remembered_for_adding(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out, inputs, asked = tmp_path / "x.dateline", sorted(folder.iterdir()), []
    stages = building.pipeline.stages
    monkeypatch.setattr(
        building.pipeline,
        "stages",
        lambda *tools, alone=False: asked.append(alone) or stages(*tools, alone=alone),
    )
    building.build_file(inputs[:1], out, alone=True)
    building.add_to_file(out, inputs[1:])
    assert asked == [True, True]


def test_processes_however_many_make_the_same_case(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(6):
        (folder / f"more-{number}.txt").write_text(
            f"Page number {number} tells of {2001 + number}.\n", encoding="utf-8"
        )
    here = building.build_case([folder])
    monkeypatch.setattr(building, "ProcessMapper", ProcessMapper)
    assert building.build_case([folder], jobs=1) == here
    assert building.build_case([folder], jobs=2) == here


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE pages SET ref = 'evil'",
        "UPDATE pages SET text = CAST(x'ff' AS TEXT)",
        "DELETE FROM passages",
        "UPDATE runs SET stages = '[]'",
    ],
)
def test_a_build_makes_a_changed_case_again_and_trusts_none_of_its_notes(
    folder: Path, tmp_path: Path, spy: Spy, change: str
) -> None:
    out = tmp_path / "x.dateline"
    building.build_file([folder], out)
    whole = exported(out)
    with closing(sqlite3.connect(out)) as connection, connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute(change)
    before = out.read_bytes()
    with pytest.raises(StoreError, match="changed outside dateline"):
        building.add_to_file(out, [folder])
    assert out.read_bytes() == before
    building.build_file([folder], out)
    assert len(spy.kept) == 2 * len(PAGES)
    assert exported(out) == whole


def test_changed_judgements_cannot_be_made_again(folder: Path, tmp_path: Path) -> None:
    out, judgement = (
        tmp_path / "x.dateline",
        Judgement("2026-01-01T00:00:00Z", "ann", JudgementKind.SAME, ("clm-1", "clm-2"), "event"),
    )
    building.build_file([folder], out)
    with casefile.change_store(out, command="judge") as connection:
        casefile.write_facts(connection, "judgements", [judgement])
    building.build_file([folder], out)
    with closing(sqlite3.connect(out)) as connection, connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'judgements_stay'"
        ).fetchone()
        connection.execute("DROP TRIGGER judgements_stay")
        connection.execute("DELETE FROM judgements")
        connection.execute(trigger)
    with pytest.raises(StoreError, match=r"judgements\. Nothing was written\. .*into a new file"):
        building.build_file([folder], out)
