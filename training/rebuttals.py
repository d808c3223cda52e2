"""Fit which words that are merely not so answer a charge, and write the weights into the pack of English.

    python training/rebuttals.py training/passages --data DIR [--kept FOLDER]
    python training/rebuttals.py training/passages --data DIR --dry    affairs left out only

The folder of passages has affairs of our own (affairs-left-out.txt) and places in real news (stories.txt; DIR has the
pages, in `stories`), with letters that tell how a word stands. Learned are words with "d" or "n" that the program
reads as negated on a page on which it finds something alleged or denied; all letters measure. A word of news counts
twice. Prints of affairs left out how many words become denied from some likelihoods on, how many of them are, and how
many are negated. One core, no seed of its own, five minutes; with `--kept` the parse is remembered in a folder.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from json import dumps
from pathlib import Path

import numpy as np
from reading import read_lines
from regression import Floats, descend
from standings import STANDINGS, parse, run, unmarked
from standoff import parts_of

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.claims.states import states_of
from dateline.claims.status.rebuttals import CHARGED, RULE, features_of, seen
from dateline.model import Claim, Embeddings, Label, Page, Sentence, Sighting
from dateline.stage import Notes

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "rebuttals.toml"
PLACE = re.compile(r"(\d+)-\d+=E\d+([adnhp]?)")
OWN, NEWS = "own", "news"
COUNTS = {OWN: 1.0, NEWS: 2.0}
"""How much a word counts, by where it is from."""
ENOUGH = 0.7
"""How likely an answer must be."""
PENALTY, LEAST, SMALL, FOLDS = 500.0, 5, 0.02, 5
"""What large weights cost; words that have a feature; weights that are left out; into how many parts affairs fall."""
SCALE = 7.0
"""How much a feature weighs beside the numbers of the reader."""
TRIED = (0.5, 0.6, 0.65, 0.7, 0.8)
PARTS = ("word", "sentence", "verb")


@dataclass(frozen=True)
class Word:
    """A word that is read as negated: where it is from, its affair, what the reader makes of it, how it stands."""

    kind: str
    affair: str
    seen: Floats
    features: Sequence[str]
    standing: Label


@dataclass(frozen=True)
class Model:
    """Where the log-odds begin, the weights of the reader's numbers, and those of features."""

    begin: float
    numbers: Floats
    features: Mapping[str, float]

    def chance(self, word: Word) -> float:
        """How likely a word answers a charge."""
        told = sum(self.features.get(each, 0.0) for each in word.features)
        return float(1 / (1 + np.exp(-self.begin - word.seen @ self.numbers - told)))


