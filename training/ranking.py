"""Fit how much a reader must know an event, and write the weights into the pack of English.

    python training/ranking.py training/passages --data DIR

The folder of passages has affairs of our own (affairs-left-out.txt), places of marks in real news (ecb.txt,
stories.txt) and what stands in a short chronology of each (keys.txt); DIR has the pages of the latter (coref-ecb,
stories). An event of the program is right if it holds most claims, and few of others, of a happening of that
chronology. Prints how many of these happenings stand in the first rows, twice as many as there are happenings, by
weights of which the affair had no part; and of piles of news (facts.txt; DIR/dating has their pages), of which nothing
is learned, how many main facts stand in the rows of a first screen. A quarter of an hour of one core, no seed.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import numpy as np
from events import MORE, REAL, STORY, marks_of, page_of, read_own, read_places
from logistic import Floats, fit_logistic
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.claim_features import Sketch, World
from dateline.cases.ranking import AGAIN, OLD, SLIGHT, TYPES, WEIGHTS, Desk
from dateline.cases.repeats import place_of
from dateline.model import Event, Page
from dateline.views.chapters import rows_for

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "ranking.toml"
PENALTY, TELLING, FOLDS = 5.0, 0.6, 8
"""What large weights cost, in units of spread; the share of events that are told; folds of affairs."""
PLACED = re.compile(r"(\d+) (\d+)")
"""The number of a page, and where a word starts on it."""
Place = tuple[str, int]
Marked = Mapping[str, frozenset[str]]
"""The happenings of which claims tell, by their ids."""


@dataclass(frozen=True)
class Affair:
    """Events of an affair as rows of traits and types, those that are right, and the happenings that each tells of."""

    rows: Floats
    right: Sequence[bool]
    told: Sequence[frozenset[str]]
    keys: frozenset[str]


@dataclass(frozen=True)
class Pile:
    """Events of a pile as rows, the sentence of each, which sentences tell each fact, and the rows of its screen."""

    rows: Floats
    places: Sequence[Place]
    facts: Sequence[frozenset[Place]]
    most: int


def read_affairs(folder: Path, data: Path) -> dict[str, Affair]:
    """All affairs with a chronology, by kind and name."""
    keys = dict(read_keys((folder / "keys.txt").read_text("utf-8")))
    cases = read_cases(folder, data, keys)
    return {name: affair_of(*case, keys[name.partition(" ")[2]]) for name, case in cases}


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


def affair_of(world: World, marked: Marked, keys: frozenset[str]) -> Affair:
    """The events of an affair, and which of them its chronology has."""
    events, desk = world.notes[Event], Desk(world)
    told = [
        frozenset(chain.from_iterable(marked.get(claim, ()) for claim in event.claims)) & keys
        for event in events
    ]
    best = {max(range(len(events)), key=lambda at: count(events[at], key, marked)) for key in keys}
    rows_of = np.array([row_of(desk, event) for event in events])
    return Affair(rows_of, [at in best and bool(told[at]) for at in range(len(events))], told, keys)


def read_piles(folder: Path, data: Path) -> Iterator[Pile]:
    """The piles of news whose main facts hands have told."""
    texts = {row["id"]: row["text"] for row in read_lines(data / "dating" / "input.jsonl")}
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    for block in (folder / "facts.txt").read_text("utf-8").strip().split("\n\n")[1:]:
        head, *lines = block.splitlines()
        pages = head.split()[1:]
        facts = [{(pages[int(at)], int(start)) for at, start in PLACED.findall(line)} for line in lines]
        world, _ = read_case([{"id": page, "text": texts[page]} for page in pages], stages)
        yield pile_of(world, facts)


def pile_of(world: World, facts: Iterable[Container[Place]]) -> Pile:
    """The events of a pile, and which sentences tell its facts."""
    files = {page: notes[Page][0].sightings[0].locator for page, notes in world.articles.items()}
    words = [
        ((files[each.claim.trigger.page], each.claim.trigger.start), place_of(each))
        for each in world.sketches.values()
    ]
    events, desk = world.notes[Event], Desk(world)
    return Pile(
        np.array([row_of(desk, event) for event in events]),
        [place_of(desk.anchor(event)) for event in events],
        [frozenset(place for word, place in words if word in fact) for fact in facts],
        rows_for(len(files)),
    )


def row_of(desk: Desk, event: Event) -> list[float]:
    """The traits of an event, in the order of the weights, and which type it has."""
    traits = desk.traits(event)
    return [
        *(float(getattr(traits, name)) for name in WEIGHTS),
        *(float(traits.type == name) for name in TYPES),
    ]


def count(event: Event, key: str, marked: Marked) -> int:
    """How many claims of an event tell of a happening, less those that tell of others only."""
    found = [marked[claim] for claim in event.claims if claim in marked]
    return sum(1 if key in each else -1 for each in found)


def fit(affairs: Sequence[Affair]) -> Floats:
    """Weights without the bias, by logistic regression over rows in units of their spread."""
    rows = np.concatenate([affair.rows for affair in affairs])
    right = list(chain.from_iterable(affair.right for affair in affairs))
    spread = np.maximum(rows.std(axis=0), 1e-6)
    return np.asarray(fit_logistic(rows / spread, right, penalty=PENALTY)[1:] / spread)


def shown(affair: Affair, fitted: Floats) -> int:
    """How many of the happenings stand in the first rows."""
    order = np.argsort(-(affair.rows @ fitted), kind="stable")[: 2 * len(affair.keys)]
    return len(frozenset(chain.from_iterable(affair.told[at] for at in order)))


def facts_shown(pile: Pile, fitted: Floats) -> int:
    """How many of the facts stand in the rows of a first screen, one a sentence."""
    order = np.argsort(-(pile.rows @ fitted), kind="stable")
    first = set(list(dict.fromkeys(pile.places[at] for at in order))[: pile.most])
    return sum(not first.isdisjoint(fact) for fact in pile.facts)


def left_out(affairs: Mapping[str, Affair]) -> Iterator[tuple[str, int, int]]:
    """Of every affair its name, and how many of its happenings are shown of how many."""
    names = list(affairs)
    for fold in range(FOLDS):
        fitted = fit([affairs[name] for at, name in enumerate(names) if at % FOLDS != fold])
        for name in names[fold::FOLDS]:
            yield name, shown(affairs[name], fitted), len(affairs[name].keys)


def table_of(names: Iterable[str], fitted: Iterable[float], digits: int = 2) -> str:
    """Weights as a table of TOML, to so many digits."""
    pairs = zip(names, fitted, strict=True)
    return ", ".join(f"{name} = {round(float(value), digits)}" for name, value in pairs)


def toml_of(fitted: Floats, points: Floats) -> str:
    """The file of weights."""
    return f"""# How much a reader of the affair must know an event. Do not edit: run the script again.

