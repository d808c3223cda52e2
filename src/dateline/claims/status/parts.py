"""Events in which nobody had a part, or that nobody made: "no hand in the raid", "not responsible for it"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from dateline.claims.grammar import is_definite
from dateline.claims.rejections import denies
from dateline.claims.status.governors import Step
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood
from dateline.claims.status.negations import has_no_object, is_nobody
from dateline.claims.status.purposes import is_felt
from dateline.claims.status.shared_moods import shared
from dateline.model import Polarity, Sentence, Tense
from dateline.vocabulary import word_list

PARTLY = word_list("en.status.part_prepositions")
SHARING = word_list("en.status.event_sharing")
PARTS = word_list("en.status.parts_in_deeds")
ANSWERABLE = word_list("en.status.answerable")
ASPECTS = word_list("en.status.phase_nouns")
ANY, ANYBODY = word_list("en.status.any"), word_list("en.status.anybody")
MADE = word_list("en.status.made_verbs")
STATES_IN, OWNING = word_list("en.status.states_in"), word_list("en.status.owning_verbs")
TAKEN = frozenset({"dobj", "nsubjpass"})
NOT_PART = frozenset({("involve", "in"), ("believe", "in"), ("be", "behind")})
"""Verbs with prepositions by which somebody has a part in an event, or thinks there was one."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What is asked: a sentence, the lexicon, and the mood of a word by its own group."""

    sentence: Sentence
    lexicon: Lexicon
    own: Callable[[int], Mood]

    def is_phase(self, lemma: str, relation: str) -> bool:
        """Whether a noun tells of a claim, or names a phase of the event under it."""
        if relation in {"of", "about"} and lemma in self.lexicon.lists["claims"]:
            return True
        return relation in {"of", "attr", "appos"} and lemma in ASPECTS

    def is_part(self, step: Step) -> bool:
        """Whether a step leads from an event to a noun for a part in it."""
        return self.sentence.lemmas[step.governor] in PARTS and step.relations[-1] in PARTLY

    def is_owned(self, step: Step) -> bool:
        """Whether it is asked who did it, not whether it was done: "nobody CLAIMED responsibility for the raid"."""
        here = self.sentence
        verb = here.heads[step.governor]
        return self.is_part(step) and here.deps[step.governor] in TAKEN and here.lemmas[verb] in OWNING

    def is_none(self, step: Step) -> bool:
        """Whether nobody had that part: "NO hand in", "was NOT a party to"."""
        return Polarity.NEG in {self.own(step.governor).polarity, self.said_of(step.governor)}

    def is_blameless(self, step: Step) -> bool:
        """Whether somebody is not answerable for an event: "not RESPONSIBLE for"."""
        answerable = self.sentence.lemmas[step.governor] in ANSWERABLE and step.relations[-1] in PARTLY
        return answerable and self.said_of(step.governor) == Polarity.NEG

    def said_of(self, word: int) -> Polarity | None:
        """The polarity of the copula that gives a noun or adjective to its subject."""
        here, copula = self.sentence, self.sentence.heads[word]
        given = here.deps[word] in {"acomp", "attr"} and here.lemmas[copula] == "be"
        return self.own(copula).polarity if given else None

    def is_missing(self, noun: int, step: Step, own: Mood) -> bool:
        """Whether a verb says that there was no such event: "nothing to do WITH", "not IN talks"."""
        here, relation = self.sentence, step.relations[-1]
        lemma = here.lemmas[step.governor]
        if relation == "with" and lemma == "do":
            return has_no_object(here, step.governor, self.lexicon)
        if relation in PARTLY and self.has_no_part(step.governor):
            return True
        if lemma == "blame" and relation == "for":
            return self.own(here.heads[step.governor]).polarity == Polarity.NEG
        return own.polarity == Polarity.NEG and self.is_unmade(noun, lemma, relation)

    def has_no_part(self, verb: int) -> bool:
        """Whether the part that a verb gives somebody is none: "had NO HAND in"."""
        here = self.sentence
        parts = [each for each in here.children(verb, "dobj") if here.lemmas[each] in PARTS]
        light = here.lemmas[verb] in self.lexicon.lists["light"] and self.own(verb).polarity == Polarity.NEG
        return bool(parts) and (light or any(self.own(each).polarity == Polarity.NEG for each in parts))

    def is_denied(self, step: Step) -> bool:
        """Whether a verb denies a part in an event, which the parser hangs on that verb: "denied a role IN"."""
        here, verb = self.sentence, step.governor
        parts = [each for each in here.children(verb, "dobj") if here.lemmas[each] in PARTS]
        return bool(parts) and step.relations[-1] in PARTLY and denies(here, verb, self.lexicon.denials)

    def is_unmade(self, noun: int, lemma: str, relation: str) -> bool:
        """Whether a negated verb takes an event away: "not INVOLVED in", "was not AGREED", "not IN talks"."""
        if (lemma, relation) in NOT_PART:
            return True
        here = self.sentence
        made = relation == "np" and lemma in MADE and here.deps[noun] == "nsubjpass"
        return made or (lemma == "be" and relation in STATES_IN and not is_definite(here, noun))

    def is_predicate(self, step: Step) -> bool:
        """Whether a form of "be" says it of its subject: "none of the boats were AFLOAT"."""
        return step.relations[-1] == "acomp" and self.sentence.lemmas[step.governor] == "be"

    def is_carried(self, noun: int, step: Step, own: Mood) -> bool:
        """Whether a verb only carries the event of a noun, or shares the future that it tells."""
        relation = step.relations[-1]
        if is_felt(self.sentence, noun, step):
            return False
        if self.is_predicate(step) or self.is_taken_part_in(step):
            return True
        if relation in {"np", "attr"} and self.sentence.lemmas[step.governor] in self.lexicon.lists["light"]:
            return True
        if own.tense != Tense.FUTURE:
            return False
        return relation in SHARING or (
            relation in {"np", "attr", "to_noun"} and not is_definite(self.sentence, noun)
        )

    def is_taken_part_in(self, step: Step) -> bool:
        """Whether a light verb gives somebody a part in an event, and hangs the event on itself: "TOOK part in"."""
        here = self.sentence
        light = here.lemmas[step.governor] in self.lexicon.lists["light"]
        parts = any(here.lemmas[each] in PARTS for each in here.children(step.governor, "dobj"))
        return light and parts and step.relations[-1] in PARTLY

    def is_no_one(self, noun: int) -> bool:
        """Whether a noun or pronoun stands for nobody: "sent NO ONE to kill", "never ordered ANYTHING to burn"."""
        here = self.sentence
        if is_nobody(here, noun, self.lexicon.lists["not"]):
            return True
        anybody = here.lowers[noun] in ANYBODY or here.has_child(noun, ANY, "det")
        return anybody and self.own(here.heads[noun]).polarity == Polarity.NEG

    def carried(self, step: Step, mood: Mood, own: Mood) -> Mood:
        """The mood of what a verb carries; a state shares the time of its copula, and more if that has more."""
        if self.is_predicate(step) and not own.rules:
            return replace(mood, tense=mood.tense or own.tense)
        return shared(mood, own, self.lexicon.ids["light"])

    def is_described(self, step: Step, own: Mood) -> bool:
        """Whether a copula only says what an event is not: "the deal is not PERFECT", "is in no way a TRAP"."""
        here, governor = self.sentence, step.governor
        placed = [kid for kid in here.children(governor, "prep") if self.is_in_no_way(kid)]
        said = (*here.children(governor, "acomp", "attr"), *placed)
        known = any(self.lexicon.effect(here.lemmas[kid].lower(), "subj") for kid in said)
        copula = step.relations[-1] == "subj" and here.lemmas[governor] == "be"
        return copula and own.polarity == Polarity.NEG and bool(said) and not known

    def is_in_no_way(self, preposition: int) -> bool:
        """Whether a preposition says "in no way", "under no terms"."""
        here = self.sentence
        return any(here.has_child(kid, {"no"}, "det") for kid in here.children(preposition, "pobj"))
