"""One step up the parse: who governs an event word, and in what relation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from dateline.claims.grammar import gerund_governor, is_infinitive
from dateline.claims.status.lexicons import Lexicon
from dateline.model import Sentence
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list

VERBS = frozenset({"VERB", "AUX"})
OBJECTS = ("claims", "access", "appeals", "plans", "summons")
DEEDS, EVIDENCE = word_list("en.triggers.denied_deeds"), word_list("en.status.evidence")
POINTERS = word_list("en.attribution.denial_objects")
CLAIMING = word_list("en.status.claiming_verbs")
CHANCES = word_list("en.status.chances")
RETOLD = word_list("en.status.verbs_upon_claims")
PAST_AUX = word_list("en.status.past_auxiliaries")
SPLITTING = word_list("en.status.before_infinitive")

is_object_gerund = shape("en.shape.gerund_at_preposition")
is_bare_gerund = shape("en.shape.bare_gerund")
is_particle_gerund = shape("en.shape.gerund_at_particle")
reporting_verb = shape_part("en.shape.reported_aside")
told_noun = shape_part("en.shape.told_by")
displaced_verb = shape_part("en.shape.displaced_object")
has_own_subject = shape("en.shape.own_subject")
is_filled = shape("en.shape.filled")


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: from an event to its governor, in relations from the most to the least special."""

    governor: int
    relations: tuple[str, ...]


def governors_of(sentence: Sentence, token: int) -> list[int]:
    """The ancestors of a token, nearest first, up to a semicolon that the parser has passed over."""
    found: list[int] = []
    for head in sentence.ancestors(token):
        below = found[-1] if found else token
        if ";" in sentence.words[below:head]:
            break
        found.append(head)
    return found


def is_set_apart(sentence: Sentence, above: int, token: int) -> bool:
    """Whether a colon or semicolon parts a word from one before it, and no "that" joins them again."""
    marks = [at for at in range(above, token) if sentence.words[at] in {":", ";"}]
    return bool(marks) and sentence.lowers[marks[-1] + 1] != "that"


