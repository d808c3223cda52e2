"""Fit whether two claims tell the same, and write the weights into the pack of English.

    python training/sameness.py training/passages --data DIR --open CASE...

The folder of passages has affairs of our own and places of marks in real news; DIR has the packs of gold of the
latter; --open names the affairs of the pack of that name that may be read. Unlike in training/events.py claims that
nobody marked as a happening count, too: one of them and a marked one do not tell the same, two of them hardly.
Prints, by kind of affair, how many claims of an event tell the same as its anchor from some odds on, by weights of
which the affair had no part. A quarter of an hour of one core, most of it reading.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from events import MORE, OWN, REAL, STORY, Pile, read_piles
from logistic import Floats, fit_logistic

from dateline import weights
from dateline.cases.claim_features import Sketch
from dateline.cases.sameness import compare
from dateline.cases.vectors import Vectors

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "sameness.toml"
PENALTY, PAIRS, FOLDS = 2.0, 1_500, 3
"""What large weights cost, how many pairs are taken of an affair, and into how many parts affairs are cut."""
WORD, CLAUSE, LIKELY = 2.98, 1.26, 1.2
"""A pair may be one event from so much of its cosines on, or where both words begin alike."""
COUNTS: Mapping[str, Sequence[float]] = {
    OWN: (0.5, 1, 1),
    MORE: (0.25, 0.5, 0.5),
    STORY: (0.5, 1, 1),
    REAL: (0.25, 0.5, 1),
    "": (0, 0, 1),
}
"""How much a pair counts of which none, one or both are marked, by the kind of its affair."""
CLOSE, AGAINST, BOUNDS = -0.25, -0.5, (-2.0, -1.25, -0.75, -0.25, 0.25, 1.0)


@dataclass(frozen=True)
class Pairs:
    """Pairs of claims of an affair: their traits, whether they are one, and how much each counts."""

    rows: Floats
    right: Sequence[bool]
    counts: Floats


def kind_of(name: str) -> str:
    """The kind of an affair, by the beginning of its name."""
    return next((kind for kind in (OWN, MORE, STORY, REAL) if name.startswith(kind)), "")


def pairs_of(pile: Pile, kind: str) -> Pairs | None:
    """The pairs of a pile that may be one event, at most `PAIRS`, chosen by chance with a fixed seed."""
    sketches = list(pile.world.sketches.values())
    vectors = Vectors([sketch.claim.id for sketch in sketches], pile.world.embeddings)
    met = list(met_pairs(sketches, vectors))
    taken = random.Random(7).sample(met, min(PAIRS, len(met)))
    marks = [pile.marked.get(sketch.order, frozenset()) for sketch in sketches]
    counts = [COUNTS[kind][bool(marks[one]) + bool(marks[other])] for one, other in taken]
    if not sum(counts):
        return None
    scale = 10 * len(met) / len(taken) / np.sqrt(sum(counts) * len(met) / len(taken))
    rows = [
        [*vectors.alike(one, other), *compare(sketches[one], sketches[other]).values()]
        for one, other in taken
    ]
    right = [bool(marks[one] & marks[other]) for one, other in taken]
    return Pairs(np.array(rows), right, np.array(counts) * scale)


def met_pairs(sketches: Sequence[Sketch], vectors: Vectors) -> Iterator[tuple[int, int]]:
    """The numbers of claims that may be one event and that nothing keeps apart."""
    likely = WORD * (vectors.words @ vectors.words.T) + CLAUSE * (vectors.clauses @ vectors.clauses.T)
    for other in range(len(sketches)):
        for one in range(other):
            alike = likely[one, other] >= LIKELY or sketches[one].root == sketches[other].root
            if alike and vectors.known(one, other) and not sketches[one].frame.clashes(sketches[other].frame):
                yield one, other


def fit(parts: Sequence[Pairs]) -> Floats:
    """The beginning and the weights of the traits, in units of their spread while they are fitted."""
    rows = np.concatenate([part.rows for part in parts])
    right = [is_one for part in parts for is_one in part.right]
    counts = np.concatenate([part.counts for part in parts])
    middle, spread = rows.mean(0), np.maximum(rows.std(0), 1e-6)
    fitted = fit_logistic(
        (rows - middle) / spread, right, penalty=PENALTY, counts=(counts / counts.mean()).tolist()
    )
    slopes = fitted[1:] / spread
    return np.array([fitted[0] - slopes @ middle, *slopes])


def toml_of(fitted: Floats, pairs: int, names: Sequence[str]) -> str:
    """The pack, as text."""
    table = ", ".join(f"{name} = {round(float(value), 2)}" for name, value in zip(names, fitted, strict=True))
    return f"""# Whether two claims tell the same. Do not edit: run the script again.

[fitted]
script = "training/sameness.py"
data = "132 stories of FNC-1, 55 affairs of ECB+ and 165 of our own, three others; docs/models/events.md"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.sameness.odds"
says = "Logarithmic odds that two claims tell the same: where they begin, by cosine of words and clauses, by speech, \
one type, two types, standing, one page, few sentences between, parts played by the same, and a word that points back."
table = {{ {table} }}

[[weights]]
id = "en.sameness.close"
says = "Logarithmic odds from which on two claims tell the same, and from which on one answers the other."
values = [{CLOSE}, {AGAINST}]
"""


def say(kind: str, parts: Mapping[str, Pairs]) -> None:
    """Print how many of the marked pairs are one, by their odds from weights of other affairs."""
    found: list[tuple[float, bool]] = []
    names = sorted(parts)
    for fold in range(FOLDS):
        fitted = fit([parts[name] for at, name in enumerate(names) if at % FOLDS != fold])
        for name in (name for name in names[fold::FOLDS] if kind_of(name) == kind):
            odds = fitted[0] + parts[name].rows @ fitted[1:]
            known = parts[name].counts > 0
            found += zip(odds[known], np.array(parts[name].right)[known], strict=True)
    for low, high in zip((-9.0, *BOUNDS), (*BOUNDS, 9.0), strict=True):
        within = [is_one for odds, is_one in found if low <= odds < high]
        print(f"  {kind:6} {low:+.2f} to {high:+.2f}: {np.mean(within or [0]):.2f} of {len(within)}")


def main() -> None:
    """Read, fit, write, and print how well it tells in affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--open", nargs="+", required=True, help="the affairs that may be read")
    given = options.parse_args()
    piles = read_piles(given.passages / "affairs.txt", given.data, given.open)
    made = {
        name: pairs_of(pile, kind_of(name)) for name, pile in piles.items() if not name.startswith("coref-")
    }
    parts = {name: each for name, each in made.items() if each is not None}
    sketch = next(iter(next(iter(piles.values())).world.sketches.values()))
    names = ("beginning", "word", "clause", *compare(sketch, sketch))
    PACK.write_text(
        toml_of(fit(list(parts.values())), sum(len(part.right) for part in parts.values()), names), "utf-8"
    )
    for kind in (STORY, REAL, MORE, OWN):
        say(kind, parts)


if __name__ == "__main__":
    main()
