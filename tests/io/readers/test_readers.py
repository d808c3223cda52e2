"""From paths to pages: what is read, what is declared, and what every bad input says."""

from __future__ import annotations

import json
import os
from hashlib import sha256
from pathlib import Path

import pytest

from dateline.io.limits import Limits
from dateline.io.readers.readers import read_pages
from dateline.model import Page, Problem

TEXT = "The premier of Ruritania met King Rudolf on Monday.\r\n\r\nThe château was closed.\n"
HTML = (
    "<html lang=en><head><meta charset=utf-8><title>Talks</title></head><body><p>The "
    "château was closed on Monday, and the king said that it would stay so.</p></body>"
    "</html>"
)


def read(*inputs: Path | str, limits: Limits | None = None) -> tuple[list[Page], list[Problem]]:
    """Pages and problems."""
    found = list(read_pages(inputs, limits=limits))
    return [each for each in found if isinstance(each, Page)], [
        each for each in found if isinstance(each, Problem)
    ]


def write(path: Path, content: str | bytes) -> Path:
    """A file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def test_a_text_file_is_its_characters(tmp_path: Path) -> None:
    (page,), problems = read(write(tmp_path / "a.txt", TEXT))
    assert (page.ref, page.text, problems) == ("a", TEXT, [])
    (sighting,) = page.sightings
    assert (sighting.locator, sighting.sha256, sighting.main) == (
        str(tmp_path / "a.txt"),
        sha256(TEXT.encode()).hexdigest(),
        None,
    )


def test_a_web_page_that_declares_the_wrong_charset(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "a.html", HTML.encode("cp1252")))
    assert page.text == "The château was closed on Monday, and the king said that it would stay so."
    (sighting,) = page.sightings
    assert (sighting.media_type, sighting.title, sighting.language, sighting.given) == (
        "text/html",
        "Talks",
        "en",
        False,
    )
    assert sighting.main == ((0, len(page.text) - 1),) or sighting.main == ((0, len(page.text)),)


def test_json_lines(tmp_path: Path) -> None:
    records = [
        {
            "id": "x",
            "text": TEXT,
            "published": "2031-05-04",
            "url": "https://castle.example/x",
            "site": "castle.example",
            "title": "Talks",
        },
        {"id": 7, "html": HTML, "published": None, "title": "Other"},
        {
            "content": "King.",
            "publishedAt": "2031-05-04T10:00:00Z",
            "source": {"id": None, "name": "Castle Post"},
            "authors": ["Rosa Holf", "Fritz"],
        },
    ]
    pages, problems = read(write(tmp_path / "in.jsonl", "\n".join(map(json.dumps, records)) + "\n\n"))
    first, second, third = (page.sightings[0] for page in pages)
    assert [page.ref for page in pages] == ["x", "7", "in#3"]
    assert pages[0].text == TEXT
    assert problems == []
    assert (first.locator, first.url) == (f"{tmp_path}/in.jsonl#1", "https://castle.example/x")
    assert (first.published, first.given, first.site, first.title, first.main) == (
        "2031-05-04",
        True,
        "castle.example",
        "Talks",
        None,
    )
    assert (second.locator, second.given, second.title, second.media_type) == (
        f"{tmp_path}/in.jsonl#2",
        False,
        "Other",
        "text/html",
    )
    assert (third.published, third.given, third.site, third.author) == (
        "2031-05-04",
        False,
        "Castle Post",
        "Rosa Holf, Fritz",
    )


MAIL = """From: Rosa Holf <rosa@castle.example>
Date: Sun, 4 May 2031 23:30:00 -0500
Subject: =?utf-8?q?Ch=C3=A2teau?= closed
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: quoted-printable

The ch=C3=A2teau was closed.
--b
Content-Type: text/html; charset=utf-8

