"""How fast copies are found, and whether the cost grows with the number of pages and no faster.

    python benchmarks/copies.py                     5,000, 10,000, 20,000 and 50,000 pages
    python benchmarks/copies.py --pages 5000 10000  other sizes
    python benchmarks/copies.py --repeat 3          the least CPU of three searches counts, on a busy machine
    python benchmarks/copies.py --json              the figures as JSON

Printed are pages per CPU second, the exponent of the cost, peak memory, and what was found.

The pages are made up with a fixed seed: sentences of stock phrases and rare words after Zipf's law, notes to
the reader that many pages end with, statements that many pages quote, and copies of every kind: reprints, light
and heavy rewrites, passages lifted into other pages. Some stories are printed once, a few by hundreds.
Exits with 1 when a bar is missed: at least 1,000 pages per CPU second at every size, exponent of CPU over pages
<= 1.1, peak memory of the process <= 2 GB.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import accumulate, chain, repeat
from random import Random
from typing import Any

from dateline.cases.copies.copies import find_copies
from dateline.model import By, Copies, CopyKind, Page, Passage, Sighting, Span, Zone
from dateline.rules import load_pack
from dateline.stage import Notes

SIZES = (5_000, 10_000, 20_000, 50_000)
SPEED_BAR, EXPONENT_BAR, MEMORY_BAR = 1000, 1.1, 2.0
KINDS = {"own": 58, "reprint": 10, "light": 10, "heavy": 8, "lifted": 6, "quoting": 8}
"""How many pages in a hundred are of which kind."""
SYLLABLES = (
    "ba",
    "cor",
    "del",
    "en",
    "fi",
    "gal",
    "hu",
    "in",
    "jor",
    "ka",
    "lom",
    "mer",
    "nu",
    "or",
    "pel",
    "qui",
    "ras",
    "sto",
    "tur",
    "um",
    "vel",
    "wen",
    "yas",
    "zim",
)
COMMON = [
    "the",
    "of",
    "to",
    "and",
    "in",
    "a",
    "is",
    "that",
    "for",
    "on",
    "with",
    "as",
    "by",
    "at",
    "from",
    "it",
    "was",
    "he",
    "said",
    "has",
    "have",
    "be",
    "are",
    "not",
    "an",
    "this",
    "which",
    "will",
    "were",
    "who",
    "their",
    "been",
    "had",
    "its",
    "after",
    "more",
    "than",
    "they",
    "but",
    "one",
    "also",
    "would",
    "two",
    "new",
    "people",
    "about",
    "government",
    "president",
    "minister",
    "year",
    "police",
    "state",
    "country",
    "officials",
    "last",
    "first",
    "when",
    "there",
    "or",
    "out",
    "up",
    "into",
    "over",
    "could",
    "against",
    "no",
    "time",
    "we",
    "other",
    "all",
]
CHANGED = 5
"""A heavy rewriter changes every so many words."""


class Writer:
    """Writes pages; the same ones for the same number."""

    def __init__(self, pages: int) -> None:
        self.random = Random(20260214)
        self.words = [
            "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4))) for _ in range(60_000)
        ]
        self.weights = list(accumulate(1 / (rank + 20) for rank in range(len(self.words))))
        self.common = list(accumulate(1 / (rank + 2) for rank in range(len(COMMON))))
        self.phrases = [self.phrase() for _ in range(4_000)]
        self.phrase_weights = list(accumulate(1 / (rank + 5) for rank in range(len(self.phrases))))
        self.notes = [self.sentence() for _ in range(max(4, pages // 250))]
        self.statements = [f"{self.sentence()} {self.sentence()}" for _ in range(max(4, pages // 100))]

    def pick_common(self) -> str:
        """A frequent word."""
        return self.random.choices(COMMON, cum_weights=self.common)[0]

    def phrase(self) -> str:
        """A phrase of three to six frequent words."""
        return " ".join(self.pick_common() for _ in range(self.random.randint(3, 6)))

    def piece(self) -> str:
        """A stock phrase, a frequent word or a rare one."""
        chance = self.random.random()
        if chance < 0.06:
            return self.random.choices(self.phrases, cum_weights=self.phrase_weights)[0]
        return (
            self.pick_common()
            if chance < 0.45
            else self.random.choices(self.words, cum_weights=self.weights)[0]
        )

    def sentence(self) -> str:
        """A sentence of ten to thirty pieces."""
        return " ".join(self.piece() for _ in range(self.random.randint(10, 28))).capitalize() + "."

    def paragraph(self) -> str:
        """A paragraph of one to three sentences."""
        return " ".join(self.sentence() for _ in range(self.random.randint(1, 3)))

    def article(self) -> list[str]:
        """The paragraphs of a page of its own, some 400 words."""
        return [self.paragraph() for _ in range(self.random.randint(6, 11))]

    def change(self, paragraphs: Sequence[str], every: int) -> list[str]:
        """The paragraphs with about one word in `every` exchanged."""
        return [" ".join(map(partial(self.exchange, every), paragraph.split())) for paragraph in paragraphs]

    def exchange(self, every: int, word: str) -> str:
        """A word, or with a chance of one in `every` another piece."""
        return self.piece() if self.random.random() * every < 1 else word

    def write(self, kind: str, source: Sequence[str]) -> list[str]:
        """The paragraphs of a page of a kind, made from a source."""
        if kind == "own":
            return self.article()
        if kind == "quoting":
            quote = f"“{self.random.choice(self.statements)}”"
            return [*self.article()[:5], f"{self.sentence()} {quote}", self.paragraph()]
        if kind == "lifted":
            begin = self.random.randrange(max(1, len(source) - 3))
            return [*self.article()[:4], *source[begin : begin + 3]]
        return {
            "reprint": list,
            "light": lambda told: self.change(told, 40),
            "heavy": lambda told: self.change(told, CHANGED),
        }[kind](source)


def make_pages(number: int) -> Iterator[tuple[Page, str, str]]:
    """Pages with their kind and the name of their source.

    A story is copied the more often the earlier it came within its thousand.
    """
    writer = Writer(number)
    sources: list[tuple[str, list[str]]] = []
    for index in range(number):
        kind = writer.random.choices(list(KINDS), weights=list(KINDS.values()))[0] if sources else "own"
        recent = sources[-1000:]
        name, source = recent[int(len(recent) * writer.random.random() ** 2)] if recent else ("", [])
        told = writer.write(kind, source)
        ref = f"page-{index}"
        if kind == "own":
            sources.append((ref, told))
        notes = [writer.random.choice(writer.notes)] if writer.random.random() < 0.3 else []
        yield (
            Page(ref, "\n\n".join([*told, *notes]), (Sighting(ref, "0" * 64),)),
            kind,
            "" if kind in {"own", "quoting"} else name,
        )


def lines_of(page: Page) -> list[Passage]:
    """The paragraphs of a page as passages of its body."""
    found, at = [], 0
    for line in page.text.split("\n\n"):
        found.append(Passage(Span(page.id, at, at + len(line)), Zone.BODY, By("zone.text")))
        at += len(line) + 2
    return found


def measure(number: int, *, repeat: int) -> dict[str, Any]:
    """The figures of one size, in a process of its own."""
    made = list(make_pages(number))
    articles = {
        page.id: Notes({Page: [page], Passage: lines_of(page)})
        for page, *_ in sorted(made, key=lambda each: each[0].id)
    }
    pack = load_pack("en")
    spent, found = math.inf, []
    for _ in range(repeat):
        begin = time.process_time()
        found = list(find_copies(articles, Notes(), pack=pack))
        spent = min(spent, time.process_time() - begin)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
        1024**3 if sys.platform == "darwin" else 1024**2
    )
    words = sum(len(page.text.split()) for page, *_ in made)
    return {
        "pages": number,
        "words": words,
        "cpu_s": spent,
        "pages_per_s": number / spent,
        "peak_gb": peak,
    } | judge(made, found)


def judge(made: Sequence[tuple[Page, str, str]], found: Sequence[Copies]) -> dict[str, Any]:
    """How many copies of every kind are found: paired with their source, or in one group with it.

    With them how many pages that copy nothing stand in a group with others.
    """
    named = {page.ref: page.id for page, *_ in made}
    group = dict(chain.from_iterable(zip(copies.pages, repeat(copies.id)) for copies in found))
    pairs = chain.from_iterable(copies.pairs for copies in found)
    paired = {frozenset((pair.left, pair.right)) for pair in pairs if pair.kind != CopyKind.QUOTE}
    total = Counter(kind for _, kind, source in made if source)
    hits = Counter(
        kind
        for page, kind, source in made
        if source
        and (
            frozenset((page.id, named[source])) in paired
            or (page.id in group and group[page.id] == group.get(named[source], ""))
        )
    )
    big = {copies.id for copies in found if len(copies.pages) > 1}
    strays = sum(kind == "quoting" and group.get(page.id) in big for page, kind, _ in made)
    return {
        "found": {kind: hits[kind] / number for kind, number in sorted(total.items())},
        "strays": strays,
        "largest": max((len(copies.pages) for copies in found), default=0),
    }


def measure_apart(number: int, *, repeat: int) -> dict[str, Any]:
    """The figures of one size from a fresh process, so that its peak memory is its own."""
    done = subprocess.run(
        [sys.executable, __file__, "--one", str(number), "--repeat", str(repeat)],
        check=True,
        capture_output=True,
        text=True,
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def exponent(rows: Sequence[Mapping[str, Any]]) -> float:
    """The slope of CPU seconds over pages on logarithmic scales, by least squares."""
    points = [(math.log(row["pages"]), math.log(row["cpu_s"])) for row in rows]
    x, y = (sum(column) / len(points) for column in zip(*points, strict=True))
    spread = sum((a - x) ** 2 for a, _ in points)
    return sum((a - x) * (b - y) for a, b in points) / spread if spread else 1.0


def render(figures: Mapping[str, Any]) -> str:
    """The figures for people."""
    lines = [
        (
            f"{'pages':>8}{'words':>13}{'CPU s':>9}{'pages/s':>9}{'peak GB':>9}  found of planted "
            "copies; pages that only quote taken for copies; largest group"
        )
    ]
    for row in figures["sizes"]:
        kinds = ", ".join(f"{kind} {part:.3f}" for kind, part in row["found"].items())
        lines.append(
            f"{row['pages']:>8,}{row['words']:>13,}{row['cpu_s']:>9.2f}{row['pages_per_s']:>9,.0f}"
            f"{row['peak_gb']:>9.2f}  {kinds}; {row['strays']}; {row['largest']}"
        )
    return "\n".join(
        [
            *lines,
            f"exponent {figures['exponent']:.3f} (bar {EXPONENT_BAR}); bars: {SPEED_BAR:,} pages/s, {MEMORY_BAR} GB",
        ]
    )


def main() -> int:
    """Measure, print, and say with the exit code whether the bars are met."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("--pages", type=int, nargs="+", default=SIZES)
    arguments.add_argument("--repeat", type=int, default=1)
    arguments.add_argument("--json", action="store_true")
    arguments.add_argument("--one", type=int, help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.one:
        print(json.dumps(measure(chosen.one, repeat=chosen.repeat)))
        return 0
    rows = [measure_apart(number, repeat=chosen.repeat) for number in chosen.pages]
    figures = {"sizes": rows, "exponent": exponent(rows)}
    print(json.dumps(figures) if chosen.json else render(figures))
    fast = all(row["pages_per_s"] >= SPEED_BAR and row["peak_gb"] <= MEMORY_BAR for row in rows)
    return 0 if fast and figures["exponent"] <= EXPONENT_BAR else 1


if __name__ == "__main__":
    sys.exit(main())
