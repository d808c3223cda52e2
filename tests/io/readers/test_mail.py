"""How e-mails are taken apart: what is read of their headers, and what made to harm them costs."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import ReadError
from dateline.io.readers.mail import LONGEST_FIELD, MOST_LINES, MOST_PARTS, cut_fields, header, parse
from tests.io.reading import read, write

TEXT = "The premier of Ruritania met the king on Monday."
MAIL = (
    f"From: Rosa Holf <rosa@castle.example>\nDate: Sun, 4 May 2031 10:00:00 +0000\nSubject: Talks\n\n{TEXT}\n"
)


def subject(words: str) -> str | None:
    return header(parse(f"Subject: {words}\n\nx".encode()), "Subject")


@pytest.mark.parametrize(
    ("name", "raw"),
    [
        ("m.eml", b"\xef\xbb\xbf" + MAIL.encode()),
        ("m", b"\xef\xbb\xbf" + MAIL.encode()),
        ("m.eml", b"\r\n\r\n" + MAIL.replace("\n", "\r\n").encode()),
        ("m.eml", b"\xef\xbb\xbf\n" + MAIL.encode()),
        ("m.eml", MAIL.encode("utf-16")),
    ],
)
def test_what_stands_before_the_headers_is_none_of_them(tmp_path: Path, name: str, raw: bytes) -> None:
    (page,), problems = read(write(tmp_path / name, raw))
    assert (page.text.strip(), problems) == (TEXT, [])
    assert (page.sightings[0].author, page.sightings[0].published) == ("Rosa Holf", "2031-05-04")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("=?utf-8?q?Ch=C3=A2teau?= closed", "Château closed"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        ("=?utf-7?Q?+2AA-?=", "+2AA-"),
        ("=?unicode_escape?Q?=5Cud800?=", "\\ud800"),
        ("=?utf-8?B?/w==?=", "\ufffd"),
        ("Ch\u00e2teau", "Château"),
        ("one\n two", "one two"),
    ],
)
def test_the_words_of_a_header(words: str, told: str) -> None:
    assert subject(words) == told


def test_bytes_beyond_ascii_in_a_header_are_text() -> None:
    assert header(parse("Subject: Château\n\nx".encode("cp1252")), "Subject") == "Château"


def test_a_header_is_read_so_far_and_the_page_has_a_problem(tmp_path: Path) -> None:
    raw = MAIL.replace("Talks", "word " * LONGEST_FIELD)
    (page,), (problem,) = read(write(tmp_path / "m.eml", raw))
    assert page.text.strip() == TEXT
    assert (page.sightings[0].title or "").count("word") == LONGEST_FIELD // 5
    assert ("Subject" in problem.message, problem.locator) == (True, f"{tmp_path}/m.eml#header")


def test_the_long_headers_of_a_newsletter_cost_nothing(tmp_path: Path) -> None:
    hop = "Received: from mx.castle.example by mx.keep.example; Sun, 4 May 2031 10:00:00 +0000\n"
    signed = f"DKIM-Signature: v=1; b={'A' * 9_000}\nX-Report: {'=?utf-8?B?QUFB?= ' * 999}\n"
    raw = hop * 600 + signed + MAIL
    assert cut_fields(parse(raw.encode())) == ()
    (page,), problems = read(write(tmp_path / "m.eml", raw))
    assert (page.sightings[0].title, page.text.strip(), problems) == ("Talks", TEXT, [])


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (
            "Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n" + "--b\n\nx\n" * (MOST_PARTS + 1),
            "parts",
        ),
        ("".join(f"X-{number}: x\n" for number in range(100_001)) + "\nx", "header fields"),
        ("Subject: x\n" + "\n" * MOST_LINES, "lines"),
        (
            "Subject: x\n" + "Content-Type: multipart/mixed; boundary*0=b\n\n" * 150 + "x\n" * 200_000,
            "nested",
        ),
    ],
)
def test_a_crowd_of_anything_is_refused(raw: str, words: str) -> None:
    with pytest.raises(ReadError, match=words) as caught:
        parse(raw.encode())
    assert caught.value.advice
