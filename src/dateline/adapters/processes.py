"""A mapper over a pool of processes: the scale-out for one machine. Results come in the order of the pages, so the case is the same."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from typing import Any

CHUNK = 4
"""Pages sent to a process at a time: few enough that both cores end together, enough that sending costs nothing."""


@dataclass(frozen=True)
class ProcessMapper:
    """`map` over `jobs` processes (at least one; 0 means one for every core)."""

    jobs: int

    def __call__(self, function: Callable[[Any], Any], items: Iterable[Any]) -> Iterator[Any]:
        """The results of `function`, in the order of `items`; the function travels once to every process, not with every item."""
        todo = list(items)
        workers = min(self.jobs or os.cpu_count() or 1, -(-len(todo) // CHUNK))
        if workers < 2:
            yield from map(function, todo)
            return
        # spawn: a forked process would inherit threads and open databases of this one
        with ProcessPoolExecutor(
            workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=prepare,
            initargs=(function,),
        ) as pool:
            yield from pool.map(call, todo, chunksize=CHUNK)


_prepared: list[Callable[[Any], Any]] = []


def prepare(function: Callable[[Any], Any]) -> None:
    """Run once in every process: keep the function, leave Ctrl-C to the parent, and end when the parent does, however it ends."""
    _prepared.append(function)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=follow_parent, daemon=True).start()


def follow_parent() -> None:
    """End this process when its parent has ended."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)


def call(item: Any) -> Any:
    """The prepared function on one item."""
    return _prepared[-1](item)
