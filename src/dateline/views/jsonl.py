"""The canonical text form of a case: one record type a file, lines sorted by id, keys in a fixed order.

It has no time of day: equal cases give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import chain
from typing import Any

import msgspec

from dateline.model import (
    Argument,
    Attribution,
    By,
    Case,
    Claim,
    Copies,
    CopyPair,
    DateEstimate,
    Entity,
    Event,
    Force,
    Judgement,
    Link,
    Made,
    Mention,
    Origin,
    Page,
    Position,
    Problem,
    Relation,
    Sighting,
    Story,
    Timex,
)
from dateline.model.marks import mark, seal
from dateline.views.edtf import render_edtf

Record = dict[str, Any]


def render_jsonl(case: Case) -> Mapping[str, bytes]:
    """The files of the canonical export, by name."""
    return with_run(case, record_lines(case))


def with_run(case: Case, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """The files of an export with `run.json`, which vouches for them."""
    return {**files, "run.json": seal(msgspec.json.encode(run_record(case, files)) + b"\n")}


def record_lines(case: Case) -> Mapping[str, bytes]:
    """The records of a case, a file for every kind of them."""
    files: dict[str, Iterable[Record]] = {
        "articles": (article_record(case, page) for page in case.pages),
        "stories": map(story_record, case.stories),
        "entities": map(entity_record, case.entities),
        "events": (event_record(case, event) for event in case.events),
        "links": map(link_record, case.links),
        "copies": map(copies_record, case.copies),
        "origins": map(origin_record, case.origins),
        "problems": map(problem_record, case.problems),
        "judgements": (judgement_record(case, judgement) for judgement in case.judgements),
    }
    return {f"{name}.jsonl": b"".join(sorted_lines(records)) for name, records in files.items()}


def run_record(case: Case, files: Mapping[str, bytes]) -> Record:
    """What made the case, and the hashes by which the other files are known to be whole and of one export."""
    return {
        "version": case.run.version,
        "stages": case.run.stages,
        "files": [
            {"name": name, "sha256": sha256(content).hexdigest()} for name, content in sorted(files.items())
        ],
        "mark": mark(Made.EXPORT, case.id),
    }


def sorted_lines(records: Iterable[Record]) -> Iterator[bytes]:
    """Records as JSON lines, sorted by id."""
    return (
        msgspec.json.encode(record) + b"\n" for record in sorted(records, key=lambda record: record["id"])
    )


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
        "symbol": timex.symbol,
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


def claim_record(case: Case, claim: Claim) -> Record:
    """One claim with its time and place as the whole case knows them."""
    time, event = case.time_of.get(claim.id), case.event_of.get(claim.id)
    return {
        "id": claim.id,
        "trigger": claim.trigger.pair,
        "lemma": claim.lemma,
        "predicate": claim.predicate,
        "mode": claim.mode,
        "arguments": [argument_record(case, argument) for argument in claim.arguments],
        "time": time
        and {
            "value": time.value,
            "edtf": render_edtf(time.earliest, time.latest),
            "earliest": time.earliest,
            "latest": time.latest,
            "mention": time.timex,
            "by": time.by.rule,
        },
        "place": place_record(case, claim.place),
        "attribution": list(claim.chain),
        "status": {
            "label": claim.status.label,
            "certainty": claim.status.certainty,
            "polarity": claim.status.polarity,
            "time": claim.status.time,
        },
        "evidence": [span.pair for span in claim.evidence],
        "event": event.id if event else None,
        "score": claim.by.score,
        "by": claim.by.rule,
        "rules": rules_of(case, claim.by),
    }


def rules_of(case: Case, by: By) -> list[str]:
    """The ids of the other rules that had a part: the premises that are no facts."""
    return [premise for premise in by.premises if premise not in case.by_id]


def grounds_records(by: By) -> list[Record]:
    """What was weighed, in the order of the stage."""
    return [
        {"rule": ground.rule, "facts": list(ground.facts), "weight": ground.weight} for ground in by.grounds
    ]


def argument_record(case: Case, argument: Argument) -> Record:
    """One argument with its mention and entity."""
    entity = case.entity_of.get(argument.mention) if argument.mention else None
    return {
        "role": argument.role,
        "start": argument.span.start,
        "end": argument.span.end,
        "mention": argument.mention,
        "entity": entity.id if entity else None,
    }


def place_record(case: Case, mention: str | None) -> Record | None:
    """Where a claim's event takes place: the entity of a mention, or its words when no entity is known."""
    if mention is None:
        return None
    entity = case.entity_of.get(mention)
    return {
        "entity": entity.id if entity else None,
        "name": entity.name if entity else case.by_id[mention].name,
    }


