"""Word and RTF documents: their text, whatever surrounds it, and what is made to harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.io.kinds import sniff
from dateline.io.limits import Limits
from dateline.io.readers.rtf import rtf_text
from tests.clock import within
from tests.io.documents import docx, packed, paragraph
from tests.io.reading import read, write

SAID = "The ferries of Graustark stayed in port on Monday."


@pytest.mark.parametrize(
    ("rtf", "text"),
    [
        (rf"{{\rtf1\ansi {SAID}\par Rain fell.}}", f"{SAID}\nRain fell."),
        (r"{\rtf1\ansi\ansicpg1252 Caf\'e9 \ldblquote old\rdblquote\emdash x\~y}", "Café “old”—x\u00a0y"),
        (r"{\rtf1\ansi\ansicpg1251 \'cf\'ee\'f0\'f2}", "Порт"),
        (r"{\rtf1\ansi{\fonttbl{\f0\fcharset0 A;}{\f1\fcharset204 B;}}\f1 \'cf\'ee\f0 \'e9}", "Поé"),
        (r"{\rtf1\ansi\ansicpg932 \'8d\'60}", "港"),
        (r"{\rtf1\uc1 \u1055?\u1086?}", "По"),
        (r"{\rtf1\uc2 \u1055 ab\u1086\'3f\'3fc}", "Поc"),
        (r"{\rtf1 \u-10179?\u-8704?}", "😀"),
        (
            r"{\rtf1{\*\generator Mill 1.0;}{\info{\title No}}{\colortbl;\red0;}{\stylesheet{\s0 N;}}Yes}",
            "Yes",
        ),
        (r"{\rtf1{\pict\bin5 {{{{{}Yes}", "Yes"),
        (r'{\rtf1{\field{\*\fldinst HYPERLINK "x"}{\fldrslt a link}} here}', "a link here"),
        (r"{\rtf1 a\{b\}c\\d\tab e\cell f\row g}", "a{b}c\\d\te\tf\ng"),
        (r"{\rtf1\fromhtml1 {\*\htmltag <p>}\htmlrtf\par\htmlrtf0 Yes}", "Yes"),
        (r"{\rtf1 open {\b never closed", "open never closed"),
        (r"{\rtf1 a}}}} b", "a b"),
    ],
)
def test_the_text_of_an_rtf_document(rtf: str, text: str) -> None:
    assert rtf_text(rtf.encode()).strip("\n") == text


def test_an_rtf_document_is_a_page_under_any_name(tmp_path: Path) -> None:
    for name in ("letter.rtf", "letter", "letter.doc"):
        (page,), problems = read(write(tmp_path / name, rf"{{\rtf1\ansi {SAID}\par}}"))
        assert (page.ref, page.text.strip(), problems) == ("letter", SAID, [])
        assert (page.sightings[0].main, page.sightings[0].published) == (None, None)


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "{\\*",
        "\\'e9",
        "\\u1 ?",
        "\\bin9999999 ",
        "\\f1",
        "\\htmlrtf",
        "}",
        "{\\fonttbl{\\f0\\fcharset204",
        "\\",
    ],
)
def test_hostile_rtf_ends_soon(tmp_path: Path, piece: str) -> None:
    path = write(tmp_path / "a.rtf", "{\\rtf1 " + piece * (1_000_000 // len(piece)) + SAID)
    pages, problems = within(8, lambda: read(path))
    assert pages or problems


def test_rtf_by_name_only_is_a_problem(tmp_path: Path) -> None:
    pages, (problem,) = read(write(tmp_path / "a.rtf", SAID))
    assert pages == []
    assert "no RTF" in problem.message


STRUCK = (
    f"<w:p><w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/>"
    f"<w:t>c</w:t><w:instrText>PAGE</w:instrText></w:r></w:p>"
    f"<w:tbl><w:tr><w:tc>{paragraph('cell')}</w:tc></w:tr></w:tbl>"
)


def test_a_word_document_is_its_paragraphs(tmp_path: Path) -> None:
    raw = docx([SAID, "Dear Rosa &amp; all"], inner=STRUCK)
    for name in ("letter.docx", "letter"):
        (page,), problems = read(write(tmp_path / name, raw))
        assert (page.ref, problems) == ("letter", [])
        assert page.text == f"{SAID}\nDear Rosa & all\na\tb\nc\ncell\n"
        assert (page.sightings[0].main, page.sightings[0].published) == (None, None)
    assert sniff(packed({"xl/workbook.xml": "<x/>"})) is None


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (docx([SAID], before='<!DOCTYPE x [<!ENTITY a "b">]>'), "declares entities"),
        (packed({"word/other.xml": "<x/>"}), "no Word document"),
        (packed({"word/document.xml": "<w:document"}), "cannot be read"),
        (packed({"word/document.xml": ""}), "cannot be read"),
        (docx([SAID])[:60], "cannot be read"),
        (b"PK\x05\x14", "cannot be read"),
        (docx(["a" * 30_000_000]), "larger than"),
        (docx([]), "shows no text"),
    ],
    ids=["entities", "other", "cut XML", "no XML", "cut", "no archive", "bomb", "bare"],
)
def test_a_word_document_that_cannot_be_read(tmp_path: Path, raw: bytes, words: str) -> None:
    pages, (problem,) = read(write(tmp_path / "a.docx", raw))
    assert pages == []
    assert words in problem.message


def test_a_word_document_that_unpacks_to_too_much_is_a_problem(tmp_path: Path) -> None:
    raw = docx(["a" * 1_000_000])
    pages, (problem,) = read(write(tmp_path / "a.docx", raw), limits=Limits(archive_bytes=100_000))
    assert pages == []
    assert "unpacks" in problem.message
