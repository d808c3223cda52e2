"""Who says of themselves that it was not they answers a charge: "it was not me", "he was not there"."""

from __future__ import annotations

from dateline.claims.absences import is_absent, predicated_by
from dateline.claims.grammar import is_definite
from dateline.claims.status.attribution_chains import Chain
from dateline.claims.status.mood import Mood
from dateline.model import Attribution, Polarity, Sentence
from dateline.vocabulary import word_list

SELVES, PERSONAL = word_list("en.status.selves"), word_list("en.status.persons")


def clears(mood: Mood, sentence: Sentence, token: int, chain: Chain) -> bool:
    """Whether who speaks says that it was not they: "I am not in that photo", "it was not me"."""
    copula = predicated_by(sentence, token)
    if not chain or copula is None or mood.polarity != Polarity.NEG or not is_absent(sentence, token):
        return False
    if sentence.children(copula, "aux") or (
        sentence.poses[token] == "NOUN" and not is_definite(sentence, token)
    ):
        return False
    people = {sentence.lowers[each] for each in (*sentence.children(copula, "nsubj"), token)}
    return not people.isdisjoint(SELVES) or (bool(people & PERSONAL) and is_one(sentence, chain[0]))


def is_one(sentence: Sentence, link: Attribution) -> bool:
    """Whether a source is one person, by name or pronoun."""
    if link.source is None or link.sentence != sentence.number:
        return False
    tokens = [token for token in sentence.tokens(link.source) if sentence.ends[token] <= link.source.end]
    return any(
        sentence.ents[token].endswith("PERSON") or sentence.lowers[token] in PERSONAL for token in tokens
    )
