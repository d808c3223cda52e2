"""Questions: what is asked for is not told."""

from __future__ import annotations

from dateline.claims.status.mood import Mood, leave_open
from dateline.model import Sentence
from dateline.vocabulary import word_list

ASKING = word_list("en.status.question_openers")


def put_as_question(sentence: Sentence, event: int, mood: Mood) -> Mood:
    """The mood of an event in its sentence; a yes/no question leaves it open."""
    if sentence.words[-1] != "?" or mood.tense is None:
        return mood
    return leave_open(mood) if is_asked(sentence, event) or is_inverted(sentence, event) else mood


def is_asked(sentence: Sentence, event: int) -> bool:
    """Whether the sentence opens with an auxiliary that asks for the event."""
    if sentence.lowers[0] not in ASKING:
        return False
    below = sentence.heads[event] == sentence.root and sentence.tags[event] in {"VBG", "VBN"}
    return event == sentence.root or below


def is_inverted(sentence: Sentence, event: int) -> bool:
    """Whether the event is the root, its auxiliary before its subject, with no question word."""
    auxiliaries = sentence.children(event, "aux", "auxpass")
    subjects = sentence.children(event, "nsubj", "nsubjpass")
    if sentence.root != event or not auxiliaries or not subjects or auxiliaries[0] > subjects[0]:
        return False
    return not any(tag in {"WRB", "WP", "WDT"} for tag in sentence.tags[: max(subjects)])
