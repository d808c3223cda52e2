"""What somebody who denies goes on to say is not so: "denied the raid. Nobody had FIRED, he said"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import apply, status_of
from dateline.claims.status.recollections import Told
from dateline.model import Certainty, Coreference, Label, Sentence, Tense
from dateline.vocabulary import word_list

RULE = "status.reply"
INSISTING = word_list("en.status.insisting")
OTHERWISE = ("negate", "know")
"""Effects by which something is not so because it was refused or prevented, or is known not to be so."""
NEAR = 3
"""A reply stands at most this many sentences from what the same speaker denies."""


def reply(
    told: Sequence[Told],
    sentences: Mapping[int, Sentence],
    coreferences: Iterable[Coreference],
    *,
    lexicon: Lexicon,
) -> Iterator[Told]:
    """What is told, where that somebody says that something has not been so belongs to a denial and is one, too."""
    antecedents = {each.mention: each.antecedent for each in coreferences}
    denied = speakers_by_sentence(told, antecedents)
    for each in told:
        plain = is_plainly_not_so(each, lexicon) and is_news(
            sentences[each.trigger.sentence], each.trigger.token
        )
        belongs = plain and (is_insisted(each, sentences) or is_beside_denial(each, denied, antecedents))
        yield denied_by(RULE, each) if belongs else each


def speakers_by_sentence(
    told: Iterable[Told], antecedents: Mapping[str, str]
) -> Mapping[int, list[frozenset[str]]]:
    """The speakers of every denial of somebody, by sentence."""
    found: dict[int, list[frozenset[str]]] = defaultdict(list)
    for each in told:
        if status_of(each.verdict.mood).label == Label.DENIED and has_speaker(each):
            found[each.trigger.sentence].append(speakers_of(each, antecedents))
    return found


def has_speaker(told: Told) -> bool:
    """Whether somebody tells it."""
    return any(link.source for link in told.chain)


def speakers_of(told: Told, antecedents: Mapping[str, str]) -> frozenset[str]:
    """The first mentions of all who tell it."""
    mentions = (mention for link in told.chain if link.source for mention in link.sources)
    return frozenset(first_of(mention, antecedents) for mention in mentions)


def first_of(mention: str, antecedents: Mapping[str, str]) -> str:
    """The mention to which a mention goes back."""
    seen = {mention}
    while (before := antecedents.get(mention)) is not None and before not in seen:
        seen.add(before)
        mention = before
    return mention


def is_plainly_not_so(told: Told, lexicon: Lexicon) -> bool:
    """Whether somebody says for certain that something has not been so, and nobody prevented or refused it."""
    mood = told.verdict.mood
    status = status_of(mood)
    sure = status.certainty == Certainty.CERTAIN or mood.alleged
    plain = status.label == Label.NEGATED and sure
    otherwise = not {lexicon.ids[name] for name in OTHERWISE}.isdisjoint(mood.rules)
    return plain and status.time == Tense.PAST and not otherwise and has_speaker(told)


def is_news(sentence: Sentence, token: int) -> bool:
    """Whether a word stands in a clause that tells what was done, not what goes on, nor only describes a noun."""
    path = (token, *sentence.ancestors(token))
    verb = next((each for each in path if sentence.poses[each] in {"VERB", "AUX"}), token)
    return sentence.deps[verb] not in {"relcl", "acl"} and sentence.tags[verb] != "VBG"


def is_insisted(told: Told, sentences: Mapping[int, Sentence]) -> bool:
    """Whether who tells it insists on it, as one does against a charge: "INSISTS that nothing was sold"."""
    link = told.chain[-1]
    sentence = sentences.get(link.sentence)
    if link.cue is None or sentence is None or not sentence.whole.covers(link.cue):
        return False
    return any(sentence.lemmas[at] in INSISTING for at in sentence.tokens(link.cue))


def is_beside_denial(
    told: Told, denied: Mapping[int, list[frozenset[str]]], antecedents: Mapping[str, str]
) -> bool:
    """Whether the sentence before denies something, or the same speaker does nearby."""
    at = told.trigger.sentence
    if denied.get(at - 1):
        return True
    speakers = speakers_of(told, antecedents)
    around = (each for near in range(at - NEAR, at + NEAR + 1) for each in denied.get(near, ()))
    return any(not speakers.isdisjoint(each) for each in around)


def denied_by(rule: str, told: Told) -> Told:
    """What is told, as a denial by some rule."""
    return replace(told, verdict=replace(told.verdict, mood=apply("deny", told.verdict.mood, rule)))
