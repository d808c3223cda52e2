"""Find words that are two, glued together where a link was cut out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from hashlib import blake2b
from importlib.resources import files
from itertools import chain, pairwise

from dateline.model import By, Edit, Page, Passage, Span
from dateline.rules import Pack
from dateline.text.pieces import matches

WORD = re.compile(r"(?<![\w@#/.'’-])[^\W\d_]+(?:-[^\W\d_]+)*(?![\w@/-]|['’](?!s\b)\w|\.\w)")
CAMEL = re.compile(r"([A-Z]?[a-z]+)([A-Z][a-z]{2,}(?:-[A-Z][a-z]+)*)")

LONGEST = 60
"""Letters of two words: a longer one would be tried at every letter, which takes quadratic time."""

PLACES = ("places.state", "places.demonym", "places.capital")
"""Rules whose words are known names, wherever else they stand."""


@dataclass(frozen=True)
class Found:
    """The words of the told text: `(start, end, word)` in page order."""

    words: Sequence[tuple[int, int, str]]
    names: frozenset[str] = frozenset()

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How often each word stands on the page, as written."""
        return Counter(word for _, _, word in self.words)

    def named(self, word: str) -> bool:
        """Whether a word stands elsewhere on the page, or is a name that everybody knows."""
        return word in self.counts or word in self.names

    @cached_property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Every two capitalised neighbours, as in full names."""
        return frozenset(
            (left, right)
            for (_, _, left), (_, _, right) in pairwise(self.words)
            if left[0].isupper() and right[0].isupper()
        )


def find_glued(
    page: Page, told: Sequence[Passage], *, pack: Pack, lookalikes: frozenset[str], names: frozenset[str]
) -> Iterator[Edit]:
    """Words that are two: each stands once on the page and splits in just one way."""
    found = Found([(*word.span(), word.group()) for word in matches(WORD, page, told)], names)
    for at, (start, end, word) in enumerate(found.words):
        if not 4 <= len(word) <= LONGEST or found.counts[word] > 1 or word.lower() in lookalikes:
            continue
        splits = dict(ways(word, found.words[at - 1][2] if at else "", found, pack))
        if len(splits) == 1:
            text, rule = splits.popitem()
            yield Edit(Span(page.id, start, end), text, By(pack[f"en.repair.{rule}"].id))


def ways(word: str, before: str, found: Found, pack: Pack) -> Iterator[tuple[str, str]]:
    """The ways to read a word as two, each with the name of its rule; `before` is the word before it."""
    if word.islower():
        yield from split_common(word, found, pack)
    elif camel := CAMEL.fullmatch(word):
        if camel[1].lower() in pack["en.repair.before_name"] and found.named(camel[2]):
            yield f"{camel[1]} {camel[2]}", "before_name"
    elif all(part[0].isupper() and part[1:].islower() for part in word.split("-")):
        yield from split_name(word, before, found, pack)


def split_common(word: str, found: Found, pack: Pack) -> Iterator[tuple[str, str]]:
    """A word in lower case: one half is known by the rule, the other from a list or from the page."""
    rule = pack["en.repair.glued"]
    parts = halves(word, rule.pattern) if rule.pattern else None
    if parts is None:
        return
    kind, first, second = parts
    if (
        kind == "before"
        or (kind == "first" and (second in rule or found.counts.get(second)))
        or (kind == "left" and found.counts.get(first))
    ):
        yield f"{first} {second}", "glued"


@lru_cache(maxsize=50_000)
def halves(word: str, pattern: re.Pattern[str]) -> tuple[str, str, str] | None:
    """The half by which a word is taken apart ("first", "before" or "left"), and both halves.

    Remembered, because pages share their words.
    """
    match = pattern.fullmatch(word)
    if match is None:
        return None
    return next(
        (kind, match[kind], word[len(match[kind]) :]) for kind in ("first", "before", "left") if match[kind]
    )


def split_name(word: str, before: str, found: Found, pack: Pack) -> Iterator[tuple[str, str]]:
    """A capitalised word: a name of the page and a small word; very small ones need the whole name there."""
    for cut in range(2, len(word)):
        name, rest = word[:cut], word[cut:]
        if rest in pack["en.repair.after_name"] and cut > 2 and found.named(name):
            yield f"{name} {rest}", "after_name"
        elif rest in pack["en.repair.after_full_name"] and (before, name) in found.pairs:
            yield f"{name} {rest}", "after_full_name"


@cache
def load_lookalikes() -> tuple[frozenset[str], str]:
    """The words that only look glued, and a hash of their list."""
    content = (files("dateline.packs") / "en" / "lookalikes.txt").read_bytes()
    return frozenset(
        word for word in content.decode("utf-8").split("\n") if not word.startswith("#")
    ), blake2b(content, digest_size=8).hexdigest()


def known_names(world: Pack) -> frozenset[str]:
    """The names of states, their people and their capitals that are one word."""
    every = chain.from_iterable(world[rule].words for rule in PLACES)
    return frozenset(name for name in every if name.isalpha() and len(name) > 3)
