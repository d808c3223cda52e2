"""What people decide by command: obeyed at once, kept whatever is built anew, refused when unclear."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.app import building, cli, terminal
from dateline.app.judging import moments
from dateline.errors import DatelineError
from dateline.io.casefile import casefile
from dateline.model import Case, Judgement, JudgementKind, Role
from dateline.views.decisions import decisions
from dateline.views.jsonl import render_jsonl
from dateline.views.ledger import Entry, ledger
from tests.app.stub import WordParser
from tests.factories import affair
from tests.lab import ROOT

PAGES = {
    "harbour": "Karsk goes home\n\nPresident Anton Karsk of Norway visited Togo on 3 May 2021. "
    "Togo said that Ghana had sent rifles to rebels.\n",
    "ferry": "Envoys in Lome\n\nPresident Anton Karsk of Norway visited Togo on 3 May 2021, the palace said. "
    "Ghana shipped arms to the north.\n",
}
LATER = {"lighthouse": "Norway signed a pact with Togo on 9 May 2021.\n"}


def write_pages(folder: Path, pages: Mapping[str, str]) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in pages.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


# ── the real command ────────────────────────────────────────────────────────────────────────────────────────
def command(*arguments: object, source: Path = ROOT / "src") -> None:
    """Run the real command, with the code of today or with other."""
    done = subprocess.run(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": str(source)},
    )
    assert done.returncode == 0, done.stderr


def claims(path: Path) -> dict[str, Entry]:
    """The claims of a case by the page and the word that each stands on."""
    return {f"{each.page} {each.trigger}": each for each in ledger(casefile.load_case(path))}


def assert_obeyed(path: Path, *, merged: bool = True) -> None:
    """The case is as people said; `merged` is whether its rules make one event of the two visits."""
    assert [each.force for each in decisions(casefile.load_case(path))] == ["in force"] * 3
    found = claims(path)
    assert found["harbour goes"].event == found["ferry visited"].event
    assert found["harbour sent"].event != found["ferry shipped"].event
    assert found["harbour sent"].status == "denied"
    assert (found["harbour visited"].event == found["ferry visited"].event) is merged


def test_what_people_add_and_mark_outlives_further_pages_a_rebuild_and_an_export(tmp_path: Path) -> None:
    pages, story, other = write_pages(tmp_path / "pages", PAGES), tmp_path / "story", tmp_path / "other"
    command("build", pages, "-o", story)
    shutil.copy(story, other)
    found = claims(story)
    reason = ("--because", "so says the log of the port", "--user", "ann")
    added = ("to the north", "event=north", "status=alleged", "agent=Norway", "time=2021-05-09")
    command("judge", "add", story, "ferry", *added, *reason)
    command("judge", "correct", story, found["ferry shipped"].id, "agent=Norway", "patient=nobody", *reason)
    command(
        "judge", "boilerplate", story, "harbour", "Togo said that Ghana had sent rifles to rebels.", *reason
    )
    assert_told(story)
    command("add", story, write_pages(tmp_path / "more", LATER))
    assert_told(story)
    command("export", story, "--to", "jsonl", "--out", tmp_path / "export")
    command("judgements", other, "--from", tmp_path / "export" / "judgements.jsonl")
    assert_told(other)
    command("build", pages, "-o", other, source=changed_code(tmp_path / "changed"))
    assert_told(other)


def test_what_people_put_into_the_story_is_read_as_a_part_of_it(tmp_path: Path) -> None:
    """Only the page of it is read again, and its claims go when the judgement is taken back."""
    teaser = "Togo opens new terminal in Lome"
    text = f"{PAGES['harbour']}\nRead more\n{teaser}\nNorway signs pact with Ghana\n"
    pages, story = write_pages(tmp_path / "pages", {**PAGES, "harbour": text}), tmp_path / "story"
    command("build", pages, "-o", story)
    before = claims(story)
    assert "harbour opens" not in before
    command("judge", "story", story, "harbour", teaser, "--because", "It is of this page.", "--user", "ann")
    assert claims(story).keys() - before.keys() == {"harbour opens"}
    command("add", story, write_pages(tmp_path / "more", LATER))
    assert "harbour opens" in claims(story)
    (judgement,) = casefile.load_case(story).judgements
    passages = casefile.load_case(story).passages
    assert [each.by.premises for each in passages if each.by.rule == "judgement.story/1"] == [(judgement.id,)]
    command("judge", "undo", story, judgement.id)
    assert not claims(story).keys() & {"harbour opens"}


def assert_told(path: Path) -> None:
    """The case has the claim that was added and who does what, and nothing of the boilerplate."""
    case = casefile.load_case(path)
    assert {each.force for each in decisions(case)} == {"in force"}
    found = claims(path)
    assert not {"harbour said", "harbour sent"} & found.keys()
    assert (found["ferry north"].status, found["ferry north"].date) == ("alleged", "2021-05-09")
    assert found["ferry north"].people[0] == "added by ann: so says the log of the port"
    for told in ("ferry north", "ferry shipped"):
        parts = {each.role: each.mention for each in case.by_id[found[told].id].arguments}
        assert case.entity_of[parts[Role.AGENT] or ""].name == "Norway"
        assert Role.THEME not in parts


def changed_code(folder: Path) -> Path:
    """The source of a dateline whose rules merge nothing."""
    code = shutil.copytree(ROOT / "src" / "dateline", folder / "dateline")
    scoring = code / "cases" / "events" / "scoring.py"
    scoring.write_text(re.sub(r"(?m)^LEAST = .*$", "LEAST = 99.0", scoring.read_text("utf-8")), "utf-8")
    return folder


def test_what_people_decide_outlives_further_pages_another_rule_a_rebuild_and_an_export(
    tmp_path: Path,
) -> None:
    pages, story, other = write_pages(tmp_path / "pages", PAGES), tmp_path / "story", tmp_path / "other"
    command("build", pages, "-o", story)
    found = {told: claim.id for told, claim in claims(story).items()}
    reason = ("--because", "so says the log of the port", "--user", "ann")
    command("judge", "same", story, found["harbour goes"], found["ferry visited"], *reason)
    command("judge", "different", story, found["harbour sent"], found["ferry shipped"], *reason)
    command("judge", "correct", story, found["harbour sent"], "status=denied", *reason)
    assert_obeyed(story)
    command("add", story, write_pages(tmp_path / "more", LATER))
    assert_obeyed(story)
    command("build", pages, "-o", other, source=changed_code(tmp_path / "changed"))
    command("export", story, "--to", "jsonl", "--out", tmp_path / "export")
    command("judgements", other, "--from", tmp_path / "export" / "judgements.jsonl")
    assert_obeyed(other)
    command("build", pages, "-o", other, source=tmp_path / "changed")
    assert_obeyed(other, merged=False)


# ── what cannot be meant, and what does not fit ─────────────────────────────────────────────────────────────
VISIT = affair().claims[0].id


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    terminal.console.cache_clear()


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of two pages, read without a parser, on one of which ann has noted and corrected something."""
    folder = tmp_path_factory.mktemp("story")
    found = folder / "story.dateline"
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(building, "SpacyParser", WordParser)
        building.build_file([write_pages(folder / "pages", PAGES)], found)
        run("judge", "note", found, "ferry", "Read twice.", "--user", "ann")
        run("judge", "correct", found, "ferry", "date=2021-05-04", "-b", "The stamp.", "--user", "ann")
    return found


