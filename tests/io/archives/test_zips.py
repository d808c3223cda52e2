"""ZIP and gzip archives, and WACZ files among them: their members, and what harms nobody."""

from __future__ import annotations

import gzip
import io
import json
import warnings
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest

from dateline.io.limits import Limits
from tests.io.crawls import SAID, html, packed, read, resource, response, write, zipped

ONE, TWO, THREE = (f"https://harbour.example/{number}" for number in (1, 2, 3))


def marks(path: Path, problems: list) -> list[str]:  # type: ignore[type-arg]
    """The places of problems within an archive."""
    return [problem.locator.removeprefix(f"{path}#") for problem in problems]


def test_members_are_read_by_their_endings(tmp_path: Path) -> None:
    members = {
        "a.txt": SAID.encode(),
        "b/c.html": html(),
        "d.jsonl": b'{"id":"x","text":"King."}\n',
        "page.html.gz": gzip.compress(html("Packed")),
        "e": html("Bare"),
    }
    quiet = {
        "x.png": b"\x89PNG",
        "style.css": b"",
        "__MACOSX/a.txt": b"\0",
        ".hidden/a.txt": b"x",
        "b/": b"",
        "talks.html": html(),
        "talks_files/frame.html": b"<p>ad</p>",
    }
    path = write(tmp_path / "a.zip", zipped({**members, **quiet}))
    pages, problems = read(path)
    assert sorted(page.ref for page in pages) == ["a", "c", "e", "page", "talks", "x"]
    assert problems == []
    assert {page.sightings[0].locator for page in pages} >= {
        f"{path}#a.txt",
        f"{path}#b/c.html",
        f"{path}#page.html.gz#gz",
    }


def test_names_of_members_do_no_harm(tmp_path: Path) -> None:
    path = write(
        tmp_path / "in" / "a.zip",
        zipped(
            {
                "../../up.txt": b"Up.",
                "/etc/abs.txt": b"Abs.",
                "C:\\win.txt": b"Win.",
                "n\u202exe.txt": b"Odd.",
            }
        ),
    )
    pages, problems = read(path)
    assert (len(pages), problems) == (4, [])
    assert sorted(found.name for found in tmp_path.rglob("*")) == ["a.zip", "in"]


def test_members_of_one_name_are_all_read(tmp_path: Path) -> None:
    file = io.BytesIO()
    with warnings.catch_warnings(), ZipFile(file, "w") as archive:
        warnings.simplefilter("ignore")
        for text in ("First.", "Second."):
            archive.writestr("a.txt", text)
    pages, _ = read(write(tmp_path / "a.zip", file.getvalue()))
    assert [page.text for page in pages] == ["First.", "Second."]
    assert pages[1].sightings[0].locator.endswith("#a.txt (2)")


def test_encrypted_members_are_problems(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": b"King.", "b.txt": b"Queen."}))
    for magic, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.find(magic) + at] |= 1
    path = write(tmp_path / "a.zip", bytes(raw))
    pages, problems = read(path)
    assert ([page.ref for page in pages], marks(path, problems)) == (["b"], ["a.txt"])
    assert "encrypted" in problems[0].message


def test_a_damaged_member_is_a_problem_and_the_others_are_read(tmp_path: Path) -> None:
    raw = bytearray(zipped({"a.txt": SAID.encode(), "b.txt": b"Queen."}))
    raw[40:60] = b"\xff" * 20
    path = write(tmp_path / "a.zip", bytes(raw))
    pages, problems = read(path)
    assert ([page.ref for page in pages], marks(path, problems)) == (["b"], ["a.txt"])


@pytest.mark.parametrize("raw", [b"PK\x03\x04rubbish", zipped({"a.txt": b"x" * 99})[:-10], b"PK\x05\x06"])
def test_a_broken_archive_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    _, (problem,) = read(write(tmp_path / "a.zip", raw))
    assert "cannot be read" in problem.message


def test_bombs_end_at_the_allowance(tmp_path: Path) -> None:
    limits = Limits(file_bytes=100_000)
    inner = zipped({f"{number}.txt": b"0" * 90_000 for number in range(20)})
    for name, raw in (
        ("flat.zip", inner),
        ("nested.zip", zipped({f"{number}.zip": inner for number in range(20)})),
    ):
        _, problems = read(write(tmp_path / name, raw), limits=limits)
        assert any("far more than its own size" in problem.message for problem in problems)
    _, (problem,) = read(write(tmp_path / "a.txt.gz", gzip.compress(b"0" * 50_000_000)), limits=limits)
    assert "larger than" in problem.message


def test_archives_lie_in_archives_only_so_deep(tmp_path: Path) -> None:
    raw = zipped({"a.txt": b"King."})
    for _ in range(5):
        raw = zipped({"in.zip": raw})
    pages, (problem,) = read(write(tmp_path / "a.zip", raw))
    assert (pages, "too deeply" in problem.message) == ([], True)


def test_members_are_counted_before_and_while_they_are_read(tmp_path: Path) -> None:
    path = write(tmp_path / "a.zip", zipped({f"{number}.txt": b"King." for number in range(30)}))
    pages, problems = read(path, limits=Limits(members=20))
    assert (len(pages), len(problems)) == (20, 1)
    pages, (problem,) = read(path, limits=Limits(members=5))
    assert "more members" in problem.message


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (gzip.compress(html())[:-9], "cut off"),
        (gzip.compress(html())[:-8] + b"\0" * 8, "damaged"),
        (b"\x1f\x8b\x08\0rubbish", "damaged"),
        (b"no", "damaged"),
    ],
)
def test_gzip_that_is_damaged_or_cut_off(tmp_path: Path, raw: bytes, words: str) -> None:
    _, (problem,) = read(write(tmp_path / "a.html.gz", raw))
    assert words in problem.message or "cut off" in problem.message


