"""Who says of themselves that it was not so answers a charge: "I never touched it", "he was not there"."""

from __future__ import annotations

from dateline.claims.absences import is_absent, predicated_by
from dateline.claims.grammar import is_definite
from dateline.claims.status.attribution_chains import Chain
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood
from dateline.claims.status.negations import has_no_object, is_negated
from dateline.model import Attribution, Certainty, Polarity, Sentence
from dateline.vocabulary import word_list

SELVES, PERSONAL = word_list("en.status.selves"), word_list("en.status.persons")
DONE, UNCHARGED = word_list("en.status.done_auxiliaries"), word_list("en.status.uncharged_verbs")
TELLING = frozenset({"say", "claim"})
"""Kinds of cues in whose content a source speaks for itself."""
PLAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
"""Dependencies of a clause that says something by itself."""
SUBJECTS = ("nsubj", "nsubjpass")


def clears(
    mood: Mood, sentence: Sentence, token: int, chain: Chain, *, lexicon: Lexicon, charged: bool
) -> bool:
    """Whether who speaks says that it was not so, in words that answer a charge."""
    if not chain or mood.polarity != Polarity.NEG:
        return False
    if is_not_they(sentence, token, chain):
        return True
    certain = charged and mood.certainty == Certainty.CERTAIN and not mood.alleged
    if chain[-1].cue_kind not in TELLING or not certain:
        return False
    return is_not_done(sentence, token, chain, lexicon=lexicon)


def is_not_they(sentence: Sentence, token: int, chain: Chain) -> bool:
    """Whether who speaks says that it was not they: "I am not in that photo", "it was not me"."""
    copula = predicated_by(sentence, token)
    if copula is None or not is_absent(sentence, token) or sentence.children(copula, "aux"):
        return False
    if sentence.poses[token] == "NOUN" and not is_definite(sentence, token):
        return False
    people = {sentence.lowers[each] for each in (*sentence.children(copula, "nsubj"), token)}
    return stands_for(sentence, people, chain)


def stands_for(sentence: Sentence, people: set[str], chain: Chain) -> bool:
    """Whether one of some words means who speaks: "I", or "he" where one person speaks."""
    return not people.isdisjoint(SELVES) or (bool(people & PERSONAL) and is_one(sentence, chain[0]))


def is_one(sentence: Sentence, link: Attribution) -> bool:
    """Whether a source is one person, by name or pronoun."""
    if link.source is None or link.sentence != sentence.number:
        return False
    tokens = [token for token in sentence.tokens(link.source) if sentence.ends[token] <= link.source.end]
    return any(
        sentence.ents[token].endswith("PERSON") or sentence.lowers[token] in PERSONAL for token in tokens
    )


def is_not_done(sentence: Sentence, verb: int, chain: Chain, *, lexicon: Lexicon) -> bool:
    """Whether who speaks says that they did not do it: "I have not SOLD it", "he says that he never TOUCHED it"."""
    if not is_deed(sentence, verb):
        return False
    people = {sentence.lowers[each] for each in sentence.children(verb, *SUBJECTS)}
    none = is_negated(sentence, verb, lexicon) or has_no_object(sentence, verb, lexicon)
    return none and stands_for(sentence, people, chain)


def is_deed(sentence: Sentence, verb: int) -> bool:
    """Whether a verb tells by itself of what was done by now and what somebody can be charged with."""
    if sentence.deps[verb] not in PLAIN or sentence.lemmas[verb] in UNCHARGED:
        return False
    helping = {sentence.lowers[kid] for kid in sentence.children(verb, "aux", "auxpass")}
    if sentence.tags[verb] == "VBG":
        return helping <= DONE and "been" in helping
    return helping <= DONE and (bool(helping) or sentence.tags[verb] == "VBD")
