"""The lexicon of cues, and drafts: attributions in tokens, before they become spans."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from dateline.claims.grammar import names_of
from dateline.model import Sentence
from dateline.rules import Pack
from dateline.shapes.shapes import shape, shape_part

is_passive = shape("en.shape.passive_telling")
saying_of = shape_part("en.shape.quoted_saying")


@dataclass(frozen=True, slots=True)
class Cue:
    """One sense of a cue word: its kind, the frames in which it takes content, and the rule that knows it."""

    kind: str
    frames: tuple[str, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class Draft:
    """An attribution in tokens: `cue`, `source` and `content` index into sentence `sentence`.

    `further` are (sentence, first, last) pieces in other sentences.

    `head` is the token that carries the cue, `speaker` the head of the source phrase; both may be `None`.
    `also` are further rules that had a part, `score` the probability where a model has found the cue.
    """

    sentence: int
    kind: str
    rule: str
    head: int | None
    cue: tuple[int, ...]
    speaker: int | None
    source: tuple[int, ...]
    content: tuple[int, ...]
    further: tuple[tuple[int, int, int], ...] = ()
    also: tuple[str, ...] = ()
    score: float = 1.0

    @property
    def places(self) -> list[tuple[int, int]]:
        """(sentence, token) of its content, also of that in other sentences."""
        found = [(self.sentence, token) for token in self.content]
        for number, first, last in self.further:
            found.extend((number, token) for token in range(first, last + 1))
        return found


@dataclass(frozen=True)
class Lexicon:
    """The cues of a pack by part of speech and lemma, or (verb, particle); ids of the rules of phrases."""

    verbs: Mapping[str, tuple[Cue, ...]]
    particles: Mapping[tuple[str, str], tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    adverbs: Mapping[str, tuple[Cue, ...]]
    bodies: frozenset[str]
    media: frozenset[str]
    pictures: frozenset[str]
    speakers: frozenset[str]
    views: Mapping[str, str]
    tales: frozenset[str]
    known: frozenset[str]
    tags: Mapping[str, str]
    spread: frozenset[str]
    access: frozenset[str]
    phrases: frozenset[str]

    @cached_property
    def words(self) -> frozenset[str]:
        """Every word that is a cue by itself in some sense."""
        return frozenset().union(self.verbs, self.nouns, self.adjectives, self.adverbs)


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The lexicon of the rules `en.cue.*` of a pack."""
    verbs = collect(pack, "verb")
    return Lexicon(
        verbs={word: cues for word, cues in verbs.items() if " " not in word},
        particles={(word.split()[0], word.split()[1]): cues for word, cues in verbs.items() if " " in word},
        nouns=collect(pack, "noun"),
        adjectives=collect(pack, "adjective"),
        adverbs=collect(pack, "adverb"),
        bodies=frozenset(pack["en.cue.speaker.body"].words),
        media=frozenset(pack["en.cue.speaker.medium"].words),
        pictures=frozenset(pack["en.cue.phrase.caption"].words),
        speakers=speakers_of(pack),
        views=pack["en.cue.phrase.view"].words,
        tales=frozenset(pack["en.cue.phrase.tale"].words),
        known=frozenset(pack["en.cue.phrase.known"].words),
        tags=pack["en.cue.phrase.tag"].words,
        spread=frozenset(pack["en.cue.phrase.spread"].words),
        access=frozenset(pack["en.status.access"].words),
        phrases=frozenset(rule.id for rule in pack.under("en.cue.phrase")),
    )


def speakers_of(pack: Pack) -> frozenset[str]:
    """The common nouns that can stand for a speaker alone: people, bodies and papers."""
    rules = (
        "en.mentions.person",
        "en.mentions.group",
        "en.cue.speaker.body",
        "en.cue.speaker.medium",
        "en.cue.phrase.dash",
    )
    return frozenset[str]().union(*(pack[rule].words for rule in rules))


def collect(pack: Pack, part: str) -> dict[str, tuple[Cue, ...]]:
    """The cues of one part of speech, by word, in the order of the rules."""
    found: dict[str, list[Cue]] = defaultdict(list)
    for rule in pack.under(f"en.cue.{part}"):
        for word, frames in rule.words.items():
            found[word].append(Cue(rule.read, tuple(frames.split()), rule.id))
    return {word: tuple(cues) for word, cues in found.items()}


def below(sentence: Sentence, tokens: Iterable[int]) -> set[int]:
    """Every token in the subtrees of `tokens`."""
    found: set[int] = set()
    for token in tokens:
        found.update(sentence.subtree(token))
    return found


def verb_group(sentence: Sentence, verb: int) -> tuple[int, ...]:
    """The verb with its auxiliaries, negation, particle and the adverbs that stand between them."""
    parts = {
        kid
        for kid in sentence.children(verb, "aux", "auxpass", "neg", "prt")
        if sentence.lowers[kid] != "to" or kid == verb - 1
    }
    first, last = min({verb, *parts}), max({verb, *parts})
    adverbs = {
        kid
        for kid in sentence.children(verb, "advmod")
        if first <= kid <= last or (first - 1 == kid and sentence.poses[kid] == "ADV")
    }
    return tuple(sorted({verb, *parts, *adverbs}))


def known_kinds(sentence: Sentence, token: int, lexicon: Lexicon) -> Iterator[str]:
    """The kinds of all cues that the lexicon knows the word as, those of its own part of speech first."""
    names = [name for name in names_of(sentence, token) if name in lexicon.words]
    tables = {"NOUN": lexicon.nouns, "ADJ": lexicon.adjectives, "ADV": lexicon.adverbs}
    own = tables.get(sentence.poses[token], lexicon.verbs)
    for table in (own, lexicon.verbs, lexicon.nouns, lexicon.adjectives, lexicon.adverbs) if names else ():
        for name in names:
            yield from (cue.kind for cue in table.get(name, ()))
