"""Where the parse puts the parties of an event word: pure grammar, before any word list says which role a place in the sentence stands for.

`verb_parts` and `noun_parts` give (slot, token) pairs. Slots: `subject`, `object` (also of a passive), `dative`, `possessor`, `modifier`, and prepositions.
"""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Sentence

Part = tuple[str, int]

RELATIVE = frozenset({"WDT", "WP", "WP$"})
UNMOVED = frozenset({"time", "day", "week", "month", "year", "moment", "way", "reason", "fact", "place", "hour", "morning", "night"})
"""Nouns that a relative clause does not act upon ("the day he left")."""

DEEP = 6
"""How many governors a missing subject is looked for."""


def verb_parts(here: Sentence, verb: int, *, reach: bool = True) -> Iterator[Part]:
    """The parties of a verb, missing ones supplied from the noun that its clause describes or from the clause above; beyond coordination only with `reach`."""
    passive = is_passive(here, verb)
    found = [(slot, bound(here, verb, token)) for slot, token in own_parts(here, verb)]
    slots = {slot for slot, _ in found}
    yield from ((slot, token) for slot, token in found if token >= 0)
    noun = described(here, verb)
    if noun is not None:
        slot = gap(here, verb, slots, passive=passive)
        if slot:
            yield slot, noun
            slots.add(slot)
    missing = "object" if passive else "subject"
    if missing not in slots and (reach or here.deps[verb] == "conj") and (subject := inherited(here, verb)) is not None:
        yield missing, subject


def own_parts(here: Sentence, verb: int) -> Iterator[Part]:
    """The parties that hang on the verb itself."""
    given = bool(here.children(verb, "dobj"))
    for kid in here.kids[verb]:
        dep = here.deps[kid]
        if dep == "nsubj":
            yield "subject", kid
        elif dep == "nsubjpass" and given:
            yield "dative", kid
        elif dep in ("nsubjpass", "dobj"):
            yield "object", kid
        elif dep in ("attr", "oprd") and here.poses[kid] in ("NOUN", "PROPN", "PRON"):
            yield "complement", kid
        elif dep == "ccomp" and here.tags[kid] == "VB":
            yield from (("object", each) for each in here.children(kid, "nsubj"))
        elif dep == "dative" and here.poses[kid] != "ADP":
            yield "dative", kid
        elif dep in ("prep", "agent", "dative"):
            yield from phrase_parts(here, kid)


def phrase_parts(here: Sentence, preposition: int) -> Iterator[Part]:
    """What a preposition governs, through one more preposition if need be ("out of the town")."""
    for kid in here.kids[preposition]:
        if here.deps[kid] == "pobj":
            yield here.lowers[preposition], kid
        elif here.deps[kid] == "prep":
            yield from ((here.lowers[kid], each) for each in here.children(kid, "pobj"))


def noun_parts(here: Sentence, noun: int) -> Iterator[Part]:
    """The parties of a noun of event: possessor, modifiers, prepositional phrases."""
    for kid in here.kids[noun]:
        dep = here.deps[kid]
        if dep == "poss":
            yield "possessor", kid
        elif dep in ("compound", "amod", "nmod"):
            yield "modifier", kid
        elif dep == "prep":
            yield from phrase_parts(here, kid)


def is_passive(here: Sentence, verb: int) -> bool:
    """Whether the verb is passive: by its auxiliary, as a bare participle, or with the passive verb it is joined to."""
    if any(here.deps[kid] in ("auxpass", "nsubjpass") for kid in here.kids[verb]):
        return True
    if here.tags[verb] != "VBN" or any(here.deps[kid] in ("aux", "nsubj") for kid in here.kids[verb]):
        return False
    return here.deps[verb] != "conj" or is_passive(here, here.heads[verb])


def bound(here: Sentence, verb: int, token: int) -> int:
    """The token itself; for a relative pronoun the noun that its clause describes, -1 if there is none."""
    if here.tags[token] not in RELATIVE:
        return token
    clause = next((each for each in (verb, *here.ancestors(verb)[:DEEP]) if here.deps[each] == "relcl"), None)
    return -1 if clause is None else here.heads[clause]


def described(here: Sentence, verb: int) -> int | None:
    """The noun that the verb's own clause describes as relative clause or participle."""
    noun = here.heads[verb]
    return noun if here.deps[verb] in ("acl", "relcl", "amod") and here.poses[noun] in ("NOUN", "PROPN", "PRON", "NUM") else None


def gap(here: Sentence, verb: int, slots: set[str], *, passive: bool) -> str | None:
    """The slot of the clause that the described noun fills, if it fills one that is open."""
    dep = here.deps[verb]
    if dep == "relcl":
        pronoun = any(here.tags[kid] in RELATIVE or here.tags[kid] == "WRB" for kid in here.subtree(verb) if kid < verb)
        filled = "object" in slots or here.lemmas[here.heads[verb]] in UNMOVED
        return "object" if "subject" in slots and not (pronoun or filled) else None
    if here.tags[verb] == "VBG":
        return "subject" if "subject" not in slots else None
    return "object" if passive and "object" not in slots else None


def inherited(here: Sentence, verb: int) -> int | None:
    """The token that a verb without a subject of its own shares with the clause above."""
    token = verb
    for _ in range(DEEP):
        above, dep = here.heads[token], here.deps[token]
        if above == token or dep not in ("xcomp", "conj", "advcl", "pcomp", "ccomp", "acl", "prep", "acomp", "dobj", "pobj", "attr", "nsubj", "nsubjpass"):
            return None
        found = controller(here, above, dep)
        if found is not None and found != token:
            return bound(here, above, found) if bound(here, above, found) >= 0 else None
        token = above
    return None


def controller(here: Sentence, above: int, dep: str) -> int | None:
    """The party of the governing word that also is the subject below: the object of "asked them to go", else subject or possessor."""
    order = ("dobj", "nsubjpass", "nsubj", "poss") if dep in ("xcomp", "pcomp", "prep") else ("nsubj", "nsubjpass", "poss")
    for wanted in order:
        for kid in here.kids[above]:
            if here.deps[kid] == wanted and here.poses[kid] not in ("VERB", "AUX"):
                return kid
    if here.deps[above] in ("acl", "amod") and here.tags[above] in ("VBN", "VBG"):
        return here.heads[above]
    return None


def joined(here: Sentence, token: int) -> Iterator[int]:
    """A token and everything coordinated with it, left to right."""
    todo = [token]
    while todo:
        each = todo.pop(0)
        yield each
        todo.extend(kid for kid in here.children(each, "conj") if here.poses[kid] not in ("VERB", "AUX"))


def phrase(here: Sentence, head: int) -> tuple[int, int]:
    """First and last token of the phrase of a head: from its first modifier to the head, and on through an of-phrase; no relative clause, no conjunct."""
    first = head
    for kid in here.kids[head]:
        if kid < head and here.deps[kid] not in ("punct", "cc", "conj", "preconj", "relcl", "appos", "advcl", "mark"):
            first = min(first, here.edges[kid][0])
    last = head
    for kid in here.children(head, "prep"):
        if kid == last + 1 and here.lowers[kid] == "of":
            last = max((phrase(here, each)[1] for each in here.children(kid, "pobj")), default=last)
    return first, last
