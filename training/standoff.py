"""Marks that hands of our own set in pages of others: only places; the pages lie in packs of annotated data."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from reading import read_lines

WEB = 2500
"""Characters of a weblog that were marked."""


@dataclass(frozen=True)
class Marks:
    """A page with what hands said of its words, by where they start; nothing is the empty text."""

    source: str
    page: str
    said: dict[int, str]

    @property
    def topic(self) -> str:
        """What its page has in common with others that tell of the same."""
        return f"{self.source} {self.page.split('_')[0] if self.source == 'ecb' else self.page}"


def read_marks(path: Path) -> Iterator[Marks]:
    """The marks of a file, one page a line; what goes on in the next line is set in."""
    body = path.read_text(encoding="utf-8").partition("\n\n")[2].replace("\n ", " ")
    for line in body.splitlines():
        source, page, *marks = line.split()
        parts = (mark.partition("=") for mark in marks)
        yield Marks(source, page, {int(start): said for start, _, said in parts})


def read_texts(data: Path) -> dict[tuple[str, str], str]:
    """The texts of all pages, by source and id, those of PolNeAR by number; sentences of Wikinews by their article."""
    return dict(texts_of(data))


def texts_of(data: Path) -> Iterator[tuple[tuple[str, str], str]]:
    """As `read_texts`, one after the other."""
    for source, file in (("ecb", "coref-ecb/input.jsonl"), ("fnc", "stories/input.jsonl")):
        yield from (((source, row["id"]), row["text"]) for row in read_lines(data / file))
    numbered = enumerate(read_lines(data / "attribution" / "train.jsonl"))
    yield from ((("pol", str(number)), row["text"]) for number, row in numbered)
    yield from (
        (("web", row["id"]), row["text"][:WEB]) for row in read_lines(data / "roles-web" / "train.jsonl")
    )
    nouns = list(read_lines(data / "roles-news" / "train-nouns.jsonl"))
    for article, rows in groupby(sorted(nouns, key=article_of), article_of):
        yield ("wn", article), "\n\n".join(row["text"] for row in rows)


def article_of(row: dict[str, str]) -> str:
    """The article of a sentence."""
    return ":".join(row["id"].split(":")[:3])


def parts_of(topics: Iterable[str], count: int, *, seed: int) -> dict[str, int]:
    """Into which of some parts every topic falls, so that what is learned of one is judged on another."""
    ordered = sorted(set(topics))
    random.Random(seed).shuffle(ordered)
    return {topic: at % count for at, topic in enumerate(ordered)}
