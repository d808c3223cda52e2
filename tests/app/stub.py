"""A parser without a model, so that tests of building start quickly.

The command line with it, and a build that is killed at a chosen SQL statement.
"""

from __future__ import annotations

import os
import re
import signal
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from time import sleep

from dateline.app import building, cli
from dateline.io.casefile import casefile
from dateline.model import Passage, Reading, Sentence


class WordParser:
    """Every line is a sentence, every word a noun that hangs on the first one."""

    name = "words-1"

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """The sentences of some passages."""
        lines = (
            (index, passage, line)
            for index, passage in passages
            for line in re.finditer(r"\S[^\n]*", reading.page.text[passage.span.start : passage.span.end])
        )
        for number, (index, passage, line) in enumerate(lines):
            words = list(re.finditer(r"\S+", line.group()))
            at, size = passage.span.start + line.start(), len(words)
            texts = tuple(word.group() for word in words)
            starts, ends = (
                tuple(at + word.start() for word in words),
                tuple(at + word.end() for word in words),
            )
            same = ("NN",) * size, ("NOUN",) * size, ("dep",) * size, (0,) * size, ("",) * size
            yield Sentence(
                reading.page.id,
                number,
                index,
                passage.zone,
                starts,
                ends,
                texts,
                tuple(text.lower() for text in texts),
                *same,
            )


class SlowParser(WordParser):
    """As the other one, but slow enough that two commands meet."""

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """The sentences of some passages, after a while."""
        sleep(0.1)
        return super().parse(reading, passages)


class StandingParser(WordParser):
    """As the first one, but its process stands still before its second page."""

    begun = 0

    def parse(self, reading: Reading, passages: Sequence[tuple[int, Passage]]) -> Iterator[Sentence]:
        """The sentences of some passages, of the second page when somebody lets the process go on."""
        StandingParser.begun += 1
        if StandingParser.begun == 2:
            os.kill(os.getpid(), signal.SIGSTOP)
        return super().parse(reading, passages)


def read_here() -> None:
    """Let builds use the stub, and no other process, which takes longer to begin than these pages to read."""
    building.SpacyParser = WordParser  # type: ignore[assignment,misc]
    building.ProcessMapper = lambda jobs: map  # type: ignore[assignment,misc]


def build_until(out: Path, inputs: Sequence[Path], *, statement: int) -> int:
    """Build with the stub and die without a word at the nth SQL statement.

    How many there were when it is not reached.
    """
    seen = 0

    def count(_: str) -> None:
        nonlocal seen
        seen += 1
        if seen == statement:
            os.kill(os.getpid(), signal.SIGKILL)

    connect = casefile.connect_writer

    def connected(file: Path) -> object:
        connection = connect(file)
        connection.set_trace_callback(count)
        return connection

    casefile.connect_writer = connected  # type: ignore[assignment]
    read_here()
    building.build_file(inputs, out)
    return seen


if __name__ == "__main__":
    if sys.argv[1] == "killed":
        out, folder, statement = sys.argv[2:]
        sys.stdout.write(str(build_until(Path(out), [Path(folder)], statement=int(statement))))
    else:
        read_here()
        building.SpacyParser = SlowParser  # type: ignore[assignment,misc]
        if sys.argv[1] == "standing":
            building.SpacyParser = StandingParser  # type: ignore[assignment,misc]
            del sys.argv[1]
        cli.main()
