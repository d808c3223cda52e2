"""The ledger of claims with its filters, and the page of one claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.desks import Desk, desk_of
from dateline.app.serve.layout import render
from dateline.app.serve.shelf import Opened
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, show_table
from dateline.errors import DatelineError
from dateline.io.casefile.casefile import find_claims
from dateline.model import Certainty, Claim, Label, Tense
from dateline.views.contexts import context_of
from dateline.views.finding import find_fact
from dateline.views.ledger import Entry, is_by, is_own
from dateline.views.why import why

FILTERS = ("q", "status", "source", "actor", "page", "event", "type", "since", "until", "own", "alone", "all")
"""What the ledger may be asked for: the names in its address."""


def claims(request: Request) -> Response:
    """The claims that are asked for, page by page and in text order."""
    desk = desk_of(request)
    opened = desk.open()
    asked = {name: request.query_params.get(name, "").strip() for name in FILTERS}
    found = kept(desk, opened, asked)
    table = Table(
        "claims",
        "claim",
        columns(
            "No.:number",
            "Page",
            "Who says so",
            "Status:status",
            "In the words of the page:words",
            "Event word",
            "Type:soft",
            "When:edtf",
            "Event:soft",
        ),
        [row_of(opened, entry) for entry in found],
        "No claim passes these filters.",
    )
    return show_table(
        request,
        table,
        view="claims",
        title="Claims",
        note="Who says what, in which words, and as which status. The outlet comes first, then whom it quotes.",
        template="claims.html",
        wanted=asked,
        types=sorted({entry.predicate for entry in opened.entries if entry.predicate}),
        names=[opened.case.short_refs[page.id] for page in opened.case.pages],
        sought=asked["q"],
    )


def kept(desk: Desk, opened: Opened, asked: Mapping[str, str]) -> list[Entry]:
    """The entries that pass the filters."""
    searched = find_claims(desk.path, asked["q"]) if asked["q"] else None
    page = opened.case.short_refs[opened.page(asked["page"]).id] if asked["page"] else None
    return [
        entry
        for entry in opened.entries
        if asked["status"] in {"", entry.status}
        and asked["type"] in {"", entry.predicate}
        and page in {None, entry.page}
        and asked["event"] in {"", entry.event}
        and (searched is None or entry.id in searched)
        and (not asked["source"] or is_by(entry, asked["source"]))
        and (not asked["own"] or is_own(entry))
        and (asked["all"] or searched is not None or entry.id not in opened.speech)
        and (not asked["actor"] or names_actor(opened, entry, asked["actor"]))
        and (not asked["alone"] or (entry.event and opened.moment_of[entry.event].witnesses <= 1))
        and falls(entry.date, asked["since"], asked["until"])
    ]


def names_actor(opened: Opened, entry: Entry, name: str) -> bool:
    """Whether somebody whose name has these words has a part in a claim."""
    claim: Claim = opened.case.by_id[entry.id]
    mentions = (argument.mention for argument in claim.arguments if argument.mention)
    entities = (opened.case.entity_of.get(mention) for mention in mentions)
    return any(name.casefold() in entity.name.casefold() for entity in entities if entity)


def falls(date: str | None, since: str, until: str) -> bool:
    """Whether a day in EDTF may lie between two; what has no day passes only where none is asked for."""
    if not since and not until:
        return True
    first, _, last = (date or "").partition("/")
    first, last = first.replace("..", ""), (last or first).replace("..", "9999")
    return bool(date) and (not since or last >= since) and (not until or first <= until)


def row_of(opened: Opened, entry: Entry) -> Row:
    """A claim as a row."""
    page = opened.page_called[entry.page].id
    return Row(
        cells(
            Cell(str(opened.numbers[entry.id]), f"/claims/{entry.id}"),
            Cell(entry.page, f"/pages/{page}"),
            " › ".join(entry.says_who),
            entry.status,
            Cell(entry.words, f"/pages/{page}#at-{entry.id}"),
            entry.trigger,
            entry.predicate,
            entry.date or "no date",
            Cell("event", f"/events/{entry.event}") if entry.event else "",
        ),
    )


def claim(request: Request) -> Response:
    """One claim in its sentence, with every reason, and what may be corrected of it."""
    opened = desk_of(request).open()
    found = find_fact(opened.case, request.path_params["claim"])
    if not isinstance(found, Claim):
        raise DatelineError(f"{found.id} is no claim.", advice="See the list of claims.")
    return render(
        request,
        "claim.html",
        view="claims",
        title=f"Claim {opened.numbers[found.id]}",
        entry=opened.entry_of[found.id],
        number=opened.numbers[found.id],
        context=context_of(opened.case, found),
        because=why(opened.case, found.id, opened.says),
        page_ids={name: page.id for name, page in opened.page_called.items()},
        choices={"status": list(Label), "certainty": list(Certainty), "tense": list(Tense)},
        speakers=speakers_on(opened, found),
    )


def speakers_on(opened: Opened, claim: Claim) -> tuple[str, ...]:
    """Who is quoted on the page of a claim, in the page's words: what a wrong source may be corrected to."""
    page = opened.case.by_id[claim.trigger.page]
    spans = (each.source for each in opened.case.on_page(page.id, "attributions"))
    return unique(page.text[span.start : span.end] for span in spans if span)


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Words that stand on one line, each once, in order."""
    return tuple(dict.fromkeys(each for each in words if "\n" not in each))
