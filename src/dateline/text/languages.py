"""Tell a page's language: by its English words, else by an identifier, else by what it declares."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from hashlib import blake2b
from importlib.resources import files
from typing import Protocol

from dateline.model import ENGLISH, TOLD, By, Language, Page, Passage, Reading
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.weights import weight, weight_table

WORD = re.compile(r"[^\W\d_]+")

LATIN = re.compile(r"[a-zà-öø-ɏ]")

SAMPLE = 4_000
"""Characters of the told text that are looked at."""

LEAST, FEWEST = 60, 10
"""Letters that an identifier needs to be believed, and those that suffice where most are not Latin."""

MANY, FEW = weight_table("en.languages.small").values()
"""Shares of small English words: from MANY on a text is English, above FEW it may be."""

DECLARED = weight("en.languages.declared")
"""How likely a page is in the language that it declares, when its letters do not say."""

SURE, LIKELY = weight_table("en.languages.score").values()
"""What a score must reach where the page declares another language or none, and where the same one."""


class Identifier(Protocol):
    """Whoever tells languages by their letters; `name` (model, version) is part of the cache key."""

    @property
    def name(self) -> str:
        """Which model and version."""

    def identify(self, text: str) -> tuple[str, float]:
        """The likeliest language of a text as an ISO 639-1 code, and how likely it is, from 0 to 1."""


def find_language(
    reading: Reading, notes: Notes, *, pack: Pack, identifier: Identifier
) -> Iterator[Language]:
    """The language of the text that tells the story."""
    sample = told_text(reading.page, notes[Passage])
    code, rule, score = judge(sample, declared_language(reading.page), pack=pack, identifier=identifier)
    yield Language(reading.page.id, code, By(rule, score))


def told_text(page: Page, passages: tuple[Passage, ...]) -> str:
    """The beginning of what is told."""
    parts: list[str] = []
    room = SAMPLE
    for passage in passages:
        if passage.zone in TOLD and room > 0:
            parts.append(page.text[passage.span.start : passage.span.end][:room])
            room -= len(parts[-1])
    return "\n".join(parts)


def judge(
    sample: str, declared: str | None, *, pack: Pack, identifier: Identifier
) -> tuple[str | None, str, float]:
    """The code of the language, the rule that says so, and how likely it is."""
    words = [word.lower() for word in WORD.findall(sample)]
    small = pack["en.language.words"]
    share = sum(word in small for word in words) / max(1, len(words))
    if share >= MANY:
        return ENGLISH, small.id, 1.0
    letters, foreign = sum(map(len, words)), sum(len(word) for word in words if not LATIN.match(word))
    if foreign * 2 > letters >= FEWEST:
        return identifier.identify(sample)[0], "language.letters", 1.0
    if letters >= LEAST:
        return judge_letters(sample, declared, share, identifier)
    if share or declared is None:
        return None, "language.unknown", 0.0
    return declared, "language.declared", DECLARED


def judge_letters(
    sample: str, declared: str | None, share: float, identifier: Identifier
) -> tuple[str | None, str, float]:
    """As `judge`, for a text of letters enough and a small `share` of English words."""
    code, score = identifier.identify(sample)
    if code == declared and score >= LIKELY:
        return code, "language.agreed", score
    if score >= SURE and (code == ENGLISH or share < FEW) and code in language_names():
        return code, "language.identified", score
    return None, "language.unknown", 0.0


def declared_language(page: Page) -> str | None:
    """The language that a page declares, as a code, the first known one; "en-GB" and "English" are one."""
    codes = language_codes()
    declared = (sighting.language for sighting in page.declared if sighting.language)
    names = (re.split(r"[-_,;(]", language)[0].strip().lower() for language in declared)
    return next((codes[name] for name in names if name in codes), None)


@cache
def load_languages() -> tuple[tuple[tuple[str, ...], ...], str]:
    """Every known language by its names, code first, English name second, and a hash of the list."""
    content = (files("dateline.packs") / "languages.txt").read_bytes()
    rows = tuple(
        tuple(line.split())
        for line in content.decode("utf-8").splitlines()
        if line and not line.startswith("#")
    )
    return rows, blake2b(content, digest_size=8).hexdigest()


@cache
def language_codes() -> Mapping[str, str]:
    """The code of a language by any of its names in lower case."""
    codes: dict[str, str] = {}
    for names in load_languages()[0]:
        codes.update(dict.fromkeys(map(str.lower, names), names[0]))
    return codes


@cache
def language_names() -> Mapping[str, str]:
    """The English name of a language by its code."""
    return {names[0]: names[1] for names in load_languages()[0]}


def stage(pack: Pack, identifier: Identifier) -> Stage:
    """The languages stage."""
    return Stage(
        "languages",
        scope="article",
        needs=(Passage,),
        gives=(Language,),
        run=partial(find_language, pack=pack, identifier=identifier),
        knowledge=load_languages()[1],
    )
