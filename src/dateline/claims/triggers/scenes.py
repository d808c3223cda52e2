"""A sentence with what is known of its tokens before its event words are found, and the lists that decide."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain

from dateline.claims.rejections import Denials, load_denials
from dateline.claims.triggers.plover import Lexicon, Meaning, read_lexicon, read_word
from dateline.claims.triggers.surroundings import Surroundings
from dateline.model import Mention, MentionKind, Sentence
from dateline.rules import Pack, Rule

ENDS = frozenset({".", "!", "?", ":", ";", '"'})
LONGEST_HEADLINE = 16
"""Words; what is longer and has no verb is no headline."""


@dataclass(frozen=True, slots=True)
class Words:
    """The word lists that decide what is an event."""

    lexicon: Lexicon
    events: Rule
    maybe: Rule
    named: Rule
    light: Rule
    raising: Rule
    habit: Rule
    occasion: Rule
    given: Mapping[str, Rule]
    denials: Denials


@dataclass(frozen=True)
class Scene:
    """A sentence with what is known of its tokens.

    Entity types, tokens inside names, PLOVER meanings as they are looked up, the verb of a headline.
    """

    sentence: Sentence
    words: Words
    kinds: Mapping[int, str]
    named: AbstractSet[int]
    meanings: dict[int, Meaning | None] = field(default_factory=dict)

    @cached_property
    def headline(self) -> int | None:
        """The verb of a headline that the parser takes for a noun."""
        return headline_verb(self)

    def meaning(self, token: int) -> Meaning | None:
        """The PLOVER meaning of a token: those of clauses below it are looked up first, however deep they lie."""
        if token not in self.meanings:
            below = [token]
            for each in below:
                below += [
                    clause
                    for clause in self.sentence.children(each, "ccomp", "xcomp")
                    if clause not in self.meanings
                ]
            for each in reversed(below):
                around = Surroundings(self.sentence, each, self.kinds, self.predicate)
                self.meanings[each] = read_word(self.words.lexicon, around)
        return self.meanings[token]

    def predicate(self, token: int) -> str | None:
        """The PLOVER type of a token."""
        meaning = self.meaning(token)
        return meaning.predicate if meaning else None


@cache
def read_words(pack: Pack, plover: Pack) -> Words:
    """The lists of both packs; compiled once a process."""
    return Words(
        lexicon=read_lexicon(plover),
        events=pack["en.nouns.event"],
        maybe=pack["en.nouns.maybe"],
        named=pack["en.nouns.named"],
        light=pack["en.verbs.light"],
        raising=pack["en.verbs.raising"],
        habit=pack["en.verbs.habit"],
        occasion=pack["en.verbs.occasion"],
        given={"AID": plover["plover.class.goods"], "SUPPORT": plover["plover.agree"]},
        denials=load_denials(pack),
    )


def read_mentions(mentions: tuple[Mention, ...]) -> tuple[dict[int, dict[int, str]], dict[int, set[int]]]:
    """By sentence: the entity type at every mention's head, and the tokens inside names."""
    kinds: dict[int, dict[int, str]] = {}
    named: dict[int, set[int]] = {}
    for mention in mentions:
        kinds.setdefault(mention.sentence, {})[mention.head] = mention.type
        if mention.kind == MentionKind.NAME:
            named.setdefault(mention.sentence, set()).update(range(mention.first, mention.last + 1))
    return kinds, named


def headline_verb(scene: Scene) -> int | None:
    """The verb of a headline whose verb the parser takes for a noun ("Lorn REJECTS truce offer"), if any."""
    here = scene.sentence
    if (
        len(here) > LONGEST_HEADLINE
        or here.words[-1] in ENDS
        or any(pos in ("VERB", "AUX") for pos in here.poses)
    ):
        return None
    return next(
        (
            token
            for token in range(1, len(here) - 1)
            if here.poses[token] in ("NOUN", "PROPN")
            and here.deps[token] in ("compound", "nmod")
            and is_verb(scene, token)
        ),
        None,
    )


def is_verb(scene: Scene, token: int) -> bool:
    """Whether the PLOVER lexicon knows a word, without its ending, as a verb of its own."""
    word = scene.sentence.lowers[token]
    stems = (word, word[:-1], word[:-2]) if word.endswith("s") else (word,)
    entries = chain.from_iterable(scene.words.lexicon.get(stem, ()) for stem in stems)
    return any(entry.part != "n" and not entry.conditions for entry in entries)