@pytest.mark.parametrize("behind", [b"\n", b"garbage" * 9, b"\x1f\x8b\x08 and more", b"<html>" * 20_000])
@pytest.mark.parametrize("name", ["a.html.gz", "a"])
def test_what_stands_behind_the_packed_data_costs_a_problem(tmp_path: Path, name: str, behind: bytes) -> None:
    (page,), (problem,) = read(write(tmp_path / name, gzip.compress(html()) + behind))
    assert page.text == SAID
    assert problem.locator == f"{tmp_path / name}#gz"
    assert "damaged" in problem.message


def test_zeros_behind_the_packed_data_are_padding(tmp_path: Path) -> None:
    (page,), problems = read(write(tmp_path / "a.html.gz", gzip.compress(html()) + b"\0" * 500))
    assert (page.text, problems) == (SAID, [])


def test_all_whole_members_are_read(tmp_path: Path) -> None:
    one, two, three = (gzip.compress(f"King {number}. ".encode() * 99) for number in (1, 2, 3))
    (page,), (problem,) = read(write(tmp_path / "a.txt.gz", one + two[:20] + bytes(9) + two[29:] + three))
    assert ("King 1." in page.text, "King 3." in page.text, "damaged" in problem.message) == (
        True,
        True,
        True,
    )


def test_lines_before_the_cut_are_read(tmp_path: Path) -> None:
    lines = b"".join(b'{"id":"%d","text":"King %d."}\n' % (number, number * 7919) for number in range(3000))
    pages, problems = read(write(tmp_path / "a.jsonl.gz", gzip.compress(lines)[:-500]))
    assert len(pages) > 1000
    assert ["no JSON" in problems[0].message, "cut off" in problems[1].message] == [True, True]


def test_a_listed_page_with_half_a_character_in_its_title_is_listed(tmp_path: Path) -> None:
    listed = rf'{{"url": "{ONE}", "title": "cut \ud83d"}}'
    archive = wacz(response(ONE), response(TWO), pages=[], more={"pages/pages.jsonl": listed.encode()})
    pages, _ = read(write(tmp_path / "a.wacz", archive))
    assert [page.ref for page in pages] == [ONE]


def wacz(*records: bytes, pages: list[str], more: dict[str, bytes] | None = None) -> bytes:
    """A WACZ file as crawlers make them."""
    listed = "\n".join(
        json.dumps(each)
        for each in (
            {"format": "json-pages-1.0"},
            *({"url": url, "ts": "2031-05-04T10:00:00Z"} for url in pages),
        )
    ).encode()
    members = {"archive/data.warc.gz": packed(*records), "pages/pages.jsonl": listed, **(more or {})}
    resources = [
        {"path": name, "hash": f"sha256:{sha256(content).hexdigest()}", "bytes": len(content)}
        for name, content in members.items()
    ]
    return zipped({**members, "datapackage.json": json.dumps({"resources": resources}).encode()})


@pytest.mark.parametrize("name", ["a.wacz", "a.zip", "unknown"])
def test_a_wacz_file_gives_the_pages_that_it_lists(tmp_path: Path, name: str) -> None:
    records = (
        response(ONE),
        response(TWO, b"<p>advertisement</p>"),
        response(f"{ONE}/old", b"", status="302 Found", more="Location: /3\r\n"),
        response(THREE, html("Moved")),
    )
    pages, problems = read(write(tmp_path / name, wacz(*records, pages=[f"{ONE}#top", f"{ONE}/old"])))
    assert ([page.ref for page in pages], problems) == ([ONE, THREE], [])


def test_without_a_list_all_pages_are_read_and_a_listed_one_that_is_missing_is_told(tmp_path: Path) -> None:
    pages, problems = read(write(tmp_path / "a.wacz", wacz(response(ONE), resource(TWO, html()), pages=[])))
    assert (sorted(page.ref for page in pages), problems) == ([ONE, TWO], [])
    _, (problem,) = read(write(tmp_path / "b.wacz", wacz(response(ONE), pages=[ONE, TWO])))
    assert TWO in problem.message


def test_damage_in_one_warc_file_is_its_own(tmp_path: Path) -> None:
    path = write(
        tmp_path / "a.wacz",
        wacz(
            response(ONE), pages=[], more={"archive/b.warc.gz": packed(response(TWO), response(THREE))[:-20]}
        ),
    )
    pages, (problem,) = read(path)
    assert {ONE, TWO} <= {page.ref for page in pages}
    assert problem.locator.startswith(f"{path}#archive/b.warc.gz#")


def test_a_member_without_a_name_is_read_and_harms_no_other(tmp_path: Path) -> None:
    raw = zipped({"XX.html": html("Nameless"), "b.txt": SAID.encode()})
    path = write(tmp_path / "a.zip", raw.replace(b"XX.html", b"\0X.html"))
    pages, problems = read(path)
    assert (sorted(page.ref for page in pages), problems) == (["b", "unnamed"], [])
