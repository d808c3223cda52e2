"""Where the verb group that governs a time expression points: back, ahead, or nowhere."""

from __future__ import annotations

from dateline.model import Sentence, Zone
from dateline.rules import Rule
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

BACK, NOWHERE, AHEAD = -1, 0, 1
WILL = word_list("en.times.ahead_auxiliaries")
PAST = word_list("en.times.past_auxiliaries")
PRESENT = word_list("en.times.present_auxiliaries")
HAVE = word_list("en.times.perfect_auxiliaries")
DEADLINES = word_list("en.times.deadline_prepositions")
LASTING = word_list("en.times.end_prepositions")
LIMITS = LASTING | {"to"}
OPENERS = word_list("en.times.clause_openers")

is_due = shape("en.shape.due")
is_ordered = shape("en.shape.ordered_on")
was_to = shape("en.shape.was_to")
is_overtaken = shape("en.shape.overtaken_plan")
puts_off = shape("en.shape.put_off")

FINITE = {
    "VBD": BACK,
    "VBN": BACK,
    "VBZ": NOWHERE,
    "VBP": NOWHERE,
    "VBG": NOWHERE,
    "VB": NOWHERE,
    "MD": AHEAD,
}
MAX_REACH, MAX_KIDS, MAX_CHAIN = 60, 30, 4
MAX_HOPS = 12
"""How far up the tree a governor is looked for: keeps broken parses of endless lines linear."""


def find_direction(sentence: Sentence, first: int, *, last: int, plans: Rule, above: bool = False) -> int:
    """-1, 0 or 1 for the verb group above tokens `first`..`last`: its tense, its modal, its plan.

    With `above`, verbs behind the phrase do not count: in "it comes nine months after they met" the months
    hang on "comes".
    """
    token = head_of(sentence, first, last)
    if is_due(sentence, token):
        return AHEAD
    if sentence.deps[token] == "poss" or is_ordered(sentence, token):
        return NOWHERE
    beside = True
    for _ in range(MAX_HOPS):
        token = sentence.heads[token]
        hidden = token > last and (above or opens_clause(sentence, last, token))
        direction = None if hidden else direction_at(sentence, token, plans=plans)
        if direction == BACK and lasts(sentence, token, first):
            return AHEAD
        if direction is not None:
            vague = direction == AHEAD and not beside and sentence.tags[token] in ("VBZ", "VBP")
            return before_deadline(sentence, first, NOWHERE if vague else direction)
        beside = beside and sentence.poses[token] not in ("NOUN", "PROPN", "PRON")
        if sentence.heads[token] == token:
            break
    return NOWHERE


def before_deadline(sentence: Sentence, first: int, direction: int) -> int:
    """A direction; ahead where nothing points anywhere and the time is a deadline."""
    due = direction == NOWHERE and first > 0 and sentence.lowers[first - 1] in DEADLINES
    return AHEAD if due else direction


def opens_clause(sentence: Sentence, last: int, verb: int) -> bool:
    """Whether a clause begins between the end of a phrase and a verb behind it.

    As in "warnings on Thursday that strikes could follow".
    """
    return verb - last <= MAX_REACH and not OPENERS.isdisjoint(sentence.lowers[last + 1 : last + 2])


def lasts(sentence: Sentence, verb: int, first: int) -> bool:
    """Whether something goes on until a time: "has kept the port closed until Friday"."""
    if not first or sentence.lowers[first - 1] not in LASTING:
        return False
    chain = [verb]
    while len(chain) < MAX_CHAIN and sentence.deps[chain[-1]] in ("xcomp", "ccomp"):
        chain.append(sentence.heads[chain[-1]])
    return any(has_perfect(sentence, token) for token in {*chain, sentence.heads[verb]})


def has_perfect(sentence: Sentence, verb: int) -> bool:
    """Whether a form of "have" is an auxiliary of a verb."""
    kids = sentence.kids[verb][:MAX_KIDS]
    return any(sentence.deps[kid] == "aux" and sentence.lowers[kid] in HAVE for kid in kids)


def is_put_off(sentence: Sentence, first: int, last: int, *, delays: Rule) -> bool:
    """Whether a verb that puts off or extends governs a time that it leads to: "postponed until Tuesday"."""
    if not first or sentence.lowers[first - 1] not in LIMITS:
        return False
    token = head_of(sentence, first, last)
    for _ in range(2):
        token = sentence.heads[token]
    return sentence.lemmas[token] in delays or puts_off(sentence, token)


def is_planned(sentence: Sentence, token: int, *, plans: Rule) -> bool:
    """Whether a word of plans or expectations governs a token, near or far."""
    for _ in range(MAX_HOPS):
        token = sentence.heads[token]
        if sentence.lemmas[token] in plans:
            return True
    return False


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a phrase whose head lies outside it."""
    return next(
        (token for token in range(first, last + 1) if not first <= sentence.heads[token] <= last), first
    )


def direction_at(sentence: Sentence, token: int, *, plans: Rule) -> int | None:
    """The direction of the verb group at a token; `None` without a finite one, so that the search goes on."""
    tag = sentence.tags[token]
    if is_overtaken(sentence, token):
        return BACK
    if tag not in FINITE:
        return AHEAD if sentence.lemmas[token] in plans and tag == "JJ" else None
    auxiliaries = [
        sentence.lowers[kid]
        for kid in sentence.kids[token]
        if sentence.deps[kid] in ("aux", "auxpass") and kid < token
    ]
    if sentence.lemmas[token] in plans and tag == "VBN":
        return AHEAD
    return group_direction(sentence, token, auxiliaries=auxiliaries, plans=plans)


def group_direction(sentence: Sentence, token: int, *, auxiliaries: list[str], plans: Rule) -> int | None:
    """What a verb's auxiliaries say, else its form; infinitives and participles go by the verb above."""
    if any(word in WILL for word in auxiliaries):
        return BACK if "have" in auxiliaries else AHEAD
    if "to" in auxiliaries:
        return BACK if "have" in auxiliaries else infinitive(sentence, token, plans=plans)
    if any(word in PAST for word in auxiliaries):
        return BACK
    return form_direction(sentence, token, now=any(word in PRESENT for word in auxiliaries))


def form_direction(sentence: Sentence, token: int, *, now: bool) -> int | None:
    """What the form of a verb says; `now` tells that an auxiliary of the present goes with it."""
    tag = sentence.tags[token]
    if tag == "VBG":
        return AHEAD if now else None
    if tag == "VBN":
        return NOWHERE if now else BACK
    if tag in ("VBZ", "VBP"):
        return (
            NOWHERE if sentence.zone is not Zone.BODY or sentence.lemmas[token] in ("say", "show") else AHEAD
        )
    return FINITE[tag]


def infinitive(sentence: Sentence, token: int, *, plans: Rule) -> int | None:
    """An infinitive lies ahead in a headline, below a plan or "was to"; else it is the verb's above."""
    above = sentence.heads[token]
    if is_overtaken(sentence, above):
        return BACK
    planned = above == token or sentence.lemmas[above] in plans or was_to(sentence, token)
    if planned or sentence.zone is Zone.HEADLINE:
        return AHEAD
    return None
