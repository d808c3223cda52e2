"""Files that are made to harm, written by a script: nothing of them lies in the repository."""

# ruff: noqa: PLW0108 — nothing is written before it is asked for

from __future__ import annotations

import gzip
import io
import re
import zipfile
from collections.abc import Callable, Mapping

from tests.io.pdfs import pdf

PROSE = "The premier of Ruritania met the king on Monday, and both said that the talks would go on. "
BOMB_BYTES = 150_000_000


def zipped(name: str, content: bytes) -> bytes:
    """A ZIP archive with one member."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return file.getvalue()


def zip_in_zip(depth: int) -> bytes:
    """ZIP archives in ZIP archives, the innermost with a page."""
    content, name = PROSE.encode(), "a.txt"
    for _ in range(depth):
        content, name = zipped(name, content), "a.zip"
    return content


def deep_mail(depth: int) -> bytes:
    """Parts in parts of an e-mail."""
    return (
        b"From: a@b.example\n"
        + b"".join(
            b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (number, number)
            for number in range(depth)
        )
        + b"Content-Type: text/plain\n\nKing.\n"
    )


def warc(*pages: str) -> bytes:
    """A WARC file with a response a page, each a gzip member."""
    records = []
    for number, page in enumerate(pages):
        body = f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{page}</p>".encode()
        head = (
            "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: "
            f"https://castle.example/{number}\r\nWARC-Date: 2031-05-04T00:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:{number}>\r\n"
        )
        records.append(
            gzip.compress(
                f"{head}Content-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(body)}\r\n\r\n".encode()
                + body
                + b"\r\n\r\n"
            )
        )
    return b"".join(records)


def feed(before: str, title: str) -> bytes:
    """A feed with something before it."""
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0"><channel><title>x</title><item>'
        f"<title>{title}</title><description>{title}</description></item></channel></rss>"
    ).encode()


LAUGHS = (
    "<!DOCTYPE x [<!ENTITY a0 'ha'>"
    + "".join(f"<!ENTITY a{number} '{f'&a{number - 1};' * 10}'>" for number in range(1, 12))
    + "]>"
)

SENT = "From: a@b.example\nSubject: x\n"


def mail(header: str, *, body: str = PROSE) -> bytes:
    """An e-mail with a header of its own."""
    return f"{SENT}{header}\n\n{body}\n".encode()


def parts(number: int) -> bytes:
    """An e-mail with many parts beside each other."""
    return mail("Content-Type: multipart/mixed; boundary=b", body="--b\n\nKing.\n" * number)


def numbered(form: str, number: int) -> str:
    """A text again and again, each time with its number."""
    return "".join(form.format(each) for each in range(number))


def entry(inside: str) -> bytes:
    """A feed with something in its entry."""
    return (
        f'<rss version="2.0"><channel><item>{inside}<description>{PROSE}</description></item></channel></rss>'
    ).encode()


def members(number: int) -> bytes:
    """A ZIP archive of members that are empty."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for each in range(number):
            archive.writestr(f"{each}.txt", "")
    return file.getvalue()


def lies(number: int) -> bytes:
    """A WARC file of records that say that they are longer than the file."""
    return (
        b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nContent-Length: "
        b"9999999\r\n\r\n<p>King.\r\n\r\n" * number
    )


def named(number: int) -> bytes:
    """A WARC file with one page of many names."""
    head = "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\n" + numbered(
        "Dateline-Page: {}\r\n", number
    )
    page = f"<p>{PROSE * 500}</p>"
    return f"{head}Content-Length: {len(page)}\r\n\r\n{page}\r\n\r\n".encode()


