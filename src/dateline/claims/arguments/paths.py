"""How the parse leads from an event word to a word that may be its party: a path of named steps.

A path begins with the kind of the event word: `Va` and `Vp` are verbs without and with passive voice, `Vn`
bare participles with a subject, `N` nouns, `A` words that describe. It climbs by `^dep` and goes down by
`>dep`. Steps of one coordination count once; steps out of a clause say its form (`^xcomp=to`, `^acl=VBN`),
and out of a relative clause where its relative word stands (`^relcl=nsubj`; `0s` and `0n` with and without a
subject where there is none).
"""

from __future__ import annotations

from dateline.model import Sentence
from dateline.shapes.shapes import shape

is_passive = shape("en.shape.passive")

RELATIVE = frozenset({"WDT", "WP", "WP$"})
CLAUSES = frozenset({"acl", "xcomp", "advcl", "ccomp", "pcomp"})


def kind_of(here: Sentence, trigger: int) -> str:
    """What kind of event word a trigger is, as a path begins."""
    pos = here.poses[trigger]
    if pos in ("VERB", "AUX") and here.deps[trigger] != "amod":
        return "Vp" if is_passive(here, trigger) else "Vn" if is_bare(here, trigger) else "Va"
    return "N" if pos in ("NOUN", "PROPN") else "A"


def is_bare(here: Sentence, verb: int) -> bool:
    """Whether a verb is a participle with a subject and no auxiliary ("had the ship SEIZED")."""
    return here.tags[verb] == "VBN" and not here.children(verb, "aux", "auxpass")


def climb(here: Sentence, path: str, token: int) -> str:
    """A path, one step further up from a token to its governor."""
    step = "^" + step_up(here, token)
    return path if step == "^conj" and path.endswith(step) else path + step


def step_up(here: Sentence, token: int) -> str:
    """The name of the step from a token to its governor."""
    dep = here.deps[token]
    if dep == "relcl":
        return f"relcl={relative_slot(here, token)}"
    if dep not in CLAUSES:
        return dep
    return f"{dep}={'to' if has_to(here, token) else here.tags[token]}"


def has_to(here: Sentence, verb: int) -> bool:
    """Whether a verb is an infinitive with "to"."""
    return here.has_child(verb, ("to",), "aux")


def relative_slot(here: Sentence, verb: int) -> str:
    """Where the relative word of a clause stands; without one, whether the verb has a subject."""
    found = (slot_before(here, kid) for kid in here.kids[verb] if kid < verb)
    subject = here.children(verb, "nsubj", "nsubjpass")
    return next(filter(None, found), "0s" if subject else "0n")


def slot_before(here: Sentence, kid: int) -> str:
    """The slot of a relative word that is a child of the verb or stands right below one; else empty."""
    if here.tags[kid] in RELATIVE:
        return here.deps[kid]
    if here.tags[kid] == "WRB":
        return "wrb"
    below = any(here.tags[each] in RELATIVE for each in here.kids[kid])
    return ("prep" if here.deps[kid] == "prep" else "inner") if below else ""
