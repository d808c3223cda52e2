"""A mapper over processes: the scale-out for one machine, and the guard against pages that take it down.

Results come in the order of the pages, so the case is the same however many processes there are. A page that
goes past its budget ends its process, not the build: a fresh one reads it again, up to the stage before.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
from queue import SimpleQueue
from threading import Timer
from typing import IO, Any, cast

from dateline.adapters.worker import BOOT, BUDGET, OUT_OF_MEMORY, Budget
from dateline.errors import PipelineError
from dateline.guard import Overrun
from dateline.model import Page
from dateline.stage import Notes

Read = Callable[..., Notes]
"""Reads a page, `before` a stage if it is named, and tells `entering` each stage."""

SAFELY = ("-P", "-c")
"""Options of Python: it imports nothing from the folder in which it is started, which may hold the pages."""

OUT_OF_TIME = getattr(signal, "SIGXCPU", signal.SIGTERM)
"""The signal that ends a process whose time is over."""

WAITING = 10
"""How many times its CPU seconds a page may take by the clock: other programs want the processor, too."""


@dataclass(frozen=True)
class ProcessMapper:
    """`map` over `jobs` processes (at least one; 0 means one for every core), each page within a budget."""

    jobs: int
    budget: Budget = BUDGET

    def __call__(self, read: Read, pages: Iterable[Page]) -> Iterator[Notes]:
        """The notes of pages, in their order; `read` travels once to every process, not with every page."""
        todo = list(pages)
        workers = [Worker(read, self.budget) for _ in range(min(self.jobs or os.cpu_count() or 1, len(todo)))]
        if not workers:
            return
        free: SimpleQueue[Worker] = SimpleQueue()
        with ExitStack() as ends:
            for worker in workers:
                free.put(worker)
                ends.callback(worker.close)
            threads = ends.enter_context(ThreadPoolExecutor(len(workers)))
            for worker in workers:
                ends.callback(worker.stop)  # before the threads that wait for it are waited for
            yield from threads.map(partial(read_by, free), todo)


def read_by(free: SimpleQueue[Worker], page: Page) -> Notes:
    """The notes of a page by the first worker that is free."""
    worker = free.get()
    try:
        return worker.read(page)
    finally:
        free.put(worker)


@dataclass
class Worker:
    """A process that reads one page at a time: begun when there is one, and anew after it has ended.

    `used` tells that the process has read some, `stopped` that no more are wanted.
    """

    do: Read
    budget: Budget
    process: subprocess.Popen[bytes] | None = field(default=None, init=False)
    used: bool = field(default=False, init=False)
    stopped: bool = field(default=False, init=False)

    def read(self, page: Page) -> Notes:
        """The notes of a page; where it ends the process, those of the stages before, and the overrun."""
        found, overruns = self.ask(page), []
        while isinstance(found, Overrun):
            if not found.stage:
                raise PipelineError(
                    f"{found.why} before it began.",
                    advice="Run the same again; if it ends so again, report this with what it printed.",
                )
            overruns = [found]
            found = self.ask(page, before=found.stage)
        return found.plus(overruns, (Overrun,)) if overruns else found

    def ask(self, page: Page, *, before: str = "") -> Notes | Overrun:
        """What a process answers, or that it has ended.

        A used one is no proof: unless it was out of time, it may have ended by what earlier pages left in it.
        """
        used, stage, seconds = self.used, "", self.budget.of(page)
        introduction = () if self.process else (sys.path, (self.do, self.budget))
        process = self.process or self.begin()
        patience = Timer(seconds * WAITING, process.send_signal, (OUT_OF_TIME,))
        patience.start()
        try:
            for request in (*introduction, (page, before)):
                send(process, request)
            while isinstance(found := receive(process), str):
                stage = found
        except (EOFError, BrokenPipeError, pickle.UnpicklingError):
            status = self.close()
        else:
            self.used = True
            return found
        finally:
            patience.cancel()
        if used and status != -OUT_OF_TIME and not self.stopped:
            return self.ask(page, before=before)
        return Overrun(stage, reason(status, seconds, self.budget.memory))

    def begin(self) -> subprocess.Popen[bytes]:
        """A fresh process; PipelineError when the system begins none."""
        self.used = False
        try:
            self.process = subprocess.Popen(  # noqa: S603 -- it is this very program
                [sys.executable, *SAFELY, BOOT], stdin=subprocess.PIPE, stdout=subprocess.PIPE
            )
        except OSError as error:
            raise PipelineError(
                f"the system begins no process to read pages ({error.strerror or error}).",
                advice="Close other programs, or read with fewer processes (--jobs).",
            ) from error
        if self.stopped:
            self.process.kill()
        return self.process

    def stop(self) -> None:
        """End the process for good, whoever waits for its answer."""
        self.stopped = True
        if self.process:
            self.process.kill()

    def close(self) -> int:
        """Take leave of a process that is of no more use: its exit status, as `subprocess` has it."""
        process, self.process = self.process, None
        if process is None:
            return 0
        process.kill()
        with suppress(BrokenPipeError), process:
            pass
        return process.wait()


def send(process: subprocess.Popen[bytes], message: Any) -> None:
    """Hand a process something to read."""
    requests = cast("IO[bytes]", process.stdin)
    pickle.dump(message, requests)
    requests.flush()


def receive(process: subprocess.Popen[bytes]) -> str | Notes:
    """What a process says next: the stage that it begins, or the notes of the page."""
    answers = cast("IO[bytes]", process.stdout)
    found: str | Notes = pickle.load(answers)  # noqa: S301 -- our own process wrote it
    return found


def reason(status: int, seconds: int, memory: int) -> str:
    """Why a process has ended, by its exit status and the budget of the page."""
    if status == -OUT_OF_TIME:
        return f"reading the page took more than {seconds:,} seconds of computing"
    if status == OUT_OF_MEMORY:
        return f"reading the page took more than {memory / 1e9:.1f} GB of memory"
    how = signal.Signals(-status).name if status < 0 else f"exit status {status}"
    return f"the process that read the page ended ({how})"
