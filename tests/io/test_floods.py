"""Problems of one kind by the thousand: a few of them are told, and none is lost from the count."""

from __future__ import annotations

import re
from pathlib import Path
from zipfile import ZipFile

import pytest

from dateline.io.floods import FEW, MANY, MOST_KINDS, few_of_each
from dateline.model import Page, Problem
from tests.io.reading import read, write


def problem(
    number: int, message: str = "The line is no JSON: error at {0}. Mend it.", file: str = "a.jsonl"
) -> Problem:
    return Problem(f"{file}#{number}", "read", message.format(number))


def test_the_first_few_are_told_and_the_others_counted() -> None:
    found = list(few_of_each(problem(number) for number in range(1, 60_001)))
    *told, rest = found
    assert told == [problem(number) for number in range(1, FEW + 1)]
    assert (rest.locator, rest.count) == (f"a.jsonl#{FEW + 1}", 60_000 - FEW)
    assert rest.message.endswith("And 59,979 more like it.")


def test_few_problems_stay_as_they_are() -> None:
    found = [problem(number) for number in range(FEW + 1)]
    assert list(few_of_each(found)) == found


def test_kinds_and_files_are_told_apart() -> None:
    found = [
        problem(number, message, file)
        for file in ("a.jsonl", "b.jsonl")
        for message in ("One (error {0}).", "Two.")
        for number in range(50)
    ]
    kept = list(few_of_each(found))
    assert len(kept) == 4 * (FEW + 1)
    assert sum(each.count for each in kept) == len(found)


def test_files_are_named_up_to_many() -> None:
    found = [Problem(f"folder/{number}.txt", "read", "Empty.") for number in range(MANY + 5)]
    kept = list(few_of_each(found))
    assert (len(kept), kept[-1].count) == (MANY + 1, 5)


def test_kinds_without_end_are_one_kind_in_the_end() -> None:
    found = [problem(number, f"Kind {'x' * number}.") for number in range(MOST_KINDS * 3)]
    kept = list(few_of_each(found))
    assert len(kept) == MOST_KINDS + FEW + 1
    assert sum(each.count for each in kept) == len(found)


def test_pages_pass_as_they_come() -> None:
    page = Page("a", "The king.")
    assert list(few_of_each([problem(1), page, problem(2)])) == [problem(1), page, problem(2)]


def lines(path: Path) -> Path:
    return write(path / "a.jsonl", "{\n" * 3_000 + '{"text": "The king."}\n')


def table(path: Path) -> Path:
    return write(path / "a.csv", "url,text\n" + "x,\n" * 3_000 + ",The king.\n")


def feed(path: Path) -> Path:
    items = "<item><title>x</title></item>" * 3_000 + "<item><description>The king.</description></item>"
    return write(path / "a.rss", f'<rss version="2.0"><channel>{items}</channel></rss>')


def mailbox(path: Path) -> Path:
    return write(path / "a.mbox", "From x\nnothing\n\n" * 3_000 + "From x\nSubject: x\n\nThe king.\n")


def archive(path: Path) -> Path:
    with ZipFile(path / "a.zip", "w") as file:
        for number in range(3_000):
            file.writestr(f"{number}.txt", "")
        file.writestr("king.txt", "The king.")
    return path / "a.zip"


def records(path: Path) -> Path:
    page = "<p>The king."
    last = (
        "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n"
        f"Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n"
    )
    return write(path / "a.warc", "WARC/1.0\r\nWARC-Type: resource\r\n\r\n" * 3_000 + last)


@pytest.mark.parametrize("make", [lines, table, feed, mailbox, archive, records])
def test_every_kind_of_member_is_counted_and_what_is_sound_is_read(tmp_path: Path, make: type[Path]) -> None:
    (page,), problems = read(make(tmp_path))
    assert page.text.strip() == "The king."
    assert (len(problems), sum(each.count for each in problems)) == (FEW + 1, 3_000)
    assert re.search(r"And 2,979 more like it\.$", problems[-1].message)