@dataclass(frozen=True, slots=True)
class Ladder:
    """What steps are taken on: a sentence, the kinds of the cues around the event, and the lexicon."""

    sentence: Sentence
    kinds: Mapping[int, str]
    lexicon: Lexicon

    def step(self, token: int) -> Step | None:
        """The governor of a token."""
        here = self.sentence
        dep, head = here.deps[token], here.heads[token]
        if (above := reporting_verb(here, token)) is not None:
            head = above
        if head == token or (dep == "ccomp" and ";" in here.words[token:head]):
            return None
        if dep == "ccomp" and self.is_rejoinder(token, head):
            return None
        if is_object_gerund(here, token):
            head, dep = token - 1, "pcomp"
        return self.mended(token, head) or self.plain(token, head, dep)

    def is_rejoinder(self, token: int, head: int) -> bool:
        """Whether a clause behind a colon says what is so instead: "denied it: the boat was SOLD"."""
        denies = self.lexicon.effect(self.sentence.lemmas[head], "that", "claims", "np")
        denied = denies is not None and denies.name == "deny"
        return denied and is_set_apart(self.sentence, head, token)

    def plain(self, token: int, head: int, dep: str) -> Step:
        """The governor by the parse."""
        here = self.sentence
        if dep in {"pobj", "pcomp"}:
            if self.lexicon.effect(here.lowers[head], "ing", "np"):
                return Step(head, ("ing", "np"))
            up = self.above(head, self.preposition(token, head))
            return Step(up, self.prepositional(token, head, up)) if up != head else Step(head, ("prep",))
        if self.infinitive(token):
            return self.infinitive_step(token, head, dep)
        return Step(head, self.relations(token, dep))

    def mended(self, token: int, head: int) -> Step | None:
        """The governor where parsers are known to get it wrong."""
        here = self.sentence
        if (charge := self.charge_between(token, head)) is not None:
            return Step(charge, ("that",))
        if (cleft := self.cleft_verb(token, head)) is not None:
            return Step(cleft, ("that",))
        if (noun := self.outer_noun(token, head)) is not None:
            return Step(noun, ("that",))
        if (displaced := displaced_verb(here, token)) is not None:
            return Step(displaced, (*self.kind_of_object(here.lemmas[token]), "np"))
        verb = gerund_governor(here, token)
        return None if verb is None or here.deps[verb] == "prep" else Step(verb, ("ing", "np"))

    def outer_noun(self, token: int, noun: int) -> int | None:
        """The noun whose content a clause is, where the parser gives it to the name between them.

        As in "DENIALS by the mint that coins were lost".
        """
        outer = told_noun(self.sentence, token)
        if outer is not None and (charge := self.charge_of(outer, token)) is not None:
            outer = charge
        known = outer is not None and self.introduces(outer)
        return outer if known and not self.introduces(noun) else None

    def introduces(self, noun: int) -> bool:
        """Whether the lexicon knows a noun for what it does to a clause with "that"."""
        lemma = self.sentence.lemmas[noun]
        return any(self.lexicon.effect(name, "that") for name in (f"{lemma}.n", lemma))

    def charge_between(self, token: int, head: int) -> int | None:
        """The noun for a charge whose content a clause is: "rejected the CHARGE by Lorn that he fled"."""
        here = self.sentence
        if here.deps[token] != "ccomp" or not here.children(token, "mark"):
            return None
        return self.charge_of(head, token)

    def charge_of(self, verb: int, token: int) -> int | None:
        """The noun for a charge that a verb acts upon before a token."""
        here = self.sentence
        charges = (each for each in here.children(verb, "dobj") if each < token)
        known = (each for each in charges if self.introduces(each))
        said = self.lexicon.denials
        return next(
            (each for each in known if here.lemmas[each] in said.charges or here.lemmas[each] in said.nouns),
            None,
        )

    def cleft_verb(self, token: int, head: int) -> int | None:
        """The verb or noun whose content a clause is by a form of "be": "what Lorn DENIES is that he fled".

        Also "the FEAR is that he fled" and "among the CHARGES is that he fled".
        """
        here = self.sentence
        if here.deps[token] != "ccomp" or here.lemmas[head] != "be":
            return None
        verbs = here.children(head, "csubj")
        known = (verb for verb in verbs if self.lexicon.effect(here.lemmas[verb], "that"))
        return next(chain(known, filter(self.introduces, self.equated(head))), None)

    def equated(self, copula: int) -> Iterator[int]:
        """The nouns of which a form of "be" says what they are: "the FEAR is", "among the CHARGES is"."""
        here = self.sentence
        yield from here.children(copula, "nsubj")
        behind = here.children_of(here.children(copula, "prep"), "pobj")
        yield from (each for each in behind if each < copula)

    def preposition(self, token: int, prep: int) -> str:
        """The relation of a preposition's object: its word; of "to" with a noun another than that of an infinitive."""
        word = self.sentence.lowers[prep]
        return "to_noun" if word == "to" and self.sentence.tags[token] != "VBG" else word

    def above(self, prep: int, word: str) -> int:
        """The governor of a preposition.

        The word right before that knows it (by its relation `word`) goes first ("preparations FOR", "instead
        OF"), then a verb that knows it before the object to which the parser gives it ("accused its
        neighbour OF").
        """
        here = self.sentence
        while here.deps[prep] == "conj" and here.poses[here.heads[prep]] == "ADP":
            prep = here.heads[prep]
        if (
            prep > 0
            and here.poses[prep - 1] in {"NOUN", "ADJ", "ADV", "SCONJ"}
            and self.lexicon.effect(here.lemmas[prep - 1], word)
        ):
            return prep - 1
        up = here.heads[prep]
        verb = here.heads[up]
        if (
            here.deps[up] in {"dobj", "nsubjpass"}
            and self.lexicon.effect(here.lemmas[verb], word)
            and not self.lexicon.effect(here.lemmas[up], word)
        ):
            return verb
        return up

    def prepositional(self, token: int, prep: int, up: int) -> tuple[str, ...]:
        """The relations of a preposition's object; with a gerund, or under an adjective, it can mean more.

        There the tense of its clause counts.
        """
        here = self.sentence
        word = here.lowers[prep]
        kinds = (*self.kind_of_object(here.lemmas[token]), "np")
        if self.lexicon.effect(f"{here.lemmas[up]} {word}", *kinds):
            return kinds
        if here.tags[token] != "VBG":
            charged = ("charge",) if "claims" in kinds else ()
            return (*charged, self.preposition(token, prep))
        dated = (
            (f"{word}_past" if here.tags[here.heads[up]] == "VBD" else f"{word}_present",)
            if here.poses[up] in {"ADJ", "ADV"}
            else ()
        )
        return (*dated, f"{word}_ing", word)

    def infinitive(self, token: int) -> bool:
        """Whether a verb has "to"."""
        return is_infinitive(self.sentence, token)

    def infinitive_step(self, token: int, head: int, dep: str) -> Step:
        """The governor of an infinitive: a known word right before "to" goes before the parser's choice."""
        if (near := self.before_infinitive(token, head)) is not None:
            return near
        if self.sentence.lemmas[head] == "be" and dep == "xcomp":
            return Step(head, ("be_to",))
        if (far := self.far_subject(head, dep)) is not None:
            return Step(far, ("to",))
        return Step(head, self.infinitive_relations(token, head, dep))

    def before_infinitive(self, token: int, head: int) -> Step | None:
        """The step from an infinitive to a word right before "to", if the lexicon knows it."""
        here = self.sentence
        before = next(kid for kid in here.children(token, "aux") if here.lowers[kid] == "to") - 1
        while before > 0 and here.lowers[before] in SPLITTING:
            before -= 1
        if before < 1 or before == head:
            return None
        if self.lexicon.effect(f"{here.lowers[before - 1]} {here.lowers[before]}", "to"):
            return Step(before, ("phrase",))
        open_class = here.poses[before] in {"NOUN", "ADJ", "ADV", "ADP"}
        known = open_class and self.lexicon.effect(here.lemmas[before], "to")
        return Step(before, ("to",)) if known else None

    def infinitive_relations(self, token: int, head: int, dep: str) -> tuple[str, ...]:
        """The relations of an infinitive; under an adjective the tense of its clause counts, and that of a verb."""
        here = self.sentence
        dated = "to_past" if here.tags[here.heads[head]] == "VBD" else "to_present"
        personal = here.children(token, "nsubj") or any(kid < token for kid in here.children(head, "dobj"))
        return (
            *((dated,) if here.poses[head] == "ADJ" else ()),
            *(("to_done",) if self.is_over(head) else ()),
            *(("to_tried",) if self.is_tried(head) else ()),
            *(("whom",) if personal else ()),
            "to",
            *(("purpose",) if dep == "advcl" else ()),
        )

    def is_over(self, verb: int) -> bool:
        """Whether a verb stands in the past, or before it: "decided", "had decided"."""
        here = self.sentence
        return here.tags[verb] == "VBD" or (here.tags[verb] == "VBN" and here.has_child(verb, {"had"}, "aux"))

    def is_tried(self, verb: int) -> bool:
        """Whether a verb tells of what was done or is done besides: "tried", "caught TRYING", not "is trying"."""
        here = self.sentence
        going = here.tags[verb] == "VBG" and not here.children(verb, "aux")
        return going or here.tags[verb] in {"VBD", "VBN"} or here.has_child(verb, PAST_AUX, "aux")

    def far_subject(self, verb: int, dep: str) -> int | None:
        """The subject that an infinitive behind the verb belongs to: "PRESSURE grew on him to resign"."""
        here = self.sentence
        if self.lexicon.effect(here.lemmas[verb], "to"):
            return None
        subjects = (
            here.children(verb, "nsubjpass") if dep == "xcomp" else here.children(verb, "nsubj", "nsubjpass")
        )
        return next(
            (subject for subject in subjects if self.lexicon.effect(here.lemmas[subject], "to")), None
        )

    def relations(self, token: int, dep: str) -> tuple[str, ...]:
        """The relations of a token that is neither behind a preposition nor an infinitive."""
        here = self.sentence
        if here.tags[token] == "VBG" and (gerund := self.gerund_relations(token)):
            return gerund
        if dep in {"dobj", "nsubjpass"}:
            return (*self.kind_of_object(here.lemmas[token]), "np")
        if dep == "nsubj" and here.lemmas[token] in self.lexicon.lists["plans"]:
            return ("subj_plans", "subj")
        if dep == "csubjpass":
            return ("that", "subj")
        if dep in {"nsubj", "csubj"}:
            return ("subj",)
        return (
            self.clause_relations(token) if self.is_clause(token, dep) else self.claimed_relations(token, dep)
        )

    def claimed_relations(self, token: int, dep: str) -> tuple[str, ...]:
        """The relations of a verb that retells a claim, or tells of what somebody is accused, or of another word.

        As in "rejected a report SAYING that it was sold", "ACCUSED of arming rebels, Lorn denied everything".
        """
        if dep in {"acl", "relcl"} and self.retells(token):
            return ("saying",)
        return ("charge", dep) if dep == "advcl" and self.accuses(token) else (dep,)

    def retells(self, token: int) -> bool:
        """Whether a verb below a noun for a claim says what is claimed: "a report SAYING", "a report that SAID"."""
        here = self.sentence
        claim = here.lemmas[here.heads[token]] in self.lexicon.lists["claims"]
        spoken = here.lemmas[token] in self.lexicon.speech or here.lemmas[token] in CLAIMING
        own = any(here.tags[each] in {"WDT", "WP"} for each in here.children(token, "nsubj"))
        return claim and spoken and (own or here.tags[token] == "VBG")

    def accuses(self, token: int) -> bool:
        """Whether a participle tells of what somebody is accused."""
        known = self.lexicon.effects.get(self.sentence.lemmas[token], ())
        return self.sentence.tags[token] == "VBN" and any(each.name == "allege" for each in known)

    def clause_relations(self, token: int) -> tuple[str, ...]:
        """The relations of a clause that is the content of its governor; some words ask for one in the past."""
        here = self.sentence
        past = here.tags[token] == "VBD" or here.has_child(token, PAST_AUX, "aux", "auxpass")
        return ("that_past", "that") if past else ("that",)

    def gerund_relations(self, token: int) -> tuple[str, ...]:
        """The relations of a gerund: behind a particle, or as an object; none for other forms in -ing."""
        if is_particle_gerund(self.sentence, token):
            return ("ing",)
        return ("ing", "np") if is_bare_gerund(self.sentence, token) else ()

    def is_clause(self, token: int, dep: str) -> bool:
        """Whether a token heads a clause that is the content of its governor."""
        if dep == "xcomp":
            return self.sentence.tags[token] == "VBN"
        return dep == "ccomp" or (dep in {"acl", "relcl"} and self.full_clause(token))

    def kind_of_object(self, lemma: str) -> tuple[str, ...]:
        """What sort of object it is: a rejected charge is denied, access is refused, a plan given up."""
        kinds = tuple(name for name in OBJECTS if lemma in self.lexicon.lists[name])
        pointing = lemma in DEEDS or lemma in POINTERS
        return ("claims", *kinds) if pointing and "claims" not in kinds else kinds

    def full_clause(self, verb: int) -> bool:
        """Whether a clause under a noun is its content and no relative clause."""
        here = self.sentence
        joined = any(here.tags[kid] == "IN" for kid in here.children(verb, "dobj"))  # a "that" of no part
        if joined or here.children(verb, "mark") or self.is_continued(verb):
            return True
        if self.is_gapped(verb) or not has_own_subject(here, verb):
            return False
        return here.heads[verb] in self.kinds or self.is_content(verb)

    def is_gapped(self, verb: int) -> bool:
        """Whether a verb without an object is one whose object a claim is: "the report he READ"."""
        return self.sentence.lemmas[verb] in RETOLD and not self.sentence.children(verb, "dobj")

    def is_content(self, verb: int) -> bool:
        """Whether a clause without "that" and without a gap is the content of its noun: "no SIGN it sank"."""
        here, noun = self.sentence, self.sentence.lemmas[self.sentence.heads[verb]]
        known = self.introduces(here.heads[verb]) or noun in EVIDENCE
        return known and (is_filled(here, verb) or noun in CHANCES)

    def is_continued(self, verb: int) -> bool:
        """Whether a participle goes on with a full clause before it: "the charge that Lorn ordered, PAID for it"."""
        here = self.sentence
        if here.children(verb, "nsubj", "nsubjpass") or here.words[here.edges[verb][0] - 1] != ",":
            return False
        before = [kid for kid in here.children(here.heads[verb], "acl", "relcl") if kid < verb]
        return here.deps[verb] == "acl" and bool(before) and self.full_clause(before[-1])
