"""Who is quoted: every source with what it says, as which status, where; the grid of sources and events."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from dateline.model import Case, Claim, Entity, Label
from dateline.views.timeline import ORDER, speakers_of, status_of
from dateline.views.words import name_of, outlet_of, source_of


@dataclass(frozen=True)
class Source:
    """One source: an outlet in its own words, or whom outlets quote; `entity` is its id where known."""

    name: str
    kind: str
    entity: str | None
    claims: int
    statuses: dict[str, int]
    pages: tuple[str, ...]
    cues: tuple[str, ...]


@dataclass(frozen=True)
class Grid:
    """Which source takes which stance on which event: `cells[row][column]`, events by sources."""

    events: tuple[str, ...]
    sources: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


def sources(case: Case) -> tuple[Source, ...]:
    """Every source, the one with the most claims first."""
    spoken: dict[tuple[str, str, str | None], list[Claim]] = defaultdict(list)
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in case.claims:
        for name, kind, entity in speakers(case, claim, cues):
            spoken[name, kind, entity].append(claim)
    found = [
        Source(
            name,
            kind,
            entity,
            len(claims),
            dict(sorted(Counter(str(claim.status.label) for claim in claims).items())),
            tuple(sorted({name_of(case, claim.trigger.page) for claim in claims})),
            tuple(cue for cue, _ in sorted(cues[name].items(), key=lambda item: (-item[1], item[0]))[:5]),
        )
        for (name, kind, entity), claims in spoken.items()
    ]
    return tuple(sorted(found, key=lambda source: (-source.claims, source.name, source.kind)))


def speakers(case: Case, claim: Claim, cues: dict[str, Counter[str]]) -> list[tuple[str, str, str | None]]:
    """The sources that a claim counts for: everyone in its chain, or the outlet when it names nobody."""
    if not claim.chain:
        return [(outlet_of(case, claim.trigger.page), "outlet", None)]
    found: dict[tuple[str, str, str | None], None] = {}
    for attribution in (case.by_id[attribution] for attribution in claim.chain):
        entities: list[Entity] = list(case.entities_of(attribution.sources))
        names: list[tuple[str, str, str | None]] = [
            (entity.name, str(entity.type), entity.id) for entity in entities
        ]
        names = names or [(source_of(case, attribution), "unknown", None)]
        for name in names:
            found[name] = None
            cues[name[0]][attribution.cue_kind] += 1
    return list(found)


def grid(case: Case, events: tuple[str, ...]) -> Grid:
    """Sources against some events; a source that speaks to none of them is left out."""
    stances: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for event in events:
        held = [(status_of(case, position), position) for position in case.positions_on.get(event, ())]
        for status, position in sorted(held, key=lambda row: ORDER.index(Label(row[0]))):
            for speaker in speakers_of(case, position):
                stances[event, speaker][status] = None
    weight = Counter(speaker for _, speaker in stances)
    names = tuple(sorted(weight, key=lambda name: (-weight[name], name)))
    told = tuple(event for event in events if any((event, name) in stances for name in names))
    return Grid(
        told,
        names,
        tuple(tuple(", ".join(stances.get((event, name), ())) for name in names) for event in told),
    )
