"""PDF documents: their text page by page, what they declare, and what is broken."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import pytest

from dateline.adapters import pypdf_limits
from dateline.model import Stamp
from tests.clock import within
from tests.io.pdfs import assemble, pdf
from tests.io.reading import read, write

TALKS = "The premier of Ruritania met the king on Monday.\nBoth said that the talks would go on."


def test_form_feeds_part_the_pages(tmp_path: Path) -> None:
    about = "/Title (Talks) /Author (Rosa Holf) /CreationDate (D:20310504233000-05'00')"
    (page,), problems = read(write(tmp_path / "a.pdf", pdf([TALKS, "The king denied it."], about=about)))
    (sighting,) = page.sightings
    assert (page.ref, page.text, problems) == ("a", f"{TALKS}\fThe king denied it.", [])
    assert (sighting.title, sighting.author, sighting.published, sighting.media_type) == (
        "Talks",
        "Rosa Holf",
        "2031-05-04",
        "application/pdf",
    )
    assert sighting.stamps == (Stamp("2031-05-04", "D:20310504233000-05'00'", "pdf CreationDate"),)


def test_the_day_on_which_a_reader_printed_a_page_is_not_its_day(tmp_path: Path) -> None:
    (page,), _ = read(
        write(tmp_path / "a.pdf", pdf([TALKS], about="/Producer (Skia/PDF m120) /CreationDate (D:20310504)"))
    )
    assert (page.sightings[0].published, len(page.sightings[0].stamps)) == (None, 1)


def test_pages_without_text_are_told(tmp_path: Path) -> None:
    (page,), (problem,) = read(write(tmp_path / "a.pdf", pdf([TALKS, "", "The king denied it."])))
    assert page.text == f"{TALKS}\f\fThe king denied it."
    assert "1 of 3 pages give no text (2)" in problem.message


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (pdf(["", ""]), "OCR"),
        (b"%PDF-1.4\n", "broken"),
        (b"%PDF-1.4\n" + b"[" * 100_000, "broken"),
        (b"%PDF-1.4\n" + b"1 0 obj << " * 50_000, "broken"),
        (b"<html>", "no PDF"),
        (b"", "no PDF"),
        (pdf(["x"] * 2_100), "pages"),
        (pdf([TALKS * 30_000]), "Split it"),
    ],
)
def test_a_document_that_cannot_be_read_is_a_problem(tmp_path: Path, content: bytes, words: str) -> None:
    pages, (problem,) = read(write(tmp_path / "a.pdf", content))
    assert (pages, words in problem.message) == ([], True)


@pytest.mark.parametrize("damage", ["index", "offsets", "cut"])
def test_a_damaged_document_of_many_pages_is_mended_in_time_and_in_silence(
    tmp_path: Path, damage: str, caplog: pytest.LogCaptureFixture
) -> None:
    whole = pdf([f"{TALKS} {number}" for number in range(400)])
    damaged = {
        "index": whole.replace(b"startxref", b"startxxxx").replace(b"xref\n0", b"xxxx\n0"),
        "offsets": re.sub(rb"\d{10} 00000 n", b"0000000009 00000 n", whole),
        "cut": whole[: len(whole) * 3 // 4],
    }[damage]
    path = write(tmp_path / "a.pdf", damaged)
    with caplog.at_level(logging.DEBUG):
        (page,), _ = within(8, lambda: read(path))
    assert page.text.startswith(f"{TALKS} 0\f{TALKS} 1\f")
    assert [record for record in caplog.records if record.name.startswith("pypdf")] == []


def shared(content: str, font: str, *, pages: int) -> bytes:
    """A document all of whose pages draw the same content in the same font."""
    kids = "3 0 R " * pages
    return assemble(
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {pages} >>",
            "<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
            f"<< /Length {len(font)} >>\nstream\n{font}\nendstream",
            "<< >>",
        ]
    )


DRAWN = "BT /F1 12 Tf 50 750 Td (The king.) Tj ET"


def test_a_font_is_read_once_for_all_pages(tmp_path: Path) -> None:
    letters = "".join(f"<{code:02x}> <{code:04x}>\n" for code in range(32, 127)) * 20
    font = (
        f"begincmap 1 begincodespacerange <00> <ff> endcodespacerange 95 "
        f"beginbfchar\n{letters}endbfchar endcmap"
    )
    path = write(tmp_path / "a.pdf", shared(DRAWN, font, pages=900))
    (page,), problems = within(5, lambda: read(path))
    assert (page.text.count("The king."), problems) == (900, [])


def test_content_that_is_drawn_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pypdf_limits, "MOST_BYTES", 1_000_000)
    pages, (problem,) = read(write(tmp_path / "a.pdf", shared(DRAWN + " " * 9_000, "endcmap", pages=1_900)))
    assert (pages, "draws more" in problem.message) == ([], True)
