"""Fit how much a reader must know an event, and write the weights into the pack of English.

    python training/ranking.py training/passages --data DIR

The folder of passages has affairs of our own (affairs-left-out.txt), places of marks in real news (ecb.txt,
stories.txt) and what stands in a short chronology of each (keys.txt), and the main facts of piles of news (facts.txt);
DIR has the pages of these (coref-ecb, stories, dating). An event of the program is right if it holds most claims, and
few of others, of a happening of that chronology, or if it stands on a claim that tells a main fact of its pile. Prints
how many happenings stand in the first rows, twice as many as there are happenings, and how many facts in the rows of
a first screen, by weights of which the affair or pile had no part. A quarter of an hour of one core, no seed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from math import fsum
from pathlib import Path
from typing import Any

import numpy as np
from events import MORE, REAL, STORY, marks_of, page_of, read_own, read_places
from logistic import Floats, fit_logistic
from reading import read_lines
from standoff import parts_of

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.claim_features import Sketch, World
from dateline.cases.ranking import AGAIN, SLIGHT, TYPES, WEIGHTS, Desk
from dateline.cases.repeats import place_of
from dateline.model import Event, Page
from dateline.views.chapters import rows_for

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "ranking.toml"
PENALTY, TELLING, FOLDS = 100.0, 0.4, 8
"""What large weights cost, in their units; the share of events that are told; folds of affairs."""
SCALE, LEAST = 1.5, 20
"""How much the numbers of the reader weigh beside features that are there or not; events that have a feature."""
FREE = 30.0
"""How large what costs nothing is."""
PILE = "pile"
COUNTS: Mapping[str, float] = {PILE: 0.5}
"""How much an event counts, by where it is from."""
PLACED = re.compile(r"(\d+) (\d+)")
"""The number of a page, and where a word starts on it."""
Marked = Mapping[str, frozenset[str]]
"""The happenings of which claims tell, by their ids."""


@dataclass(frozen=True)
class Told:
    """An event as the program weighs it: numbers and types, how its anchor is told, and what that means.

    `right` is whether it is to be told, `keys` what of a chronology, or of the facts of a pile, it tells; `place` is
    the sentence on which it stands.
    """

    numbers: Sequence[float]
    told: Sequence[str]
    meaning: Floats
    right: bool
    keys: frozenset[str]
    place: tuple[str, int]


@dataclass(frozen=True)
class Affair:
    """The events of an affair or pile, all that is to be told of it, and in how many rows."""

    kind: str
    events: Sequence[Told]
    keys: frozenset[str]
    rows: int


@dataclass(frozen=True)
class Model:
    """The weights of numbers and types, of how anchors are told, and of what they mean."""

    numbers: Floats
    told: Mapping[str, float]
    meaning: Floats

    def points(self, event: Told) -> float:
        """What weighs for an event, less what weighs against it."""
        told = fsum(self.told.get(each, 0.0) for each in event.told)
        return float(np.dot(event.numbers, self.numbers) + told + event.meaning @ self.meaning)


def read_affairs(folder: Path, data: Path) -> dict[str, Affair]:
    """All affairs with a chronology and all piles, by kind and name."""
    keys = dict(read_keys((folder / "keys.txt").read_text("utf-8")))
    cases = read_cases(folder, data, keys)
    found = {name: affair_of(name, *case, keys[name.partition(" ")[2]]) for name, case in cases}
    return found | dict(read_piles(folder, data))


def read_cases(folder: Path, data: Path, names: Container[str]) -> Iterator[tuple[str, tuple[World, Marked]]]:
    """The affairs of some names as the whole program reads them, by kind and name."""
    packs = (data / pack / "input.jsonl" for pack in ("coref-ecb", "stories"))
    texts = {row["id"]: row for row in chain.from_iterable(map(read_lines, packs))}
    own = read_own((folder / "affairs-left-out.txt").read_text("utf-8"))
    real, stories = (
        read_places((folder / name).read_text("utf-8"), texts) for name in ("ecb.txt", "stories.txt")
    )
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    for kind, affairs in ((MORE, own), (REAL, real), (STORY, stories)):
        for name, rows in affairs:
            if name in names:
                yield f"{kind} {name}", read_case(rows, stages)


def read_keys(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    """The happenings in the chronology of every affair, below the head of the file."""
    for line in text.partition("\n\n")[2].splitlines():
        name, _, keys = line.rpartition(": ")
        yield name, frozenset(keys.split())


def read_case(rows: Sequence[dict[str, Any]], stages: Sequence[Any]) -> tuple[World, Marked]:
    """An annotated affair as the program reads it, and of which happenings its claims tell."""
    pages = [page_of(row) for row in rows]
    ordered = {page.id: page for page in sorted(pages, key=lambda page: page.order)}
    articles = pipeline.read_articles(ordered, stages, mapper=map, memory=None, progress=pipeline.silent)
    world = World(articles, pipeline.read_case(articles, stages, ruled=(), progress=pipeline.silent))
    on_page: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        on_page[sketch.claim.trigger.page].append(sketch)
    return world, {
        sketch.claim.id: events
        for row, page in zip(rows, pages, strict=True)
        for sketch, events in marks_of(row, on_page[page.id])
    }


def read_piles(folder: Path, data: Path) -> Iterator[tuple[str, Affair]]:
    """The piles of news whose main facts hands have told, by kind and name."""
    texts = {row["id"]: row for row in read_lines(data / "dating" / "input.jsonl")}
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    for block in (folder / "facts.txt").read_text("utf-8").partition("\n\n")[2].split("\n\n"):
        head, *lines = block.strip().splitlines()
        name, *pages = head.split()
        facts = {
            str(at): {(pages[int(page)], int(start)) for page, start in PLACED.findall(line)}
            for at, line in enumerate(lines, 1)
        }
        world, _ = read_case([{"id": page, "text": texts[page]["text"]} for page in pages], stages)
        yield f"{PILE} {name}", pile_of(world, facts)


def pile_of(world: World, facts: Mapping[str, Container[tuple[str, int]]]) -> Affair:
    """The events of a pile, and which of its facts their sentences tell."""
    files = {page: notes[Page][0].sightings[0].locator for page, notes in world.articles.items()}
    telling: dict[str, frozenset[str]] = {}
    within: dict[tuple[str, int], frozenset[str]] = defaultdict(frozenset)
    for each in world.sketches.values():
        at = (files[each.claim.trigger.page], each.claim.trigger.start)
        telling[each.claim.id] = frozenset(fact for fact, places in facts.items() if at in places)
        within[place_of(each)] |= telling[each.claim.id]
    desk = Desk(world)
    anchors = [(event, desk.anchor(event)) for event in world.notes[Event]]
    events = [
        told_of(desk, event, bool(telling[anchor.claim.id]), within[place_of(anchor)])
        for event, anchor in anchors
    ]
    return Affair(PILE, events, frozenset(facts), rows_for(len(files)))


def affair_of(name: str, world: World, marked: Marked, keys: frozenset[str]) -> Affair:
    """The events of an affair, and which of them its chronology has."""
    events, desk = world.notes[Event], Desk(world)
    told = [
        frozenset(chain.from_iterable(marked.get(claim, ()) for claim in event.claims)) & keys
        for event in events
    ]
    best = {max(range(len(events)), key=lambda at: count(events[at], key, marked)) for key in keys}
    rows = [told_of(desk, event, at in best and bool(told[at]), told[at]) for at, event in enumerate(events)]
    return Affair(name.partition(" ")[0], rows, keys, 2 * len(keys))


def told_of(desk: Desk, event: Event, right: bool, keys: frozenset[str]) -> Told:
    """An event as the program weighs it."""
    traits = desk.traits(event)
    numbers = [
        *(float(getattr(traits, name)) for name in WEIGHTS),
        *(float(traits.type == name) for name in TYPES),
    ]
    return Told(numbers, traits.told, traits.meaning, right, keys, place_of(desk.anchor(event)))


def count(event: Event, key: str, marked: Marked) -> int:
    """How many claims of an event tell of a happening, less those that tell of others only."""
    found = [marked[claim] for claim in event.claims if claim in marked]
    return sum(1 if key in each else -1 for each in found)


def fit(affairs: Sequence[Affair]) -> Model:
    """Weights without the bias, by logistic regression; numbers are in units of their spread.

    How often an event is right where it is from is told apart: it says nothing of an event.
    """
    events = list(chain.from_iterable(affair.events for affair in affairs))
    kinds = list(chain.from_iterable([each.kind] * len(each.events) for each in affairs))
    counts = [COUNTS.get(kind, 1.0) for kind in kinds]
    often = np.array([[FREE * (kind == each) for each in sorted(set(kinds))] for kind in kinds])
    numbers = np.array([each.numbers for each in events])
    units = np.maximum(numbers.std(axis=0), 1e-6)
    known = Counter(chain.from_iterable(each.told for each in events))
    names = sorted(name for name, times in known.items() if times >= LEAST)
    told = np.array([[name in each.told for name in names] for each in events], float)
    rows = np.column_stack(
        [numbers / units, told, SCALE * np.array([each.meaning for each in events], float), often]
    )
    found = fit_logistic(rows.tolist(), [each.right for each in events], penalty=PENALTY, counts=counts)[1:]
    wide = len(units) + len(names)
    return Model(
        np.round(found[: len(units)] / units, 2),
        {name: round(float(each), 2) for name, each in zip(names, found[len(units) : wide], strict=True)},
        np.round(SCALE * found[wide : -often.shape[1]], 2),
    )


def shown(affair: Affair, model: Model) -> int:
    """How many of the keys stand in the first rows; one sentence of a pile is one row."""
    ranked = sorted(affair.events, key=lambda event: -model.points(event))
    if affair.kind == PILE:
        best: dict[tuple[str, int], Told] = {}
        for event in ranked:
            best.setdefault(event.place, event)
        ranked = list(best.values())
    return len(frozenset(chain.from_iterable(event.keys for event in ranked[: affair.rows])))


def left_out(affairs: Mapping[str, Affair]) -> Iterator[tuple[str, int, int]]:
    """Of every affair its kind, and how many of its keys are shown of how many."""
    part = parts_of(affairs, FOLDS, seed=1)
    for fold in range(FOLDS):
        model = fit([affair for name, affair in affairs.items() if part[name] != fold])
        for affair in (affair for name, affair in affairs.items() if part[name] == fold):
            yield affair.kind, shown(affair, model), len(affair.keys)


def table_of(names: Iterable[str], fitted: Iterable[float], digits: int = 2) -> str:
    """Weights as a table of TOML, to so many digits."""
    pairs = zip(names, fitted, strict=True)
    return ", ".join(f"{name} = {round(float(value), digits)}" for name, value in pairs)


def toml_of(model: Model, points: Floats) -> str:
    """The file of weights."""
    told = "\n".join(f'"{name}" = {value:.2f}' for name, value in model.told.items() if value)
    word, clause = (", ".join(f"{each:.2f}" for each in half) for half in model.meaning.reshape(2, -1))
    return f"""# How much a reader of the affair must know an event. Do not edit: run the script again.

