"""Draft the attributions of one sentence: by verbs, nouns, adjectives, adverbs and fixed phrases."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.claims.attribution.complements import complement_of
from dateline.claims.attribution.cues import Cue, Draft, Lexicon, verb_group
from dateline.claims.attribution.noun_drafts import draft_noun
from dateline.claims.attribution.phrases import draft_phrases
from dateline.claims.attribution.sources import source_phrase, speaker_of_verb
from dateline.claims.attribution.verb_drafts import draft_verb
from dateline.model import Sentence


def draft_sentence(sentence: Sentence, lexicon: Lexicon) -> Iterator[Draft]:
    """The attributions of a sentence, in the order of their cues; `quotes` drafts those by marks alone."""
    for token, pos in enumerate(sentence.poses):
        if pos == "VERB" or (pos == "AUX" and sentence.lemmas[token] in lexicon.verbs):
            yield from draft_verb(sentence, token, lexicon)
        elif pos == "NOUN":
            yield from draft_noun(sentence, token, lexicon)
        elif pos == "ADJ":
            yield from draft_adjective(sentence, token, lexicon)
        elif pos == "ADV":
            yield from draft_adverb(sentence, token, lexicon)
    yield from draft_phrases(sentence, lexicon)


def draft_adjective(sentence: Sentence, adjective: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The attribution of "is sure that", "is willing to"."""
    be = sentence.heads[adjective]
    if sentence.deps[adjective] != "acomp":
        return
    for cue in lexicon.adjectives.get(sentence.lemmas[adjective], ()):
        found = complement_of(
            sentence,
            adjective,
            Cue(cue.kind, tuple(frame for frame in cue.frames if frame != "np"), cue.rule),
            lexicon,
        )
        speaker = speaker_of_verb(sentence, be)
        if found and speaker is not None:
            words = tuple(sorted({*verb_group(sentence, be), adjective, *found.cue}))
            source = source_phrase(sentence, speaker, (*words, *sorted(found.content)))
            yield Draft(
                sentence.number,
                cue.kind,
                cue.rule,
                adjective,
                words,
                speaker,
                source,
                tuple(sorted(found.content - set(source))),
            )
            return


def draft_adverb(sentence: Sentence, adverb: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The clause of "reportedly", told by nobody in particular."""
    cues = lexicon.adverbs.get(sentence.lowers[adverb])
    if not cues:
        return
    head = sentence.heads[adverb]
    members = set(sentence.subtree(head))
    if sentence.deps[head] in {"acl", "relcl"}:
        members |= described(sentence, min(adverb, sentence.edges[head][0]) - 1, sentence.heads[head])
    members.discard(adverb)
    yield Draft(
        sentence.number, cues[0].kind, cues[0].rule, adverb, (adverb,), None, (), tuple(sorted(members))
    )


def described(sentence: Sentence, last: int, noun: int) -> set[int]:
    """The nouns that a participle describes: those right before it, with their conjuncts and modifiers.

    Whatever the parser hangs it on.
    """
    token = last
    while token != noun and sentence.deps[token] in {"conj", "compound", "cc"}:
        token = sentence.heads[token]
    return {each for each in sentence.subtree(token) if each <= last}
