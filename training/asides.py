"""Fit what speaks for a line as one about the page, on pages of our own, and write it into the pack.

    python training/asides.py --data DIR

DIR is that of training/wordings.py. A line is weighed twice: alone, and with how likely the lines around it
are. Its words are weighed by words of other pages (a third of them at a time), and so is what is likely
around it. What all that is worth is measured hand by hand: by weights of pages that others wrote. There the
bias is set, so that of the characters of articles no more than LOST are taken for clutter by all rules
together. Prints, hand by hand, what is found of the clutter, how much of what is found is right, and what part
of the articles is lost. Takes ten minutes of one core. No seed.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from hashlib import blake2b
from math import exp, fsum
from pathlib import Path

import numpy as np
import wordings as worded
from logistic import fit_logistic
from own_pages import Marked, page_lines, read_pages
from reading import read_lines

from dateline import weights
from dateline.model import Zone
from dateline.rules import load_pack
from dateline.text.zones.asides import alone, weighed
from dateline.text.zones.scenes import Scene, read_scene
from dateline.text.zones.wordings import wordings

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "asides.toml"
PENALTY, FOLDS = 3.0, 3
"""What large weights cost, and into how many parts pages are cut."""
KEPT, SHORT, FULL, TWIN = 1.5, 0.3, 1.8, 0.3
"""How often a line of the article counts, a line without words, one of 30 words and more, and one of a twin."""
LOST = 0.0048
"""The part of the articles' characters that may be lost."""

Table = Mapping[str, float]
Lines = worded.Lines


@dataclass(frozen=True)
class Model:
    """The log-odds of words, and the weights of a line alone and beside others."""

    words: Table
    alone: Table
    odds: Table


@dataclass(frozen=True)
class Seen:
    """A page and its lines as one is weighed beside the others, and how likely each is alone."""

    page: Marked
    scene: Scene
    likely: Sequence[float] = ()


def word_table(own: Lines, news: Lines, pages: Iterable[Marked]) -> dict[str, float]:
    """What words say, learned from our lines, from news and from pages."""
    ours = [*own, *page_lines(pages)]
    names = worded.chosen_names(ours, news)
    found = worded.fit(ours, news, names)
    return {"bias": float(found[0]), **dict(zip(names, found[1:].tolist(), strict=True))}


def odds_of(table: Table, text: str) -> float:
    """The log-odds of a line by a table of words."""
    return fsum((table["bias"], *(table.get(name, 0.0) for name in wordings(text))))


def part_of(page: Marked) -> int:
    """The part of a page, by its name."""
    return blake2b(page.name.encode(), digest_size=2).digest()[0] % FOLDS


def seen_by_others(pages: Sequence[Marked], learn: Callable[[list[Marked]], Table]) -> list[Seen]:
    """Pages as words of the other parts see them."""
    tables = [learn([page for page in pages if part_of(page) != part]) for part in range(FOLDS)]
    return [see(page, tables[part_of(page)]) for page in pages]


def see(page: Marked, words: Table) -> Seen:
    """A page as a table of words sees it."""
    return Seen(page, read_scene(page.layout, page.marks, partial(odds_of, words)))


def features(seen: Seen, i: int) -> dict[str, float]:
    """What is weighed of a line; without its neighbours where nobody has told how likely they are."""
    found = weighed(seen.scene, seen.likely, i) if seen.likely else alone(seen.scene, i)
    return {name: float(value) for each in found.values() for name, value in each.items()}


def fit(pages: Sequence[Seen]) -> dict[str, float]:
    """Bias and weights by name."""
    rows, right, counts = [], [], []
    for seen in pages:
        for i in seen.page.free():
            rows.append(features(seen, i))
            right.append(seen.page.kind(i) == "B")
            count = min(FULL, SHORT + seen.scene.lines[i].words / 20) * (1 if seen.page.whole else TWIN)
            counts.append(count if right[-1] else KEPT * count)
    found = fit_logistic([list(row.values()) for row in rows], right, penalty=PENALTY, counts=counts)
    return dict(zip(("bias", *rows[0]), found.tolist(), strict=True))


def odds(table: Table, seen: Seen, i: int) -> float:
    """The log-odds of a line."""
    return table["bias"] + sum(table[name] * value for name, value in features(seen, i).items())


def heard(seen: Seen, table: Table) -> Seen:
    """A page with how likely each line is alone."""
    marks = seen.page.marks
    likely = [
        1 / (1 + exp(-odds(table, seen, i)))
        if i not in marks
        else 1.0
        if marks[i].zone is Zone.BOILERPLATE
        else 1 / 2
        for i in range(len(seen.scene.lines))
    ]
    return Seen(seen.page, seen.scene, likely)


