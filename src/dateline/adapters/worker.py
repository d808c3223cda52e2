"""What a process does that reads pages: one by one, within limits of time and memory that the system sets."""

from __future__ import annotations

import logging
import os
import pickle
import signal
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from typing import IO, Any

from dateline.model import Page

OUT_OF_MEMORY = 77
"""The exit status of a process whose memory ran out."""

RARELY = (100_000, 50, 100)
"""Thresholds of garbage collection: nouns are frozen and hold no cycles, and looking at all of them again and
again costs a tenth of a build."""

BOOT = f"""
import gc, pickle, sys
gc.set_threshold(*{RARELY})
sys.path[:] = pickle.load(sys.stdin.buffer)
from dateline.adapters.worker import work
work()
"""
"""What Python is started with. It does not import the script that the parent runs, as `multiprocessing`
would: not every script bears that."""


@dataclass(frozen=True, slots=True)
class Budget:
    """What a page may take: CPU seconds, more for every 1,000 characters, and bytes of memory of its process.

    Prose takes 0.07 s for 1,000 characters, what is made to harm 0.2 s; the longest page, 600 MB with models.
    """

    seconds: int = 60
    seconds_for_1000: float = 0.3
    memory: int = 900_000_000

    def of(self, page: Page) -> int:
        """The CPU seconds of a page."""
        return self.seconds + int(self.seconds_for_1000 * len(page.text) / 1000)


BUDGET = Budget()


def work() -> None:
    """Read pages from standard input and write their notes to standard output until the parent ends."""
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent
    logging.getLogger("dateline").addHandler(logging.NullHandler())  # a crashed stage is told as a Problem
    read, budget = pickle.load(requests)  # noqa: S301 -- the parent wrote it
    pages: SimpleQueue[tuple[Page, str]] = SimpleQueue()
    Thread(target=receive, args=(requests, pages), daemon=True).start()
    limit_memory(budget.memory)
    while True:
        page, before = pages.get()
        limit_time(budget.of(page))
        try:
            send(answers, read(page, before=before, entering=partial(send, answers)))
        except MemoryError:
            os._exit(OUT_OF_MEMORY)  # nobody knows what was left half done


def receive(requests: IO[bytes], pages: SimpleQueue[Any]) -> None:
    """Hand on what the parent asks for, and end this process when the parent has ended, however it ends."""
    try:
        while True:
            pages.put(pickle.load(requests))  # noqa: S301 -- the parent wrote it
    except (EOFError, pickle.UnpicklingError):
        os._exit(0)


def send(answers: IO[bytes], message: Any) -> None:
    """Tell the parent a stage that begins, or the notes of a page."""
    try:
        pickle.dump(message, answers)
        answers.flush()
    except BrokenPipeError:
        os._exit(0)


def limit_memory(room: int) -> None:
    """Let this process take so many more bytes than now; only Linux keeps such a limit."""
    if sys.platform == "linux":
        import resource

        used = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[5]) * resource.getpagesize()
        lower(resource.RLIMIT_DATA, used + room)


def limit_time(seconds: int) -> None:
    """Let this process compute so many more seconds, and leave no image of its memory if it is ended."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        lower(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)
        lower(resource.RLIMIT_CORE, 0)


def lower(limit: int, value: int) -> None:
    """Set the soft limit of a resource, below the hard one."""
    import resource

    _, hard = resource.getrlimit(limit)
    resource.setrlimit(limit, (value if hard == resource.RLIM_INFINITY else min(value, hard), hard))
