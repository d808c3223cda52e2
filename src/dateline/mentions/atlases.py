"""The world pack as an index of word sequences, and the forms of it that stand in a sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dateline.model import EntityType, Mention, Sentence
from dateline.rules import Pack

FORMS = ("state", "demonym", "capital", "metonym", "short", "organization", "region", "city")
"""Rules of the world pack whose words are names.

Each has a meaning such as `country/PRK Q423` or `place/Sochi @RUS`.
"""

DEMONYM = "places.demonym/1"
"""The rule of adjectives of nationality, by which a mention is known for one."""

ROOMS = {
    "country": EntityType.COUNTRY,
    "place": EntityType.PLACE,
    "region": EntityType.PLACE,
    "organization": EntityType.ORGANIZATION,
}
"""First parts of keys of the world pack."""


@dataclass(frozen=True, slots=True)
class Form:
    """One surface form of the world pack: sort (of FORMS), what it may mean, likeliest first, rule."""

    words: tuple[str, ...]
    sort: str
    rule: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """A form found at tokens `first`..`last`, inclusive."""

    first: int
    last: int
    form: Form

    @property
    def tokens(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Known:
    """What the world pack knows of one key."""

    name: str
    wikidata: str | None
    country: str | None


@dataclass(frozen=True)
class Atlas:
    """The world pack by first word of every form, longest form first, and by key."""

    forms: Mapping[str, tuple[Form, ...]]
    known: Mapping[str, Known]


@cache
def open_atlas(world: Pack) -> Atlas:
    """The index of a world pack; built once a process."""
    forms: dict[str, dict[tuple[str, ...], Form]] = defaultdict(dict)
    known: dict[str, Known] = {}
    for sort, rule in ((name, world[f"places.{name}"]) for name in FORMS):
        for surface, meaning in rule.words.items():
            keys = tuple(part for part in meaning.split() if "/" in part)
            learn(known, keys, surface, meaning)
            for words in spellings(surface):
                forms[words[0]].setdefault(words, Form(words, sort, rule.id, keys))
    return Atlas(
        {
            first: tuple(sorted(found.values(), key=lambda form: -len(form.words)))
            for first, found in forms.items()
        },
        known,
    )


def learn(known: dict[str, Known], keys: Sequence[str], surface: str, meaning: str) -> None:
    """Note name, Wikidata item and state of each key; the first form of a key names it."""
    marks = [part for part in meaning.split() if "/" not in part]
    wikidata = next((mark for mark in marks if mark.startswith("Q")), None)
    state = next((mark[1:] for mark in marks if mark.startswith("@")), None) or next(
        (key[8:] for key in keys if key.startswith("country/")), None
    )
    for key in keys:
        name = key.partition("/")[2].replace("_", " ") if key.startswith("place/") else surface
        known.setdefault(key, Known(name, wikidata, state))


def is_adjective(mention: Mention) -> bool:
    """Whether a mention is an adjective of nationality."""
    return mention.by.rule == DEMONYM


def spellings(surface: str) -> Iterator[tuple[str, ...]]:
    """A form as the parser cuts it: as written, hyphens apart, in capitals, with a capital article."""
    whole = tuple(surface.split())
    apart = tuple(re.findall(r"-|[^\s-]+", surface))
    for words in dict.fromkeys((whole, apart)):
        yield words
        if words[0] == "the":
            yield ("The", *words[1:])
        yield tuple(word.upper() for word in words)


def find_forms(sentence: Sentence, atlas: Atlas) -> list[Match]:
    """Forms of the world pack in a sentence, longest first from left to right, none overlapping another."""
    found: list[Match] = []
    at = 0
    while at < len(sentence):
        match = match_at(sentence.words, at, atlas)
        if match and sentence.lowers[at] == "the":
            inner = match_at(sentence.words, at + 1, atlas)
            match = inner if inner and inner.last > match.last else match
        if match:
            found.append(match)
        at = match.last + 1 if match else at + 1
    return found


def match_at(words: Sequence[str], at: int, atlas: Atlas) -> Match | None:
    """The longest form that stands at a token."""
    forms = atlas.forms.get(words[at], ()) if at < len(words) else ()
    return next(
        (
            Match(at, at + len(form.words) - 1, form)
            for form in forms
            if tuple(words[at : at + len(form.words)]) == form.words
        ),
        None,
    )
