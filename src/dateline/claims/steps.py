"""One step up the parse: who governs an event word, and in what relation."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dateline.claims.forms import Lexicon
from dateline.model import Sentence

VERBS = frozenset({"VERB", "AUX"})
RETOLD = frozenset({"make", "issue", "deny", "repeat", "reject", "refute", "raise", "face", "publish", "release", "have", "dispute", "say"})


@dataclass(frozen=True, slots=True)
class Step:
    """One step up: from an event to its governor, in relations from the most to the least special."""

    governor: int
    relations: tuple[str, ...]


def governors_of(sentence: Sentence, token: int) -> list[int]:
    """The ancestors of a token, nearest first, no further than a semicolon that the parser has passed over."""
    found: list[int] = []
    for head in sentence.ancestors(token):
        below = found[-1] if found else token
        if ";" in sentence.words[below:head]:
            break
        found.append(head)
    return found


@dataclass(frozen=True, slots=True)
class Ladder:
    """What steps are taken on: a sentence, the kinds of the cues around the event by token, and the lexicon."""

    sentence: Sentence
    kinds: Mapping[int, str]
    lexicon: Lexicon

    def step(self, token: int) -> Step | None:
        """The governor of a token."""
        here = self.sentence
        dep, head = here.deps[token], here.heads[token]
        if head == token or (dep == "ccomp" and ";" in here.words[token:head]):
            return None
        if here.lowers[token].endswith("ing") and dep in {"amod", "compound"} and token > 0 and here.deps[token - 1] == "prep" and here.heads[token - 1] != token:
            head = token - 1
            dep = "pcomp"
        if dep in {"pobj", "pcomp"}:
            if self.lexicon.effect(here.lowers[head], "ing", "np"):
                return Step(head, ("ing", "np"))
            up = self.above(head)
            relation = here.lowers[head]
            return Step(up, (relation,)) if up != head else Step(head, ("prep",))
        if self.infinitive(token):
            return self.infinitive_step(token, head, dep)
        return Step(head, self.relations(token, dep))

    def above(self, prep: int) -> int:
        """The governor of a preposition; a verb that knows it goes before the object to which the parser gives it ("accused its neighbour OF")."""
        here = self.sentence
        up = here.heads[prep]
        verb = here.heads[up]
        if here.deps[up] in {"dobj", "nsubjpass"} and self.lexicon.effect(here.lemmas[verb], here.lowers[prep]) and not self.lexicon.effect(here.lemmas[up], here.lowers[prep]):
            return verb
        return up

    def infinitive(self, token: int) -> bool:
        """Whether a verb has "to"."""
        return any(self.sentence.lowers[kid] == "to" for kid in self.sentence.children(token, "aux"))

    def infinitive_step(self, token: int, head: int, dep: str) -> Step:
        """The governor of an infinitive: a word right before "to" that the lexicon knows goes before the parser's choice."""
        here = self.sentence
        to = next(kid for kid in here.children(token, "aux") if here.lowers[kid] == "to")
        before = to - 1
        while before > 0 and here.lowers[before] in {"not", "never", "also", "soon"}:
            before -= 1
        if before >= 1 and before != head:
            if self.lexicon.effect(f"{here.lowers[before - 1]} {here.lowers[before]}", "to"):
                return Step(before, ("phrase",))
            if here.poses[before] in {"NOUN", "ADJ", "ADV", "ADP"} and self.lexicon.effect(here.lemmas[before], "to"):
                return Step(before, ("to",))
        if here.lemmas[head] == "be" and dep == "xcomp":
            return Step(head, ("be_to",))
        tense = self.sentence.tags[here.heads[head]]
        relations = (("to_past",) if tense == "VBD" else ("to_present",)) if here.poses[head] == "ADJ" else ()
        personal = here.children(token, "nsubj") or any(kid < token for kid in here.children(head, "dobj"))
        kind = ("purpose",) if dep == "advcl" else ()
        return Step(head, (*relations, *(("whom",) if personal else ()), "to", *kind))

    def relations(self, token: int, dep: str) -> tuple[str, ...]:
        """The relations of a token that is neither behind a preposition nor an infinitive."""
        here = self.sentence
        if dep == "advcl" and here.tags[token] == "VBG" and token - 1 in here.children(here.heads[token], "prt"):
            return ("ing",)
        if here.poses[token] in VERBS and here.tags[token] == "VBG" and dep in {"xcomp", "ccomp", "dobj"} and not here.children(token, "nsubj", "aux"):
            return ("ing", "np")
        if dep in {"dobj", "nsubjpass"}:
            return (*self.kind_of_object(here.lemmas[token]), "np")
        clause = dep == "ccomp" or (dep in {"acl", "relcl"} and self.full_clause(token)) or (dep == "xcomp" and here.tags[token] == "VBN")
        return ("subj",) if dep in {"nsubj", "csubj", "csubjpass"} else ("that",) if clause else (dep,)

    def kind_of_object(self, lemma: str) -> tuple[str, ...]:
        """What rejecting an object means: a charge is denied, access is refused."""
        return ("claims",) if lemma in self.lexicon.lists["claims"] else ("access",) if lemma in self.lexicon.lists["access"] else ()

    def full_clause(self, verb: int) -> bool:
        """Whether a clause under a noun is its content and no relative clause."""
        here = self.sentence
        if here.children(verb, "mark"):
            return True
        own = any(here.tags[kid] not in {"WDT", "WP"} for kid in here.children(verb, "nsubj", "nsubjpass"))
        head = here.heads[verb]
        ahead = any(here.tags[kid] == "MD" for kid in here.children(verb, "aux"))
        known = head in self.kinds or (ahead and self.lexicon.effect(here.lemmas[head], "that") is not None)
        return own and known and here.lemmas[verb] not in RETOLD
