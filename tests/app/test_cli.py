"""The command line: what it prints, how it ends, and what it says when it cannot."""

from __future__ import annotations

import inspect
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from typer.testing import CliRunner

import dateline
from dateline.app import building, cli, people, screen, terminal, timelines
from dateline.errors import DatelineError
from dateline.io.casefile import casefile, seals
from dateline.model import Case
from dateline.views.jsonl import render_jsonl
from tests.app.stub import WordParser
from tests.factories import affair, claim
from tests.io.hosts import host

COMMANDS = (
    "build",
    "add",
    "timeline",
    "brief",
    "disputes",
    "search",
    "claims",
    "sources",
    "actors",
    "copies",
    "event",
    "why",
    "problems",
    "export",
    "report",
    "capture",
    "check",
    "fetch",
)
SHOWN = (
    ("timeline",),
    ("timeline", "--all"),
    ("claims",),
    ("disputes",),
    ("sources",),
    ("actors",),
    ("copies",),
    ("copies", "herald", "--all"),
    ("event", affair().events[1].id),
    ("why", affair().events[0].id),
    ("problems",),
)


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    monkeypatch.setenv("COLUMNS", "100")
    terminal.console.cache_clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "affair.dateline"
    casefile.save_case(affair(), found)
    return found


def run(*arguments: object, code: int = 0) -> str:
    """What a command prints on stdout and stderr; a DatelineError counts as exit code 1, as in `main`."""
    terminal.console.cache_clear()
    result = CliRunner().invoke(cli.app, [str(argument) for argument in arguments])
    if isinstance(result.exception, DatelineError):
        assert code == 1, result.exception
        return f"dateline: {result.exception}"
    assert result.exit_code == code, result.output
    return result.output


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_commands_are_there() -> None:
    told = run("--help")
    assert [name for name in COMMANDS if not re.search(rf"^  {name} ", told, re.MULTILINE)] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself(name: str) -> None:
    assert "Usage: dateline" in run(name, "--help") or "Usage: root" in run(name, "--help")


def test_the_exit_codes_are_told() -> None:
    assert "Exit codes: 0" in run("--help")


def test_the_version_is_that_of_the_package() -> None:
    assert run("--version") == f"dateline {dateline.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("nonsense",),
        ("timeline",),
        ("claims", "x", "--status", "true"),
        ("export", "x", "--to", "xml"),
        ("build", "x", "--jobs", "-1"),
    ],
)
def test_wrong_usage_ends_with_two(arguments: tuple[str, ...]) -> None:
    assert "Usage" in run(*arguments, code=2)


@pytest.mark.parametrize(
    "name", [name for name in COMMANDS if name not in {"build", "add", "search", "event", "why", "fetch"}]
)
def test_a_missing_case_is_one_line_that_says_what_to_do(tmp_path: Path, name: str) -> None:
    assert "Make it with: dateline build" in run(name, tmp_path / "none.dateline", code=1)


def test_an_error_is_one_line_on_stderr_and_no_traceback(tmp_path: Path) -> None:
    done = command("timeline", tmp_path / "none.dateline")
    assert (done.returncode, done.stdout) == (1, "")
    assert re.fullmatch(r"dateline: .*there is no such case file\..*\n", done.stderr)


@pytest.mark.parametrize("arguments", SHOWN)
def test_what_is_shown_fits_a_pipe(path: Path, arguments: tuple[str, ...]) -> None:
    told = run(arguments[0], path, *arguments[1:])
    assert told.strip()
    assert "\x1b" not in told
    assert all(len(line) <= 100 and line == line.rstrip() for line in told.splitlines())


@pytest.mark.parametrize("arguments", SHOWN)
def test_what_is_shown_is_data_when_asked(path: Path, arguments: tuple[str, ...]) -> None:
    assert json.loads(run(arguments[0], path, *arguments[1:], "--json"))