FILES: Mapping[str, tuple[str, Callable[[], bytes]]] = {
    "line of 10 MB": ("a.html", lambda: f"<p>{PROSE * 110_000}</p>".encode()),
    "line of 900 kB": ("a.html", lambda: f"<p>{PROSE * 9_500}</p>".encode()),
    "text line of 10 MB": ("a.txt", lambda: (PROSE * 110_000).encode()),
    "200k paragraphs": ("a.html", lambda: b"<p>x" * 200_000),
    "100k unclosed tags": ("a.html", lambda: b"<b><i>x" * 50_000),
    "30k nested divs": ("a.html", lambda: b"<div>" * 30_000 + PROSE.encode()),
    "300k attributes": ("a.html", lambda: b"<p " + b"a=1 " * 300_000 + b">" + PROSE.encode()),
    "100k comments": ("a.html", lambda: b"<!-- x -->" * 100_000 + PROSE.encode()),
    "open comment": ("a.html", lambda: b"<!--" * 100_000 + PROSE.encode()),
    "gzip bomb": ("a.html.gz", lambda: gzip.compress(b"<p>" + b"a" * BOMB_BYTES, 9)),
    "zip bomb": ("a.zip", lambda: zipped("a.txt", b"a" * BOMB_BYTES)),
    "zip in zip in zip": ("a.zip", lambda: zip_in_zip(20)),
    "zip that climbs": ("a.zip", lambda: zipped("../../../../tmp/climbed.txt", PROSE.encode())),
    "external entity": (
        "a.rss",
        lambda: feed('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
    ),
    "billion laughs": ("a.rss", lambda: feed(LAUGHS, "&a11;")),
    "feed of open items": ("a.rss", lambda: b'<rss version="2.0"><channel>' + b"<item><title>A & B" * 50_000),
    "3,000-deep mail": ("a.eml", lambda: deep_mail(3000)),
    "mail in mail": ("a.eml", lambda: b"From: a@b.example\n" + b"Content-Type: message/rfc822\n\n" * 3000),
    "cut WARC": ("a.warc.gz", lambda: warc(PROSE, PROSE * 2)[:-40]),
    "PDF with a broken index": (
        "a.pdf",
        lambda: re.sub(
            rb"\d{10} 00000 n", b"0000000009 00000 n", pdf([f"{PROSE}{number}" for number in range(1000)])
        ),
    ),
    "PDF without an index": (
        "a.pdf",
        lambda: pdf([f"{PROSE}{number}" for number in range(1000)]).rpartition(b"xref\n0")[0],
    ),
    "wrong charset": ("a.html", lambda: f'<meta charset="utf-16"><p>{PROSE}Château.</p>'.encode("cp1252")),
    "unknown charset": ("a.html", lambda: f'<meta charset="{"x" * 30}"><p>{PROSE}</p>'.encode()),
    "NULs": ("a.txt", lambda: PROSE.encode().replace(b" ", b"\0")),
    "NULs in HTML": ("a.html", lambda: f"<p>{PROSE}</p>\0\0\0".encode()),
    "turned text": ("a.txt", lambda: ("\u202e" + PROSE + "\u2066\u2067" * 1000).encode()),
    "script in the title": (
        "a.html",
        lambda: (
            f"<title>&lt;script&gt;alert(1)&lt;/script&gt;</title><p>{PROSE}&lt;img src=x "
            "onerror=alert(1)&gt;</p>".encode()
        ),
    ),
    "JSON of brackets": ("a.json", lambda: b"[" * 1_000_000),
    "JSON line of 30 MB": ("a.jsonl", lambda: b'{"text": "' + b"x" * 30_000_000 + b'"}'),
    "table with an open quotation": ("a.csv", lambda: b'url,text\nx,"' + b"y\n" * 3_000_000),
    "8,000 encoded words": ("a.eml", lambda: mail("Subject: " + "=?utf-8?B?QUFBQUFB?= " * 8_000)),
    "8,000 parameters": (
        "a.eml",
        lambda: mail("Content-Type: text/plain" + numbered("; x*{}*=utf-8''%41", 8_000)),
    ),
    "header of quotation marks": ("a.eml", lambda: mail("Content-Disposition: inline; x=" + '"' * 60_000)),
    "header of semicolons": ("a.eml", lambda: mail("Content-Disposition: inline" + ";" * 60_000)),
    "header of groups": ("a.eml", lambda: mail("From: " + "a:;" * 20_000)),
    "header of open comments": ("a.eml", lambda: mail("Date: " + "(" * 60_000)),
    "30,000 senders": ("a.eml", lambda: mail("Sender: x\nFrom: " + "Rosa <a@b.example>, " * 30_000)),
    "300,000 headers": ("a.eml", lambda: numbered("X-{}: x\n", 300_000).encode() + b"\nKing.\n"),
    "100,000 parts": ("a.eml", lambda: parts(100_000)),
    "3,000,000 lines": ("a.eml", lambda: mail("X: x", body="a\n" * 3_000_000)),
    "10,000 parts of a page": ("a.mhtml", lambda: parts(9_000)),
    "16,000 attributes": ("a.rss", lambda: entry("<x " + numbered("a{}='1' ", 16_000) + "/>")),
    "30,000 categories": ("a.rss", lambda: entry(numbered("<category>{}</category>", 30_000))),
    "author of 300,000 letters": ("a.rss", lambda: entry(f"<author>{'a' * 300_000}</author>")),
    "JSON of a number": ("a.json", lambda: b'[{"text": "King.", "x": ' + b"9" * 1_000_000 + b"}]"),
    "JSON of broken records": ("a.json", lambda: b"[" + b'{"text": x}, ' * 100_000 + b"{}]"),
    "60,000 empty members": ("a.zip", lambda: members(60_000)),
    "WARC of lies": ("a.warc", lambda: lies(500)),
    "page of many names": ("a.warc", lambda: named(2_000)),
    "line that is no path": ("a.txt", lambda: b"../" * 300_000),
    "100k titles": ("a.html", lambda: b"<h1>x</h1>" * 100_000),
    "list of 100k addresses": (
        "a.txt",
        lambda: b"".join(b"https://castle.example/%d\n" % number for number in range(100_000)),
    ),
}
"""What each is called: the name of its file and what writes it."""
