"""Words of time that are names or parts of names: April Jones, the Sunday Times, the Arab Spring."""

from __future__ import annotations

from dateline.mentions.times.matches import Found
from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

FRONTS = word_list("en.times.before_date")
ARTICLES = word_list("en.times.before_noun_phrase")
LABELS = word_list("en.times.labels_of_names")
HAPPENINGS = word_list("en.times.happenings")
is_somebody = shape("en.shape.somebody")
JOINED = frozenset({"compound", "nmod"})


def is_name(found: Found) -> bool:
    """Whether what matched is a part of a longer name: as the name recogniser has it, or as capitals join.

    Or a name on its own, by what is said of it. Only a word that stands for a time on its own can be, and
    none in the name of a happening.
    """
    sentence, at = found.sentence, found.last
    alone = at == found.first or ("season" in found and sentence.lowers[found.first : at] == ("the",))
    if not alone or not sentence.words[at][0].isupper() or sentence.lowers[sentence.heads[at]] in HAPPENINGS:
        return False
    return inside_name(sentence, at) or is_somebody(sentence, at) or joins_name(found)


def inside_name(sentence: Sentence, token: int) -> bool:
    """Whether a token is one of several of a name of a person, place, organization or work."""
    label = sentence.ents[token]
    if label.partition("-")[2].lower() not in LABELS:
        return False
    behind = sentence.ents[token + 1] if token + 1 < len(sentence) else ""
    return label.startswith("I-") or behind == f"I{label[1:]}"


def joins_name(found: Found) -> bool:
    """Whether a lone word of the calendar is the first name, the surname or a part of a name beside it."""
    sentence, at = found.sentence, found.last
    if "weekday" in found:
        return at > 0 and is_dubbed(sentence, at)
    return ("month" in found or "season" in found) and (begins_name(found) or ends_name(sentence, at))


def begins_name(found: Found) -> bool:
    """Whether a month or season belongs to the name behind it: "April Jones", not "in April Jones left"."""
    sentence, at = found.sentence, found.last
    head = sentence.heads[at]
    named = sentence.deps[at] in JOINED and is_proper(sentence, at + 1) and is_proper(sentence, head)
    if not named or head <= at or "season" in found:
        return named and head > at
    governed = sentence.deps[head] == "pobj" and found.before != "in"
    return found.before not in ARTICLES and (governed or found.before not in FRONTS)


def ends_name(sentence: Sentence, at: int) -> bool:
    """Whether a month or season belongs to the name before it: "Julia April", "the Arab Spring"."""
    return at > 0 and is_proper(sentence, at - 1) and sentence.heads[at - 1] == at


def is_dubbed(sentence: Sentence, at: int) -> bool:
    """Whether a weekday has a byname in capitals that is no name itself: "Black Friday sales"."""
    before, head = at - 1, sentence.heads[at]
    if (
        not is_proper(sentence, before)
        or sentence.lowers[before] in ARTICLES
        or sentence.ents[before]
        or sentence.deps[at] == "npadvmod"
    ):
        return False
    return sentence.heads[before] == at or (sentence.heads[before] == head and sentence.deps[at] in JOINED)


def is_proper(sentence: Sentence, token: int) -> bool:
    """Whether a token is a word of a name in capitals."""
    inside = token < len(sentence)
    return inside and sentence.words[token][0].isupper() and sentence.deps[token] != "poss"
