"""What is denied, negated or foreseen outright, by an event word itself and what is said of it."""

from __future__ import annotations

from dateline.claims.absences import is_absent, is_none
from dateline.claims.rejections import (
    is_denial,
    is_denied_tie,
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
SUPPOSED = word_list("en.status.supposed_words")


def outright(sentence: Sentence, event: int, mood: Mood, lexicon: Lexicon) -> Mood:
    """The mood of an event, that of its own group, after what decides it without governing it."""
    denied = denying_rule(sentence, event, lexicon)
    if denied:
        return apply("deny", mood, denied)
    if is_absent(sentence, event):
        return apply("negate", Mood(tense=mood.tense), "triggers.absent")
    if is_hearsay(sentence, event):
        return apply("allege", mood, lexicon.ids["allege"])
    if sentence.poses[event] not in VERBS:
        return mood
    if has_no_object(sentence, event, lexicon):
        return apply("negate", mood, lexicon.ids["not"])
    return apply("intend", mood, lexicon.ids["intend"]) if is_foreseen(sentence, event) else mood


def is_hearsay(sentence: Sentence, event: int) -> bool:
    """Whether a participle says itself that something is only thought or said: "is BELIEVED to be"."""
    if sentence.lowers[event] not in SUPPOSED or sentence.tags[event] not in {"VBN", "JJ"}:
        return False
    passive = bool(sentence.children(event, "auxpass"))
    return passive or not sentence.children(event, "aux", "nsubj", "dobj", "ccomp")


def denying_rule(sentence: Sentence, event: int, lexicon: Lexicon) -> str | None:
    """The rule by which an event word denies, or is denied without a word that governs it."""
    denials = lexicon.denials
    if is_no_such(sentence, event, lexicon):
        return lexicon.ids["deny"]
    if is_denial(sentence, event, denials) or is_name_of_false(sentence, event, denials):
        return "triggers.denial"
    if is_rejected_here(sentence, event, lexicon):
        return lexicon.ids["deny"]
    imagined = sentence.poses[event] in VERBS and is_imagined(sentence, event)
    return lexicon.ids["false"] if imagined else None


def is_no_such(sentence: Sentence, event: int, lexicon: Lexicon) -> bool:
    """Whether there is nothing of the kind that somebody told of: "no such RAID", "no such raid HAPPENED".

    That nobody said such a thing answers no charge: "no such admission".
    """
    verbal = sentence.poses[event] in VERBS
    nouns = sentence.children(event, "nsubj", "nsubjpass") if verbal else (event,)
    such = (each for each in nouns if sentence.has_child(each, {"such"}, "amod", "predet", "det"))
    return any(is_none(sentence, each) and sentence.lemmas[each] not in lexicon.speech for each in such)


def is_rejected_here(sentence: Sentence, event: int, lexicon: Lexicon) -> bool:
    """Whether a word for a charge is what somebody rejects, badly names, points back to or unties from himself."""
    denials = lexicon.denials
    if sentence.poses[event] == "NOUN" and is_turned_down(sentence, event, denials):
        return True
    ways = (is_named_badly, is_pointed_at, is_denied_tie)
    return any(says(sentence, event, denials) for says in ways)


def is_imagined(sentence: Sentence, event: int) -> bool:
    """Whether something is said to be only in a mind: "were beaten only in the IMAGINATION of a cook"."""
    within = [kid for kid in sentence.children(event, "prep") if sentence.lowers[kid] == "in"]
    return any(sentence.lemmas[each] in IMAGINED for each in sentence.children_of(within, "pobj"))
