"""How the claims of an event tell it: when in the words of a page, in which tense, where, and since which day."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dateline.cases.oppositions import is_opposed
from dateline.cases.ranking import RETOLD
from dateline.model import Case, Claim, Event, Tense
from dateline.views.holders import holder_of, word_meant
from dateline.views.slights import is_slight
from dateline.views.tellers import is_question, told_by_saying
from dateline.views.timewords import time_beside, time_of, words_of_time
from dateline.views.writings import Ends, first_written


@dataclass(frozen=True)
class Telling:
    """How an event is told.

    `when` is what the claim that tells it best says of when it happens ("Friday"), whether or not a day is known;
    `beside` is such a time that its sentence has for another word, with that word, where it has none.
    `names_year` is whether that names a year, decade or century, and `years_back` how many years back it counts.
    `tense` is the tense of that claim. `sentence` is the first of a page that tells it, 0 the first of all.
    `written` are the ISO days between which the first page that tells it was written, as far as they are known.
    `opposed` is whether it is said of the same parties to be so and not to be so, `asked` whether it is only asked
    for. `said` are the ids of events of which it only says that they are told. `within` are the page and
    the sentence of the claim that tells it best, `slight` is whether it tells a reader little. `repeats` is the id of
    a better ranked event whose sentence very likely tells what its own tells, `below` that of what the
    sentence tells above it. `about` is its word where that must be told: the sentence tells something else first, or
    beside it with another status.
    """

    when: str | None = None
    beside: tuple[str, str] | None = None
    names_year: bool = False
    years_back: int = 0
    tense: Tense = Tense.UNKNOWN
    sentence: int = 0
    written: Ends = (None, None)
    opposed: bool = False
    asked: bool = False
    said: tuple[str, ...] = ()
    within: tuple[str, int] | None = None
    slight: bool = False
    repeats: str | None = None
    below: str | None = None
    about: str = ""


def telling_of(case: Case, event: Event, claims: Sequence[Claim]) -> Telling:
    """How the claims of an event tell it, the one first that tells it best."""
    time = time_of(case, claims[0])
    return Telling(
        when=words_of_time(case, time) if time else None,
        beside=None if time else time_beside(case, claims[0]),
        names_year=time is not None and time.symbol.is_dated,
        years_back=time.symbol.years_back if time else 0,
        tense=claims[0].status.time,
        sentence=min(claim.sentence for claim in claims),
        written=first_written(case, {claim.trigger.page for claim in claims}),
        opposed=is_opposed(case, claims),
        asked=is_question(case, claims),
        said=told_by_saying(case, claims[0]),
        within=(claims[0].trigger.page, claims[0].sentence),
        slight=is_slight(case, claims),
        repeats=repeated(case, event),
        below=told_below(case, event, claims[0]),
        about=word_meant(case, claims[0]),
    )


def told_below(case: Case, event: Event, claim: Claim) -> str | None:
    """The event below which a claim tells its own in its sentence."""
    holder = holder_of(case, claim)
    found = case.event_of.get(holder.id) if holder else None
    return found.id if found and found.id != event.id else None


def repeated(case: Case, event: Event) -> str | None:
    """The better ranked event whose sentence tells what that of this one tells."""
    rank = case.ranking_of.get(event.id)
    before = (ground.facts[0] for ground in (rank.by.grounds if rank else ()) if ground.rule == RETOLD)
    found = case.event_of.get(next(before, ""))
    return found.id if found else None
