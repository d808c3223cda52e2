"""Letters that a mail program saved as text, and those that they forward."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.io.readers.letters import cut_letters
from tests.clock import within
from tests.io.reading import read, write

KING = "The king of Ruritania will travel to Graustark tomorrow, the palace said."
FERRY = "The ferries of Graustark stayed in port on Monday."
FIRST = (
    "From:\tRosa Holf <rosa@castle.example>\nSent:\tTuesday, 6 May 2031 "
    "10:00\nTo:\tAll\nSubject:\tFW: Talks\n"
)
INNER = "From: Wire <desk@wire.example>\nDate: May 5, 2031\nSubject: Talks\n"


@pytest.mark.parametrize(
    "between",
    [
        "-----Original Message-----\n",
        "---------- Forwarded message ---------\n",
        "Begin forwarded message:\n\n",
        "________________________________\n",
        "",
    ],
)
def test_a_letter_and_the_one_that_it_forwards_are_two_pages(tmp_path: Path, between: str) -> None:
    text = f"{FIRST}\n{FERRY}\n\n{between}{INNER}\n{KING}\n"
    (first, second), problems = read(write(tmp_path / "talks.txt", text))
    assert problems == []
    told = [
        (page.ref, *((each.site, each.author, each.title, each.published) for each in page.sightings))
        for page in (first, second)
    ]
    assert told == [
        ("talks#1", ("castle.example", "Rosa Holf", "FW: Talks", "2031-05-06")),
        ("talks#2", ("wire.example", "Wire", "Talks", "2031-05-05")),
    ]
    assert [
        [page.text[start:end] for start, end in page.sightings[0].main or ()] for page in (first, second)
    ] == [
        [FERRY],
        [KING],
    ]


def test_a_letter_alone_keeps_the_name_of_its_file(tmp_path: Path) -> None:
    (page,), _ = read(write(tmp_path / "talks.txt", f"\ufeff{FIRST}\n{FERRY}\n"))
    assert (page.ref, page.sightings[0].published) == ("talks", "2031-05-06")


@pytest.mark.parametrize(
    "text",
    [
        f"{FERRY}\n\n-----Original Message-----\n{INNER}\n{KING}\n",
        f"From: the castle\n\n{FERRY}\n",
        f"From: Rosa Holf\nSubject: Talks\n\n{FERRY}\n",
        f"From:\nSent: May 5, 2031\n{FERRY}\n",
        f"{FIRST}",
        "",
    ],
)
def test_other_texts_are_no_letters(text: str) -> None:
    assert cut_letters(text).pieces == ()


@pytest.mark.parametrize("piece", ["From: a\n", FIRST, "From: a\nSent: b\n", "To: a\n"])
def test_hostile_letters_cost_little(piece: str) -> None:
    text = FIRST + piece * (400_000 // len(piece))
    assert within(3, lambda: cut_letters(text)) is not None
