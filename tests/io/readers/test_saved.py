"""Pages as browsers save them: MHTML, SingleFile, folders of parts, and files whose names say nothing."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from dateline.io.kinds import media_type, sniff
from dateline.io.readers.readers import read_pages
from dateline.io.snapshots import saved_at
from dateline.model import Page, Problem
from tests.io.crawls import SAID, captures, html, packed, read, response, write, zipped

URL = "https://harbour.example/news/1"
MHTML = f"""From: <Saved by Blink>
Snapshot-Content-Location: {URL}
Subject: Harbour
Date: Sun, 4 May 2031 12:00:00 +0200
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; START boundary="b"

--b
Content-Type: text/html; charset=utf-8
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://ads.example/frame

<p>advertisement</p>
--b
Content-Type: text/html; charset=utf-8
Content-ID: <frame-2@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {URL}

<html><head><title>Harbour</title></head><body><p>The ch=C3=A2teau by the har=
bour was closed.</p></body></html>
--b
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: {URL}.png

iVBORw0K
--b--
"""


@pytest.mark.parametrize(
    ("start", "text"),
    [
        ('start="<frame-2@mhtml.blink>";', "The château by the harbour was closed."),
        ("", "advertisement"),
        ('start="<none>";', "advertisement"),
    ],
)
@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "unknown", "wrong.html"])
def test_the_root_of_an_mhtml_file_is_the_page(tmp_path: Path, name: str, start: str, text: str) -> None:
    path = write(tmp_path / name, MHTML.replace("START", start))
    (page,), problems = read(path)
    (sighting,) = page.sightings
    assert (page.text, problems) == (text, [])
    assert (sighting.url, sighting.retrieved, sighting.title, sighting.media_type) == (
        URL,
        "2031-05-04T10:00:00Z",
        "Harbour",
        "multipart/related",
    )
    (capture,) = captures(path)
    assert (capture.content, capture.url, capture.retrieved) == (
        path.read_bytes(),
        URL,
        "2031-05-04T10:00:00Z",
    )


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (
            (
                "Subject: x\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: "
                "image/png\n\nx\n--b--\n"
            ),
            "no HTML page",
        ),
        (
            "Subject: x\n"
            + "".join(f"Content-Type: multipart/mixed; boundary={n}\n\n--{n}\n" for n in range(3000)),
            "nested",
        ),
        ("", "empty"),
    ],
)
def test_mhtml_that_cannot_be_read(tmp_path: Path, content: str, words: str) -> None:
    _, (problem,) = read(write(tmp_path / "a.mhtml", content))
    assert words in problem.message


@pytest.mark.parametrize(
    ("comment", "moment"),
    [
        (
            (
                "<!--\n Page saved with SingleFile \n url: https://harbour.example/1 \n"
                " saved date: Sun May 04 2031 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
            ),
            "2031-05-04T10:00:00Z",
        ),
        (
            (
                "<!-- Mirrored from harbour.example/1 by HTTrack Website Copier/3.x [XR&CO'2014], Sun, "
                "04 May 2031 10:00:00 GMT -->"
            ),
            "2031-05-04T10:00:00Z",
        ),
        ("<!--\n Page saved with SingleFile \n saved date: Foo Bar 99 2031 12:00:00 GMT+0200\n-->", None),
        ("<!-- saved date: Sun May 04 2031 12:00:00 GMT+0200 -->", None),
        ("<!-- Page saved with SingleFile " * 3000, None),
        ("<!-- Mirrored from " * 3000, None),
    ],
)
def test_programs_note_when_they_saved_a_page(tmp_path: Path, comment: str, moment: str | None) -> None:
    assert saved_at(f"<!DOCTYPE html> <html lang=en>{comment}") == moment
    page = html().replace(b"<head>", comment.encode() + b"<head>") if comment.endswith("-->") else html()
    (found,), _ = read(write(tmp_path / "a.html", page))
    assert found.sightings[0].retrieved == (moment if comment.endswith("-->") else None)


def test_the_parts_of_a_saved_page_are_no_pages(tmp_path: Path) -> None:
    for name in (
        "talks.html",
        "talks_files/ad.html",
        "talks_files/saved_resource(1).html",
        "talks_files/deep/x.js.download",
        "other_files/kept.html",
        "Bild.htm",
        "Bild-Dateien/rahmen.html",
    ):
        write(tmp_path / name, html(name))
    for name in ("talks_files/a.css", "talks_files/b.png", "photo.JPG", "font.woff2"):
        write(tmp_path / name, b"\0")
    write(tmp_path / "talks_files" / "paper.eml", b"From: a@b.example\nSubject: x\n\nKing.")
    pages, problems = read(tmp_path)
    assert (sorted(page.ref for page in pages), problems) == (["Bild", "kept", "paper", "talks"], [])
    _, (problem,) = read(tmp_path / "photo.JPG")
    assert "not read" in problem.message


def test_a_folder_of_nothing_but_assets_says_so(tmp_path: Path) -> None:
    write(tmp_path / "a.png", b"\x89PNG")
    assert len(read(tmp_path)[1]) == 1


@pytest.mark.parametrize(
    ("head", "ending"),
    [
        (b"<!DOCTYPE html><html>", ".html"),
        (b"\xef\xbb\xbf\n <HTML lang=en>", ".html"),
        (b'<?xml version="1.0"?>\n<!-- x --><html xmlns="y">', ".html"),
        (b"<p>King</p>", ".html"),
        (b"<rss version='2.0'>", ".rss"),
        (b"<?xml version='1.0'?><feed xmlns='x'>", ".atom"),
        (b"%PDF-1.7\n", ".pdf"),
        (b"WARC/1.0\r\n", ".warc"),
        (packed(response(URL)), ".warc.gz"),
        (gzip.compress(b"x", mtime=0), ".gz"),
        (zipped({"a.txt": b"x"}), ".zip"),
        (zipped({"[Content_Types].xml": b"x"}), None),
        (zipped({"mimetype": b"x"}), None),
        (b"Received: from x\nDate: Sun, 4 May 2031 12:00:00 +0200\nSubject: x\n\nText", ".eml"),
        (b"Snapshot-Content-Location: https://x\nSubject: x\n\n", ".mhtml"),
        (SAID.encode(), ".txt"),
        ("Кораблі стояли у порту.".encode(), ".txt"),
        (b"", None),
        (b"   ", None),
        (b"\x00\x01", None),
        (b"\x1f\x8brubbish", ".gz"),
        (b'{"a": 1}', None),
        (b"#!/bin/sh\n", None),
        (b"a;b;c\n1;2;3\n;;;;;;;;;;;;", None),
        (b"\xff\xfe\xfd latin", None),
        (b"<!-- -->" * 500, None),
        (b"<unknown>", None),
    ],
)
def test_files_are_known_by_their_first_bytes(head: bytes, ending: str | None) -> None:
    assert sniff(head[:4096]) == ending


@pytest.mark.parametrize("name", ["page", "page.php", "index.php?id=5", "harbour.example"])
def test_a_page_under_any_name_is_read(tmp_path: Path, name: str) -> None:
    (page,), problems = read(write(tmp_path / name, html()))
    assert (page.text, problems) == (SAID, [])


@pytest.mark.parametrize("name", ["a.xhtml", "a.shtml", "a.html.gz", "a.HTML.GZ", "wrong.html"])
def test_other_endings_of_web_pages(tmp_path: Path, name: str) -> None:
    raw = gzip.compress(html()) if name.lower().endswith("gz") or name == "wrong.html" else html()
    (page,), problems = read(write(tmp_path / name, raw))
    assert (page.text, page.ref, problems) == (SAID, name.partition(".")[0], [])


@pytest.mark.parametrize(
    ("declared", "found"),
    [
        ("text/HTML; Charset=ISO-8859-2", ("text/html", "iso-8859-2")),
        ("text/html", ("text/html", None)),
        ("", ("", None)),
        ("rubbish", ("", None)),
        ('text/html; charset="utf-8"; x=y\r\n z', ("text/html", "utf-8")),
    ],
)
def test_media_types(declared: str, found: tuple[str, str | None]) -> None:
    assert media_type(declared) == found


ARCHIVE = "https://web.archive.org/web/20310504092030/"
KEPT = "2031-05-04T09:20:30Z"


def test_a_record_with_the_address_of_an_archive_is_of_its_own_outlet(tmp_path: Path) -> None:
    lines = f'{{"url": "{ARCHIVE}{URL}", "text": "{SAID}"}}\n{{"url": "{URL}", "text": "{SAID} Rain."}}\n'
    (page, other), _ = read(write(tmp_path / "a.jsonl", lines))
    (sighting,) = page.sightings
    assert (sighting.url, sighting.site, sighting.retrieved) == (URL, "harbour.example", KEPT)
    assert (other.sightings[0].url, other.sightings[0].site, other.sightings[0].retrieved) == (
        URL,
        None,
        None,
    )


def test_a_crawl_of_an_archive_tells_when_the_archive_had_the_page(tmp_path: Path) -> None:
    path = write(tmp_path / "a.warc", response(f"{ARCHIVE}{URL}", html()))
    (page,), _ = read(path)
    (sighting,) = page.sightings
    assert (sighting.url, sighting.site, sighting.retrieved) == (URL, "harbour.example", KEPT)


def test_a_program_that_saves_a_page_of_an_archive_comes_later(tmp_path: Path) -> None:
    comment = (
        f"<!--\n Page saved with SingleFile \n url: {ARCHIVE}{URL} \n"
        " saved date: Sun May 04 2032 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    page = html().replace(b"<head>", comment.encode() + b"<head>")
    (found,), _ = read(write(tmp_path / "a.html", page))
    (sighting,) = found.sightings
    assert (found.ref, sighting.url, sighting.site) == ("a", URL, "harbour.example")
    assert sighting.retrieved == KEPT
    (again,), _ = read(write(tmp_path / "b.mhtml", MHTML.replace(URL, ARCHIVE + URL).replace("START", "")))
    assert (again.sightings[0].url, again.sightings[0].retrieved) == (URL, KEPT)


@pytest.mark.parametrize("wanted", [URL, f"{ARCHIVE}{URL}", f"https://archive.ph/2031.05.04-092030/{URL}/"])
def test_a_copy_is_found_under_the_address_of_its_page(tmp_path: Path, wanted: str) -> None:
    script = f'<script>__wm.wombat("{URL}","20310504092030","https://web.archive.org/");</script>'
    captured = write(tmp_path / "kept" / "a.html", html(head=script))
    found = list(read_pages([write(tmp_path / "list.txt", wanted)], captures=[captured]))
    (page,) = [each for each in found if isinstance(each, Page)]
    assert (page.text, [each for each in found if isinstance(each, Problem)]) == (SAID, [])
    assert page.sightings[0].retrieved == KEPT


AGO = html(head="").replace(b"<body>", b"<body><h1>Harbour</h1><p class=line>By Rosa Holf | 13 hours ago</p>")


def test_how_long_ago_is_counted_from_the_capture_in_every_archive(tmp_path: Path) -> None:
    comment = (
        b"<!--\n Page saved with SingleFile \n url: https://harbour.example/1 \n"
        b" saved date: Sun May 04 2031 12:00:00 GMT+0200 (Central European Summer Time)\n-->"
    )
    script = (
        b'<script>__wm.wombat("https://harbour.example/1","20310504100000",'
        b'"https://web.archive.org/");</script>'
    )
    inner = AGO.decode().replace("=", "=3D")
    files = {
        "a.html": AGO.replace(b"<head>", comment + b"<head>"),
        "b.html": AGO.replace(b"<head>", b"<head>" + script),
        "c.warc": response(URL, AGO),
        "d.mhtml": MHTML.replace("START", "").partition("--b\n")[0]
        + "--b\nContent-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        + f"Content-Location: {URL}\n\n{inner}\n--b--\n",
    }
    for name, content in files.items():
        (page,), problems = read(write(tmp_path / name, content))
        assert (name, page.sightings[0].published, problems) == (name, "2031-05-03", [])
    (page,), _ = read(write(tmp_path / "e.html", AGO))
    assert page.sightings[0].published is None
