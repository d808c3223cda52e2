"""Who says claims, by name, kind and entity, counted by the case file."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from dateline.io.casefile.stored import StoredCase

NAMELESS = """
SELECT attribution, sayings.source AS name FROM sayings JOIN attributions ON attributions.id = attribution
WHERE NOT EXISTS (SELECT 1 FROM json_each(attributions.sources) JOIN identities ON mention = value)
"""
"""The attributions to a source of which no entity is known, with what it is called."""

VOICES = f"""
WITH nameless AS MATERIALIZED ({NAMELESS})
SELECT outlet, 'outlet', NULL, label, count(*), min(claims.nr) FROM claims JOIN page_names USING (page)
WHERE chain = '[]' GROUP BY outlet, label
UNION ALL
SELECT entities.name, type, entity, label, count(*), min(claims.nr)
FROM parties JOIN entities ON entities.id = entity JOIN claims ON claims.id = claim
WHERE part = 'source' GROUP BY entity, label
UNION ALL
SELECT name, 'unknown', NULL, label, count(DISTINCT claims.nr), min(claims.nr)
FROM claims JOIN json_each(chain) AS link JOIN nameless ON attribution = link.value
WHERE chain <> '[]' GROUP BY name, label
"""  # noqa: S608 — ours
"""Who says claims, and how many of every status.

An outlet where it quotes nobody, else everybody in the chain, by entity where one is known; and the first claim.
"""

OUTLET_ON = """
SELECT page FROM page_names
WHERE outlet = ? AND EXISTS (SELECT 1 FROM claims WHERE claims.page = page_names.page AND chain = '[]') ORDER BY nr
"""
ENTITY_ON = """
SELECT page FROM page_names WHERE page IN
  (SELECT entries.page FROM parties JOIN entries USING (claim) WHERE entity = ? AND part = 'source') ORDER BY nr
"""
NAMELESS_ON = f"""
SELECT page FROM page_names WHERE page IN (
  SELECT claims.page FROM ({NAMELESS} AND sayings.source = ?) AS told JOIN sayings USING (attribution)
    JOIN claims ON claims.page = sayings.page JOIN json_each(chain) AS link ON link.value = told.attribution
) ORDER BY nr
"""  # noqa: S608 — ours
"""The pages on which an outlet, an entity, and somebody who is none says something, by name."""


@dataclass(frozen=True, slots=True)
class SpeakerRow:
    """One source by name and kind, and by entity where there is one, with the claims of every status."""

    name: str
    kind: str
    entity: str | None
    claims: int
    statuses: dict[str, int]


def speaker_rows(case: StoredCase) -> tuple[SpeakerRow, ...]:
    """Every source by name, kind and entity, the one with the most claims first."""
    found: dict[tuple[str, str, str | None], dict[str, int]] = defaultdict(dict)
    first: dict[tuple[str, str, str | None], int] = {}
    for name, kind, entity, status, claims, nr in case.select(VOICES):
        who = name, kind, entity
        found[who][status] = claims
        first[who] = min(nr, first.get(who, nr))
    ordered = sorted(found, key=lambda who: (-sum(found[who].values()), *who[:2], first[who]))
    return tuple(
        SpeakerRow(*who, sum(found[who].values()), dict(sorted(found[who].items()))) for who in ordered
    )


def pages_told_by(case: StoredCase, row: SpeakerRow) -> list[str]:
    """The pages on which somebody says something, in the order of their names."""
    if row.entity:
        return case.column(ENTITY_ON, row.entity)
    return case.column(OUTLET_ON if row.kind == "outlet" else NAMELESS_ON, row.name)
