"""Fit within which stretch before its page an event is likely to lie, and write the weights into the pack of English.

    python training/ages.py training/passages --data DIR
    python training/ages.py training/passages --data DIR --dry    piles and affairs left out only

The folder of passages has what hands said of words of real news (ages.txt; DIR has the pages, in `dating`), and of
the happenings of affairs of our own (days.txt, affairs-left-out.txt). Learned are the latter and the pages of PolNeAR;
all other pages only measure. One sum of weights holds for all stretches,
each of which begins elsewhere (the model of proportional odds: McCullagh 1980). A feature counts if LEAST words have
it, and has no weight where that would be SMALL. Prints how many words are placed from some
likelihoods on, and how many of them rightly: of what was learned on parts left out. One core, no seed of its own,
two minutes.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import numpy as np
from answers import read_affairs
from reading import read_lines
from regression import Floats, descend, padded, sums
from standoff import parts_of, read_marks

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.claims.ages.age_features import LIKE, features_of, look_around
from dateline.claims.ages.ages import is_asked
from dateline.guard import read_article
from dateline.model import Attribution, Claim, Embedding, Expression, Page, Sentence, Sighting
from dateline.reader.embeddings import unit
from dateline.stage import Stage

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "ages.toml"
STRETCHES = (7, 31, 366)
CLASSES = "ABCDEF"
"""What hands said: two days, a week, a month, a year, longer ago, no time in the past."""
ENOUGH = (0.85, 0.85, 0.9)
"""How likely each stretch must be: of our own affairs .95 of what is placed lies there, of other news .97."""
PENALTY, LEAST, SMALL, FOLDS = 40.0, 4, 0.02, 5
"""What large weights cost; words that have a feature; weights that are left out; into how many parts piles fall."""
OWN, LEARNED, NEWS = "own", "polnear", "news"
COUNTS: Mapping[str, float] = {OWN: 1.0, LEARNED: 2.0}
"""How much a word counts, by where it is from."""
SCALE = 3.0
"""How much the numbers of the reader weigh beside features that are there or not."""
TRIED = (0.75, 0.8, 0.85, 0.9)
KEPT = (Sentence, Claim, Expression, Attribution, Embedding)
Known = tuple[bool | None, ...]
"""Of each stretch whether an event lies in it; `None` where hands did not know."""


@dataclass(frozen=True)
class Seen:
    """A claim: its pile or affair, where that is from, its features and vectors, in which stretches it lies."""

    pile: str
    kind: str
    features: Sequence[str]
    vector: Floats
    known: Known


@dataclass(frozen=True)
class Model:
    """Where the stretches begin, the weights of the reader's numbers, and those of features."""

    begin: Floats
    vector: Floats
    odds: Mapping[str, float]

    def chances(self, seen: Seen) -> Floats:
        """How likely each stretch is."""
        odds = sum(self.odds.get(each, 0.0) for each in seen.features) + seen.vector @ self.vector
        return np.asarray(1 / (1 + np.exp(-self.begin - odds)))


def read_news(passages: Path, data: Path, stages: Sequence[Stage]) -> Iterator[Seen]:
    """The marked words of real news."""
    texts = {row["id"]: row["text"] for row in read_lines(data / "dating" / "input.jsonl")}
    for marks in read_marks(passages / "ages.txt"):
        page = Page(marks.page, texts[marks.page], (Sighting(marks.page, "0" * 64),))
        known = {start: within(said) for start, said in marks.said.items()}
        kind = LEARNED if marks.page.startswith(LEARNED) else NEWS
        yield from claims_of(page, marks.source, known, stages, kind)


def within(said: str) -> Known:
    """The stretches that the letters of a hand leave: "A", or "B-D" for from one to another."""
    first, last = CLASSES.index(said[0]), CLASSES.index(said[-1])
    return tuple(True if last <= at else False if first > at else None for at in (1, 2, 3))


