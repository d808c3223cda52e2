"""The canonical text form of a case: one record type a file, lines sorted by id, keys in a fixed order.

It has no time of day: equal cases give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

import msgspec

from dateline.model import (
    Case,
    Copies,
    CopyPair,
    Entity,
    Event,
    Force,
    Judgement,
    Link,
    Made,
    Origin,
    Position,
    Problem,
    Relation,
    Story,
)
from dateline.model.marks import mark, seal
from dateline.views.claim_records import Record, grounds_records
from dateline.views.edtf import render_edtf
from dateline.views.page_records import article_record


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
