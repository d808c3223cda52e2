"""The record of one page in the canonical export, with what is found in it."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256
from itertools import chain
from typing import Any

from dateline.model import Case, DateEstimate, Mention, Page, Sighting, Timex
from dateline.views.claim_records import Record, attribution_record, claim_record, grounds_records
from dateline.views.edtf import render_edtf


def first_declared(page: Page, field: str) -> Any:
    """What the first sighting that declares `field` declares."""
    return next(
        (
            found
            for sighting in sorted(page.sightings, key=lambda sighting: sighting.locator)
            if (found := getattr(sighting, field)) is not None
        ),
        None,
    )


def article_record(case: Case, page: Page) -> Record:
    """One page with everything found in it."""
    sightings: list[Sighting] = sorted(page.sightings, key=lambda sighting: sighting.locator)
    return {
        "id": page.id,
        "ref": page.ref,
        "locator": sightings[0].locator if sightings else None,
        "site": first_declared(page, "site"),
        "title": first_declared(page, "title"),
        "language": language_record(case, page),
        "sha256": sightings[0].sha256 if sightings else None,
        "text": page.text,
        **found_records(case, page),
        "url": first_declared(page, "url"),
        "retrieved": first_declared(page, "retrieved"),
        "trust": first_declared(page, "trust"),
        "stamps": sorted(set(chain.from_iterable(sighting.stamps for sighting in page.sightings))),
        "text_sha256": sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest(),
    }


def found_records(case: Case, page: Page) -> Record:
    """What is found in one page, layer by layer."""
    return {
        "published": published_record(case.estimate_of.get(page.id)),
        "passages": [
            {"start": passage.span.start, "end": passage.span.end, "zone": passage.zone}
            for passage in case.on_page(page.id, "passages")
        ],
        "edits": [
            {"start": edit.span.start, "end": edit.span.end, "text": edit.text, "by": edit.by.rule}
            for edit in case.on_page(page.id, "edits")
        ],
        "times": sorted_by_id(time_record(timex) for timex in case.on_page(page.id, "timexes")),
        "mentions": sorted_by_id(
            mention_record(case, mention) for mention in case.on_page(page.id, "mentions")
        ),
        "claims": sorted_by_id(claim_record(case, claim) for claim in case.on_page(page.id, "claims")),
        "attributions": sorted_by_id(
            attribution_record(case, attribution) for attribution in case.on_page(page.id, "attributions")
        ),
    }


def language_record(case: Case, page: Page) -> str | None:
    """The code of the page's language: as its text tells, else as declared."""
    found = case.language_of.get(page.id)
    declared: str | None = first_declared(page, "language")
    return found.code if found and found.code else declared


def sorted_by_id(records: Iterable[Record]) -> list[Record]:
    """Records in the order of their ids."""
    return sorted(records, key=lambda record: record["id"])


def published_record(estimate: DateEstimate | None) -> Record:
    """The publication day and its premises."""
    if estimate is None:
        return {
            "value": None,
            "earliest": None,
            "latest": None,
            "how": "unknown",
            "by": None,
            "premises": [],
            "grounds": [],
            "score": 0.0,
        }
    return {
        "value": estimate.value,
        "earliest": estimate.earliest,
        "latest": estimate.latest,
        "how": estimate.how,
        "by": estimate.by.rule,
        "premises": list(estimate.by.premises),
        "grounds": grounds_records(estimate.by),
        "score": estimate.by.score,
    }


def time_record(timex: Timex) -> Record:
    """One resolved time expression."""
    return {
        "id": timex.id,
        "start": timex.span.start,
        "end": timex.span.end,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "earliest": timex.earliest,
        "latest": timex.latest,
        "edtf": render_edtf(timex.earliest, timex.latest),
        "by": timex.by.rule,
        "symbol": str(timex.symbol),
        "anchor": timex.anchor,
    }


def mention_record(case: Case, mention: Mention) -> Record:
    """One mention and the entity it refers to."""
    entity = case.entity_of.get(mention.id)
    return {
        "id": mention.id,
        "start": mention.span.start,
        "end": mention.span.end,
        "kind": mention.kind,
        "type": mention.type,
        "entity": entity.id if entity else None,
        "score": mention.by.score,
        "by": mention.by.rule,
    }
