"""Where the parse puts the parties of an event word: pure grammar, before any word list names roles.

`verb_parts` and `noun_parts` give (slot, token) pairs. Slots: `subject`, `object` (also of a passive),
`dative`, `possessor`, `modifier`, and prepositions.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from dateline.claims.grammar import is_infinitive
from dateline.model import Sentence
from dateline.shapes.shapes import shape, shape_part
from dateline.vocabulary import word_list

Part = tuple[str, int]

OUTER = word_list("en.arguments.before_preposition")
MODIFIERS = ("compound", "amod", "nmod")
RELATIVE = frozenset({"WDT", "WP", "WP$"})
UNMOVED = word_list("en.arguments.nouns_of_circumstance")

OPEN = frozenset(
    {
        "xcomp",
        "conj",
        "advcl",
        "pcomp",
        "ccomp",
        "acl",
        "prep",
        "acomp",
        "dobj",
        "pobj",
        "attr",
        "nsubj",
        "nsubjpass",
    }
)
"""Relations across which a missing subject is looked for."""

DEEP = 5
"""How many governors a missing subject is looked for at."""

OBJECT_CONTROL = word_list("en.arguments.object_control")

is_passive = shape("en.shape.passive")
described = shape_part("en.shape.described_noun")
noun_of_participle = shape_part("en.shape.noun_of_participle")
antecedent = shape_part("en.shape.antecedent")


def verb_parts(here: Sentence, verb: int, *, control: Container[str], reach: bool = True) -> Iterator[Part]:
    """The parties of a verb; missing ones come from the noun that its clause describes or the clause above.

    Beyond coordination only with `reach`.

    `control` holds the verbs whose object does what the embedded verb says ("asked them to go").
    """
    passive = is_passive(here, verb)
    found = [(slot, bound(here, token)) for slot, token in own_parts(here, verb)]
    slots = {slot for slot, _ in found}
    yield from ((slot, token) for slot, token in found if token is not None)
    noun = described(here, verb)
    if noun is not None and (slot := gap(here, verb, slots, passive=passive)):
        yield slot, noun
        slots.add(slot)
    missing = "object" if passive else "subject"
    if missing not in slots and (reach or here.deps[verb] == "conj"):
        yield from supplied(here, verb, missing, control)


def supplied(here: Sentence, verb: int, missing: str, control: Container[str]) -> Iterator[Part]:
    """The party that a verb lacks, from the clause above."""
    above = inherited(here, verb, control)
    if above is not None:
        slot, party = above
        yield ("controlled" if missing == "subject" and slot == "object" else missing), party


def own_parts(here: Sentence, verb: int) -> Iterator[Part]:
    """The parties that hang on the verb itself."""
    given = bool(here.children(verb, "dobj"))
    for kid in here.kids[verb]:
        slot = own_slot(here, kid, given=given)
        if slot:
            yield slot, kid
        elif here.deps[kid] in ("prep", "agent", "dative"):
            yield from phrase_parts(here, kid)
        elif here.deps[kid] == "ccomp" and is_infinitive(here, kid):
            yield from (("object", each) for each in here.children(kid, "nsubj"))


def own_slot(here: Sentence, kid: int, *, given: bool) -> str | None:
    """The slot of a child of a verb that is a party by itself; `given` when the verb has an object."""
    dep = here.deps[kid]
    if dep in ("attr", "oprd"):
        return "complement" if here.poses[kid] in ("NOUN", "PROPN", "PRON") else None
    if dep == "dative":
        return "dative" if here.poses[kid] != "ADP" else None
    if dep == "nsubjpass":
        return "dative" if given else "object"
    return {"nsubj": "subject", "dobj": "object"}.get(dep)


def phrase_parts(here: Sentence, preposition: int) -> Iterator[Part]:
    """What a preposition governs, through one more preposition if need be ("out of the town")."""
    for kid in here.kids[preposition]:
        if here.deps[kid] == "pobj":
            yield here.lowers[preposition], kid
        elif here.deps[kid] == "prep" and here.lowers[preposition] in OUTER:
            yield from ((here.lowers[kid], each) for each in here.children(kid, "pobj"))


def noun_parts(here: Sentence, noun: int) -> Iterator[Part]:
    """The parties of a noun of event: possessor, modifiers, prepositional phrases."""
    for kid in here.kids[noun]:
        dep = here.deps[kid]
        if dep == "poss":
            yield "possessor", kid
        elif dep in MODIFIERS:
            yield "modifier", kid
            yield from (
                ("modifier", each)
                for each in here.children(kid, *MODIFIERS)
                if dep != "amod" and here.deps[each] == "amod"
            )
        elif dep == "prep":
            yield from phrase_parts(here, kid)


def gap(here: Sentence, verb: int, slots: set[str], *, passive: bool) -> str | None:
    """The slot of the clause that the described noun fills, if it fills one that is open."""
    if here.deps[verb] == "relcl":
        return "object" if "subject" in slots and lacks_object(here, verb, slots) else None
    if here.tags[verb] == "VBG":
        return "subject" if "subject" not in slots else None
    return "object" if passive and "object" not in slots else None


def lacks_object(here: Sentence, verb: int, slots: set[str]) -> bool:
    """Whether a relative clause has neither an object nor a relative word before its verb."""
    if "object" in slots or here.lemmas[here.heads[verb]] in UNMOVED:
        return False
    before = (here.tags[kid] for kid in here.subtree(verb) if kid < verb)
    return not any(tag in RELATIVE or tag == "WRB" for tag in before)


def inherited(here: Sentence, verb: int, control: Container[str]) -> Part | None:
    """The party that a verb without a subject shares with the clause above.

    With whether it is the `subject` or `object` there.
    """
    token, objective = verb, False
    for _ in range(DEEP):
        above, dep = here.heads[token], here.deps[token]
        if above == token or dep not in OPEN:
            return None
        objective = objective or (dep == "prep" and here.lowers[token] in OBJECT_CONTROL)
        controlled = dep == "xcomp" and here.lemmas[above] in control
        found = controller(here, above, objective=objective or controlled)
        if found is not None and found[1] != token:
            return bound_part(here, found)
        token = above
    return None


def bound(here: Sentence, token: int) -> int | None:
    """The token itself; for a relative pronoun the noun that its clause describes, `None` if there is none."""
    return antecedent(here, token) if here.tags[token] in RELATIVE else token


def bound_part(here: Sentence, part: Part) -> Part | None:
    """A party, with the noun that a relative pronoun stands for; `None` if there is none."""
    party = bound(here, part[1])
    return None if party is None else (part[0], party)


def controller(here: Sentence, above: int, *, objective: bool) -> Part | None:
    """The party of the governing word that is the subject below, too.

    Its object when that is `objective`, else its subject or possessor.
    """
    for wanted in ("dobj", "nsubjpass", "nsubj", "poss") if objective else ("nsubj", "nsubjpass", "poss"):
        for kid in here.kids[above]:
            if here.deps[kid] == wanted and here.poses[kid] not in ("VERB", "AUX"):
                return ("object" if wanted == "dobj" else "subject"), kid
    noun = noun_of_participle(here, above)
    return None if noun is None else ("subject", noun)


def joined(here: Sentence, token: int) -> Iterator[int]:
    """A token and everything coordinated with it, left to right."""
    found = [token]
    for each in found:  # grows while it is read
        yield each
        conjuncts = [kid for kid in here.kids[each] if here.deps[kid] == "conj"]
        found += [kid for kid in conjuncts if here.poses[kid] not in ("VERB", "AUX")]


def named(here: Sentence, head: int) -> int:
    """The name that stands right behind a title ("leader Jon Talbot"), else the head itself."""
    return next(
        (
            kid
            for kid in here.children(head, "appos")
            if kid > head and here.poses[kid] == "PROPN" and here.edges[kid][0] == head + 1
        ),
        head,
    )


def phrase(here: Sentence, head: int) -> tuple[int, int]:
    """First and last token of a head's phrase: from its first modifier through an of-phrase.

    No relative clause, no conjunct.
    """
    title = here.heads[head]
    first = phrase(here, title)[0] if here.deps[head] == "appos" and named(here, title) == head else head
    for kid in here.kids[head]:
        if kid < head and here.deps[kid] not in (
            "punct",
            "cc",
            "conj",
            "preconj",
            "relcl",
            "appos",
            "advcl",
            "mark",
        ):
            first = min(first, here.edges[kid][0])
    last = head
    for kid in here.children(head, "prep"):
        if kid == last + 1 and here.lowers[kid] == "of":
            last = max([last, *(phrase(here, each)[1] for each in here.children(kid, "pobj"))])
    return first, last
