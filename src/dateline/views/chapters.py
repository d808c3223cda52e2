"""The first screen: what a reader must know first, in parts by what is said of it, and what is left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain, islice

from dateline.model import Case, Label, Tense
from dateline.views.histories import histories
from dateline.views.timeline import Moment, moments_on

LEAST_ROWS, FEW_PAGES, ROWS_A_PAGE, MOST_ROWS = 15, 3, 2, 40
"""Rows of a first screen: for a few pages, how many these are, for each page more, and at most."""
FEW = 5
"""Rows up to which what tells little is told."""
SPARE = 2
"""Of how many times as many events those of a first screen are chosen."""
LAST = 1_000_000_000
"""The place of what has none."""
AHEAD = frozenset({Label.PLANNED, Label.HYPOTHETICAL})
"""The status of what is only to come."""
AGAINST = frozenset({Label.DENIED, Label.NEGATED})
"""The status of what is said not to be so."""


UPHELD = frozenset({Label.STATED, Label.ALLEGED})
"""The status of what somebody says to be so."""


class Part(StrEnum):
    """The parts of a first screen, in their order."""

    HAPPENED = "happened"
    ANNOUNCED = "announced"
    NEGATED = "negated"
    DISPUTED = "disputed"
    HISTORY = "history"


TITLES: Mapping[Part, str] = {
    Part.HAPPENED: "What is said to have happened",
    Part.ANNOUNCED: "What is announced or supposed",
    Part.NEGATED: "What is only said not to be so",
    Part.DISPUTED: "What is disputed",
    Part.HISTORY: "Background: earlier years",
}
"""What every part is called."""


@dataclass(frozen=True)
class Chapters:
    """The timeline in parts, and what is left out.

    `first` is the happening that a reader must know first. `happened`, `announced`, `negated` (said by nobody to be
    so, and by somebody not to be), `disputed` and `history` (what lies years before the affair) are the rows of a
    first screen; `background` is the rest, as far as it was asked for, and `further` is how many these are. In each
    part those of known days stand in order of time, then the others as the pages tell them: what stands at the
    head of a page first.
    """

    first: Moment | None
    happened: tuple[Moment, ...]
    announced: tuple[Moment, ...]
    negated: tuple[Moment, ...]
    disputed: tuple[Moment, ...]
    history: tuple[Moment, ...]
    background: tuple[Moment, ...]
    further: int

    @property
    def shown(self) -> tuple[Moment, ...]:
        """The rows of a first screen."""
        return (*self.happened, *self.announced, *self.negated, *self.disputed, *self.history)

    @property
    def told(self) -> Iterator[tuple[Part, tuple[Moment, ...]]]:
        """The parts of a first screen that have any rows."""
        return ((part, rows) for part in Part if (rows := getattr(self, part)))

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
        """The first and the last day of the rows of a first screen but for history, where any is known."""
        told = self.shown[: len(self.shown) - len(self.history)]
        ends = " ".join(moment.date for moment in told if moment.date).replace("/", " ").split()
        days = sorted(day for day in ends if day[:1].isdigit() and not day.endswith("?"))
        return (days[0], days[-1]) if days else None


def first_screen(case: Case) -> Chapters:
    """The timeline without its background."""
    rows = rows_for(case.size("pages"))
    return chapters(candidates(case, rows), rows, total=case.size("events"))


def candidates(case: Case, rows: int) -> tuple[Moment, ...]:
    """The best ranked events, of which so many rows are chosen, and what is told above them, in order of time."""
    ranked = moments_on(case, case.foremost(SPARE * rows))
    known = {moment.id for moment in ranked}
    above = {moment.telling.below for moment in ranked if moment.telling.below} - known
    both = (*ranked, *moments_on(case, sorted(above)))
    return tuple(sorted(both, key=lambda moment: case.by_id[moment.id].order))


def rows_for(pages: int) -> int:
    """How many rows a first screen has for so many pages."""
    return min(MOST_ROWS, LEAST_ROWS + max(0, pages - FEW_PAGES) * ROWS_A_PAGE)


def chapters(moments: Iterable[Moment], rows: int, *, total: int | None = None) -> Chapters:
    """The best ranked events of a timeline by what is said of them.

    Of those that one sentence tells, or other sentences in the same words, the best ranked stands for all; the others
    are background, and so is what tells nothing. `total` is how many events there are where `moments` are not all of
    them, but at least `SPARE` times those of a first screen.
    """
    moments = sorted(moments, key=place_of)
    ranked = sorted(filter(is_ranked, moments), key=rank_of)[: SPARE * rows]
    first = told_first(ranked, {moment.id: moment for moment in moments})
    chosen = list(islice(told_once(worth_telling(first, rows)), rows))
    past = histories(chosen)
    parts = {moment.id: part_of(moment, past) for moment in chosen}
    found = {part: tuple(each for each in moments if parts.get(each.id) is part) for part in Part}
    return Chapters(
        first=next((moment for moment in chosen if moment.id not in past), None),
        **found,
        background=tuple(moment for moment in moments if moment.id not in parts),
        further=(len(moments) if total is None else total) - len(parts),
    )


def worth_telling(ranked: Iterable[Moment], rows: int) -> Sequence[Moment]:
    """The events by rank that tell something: none that is only asked for, none that others tell.

    That somebody says what other rows tell is told by their voices, unless it is disputed. What tells little stands
    behind all others, and only where these are few.
    """
    asserted = [moment for moment in ranked if not moment.telling.asked]
    strong = sum(not moment.telling.slight for moment in asserted)
    told = sorted(asserted, key=lambda moment: moment.telling.slight)[: max(strong, FEW)]
    first = {moment.id for moment in told[:rows]}
    return [
        moment
        for moment in told
        if is_disputed(moment) or first.isdisjoint({*moment.telling.said} - {moment.id})
    ]


def place_of(moment: Moment) -> tuple[bool, int, int]:
    """The place of an event among all: of known days as they came, then the first in its page, the best ranked."""
    return (False, 0, 0) if moment.date else (True, moment.telling.sentence, rank_of(moment))


def told_first(ranked: Iterable[Moment], known: Mapping[str, Moment]) -> tuple[Moment, ...]:
    """The events by rank, each as what its sentence tells first stands for it, and each once."""
    found: dict[str, Moment] = {}
    for moment in ranked:
        above = outermost(moment, known)
        kept, lent = found.get(above.id, above), () if above is moment else (moment.id,)
        found[above.id] = replace(kept, stands=(*kept.stands, *lent))
    return tuple(found.values())


def outermost(moment: Moment, known: Mapping[str, Moment]) -> Moment:
    """What stands for an event in its place: what its sentence tells above it, unless the event is better told.

    It is where it is disputed, alone has a day, or has a type and more witnesses; what tells little lends its place
    to nothing.
    """
    above = known.get(moment.telling.below or "")
    if above is None or is_disputed(moment) or above.telling.asked or moment.telling.slight:
        return moment
    if refuses(above, moment):
        return replace(above, rank=moment.rank)
    better = moment.predicate is not None and above.witnesses < moment.witnesses
    better = better or (moment.date is not None and above.date is None)
    if better:
        return moment
    same = above.telling.within == moment.telling.within
    telling = replace(above.telling, repeats=moment.telling.repeats) if same else above.telling
    return replace(above, rank=moment.rank, telling=telling)


def refuses(above: Moment, moment: Moment) -> bool:
    """Whether what stands above an event tells who did not do it: "REFUSED to give it", which nobody disputes."""
    stances, told = ({voice.status for voice in each.voices} for each in (moment, above))
    return (
        above.telling.within == moment.telling.within
        and stances == {Label.NEGATED}
        and told == {Label.STATED}
    )


def told_once(ranked: Iterable[Moment]) -> Iterator[Moment]:
    """Events, given by rank, but those that a better one tells, too: in its sentence, its words, or most likely.

    What is disputed has a row of its own, and repeats nothing.
    """
    told: set[object] = set()
    for moment in ranked:
        disputed, telling = is_disputed(moment), moment.telling
        known = (moment.id, *moment.stands, moment.words, telling.within or moment.id)
        places = {(disputed, each) for each in known}
        if told.isdisjoint(places if disputed else {*places, (False, telling.repeats)}):
            yield moment
        told |= places


def is_ranked(moment: Moment) -> bool:
    """Whether an event is no background."""
    return moment.rank is not None


def rank_of(moment: Moment) -> int:
    """The place of an event among all; background comes last."""
    return moment.rank or LAST


def part_of(moment: Moment, past: frozenset[str]) -> Part:
    """The part of a first screen that an event is of; `past` are those that lie years before the affair."""
    if is_disputed(moment):
        return Part.DISPUTED
    stances = {voice.status for voice in moment.voices}
    coming = {Label.ALLEGED} if moment.telling.tense is Tense.FUTURE else frozenset[str]()
    if stances and stances <= AHEAD | AGAINST | coming:
        return Part.NEGATED if stances & AGAINST and Label.PLANNED not in stances else Part.ANNOUNCED
    return Part.HISTORY if moment.id in past else Part.HAPPENED


def is_disputed(moment: Moment) -> bool:
    """Whether somebody denies an event, or says that it is not so where others say that it is.

    That some of its claims are negated is not enough, since most such tell of something else: one of them was found
    to answer another, tells of the same parties, or nobody does more than allege it. Who both tells an event and
    denies it, or says that it is not so, disputes nothing: the two are of different things.
    """
    stances = {voice.status for voice in moment.voices}
    upheld = stances - AGAINST - {Label.HYPOTHETICAL}
    sides = stances & AGAINST and upheld - AHEAD
    alike = moment.telling.opposed or upheld == {Label.ALLEGED}
    answered = moment.negations or (alike and against(moment, *AGAINST))
    return bool(moment.denials or against(moment, Label.DENIED) or (sides and answered))


def against(moment: Moment, *statuses: Label) -> set[str]:
    """Who denies an event, or says that it is not so, and does not tell it, too."""
    answering = (voice.sources for voice in moment.voices if voice.status in statuses)
    upheld = (voice.sources for voice in moment.voices if voice.status in UPHELD)
    return {*chain.from_iterable(answering)} - {*chain.from_iterable(upheld)}