def affairs_in(file: Path) -> list[str]:
    """The affairs of a file, as texts."""
    return re.split(r"^# affair: ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]


def read_own(passages: Path) -> Iterator[tuple[str, Page, dict[int, Label]]]:
    """The pages of our own affairs, with how the word at a place stands."""
    for affair in affairs_in(passages / "affairs-left-out.txt"):
        name, *pages = re.split(r"^## ", affair, flags=re.MULTILINE)
        for page in pages:
            head, _, body = page.partition("\n")
            text, marks = unmarked(body.strip() + "\n")
            yield name, page_of(f"{name} {head}", text), {start: label for start, _, label in marks}


def read_news(passages: Path, data: Path) -> Iterator[tuple[str, Page, dict[int, Label]]]:
    """The pages of real news, likewise."""
    texts = {row["id"]: row["text"] for row in read_lines(data / "stories" / "input.jsonl")}
    for affair in affairs_in(passages / "stories.txt"):
        name, *lines = affair.strip().splitlines()
        for page, *marks in (line.split() for line in lines if not line.startswith("!")):
            places = filter(None, map(PLACE.fullmatch, marks))
            yield name, page_of(page, texts[page]), {int(each[1]): STANDINGS[each[2]] for each in places}


def page_of(name: str, text: str) -> Page:
    """A page by its name."""
    return Page(name, text, (Sighting(name, "0" * 64),))


def words_of(kind: str, affair: str, notes: Notes, marks: dict[int, Label]) -> Iterator[Word]:
    """The marked words of a page that are read as negated, or would be without the rule, if it has charges."""
    learned = [each for each in notes[Claim] if RULE in (each.by.rule, *each.by.premises)]
    if not any(each.status.label in CHARGED for each in notes[Claim] if each not in learned):
        return
    sentences, states = {each.number: each for each in notes[Sentence]}, states_of(notes[Embeddings])
    for each in notes[Claim]:
        known, start = states.get(each.sentence, ()), each.trigger.start
        asked = each.status.label == Label.NEGATED or each in learned
        if asked and start in marks and each.token < len(known):
            rules = [rule for rule in (*each.by.premises, each.by.rule) if "." in rule and rule != RULE]
            sentence = sentences[each.sentence]
            features = tuple(features_of(sentence, each.token, rules))
            yield Word(kind, affair, seen(sentence, each.token, known), features, marks.pop(start))


def fit(words: Sequence[Word]) -> Model:
    """A logistic regression with an L2 penalty, of denied and negated words."""
    used = [each for each in words if each.standing in {Label.DENIED, Label.NEGATED}]
    found = Counter(feature for each in used for feature in each.features)
    place = {name: at for at, name in enumerate(sorted(name for name in found if found[name] >= LEAST))}
    named = np.zeros((len(used), len(place)))
    for row, each in zip(named, used, strict=True):
        row[[place[name] for name in each.features if name in place]] = SCALE
    rows = np.column_stack([np.ones(len(used)), np.array([each.seen for each in used], np.float64), named])
    fitted = descend_odds(
        rows,
        np.array([float(each.standing == Label.DENIED) for each in used]),
        np.array([COUNTS[each.kind] for each in used]),
    )
    odds = {name: round(SCALE * float(fitted[at - len(place)]), 2) for name, at in place.items()}
    return Model(
        round(float(fitted[0]), 3),
        np.round(fitted[1 : rows.shape[1] - len(place)], 3),
        {name: each for name, each in odds.items() if abs(each) >= SMALL},
    )


def descend_odds(rows: Floats, wanted: Floats, counts: Floats) -> Floats:
    """The weights of a logistic regression; the first, which begins, costs nothing."""

    def loss(at: Floats) -> tuple[float, Floats]:
        odds, held = rows @ at, np.concatenate([[0.0], at[1:]])
        value = (counts * (np.logaddexp(0, odds) - wanted * odds)).sum() + PENALTY * held @ held / 2
        return float(value), rows.T @ (counts * (1 / (1 + np.exp(-odds)) - wanted)) + PENALTY * held

    return descend(loss, np.zeros(rows.shape[1]))


def print_scores(words: Sequence[Word]) -> None:
    """Print of affairs left out how many words would be denied, are, and are negated."""
    part = parts_of((each.affair for each in words), FOLDS, seed=2)
    fitted = [fit([each for each in words if part[each.affair] != at]) for at in range(FOLDS)]
    likely = [(each, fitted[part[each.affair]].chance(each)) for each in words]
    for kind in (OWN, NEWS):
        for least in TRIED:
            found = [each.standing for each, odds in likely if each.kind == kind and odds >= least]
            denied, negated = (found.count(label) for label in (Label.DENIED, Label.NEGATED))
            print(f"{kind} from {least}: {len(found)} words, {denied} denied, {negated} negated")


def toml_of(model: Model, words: int) -> str:
    """The pack, as text."""
    rows = "\n".join(
        f"""
[[weights]]
id = "en.rebuttals.{name}"
says = "What each number of the state of the {name} adds to the log-odds."
values = [{", ".join(f"{each:.3f}" for each in numbers)}]"""
        for name, numbers in zip(PARTS, model.numbers.reshape(len(PARTS), -1), strict=True)
    )
    features = "\n".join(
        f"{dumps(name, ensure_ascii=False)} = {odds:.2f}" for name, odds in model.features.items()
    )
    return f"""# Which words that are merely not so answer a charge. Do not edit: run the script again.

[fitted]
script = "training/rebuttals.py"
data = "words of FNC-1 and of our own affairs whose standing hands of our own told (stories.txt, affairs-left-out.txt)"
n = {words}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.rebuttals.begin"
says = "Where the log-odds begin that a word that is merely not so answers a charge."
value = {model.begin:.3f}

[[weights]]
id = "en.rebuttals.enough"
says = "From which probability on it does."
value = {ENOUGH}
{rows}

[[weights]]
id = "en.rebuttals.features"
says = "What a feature adds to the log-odds (rebuttals.py)."
[weights.table]
{features}
"""


def main() -> None:
    """Read, print what is worth what on affairs left out, fit all, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--kept", type=Path)
    options.add_argument("--dry", action="store_true")
    given = options.parse_args()
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    names = [each.name for each in stages]
    first, last = names.index("triggers"), names.index("status") + 1
    words: list[Word] = []
    for kind, pages in ((OWN, read_own(given.passages)), (NEWS, read_news(given.passages, given.data))):
        for affair, page, marks in pages:
            notes = run(page, parse(page, stages[:first], given.kept), stages[first:last])
            words += words_of(kind, affair, notes, marks)
    print(f"{len(words)} words")
    print_scores(words)
    if not given.dry:
        used = sum(each.standing in {Label.DENIED, Label.NEGATED} for each in words)
        PACK.write_text(toml_of(fit(words), used), encoding="utf-8")


if __name__ == "__main__":
    main()