@pytest.fixture
def path(story: Path, tmp_path: Path) -> Path:
    return Path(shutil.copy(story, tmp_path / "copy.dateline"))


def run(*arguments: object, code: int = 0) -> str:
    """What a command prints, in this process; a DatelineError counts as exit code 1, as in `main`."""
    terminal.console.cache_clear()
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    if isinstance(result.exception, DatelineError):
        assert code == 1, result.exception
        return str(result.exception)
    assert result.exit_code == code, result.output
    return result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("correct", "lighthouse", "date=2021-05-04"), r"nothing in this case has the id 'lighthouse'\."),
        (("correct", "art-", "date=2021-05-04"), r"2 ids begin with art-.*Give more of the id"),
        (("correct", "ferry", "date=soon"), r"'soon' is no day\. Write it as 2024-06-18"),
        (("correct", "ferry", "day=2021-05-04"), r"'day' cannot be corrected.*Give FIELD=VALUE"),
        (("correct", "ferry", "date"), r"'date' has no value\. Give FIELD=VALUE"),
        (("correct", "ferry", "date=2021-05-04", "date=2021-05-05"), "one field is given twice"),
        (("add", "ferry", "Envoys in Lome", "agent=Xyz"), "'Xyz' does not stand on ferry"),
        (("add", "ferry", "Envoys in Lome", "date=2021-05-05"), "is a claim, of which nobody can say 'date'"),
        (("boilerplate", "ferry", "the mill"), "'the mill' is nothing that stands on ferry"),
        (("story", "ferry", "9000-9010"), "is nothing that stands on ferry"),
        (("correct", "ferry", "date=2021-05-05"), r"ann decided otherwise on .*judge undo CASE jud-"),
        (("note", "ferry", " "), "a note is empty"),
        (("undo", "jud-0000000000000000"), r"nothing in this case .* `judgements` those of judgements"),
        (("note", "ferry", "Read.", "--user", " "), r"nobody is named who decides\. Give --user NAME"),
    ],
)
def test_what_cannot_be_meant_is_one_line_and_changes_nothing(
    path: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = render_jsonl(casefile.load_case(path))
    kind, *rest = arguments
    because = () if kind in {"note", "undo"} else ("--because", "It is so.")
    user = () if "--user" in arguments else ("--user", "bob")
    told = run("judge", kind, path, *rest, *because, *user, code=1)
    assert re.search(message, told)
    assert "\n" not in told
    assert render_jsonl(casefile.load_case(path)) == before


def test_what_is_undone_is_not_undone_twice(path: Path) -> None:
    note = casefile.load_case(path).judgements[0].id
    run("judge", "undo", path, note)
    told = run("judge", "undo", path, note, code=1)
    again = re.search(r"is undone already\. .*judge undo CASE (jud-\w+)", told)
    assert again
    run("judge", "undo", path, again[1])
    assert casefile.load_case(path).ruling_of[note].holds


def test_who_thinks_better_of_it_contradicts_nobody(path: Path) -> None:
    run("judge", "correct", path, "ferry", "date=2021-05-05", "-b", "The other stamp.", "--user", "ann")
    case = casefile.load_case(path)
    assert [str(ruling.force) for ruling in case.rulings] == ["in force", "replaced", "in force"]
    assert {case.estimate_of[page.id].value for page in case.pages if page.ref == "ferry"} == {"2021-05-05"}


def test_what_another_log_contradicts_or_does_not_find_is_kept_and_told(
    path: Path, story: Path, tmp_path: Path
) -> None:
    other, export = tmp_path / "other.dateline", tmp_path / "export"
    building.build_file([story.parent / "pages", write_pages(tmp_path / "more", LATER)], other)
    for page in ("ferry", "lighthouse"):
        run("judge", "correct", other, page, "date=2021-05-09", "-b", "The postmark.", "--user", "bob")
    run("export", other, "--to", "jsonl", "--out", export)
    told = run("judgements", path, "--from", export / "judgements.jsonl")
    forces = [str(ruling.force) for ruling in casefile.load_case(path).rulings]
    assert forces == ["in force", "in conflict", "in force", "waiting"]
    assert "which is no longer found" in told
    assert re.search("judgement of ann .* is\\s+in\\s+conflict\\s+with", run("problems", path), re.DOTALL)


def test_a_log_that_is_damaged_is_refused_whole(path: Path, tmp_path: Path) -> None:
    log = tmp_path / "judgements.jsonl"
    log.write_bytes(render_jsonl(affair())["judgements.jsonl"] + b'{"id": ')
    assert "judgements.jsonl:2: this is no judgement" in run("judgements", path, "--from", log, code=1)
    assert len(casefile.load_case(path).judgements) == 2


def test_nobody_has_judged_yet(tmp_path: Path) -> None:
    path = tmp_path / "affair.dateline"
    casefile.save_case(Case(affair().run, affair().pages), path)
    assert "nobody has judged anything" in run("judgements", path)


def test_the_last_judgement_is_the_last_whatever_the_clock_says() -> None:
    ahead = Judgement("2999-01-01T00:00:00Z", "bob", JudgementKind.NOTE, (VISIT,), "claim")
    assert next(moments(Case(affair().run, (), judgements=(ahead,)))) == "2999-01-01T00:00:00.000001Z"
