"""The report: one self-contained HTML file to hand on: no script, no request, all from pages escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup

from dateline.model import Case, Event, Label, Made, Page
from dateline.model.marks import mark, seal
from dateline.views.chapters import TITLES, Chapters, first_screen
from dateline.views.datings import Dating, datings
from dateline.views.decisions import said_of
from dateline.views.disputes import Dispute, disputes
from dateline.views.highlights import Piece, pieces
from dateline.views.layout import content_of, environment, policy_for
from dateline.views.lines import Line, lines_of, rules_of
from dateline.views.network import parties
from dateline.views.sources import Grid, grid
from dateline.views.timeline import Moment, moments_on

MEANINGS: Mapping[Label, str] = {
    Label.STATED: "the source says that it is so",
    Label.PLANNED: "the source says that it is to come",
    Label.ALLEGED: "the source accuses, or repeats an accusation",
    Label.DENIED: "the source says that what another alleges is not so",
    Label.NEGATED: "the source says that it is not so",
    Label.HYPOTHETICAL: "the source only supposes, asks for or allows it",
}
"""What every status means; none of them is a finding of this report."""

MOST = 2000
"""Events that a report tells at most, and pages that it lists."""
LEAF = 100
"""Events under one heading."""
ROWS, COLUMNS = 60, 24
"""How large the grid of sources and events may be and still be read."""
OPEN = 12
"""Of so many pages all texts lie open; of more every page is unfolded by itself."""

Shown = dict[str, Any]
"""What the template is given, by the names that it has there."""


@dataclass(frozen=True)
class Told:
    """The facts that a report tells, by their ids: events in order of time, claims of no event."""

    events: tuple[str, ...]
    loose: tuple[str, ...]


@dataclass(frozen=True)
class Sheet:
    """A page of the case with its evidence marked."""

    page: Page
    dating: Dating
    locators: tuple[str, ...]
    title: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Matrix:
    """The grid of the events and sources that most is said of, and of how many these are."""

    grid: Grid
    events: int
    sources: int


def render_report(case: Case, says: Mapping[str, str], *, texts: bool = False, most: int = MOST) -> str:
    """The report of a case as HTML; `says` has the sentences of rules, `texts` asks for whole pages.

    Of more events than `most` it tells those that a reader must know first, and says so.
    """
    style = content_of("told.css") + content_of("report.css")
    first = first_screen(case)
    faced = disputes(case, first.disputed)
    told = facts_told(case, first, faced, most)
    lines = lines_of(case, claims_told(case, told), says)
    page = (
        environment()
        .get_template("report.html")
        .render(
            mark=mark(Made.REPORT, case.id),
            policy=policy_for(style),
            style=Markup(style),  # noqa: S704 — our own file
            run=case.run,
            first=first,
            titles=TITLES,
            faced=faced,
            meanings=MEANINGS,
            problems=case.problems,
            loose=told.loose,
            **shown_claims(lines, says),
            sizes={name: case.size(name) for name in ("pages", "claims", "events")},
            **shown_events(case, told.events),
            **shown_pages(case, lines, says, texts=texts, most=most),
        )
    )
    return seal(page.encode("utf-8", "replace")).decode()


def facts_told(case: Case, first: Chapters, faced: Iterable[Dispute], most: int) -> Told:
    """What of a case is told: all, or the first events and whatever the first screen names."""
    named = [word.claim for dispute in faced for word in (*dispute.charges, *dispute.answers)]
    if case.size("events") <= most:
        events = {event.id for event in case.events}
        named = [claim.id for claim in case.claims] if is_loose(case) else named
    else:
        owners = (case.event_of.get(claim) for claim in named)
        screen = (moment.id for moment in first.shown)
        events = {*case.foremost(most), *screen, *(event.id for event in owners if event)}
    found: list[Event] = sorted((case.by_id[event] for event in events), key=lambda event: event.order)
    loose = (claim for claim in dict.fromkeys(named) if not case.event_of.get(claim))
    return Told(tuple(event.id for event in found), tuple(loose))


def is_loose(case: Case) -> bool:
    """Whether a claim is of no event."""
    return sum(len(event.claims) for event in case.events) < case.size("claims")


def claims_told(case: Case, told: Told) -> tuple[str, ...]:
    """The claims that are told."""
    return (*chain.from_iterable(case.by_id[event].claims for event in told.events), *told.loose)


def shown_events(case: Case, events: Sequence[str]) -> Shown:
    """What the template shows of events and of who has a part in them."""
    moments = moments_on(case, events)
    telling = [moment for moment in moments if moment.rank is not None]
    actors = parties(case, events)
    return {
        "leaves": tuple(batched_events(telling)),
        "background": [moment for moment in moments if moment.rank is None],
        "claims": {moment.id: case.by_id[moment.id].claims for moment in moments},
        "matrix": matrix_of(case, telling),
        "moments": {moment.id: moment for moment in moments},
        "actors": actors[:COLUMNS],
        "people": {party.entity.id: said_of(case, party.entity) for party in actors[:COLUMNS]},
        "parties": len(actors),
    }


def batched_events(moments: Sequence[Moment]) -> Iterable[tuple[int, Sequence[Moment]]]:
    """Events as many as stand under one heading, each with the number of the first."""
    return ((at + 1, moments[at : at + LEAF]) for at in range(0, len(moments), LEAF))


def shown_claims(lines: Mapping[str, Line], says: Mapping[str, str]) -> Shown:
    """What the template shows of claims, with the sentences of the rules that made them."""
    rules = rules_of(lines.values(), says)
    return {
        "lines": lines,
        "rules": rules,
        "anchors": {rule: f"r{number}" for number, rule in enumerate(rules, 1)},
    }


def shown_pages(
    case: Case, lines: Mapping[str, Line], says: Mapping[str, str], *, texts: bool, most: int
) -> Shown:
    """What the template shows of pages: how they are dated and, where that is asked for, their texts.

    Of more pages than `most` only those on which a claim stands that is told.
    """
    cited = {line.context.page: None for line in lines.values()}
    found = datings(case, says, cited if case.size("pages") > most else None)
    numbers = {claim: line.number for claim, line in lines.items()}
    sheets = tuple(sheet_of(case, dating, numbers) for dating in found) if texts else ()
    return {"datings": found, "sheets": sheets, "texts": texts, "unfolded": len(sheets) <= OPEN}


def matrix_of(case: Case, moments: Sequence[Moment]) -> Matrix:
    """The grid of the sources and events that most is said of: rows in order of time, cut to be read."""
    spoken = [moment for moment in moments if case.positions_on.get(moment.id)]
    weight = {moment.id: weight_of(moment) for moment in spoken}
    kept = set(sorted(weight, key=lambda event: weight[event], reverse=True)[:ROWS])
    found = grid(case, tuple(moment.id for moment in spoken if moment.id in kept))
    cut = Grid(found.events, found.sources[:COLUMNS], tuple(row[:COLUMNS] for row in found.cells))
    return Matrix(cut, len(spoken), len(found.sources))


def weight_of(moment: Moment) -> tuple[int, int]:
    """How much is said of an event: by how many sources, and on how many independent pages."""
    return sum(len(voice.sources) for voice in moment.voices), moment.witnesses


def sheet_of(case: Case, dating: Dating, numbers: Mapping[str, int]) -> Sheet:
    """A page with its evidence; `numbers` are those of the claims that are told."""
    page: Page = case.by_id[dating.id]
    title = next((sighting.title for sighting in page.sightings if sighting.title), None)
    locators = tuple(sorted({sighting.locator for sighting in page.sightings}))
    return Sheet(page, dating, locators, title, tuple(pieces(case, page, numbers)))
