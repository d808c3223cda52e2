"""The ledger of claims with its filters, and the page of one claim."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.layout import render
from dateline.app.serve.shelf import ids_of_pages, reasons
from dateline.cases.speakers import quote
from dateline.errors import DatelineError
from dateline.io.casefile.queries import claims_on
from dateline.io.casefile.stored import StoredCase
from dateline.model import Certainty, Claim, Entity, Label, Tense
from dateline.views.contexts import context_of
from dateline.views.finding import find_fact
from dateline.views.ledger import entries_of


def claim(request: Request, case: StoredCase) -> Response:
    """One claim in its sentence, with every reason, and what may be corrected of it."""
    found = find_fact(case, request.path_params["claim"])
    if not isinstance(found, Claim):
        raise DatelineError(f"{found.id} is no claim.", advice="See the list of claims.")
    (entry,) = entries_of(case, [found.id])
    return render(
        request,
        "claim.html",
        view="claims",
        title=f"Claim: {entry.words}",
        entry=entry,
        number=claims_on(case, found.trigger.page).index(found.id) + 1,
        context=context_of(case, found),
        because=reasons(case, found.id),
        page_ids=ids_of_pages(case),
        choices={"status": list(Label), "certainty": list(Certainty), "tense": list(Tense)},
        speakers=speakers_on(case, found.trigger.page),
        parties=parties_of(case, found),
        played=played_in(case, found),
        given_source=request.query_params.get("source", ""),
    )


def parties_of(case: StoredCase, claim: Claim) -> list[tuple[str, Entity]]:
    """Who has which part in a claim, where it is somebody known."""
    named = (
        (argument.role, case.entity_of.get(argument.mention))
        for argument in claim.arguments
        if argument.mention
    )
    return [(str(role), entity) for role, entity in named if entity]


def played_in(case: StoredCase, claim: Claim) -> dict[str, str]:
    """Who plays which part in a claim, in words of the page."""
    found: dict[str, list[str]] = defaultdict(list)
    for argument in claim.arguments:
        found[str(argument.role)].append(quote(case, argument.span))
    return {role: "; ".join(words) for role, words in found.items()}


def speakers_on(case: StoredCase, page_id: str) -> tuple[str, ...]:
    """Who is quoted on a page, in its words: what a wrong source may be corrected to."""
    page = case.by_id[page_id]
    spans = (each.source for each in case.on_page(page.id, "attributions"))
    return unique(page.text[span.start : span.end] for span in spans if span)


def unique(words: Iterable[str]) -> tuple[str, ...]:
    """Words that stand on one line, each once, in order."""
    return tuple(dict.fromkeys(each for each in words if "\n" not in each))
