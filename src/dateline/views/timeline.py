"""The timeline: what is said to have happened or to be coming, day by day, with who says so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.cases.speakers import best_first, name_of
from dateline.model import Case, Event, Label, Link
from dateline.views.clauses import clause_of
from dateline.views.decisions import said_of
from dateline.views.denials import denial_words, denials_of, denials_on
from dateline.views.edtf import render_edtf
from dateline.views.headlines import headline, names_of
from dateline.views.positions import Voice, voices_on
from dateline.views.tellings import is_question, teller_of, told_by_saying
from dateline.views.words import named, type_of

LEAST_ROWS, FEW_PAGES, ROWS_A_PAGE, MOST_ROWS = 15, 3, 2, 40
"""Rows of a first screen: for a few pages, how many these are, for each page more, and at most."""
HISTORY, YEAR = 5, re.compile(r"\d\d[\dX]{2}(?!\d)")
"""Years after which an event is history beside newer ones; a year in a date."""
SPARE = 2
"""Of how many times as many events those of a first screen are chosen."""
LAST = 1_000_000_000
"""The place of what has none."""
AHEAD = frozenset({Label.PLANNED, Label.HYPOTHETICAL})
"""The status of what is only to come."""


@dataclass(frozen=True)
class Moment:
    """One line of the timeline: an event, never as a fact, always with the status its sources give it.

    `words` are those of the claim that tells it best, `rank` is its place among all, `None` for background. `date`
    is EDTF; `settled` tells that both its ends are known. `label`, `who`, `where` and `theme` name those in it;
    `place` is the name of the place. `people` is what people decided of it and its claims, and what they noted of
    it. `asked` tells that it is only asked for; `said` are the ids of events of which it only says that they are
    told.
    """

    id: str
    date: str | None
    settled: bool
    label: str
    who: str
    where: str
    theme: str
    predicate: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    status: str
    voices: tuple[Voice, ...]
    denials: tuple[str, ...]
    negations: tuple[str, ...]
    pages: tuple[str, ...]
    witnesses: int
    words: str
    rank: int | None = None
    people: tuple[str, ...] = ()
    asked: bool = False
    said: tuple[str, ...] = ()


def timeline(case: Case) -> tuple[Moment, ...]:
    """All events, dated ones first and in order; an open beginning counts from its end."""
    denials = denials_of(case)
    events = sorted(case.events, key=lambda event: event.order)
    return tuple(moment_of(case, event, denials.get(event.id, ())) for event in events)


def moments_on(case: Case, events: Iterable[str]) -> tuple[Moment, ...]:
    """Some events, given by their ids, as lines of the timeline, in the order in which they are given."""
    found = (case.by_id[event] for event in events)
    return tuple(moment_of(case, event, denials_on(case, event)) for event in found)


@dataclass(frozen=True)
class Chapters:
    """The timeline in parts, each in order of time, and what is left out.

    `first` is the happening that a reader must know first; `happened`, `announced` and `disputed` are the rows of a
    first screen; `background` is the rest, as far as it was asked for, and `further` is how many these are.
    """

    first: Moment | None
    happened: tuple[Moment, ...]
    announced: tuple[Moment, ...]
    disputed: tuple[Moment, ...]
    background: tuple[Moment, ...]
    further: int

    @property
    def shown(self) -> tuple[Moment, ...]:
        """The rows of a first screen."""
        return (*self.happened, *self.announced, *self.disputed)

    @property
    def confirmed(self) -> tuple[Moment, ...]:
        """What several independent witnesses tell as having happened."""
        return tuple(moment for moment in self.happened if moment.witnesses > 1)

    @property
    def unconfirmed(self) -> tuple[Moment, ...]:
        """What one witness alone tells as having happened."""
        return tuple(moment for moment in self.happened if moment.witnesses <= 1)

    @property
    def days(self) -> tuple[str, str] | None:
        """The first and the last day of the rows of a first screen, where any is known."""
        ends = " ".join(moment.date for moment in self.shown if moment.date).replace("/", " ").split()
        days = sorted(day for day in ends if day[:1].isdigit())
        return (days[0], days[-1]) if days else None


def first_screen(case: Case) -> Chapters:
    """The timeline without its background."""
    rows = rows_for(case.size("pages"))
    return chapters(moments_on(case, case.foremost(SPARE * rows)), rows, total=case.size("events"))


def rows_for(pages: int) -> int:
    """How many rows a first screen has for so many pages."""
    return min(MOST_ROWS, LEAST_ROWS + max(0, pages - FEW_PAGES) * ROWS_A_PAGE)


def chapters(moments: Iterable[Moment], rows: int, *, total: int | None = None) -> Chapters:
    """The best ranked events of a timeline by what is said of them: that it happened, is to come, is disputed.

    Of those of a part that are told in the same words, the best ranked stands for all; the others are background,
    and what tells nothing is, too. `total` is how many events there are where `moments` are not all of them, but
    at least `SPARE` times those of a first screen.
    """
    moments = tuple(moments)
    ranked = sorted(filter(is_ranked, moments), key=rank_of)
    kept = {moment.id for moment in told_once(telling(ranked[: SPARE * rows], rows))}
    shown = [moment for moment in moments if moment.id in kept]
    disputed = [moment for moment in shown if is_disputed(moment)]
    announced = [moment for moment in shown if is_announced(moment)]
    apart = {moment.id for moment in (*disputed, *announced)}
    return Chapters(
        first=leading([moment for moment in ranked if not moment.asked]),
        happened=tuple(moment for moment in shown if moment.id not in apart),
        announced=tuple(moment for moment in announced if not is_disputed(moment)),
        disputed=tuple(disputed),
        background=tuple(moment for moment in moments if moment.id not in kept),
        further=(len(moments) if total is None else total) - len(shown),
    )


def telling(ranked: Sequence[Moment], rows: int) -> Sequence[Moment]:
    """So many events by rank that tell something: none that is only asked for, none that others tell.

    That somebody says what other rows tell is told by their voices, unless it is disputed.
    """
    told = [moment for moment in ranked if not moment.asked]
    first = {moment.id for moment in told[:rows]}
    return [
        moment for moment in told if is_disputed(moment) or first.isdisjoint({*moment.said} - {moment.id})
    ][:rows]


def told_once(ranked: Iterable[Moment]) -> Iterable[Moment]:
    """Events by rank without those that are told in the words of a better one of their part."""
    found: dict[tuple[str, bool, bool], Moment] = {}
    for moment in ranked:
        found.setdefault((moment.words, is_announced(moment), is_disputed(moment)), moment)
    return found.values()


def leading(ranked: Sequence[Moment]) -> Moment | None:
    """The best ranked event that is no history beside the others: a war of long ago is not what a case is about."""
    newest = max((year_of(moment) for moment in ranked if moment.date), default=0)
    recent = (moment for moment in ranked if not moment.date or newest - year_of(moment) <= HISTORY)
    return next(recent, None)


def year_of(moment: Moment) -> int:
    """The last year in the date of an event that has one."""
    return int(YEAR.findall(moment.date or "0000")[-1].replace("X", "9"))


def is_ranked(moment: Moment) -> bool:
    """Whether an event is no background."""
    return moment.rank is not None


def rank_of(moment: Moment) -> int:
    """The place of an event among all; background comes last."""
    return moment.rank or LAST


def is_announced(moment: Moment) -> bool:
    """Whether an event is only planned or supposed."""
    return bool(moment.voices) and all(voice.status in AHEAD for voice in moment.voices)


def is_disputed(moment: Moment) -> bool:
    """Whether somebody denies an event, or is found to say that it is not so where others say that it is.

    That some of its claims are negated is not enough: most such tell of something else.
    """
    against = {Label.DENIED, Label.NEGATED}
    stances = {voice.status for voice in moment.voices}
    sides = stances & against and stances - against - AHEAD
    return bool(moment.denials) or Label.DENIED in stances or bool(sides and moment.negations)


def moment_of(case: Case, event: Event, denials: Sequence[Link]) -> Moment:
    """One event as a line of the timeline."""
    voices, claims, teller = voices_on(case, event), best_first(case, event), teller_of(case, event)
    title = headline(case, event, claims)
    return Moment(
        id=event.id,
        date=render_edtf(event.earliest, event.latest),
        settled=event.earliest is not None and event.latest is not None,
        label=title.label,
        who=title.who,
        where=title.where,
        theme=title.theme,
        predicate=type_of(event),
        actors=names_of(case, event.actors),
        recipients=names_of(case, event.recipients),
        place=place_name(case, event),
        status=", ".join(dict.fromkeys(voice.status for voice in voices)),
        voices=voices,
        denials=denial_words(case, denials, "denial"),
        negations=denial_words(case, denials, "negation"),
        pages=tuple(sorted({name_of(case, claim.trigger.page) for claim in claims})),
        witnesses=case.witnesses(event.id),
        words=clause_of(case, teller),
        rank=case.rank_of.get(event.id),
        people=said_of(case, event),
        asked=is_question(case, claims),
        said=told_by_saying(case, teller),
    )


def place_name(case: Case, event: Event) -> str | None:
    """The name of the place of an event that has one."""
    return next(iter(named(case, [event.place] if event.place else [])), None)
