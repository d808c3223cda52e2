"""Fit whether a sentence tells again what another one tells, and write the weights into the pack of English.

    python training/repeats.py training/passages --data DIR

Folder and DIR are as for training/ranking.py, and so are the affairs. Every affair is read by the whole program; the
sentences on which its best ranked events stand are paired. The lower ranked one of a pair repeats the other if its
anchor tells of a happening of which some claim of the other tells; pairs are left out where either has no mark.
Prints, by kind of affair, how many pairs are right from some odds on, by weights of which the affair had no part, and
how many of those that are right are found. Ten minutes of one core, no seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import chain, combinations
from pathlib import Path

import numpy as np
from events import MORE, REAL, STORY
from logistic import Floats, Pairs, fit_by_spread, print_left_out
from ranking import Marked, read_cases, read_keys, table_of

from dateline import weights
from dateline.cases.claim_features import World
from dateline.cases.ranking import Desk
from dateline.cases.repeats import REPEATED, WEIGHTS, claims_beside, place_of, traits_of
from dateline.model import Event, Rank

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "repeats.toml"
PENALTY, ROWS = 3.0, 60
"""What large weights cost, in units of spread; the best ranked events that are paired."""
DIGITS = 3
"""To how many digits weights are written."""
BOUNDS = (0.4, 0.5, 0.6, 0.7)


def pairs_of(world: World, marked: Marked) -> Pairs | None:
    """The pairs of sentences of the best ranked events of an affair."""
    desk = Desk(world)
    ranked = sorted((each for each in world.notes[Rank] if each.place), key=lambda each: each.place or 0)
    events = {event.id: event for event in world.notes[Event]}
    anchors = [desk.anchor(events[each.event]) for each in ranked[:ROWS]]
    if len(anchors) < 2:
        return None
    told = [
        frozenset(chain.from_iterable(marked.get(claim.claim.id, ()) for claim in group))
        for group in claims_beside(world, anchors)
    ]
    own = [marked.get(anchor.claim.id, frozenset()) for anchor in anchors]
    traits = vars(traits_of(world, desk.comparison, anchors))
    chosen = [
        (one, other)
        for one, other in combinations(range(len(anchors)), 2)
        if told[one] and own[other] and place_of(anchors[one]) != place_of(anchors[other])
    ]
    rows = [[traits[name][pair] for name in traits] for pair in chosen]
    return Pairs(np.array(rows), [bool(told[one] & own[other]) for one, other in chosen]) if rows else None


def fit(parts: Mapping[str, Pairs]) -> Floats:
    """Where odds begin and the weights of the traits; an affair counts as the root of how many pairs it has."""
    found = list(parts.values())
    rows = np.concatenate([part.rows for part in found])
    right = list(chain.from_iterable(part.right for part in found))
    counts = np.concatenate([np.full(len(part.rows), len(part.rows) ** -0.5) for part in found])
    return fit_by_spread(rows, right, penalty=PENALTY, counts=counts)


def toml_of(repeated: Floats, pairs: int) -> str:
    """The pack, as text."""
    return f"""# Whether a sentence tells again what another one tells. Do not edit: run the script again.

[fitted]
script = "training/repeats.py"
data = "132 stories of FNC-1, 55 affairs of ECB+ and 122 of our own; docs/models/events.md"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.repeats.odds"
says = "Logarithmic odds that a sentence tells what another one tells: where they begin, by the odds that both anchors \
tell the same, by how close its anchor and its claims are to claims of the other, by the share and the sum of its \
roots that the other has."
table = {{ {table_of(WEIGHTS, repeated, DIGITS)} }}

[[weights]]
id = "en.repeats.repeated"
says = "How likely a sentence must tell what another one tells to repeat it."
value = {REPEATED}
"""


def main() -> None:
    """Read, fit, write, and print how well it tells in affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    given = options.parse_args()
    names = dict(read_keys((given.passages / "keys.txt").read_text("utf-8")))
    told = known({name: pairs_of(*case) for name, case in read_cases(given.passages, given.data, names)})
    pairs = sum(len(each.right) for each in told.values())
    PACK.write_text(toml_of(fit(told), pairs), "utf-8")
    for kind in (STORY, REAL, MORE):
        print_left_out(kind, told, fit, BOUNDS)


def known(parts: Mapping[str, Pairs | None]) -> dict[str, Pairs]:
    """The affairs that have any pairs."""
    return {name: each for name, each in parts.items() if each is not None}


if __name__ == "__main__":
    main()