def learn(pages: Sequence[Marked], own: Lines, news: Lines) -> Model:
    """The model that pages give."""
    seen = seen_by_others(pages, partial(word_table, own, news))
    tables = [fit([each for each in seen if part_of(each.page) != part]) for part in range(FOLDS)]
    beside = fit([heard(each, tables[part_of(each.page)]) for each in seen])
    return Model(word_table(own, news, pages), fit(seen), beside)


def judged(model: Model, page: Marked) -> Iterator[tuple[float, bool, int, int]]:
    """The log-odds of each line, whether a rule names it, and its characters of the article and of clutter."""
    seen = heard(see(page, model.words), model.alone)
    for i, parts in enumerate(page.parts):
        mark = page.marks.get(i)
        if mark is None or mark.zone is Zone.BOILERPLATE:
            yield (odds(model.odds, seen, i), mark is not None, parts["T"], parts["B"])


Judged = Sequence[tuple[float, bool, int, int]]


def measured(lines: Judged, least: float) -> tuple[float, float, float]:
    """Of the clutter what is found, of what is found what is right, and what part of the articles is lost."""
    said = [line for line in lines if line[1] or line[0] > least]
    right, lost = sum(line[3] for line in said), sum(line[2] for line in said)
    return right / sum(line[3] for line in lines), right / (right + lost), share_lost(lines, least)


def share_lost(lines: Judged, least: float) -> float:
    """What part of the articles is lost."""
    lost = sum(line[2] for line in lines if line[1] or line[0] > least)
    return lost / sum(line[2] for line in lines)


def least_odds(lines: Judged) -> float:
    """The log-odds from which no more of the articles is lost than may be."""
    return next((float(least) for least in np.arange(0, 9, 0.05) if measured(lines, least)[2] <= LOST), 9.0)


def toml_of(model: Model, least: float, n: int) -> str:
    """The pack, as text."""
    tables = {"alone": model.alone, "odds": {**model.odds, "bias": model.odds["bias"] - least}}
    alone, beside = (
        "\n".join(f'"{name}" = {value:.2f}' for name, value in table.items()) for table in tables.values()
    )
    return f"""# Weights of text/zones/asides: which lines of a plain text are about the page. Do not edit: run the \
script again.

[fitted]
script = "training/asides.py"
data = "lines of pages of our own (training/passages/pages.txt) that no rule names"
n = {n}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.asides.alone"
says = "Log-odds that a line is about the page, before its neighbours are heard: what its words, its place, what it \
shares with other lines, its quotations and its shape add."
[weights.table]
{alone}

[[weights]]
id = "en.asides.odds"
says = "The same with how likely the lines around are about the page."
[weights.table]
{beside}
"""


def say(name: str, lines: Judged, least: float) -> None:
    """Print what is found."""
    found, right, lost = measured(lines, least)
    both = 2 * found * right / (found + right)
    print(f"  {name:8} {found:.3f} found, {right:.3f} right, F1 {both:.3f}, {lost:.4f} of the articles lost")


def main() -> None:
    """Measure hand by hand, fit, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    pack = load_pack("en")
    articles = [each for each in read_lines(options.parse_args().data / "train.jsonl") if not each["in_dev"]]
    own, news = list(worded.own_lines()), list(worded.news_lines(articles, pack))
    pages = list(read_pages(pack))
    held: dict[str, Judged] = {}
    twins: list[tuple[float, bool, int, int]] = []
    for hand in sorted({page.hand for page in pages}):
        model = learn([page for page in pages if page.hand != hand], own, news)
        mine = [page for page in pages if page.hand == hand]
        held[hand] = [line for page in mine if page.whole for line in judged(model, page)]
        twins += [line for page in mine if not page.whole for line in judged(model, page)]
    lines = [line for each in held.values() for line in each]
    least = least_odds(lines)
    for name, each in {**held, "all": lines}.items():
        say(name, each, least)
    print(f"  of clean and short twins {share_lost(twins, least):.4f} lost")
    say("rules", lines, 99)
    for other in (0.0, 1.0, 2.0, 3.0):
        say(f"from {other - least:.1f}", lines, other)
    n = sum(1 for page in pages for _ in page.free())
    PACK.write_text(toml_of(learn(pages, own, news), least, n), "utf-8")


if __name__ == "__main__":
    main()
