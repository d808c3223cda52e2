"""JSON documents and lines with faults: what they cost, and that it is no more than that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dateline.io.limits import Limits
from tests.io.reading import read, write

ONE, TWO = "The king spoke on Monday.", "The duke was silent."


@pytest.mark.parametrize(
    "odd",
    ["NaN", "-Infinity", "9" * 5_000, "1e400", '"cut \\ud83d"', '"line\nbreak"', "[1, [NaN]]"],
)
@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
@pytest.mark.parametrize("key", ["published", "id", "title", "site", "authors", "score"])
def test_an_odd_value_costs_no_record(tmp_path: Path, odd: str, name: str, key: str) -> None:
    records = [f'{{"text": "{ONE}", "{key}": {odd}}}'.replace("\n", "\\n" if name == "a.jsonl" else "\n")]
    records.append(json.dumps({"text": TWO}))
    content = "\n".join(records) if name == "a.jsonl" else f'{{"articles": [{",".join(records)}]}}'
    pages, problems = read(write(tmp_path / name, content))
    assert ([page.text for page in pages], problems) == ([ONE, TWO], [])
    assert "\\ud83d" not in ascii(pages[0])


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"cut \ud83d off", "cut \ufffd off"),
        (r"\ud83d\ude00", "😀"),
        (r"\ude00\ud83d", "\ufffd\ufffd"),
        (r"a\u0000b", "a\0b"),
    ],
)
def test_half_a_character_costs_itself(tmp_path: Path, written: str, text: str) -> None:
    (page,), problems = read(write(tmp_path / "a.jsonl", f'{{"text": "{written}", "id": "{written}"}}'))
    assert (page.text, page.ref, problems) == (text, text, [])


def test_halves_of_characters_written_as_bytes_are_joined(tmp_path: Path) -> None:
    raw = '{"text": "one 😀 two"}'.encode("utf-16-le").decode("utf-16-le")
    halves = raw.encode("utf-16-le").decode("utf-16-le", "surrogatepass")
    cesu = halves.replace("😀", "\ud83d\ude00").encode("utf-8", "surrogatepass")
    (page,), _ = read(write(tmp_path / "a.jsonl", cesu))
    assert page.text == "one 😀 two"


@pytest.mark.parametrize(
    ("content", "texts", "marks"),
    [
        (f'[{{"text": "{ONE}"}}, {{"text": "{TWO}"}}] trailing', [ONE, TWO], ["json"]),
        (f'[{{"text": "{ONE}"}}, {{"text": "{TWO}"}},]', [ONE, TWO], ["json"]),
        (
            f'{{"articles": [{{"text": "{ONE}"}},\n{{"text": x}}, {{"text": "{TWO}"}}]}}',
            [ONE, TWO],
            ["2", "json"],
        ),
        (f'{{"articles": [{{"text": "{ONE}"}}, {{"text": "The du', [ONE], ["2", "json"]),
    ],
)
def test_the_whole_records_of_a_broken_document_are_read(
    tmp_path: Path, content: str, texts: list[str], marks: list[str]
) -> None:
    pages, problems = read(write(tmp_path / "a.json", content))
    assert [page.text for page in pages] == texts
    assert [problem.locator.rpartition("#")[2] for problem in problems] == marks


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_lines_in_utf_16(tmp_path: Path, name: str) -> None:
    content = "\n".join(json.dumps({"text": text}) for text in (ONE, TWO))
    pages, problems = read(write(tmp_path / name, content.encode("utf-16")))
    assert ([page.text for page in pages], problems) == ([ONE, TWO], [])


def test_a_text_may_be_a_list_of_paragraphs(tmp_path: Path) -> None:
    records = [{"text": [ONE, TWO]}, {"text": [ONE, 1], "content": TWO}, {"text": []}]
    pages, (problem,) = read(write(tmp_path / "a.json", json.dumps(records)))
    assert [page.text for page in pages] == [f"{ONE}\n\n{TWO}", TWO]
    assert problem.locator.endswith("#3")


def test_records_beyond_the_limit_are_a_problem(tmp_path: Path) -> None:
    content = json.dumps([{"text": f"{ONE} {number}"} for number in range(9)])
    pages, (problem,) = read(write(tmp_path / "a.json", content), limits=Limits(members=4))
    assert (len(pages), "more members" in problem.message) == (4, True)
