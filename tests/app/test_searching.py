"""`dateline search`: what is found, by what it is narrowed, lists of names, and what no search is."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from io import StringIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

from dateline.app import cli, name_lists, terminal
from dateline.app.name_lists import read_names
from dateline.app.spreadsheets import harmless
from dateline.errors import DatelineError, ReadError
from dateline.io.casefile import casefile
from dateline.model import Case
from tests.factories import affair


@pytest.fixture(autouse=True)
def plain(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    terminal.console.cache_clear()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "affair.dateline"
    casefile.save_case(affair(), found)
    return found


def run(path: Path, *arguments: object, code: int = 0) -> str:
    terminal.console.cache_clear()
    result = CliRunner().invoke(cli.app, ["search", str(path), *map(str, arguments)])
    if isinstance(result.exception, DatelineError):
        assert code == 1, result.exception
        return str(result.exception)
    assert result.exit_code == code, result.output
    return result.output


def test_claims_come_first_with_whose_word_they_are_then_passages(path: Path) -> None:
    told = run(path, "visit")
    assert "gazette.example › the palace: “The premier of Ruritania will visit Graustark" in told
    assert "“Premier of Ruritania to visit Graustark tomorrow”" in told
    assert told.index("planned") < told.index("passage")
    assert "1 claim and 1 passage with these words" in told
    assert f"{affair().claims[0].id} tells why it is believed" in told


def test_what_was_looked_for_is_lit_where_there_are_colours(path: Path) -> None:
    found = json.loads(run(path, "visit", "--json"))
    assert (found["claims"], found["passages"]) == (1, 1)
    claim, passage = found["matches"]
    assert [piece["text"] for piece in claim["words"] if piece["found"]] == ["visit"]
    assert (claim["kind"], claim["page"], claim["status"]) == ("claim", "gazette", "planned")
    text = affair().pages[1].text
    assert text[claim["start"] : claim["end"]] == "The premier of Ruritania will visit Graustark tomorrow"
    assert text[passage["start"] : passage["end"]] == "Premier of Ruritania to visit Graustark tomorrow"


@pytest.mark.parametrize(
    ("arguments", "number"),
    [
        (("rifles",), 2),
        (("sending", "rifles"), 2),
        (('"rifles to rebels"',), 1),
        (('"rebels to rifles"',), 0),
        (("rifles", "--status", "denied"), 1),
        (("rifles", "--source", "graustark"), 1),
        (("visit", "--actor", "Ruritania"), 1),
        (("rifles", "--actor", "Graustark"), 1),
        (("visit", "--day", "2021-05"), 1),
        (("visit", "--day", "2020/2021-05-03"), 0),
        (("rifles", "--page", "herald"), 0),
        (("rifles", "--page", "gazette"), 2),
    ],
)
def test_words_and_options_narrow_what_is_found(path: Path, arguments: tuple[str, ...], number: int) -> None:
    assert json.loads(run(path, *arguments, "--json"))["claims"] == number


def test_what_only_claims_have_leaves_passages_out(path: Path) -> None:
    assert json.loads(run(path, "visit", "--status", "planned", "--json"))["passages"] == 0


def test_what_was_found_can_be_narrowed_as_it_is_told(path: Path) -> None:
    assert "--status: alleged (1), denied (1)" in run(path, "rifles")


def test_what_was_found_can_be_narrowed_to_a_place(demo: Case, tmp_path: Path) -> None:
    path = tmp_path / "demo.dateline"
    casefile.save_case(demo, path)
    placed = [claim for claim in demo.claims if claim.place and claim.place in demo.entity_of]
    names = Counter(demo.entity_of[claim.place or ""].name for claim in placed)
    told = re.search(r"--place: (\S+) \((\d+)\), ", " ".join(run(path, "Uruguay").split()))
    assert told
    name, number = told[1], int(told[2])
    assert 0 < number <= names[name]
    found = json.loads(run(path, "Uruguay", "--place", name, "--json"))
    assert (found["claims"], found["passages"]) == (number, 0)
    assert {match["id"] for match in found["matches"]} <= {claim.id for claim in placed}
    assert "nothing in this case takes place at 'Atlantis'" in run(
        path, "Uruguay", "--place", "Atlantis", code=1
    )


def test_what_was_found_is_told_page_by_page(path: Path) -> None:
    first, rest = run(path, "rifles", "--limit", 1), run(path, "rifles", "--offset", 1)
    assert "2 claims with these words; these are 1 to 1; --offset 1 goes on" in first
    assert "2 claims with these words; these are 2 to 2" in rest
    assert "goes on" not in rest
    found = json.loads(run(path, "visit", "--offset", 1, "--limit", 1, "--json"))
    assert [match["kind"] for match in found["matches"]] == ["passage"]


def test_a_table_has_a_row_for_everything_that_was_found(path: Path) -> None:
    rows = list(csv.DictReader(StringIO(run(path, "visit", "--format", "csv"))))
    assert [(row["kind"], row["page"], row["words"]) for row in rows] == [
        ("claim", "gazette", "The premier of Ruritania will visit Graustark tomorrow"),
        ("passage", "gazette", "Premier of Ruritania to visit Graustark tomorrow"),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx"])
def test_no_cell_is_a_formula(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"
    assert (harmless("1=1"), harmless(-1)) == ("1=1", -1)


def test_every_name_of_a_list_has_a_row(path: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.csv"
    names.write_text(
        '\ufeffName,note\n"Graustark, of",\nRuritania,x\n\n ruri  tania \nRuritania,y\n', "utf-8"
    )
    found = json.loads(run(path, "--batch", names, "--json"))
    assert [(each["name"], each["claims"], each["pages"]) for each in found] == [
        ("Graustark, of", 0, 0),
        ("Ruritania", 3, 2),
        ("ruri tania", 0, 0),
    ]
    assert len(found[1]["first"]) == 3
    told = run(path, "--batch", names)
    assert "3 names, 1 of them in the case" in told
    rows = list(csv.DictReader(StringIO(run(path, "--batch", names, "--format", "csv"))))
    assert [row["claims"] for row in rows] == ["0", "3", "0"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "no names"),
        (b"name\n", "no names"),
        (b"\xff\xfe\n", "no CSV in UTF-8"),
        (b"a\nb\nc\n", "more than 2 names"),
        (b"a\n" * 3_000_000, "longer"),
    ],
    ids=["empty", "heading", "no text", "many", "long"],
)
def test_what_is_no_list_of_names_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, said: str
) -> None:
    monkeypatch.setattr(name_lists, "NAMES", 2)
    monkeypatch.setattr(name_lists, "BYTES", 1_000_000)
    names = tmp_path / "names.csv"
    names.write_bytes(content)
    with pytest.raises(ReadError, match=said):
        read_names(names)


def test_a_list_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="cannot be read"):
        read_names(tmp_path / "nowhere.csv")


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((), 2, "nothing to look for"),
        (("x", "--status", "true"), 2, "is no status"),
        (("x", "--day", "tomorrow"), 2, "is no day"),
        (("x", "--page", "times"), 1, "no page 'times'"),
        (("x", "--actor", "Ruritanja"), 1, "did you mean 'Ruritania'"),
        (("x", "--source", "nobody"), 1, "nobody called 'nobody'"),
    ],
)
def test_what_cannot_be_meant_is_told(path: Path, arguments: tuple[str, ...], code: int, said: str) -> None:
    assert said in run(path, *arguments, code=code)


@pytest.mark.parametrize("words", ['"', "*", "NEAR(", "a OR b", "x:y", "(", "-", "\udcff"])
def test_nothing_is_syntax_but_quotation_marks(path: Path, words: str) -> None:
    assert "0 claims" in run(path, "--", words)
