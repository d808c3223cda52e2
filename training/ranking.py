"""Fit how much a reader must know an event, and write the weights into the pack of English.

    python training/ranking.py --data DIR --open CASE...

DIR holds the annotated affairs; only those named are opened. An event of the program is right if it holds most claims,
and few of others, of a happening that stands in a short chronology of the affair, as people wrote it. Weights have the
sign that their meaning demands. Prints how many of these happenings stand in the first rows, twice as many as there are
happenings, by weights of which the affair had no part.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from events import marks_of, page_of
from logistic import likelihood
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.claim_features import Sketch, World
from dateline.cases.ranking import WEIGHTS, Desk
from dateline.model import Event

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "ranking.toml"
PENALTY, ROUNDS, STEP, TELLING = 0.3, 20_000, 0.01, 0.4
"""What large weights cost; steps of gradient descent and their length; the share of events that are told."""
TRAITS, AGAINST = tuple(WEIGHTS), frozenset({"supposed", "saying", "noun"})
"""What is weighed, and what can only speak against showing an event."""
Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Affair:
    """Events of an affair as traits, which of them are right, and the happenings that each tells of."""

    rows: Floats
    right: Sequence[bool]
    told: Sequence[frozenset[str]]
    keys: frozenset[str]


def read_affair(rows: Sequence[dict[str, Any]], texts: Mapping[str, Any], stages: Sequence[Any]) -> Affair:
    """An annotated affair as the program reads it."""
    pages = [page_of(texts[row["id"]]) for row in rows]
    ordered = {page.id: page for page in sorted(pages, key=lambda page: page.order)}
    articles = pipeline.read_articles(ordered, stages, mapper=map, memory=None, progress=pipeline.silent)
    world = World(articles, pipeline.read_case(articles, stages, ruled=(), progress=pipeline.silent))
    on_page: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        on_page[sketch.claim.trigger.page].append(sketch)
    marked = {
        sketch.claim.id: events
        for row, page in zip(rows, pages, strict=True)
        for sketch, events in marks_of(row, on_page[page.id])
    }
    keys = frozenset(each["id"] for row in rows for each in row.get("events") or () if each.get("key"))
    events, desk = world.notes[Event], Desk(world)
    told = [
        frozenset(chain.from_iterable(marked.get(claim, ()) for claim in event.claims)) & keys
        for event in events
    ]
    best = {max(range(len(events)), key=lambda at: count(events[at], key, marked)) for key in keys}
    rows_of = np.array([row_of(desk, event) for event in events])
    return Affair(rows_of, [at in best and bool(told[at]) for at in range(len(events))], told, keys)


def row_of(desk: Desk, event: Event) -> list[float]:
    """The traits of an event, in the order of the weights."""
    traits = desk.traits(event)
    return [float(getattr(traits, name)) for name in TRAITS]


def count(event: Event, key: str, marked: Mapping[str, frozenset[str]]) -> int:
    """How many claims of an event tell of a happening, less those that tell of others only."""
    found = [marked[claim] for claim in event.claims if claim in marked]
    return sum(1 if key in each else -1 for each in found)


def fit(affairs: Sequence[Affair]) -> Floats:
    """Bias and weights by projected gradient descent: none against what its meaning demands."""
    rows = np.concatenate([affair.rows for affair in affairs])
    right = np.array(list(chain.from_iterable(affair.right for affair in affairs)), float)
    sign = np.array([-1.0 if name in AGAINST else 1.0 for name in TRAITS])
    found = np.zeros(len(TRAITS) + 1)
    for _ in range(ROUNDS):
        wrong = likelihood(found, rows) - right
        slope = np.concatenate([[wrong.sum()], wrong @ rows + PENALTY * found[1:]])
        found -= STEP * slope / max(1.0, right.sum())
        found[1:] = np.maximum(found[1:] * sign, 0) * sign
    return found


def shown(affair: Affair, fitted: Floats) -> int:
    """How many of the happenings stand in the first rows."""
    order = np.argsort(-(affair.rows @ fitted[1:]), kind="stable")[: 2 * len(affair.keys)]
    return len(frozenset(chain.from_iterable(affair.told[at] for at in order)))


def main() -> None:
    """Read, fit, write, and print what the weights are worth in affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--open", nargs="+", required=True, help="the affairs that may be read")
    given = options.parse_args()
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    texts = {row["id"]: row for row in read_lines(given.data / "affairs" / "input.jsonl")}
    rows = [row for row in read_lines(given.data / "affairs" / "gold.jsonl") if row["case"] in given.open]
    affairs = {
        case: read_affair([row for row in rows if row["case"] == case], texts, stages) for case in given.open
    }
    for case, affair in affairs.items():
        fitted = fit([other for name, other in affairs.items() if name != case])
        print(f"{case}: {shown(affair, fitted)} of {len(affair.keys)}")
    fitted = fit(list(affairs.values()))
    points = np.concatenate([affair.rows for affair in affairs.values()]) @ fitted[1:]
    table = ", ".join(
        f"{name} = {round(float(value), 2)}" for name, value in zip(TRAITS, fitted[1:], strict=True)
    )
    PACK.write_text(
        f"""# How much a reader of the affair must know an event. Do not edit: run the script again.

[fitted]
script = "training/ranking.py"
data = "three affairs and what people put into a short chronology of each; docs/models/events.md"
n = {len(points)}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.ranking.event"
says = "Points for what an event is, and against it."
table = {{ {table} }}

[[weights]]
id = "en.ranking.least"
says = "Points below which an event is background, so that two of five are none."
value = {round(float(np.quantile(points, 1 - TELLING)), 2)}
""",
        "utf-8",
    )


if __name__ == "__main__":
    main()
