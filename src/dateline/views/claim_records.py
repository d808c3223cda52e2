"""The records of what one page claims, as the canonical export writes them."""

from __future__ import annotations

from typing import Any

from dateline.model import Argument, Attribution, By, Case, Claim, EventTime, Status
from dateline.views.edtf import edtf_of

Record = dict[str, Any]


def time_record(time: EventTime) -> Record:
    """When a claim's event takes place."""
    return {
        "value": time.value,
        "edtf": edtf_of(time),
        "earliest": time.earliest,
        "latest": time.latest,
        "mention": time.timex,
        "by": time.by.rule,
    }


def status_record(status: Status) -> Record:
    """As what a claim is told."""
    return {
        "label": status.label,
        "certainty": status.certainty,
        "polarity": status.polarity,
        "time": status.time,
    }


def claim_record(case: Case, claim: Claim) -> Record:
    """One claim with its time and place as the whole case knows them."""
    time, event = case.time_of.get(claim.id), case.event_of.get(claim.id)
    return {
        "id": claim.id,
        "trigger": claim.trigger.pair,
        "lemma": claim.lemma,
        "predicate": claim.predicate,
        "mode": claim.mode if claim.predicate else None,
        "arguments": [argument_record(case, argument) for argument in claim.arguments],
        "time": time_record(time) if time else None,
        "place": place_record(case, claim.place),
        "attribution": list(claim.chain),
        "status": status_record(claim.status),
        "evidence": [span.pair for span in claim.evidence],
        "event": event.id if event else None,
        "score": claim.by.score,
        "by": claim.by.rule,
        "rules": rules_of(case, claim.by),
        "class": None if claim.predicate else claim.mode,
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
