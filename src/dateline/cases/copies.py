"""Find pages that are copies of each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import Copies, Page, Passage
from dateline.stage import Notes, Stage


def find_copies(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Copies]:
    """Find pages that are copies of each other."""
    return iter(())


def stage() -> Stage:
    """The copies stage."""
    return Stage(
        "copies",
        version=1,
        scope="case",
        needs=(
            Page,
            Passage,
        ),
        gives=(Copies,),
        run=find_copies,
    )
