"""Fit what speaks for a line as one about the page, and print the weights; a person sets those of the pack.

    python training/asides.py --data FILE

FILE has a page a line as a careless scraper renders it: `lines`, `labels` (for each "body", "boil" for what
is no part of the article, or anything else for what nobody knows), `site`, and `set` for the tables. Prints
the weights that all pages give, and by those that other sites give (and, set by set, by those that the other
sets give) what share of the words of the article is lost when so much of the other words is found. Lines that
a rule names are no part of it. Takes a minute of one core.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
from logistic import Floats, fit_logistic
from reading import read_lines

from dateline.model import Page
from dateline.rules import Pack, load_pack
from dateline.text.zones.asides import ODDS, find_asides, grounds_of, is_weighed, read_scene
from dateline.text.zones.layout import Mark, read_layout
from dateline.text.zones.zones import FINDERS

NAMES = [name for name in ODDS if name != "bias"]
PENALTY, FOLDS = 3.0, 5
KEPT = (0.99, 0.995, 0.998, 0.999)
"""What large weights cost, into how many parts sites are cut, and shares of the article that are kept."""


@dataclass(frozen=True)
class Row:
    """A line: what is weighed, its words, whether it is about the page, its site's part and its set."""

    weighed: tuple[float, ...]
    words: int
    right: bool
    part: int
    kind: str


def rows_of(page: dict[str, Any], pack: Pack) -> Iterator[Row]:
    """The lines of a page that no rule names and somebody labelled."""
    layout = read_layout(Page("page", "\n\n".join(page["lines"]), ()))
    marks: dict[int, Mark] = {}
    for find in FINDERS:
        if find is not find_asides:
            for number, mark in find(layout, marks, pack):
                marks.setdefault(number, mark)
    labels = dict(zip(page["lines"], page["labels"], strict=True))
    scene = read_scene(layout, marks)
    part = int(blake2b(page["site"].encode(), digest_size=2).hexdigest(), 16) % FOLDS
    for i, line in enumerate(layout.lines):
        label = labels.get(line.text)
        if i not in marks and label in ("body", "boil") and is_weighed(line):
            weighed = tuple(
                ground.weight / ODDS[name] for name, ground in zip(NAMES, grounds_of(scene, i), strict=True)
            )
            yield Row(weighed, line.words, label == "boil", part, page["set"])


def fit(rows: Sequence[Row]) -> Floats:
    """Bias and slopes."""
    return fit_logistic([row.weighed for row in rows], [row.right for row in rows], penalty=PENALTY)


def odds(rows: Iterable[Row], weights: Floats) -> Floats:
    """The log-odds of lines."""
    return np.array([float(weights @ (1.0, *row.weighed)) for row in rows])


def say(name: str, rows: Sequence[Row], found: Floats) -> None:
    """What is found where so much of the article is kept."""
    words, right = np.array([row.words for row in rows]), np.array([row.right for row in rows])
    order = np.argsort(-found, kind="stable")
    lost = np.cumsum((words * ~right)[order]) / (words * ~right).sum()
    for kept in KEPT:
        last = int(np.searchsorted(lost, 1 - kept))
        said = found > found[order[last]]
        hits = (words * right * said).sum()
        print(
            f"  {name:12} {kept:.3f} kept from {found[order[last]]:5.2f}:"
            f" {hits / (words * right).sum():.3f} found, {hits / max(1, (words * said).sum()):.2f} right"
        )


def main() -> None:
    """Fit, and print what the weights are worth on sites left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    pack = load_pack("en")
    rows = [row for page in read_lines(options.parse_args().data) for row in rows_of(page, pack)]
    shown = dict(zip(("bias", *NAMES), fit(rows).round(2).tolist(), strict=True))
    print(f"{len(rows)} lines, {sum(row.right for row in rows)} not of the article: {shown}")
    for kind in sorted({row.kind for row in rows}):
        held, others = ([row for row in rows if (row.kind == kind) == own] for own in (True, False))
        left_out = np.zeros(len(held))
        for part in range(FOLDS):
            weights = fit([row for row in held if row.part != part])
            left_out += [odds([row], weights)[0] if row.part == part else 0.0 for row in held]
        say(f"{kind}, sites", held, left_out)
        say(f"{kind}, pack", held, odds(held, np.array([ODDS[name] for name in ("bias", *NAMES)])))
        if others:
            weights = fit(others)
            print(f"  by the others: {weights.round(2)}")
            say(f"{kind}, sets", held, odds(held, weights))


if __name__ == "__main__":
    main()