@pytest.mark.parametrize("width", ["40", "80", "120", "300"])
def test_narrow_and_wide_terminals_lose_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch, width: str
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    told = re.sub(r"\s+", "", run("timeline", path, "--all"))
    for words in (
        "2000-07",
        "planned by the palace and herald",
        "denial by Ruritania of what is alleged by Graustark",
        affair().events[0].id,
    ):
        assert words.replace(" ", "") in told


@pytest.mark.parametrize(
    ("options", "shown", "last"),
    [
        ((), ["visit", "sending of rifles"], "1 further event of speech and background; --all shows them."),
        (("--all",), ["first trip", "visit", "sending of rifles"], None),
    ],
)
def test_what_is_not_shown_is_counted(
    path: Path, options: tuple[str, ...], shown: list[str], last: str | None
) -> None:
    told = " ".join(run("timeline", path, *options).split())
    moments = json.loads(run("timeline", path, *options, "--json"))["events"]
    assert [moment["label"] for moment in moments] == shown
    assert all(f"“{moment['words'][:30]}" in told for moment in moments)
    assert "further" not in told if last is None else " ".join(told.split()).endswith(last)


def test_an_unfinished_rebuild_is_told_and_the_last_case_shown(path: Path) -> None:
    with casefile.change_store(path, command="build") as connection:
        casefile.begin_build(connection)
    told = run("timeline", path)
    assert "a later build is not finished; this is the last complete case. Run the same build again." in told
    assert "planned by the palace and herald" in told
    casefile.save_case(affair(), path)
    assert "not finished" not in run("timeline", path)


def test_links_with_one_explanation_are_told_together(path: Path) -> None:
    told = run("event", path, affair().events[1].id)
    assert "denies (polarity): Ruritania denies what Graustark alleges." in told


def test_a_claim_is_shown_with_who_says_so_and_its_status(path: Path) -> None:
    told = run("claims", path, "--status", "denied")
    assert "gazette.example › Ruritania: “Ruritania denies sending rifles”" in told
    assert "1 claim" in told


@pytest.mark.parametrize(
    ("options", "number"),
    [
        (("--source", "palace"), 1),
        (("--page", "herald"), 2),
        (("--search", "sending rifles"), 2),
        (("--search", "rifles", "--status", "denied"), 1),
    ],
)
def test_claims_are_filtered(path: Path, options: tuple[str, ...], number: int) -> None:
    assert len(json.loads(run("claims", path, *options, "--json"))) == number


@pytest.mark.parametrize(
    ("options", "number", "last"),
    [
        (("--event", affair().events[1].id[:8]), 2, "2 claims"),
        (("--event", affair().claims[1].id), 2, "2 claims"),
        (("--own",), 2, "2 claims"),
        (("--own", "--source", "palace"), 0, "0 claims pass these filters; without them there are 5"),
        (("--search", "zebra"), 0, "0 claims pass these filters; without them there are 5"),
    ],
)
def test_a_list_of_claims_ends_with_their_number(
    path: Path, options: tuple[str, ...], number: int, last: str
) -> None:
    assert len(json.loads(run("claims", path, *options, "--json"))) == number
    assert run("claims", path, *options).splitlines()[-1] == last


def test_that_somebody_speaks_is_shown_with_all(tmp_path: Path) -> None:
    case = affair()
    said = claim(case.by_id[case.claims[0].trigger.page], "said", "the palace said")
    path = tmp_path / "speech.dateline"
    casefile.save_case(replace(case, claims=(*case.claims, said)), path)
    assert (
        run("claims", path).splitlines()[-1]
        == "5 claims; 1 more tell only that somebody says it, --all shows them"
    )
    assert run("claims", path, "--all").splitlines()[-1] == "6 claims"


