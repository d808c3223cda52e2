"""A case in outline: what people review when a rule changes.

One JSON object a line, in the order of the pages and of the text, with words instead of ids and offsets.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from dateline.model import Case, Claim, Event, Page, Span
from dateline.views.edtf import render_edtf

Line = dict[str, Any]


def outline(case: Case) -> bytes:
    """All lines of the outline."""
    pages = sorted(case.pages, key=lambda page: page.ref)
    lines = [line for page in pages for line in page_lines(case, page)]
    lines += sorted(case_lines(case), key=lambda line: json.dumps(line, ensure_ascii=False))
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def page_lines(case: Case, page: Page) -> Iterator[Line]:
    """A page: its day, repairs, zones, times, and claims."""
    estimate = case.estimate_of.get(page.id)
    yield {
        "page": page.ref,
        "day": estimate and (estimate.value or render_edtf(estimate.earliest, estimate.latest)),
        "how": estimate and estimate.how,
    }
    for passage in case.on_page(page.id, "passages"):
        yield {"zone": passage.zone, "text": cut(words(case, passage.span))}
    for edit in case.on_page(page.id, "edits"):
        yield {"edit": words(case, edit.span), "read": edit.text}
    for timex in in_order(case.on_page(page.id, "timexes")):
        yield {
            "time": words(case, timex.span),
            "value": timex.value,
            "edtf": render_edtf(timex.earliest, timex.latest),
        }
    for claim in sorted(case.on_page(page.id, "claims"), key=lambda claim: (claim.trigger, claim.id)):
        yield claim_line(case, claim)


def claim_line(case: Case, claim: Claim) -> Line:
    """A claim: what, who with whom, when, where, who says so, how surely."""
    time = case.time_of.get(claim.id)
    place = case.by_id.get(claim.place) if claim.place else None
    return {
        "claim": words(case, claim.trigger),
        "predicate": "/".join(filter(None, (claim.predicate, claim.mode))) or None,
        "arguments": [
            f"{argument.role}: {cut(words(case, argument.span))}"
            for argument in sorted(claim.arguments, key=lambda argument: argument.span)
        ],
        "when": time and render_edtf(time.earliest, time.latest),
        "where": place and place.name,
        "says": [voice(case, attribution) for attribution in claim.chain],
        "status": (
            f"{claim.status.label} {claim.status.certainty} {claim.status.polarity} {claim.status.time}"
        ),
    }


def voice(case: Case, attribution: str) -> str:
    """The source and cue of an attribution in the words of the page."""
    found = case.by_id[attribution]
    return " … ".join(cut(words(case, span)) for span in (found.source, found.cue) if span)


def case_lines(case: Case) -> Iterator[Line]:
    """What stands across pages: entities, events with positions, copies, stories, links, problems."""
    refs = {page.id: page.ref for page in case.pages}
    for entity in case.entities:
        yield {
            "entity": entity.name,
            "type": entity.type,
            "country": entity.country,
            "mentions": len(entity.mentions),
        }
    for event in case.events:
        if len(event.claims) > 1 or case.positions_on.get(event.id):
            yield event_line(case, event, refs)
    for copies in case.copies:
        yield {
            "copies": sorted(refs[page] for page in copies.pages),
            "original": copies.original and refs[copies.original],
        }
    for story in case.stories:
        yield {"story": sorted(refs[page] for page in story.pages)}
    for link in case.links:
        yield {"link": link.relation, "about": link.about, "explanation": link.explanation}
    for problem in case.problems:
        yield {"problem": problem.message, "locator": problem.locator, "stage": problem.stage}


def event_line(case: Case, event: Event, refs: dict[str, str]) -> Line:
    """An event: when, who, and who takes which position on which pages."""
    names = {entity.id: entity.name for entity in case.entities}
    positions = case.positions_on.get(event.id, ())
    return {
        "event": event.label,
        "predicate": "/".join(filter(None, (event.predicate, event.mode))) or None,
        "when": render_edtf(event.earliest, event.latest),
        "actors": [names[actor] for actor in event.actors],
        "recipients": [names[recipient] for recipient in event.recipients],
        "claims": len(event.claims),
        "positions": sorted(
            f"{names.get(position.source or '', 'the outlet')} {position.stance} on "
            f"{', '.join(sorted(refs[page] for page in position.pages))}"
            for position in positions
        ),
        "witnesses": case.witnesses(event.id),
    }


def in_order(facts: tuple[Any, ...]) -> list[Any]:
    """Facts in text order."""
    return sorted(facts, key=lambda fact: fact.span)


def words(case: Case, span: Span) -> str:
    """The page's own characters."""
    page = next(page for page in case.pages if page.id == span.page)
    return page.text[span.start : span.end]


def cut(text: str) -> str:
    """At most 60 characters on one line."""
    flat = " ".join(text.split())
    return flat if len(flat) <= 60 else flat[:59] + "…"
