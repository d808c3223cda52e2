"""Fit when a page retells another one, and print what the weights are worth; a person sets those of the pack.

    python training/retellings.py --data FILE [--half NAME]

FILE has a pair of texts a line: `left`, `right`, `derived` (whether a person found that the telling of one,
outside quotations, goes back to the other or to the same copy), `story` (its name), and for the tables `kind`
and `half`. With --half only pairs of that half are fitted, and all others are reported by these weights;
without it all are. Prints precision, recall and F1 of what copying says, and of copying and retelling, by the
weights that the other stories give. Takes seconds.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from logistic import Floats, fit_logistic
from reading import read_lines

from dateline.cases.copies.comparisons import compare
from dateline.cases.copies.retellings import REWORDED, part_told
from dateline.cases.copies.rewordings import tell
from dateline.cases.copies.words import Words, read_words
from dateline.model import By, Page, Passage, Span, Zone

PENALTY = 0.1
"""What large weights cost: half their square, so many times."""


@dataclass(frozen=True)
class Pair:
    """A pair of texts: what is weighed, whether copying joins it, whether it is reworded enough to count.

    And what a person found.
    """

    weighed: tuple[float, float]
    copied: bool
    reworded: bool
    derived: bool
    story: str
    kind: str
    half: str


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file."""
    return [read_pair(line) for line in read_lines(path)]


def read_pair(line: dict[str, str]) -> Pair:
    """One pair, with what the program finds in it."""
    texts = words_of(line["left"]), words_of(line["right"])
    found = compare(texts, 0, 1)
    telling = tell(*texts, found.stretches)
    return Pair(
        (part_told(telling), max(found.overlap.shares)),
        found.is_copy,
        telling.reworded >= REWORDED,
        bool(line["derived"]),
        line["story"],
        line.get("kind", ""),
        line.get("half", ""),
    )


def words_of(text: str) -> Words:
    """The words of a text that is story from its first character to its last."""
    page = Page("text", text, ())
    (words,) = read_words([(page, [Passage(Span(page.id, 0, len(text)), Zone.BODY, By("training", 1.0))])])
    return words


def fit(pairs: Sequence[Pair]) -> Floats:
    """Bias and slopes of a logistic regression."""
    return fit_logistic([pair.weighed for pair in pairs], [pair.derived for pair in pairs], penalty=PENALTY)


def is_said(pair: Pair, weights: Floats) -> bool:
    """Whether a pair is said to be derived, by copying or by retelling."""
    return pair.copied or (pair.reworded and float(weights @ (1.0, *pair.weighed)) > 0)


def say_left_out(pairs: Sequence[Pair]) -> dict[Pair, bool]:
    """What is said of every pair by the weights that the other stories give."""
    said: dict[Pair, bool] = {}
    for story in sorted({pair.story for pair in pairs}):
        weights = fit([pair for pair in pairs if pair.story != story])
        said |= {pair: is_said(pair, weights) for pair in pairs if pair.story == story}
    return said


def figures(pairs: Iterable[Pair], says: Callable[[Pair], bool]) -> str:
    """Precision, recall and F1 of what is said, and how many of each kind are found."""
    pairs = list(pairs)
    hits = sum(says(pair) for pair in pairs if pair.derived)
    said, derived = sum(map(says, pairs)), sum(pair.derived for pair in pairs)
    kinds = {
        kind: [says(pair) for pair in pairs if pair.kind == kind] for kind in {pair.kind for pair in pairs}
    }
    found = ", ".join(f"{kind} {sum(each)}/{len(each)}" for kind, each in sorted(kinds.items()))
    return (
        f"P {hits / max(1, said):.3f} R {hits / max(1, derived):.3f} "
        f"F1 {2 * hits / max(1, said + derived):.3f}  {found}"
    )


def main() -> None:
    """Fit, and print what the weights are worth on stories left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--half")
    given = options.parse_args()
    pairs = read_pairs(given.data)
    fitted = [pair for pair in pairs if given.half in (None, pair.half)]
    weights, said = fit(fitted), say_left_out(fitted)
    print(
        f"weights {weights.round(2)} of {len(fitted)} pairs, {sum(pair.derived for pair in fitted)} derived"
    )
    said |= {pair: is_said(pair, weights) for pair in pairs if pair not in said}
    for half in sorted({pair.half for pair in pairs}):
        held = [pair for pair in pairs if pair.half == half]
        print(f"  {half:8} copying {figures(held, lambda pair: pair.copied)}")
        print(f"  {half:8} both    {figures(held, said.__getitem__)}")


if __name__ == "__main__":
    main()