def test_a_case_without_claims_says_where_to_look(tmp_path: Path) -> None:
    path = tmp_path / "bare.dateline"
    casefile.save_case(Case(affair().run, affair().pages), path)
    assert f"0 claims; `dateline problems {path}`" in " ".join(run("claims", path).split())
    assert "this case has no claims" in run("sources", path)
    assert "nobody is named" in run("actors", path)
    assert "nobody in this case denies what another says" in run("disputes", path)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--source", "Ruritanai"), 1, "did you mean 'Ruritania'?). `dateline sources` shows"),
        (("--source", "x" * 99), 1, "in this case. `dateline sources` shows"),
        (("--source", " "), 1, "`dateline sources` shows"),
        (("--source", ""), 1, "`dateline sources` shows"),
        (("--page", ""), 1, "gazette, herald"),
        (("--event", ""), 1, "`dateline timeline` shows"),
        (("--page", "gazete"), 1, "did you mean 'gazette'?). Its pages are gazette, herald."),
        (("--status", "deny"), 2, "did you mean 'denied'?); there are stated"),
        (("--event", affair().entities[0].id), 1, "is no event"),
        (("--event", "evt-zz"), 1, "`dateline timeline` shows"),
    ],
)
def test_an_unknown_value_says_which_there_are(
    path: Path, options: tuple[str, ...], code: int, told: str
) -> None:
    assert told in " ".join(run("claims", path, *options, code=code).split())


def test_claims_are_listed_page_by_page(path: Path) -> None:
    first, rest = run("claims", path, "--limit", 2), run("claims", path, "--offset", 2)
    assert first.endswith("2 claims of 5; --offset 2 goes on, --limit 0 shows all\n")
    assert rest.endswith("3 claims\n")
    every = run("claims", path, "--limit", 0)
    assert [first.count("clm-"), rest.count("clm-"), every.count("clm-")] == [2, 3, 5]
    assert len(json.loads(run("claims", path, "--json", "--limit", 2))) == 2


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("x.dateline", "--fetch"), "for a new case only"),
        (("--fetch", "--token", "a" * 16), "give one of the two"),
    ],
)
def test_pages_are_fetched_for_a_new_case_and_for_this_machine_only(
    options: tuple[str, ...], told: str
) -> None:
    assert told in " ".join(run("serve", *options, code=2).replace("│", "").split())


def test_a_server_that_may_fetch_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dateline.app.serve.serve.serve_case", lambda *_, **__: None)
    place = tmp_path / "x.dateline"
    assert "fetched from their hosts when somebody asks for it" in run("serve", "--out", place, "--fetch")
    assert run("serve", "--out", place) == ""


def test_sources_are_listed_page_by_page(path: Path) -> None:
    every = run("sources", path)
    first, rest = run("sources", path, "--limit", 1), run("sources", path, "--offset", 1)
    total = len(json.loads(run("sources", path, "--json")))
    assert f"\n1 source of {total}; --offset 1 goes on, --limit 0 shows all\n" in first
    assert f"\n{total - 1} sources of {total}\n" in rest
    assert "goes on" not in every
    assert run("sources", path, "--limit", 0) == every
    assert (
        json.loads(run("sources", path, "--json", "--offset", 1, "--limit", 2))
        == json.loads(run("sources", path, "--json"))[1:3]
    )
    assert first.splitlines()[1].split() == every.splitlines()[1].split()


def test_disputes_are_shown_face_to_face(path: Path) -> None:
    told = run("disputes", path)
    found = json.loads(run("disputes", path, "--json"))
    assert f"{len(found)} dispute" in told
    first = found[0]
    answer = first["answers"][0]
    assert first["moment"]["id"] in told
    assert told.index("said to be so:") < told.index("said not to be so:")
    assert f"{answer['status']} {answer['who'][-1]}: “" in told
    assert run("disputes", path, "--offset", len(found)) == f"0 disputes of {len(found)}\n"


def test_of_many_hints_the_first_are_told(path: Path) -> None:
    case = affair()
    hints = tuple(replace(case.origins[0], name=f"wire {number}") for number in range(3))
    casefile.save_case(replace(case, origins=hints), path)
    assert run("sources", path, "--limit", 2).endswith(
        "1 further hint of one origin; --limit 0 shows them.\n"
    )
    assert "further" not in run("sources", path, "--limit", 0)


