"""E-mails and mailboxes: which part is the page, what the headers declare, what is attached."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path

import pytest

from dateline.model import Stamp
from tests.io.pdfs import pdf
from tests.io.reading import read, write

LONG = (
    "The premier of Ruritania met the king on Monday, and both said that the talks would go on "
    "until the summer."
)
DATE = "Sun, 4 May 2031 23:30:00 -0500"


def mail(plain: str | None = None, html: str | None = None, **headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Rosa Holf <rosa@castle.example>",
        "Date": DATE,
        "Subject": "Talks",
        **headers,
    }.items():
        message[name.replace("_", "-")] = value
    if plain is not None:
        message.set_content(plain)
    if html is not None and plain is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


@pytest.mark.parametrize(
    "stub",
    ["View this message in your browser: https://castle.example/1", "Your mail program shows no HTML."],
)
def test_a_text_part_that_says_little_gives_way_to_the_html(tmp_path: Path, stub: str) -> None:
    (page,), _ = read(write(tmp_path / "m.eml", mail(stub, f"<p>{LONG}</p><p>{LONG}</p>").as_bytes()))
    assert page.text.startswith(LONG)


def test_a_text_part_that_says_as_much_is_the_page(tmp_path: Path) -> None:
    (page,), _ = read(
        write(
            tmp_path / "m.eml", mail(LONG, f"<table><tr><td>Menu</td></tr></table><p>{LONG}</p>").as_bytes()
        )
    )
    assert (page.text.strip(), page.sightings[0].main) == (LONG, None)


def test_days_are_kept_as_they_stand(tmp_path: Path) -> None:
    received = "from mx.castle.example by mail.keep.example; Mon, 5 May 2031 04:31:00 +0000"
    (page,), _ = read(
        write(tmp_path / "m.eml", mail(LONG, Received=received).as_bytes().replace(b" 04 May", b" 4 May"))
    )
    (sighting,) = page.sightings
    assert sighting.published == "2031-05-04"
    assert sighting.stamps == (
        Stamp("2031-05-04", DATE, "header Date"),
        Stamp("2031-05-05", "Mon, 5 May 2031 04:31:00 +0000", "header Received"),
    )


@pytest.mark.parametrize(
    ("subject", "listed", "title"),
    [
        ("[Ruritania] Talks", True, "Talks"),
        ("Re: [Ruritania] Talks", True, "Re: Talks"),
        ("[Ruritania] Talks", False, "[Ruritania] Talks"),
        ("[Ruritania]", True, "[Ruritania]"),
    ],
)
def test_the_tag_of_a_mailing_list_is_no_title(
    tmp_path: Path, subject: str, listed: bool, title: str
) -> None:
    message = mail(LONG)
    message.replace_header("Subject", subject)
    if listed:
        message["List-Id"] = "<ruritania.castle.example>"
    (page,), _ = read(write(tmp_path / "m.eml", message.as_bytes()))
    assert page.sightings[0].title == title


def test_attached_pages_are_read_too(tmp_path: Path) -> None:
    message = mail(LONG)
    message.add_attachment(
        pdf(["The king denied it."]), maintype="application", subtype="pdf", filename="../denial.pdf"
    )
    message.add_attachment(b"\xff\xd8\xff", maintype="image", subtype="jpeg", filename="king.jpg")
    message.add_attachment(mail("The duke denied it, too."))
    pages, problems = read(write(tmp_path / "m.eml", message.as_bytes()))
    assert ([page.ref for page in pages], problems) == (["m", "denial", "message"], [])
    assert [page.text.strip() for page in pages[1:]] == ["The king denied it.", "The duke denied it, too."]
    assert pages[1].sightings[0].locator == f"{tmp_path}/m.eml#1/denial.pdf"


def test_a_mailbox_is_read_message_by_message(tmp_path: Path) -> None:
    box = b"".join(
        b"From rosa Mon May  5 2031\n"
        + mail(f"{LONG} {name}\n\nFrom here on it went well.").as_bytes()
        + b"\n\n"
        for name in ("One.", "Two.")
    )
    pages, problems = read(write(tmp_path / "a.mbox", box.replace(b"\nFrom here", b"\n>From here")))
    assert ([page.ref for page in pages], problems) == (["a-1", "a-2"], [])
    assert [page.text.split()[-7] for page in pages] == ["One.", "Two."]


def test_a_part_without_headers_is_the_text(tmp_path: Path) -> None:
    raw = f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{LONG}\n--b--\n"
    (page,), problems = read(write(tmp_path / "m.eml", raw))
    assert (page.text, problems) == (LONG, [])


def test_an_attachment_that_cannot_be_unpacked_is_a_problem(tmp_path: Path) -> None:
    raw = (
        f"Subject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\n{LONG}\n--b\n"
        "Content-Type: multipart/mixed; boundary=c\n"
        "Content-Disposition: attachment; filename=a.html\n\n--c\n\nx\n--c--\n--b--\n"
    )
    (page,), (problem,) = read(write(tmp_path / "m.eml", raw))
    assert page.text == LONG
    assert ("unpacked" in problem.message, problem.locator) == (True, f"{tmp_path}/m.eml#1/a.html")


def test_a_forwarded_message_keeps_its_words(tmp_path: Path) -> None:
    message = mail(LONG)
    message.add_attachment(mail("From here on it went well.", Subject="=?utf-8?q?Ch=C3=A2teau?="))
    pages, _ = read(write(tmp_path / "m.eml", message.as_bytes()))
    assert (pages[1].text.strip(), pages[1].sightings[0].title) == ("From here on it went well.", "Château")


@pytest.mark.parametrize("before", [b"\xef\xbb\xbfFrom rosa\n", b"\nFrom rosa\n", b"\n\n", b""])
def test_the_first_message_of_a_mailbox_is_read_whatever_stands_before_it(
    tmp_path: Path, before: bytes
) -> None:
    box = before + mail("One.").as_bytes() + b"\n\nFrom rosa\n" + mail("Two.").as_bytes()
    pages, problems = read(write(tmp_path / "a.mbox", box))
    assert ([page.text.strip() for page in pages], problems) == (["One.", "Two."], [])


def test_a_file_that_is_no_mailbox_is_a_problem(tmp_path: Path) -> None:
    pages, (problem,) = read(write(tmp_path / "a.mbox", "Dear Rosa,\n"))
    assert (pages, "no mailbox" in problem.message) == ([], True)


RICH = rb"{\rtf1\ansi The premier of Ruritania met the king on Monday.\par}"


def enclosing(message: EmailMessage, content: bytes, kind: str, name: str | None = None) -> EmailMessage:
    main, _, sub = kind.partition("/")
    message.add_attachment(content, maintype=main, subtype=sub, filename=name)
    return message


@pytest.mark.parametrize("plain", ["", " \n\n "])
@pytest.mark.parametrize(
    ("kind", "name"),
    [("application/rtf", "body.rtf"), ("text/rtf", None), ("application/octet-stream", "body.rtf")],
)
def test_a_message_whose_text_is_rtf_is_read(tmp_path: Path, plain: str, kind: str, name: str | None) -> None:
    raw = enclosing(mail(plain), RICH, kind, name).as_bytes()
    (page,), problems = read(write(tmp_path / "m.eml", raw))
    (sighting,) = page.sightings
    assert (page.ref, page.text.strip()) == ("m", "The premier of Ruritania met the king on Monday.")
    assert (sighting.published, sighting.title, sighting.site) == ("2031-05-04", "Talks", "castle.example")
    assert problems == []


def test_rtf_beside_a_text_is_a_page_of_its_own(tmp_path: Path) -> None:
    (page, other), problems = read(
        write(tmp_path / "m.eml", enclosing(mail(LONG), RICH, "application/rtf", "more.rtf").as_bytes())
    )
    assert (page.text.strip(), other.ref, problems) == (LONG, "more", [])


@pytest.mark.parametrize(
    ("kind", "name", "words"),
    [
        ("application/ms-tnef", "winmail.dat", "Outlook packed"),
        ("application/octet-stream", "WINMAIL.DAT", "Outlook packed"),
        ("application/vnd.ms-excel", "list.xls", "“list.xls” was not read"),
        ("application/msword", "report.doc", "“report.doc” was not read"),
        ("application/octet-stream", None, "of the type application/octet-stream was not read"),
    ],
)
def test_an_attachment_that_is_not_read_is_told_beside_the_text(
    tmp_path: Path, kind: str, name: str | None, words: str
) -> None:
    pages, (problem,) = read(
        write(tmp_path / "m.eml", enclosing(mail(LONG), b"\x01\x02", kind, name).as_bytes())
    )
    assert [page.text.strip() for page in pages] == [LONG]
    assert words in problem.message
    assert problem.locator.endswith(f"#1/{name}" if name else "#1")


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("image/png", "logo.png"),
        ("application/octet-stream", "logo.jpg"),
        ("application/pkcs7-signature", "smime.p7s"),
        ("text/calendar", "talks.ics"),
    ],
)
def test_pictures_and_signatures_are_passed_over(tmp_path: Path, kind: str, name: str) -> None:
    pages, problems = read(
        write(tmp_path / "m.eml", enclosing(mail(LONG), b"\x01\x02", kind, name).as_bytes())
    )
    assert (len(pages), problems) == (1, [])
