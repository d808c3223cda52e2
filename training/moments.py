"""Fit what makes it likely that an event happens at a time of its sentence, and write the weights into the pack.

    python training/moments.py training/passages/moments.txt --data DIR
    python training/moments.py training/passages/moments.txt --data DIR --dry    pages left out only

The marks have no text, only places (see the file): DIR has the pages, as for training/coder.py. A feature counts if
LEAST pairs of an event and a time have it, and has no weight where that would be SMALL. Prints how many times are
right and how many are found on topics left out, by the weights and by what hangs on the event alone. One core, no
seed of its own, five minutes.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import fsum
from pathlib import Path

import numpy as np
import regression
from numpy.typing import NDArray
from regression import Floats, padded
from standoff import Marks, parts_of, read_marks, read_texts

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.claims.arguments.moment_features import features_of
from dateline.claims.arguments.moments import PLACED, pairs_of
from dateline.claims.arguments.scenes import read_grammar, read_scenes
from dateline.guard import read_article
from dateline.model import Expression, Mention, Page, Sentence, Sighting, Trigger
from dateline.rules import load_pack

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "moments.toml"
PENALTY, LEAST, SMALL, FOLDS = 5.0, 3, 0.05, 5
"""What large weights cost; pairs that have a feature; weights that are left out; into how many parts topics fall."""
LIMITS = (0.5, -0.8)
"""The log-odds from which on an event happens at a time, and at one that hangs on it: wrong days mislead."""
Table = Mapping[str, float]
Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Seen:
    """An event and a time of its sentence: topic, features, whether one hangs on the other, what hands said."""

    topic: str
    features: Sequence[str]
    hangs: bool
    right: bool


def read_pairs(marks: Iterable[Marks], data: Path) -> Iterator[Seen]:
    """Every marked event word with every day and hour of its sentence, as the stages of the product see them.

    Where hands named a time of another sentence, one that is named alike is right as well.
    """
    texts, grammar = read_texts(data), read_grammar(load_pack("en"))
    whole = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    stages = whole[: [each.name for each in whole].index("arguments")]
    for each in marks:
        page = Page(each.page, texts[each.source, each.page], (Sighting("input", "0" * 64),))
        notes = read_article(page, stages=stages, kept=(Sentence, Trigger, Mention, Expression))
        symbols = {time.span.start: time.symbol for time in notes[Expression] if time.type in PLACED}
        for pair in (pair for scene in read_scenes(notes, grammar) for pair in pairs_of(scene)):
            said = each.said.get(pair.here.starts[pair.event])
            if said is not None:
                times = {symbols.get(int(start)) for start in said.split("+") if start}
                features = tuple(dict.fromkeys(features_of(pair)))
                yield Seen(each.topic, features, pair.told == pair.event, pair.time.symbol in times)


def summed(features: Iterable[str], found: Table) -> float:
    """The log-odds of features."""
    return fsum((found["bias"], *(found.get(each, 0.0) for each in dict.fromkeys(features))))


def named(pairs: Iterable[Seen]) -> list[str]:
    """The features that enough pairs have."""
    counts = Counter(feature for each in pairs for feature in each.features)
    return sorted(feature for feature, count in counts.items() if count >= LEAST)


def fit(pairs: Sequence[Seen]) -> dict[str, float]:
    """The bias and the weights of features, as they are written."""
    names = named(pairs)
    gold = np.array([each.right for each in pairs], np.int32)
    both = regression.fit(rows_of(pairs, names), gold, features=len(names) + 1, labels=2, penalty=2 * PENALTY)
    odds = np.round(both[1:, 1] - both[1:, 0], 2)
    found = {"bias": float(odds[0])}
    return found | {name: float(odd) for name, odd in zip(names, odds[1:], strict=True) if abs(odd) >= SMALL}


def rows_of(pairs: Iterable[Seen], names: Sequence[str]) -> regression.Ints:
    """The features of pairs by number, and the bias."""
    place = {name: at for at, name in enumerate(names, 2)}
    return padded([[1, *(place[each] for each in pair.features if each in place)] for pair in pairs])


def left_out(pairs: Sequence[Seen]) -> Floats:
    """The log-odds of all pairs by weights of other topics."""
    part = parts_of((each.topic for each in pairs), FOLDS, seed=2)
    odds = np.zeros(len(pairs))
    for at in range(FOLDS):
        found = fit([each for each in pairs if part[each.topic] != at])
        for number, each in enumerate(pairs):
            if part[each.topic] == at:
                odds[number] = summed(each.features, found)
    return odds


def score(said: Bools, right: Bools) -> str:
    """How many of the times that are told are right, and how many are found."""
    both = (said & right).sum()
    return f"right {both / max(1, said.sum()):.3f}, found {both / right.sum():.3f}"


def toml_of(found: Table, pairs: int) -> str:
    """The pack, as text."""
    numbers = "\n".join(f'"{each}" = {value:.2f}' for each, value in found.items())
    return f"""# At which time of its sentence an event happens. Do not edit: run the script again.

[fitted]
script = "training/moments.py"
data = "pairs of event words and times of real news that hands of our own judged (training/passages/moments.txt)"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.moments.least"
says = "The log-odds from which on an event happens at a time of its sentence, and at one that hangs on its word."
values = {list(LIMITS)}

[[weights]]
id = "en.moments.odds"
says = "What a feature adds to the log-odds that an event happens at a time of its sentence (moment_features.py)."
[weights.table]
{numbers}
"""


def main() -> None:
    """Read, print what is worth what on topics left out, fit all, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("marks", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--dry", action="store_true", help="write nothing")
    asked = options.parse_args()
    pairs = list(read_pairs(read_marks(asked.marks), asked.data))
    odds, right = left_out(pairs), np.array([each.right for each in pairs])
    print(
        f"{len(pairs)} pairs of {len({each.topic for each in pairs})} topics, {right.sum()} are at that time"
    )
    hangs = np.array([each.hangs for each in pairs])
    print("what hangs on the event alone:", score(hangs, right))
    print("as it ships:", score((odds >= LIMITS[0]) | (hangs & (odds >= LIMITS[1])), right))
    for enough in (0.0, 0.4, 0.8, 1.4):
        print(f"from log-odds {enough}: {score(odds >= enough, right)}")
    if not asked.dry:
        PACK.write_text(toml_of(fit(pairs), len(pairs)), "utf-8")


if __name__ == "__main__":
    main()