def test_actors_and_ties_are_listed_page_by_page(path: Path) -> None:
    first, every = run("actors", path, "--limit", 1), run("actors", path)
    told = json.loads(run("actors", path, "--json"))
    assert f"1 actor of {len(told['actors'])}; --offset 1 goes on, --limit 0 shows all" in first
    assert first.count("ent-") == 1
    assert every.count("ent-") == len(told["actors"])
    assert all(tie["relation"] in every for tie in told["ties"])
    some = json.loads(run("actors", path, "--json", "--limit", 1))
    assert some == {name: rows[:1] for name, rows in told.items()}


def test_of_many_pages_the_first_are_named_and_the_others_counted(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "PAGES", 1)
    told = json.loads(run("actors", path, "--json"))["actors"]
    (both, *_) = [actor["pages"] for actor in told if len(actor["pages"]) == 2]
    assert f"{both[0]} and 1" in run("actors", path)


def test_of_many_pages_the_timeline_lists_those_of_its_events(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timelines, "MANY", 1)
    monkeypatch.setattr(timelines, "rows_for", lambda pages: 1)
    told, every = run("timeline", path), run("timeline", path, "--all")
    assert "1 further page; --all shows how the day of each is known." in told
    assert "further page" not in every
    assert len(json.loads(run("timeline", path, "--json"))["pages"]) == 2


@pytest.mark.parametrize(
    ("command", "table", "change"),
    [
        *(
            (command, "sightings", "site = NULL")
            for command in ("timeline", "brief", "claims", "sources", "copies")
        ),
        ("actors", "events", "label = 'x'"),
        ("problems", "problems", "count = 9"),
    ],
)
def test_a_changed_row_of_a_large_table_is_told_by_whoever_reads_it(
    path: Path, monkeypatch: pytest.MonkeyPatch, command: str, table: str, change: str
) -> None:
    monkeypatch.setattr(seals, "FEW", 0)
    assert "changed outside" not in run(command, path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"UPDATE {table} SET {change}")
    assert f"changed outside dateline: {table}." in run(command, path)


def test_an_unknown_page_says_which_there_are(path: Path) -> None:
    assert "gazette, herald" in run("claims", path, "--page", "x", code=1)


def test_an_unknown_id_says_how_to_find_one(path: Path) -> None:
    assert "`dateline timeline` shows" in run("why", path, "evt-nothing", code=1)


def test_why_walks_down_to_characters(path: Path) -> None:
    assert "gazette[96:104] “tomorrow”" in run("why", path, affair().events[0].id)


def test_why_of_a_page_counts_the_steps_to_its_day(path: Path) -> None:
    gazette = next(page for page in affair().pages if page.ref == "gazette")
    assert "1. so gazette was written on 2021-05-03" in run("why", path, gazette.id)


def test_an_export_is_the_canonical_form(path: Path, tmp_path: Path) -> None:
    run("export", path, "--to", "jsonl", "--out", tmp_path / "out")
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == dict(
        render_jsonl(affair())
    )


