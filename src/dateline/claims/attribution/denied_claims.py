"""What "it" or "the charge" is that somebody denies: the content of the claim before it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.claims.attribution.cues import Cue, Draft, Lexicon
from dateline.claims.attribution.sources import source_phrase, speaker_of_verb
from dateline.claims.grammar import names_of
from dateline.model import Sentence
from dateline.shapes.shapes import shape_part
from dateline.vocabulary import word_list

POINTERS = word_list("en.attribution.denial_objects")
CHARGES = frozenset({"accuse", "claim", "suspect", "hearsay"})
NEAR = 2
"""A denial answers a claim at most this many sentences before it."""

denied_relative = shape_part("en.shape.denied_word")
with_clause = shape_part("en.shape.with_clause")


def draft_relative(sentence: Sentence, verb: int, lexicon: Lexicon) -> Iterator[Draft]:
    """The denial in "a charge that Lorn denies", its content the word that it denies."""
    for cue in denials(sentence, verb, lexicon):
        pointer = denied_relative(sentence, verb)
        speaker = speaker_of_verb(sentence, verb)
        if pointer is not None and speaker is not None:
            yield Draft(
                sentence.number,
                cue.kind,
                cue.rule,
                verb,
                (verb,),
                speaker,
                source_phrase(sentence, speaker, (verb, pointer)),
                (pointer,),
            )


def denials(sentence: Sentence, verb: int, lexicon: Lexicon) -> list[Cue]:
    """The sense of a verb in which it denies, if it has one."""
    return [cue for cue in verb_cues(sentence, verb, lexicon) if cue.kind == "deny"][:1]


def verb_cues(sentence: Sentence, verb: int, lexicon: Lexicon) -> Iterator[Cue]:
    """The cues that a verb can be, by all its names."""
    return chain.from_iterable(lexicon.verbs.get(name, ()) for name in names_of(sentence, verb))


def asides(sentence: Sentence, tokens: Iterable[int], lexicon: Lexicon) -> set[int]:
    """The tokens of ", with some experts saying …" at the end of a clause: words of others."""
    found: set[int] = set()
    for token in tokens:
        preposition = with_clause(sentence, token)
        if preposition is not None:
            kinds = {cue.kind for cue in verb_cues(sentence, token, lexicon)}
            if kinds & {"say", "claim", "believe"}:
                found.update(sentence.subtree(preposition))
    return found


def answered(sentence: Sentence, heads: Iterable[int], lexicon: Lexicon) -> set[int]:
    """The tokens of a clause that only answer it ("…, a charge that Lorn denies"), and say nothing."""
    found: set[int] = set()
    for token in heads:
        if denied_relative(sentence, token) is not None and denials(sentence, token, lexicon):
            noun = sentence.heads[token]
            found.update(sentence.subtree(noun if sentence.deps[noun] == "appos" else token))
    return found


def resolve_rejoinders(
    drafts: Sequence[Draft], sentences: Mapping[int, Sentence], lexicon: Lexicon
) -> list[Draft]:
    """Drafts of one passage, where each denial of "it" or "the charge" has the content of what it answers.

    In text order; what is answered counts as a claim.
    """
    found = sorted(drafts, key=lambda draft: (draft.sentence, draft.head if draft.head is not None else -1))
    for at, draft in enumerate(found):
        pointer = pointer_of(draft, sentences[draft.sentence], lexicon)
        if pointer is None:
            continue
        before = [
            earlier for earlier in range(at) if answers(draft, found[earlier], strict=pointer not in POINTERS)
        ]
        if before:
            found[before[-1]], found[at] = joined(found[before[-1]], draft)
    return found


def joined(claim: Draft, denial: Draft) -> tuple[Draft, Draft]:
    """A claim and the denial that answers it; who denies what he says himself only denies it."""
    if claim.sentence == denial.sentence and claim.speaker is not None and claim.speaker == denial.speaker:
        return replace(claim, kind="deny"), denial
    kind = claim.kind if claim.kind in CHARGES else "claim"
    return replace(claim, kind=kind), replace(denial, further=pieces_of(claim))


def pointer_of(draft: Draft, sentence: Sentence, lexicon: Lexicon) -> str | None:
    """The word by which a denial points back: a pronoun, or a noun of speech without a clause of its own."""
    if draft.kind != "deny" or draft.further or not draft.content:
        return None
    words = [
        token for token in draft.content if sentence.lowers[token] in POINTERS or counts(sentence, token)
    ]
    if len(words) == 1 and (
        sentence.lowers[words[0]] in POINTERS or sentence.lemmas[words[0]] in lexicon.nouns
    ):
        return sentence.lowers[words[0]]
    return None


def counts(sentence: Sentence, token: int) -> bool:
    """Whether a word says what is denied: no article, no owner, nothing that only describes."""
    return sentence.deps[token] not in {"poss", "case"} and sentence.poses[token] not in {
        "DET",
        "PUNCT",
        "ADJ",
        "ADV",
    }


def answers(denial: Draft, earlier: Draft, *, strict: bool) -> bool:
    """Whether a denial can answer an earlier draft: a charge near before it, or anything in its sentence."""
    if denial.sentence - earlier.sentence > NEAR or earlier.kind == "deny" or not earlier.content:
        return False
    inside = earlier.sentence == denial.sentence and denial.head in earlier.content
    return not inside and (
        earlier.kind in CHARGES
        or (earlier.kind in {"say", "confirm"} and (earlier.sentence == denial.sentence or not strict))
    )


def pieces_of(draft: Draft) -> tuple[tuple[int, int, int], ...]:
    """The content of a draft as (sentence, first, last) pieces."""
    runs: list[list[int]] = []
    for token in draft.content:
        if runs and token == runs[-1][1] + 1:
            runs[-1][1] = token
        else:
            runs.append([token, token])
    return (*((draft.sentence, first, last) for first, last in runs), *draft.further)
