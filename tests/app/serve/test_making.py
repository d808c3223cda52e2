"""A case from nothing: files and pasted text become pages beside it, whatever they are called, and then a case."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.app.serve.making import name_for
from dateline.app.serve.serve import make_app
from dateline.io.casefile.casefile import load_case
from tests.app.serve.client import Caller

STORY = "Karsk goes home\n\nPresident Anton Karsk of Norway visited Togo on 3 May 2021, the palace said.\n"


@pytest.fixture
def maker(tmp_path: Path) -> Caller:
    return Caller(make_app(tmp_path / "affair.dateline", new=True))


def test_pages_become_a_case(maker: Caller, tmp_path: Path) -> None:
    assert "A new case" in maker.read("/")
    assert maker.get("/timeline").status_code == 404
    files = [
        ("files", ("../../harbour.txt", STORY.encode())),
        ("files", ("harbour.txt", b"Ferry sinks\n\nA ferry sank.\n")),
    ]
    begun = maker.send("/new", {"text": "Envoys in Lome\n\nGhana shipped arms to the north."}, files=files)
    assert begun.status_code == 303
    told = maker.read(f"{begun.headers['location']}/events")
    assert "event: steps" in told
    assert '"error": ""' in told
    assert sorted(path.name for path in (tmp_path / "affair.pages").iterdir()) == [
        "Envoys in Lome.txt",
        "harbour-2.txt",
        "harbour.txt",
    ]
    assert len(load_case(tmp_path / "affair.dateline").pages) == 3
    assert "Anton Karsk" in maker.read("/")
    again = maker.send("/new", {"text": STORY})
    assert again.status_code == 409
    assert "shows a case already" in again.text


def test_nothing_makes_no_case(maker: Caller, tmp_path: Path) -> None:
    answer = maker.send("/new", {"text": "  "})
    assert answer.status_code == 409
    assert "no pages yet" in answer.text
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_readers_would_not_read_is_not_kept(maker: Caller, tmp_path: Path) -> None:
    answer = maker.send("/new", {}, files=[("files", ("big.txt", b"x" * 20_000_001))])
    assert answer.status_code == 409
    assert "20,000,001 bytes" in answer.text
    assert list(tmp_path.iterdir()) == []


def test_a_hundred_megabytes_are_not_taken(maker: Caller) -> None:
    files = [("files", (f"{number}.txt", b"x" * 20_000_000)) for number in range(5)]
    assert maker.send("/new", {}, files=files).status_code == 413


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("../../etc/passwd", "passwd"),
        ("..\\..\\boot.ini", "boot.ini"),
        ("/", "page.txt"),
        ("..", "page.txt"),
        (".htaccess", "htaccess"),
        ("a\x00b\n.html", "ab.html"),
        ("C:\\reports\\Ferry sinks.html", "Ferry sinks.html"),
        ("“Über” den Fluß.txt", "Über den Fluß.txt"),
        ("x" * 300 + ".html", "x" * 95 + ".html"),
    ],
)
def test_names_stay_in_their_folder(given: str, name: str) -> None:
    assert name_for(given) == name
