"""Which party a verb without a subject of its own shares with the clause above: pure grammar.

Only asked where the learned labeller finds nobody.
"""

from __future__ import annotations

from collections.abc import Container

from dateline.claims.arguments.paths import RELATIVE, has_to
from dateline.model import Sentence
from dateline.shapes.shapes import shape_part
from dateline.vocabulary import word_list

Part = tuple[str, int]

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

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of words that have a tense, or stand for one."""

DEEP = 5
"""How many governors a missing subject is looked for at."""

HANDING = word_list("en.arguments.handing")
MOVING = word_list("en.arguments.moving")
OBJECT_CONTROL = word_list("en.arguments.object_control")

noun_of_participle = shape_part("en.shape.noun_of_participle")
antecedent = shape_part("en.shape.antecedent")
subject_beside = shape_part("en.shape.subject_beside")


def is_told(here: Sentence, verb: int) -> bool:
    """Whether a clause is what somebody says or thinks: it has its own tense, and nobody above acts in it."""
    tensed = (verb, *here.children(verb, "aux", "auxpass"))
    return here.deps[verb] == "ccomp" and any(here.tags[each] in FINITE for each in tensed)


def handed(here: Sentence, verb: int, control: Container[str]) -> int | None:
    """To whom a governing verb hands the act of an embedded one on: its object or that of its preposition.

    As in "urged them to go", "called on them to go", "accused them of going".
    """
    while here.deps[verb] == "conj" and not here.children(verb, "nsubj", "nsubjpass"):
        verb = here.heads[verb]
    above = here.heads[verb]
    if here.deps[verb] == "pcomp" and here.lowers[above] in OBJECT_CONTROL:
        found = here.children(here.heads[above], "dobj")
    elif has_to(here, verb) and here.lemmas[above] in control:
        found = receivers(here, verb, above)
    else:
        return None
    return next((each for each in found if each < verb), None)


def hands_on_surely(here: Sentence, verb: int) -> bool:
    """Whether even a thing takes an act over: from a verb of asking, or by "from" and "into"."""
    return here.deps[verb] != "pcomp" or here.lowers[here.heads[verb]] in MOVING


def receivers(here: Sentence, verb: int, above: int) -> tuple[int, ...]:
    """Who is asked, told or allowed by a verb to do what an infinitive says."""
    objects = here.children(above, "dobj") if here.deps[verb] == "xcomp" else ()
    phrases = (kid for kid in here.children(above, "prep", "dative") if here.lowers[kid] in HANDING)
    return tuple(each for each in (*objects, *here.children_of(phrases, "pobj")) if each > above)


def inherited(here: Sentence, verb: int, control: Container[str]) -> Part | None:
    """The party that a verb without a subject shares with the clause above.

    With whether it is the `subject` or `object` there.
    """
    beside = subject_beside(here, verb)
    if beside is not None:
        return bound_part(here, ("subject", beside))
    token, objective = verb, False
    for _ in range(DEEP):
        above, dep = here.heads[token], here.deps[token]
        if above == token or dep not in OPEN or is_told(here, token):
            return None
        objective = objective or (dep == "prep" and here.lowers[token] in OBJECT_CONTROL)
        controlled = dep == "xcomp" and here.lemmas[above] in control
        found = controller(here, above, objective=objective or controlled)
        if found is not None and found[1] != token:
            return bound_part(here, found)
        token = above
    return None


def bound(here: Sentence, token: int) -> int | None:
    """The token itself; for a relative pronoun the noun that its clause describes, if there is one."""
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
