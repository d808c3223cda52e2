"""Files of press databases: each article is a page with its outlet, day and title; other texts stay whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.io.readers.clippings import cut_clippings
from dateline.model import Page
from tests.clock import within
from tests.io.documents import docx
from tests.io.reading import read, write

FERRY = "The ferries of Graustark stayed in port on Monday, the harbour master said."
PIER = "A new pier will be built next week, the minister of transport told reporters."
KING = "The king of Ruritania will travel to Graustark tomorrow, the palace said."

CLASSIC = f"""
                                1 of 2 DOCUMENTS


                 Copyright 2031 Quay Herald Ltd.
                       All Rights Reserved
                      The Quay Herald (Graustark)

                       May 6, 2031 Tuesday
                        Late Edition - Final

Ferries of Graustark stay in port as
storm comes nearer

BYLINE: By ROSA HOLF

SECTION: Section A; Column 1; Foreign
Desk; Pg. 3

LENGTH: 1,061 words

{FERRY}

{PIER}

URL: http://www.herald.example

LOAD-DATE: May 9, 2031

LANGUAGE: ENGLISH

GRAPHIC: PHOTO: A ferry of Graustark sank on May 1, 2030.

                                2 of 2 DOCUMENTS


                        Castle Times

                       May 7, 2031

King to travel

LENGTH: 40 words

HIGHLIGHT: A visit.

BODY:

{KING}

LOAD-DATE: May 8, 2031
"""

UNI = f"""Date and Time: Friday, June 6, 2031 5:10:00 PM EDT
Job Number: 12345
Documents (2)
1. Ferries stay in port
2. King to travel

Ferries stay in port

The Quay Herald

May 6, 2031 Tuesday 10:15 AM GMT

Copyright 2031 Quay Herald Ltd. All Rights Reserved

Section: NEWS; Pg. 3
Length: 61 words
Byline: Rosa Holf

Body

{FERRY}

{PIER}

Load-Date: May 9, 2031

End of Document

King to travel

Castle Times

May 7, 2031 Wednesday

Copyright 2031 Castle Times

Length: 40 words

Body

{KING}

Load-Date: May 8, 2031

End of Document
"""

CODED = f"""HD
Ferries stay in port
BY
By Rosa Holf
WC 61 words
PD 6 May 2031
SN The Quay Herald
SC QHER
PG 3
LA English
CY Copyright 2031 Quay Herald Ltd.
LP
{FERRY}
TD
{PIER}
CO grsfer : Graustark Ferries
AN Document QHER000020310506en560001b

HD King to travel
WC 40 words
PD 7 May 2031
SN Castle Times
LA English
LP {KING}
AN Document CASTI00020310507en570000a
"""

SHOWN = f"""Ferries stay in port

Rosa Holf
61 words
6 May 2031
04:10
The Quay Herald
QHER
3
English
(c) 2031 Quay Herald Ltd.

{FERRY}

{PIER}

Document QHER000020310506en560001b

King to travel
40 words
7 May 2031
Castle Times
CASTI
English
Copyright 2031. Castle Times.

{KING}

Document CASTI00020310507en570000a
"""

RULED = f"""____________________________________________________________

Report Information from ProQuest

____________________________________________________________

Ferries stay in port

Author: Holf, Rosa
Publication info: The Quay Herald ; Graustark [Graustark]. 06 May 2031: A.3.

Full text: {FERRY} {PIER}

Subject: Ferries; Storms
Publication title: The Quay Herald; Graustark
Publication date: May 6, 2031
ProQuest document ID: 1234567
Last updated: 2031-05-09
____________________________________________________________

King to travel

Publication info: Castle Times ; Ruritania [Ruritania]. 07 May 2031.

Full text: {KING}

