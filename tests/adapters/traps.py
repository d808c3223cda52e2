"""Stages for tests of processes: one notes a passage, the other does to its process what the page says."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from typing import Any

from dateline.guard import read_article
from dateline.model import LAYERS, By, Credit, Page, Passage, Reading, Span, Zone
from dateline.stage import Notes, Stage


def find_passage(reading: Reading, notes: Notes) -> Iterator[Passage]:
    yield Passage(Span(reading.page.id, 0, len(reading.page.text)), Zone.BODY, By("test"))


def fall(reading: Reading, notes: Notes) -> Iterator[Credit]:
    """Do what the first word of the page says, and credit the process that did it."""
    TRAPS.get(reading.page.text.split()[0], len)(reading.page.text)
    yield Credit(Span(reading.page.id, 0, 1), str(os.getpid()), By("test"))


def allocate(text: str) -> None:
    kept = [bytearray(10_000_000) for _ in range(1000)]
    raise AssertionError(f"got {len(kept)} pieces of memory")


def compute(text: str) -> None:
    while True:
        pass


HELD: list[Any] = []

TRAPS: dict[str, Any] = {
    "allocate": allocate,
    "compute": compute,
    "sleep": lambda text: time.sleep(600),
    "exit": lambda text: os._exit(3),
    "crash": lambda text: os.kill(os.getpid(), signal.SIGSEGV),
    "raise": lambda text: int("not a number"),
    "hold": lambda text: HELD.append(bytearray(200_000_000)),
    "print": lambda text: sys.stdout.write("a library speaks\n"),
}


def trapped_stages() -> tuple[Stage, ...]:
    """Both stages."""
    return (
        Stage("passages", scope="article", needs=(Page,), gives=(Passage,), run=find_passage),
        Stage("traps", scope="article", needs=(Passage,), gives=(Credit,), run=fall),
    )


READ = partial(read_article, stages=trapped_stages(), kept=tuple(LAYERS.values()))
