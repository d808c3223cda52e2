"""What a running server has at hand: its case, its terms, and who sits in front of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from starlette.requests import Request

from dateline.app.serve.guards import Terms
from dateline.app.serve.jobs import Job, Jobs
from dateline.app.serve.shelf import Opened, Shelf
from dateline.errors import DatelineError


@dataclass
class Desk:
    """The case file, the terms of the server, whether the case may be changed here, and who judges.

    Before there is a case, `place` is where it will be, and `making` the job that makes it.
    """

    place: Path
    terms: Terms
    read_only: bool = False
    user: str = ""
    shelf: Shelf | None = None
    making: Job | None = None
    jobs: Jobs = field(default_factory=Jobs)

    @property
    def case(self) -> Shelf | None:
        """Where the case lies, `None` before it is made."""
        if self.shelf is None and self.making and self.making.done:
            self.shelf = Shelf(self.place)
        return self.shelf

    @property
    def path(self) -> Path:
        """The case file; DatelineError when there is none yet."""
        return self.known().path

    def open(self) -> Opened:
        """The case; DatelineError when there is none yet."""
        return self.known().open()

    def known(self) -> Shelf:
        """Where the case lies; DatelineError when there is none yet."""
        if self.case is None:
            raise DatelineError("there is no case yet.", advice="Make one on the first page.")
        return self.case

    def doubts(self) -> tuple[str, ...]:
        """What of the case file is not as dateline wrote it."""
        try:
            return self.open().doubts if self.case else ()
        except DatelineError:
            return ()

    @property
    def writable(self) -> bool:
        """Whether people may judge: not when the case is only shown, nor when it is not as we wrote it."""
        return self.case is not None and not self.read_only and not self.doubts()


def desk_of(request: Request) -> Desk:
    """What the server of a request has at hand."""
    return cast("Desk", request.app.state.desk)