Publication date: May 7, 2031
____________________________________________________________
"""

FORMS = {"classic": CLASSIC, "uni": UNI, "coded": CODED, "shown": SHOWN, "ruled": RULED}


def main(page: Page) -> str:
    (sighting,) = page.sightings
    return " ".join(" ".join(page.text[start:end].split()) for start, end in sighting.main or ())


@pytest.mark.parametrize("form", FORMS)
def test_every_article_is_a_page(tmp_path: Path, form: str) -> None:
    (first, second), problems = read(write(tmp_path / "found.txt", FORMS[form]))
    assert problems == []
    told = [
        (page.ref, *((each.locator.rpartition("#")[2], each.site, each.published) for each in page.sightings))
        for page in (first, second)
    ]
    assert told == [
        ("found#1", ("1", "The Quay Herald", "2031-05-06")),
        ("found#2", ("2", "Castle Times", "2031-05-07")),
    ]
    titles = [str(page.sightings[0].title) for page in (first, second)]
    assert [
        title.startswith(("Ferries of Graustark stay in port as storm", "Ferries stay in port"))
        for title in titles
    ] == [
        True,
        False,
    ]
    assert titles[1] == "King to travel"
    assert FERRY in main(first)
    assert PIER in main(first)
    assert KING in main(second)
    for word in (
        "May 9",
        "2031-05-09",
        "LENGTH",
        "Length",
        "words",
        "ENGLISH",
        "PHOTO",
        "Late Edition",
        "grsfer",
    ):
        assert word not in main(first)
    assert "May 9" not in first.text


def test_a_file_of_one_article_is_one_page(tmp_path: Path) -> None:
    alone = CLASSIC.partition("2 of 2")[0].replace("1 of 2 DOCUMENTS", "").rstrip()
    (page,), problems = read(write(tmp_path / "found.txt", alone))
    assert (page.ref, problems) == ("found", [])
    assert (page.sightings[0].site, page.sightings[0].published) == ("The Quay Herald", "2031-05-06")


@pytest.mark.parametrize("form", ["uni", "shown"])
def test_a_word_document_or_a_web_page_of_articles_is_cut(tmp_path: Path, form: str) -> None:
    lines = [line for line in FORMS[form].splitlines() if line.strip()]
    lines = lines[5:] if form == "uni" else lines
    paged = "<html><body>" + "".join(f"<p>{line}</p>" for line in lines) + "</body></html>"
    (first, second), problems = read(write(tmp_path / "found.docx", docx(lines)))
    assert problems == []
    assert [page.sightings[0].site for page in (first, second)] == ["The Quay Herald", "Castle Times"]
    (first, second), problems = read(write(tmp_path / "found.html", paged))
    assert [page.sightings[0].site for page in (first, second)] == ["The Quay Herald", "Castle Times"]
    assert [page.sightings[0].published for page in (first, second)] == ["2031-05-06", "2031-05-07"]


def test_a_file_that_cannot_be_cut_says_so(tmp_path: Path) -> None:
    text = f"One\n\nLENGTH: 40 words\n\n{FERRY}\n\nTwo\n\nLENGTH: 30 words\n\n{KING}\n"
    (page,), (problem,) = read(write(tmp_path / "found.txt", text))
    assert page.text == text
    assert "looks like 2 articles" in problem.message
    (page,), (problem,) = read(write(tmp_path / "half.txt", CLASSIC.replace("May 7, 2031\n", "\n")))
    assert page.sightings[0].site == "The Quay Herald"
    assert "1 could be cut out" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        f"Ferries stay in port\n\nMay 6, 2031\n\n{FERRY}\n\nCopyright 2031 Quay Herald Ltd.\n",
        f"Ferries stay in port\n\nBy Rosa Holf\n\nBody: {FERRY}\n\nLength: three hours\n",
        f"{FERRY}\n\nEnd of Document\n\n{PIER}\n",
        f"Title: Ferries\nAuthor: Rosa Holf\nSubject: storms\n\n{FERRY}\n",
        (
            f"AN INTRODUCTION\n\nIN May 2031 it "
            f"rained.\n\n{FERRY}\n----------------------------------------\n{PIER}\n"
        ),
        f"{FERRY}\n\n1,061 words\n\n{PIER}\n",
        "",
    ],
)
def test_other_texts_are_not_cut(text: str) -> None:
    assert cut_clippings(text).pieces == ()


@pytest.mark.parametrize(
    "piece",
    [
        "1 of 2 DOCUMENTS\n",
        "End of Document\n",
        "LENGTH: 4 words\n",
        "Load-Date: May 9, 2031\n",
        "_" * 30 + "\n",
        "Copyright\n",
        "Full text: a\n",
        "Castle Times\nMay 7, 2031\nBody\nx\nEnd of Document\n",
        " \n",
        "HD\nPD\nLP\n",
    ],
)
def test_hostile_repetitions_cost_little(piece: str) -> None:
    text = "End of Document\n" + piece * (400_000 // len(piece))
    assert within(4, lambda: cut_clippings(text)) is not None
