"""What runs beside the server: each job is a process of its own, and tells how far it is."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

COMMAND = (sys.executable, "-P", "-m", "dateline.app.serve.worker")
"""How the process is begun: it imports nothing from the folder in which the server was started."""

KEPT = 50
"""Jobs that are remembered."""


@dataclass
class Job:
    """One task: what it is for people, where to go when it is done, how far it is, and how it ended.

    `steps` are stages with how many pages are done of how many; `error` and `advice` are told where it failed.
    """

    number: int
    title: str
    then: str
    steps: dict[str, tuple[int, int]] = field(default_factory=dict)
    ended: threading.Event = field(default_factory=threading.Event)
    error: str = ""
    advice: str = ""

    @property
    def done(self) -> bool:
        """Whether it has ended well."""
        return self.ended.is_set() and not self.error

    def hear(self, said: Mapping[str, Any]) -> None:
        """Take in what its process tells."""
        if "stage" in said:
            self.steps[said["stage"]] = (said["done"], said["total"])
        elif "error" in said:
            self.error, self.advice = said["error"], said["advice"]


class Jobs:
    """All jobs of a server, and the processes that still run."""

    def __init__(self) -> None:
        self._jobs: dict[int, Job] = {}
        self._running: dict[int, subprocess.Popen[bytes]] = {}
        self._lock = threading.Lock()

    def __getitem__(self, number: int) -> Job:
        return self._jobs[number]

    def begin(self, task: Mapping[str, Any], *, title: str, then: str) -> Job:
        """Begin a job; it goes on when this has returned."""
        with self._lock:
            job = Job(max(self._jobs, default=0) + 1, title, then)
            self._jobs[job.number] = job
            self._jobs.pop(job.number - KEPT, None)
        process = subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE)  # noqa: S603 — ourselves
        self._running[job.number] = process
        threading.Thread(
            target=self._follow, args=(job, process, msgspec.json.encode(task)), daemon=True
        ).start()
        return job

    def _follow(self, job: Job, process: subprocess.Popen[bytes], task: bytes) -> None:
        """Hand a process its task and hear what it says until it ends."""
        try:
            for said in conversation(process, task):
                job.hear(said)
            if process.wait() != 0 and not job.error:
                job.error, job.advice = (
                    "the process ended before it was done.",
                    "Nothing was changed. Try again.",
                )
        finally:
            self._running.pop(job.number, None)
            job.ended.set()

    def stop(self) -> None:
        """End what still runs: a case file keeps its last complete state."""
        for process in list(self._running.values()):
            process.terminate()


def conversation(process: subprocess.Popen[bytes], task: bytes) -> Iterator[Mapping[str, Any]]:
    """What a process says to a task, line by line."""
    with process:
        if process.stdin and process.stdout:
            process.stdin.write(task)
            process.stdin.close()
            for line in process.stdout:
                yield msgspec.json.decode(line)
