"""Inputs with faults, as the command line reads them: the real command on real files."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

import dateline
from dateline.app import building
from tests.app.stub import WordParser
from tests.io.crawls import response
from tests.io.reading import write

LEAD = "The premier of Ruritania said on Monday that the talks with the king would go on until the summer. "


def command(*arguments: object) -> subprocess.CompletedProcess[str]:
    """What the command prints, and how it ends."""
    return subprocess.run(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
    )


def shown(*arguments: object) -> Any:
    """What the command prints for programs."""
    done = command(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[subprocess.CompletedProcess[str], Path]:
    """A case of files each of which has a fault, and what building it printed."""
    folder = tmp_path_factory.mktemp("faults")
    pile = folder / "pile"
    for length in (255, 300, 999):
        write(pile / f"lead{length}.txt", f"{(LEAD * 20)[:length]}\n\n{LEAD}\n")
    write(pile / "nan.json", f'[{{"id": "nan", "text": "{LEAD}", "score": NaN}}]')
    write(pile / "half.jsonl", rf'{{"id": "cut \ud83d", "text": "{LEAD} \udc00"}}')
    write(pile / "tail.html.gz", gzip.compress(f"<p>{LEAD}".encode()) + b"garbage")
    lying = response("https://castle.example/1").replace(b"Content-Length: ", b"Content-Length: 9", 1)
    write(pile / "lies.warc", lying + response("https://castle.example/2"))
    write(pile / "codec.html", f"<meta charset=unicode_escape><p>caf\\u003cscript {LEAD}\\xe9".encode())
    write(pile / "mark.eml", b"\xef\xbb\xbfSubject: Talks\n\n" + LEAD.encode())
    write(pile / "list.csv", "path\n../secret.txt\n")
    write(folder / "secret.txt", LEAD)
    with ZipFile(pile / "empty.zip", "w") as archive:
        for number in range(3_000):
            archive.writestr(f"{number}.txt", "")
    return command("build", pile, "-o", folder / "x.dateline"), folder / "x.dateline"


def test_every_page_is_read(built: tuple[subprocess.CompletedProcess[str], Path]) -> None:
    done, path = built
    assert done.returncode == 0
    pages = {page.ref: page.text for page in dateline.load(path).pages}
    assert sorted(pages) == sorted(
        [
            *("lead255", "lead300", "lead999", "nan", "cut \ufffd", "tail", "codec", "mark"),
            *("https://castle.example/1", "https://castle.example/2"),
        ]
    )
    assert f"caf\\u003cscript {LEAD.strip()}" in pages["codec"]


def test_every_problem_is_counted_and_a_few_are_told(
    built: tuple[subprocess.CompletedProcess[str], Path],
) -> None:
    done, path = built
    assert f"3003 problems (3003 of read); see: dateline problems {path}" in done.stderr
    problems = shown("problems", path)
    assert sum(problem["count"] for problem in problems) == 3_003
    assert len(problems) == 24
    text = command("problems", path).stdout
    for words in ("2,979 more like it", "--anywhere", "another one begins", "#gz"):
        assert words in " ".join(text.split())


def test_a_list_that_is_trusted_names_any_file(tmp_path: Path) -> None:
    listed = write(tmp_path / "lists/list.txt", f"../a.txt\n{tmp_path}/b.txt\n")
    for name in ("a", "b"):
        write(tmp_path / f"{name}.txt", f"{LEAD}{name}\n")
    out = tmp_path / "x.dateline"
    assert shown("build", listed, "-o", out)["problems"] == 2
    assert shown("add", out, listed, "--anywhere")["pages"] == 2
    assert shown("problems", out) == []


def test_so_it_does_from_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    listed = write(tmp_path / "lists/list.csv", "path\n../a.txt\n")
    write(tmp_path / "a.txt", LEAD)
    assert [len(dateline.build([listed], anywhere=anywhere).pages) for anywhere in (False, True)] == [0, 1]


def test_a_name_that_no_file_can_have_ends_no_build(tmp_path: Path) -> None:
    done = command("build", "a" * 300, "-o", tmp_path / "x.dateline")
    assert (done.returncode, "Traceback" in done.stderr, "1 problem" in done.stderr) == (0, False, True)
