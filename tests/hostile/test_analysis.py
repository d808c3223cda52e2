"""Whatever a page holds, its analysis ends in time and memory.

The real command reads walls of signs, and every stage what never ends.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from dateline.adapters.spacy import LONGEST
from dateline.io.casefile.casefile import load_case
from dateline.model import Sentence
from tests.clock import within
from tests.hostile.files import PROSE
from tests.io.reading import write
from tests.lab import ROOT, make_page, read_page

MOST_SECONDS, MOST_BYTES = 10, 1_000_000_000

WALLS: Mapping[str, Callable[[], str]] = {
    "one sign": lambda: "=" * 900_000,
    "signs in turn": lambda: "=-" * 100_000,
    "brackets": lambda: "(" * 50_000 + ")" * 50_000,
    "open links": lambda: "[](" * 100_000,
    "quotation marks": lambda: '" ' * 50_000,
    "commas": lambda: ", " * 50_000,
    "emoji": lambda: "".join(chr(0x1F600 + at % 60) for at in range(100_000)),
    "accents": lambda: "e" + "\u0301" * 100_000,
    "signs that nobody sees": lambda: "\u200b\u2060" * 10_000,
    "one letter": lambda: "a" * 300_000,
    "a word that means nothing": lambda: "".join(random.Random(1).choices("abcdefghij0123456789", k=100_000)),
    "letters and stops": lambda: "a." * 5_000,
    "a long line of blanks": lambda: "a" + " " * 300_000 + "b",
}

ENDLESS: Mapping[str, Callable[[], str]] = {
    "he said that": lambda: "he said that " * 1_000 + "it rained.",
    "he said he will say": lambda: "he said he will say that " * 300 + "it will rain.",
    "verbs": lambda: "They " + "ran and hid and ate and slept and " * 300 + "died.",
    "names": lambda: (
        "They met "
        + ", ".join(f"Ann {chr(65 + at % 26)}or{chr(97 + at // 26 % 26)}" for at in range(1_000))
        + "."
    ),
    "quotations": lambda: "He said, \"she said, 'it said, " * 300,
    "dates": lambda: "On 3 May 2021 they met. " * 600,
}


def build_alone(out: Path, *inputs: Path) -> tuple[int, str, float, int]:
    """Run the command: status, what it said, CPU seconds of all its processes and the most bytes of one."""
    running = subprocess.Popen(
        [sys.executable, "-m", "dateline.app.cli", "build", *map(str, inputs), "-o", str(out)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert running.stdout
    said = running.stdout.read()
    running.stdout.close()
    _, status, used = os.wait4(running.pid, 0)
    running.returncode = os.waitstatus_to_exitcode(status)
    return running.returncode, said, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024


@pytest.mark.skipif(sys.platform != "linux", reason="measures of processes are those of Linux")
def test_walls_of_signs_are_passed(tmp_path: Path) -> None:
    for number, wall in enumerate(WALLS.values()):
        write(tmp_path / "pages" / f"{number:02}.txt", f"{PROSE}\n\n{wall()}\n\nThe king denied it.\n")
    out = tmp_path / "x.dateline"
    status, said, seconds, most = build_alone(out, tmp_path / "pages")
    assert status == 0, said
    assert seconds < MOST_SECONDS
    assert most < MOST_BYTES
    case = load_case(out)
    assert case.problems == ()
    assert len(case.pages) == len(WALLS)
    for page in case.pages:
        assert {claim.lemma for claim in case.on_page(page.id, "claims")} >= {"meet", "deny"}


@pytest.mark.parametrize("name", ENDLESS)
def test_what_never_ends_is_read_in_time(name: str) -> None:
    page = make_page(ENDLESS[name]())
    notes = within(MOST_SECONDS, lambda: read_page(page))
    assert max(map(len, notes[Sentence])) <= LONGEST
