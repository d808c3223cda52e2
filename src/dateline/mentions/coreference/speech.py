"""Whom quotation marks keep a pronoun from meaning: a speaker seldom names himself, and is no "he" in his words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from dateline.mentions.coreference.chains import Chains, Scene
from dateline.model import Mention, MentionKind, Sentence
from dateline.rules import Pack
from dateline.vocabulary import word_list

KINDS = frozenset({"say", "deny", "confirm", "claim", "criticize", "praise", "accuse", "demand", "promise"})
SPEAKERS = word_list("en.grammar.speech_participants")


@cache
def telling(pack: Pack) -> frozenset[str]:
    """The verbs that stand beside a quotation."""
    every = (rule.words.items() for rule in pack.under("en.cue.verb"))
    return frozenset(verb for words in every for verb, frames in words if "quote" in frames.split())


@cache
def cues(pack: Pack) -> frozenset[str]:
    """The verbs with which somebody tells or denies something."""
    return frozenset(verb for rule in pack.under("en.cue.verb") if rule.read in KINDS for verb in rule.words)


def barred(scene: Scene, chains: Chains, pronoun: Mention, *, pack: Pack) -> frozenset[str]:
    """The chains that a pronoun of the third person cannot mean.

    Of who says a quotation, those whom it names; of one in a quotation, the one who says it.
    """
    quotes = scene.quotes[pronoun.sentence]
    others: Iterable[Mention]
    if quotes[pronoun.head]:
        others = speakers(scene, quotes[pronoun.head], pack=pack)
    elif tells(scene.sentence(pronoun), pronoun.head, pack=pack):
        others = named_in(scene, frozenset(quotes) - {0})
    else:
        return frozenset()
    return frozenset(chains.leader(other.id) for other in others)


def tells(sentence: Sentence, token: int, *, pack: Pack) -> bool:
    """Whether a token is the subject of a verb that stands beside quotations."""
    verb = sentence.heads[token]
    return sentence.deps[token] == "nsubj" and sentence.lemmas[verb].lower() in telling(pack)


def heard(scene: Scene, pronoun: Mention, fitting: list[Mention], *, pack: Pack) -> list[Mention]:
    """Whom the subject of a verb of telling may mean: those whom quotations only speak of, if nobody else."""
    if not tells(scene.sentence(pronoun), pronoun.head, pack=pack):
        return fitting
    return [other for other in fitting if not scene.quotes[other.sentence][other.head]] or fitting


def named_in(scene: Scene, quotes: frozenset[int]) -> Iterator[Mention]:
    """The names and nouns that stand in quotations."""
    for number in sorted({number for quote in quotes for number in scene.quoted[quote]}):
        for other in scene.in_sentence[number]:
            if other.kind != MentionKind.PRONOUN and scene.quotes[number][other.head] in quotes:
                yield other


def speakers(scene: Scene, quote: int, *, pack: Pack) -> list[Mention]:
    """Who tells a quotation, else who tells the one right before it, which it goes on with."""
    own = list(tellers(scene, quote, pack=pack))
    before = quote - 1
    if own or before not in scene.quoted or scene.quoted[quote][0] - scene.quoted[before][-1] > 1:
        return own
    return list(tellers(scene, before, pack=pack))


def tellers(scene: Scene, quote: int, *, pack: Pack) -> Iterator[Mention]:
    """The subjects of the verbs of telling in the sentences of a quotation, but outside any."""
    for number in scene.quoted[quote]:
        sentence, quotes = scene.sentences[number], scene.quotes[number]
        for other in scene.in_sentence[number]:
            outside = not quotes[other.head] and not quotes[sentence.heads[other.head]]
            if outside and other.name.lower() not in SPEAKERS and tells(sentence, other.head, pack=pack):
                yield other


def go_on(scene: Scene, other: Mention, pronoun: Mention, *, pack: Pack) -> bool:
    """Whether two mentions both are of somebody who tells something."""
    here, there = scene.sentence(pronoun), scene.sentence(other)
    verb = there.lemmas[there.heads[other.head]].lower()
    told = scene.is_subject(other) and verb in cues(pack)
    return (told or is_cited(there, other.head)) and tells(here, pronoun.head, pack=pack)


def is_cited(sentence: Sentence, token: int) -> bool:
    """Whether a token stands behind "according to"."""
    to = sentence.heads[token]
    return sentence.deps[token] == "pobj" and sentence.lowers[sentence.heads[to]] == "according"
