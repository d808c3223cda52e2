"""Which attributions inside what somebody says are kept: another voice, or a change of status."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.claims.attribution.cues import Draft
from dateline.claims.attribution.marks import RULE
from dateline.claims.grammar import is_infinitive
from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

Place = tuple[int, int]
"""(sentence number, token)."""

CHARGES = frozenset({"deny", "accuse", "suspect", "hearsay", "claim"})
"""Kinds that decide whether what is told in them counts as a fact."""

SPEECH = frozenset({"say", "confirm", "show", "ask"})
THOUGHT = frozenset({"believe", "plan", "hope", "expect", "fear"})
FELT = frozenset({"praise", "criticize"})
NAMES = frozenset({"NOUN", "PROPN"})
CLAUSAL = frozenset({"VERB", "AUX"})
LOOSE = word_list("en.attribution.topic_prepositions")
SELF = word_list("en.attribution.speakers_themselves")

is_that_clause = shape("en.shape.that_clause")
is_undone = shape("en.shape.unreal")


@dataclass(frozen=True)
class Voices:
    """What is asked of a nested draft: the sentences of its passage, the quotation around each token."""

    sentences: Mapping[int, Sentence]
    quotes: Mapping[int, Sequence[int]]


def prune(drafts: Sequence[Draft], voices: Voices) -> list[Draft]:
    """The drafts of one passage without those that add nothing to the one around them.

    That is, those in the content of another or in quotation marks.
    """
    around: dict[Place, Draft] = {}
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: -len(draft.places)):
        outer = next(
            (around[place] for token in draft.cue if (place := (draft.sentence, token)) in around), None
        )
        if (outer is None and not is_quoted(draft, voices)) or adds(draft, voices):
            kept.append(draft)
            around.update(dict.fromkeys(draft.places, draft))
    return sorted(kept, key=lambda draft: (draft.sentence, draft.cue, draft.content))


def is_quoted(draft: Draft, voices: Voices) -> bool:
    """Whether source and cue of a draft stand in one quotation."""
    quotes = voices.quotes[draft.sentence]
    return (
        bool(draft.cue)
        and len(marks := {quotes[token] for token in (*draft.cue, *draft.source)}) == 1
        and marks != {0}
    )


def adds(draft: Draft, voices: Voices) -> bool:
    """Whether a nested draft adds a voice, or a doubt, to the one around it."""
    sentence, quoted = voices.sentences[draft.sentence], is_quoted(draft, voices)
    if draft.head is None:
        return True
    if draft.kind in CHARGES:
        return is_charge(sentence, draft)
    if draft.kind in FELT or is_unreal(sentence, draft) or (quoted and draft.kind in THOUGHT):
        return False
    if is_verb(sentence, draft):
        return is_told(sentence, draft) or reports_words(sentence, draft, voices)
    return is_named(sentence, draft)


def is_charge(sentence: Sentence, draft: Draft) -> bool:
    """Whether a charge, doubt or denial has a clause, a maker, or names its matter with "of"."""
    if clauses(sentence, draft):
        return True
    if is_verb(sentence, draft):
        return bool(draft.source) and not is_unreal(sentence, draft)
    return not LOOSE.intersection(sentence.lowers[token] for token in draft.cue)


def is_told(sentence: Sentence, draft: Draft) -> bool:
    """Whether a verb has a clause, and somebody else says it, or nobody in particular.

    A pronoun may be the speaker himself, so that it counts for plain speech alone.
    """
    if not (draft.further or has_clause(sentence, draft) or names_matter(sentence, draft)):
        return False
    if draft.speaker is None or sentence.poses[draft.speaker] in NAMES:
        return True
    return draft.kind in SPEECH and sentence.lowers[draft.speaker] not in SELF


def has_clause(sentence: Sentence, draft: Draft) -> bool:
    """Whether the content has a clause; what the network takes for speech says more than an infinitive."""
    bare = draft.kind in SPEECH and draft.rule == RULE
    return any(not bare or not is_infinitive(sentence, clause) for clause in clauses(sentence, draft))


def names_matter(sentence: Sentence, draft: Draft) -> bool:
    """Whether a cue names its matter with "of"."""
    return any(sentence.lowers[token] == "of" for token in draft.cue)


def reports_words(sentence: Sentence, draft: Draft, voices: Voices) -> bool:
    """Whether words of the content stand in quotation marks, and the cue does not.

    A pronoun that calls something by a word says no more than the speaker around it.
    """
    quotes = voices.quotes[draft.sentence]
    if draft.speaker is None or (draft.kind == "say" and sentence.poses[draft.speaker] not in NAMES):
        return False
    return not any(quotes[token] for token in draft.cue) and any(quotes[token] for token in draft.content)


def is_named(sentence: Sentence, draft: Draft) -> bool:
    """Whether a noun or adjective has a finite clause, or an infinitive and a named owner, or is a fear."""
    told = clauses(sentence, draft)
    owned = draft.speaker is not None and sentence.poses[draft.speaker] in NAMES
    if told and any(not is_infinitive(sentence, clause) for clause in told):
        return owned or draft.speaker is None or draft.kind in SPEECH
    return bool(told and owned) or (draft.kind == "fear" and names_matter(sentence, draft))


def is_verb(sentence: Sentence, draft: Draft) -> bool:
    """Whether a verb carries the cue."""
    return draft.head is not None and sentence.poses[draft.head] == "VERB"


def clauses(sentence: Sentence, draft: Draft) -> list[int]:
    """The verbs of the content that hang on none of its words.

    And those of a clause with "that" under a noun that hangs on none: "rumours that …".
    """
    content = set(draft.content)
    tops = [
        token
        for token in draft.content
        if sentence.heads[token] not in content or sentence.heads[token] == token
    ]
    nouns = (token for token in tops if sentence.poses[token] == "NOUN")
    under = sentence.children_of(nouns, "acl")
    return [
        *(token for token in tops if sentence.poses[token] in CLAUSAL),
        *(kid for kid in under if is_that_clause(sentence, kid)),
    ]


def is_unreal(sentence: Sentence, draft: Draft) -> bool:
    """Whether nobody has said it yet, or nobody did."""
    return draft.head is not None and is_undone(sentence, draft.head)
