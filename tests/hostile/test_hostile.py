"""Whatever is read ends in time and memory, as a Problem or a result.

Every file in a process of its own, measured by the system.
"""

from __future__ import annotations

import os
import re
import resource
import sys
from pathlib import Path

import pytest
from lxml import html

from dateline.app import building
from dateline.app.sentences import rule_sentences
from dateline.io.readers.readers import read_pages
from dateline.model import Page, Problem
from dateline.views.report import render_report
from tests.app.stub import WordParser
from tests.hostile.files import FILES, PROSE
from tests.io.reading import read, write
from tests.lab import ROOT

MOST_SECONDS, MOST_BYTES = 10, 800_000_000
STATM = Path("/proc/self/statm")
"""Where the system says how many pages of memory this process has."""
CASES = ROOT.parent / "shared" / "cases"

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="limits and measures of processes are those of Linux"
)


def read_alone(path: Path) -> tuple[int, float, int]:
    """Read a file in a process of its own.

    The status (0 when there was a page or a problem and nothing else), CPU seconds and the most bytes in
    memory beside those that this process has: a child begins with them, and they grow with the tests before.
    """
    before = int(STATM.read_text("ascii").split()[1]) * resource.getpagesize()
    child = os.fork()
    if not child:
        status = 3
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS * 3, MOST_SECONDS * 3))
            status = 0 if any(isinstance(each, Page | Problem) for each in read_pages([path])) else 2
        finally:
            os._exit(status)
    _, status, used = os.wait4(child, 0)
    return os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 - before


@pytest.fixture(scope="module", autouse=True)
def warm(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Load the libraries once, before there are processes to measure."""
    list(read_pages([write(tmp_path_factory.mktemp("warm") / "a.html", f"<p>{PROSE}</p>")]))


@pytest.mark.parametrize("name", FILES)
def test_it_ends_in_time_and_memory(tmp_path: Path, name: str) -> None:
    file, make = FILES[name]
    status, seconds, most = read_alone(write(tmp_path / file, make()))
    assert status == 0
    assert seconds < MOST_SECONDS
    assert most < MOST_BYTES


@pytest.mark.skipif(
    not CASES.is_dir(), reason="the cases of the project (../shared) are not beside this checkout"
)
@pytest.mark.parametrize("path", sorted((CASES / "hostile").glob("[!r]*")), ids=lambda path: path.name)
def test_the_hostile_cases_end_in_time_and_memory(path: Path) -> None:
    status, seconds, most = read_alone(path)
    assert status == 0
    assert seconds < MOST_SECONDS
    assert most < MOST_BYTES


@pytest.mark.skipif(
    not CASES.is_dir(), reason="the cases of the project (../shared) are not beside this checkout"
)
@pytest.mark.parametrize(
    "path", sorted((CASES / "field" / "05-mhtml-meta-charset").glob("*.m*")), ids=lambda path: path.name
)
def test_the_saved_pages_of_the_cases_are_read_with_their_letters(path: Path) -> None:
    (page,), problems = read(path)
    assert "The mayor of Málaga, José Núñez, met Émile Prévost" in page.text
    assert ((page.sightings[0].retrieved or "")[:10], problems) == ("2024-05-07", [])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("external entity", "entities"),
        ("billion laughs", "entities"),
        ("gzip bomb", "unpacks|larger"),
        ("zip bomb", "unpacks|larger"),
        ("zip in zip in zip", "too deeply"),
        ("cut WARC", "ends|cut"),
        ("3,000-deep mail", "nested"),
        ("8,000 encoded words", "Subject"),
        ("100,000 parts", "parts"),
        ("300,000 headers", "header fields"),
        ("3,000,000 lines", "lines"),
        ("WARC of lies", "another one begins"),
    ],
)
def test_what_was_wrong_is_told(tmp_path: Path, name: str, words: str) -> None:
    file, make = FILES[name]
    pages, problems = read(write(tmp_path / file, make()))
    assert any(re.search(words, problem.message) for problem in problems)
    assert not any("root:" in page.text for page in pages)


def test_nothing_climbs_out_of_an_archive(tmp_path: Path) -> None:
    file, make = FILES["zip that climbs"]
    pages, _ = read(write(tmp_path / "in" / file, make()))
    assert [page.text for page in pages] == [PROSE]
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_nothing_of_a_page_runs_in_the_report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(building, "SpacyParser", WordParser)
    for number, name in enumerate(("script in the title", "turned text", "NULs in HTML")):
        file, make = FILES[name]
        write(tmp_path / f"{number}{file}", make())
    tree = html.document_fromstring(render_report(building.build_case([tmp_path]), rule_sentences()))
    assert not [script for script in tree.iter("script") if "alert" in (script.text or "")]
    assert not [
        each
        for each in tree.iter()
        if isinstance(each.tag, str) and any(name.startswith("on") for name in each.attrib)
    ]
    assert not tree.xpath("//img[@src='x']")