def attribution_record(case: Case, attribution: Attribution) -> Record:
    """One attribution with the entities that its source names."""
    entities = [entity.id for entity in case.entities_of(attribution.sources)]
    return {
        "id": attribution.id,
        "source": attribution.source.pair if attribution.source else None,
        "cue": attribution.cue.pair if attribution.cue else None,
        "content": [span.pair for span in attribution.content],
        "entity": entities[0] if len(entities) == 1 else None,
        "entities": entities,
        "kind": attribution.manner,
        "within": attribution.within,
        "by": attribution.by.rule,
        "cue_kind": attribution.cue_kind,
        "score": attribution.by.score,
        "rules": rules_of(case, attribution.by),
    }


def story_record(story: Story) -> Record:
    """The pages of one story."""
    return {"id": story.id, "articles": sorted(story.pages), "by": story.by.rule}


def entity_record(entity: Entity) -> Record:
    """One entity with all its mentions."""
    return {
        "id": entity.id,
        "name": entity.name,
        "type": entity.type,
        "country": entity.country,
        "wikidata": entity.wikidata,
        "aliases": sorted(entity.aliases),
        "mentions": sorted(entity.mentions),
        "by": entity.by.rule,
    }


def event_record(case: Case, event: Event) -> Record:
    """One event with its claims, pages and the positions taken on it."""
    place = case.by_id.get(event.place) if event.place else None
    return {
        "id": event.id,
        "predicate": event.predicate,
        "mode": event.mode,
        "label": event.label,
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "edtf": render_edtf(event.earliest, event.latest),
        "earliest": event.earliest,
        "latest": event.latest,
        "place": {"entity": place.id, "name": place.name} if place else None,
        "claims": sorted(event.claims),
        "articles": sorted({case.by_id[claim].trigger.page for claim in event.claims}),
        "positions": [
            position_record(position)
            for position in sorted(case.positions_on.get(event.id, ()), key=position_order)
        ],
        "witnesses": case.witnesses(event.id),
        "by": event.by.rule,
        "grounds": grounds_records(event.by),
        "score": event.by.score,
    }


def position_order(position: Position) -> tuple[object, ...]:
    """The order of positions in exports."""
    return (sorted(position.pages), position.source or "", position.stance, sorted(position.claims))


def position_record(position: Position) -> Record:
    """One source's stance on an event."""
    return {
        "articles": sorted(position.pages),
        "source": position.source,
        "stance": position.stance,
        "claims": sorted(position.claims),
    }


def link_record(link: Link) -> Record:
    """One link; `touches` names a provision and has no right side."""
    touches = link.relation == Relation.TOUCHES
    return {
        "id": link.id,
        "left": link.left,
        "right": None if touches else link.right,
        "relation": link.relation,
        "about": link.about,
        "provision": link.right if touches else None,
        "explanation": link.explanation,
        "by": link.by.rule,
        "grounds": grounds_records(link.by),
    }


def copies_record(copies: Copies) -> Record:
    """One copy group with the passages its pages share."""
    return {
        "id": copies.id,
        "articles": sorted(copies.pages),
        "original": copies.original,
        "pairs": [pair_record(pair) for pair in sorted(copies.pairs)],
        "by": copies.by.rule,
    }


def pair_record(pair: CopyPair) -> Record:
    """Two pages and what they share."""
    return {
        "a": pair.left,
        "b": pair.right,
        "share_of_a": pair.share_of_left,
        "share_of_b": pair.share_of_right,
        "passages": [list(passage) for passage in pair.passages],
        "kind": pair.kind,
        "source": pair.source,
    }


def origin_record(origin: Origin) -> Record:
    """Pages that may go back to one origin, and the words that say so."""
    return {
        "id": origin.id,
        "articles": sorted(origin.pages),
        "name": origin.name,
        "evidence": [
            {"article": span.page, "start": span.start, "end": span.end} for span in origin.evidence
        ],
        "by": origin.by.rule,
    }


def problem_record(problem: Problem) -> Record:
    """One problem."""
    return {
        "id": problem.id,
        "locator": problem.locator,
        "stage": problem.stage,
        "message": problem.message,
        "span": problem.span.pair if problem.span else None,
        "count": problem.count,
    }


def judgement_record(case: Case, judgement: Judgement) -> Record:
    """One decision of a person, and what became of it."""
    ruling = case.ruling_of.get(judgement.id)
    return {
        "id": judgement.id,
        "at": judgement.at,
        "user": judgement.user,
        "kind": judgement.kind,
        "members": list(judgement.members),
        "verdict": judgement.verdict,
        "note": judgement.because,
        "force": ruling.force if ruling else Force.WAITING,
        "against": list(ruling.against) if ruling else [],
    }
