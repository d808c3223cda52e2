"""Who is quoted: every source with what it says, as which status, where; the grid of sources and events."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from dateline.cases.speakers import name_of, outlet_of, source_of
from dateline.model import Case, Claim, Entity, Label
from dateline.views.positions import ORDER, speakers_of, status_of

Speaker = tuple[str, str, str | None]
"""The name of a source, its kind, and the id of its entity where it is known."""


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
    spoken: dict[Speaker, list[Claim]] = defaultdict(list)
    cues: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in case.claims:
        for speaker in speakers(case, claim, cues):
            spoken[speaker].append(claim)
    found = [add_up(case, speaker, claims, cues[speaker[0]]) for speaker, claims in spoken.items()]
    return tuple(sorted(found, key=lambda source: (-source.claims, source.name, source.kind)))


def add_up(case: Case, speaker: Speaker, claims: Sequence[Claim], cues: Mapping[str, int]) -> Source:
    """A source with what it says, and the kinds of cues by which it is quoted most."""
    statuses = Counter(str(claim.status.label) for claim in claims)
    return Source(
        *speaker,
        len(claims),
        dict(sorted(statuses.items())),
        tuple(sorted({name_of(case, claim.trigger.page) for claim in claims})),
        tuple(sorted(cues, key=lambda cue: (-cues[cue], cue))[:5]),
    )


def speakers(case: Case, claim: Claim, cues: dict[str, Counter[str]]) -> list[Speaker]:
    """The sources that a claim counts for: everyone in its chain, or the outlet when it names nobody."""
    if not claim.chain:
        return [(outlet_of(case, claim.trigger.page), "outlet", None)]
    found: dict[Speaker, None] = {}
    for attribution in (case.by_id[attribution] for attribution in claim.chain):
        entities: list[Entity] = list(case.entities_of(attribution.sources))
        names: list[Speaker] = [(entity.name, str(entity.type), entity.id) for entity in entities]
        names = names or [(source_of(case, attribution), "unknown", None)]
        for name in names:
            found[name] = None
            cues[name[0]][attribution.cue_kind] += 1
    return list(found)


def stances_on(case: Case, events: Iterable[str]) -> Mapping[tuple[str, str], Mapping[str, None]]:
    """The statuses in which a source speaks of an event, in order, by both."""
    stances: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
    for event in events:
        held = [(status_of(case, position), position) for position in case.positions_on.get(event, ())]
        for status, position in sorted(held, key=lambda row: ORDER.index(Label(row[0]))):
            for speaker in speakers_of(case, position):
                stances[event, speaker][status] = None
    return stances


def grid(case: Case, events: tuple[str, ...]) -> Grid:
    """Sources against some events; a source that speaks to none of them is left out."""
    stances = stances_on(case, events)
    weight = Counter(speaker for _, speaker in stances)
    names = tuple(sorted(weight, key=lambda name: (-weight[name], name)))
    spoken = {event for event, _ in stances}
    told = tuple(event for event in events if event in spoken)
    return Grid(told, names, tuple(row_of(stances, event, names) for event in told))


def row_of(
    stances: Mapping[tuple[str, str], Iterable[str]], event: str, names: Iterable[str]
) -> tuple[str, ...]:
    """Which stances each of some sources takes on an event."""
    return tuple(", ".join(stances.get((event, name), ())) for name in names)
