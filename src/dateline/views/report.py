"""The report: one self-contained HTML file to hand on: no script, no request, all from pages escaped."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from dateline.model import Case, Label, Made, Page
from dateline.model.marks import mark, seal
from dateline.views.datings import Dating, datings
from dateline.views.highlights import Piece, pieces
from dateline.views.layout import environment, policy_for
from dateline.views.lines import Line, by_page, lines_of, rules_of
from dateline.views.network import actors
from dateline.views.sources import Grid, grid
from dateline.views.timeline import Moment, chapters, rows_for, timeline

MEANINGS: Mapping[Label, str] = {
    Label.STATED: "the source says that it is so",
    Label.PLANNED: "the source says that it is to come",
    Label.ALLEGED: "the source accuses, or repeats an accusation",
    Label.DENIED: "the source says that what another alleges is not so",
    Label.NEGATED: "the source says that it is not so",
    Label.HYPOTHETICAL: "the source only supposes, asks for or allows it",
}
"""What every status means; none of them is a finding of this report."""

ROWS, COLUMNS = 60, 24
"""How large the grid of sources and events may be and still be read."""

OPEN = 12
"""Of so many pages all claims and texts lie open; of more every page is unfolded by itself."""


Shown = dict[str, Any]
"""What the template is given, by the names that it has there."""


@dataclass(frozen=True)
class Sheet:
    """A page of the case with its evidence marked."""

    page: Page
    dating: Dating
    locators: tuple[str, ...]
    title: str | None
    pieces: tuple[Piece, ...]


def render_report(case: Case, says: Mapping[str, str]) -> str:
    """The report of a case as HTML; `says` has the sentences of rules."""
    style = (files("dateline.views") / "templates" / "report.css").read_text(encoding="utf-8")
    lines = lines_of(case, says)
    numbers = {line.entry.id: line.number for line in lines}
    page = (
        environment()
        .get_template("report.html")
        .render(
            mark=mark(Made.REPORT, case.id),
            policy=policy_for(style),
            style=Markup(style),  # noqa: S704 — our own file
            case=case,
            unfolded=len(case.pages) <= OPEN,
            actors=actors(case)[:COLUMNS],
            meanings=MEANINGS,
            **shown_events(case, numbers),
            **shown_claims(lines, says),
            **shown_pages(case, numbers, says),
        )
    )
    return seal(page.encode("utf-8", "replace")).decode()


def shown_events(case: Case, numbers: Mapping[str, int]) -> Shown:
    """What the template shows of events; `numbers` are those of claims in the ledger."""
    moments = timeline(case)
    told = chapters(moments, rows_for(len(case.pages)))
    telling = [moment for moment in moments if moment.rank is not None]
    return {
        "first": told.first,
        "parts": {
            "What is said to have happened": told.happened,
            "What is announced or supposed": told.announced,
            "What is disputed": told.disputed,
        },
        "rest": told.background,
        "numbers": {moment.id: numbers_of(case.by_id[moment.id].claims, numbers) for moment in moments},
        "matrix": matrix_of(case, telling),
        "events": {moment.id: moment for moment in moments},
    }


def numbers_of(claims: Iterable[str], numbers: Mapping[str, int]) -> tuple[int, ...]:
    """The numbers of some claims, in order."""
    return tuple(sorted(numbers[claim] for claim in claims))


def shown_claims(lines: Sequence[Line], says: Mapping[str, str]) -> Shown:
    """What the template shows of claims, with the sentences of the rules that made them."""
    rules = rules_of(lines, says)
    return {
        "ledger": by_page(lines),
        "rules": rules,
        "anchors": {rule: f"r{number}" for number, (rule, _) in enumerate(rules, 1)},
        "labels": {line.number: line.entry for line in lines},
    }


def shown_pages(case: Case, numbers: Mapping[str, int], says: Mapping[str, str]) -> Shown:
    """What the template shows of pages: how they are dated, and the evidence on each."""
    dated = {dating.id: dating for dating in datings(case, says)}
    pages = sorted(case.pages, key=lambda page: (page.ref, page.id))
    return {
        "datings": tuple(dated.values()),
        "sheets": tuple(sheet_of(case, page, dated[page.id], numbers) for page in pages),
    }


def matrix_of(case: Case, moments: Sequence[Moment]) -> Grid:
    """The grid of the sources and events that most is said of: rows in order of time, cut to be read."""
    weight = {moment.id: weight_of(moment) for moment in moments}
    kept = sorted(weight, key=lambda event: weight[event], reverse=True)[:ROWS]
    found = grid(case, tuple(moment.id for moment in moments if moment.id in kept))
    return Grid(found.events, found.sources[:COLUMNS], tuple(row[:COLUMNS] for row in found.cells))


def weight_of(moment: Moment) -> tuple[int, int]:
    """How much is said of an event: by how many sources, and on how many independent pages."""
    return sum(len(voice.sources) for voice in moment.voices), moment.witnesses


def sheet_of(case: Case, page: Page, dating: Dating, numbers: Mapping[str, int]) -> Sheet:
    """A page with its evidence."""
    title = next((sighting.title for sighting in page.sightings if sighting.title), None)
    return Sheet(
        page,
        dating,
        tuple(sorted({sighting.locator for sighting in page.sightings})),
        title,
        tuple(pieces(case, page, numbers)),
    )
