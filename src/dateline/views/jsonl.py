"""The canonical text form of a case: one record type a file, lines sorted by id, keys in a fixed order.

It has no time of day: equal cases give equal bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256

import msgspec

from dateline.model import (
    Case,
    Entity,
    Force,
    Judgement,
    Made,
    Problem,
    Story,
)
from dateline.model.marks import mark, seal
from dateline.views.claim_records import Record
from dateline.views.copy_records import copies_record, origin_record
from dateline.views.event_records import event_record, link_record
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