[fitted]
script = "training/ranking.py"
data = "122 affairs of our own, 55 of ECB+, 132 stories of FNC-1, and short chronologies of them (keys.txt)"
n = {len(points)}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.ranking.event"
says = "Points for what an event is, and against it."
table = {{ {table_of(WEIGHTS, fitted[: len(WEIGHTS)])} }}

[[weights]]
id = "en.ranking.type"
says = "Points for an event of a type: how often chronologies tell of such."
table = {{ {table_of(TYPES, fitted[len(WEIGHTS) :])} }}

[[weights]]
id = "en.ranking.least"
says = "Points below which an event is background, so that three of five are told."
value = {round(float(np.quantile(points, 1 - TELLING)), 2)}

[[weights]]
id = "en.ranking.old"
says = "Days after which what is told is history."
value = {OLD:g}

[[weights]]
id = "en.ranking.again"
says = "Points of an event that tells the same as a better ranked one, times how likely it does, and how likely counts."
values = [{AGAIN:g}, {SLIGHT:g}]
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
    for kind in (MORE, REAL, STORY):
        found, keys = (sum(each[at] for each in counts if each[0].startswith(kind)) for at in (1, 2))
        print(f"{kind}: {found} of {keys}")
    fitted = fit(list(affairs.values()))
    piles = list(read_piles(given.passages, given.data))
    told = sum(facts_shown(pile, fitted) for pile in piles)
    print(f"facts of piles: {told} of {sum(len(pile.facts) for pile in piles)}")
    points = np.concatenate([affair.rows for affair in affairs.values()]) @ fitted
    PACK.write_text(toml_of(fitted, points), encoding="utf-8")


if __name__ == "__main__":
    main()
