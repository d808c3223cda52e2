"""What a running server has at hand: its case, its terms, and who sits in front of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, cast

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.guards import Terms
from dateline.app.serve.jobs import Job, Jobs
from dateline.app.serve.shelf import Shelf
from dateline.errors import DatelineError
from dateline.io.casefile.stored import StoredCase

if TYPE_CHECKING:
    from dateline.io.fetch.fetch import Manners  # heavy, and seldom asked for

View = Callable[[Request, StoredCase], Response]
"""A page: what is asked and the open case in, an answer out."""


@dataclass
class Desk:
    """The case file, the terms of the server, whether the case may be changed here, and who judges.

    Before there is a case, `place` is where it will be, and `making` the job that makes it; `manners` are how pages
    that are named by address are fetched for it, `None` where nothing is asked of other hosts.
    """

    place: Path
    terms: Terms
    read_only: bool = False
    user: str = ""
    shelf: Shelf | None = None
    making: Job | None = None
    manners: Manners | None = None
    jobs: Jobs = field(default_factory=Jobs)

    @property
    def case(self) -> Shelf | None:
        """Where the case lies, `None` before it is made."""
        if self.shelf is None and self.making and self.making.done:
            self.shelf = Shelf(self.place)
        return self.shelf

    @property
    def known(self) -> Shelf:
        """Where the case lies; DatelineError when there is none yet."""
        if self.case is None:
            raise DatelineError("there is no case yet.", advice="Make one on the first page.")
        return self.case

    def may_write(self, case: StoredCase) -> bool:
        """Whether people may judge: not where a case is only shown, nor when it is not as we wrote it."""
        return not self.read_only and not case.doubts


def desk_of(request: Request) -> Desk:
    """What the server of a request has at hand."""
    return cast("Desk", request.app.state.desk)


def opening(view: View) -> Callable[[Request], Response]:
    """A page that is given the open case."""

    @wraps(view)
    def opened(request: Request) -> Response:
        return desk_of(request).known.answer(partial(shown_in, view, request))

    return opened


def shown_in(view: View, request: Request, case: StoredCase) -> Response:
    """A page of the open case, which whoever lays it out finds beside the request."""
    request.state.case = case
    return view(request, case)