[fitted]
script = "training/ranking.py"
data = "122 affairs of our own, 55 of ECB+, 132 stories of FNC-1 (keys.txt), and piles of news (facts.txt)"
n = {len(points)}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.ranking.event"
says = "Points for what an event is, and against it."
table = {{ {table_of(WEIGHTS, model.numbers[: len(WEIGHTS)])} }}

[[weights]]
id = "en.ranking.type"
says = "Points for an event of a type: how often chronologies tell of such."
table = {{ {table_of(TYPES, model.numbers[len(WEIGHTS) :])} }}

[[weights]]
id = "en.ranking.least"
says = "Points below which an event is background, so that two of five are told."
value = {round(float(np.quantile(points, 1 - TELLING)), 2)}

[[weights]]
id = "en.ranking.again"
says = "Points of an event that tells the same as a better ranked one, times how likely it does, and how likely counts."
values = [{AGAIN:g}, {SLIGHT:g}]

[[weights]]
id = "en.ranking.word"
says = "Points for each number of the direction of the vector of the word of the claim on which an event stands."
values = [{word}]

[[weights]]
id = "en.ranking.clause"
says = "The same of the vector of its evidence."
values = [{clause}]

[[weights]]
id = "en.ranking.told"
says = "Points for how and where that claim is told (ranking.py)."
[weights.table]
{told}
"""


def main() -> None:
    """Read, fit, write, and print what the weights are worth in affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    given = options.parse_args()
    affairs = read_affairs(given.passages, given.data)
    counts = list(left_out(affairs))
    for kind in (MORE, REAL, STORY, PILE):
        found, keys = (sum(each[at] for each in counts if each[0] == kind) for at in (1, 2))
        print(f"{kind}: {found} of {keys}")
    model = fit(list(affairs.values()))
    events = chain.from_iterable(affair.events for affair in affairs.values())
    points = np.array([model.points(event) for event in events])
    PACK.write_text(toml_of(model, points), encoding="utf-8")


if __name__ == "__main__":
    main()
