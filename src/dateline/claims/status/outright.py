"""What is denied, negated or foreseen outright, by an event word itself and what is said of it."""

from __future__ import annotations

from dateline.claims.absences import is_absent
from dateline.claims.rejections import (
    is_denial,
    is_name_of_false,
    is_named_badly,
    is_pointed_at,
    is_turned_down,
)
from dateline.claims.status.governors import VERBS
from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood, apply
from dateline.claims.status.negations import has_no_object
from dateline.claims.status.tenses import is_foreseen
from dateline.model import Sentence
from dateline.vocabulary import word_list

IMAGINED = word_list("en.status.imaginings")


def outright(sentence: Sentence, event: int, mood: Mood, lexicon: Lexicon) -> Mood:
    """The mood of an event, that of its own group, after what decides it without governing it."""
    denials = lexicon.denials
    if is_denial(sentence, event, denials) or is_name_of_false(sentence, event, denials):
        return apply("deny", mood, "triggers.denial")
    if is_rejected_here(sentence, event, lexicon):
        return apply("deny", mood, lexicon.ids["deny"])
    if is_absent(sentence, event):
        return apply("negate", Mood(tense=mood.tense), "triggers.absent")
    if sentence.poses[event] not in VERBS:
        return mood
    if is_imagined(sentence, event):
        return apply("deny", mood, lexicon.ids["false"])
    if has_no_object(sentence, event, lexicon):
        return apply("negate", mood, lexicon.ids["not"])
    return apply("intend", mood, lexicon.ids["intend"]) if is_foreseen(sentence, event) else mood


def is_rejected_here(sentence: Sentence, event: int, lexicon: Lexicon) -> bool:
    """Whether a word for a charge is what somebody rejects, gives a bad name or points back to in denying."""
    denials = lexicon.denials
    turned_down = sentence.poses[event] == "NOUN" and is_turned_down(sentence, event, denials)
    return turned_down or is_named_badly(sentence, event, denials) or is_pointed_at(sentence, event, denials)


def is_imagined(sentence: Sentence, event: int) -> bool:
    """Whether something is said to be only in a mind: "were beaten only in the IMAGINATION of a cook"."""
    within = [kid for kid in sentence.children(event, "prep") if sentence.lowers[kid] == "in"]
    return any(sentence.lemmas[each] in IMAGINED for each in sentence.children_of(within, "pobj"))