def read_own(passages: Path, stages: Sequence[Stage]) -> Iterator[Seen]:
    """The marked words of our own affairs."""
    days = dict(read_days((passages / "days.txt").read_text("utf-8")))
    for affair, pages in read_affairs(passages / "affairs-left-out.txt").items():
        for page, marks in pages:
            written = date.fromisoformat(page.sightings[0].published or "")
            known = {
                start: before(written, days[affair][mark.split()[0]])
                for start, mark in marks.items()
                if mark.split()[0] in days[affair]
            }
            yield from claims_of(page, affair, known, stages, OWN)


def read_days(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """The affairs of a file, each with when its happenings took place."""
    for block in re.split(r"^# affair: ", text, flags=re.MULTILINE)[1:]:
        affair, _, body = block.partition("\n")
        parts = (each.partition("=") for each in body.split())
        yield affair, {happening: said for happening, _, said in parts}


def before(written: date, said: str) -> Known:
    """The stretches before a day in which a happening lies; what lies ahead or nowhere is in none."""
    if not said[:1].isdigit():
        return (False,) * len(STRETCHES)
    first, _, last = said.partition("/")
    most = (written - date.fromisoformat(first)).days
    least = (written - date.fromisoformat(last or first)).days
    return tuple(
        True if least >= -1 and most <= days else False if least > days or most < -1 else None
        for days in STRETCHES
    )


def claims_of(
    page: Page, pile: str, known: Mapping[int, Known], stages: Sequence[Stage], kind: str
) -> Iterator[Seen]:
    """The claims of marked words that the program would place, as it reads them."""
    notes = read_article(page, stages=stages, kept=KEPT)
    claims, embeddings = notes[Claim], {each.claim: each for each in notes[Embedding]}
    around = look_around(notes[Sentence], claims, notes[Expression], notes[Attribution], notes[Embedding])
    for claim in claims:
        here = known.get(claim.trigger.start)
        if here and is_asked(claim) and claim.id in embeddings:
            both = [unit(each) for each in (embeddings[claim.id].word, embeddings[claim.id].clause)]
            features = tuple(chain.from_iterable(features_of(claim, around).values()))
            yield Seen(pile, kind, features, np.concatenate(both).astype(np.float64), here)


def fit(words: Sequence[Seen]) -> Model:
    """The weights that make what hands said likeliest, as they are written."""
    counts = Counter(feature for each in words for feature in each.features)
    names = sorted(feature for feature, count in counts.items() if count >= LEAST)
    place = {name: at for at, name in enumerate(names, 1)}
    rows = padded([[place[each] for each in word.features if each in place] for word in words])
    vectors = SCALE * np.array([word.vector for word in words])
    wanted = np.array([[share(each) for each in word.known] for word in words])
    told = np.array([[each is not None for each in word.known] for word in words])
    counted = told * np.array([[COUNTS[word.kind]] for word in words])
    used = rows.ravel() > 0
    examples, columns = np.repeat(np.arange(len(rows)), rows.shape[1])[used], rows.ravel()[used]
    wide, deep = len(names) + 1, vectors.shape[1]

    def loss(flat: Floats) -> tuple[float, Floats]:
        odds = sums(flat[:wide, None], rows) + (vectors @ flat[wide : wide + deep])[:, None]
        odds = odds + flat[wide + deep :]
        value = (counted * (np.logaddexp(0.0, odds) - wanted * odds)).sum()
        wrong = counted * (1 / (1 + np.exp(-odds)) - wanted)
        each = wrong.sum(axis=1)
        slope = np.concatenate(
            [np.bincount(columns, each[examples], wide), each @ vectors, wrong.sum(axis=0)]
        )
        held = np.concatenate([flat[: wide + deep], np.zeros(len(STRETCHES))])
        return float(value + PENALTY * held @ held / 2), slope + PENALTY * held

    found = descend(loss, np.zeros(wide + deep + len(STRETCHES)))
    kept = {name: round(float(found[at]), 2) for name, at in place.items()}
    return Model(
        np.round(found[wide + deep :], 2),
        np.round(SCALE * found[wide : wide + deep], 2),
        {name: odds for name, odds in kept.items() if abs(odds) >= SMALL},
    )


def share(known: bool | None) -> float:
    """What is wanted of a stretch; of one that nobody knows, nothing counts."""
    return float(bool(known))


def print_scores(learned: Sequence[Seen], news: Sequence[Seen]) -> None:
    """Print how many words are placed, and how many rightly, by weights that others give."""
    part = parts_of((each.pile for each in learned), FOLDS, seed=2)
    likely = [(each, row) for each, row in zip(news, chances(fit(learned), news), strict=True)]
    for at in range(FOLDS):
        model = fit([each for each in learned if part[each.pile] != at])
        out = [each for each in learned if part[each.pile] == at]
        likely += zip(out, chances(model, out), strict=True)
    for kind in (OWN, LEARNED, NEWS):
        mine = [(each, row) for each, row in likely if each.kind == kind]
        for column, days in enumerate(STRETCHES):
            known = [
                (row[column], each.known[column]) for each, row in mine if each.known[column] is not None
            ]
            scores = "; ".join(f"from {least}: {score(known, least)}" for least in TRIED)
            print(f"{kind}, {days} days: {scores}")


def chances(model: Model, words: Sequence[Seen]) -> list[Floats]:
    """How likely each stretch is, of every word."""
    return [model.chances(each) for each in words]


def score(known: Sequence[tuple[float, bool | None]], least: float) -> str:
    """How many words are placed, and how many of these rightly."""
    placed = [bool(right) for chance, right in known if chance >= least]
    return f"right {sum(placed) / max(1, len(placed)):.3f}, placed {len(placed) / len(known):.3f}"


def toml_of(model: Model, words: int) -> str:
    """The pack, as text."""
    half = len(model.vector) // 2
    numbers = "\n".join(f'"{name}" = {odds:.2f}' for name, odds in model.odds.items())
    word, clause = (
        ", ".join(f"{each:.2f}" for each in part) for part in (model.vector[:half], model.vector[half:])
    )
    return f"""# Within which stretch before its page an event is likely to lie. Do not edit: run the script again.

[fitted]
script = "training/ages.py"
data = "event words of PolNeAR and of our own affairs, dated by hands of our own (passages/ages.txt, days.txt)"
n = {words}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.ages.stretches"
says = "Days of the stretches before a page in which an event may be placed, the shortest first."
values = {list(map(float, STRETCHES))}

[[weights]]
id = "en.ages.begin"
says = "Where the log-odds of each stretch begin."
values = {[round(float(each), 2) for each in model.begin]}

[[weights]]
id = "en.ages.enough"
says = "How likely each stretch must be for an event to be placed there."
values = {list(ENOUGH)}

[[weights]]
id = "en.ages.like"
says = "Where the classes of cosines of event words begin."
values = {list(LIKE)}

[[weights]]
id = "en.ages.word"
says = "What each number of the direction of the vector of an event word adds to the log-odds."
values = [{word}]

[[weights]]
id = "en.ages.clause"
says = "The same of the vector of its evidence."
values = [{clause}]

[[weights]]
id = "en.ages.odds"
says = "What a feature adds to the log-odds that an event lies in a stretch, whichever it is (age_features.py)."
[weights.table]
{numbers}
"""


def main() -> None:
    """Read, print what is worth what on piles and affairs left out, fit all, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--dry", action="store_true")
    given = options.parse_args()
    whole = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    stages = whole[: [each.name for each in whole].index("embeddings") + 1]
    words = [*read_news(given.passages, given.data, stages), *read_own(given.passages, stages)]
    learned = [each for each in words if each.kind != NEWS]
    print(f"{len(learned)} words to learn of, {len(words) - len(learned)} of other news")
    print_scores(learned, [each for each in words if each.kind == NEWS])
    if not given.dry:
        PACK.write_text(toml_of(fit(learned), len(learned)), encoding="utf-8")


if __name__ == "__main__":
    main()