<p>Other</p>
--b--
"""


def test_an_email_declares_sender_day_and_subject(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "m.eml", MAIL))
    (sighting,) = page.sightings
    assert page.text.strip() == "The château was closed."
    assert (sighting.author, sighting.published, sighting.title, sighting.site, sighting.given) == (
        "Rosa Holf",
        "2031-05-04",
        "Château closed",
        "castle.example",
        False,
    )


def test_an_email_without_text_gives_its_html(tmp_path: Path) -> None:
    (page,), _ = read(
        write(
            tmp_path / "m.eml",
            b"From: a@b.example\nContent-Type: text/html; charset=latin-1\n\n" + HTML.encode("latin-1"),
        )
    )
    assert page.text.startswith("The château")
    assert page.sightings[0].main is not None


def test_folders_are_read_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.txt", ".hidden/d.txt", ".e.txt"):
        write(tmp_path / name, name)
    pages, problems = read(tmp_path)
    assert ([page.ref for page in pages], problems) == (["a", "b", "c"], [])


def test_globs(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "c.html"):
        write(tmp_path / name, "<p>" + name)
    assert [page.ref for page in read(f"{tmp_path}/*.txt")[0]] == ["a", "b"]
    assert [page.ref for page in read(write(tmp_path / "odd[1].txt", "King."))[0]] == ["odd[1]"]


def test_folders_that_are_there_are_no_pattern(tmp_path: Path) -> None:
    write(tmp_path / "Talks [1]/a.txt", "King.")
    write(tmp_path / "Talks 1/b.txt", "Queen.")
    assert [page.ref for page in read(f"{tmp_path}/Talks [1]/*.txt")[0]] == ["a"]
    assert [page.ref for page in read(f"{tmp_path}/Talks [[]1]/*.txt")[0]] == ["a"]


@pytest.mark.parametrize("name", ["a" * 300, "a" * 300 + "*", "a\0b", "a\0*", "x/" * 5_000 + "a.txt"])
def test_a_name_that_no_file_can_have_is_a_problem(name: str) -> None:
    pages, (problem,) = read(name)
    assert (pages, problem.locator) == ([], name)
    assert "no such file" in problem.message or "cannot be read" in problem.message


def test_bytes_in_the_name_of_a_file_are_written_out(tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt"))
    try:
        write(path, TEXT)
    except OSError:
        pytest.skip("this file system takes no such names")
    (page,), _ = read(tmp_path)
    assert (page.ref, page.sightings[0].locator) == (r"caf\xe9", rf"{tmp_path}/caf\xe9.txt")


def test_the_same_page_twice_is_one_page_with_two_sightings(tmp_path: Path) -> None:
    one, two, other = (
        write(tmp_path / "1/a.txt", TEXT),
        write(tmp_path / "2/a.txt", TEXT),
        write(tmp_path / "3/b.txt", TEXT),
    )
    pages, _ = read(one, two, other, one)
    assert [(page.ref, len(page.sightings)) for page in pages] == [("a", 2), ("b", 1)]


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\0" * 100, "zero bytes"),
        ("a.txt", b" \n\t ", "no text"),
        ("a.html", b"\xff\xd8\xff\xe0\0\x10JFIF", "JPEG"),
        ("a.html", b"<script>var x;</script>", "no text"),
        ("a.jpg", b"\xff\xd8\xff", ".html"),
        ("a", b"\x01King.", ".txt"),
        ("a.jsonl", b"", "empty"),
        ("a.jsonl", b"{", "no JSON"),
        ("a.jsonl", b"[" * 100_000, "no JSON"),
        ("a.jsonl", b"[1]", "no JSON object"),
        ("a.jsonl", b'{"id": "x"}', "no text"),
        ("a.eml", b"", "empty"),
        ("a.eml", b"No headers here", "no e-mail headers"),
        ("a.eml", b"From: a@b.example\nContent-Type: image/png\n\nabc", "neither text nor HTML"),
        ("a.eml", b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 3000, "no e-mail"),
        (
            "a.eml",
            b"Subject: x\n"
            + b"".join(b"Content-Type: multipart/mixed; boundary=%d\n\n--%d\n" % (i, i) for i in range(3000)),
            "nested",
        ),
    ],
)
def test_every_bad_file_is_a_problem_that_says_what_to_do(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    pages, (problem,) = read(write(tmp_path / name, content))
    assert pages == []
    assert problem.stage == "read"
    assert problem.locator.startswith(str(tmp_path / name))
    assert words in problem.message
    assert len(problem.message.split(". ")) > 1


def test_sizes_are_limited(tmp_path: Path) -> None:
    small = Limits(file_bytes=100, characters=50)
    for name, content in (
        ("a.txt", b"x" * 101),
        ("b.txt", b"x" * 51),
        ("c.jsonl", b'{"text":"' + b"x" * 200 + b'"}\n{"text":"King."}'),
        ("d.html", b"<p>" + b"x" * 60),
    ):
        write(tmp_path / name, content)
    pages, problems = read(tmp_path, limits=small)
    assert [page.text for page in pages] == ["King."]
    assert [problem.locator.removeprefix(f"{tmp_path}/") for problem in problems] == [
        "a.txt",
        "b.txt",
        "c.jsonl#1",
        "d.html",
    ]


def test_a_line_of_ten_megabytes_is_refused_and_the_next_one_read(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b"word " * 2_000_000)
    write(tmp_path / "b.jsonl", b'{"text":"' + b"word " * 2_000_000 + b'"}\n{"id":"good","text":"King."}\n')
    pages, problems = read(tmp_path)
    assert [page.ref for page in pages] == ["good"]
    assert all("1,000,000" in problem.message for problem in problems)


def test_a_broken_line_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    pages, (problem,) = read(
        write(
            tmp_path / "a.jsonl", '{"id":"a","text":"King."}\n{"id":"b","text":\n{"id":"c","text":"Queen."}'
        )
    )
    assert [page.ref for page in pages] == ["a", "c"]
    assert problem.locator == f"{tmp_path}/a.jsonl#2"


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    (tmp_path / "folder.txt").mkdir()
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    os.mkfifo(tmp_path / "pipe.txt")
    pages, problems = read(tmp_path, tmp_path / "missing.txt", f"{tmp_path}/*.zip")
    assert pages == []
    assert sorted(problem.locator.removeprefix(f"{tmp_path}/") for problem in problems) == [
        "*.zip",
        "dangling.txt",
        "folder.txt",
        "missing.txt",
        "pipe.txt",
    ]


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def refuse(self: Path, mode: str = "r") -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    _, (problem,) = read(path)
    assert "Permission denied" in problem.message


def test_two_hundred_thousand_paragraphs(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "a.html", "<p>x y</p>" * 200_000))
    assert page.text.count("\n") == 199_999