def test_a_folder_that_cannot_be_written_is_told(path: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    assert "Name a folder" in run("export", path, "--out", tmp_path / "out", code=1)


def test_a_report_is_written_beside_the_case(path: Path) -> None:
    assert run("report", path).strip() == str(path.with_suffix(".html"))
    assert path.with_suffix(".html").read_text(encoding="utf-8").startswith("<!doctype html>")


def test_pages_are_built_and_added(tmp_path: Path) -> None:
    out = tmp_path / "x.dateline"
    for name in ("one", "two"):
        (tmp_path / f"{name}.txt").write_text(f"Page {name} tells of May 2021.\n", encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    told = run("build", tmp_path / "one.txt", tmp_path / "empty.txt", "-o", out)
    assert "1 page, " in told
    assert re.search(rf"1 problem \(1 of \w+\); see: dateline problems {re.escape(str(out))}", told)
    assert json.loads(run("add", out, tmp_path / "two.txt", "--json")) | {
        "claims": 0,
        "events": 0,
        "entities": 0,
    } == {
        "case": str(out),
        "pages": 2,
        "claims": 0,
        "events": 0,
        "entities": 0,
        "problems": 1,
        "not_analysed": {},
        "low_trust": 0,
        "passed_over": [],
    }
    assert "made of" in run("build", tmp_path / "one.txt", "-o", out, code=1)
    assert run("build", tmp_path / "one.txt", "-o", out, "--quiet", "--alone", "--force") == ""
    assert len(casefile.load_case(out).pages) == 1


def test_pages_in_other_languages_are_counted_and_marked(tmp_path: Path) -> None:
    out, page = tmp_path / "x.dateline", tmp_path / "seite.txt"
    page.write_text(
        "Die Ministerpräsidentin sagte, sie werde am Montag mit ihrem Stab in das alte Schloss "
        "fahren und dort bleiben.\n",
        encoding="utf-8",
    )
    assert "1 page kept and searched but not analysed (1 in German)" in run("build", page, "-o", out)
    assert json.loads(run("build", page, "-o", out, "--json"))["not_analysed"] == {"German": 1}
    assert "in German: not analysed" in run("timeline", out)
    assert "seite is in German and is not analysed" in run("why", out, casefile.load_case(out).pages[0].id)
    run("report", out)
    assert "in German: kept and searched, not analysed" in out.with_suffix(".html").read_text(
        encoding="utf-8"
    )


@pytest.mark.parametrize(
    "arguments", [each for each in SHOWN if each[0] not in {"event", "why"}] + [("why", "x"), ("event", "x")]
)
def test_an_unfinished_build_shows_nothing_and_says_so(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "young.dateline"
    with casefile.change_store(path, command="build", create=True):
        pass
    assert "Run the same build again" in run(arguments[0], path, *arguments[1:], code=1)


def test_help_is_quick_because_commands_import_when_they_run() -> None:
    heavy = (
        "import sys, dateline.app.cli; sys.exit(any(name in sys.modules for name in ('spacy', "
        "'rich', 'msgspec', 'jinja2', 'trafilatura', 'lxml', 'dateline.model')))"
    )
    assert subprocess.run([sys.executable, "-c", heavy], check=False).returncode == 0


def test_help_takes_less_than_three_tenths_of_a_second() -> None:
    """Of CPU time, the best of three, because other tests may use the same cores."""

    def seconds() -> float:
        before = os.times()
        assert command("--help").returncode == 0
        after = os.times()
        return after.children_user + after.children_system - before.children_user - before.children_system

    assert min(seconds() for _ in range(3)) < 0.3


def test_progress_draws_nothing_when_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with screen.progress_bar(quiet=False) as progress:
        progress("reading", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_progress_is_drawn_on_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    with screen.progress_bar(quiet=False) as progress:
        for stage in ("opening", "reading", "events", "writing"):
            progress(stage, 1, 2)
    assert "reading" in capsys.readouterr().err


def test_the_main_function_is_what_the_package_installs() -> None:
    assert inspect.signature(cli.main).return_annotation == "NoReturn"


def test_fetch_tells_what_it_got_and_why_not(tmp_path: Path) -> None:
    out = tmp_path / "captures.warc.gz"
    with host(
        {"/talks": (200, {"Content-Type": "text/html"}, b"<p>The king met the premier.</p>")}, []
    ) as root:
        listed = tmp_path / "list.txt"
        listed.write_text(f"{root}/talks\n{root}/nowhere\n")
        told = run("fetch", listed, "-o", out, "--private", "--rate", 100)
        assert f"{out}: 1 page fetched, 0 already there, 1 failed" in told
        assert f"{root}/nowhere: the host answered 404" in told
        assert (
            json.loads(run("fetch", listed, "-o", out, "--private", "--rate", 100, "--json"))["present"] == 1
        )
    listed.write_text("http://127.0.0.1/x\n")
    assert "--private" in run("fetch", listed, "-o", tmp_path / "none.warc.gz", code=1)
    built = tmp_path / "case.dateline"
    listed.write_text(f"{root}/talks\n")
    assert "1 page," in run("build", listed, "--captures", out, "-o", built)


def test_fetch_of_a_list_that_is_not_there_fails(tmp_path: Path) -> None:
    assert "no such file" in run("fetch", tmp_path / "nowhere.txt", "-o", tmp_path / "c.warc.gz", code=1)
