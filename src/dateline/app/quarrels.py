"""Disputes on the terminal: what one side says and what another answers, face to face."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from dateline.app.asking import shown_of
from dateline.app.tables import draw_rows
from dateline.app.terminal import say, styled
from dateline.app.timelines import STYLES
from dateline.io.casefile.queries import EventFilter, StoredCase, find_events
from dateline.views.disputes import Dispute, Word, disputes
from dateline.views.timeline import moments_on


@dataclass(frozen=True)
class Quarrels:
    """Some of the disputes of a case from an offset on, and how many there are in all."""

    shown: tuple[Dispute, ...]
    offset: int
    total: int


def disputed_in(case: StoredCase, *, offset: int, limit: int) -> Quarrels:
    """The disputes that a reader must know first, so many, 0 for all."""
    found = find_events(case, EventFilter(disputed=True), by_rank=True, offset=offset, limit=limit or -1)
    case.fetch(found.ids)
    case.fetch(claim for event in found.ids for claim in case.by_id[event].claims)
    return Quarrels(disputes(case, moments_on(case, found.ids)), offset, found.total)


def draw_disputes(found: Quarrels) -> None:
    """Every dispute with both sides, and how to see the others."""
    if not found.total:
        say("nobody in this case denies what another says; `dateline timeline` shows what is told")
        return
    draw_rows(((each.moment.day, dispute_text(each)) for each in found.shown), width=22)
    say(shown_of("dispute", len(found.shown), offset=found.offset, total=found.total), "dim")


def dispute_text(found: Dispute) -> Text:
    """What is disputed, who says that it is so and who that it is not, and in what else they differ."""
    return styled(
        (f"“{found.moment.words}”\n", "bold"),
        *side("said to be so:", found.charges),
        *side("said not to be so:", found.answers),
        *((f"contradiction: {each}\n", "yellow") for each in found.contradictions),
        (found.moment.id, "dim"),
    )


def side(title: str, words: Sequence[Word]) -> Iterator[tuple[str, str]]:
    """The words of one side under a title, each with its status and page; nothing where nobody speaks."""
    if words:
        yield f"{title}\n", "dim"
    for word in words:
        yield f"  {word.status}", STYLES[word.status]
        yield f" {word.who[-1]}: “{word.words}” ({word.name})\n", ""
