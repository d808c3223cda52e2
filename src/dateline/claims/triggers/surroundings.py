"""What stands around an event word, by slot, as conditions of the PLOVER lexicon ask for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from dateline.claims.triggers.undertakings import Types, undertaken
from dateline.model import EntityType, Sentence
from dateline.shapes.shapes import shape, shape_part

OBJECT, SUBJECT = "<object>", "<subject>"
COMMON, NAMED = ".", "<named>"
"""Before what a common noun is called; a person with a name."""
PASSIVE, PURPOSE, RECEIVER = "~passive", "~to", "to"
NOUNS = frozenset({"NOUN", "PROPN"})
FURTHEST = 4
"""Verbs between a verb and the one whose subject it shares."""

described_object = shape_part("en.shape.described_object")
counted_by = shape_part("en.shape.counted")
antecedent = shape_part("en.shape.antecedent")
acting_verb = shape_part("en.shape.acting_verb")
raising_passive = shape_part("en.shape.raising_passive")
is_infinitive = shape("en.shape.infinitive")


@dataclass(frozen=True)
class Surroundings:
    """The words around one event word, by slot; `kinds` are the entity types of tokens, `types` PLOVER's.

    Not a slots class: what is asked for is cached.
    """

    sentence: Sentence
    token: int
    kinds: Mapping[int, str]
    types: Types

    @cached_property
    def objects(self) -> tuple[int, ...]:
        """Tokens acted upon: objects and what is embedded.

        Of a noun its modifiers and its of-phrase; of a participle the noun it describes; of a passive below
        another ("is due to be sold") the subject of that.
        """
        here, kids = self.sentence, self.sentence.children
        if here.poses[self.token] in NOUNS:
            return (*kids(self.token, "compound", "amod", "nmod"), *self.fillers("of"))
        if here.poses[self.token] == "ADJ":
            return kids(self.token, "xcomp", "ccomp") or kids(here.heads[self.token], "nsubj")
        found = kids(self.token, "dobj", "nsubjpass", "attr", "acomp", "oprd", "xcomp", "ccomp")
        others = described_object(here, self.token), raising_passive(here, self.token)
        return (*found, *(each for each in others if each is not None))

    @cached_property
    def subjects(self) -> tuple[int, ...]:
        """Tokens that act: subject or by-phrase; a noun's possessor; the subject above an embedded verb."""
        here, token = self.sentence, self.token
        found = (*here.children(token, "nsubj", "poss"), *self.fillers("by"))
        hops = 0
        while not found and here.deps[token] in ("xcomp", "conj", "advcl", "acomp") and hops < FURTHEST:
            token, hops = here.heads[token], hops + 1
            found = here.children(token, "nsubj")
        return found

    @cached_property
    def links(self) -> Mapping[str, tuple[int, ...]]:
        """What hangs on the word by a word of its own, and what the word hangs on.

        The objects of every preposition, nested ones too ("out of"), and the verb behind a "for"; what
        particles, adverbs, negations and conjunctions there are, each after `~`; `~passive`; the purpose
        behind "to", after `~to`; the preposition or the verb that governs the word, after `-`.
        """
        here, found = self.sentence, dict(self.marks())
        todo = [*self.shared_prepositions(), *here.children(self.token, "prep", "agent", "dative")]
        while todo:
            kid = todo.pop()
            objects = here.children(kid, "pobj", "pcomp")
            found[here.lowers[kid] if objects else "~" + here.lowers[kid]] = objects
            todo += here.children(kid, "prep")
        return found

    def shared_prepositions(self) -> Iterator[int]:
        """Prepositions that the parser hangs on the verb before a noun: "put PRESSURE on the country"."""
        here, verb = self.sentence, acting_verb(self.sentence, self.token)
        if verb is not None and here.poses[self.token] in NOUNS:
            yield from (kid for kid in here.children(verb, "prep") if kid > self.token > verb)

    def marks(self) -> Iterator[tuple[str, tuple[int, ...]]]:
        """The slots that are filled by words alone, and by clauses."""
        here, token = self.sentence, self.token
        head = here.heads[token]
        yield from (("-" + word, ()) for word in (here.lowers[head], here.lemmas[head]) if head != token)
        yield from (
            ("~" + here.lowers[kid], ()) for kid in here.children(token, "prt", "advmod", "neg", "mark")
        )
        if here.children(token, "nsubjpass", "auxpass"):
            yield PASSIVE, ()
        if receivers := tuple(kid for kid in here.children(token, "dative") if here.poses[kid] != "ADP"):
            yield RECEIVER, receivers
        clauses = here.children(token, "ccomp", "xcomp", "advcl")
        for clause in clauses:
            yield from ((here.lowers[kid], (clause,)) for kid in here.children(clause, "mark"))
        if purposes := tuple(clause for clause in clauses if is_infinitive(here, clause)):
            yield PURPOSE, purposes
        if act := undertaken(here, token, types=self.types, kinds=self.kinds) if clauses else None:
            yield act, ()

    def fillers(self, slot: str) -> tuple[int, ...]:
        """The tokens in a slot."""
        return (
            self.objects if slot == OBJECT else self.subjects if slot == SUBJECT else self.links.get(slot, ())
        )

    def names(self, token: int) -> Iterator[str]:
        """What a condition can call a token: anything, its lemma, its word, its entity type.

        Of a quantity also what it counts ("dozens of sailors"), of "who" whom it means; members of a people
        or party ("three Norwegians") are persons.
        """
        named: int | None = token
        while named is not None:
            yield from self.own_names(named)
            named = self.meant_by(named)

    def own_names(self, token: int) -> Iterator[str]:
        """What a condition can call a token by itself."""
        here, lemma = self.sentence, self.sentence.lemmas[token].lower()
        yield from ("*", lemma, here.lowers[token], f"<{self.kinds.get(token)}>")
        if here.poses[token] == "NOUN" and not here.ents[token]:
            yield COMMON + lemma
        if here.tags[token] == "NNPS":
            yield from self.plural_names(token)
        if here.ents[token].endswith("PERSON"):
            yield NAMED

    def meant_by(self, token: int) -> int | None:
        """Whom a pronoun means, or what a quantity counts; "Ministry of Trade" counts nothing."""
        known = token in self.kinds or self.sentence.poses[token] == "PRON"
        return antecedent(self.sentence, token) if known else counted_by(self.sentence, token)

    def plural_names(self, token: int) -> Iterator[str]:
        """What a plural name can be called besides: its singular, and persons if they are of a people."""
        yield self.sentence.lowers[token].removesuffix("s")
        if self.sentence.ents[token].endswith("NORP"):
            yield f"<{EntityType.PERSON}>"
