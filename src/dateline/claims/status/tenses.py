"""When a verb group has its event: by tense and modality, and by times that lie ahead."""

from __future__ import annotations

from itertools import pairwise

from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood
from dateline.model import Certainty, Polarity, Sentence, Tense
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

PAST_AUX = word_list("en.status.past_auxiliaries")
PERFECT = word_list("en.status.perfect_auxiliaries")
PERCEIVING = word_list("en.status.perception_verbs")
PERIODS = word_list("en.status.periods")
AFTERWARDS = word_list("en.status.afterwards")
ON_DAY = word_list("en.status.before_fixture")
REGULAR = word_list("en.status.not_a_fixture")
FORESEEING, SETTING = word_list("en.status.foreseeing"), word_list("en.status.setting")
PLANNING = word_list("en.status.planning")
INVERTED, AGAINST_FACT = word_list("en.status.inverted_conditionals"), word_list("en.status.against_fact")

conditional = shape("en.shape.conditional")

TIMING = ("npadvmod", "advmod", "prep", "poss", "dobj", "amod", "nmod", "compound")
"""Relations in which a time stands to a verb or noun."""


def timed(sentence: Sentence, verb: int, lexicon: Lexicon) -> Mood:
    """Tense and modality of a verb group."""
    auxiliaries = [sentence.lowers[kid] for kid in sentence.children(verb, "aux", "auxpass")]
    modal = next(
        (sentence.lowers[kid] for kid in sentence.children(verb, "aux") if sentence.tags[kid] == "MD"), None
    )
    if modal in lexicon.lists["will"]:
        return Mood(tense=Tense.FUTURE, rules=(lexicon.ids["will"],))
    if modal in lexicon.lists["would"] and not is_had(sentence, verb):
        return would_mood(sentence, verb, auxiliaries, lexicon)
    if modal is not None and modal in lexicon.lists["modal"]:
        return possible_mood(sentence, verb, modal, auxiliaries, lexicon=lexicon)
    tense = tense_of(sentence, verb, auxiliaries)
    return ahead_mood(sentence, verb, lexicon) if tense == Tense.PRESENT else Mood(tense=tense)


def possible_mood(
    sentence: Sentence, verb: int, modal: str, auxiliaries: list[str], *, lexicon: Lexicon
) -> Mood:
    """What may, might or could be; what one could see one saw, and so what can be heard."""
    rules = (lexicon.ids["modal"],)
    shown = modal == "can" and "be" in auxiliaries
    if (
        (shown or modal == "could")
        and sentence.lemmas[verb] in PERCEIVING
        and not conditional(sentence, verb)
    ):
        return Mood(tense=Tense.PRESENT if shown else Tense.PAST, rules=rules)
    seen = Tense.PAST if "have" in auxiliaries else Tense.PRESENT if modal == "can" else Tense.FUTURE
    return Mood(certainty=Certainty.POSSIBLE, tense=seen, rules=rules)


def ahead_mood(sentence: Sentence, verb: int, lexicon: Lexicon) -> Mood:
    """A present, or what is fixed for a day where a time says so."""
    if is_timetabled(sentence, verb, lexicon):
        return Mood(tense=Tense.FUTURE, rules=(lexicon.ids["timetable"],))
    if has_time_ahead(sentence, verb, lexicon):
        return Mood(tense=Tense.FUTURE, rules=(lexicon.ids["ahead"],))
    return Mood(tense=Tense.PRESENT)


def would_mood(sentence: Sentence, verb: int, auxiliaries: list[str], lexicon: Lexicon) -> Mood:
    """A lone "would" waits for its report; with "later" it happened; with "have" it is supposed, or did not happen."""
    rules = (lexicon.ids["would"],)
    if sentence.has_child(verb, AFTERWARDS, "advmod"):
        return Mood(tense=Tense.PAST, rules=rules)
    if "have" in auxiliaries or "'ve" in auxiliaries:
        if is_against_fact(sentence):
            return Mood(polarity=Polarity.NEG, tense=Tense.PAST, rules=rules)
        return Mood(certainty=Certainty.POSSIBLE, tense=Tense.PAST, rules=rules)
    return Mood(certainty=Certainty.POSSIBLE, tense=Tense.FUTURE, would=True, rules=rules)


def is_against_fact(sentence: Sentence) -> bool:
    """Whether a sentence names what kept something from happening: "BUT FOR the tug", "WITHOUT it", "HAD he known"."""
    words = sentence.lowers
    joined = map(" ".join, pairwise(words))
    return words[0] in INVERTED or not AGAINST_FACT.isdisjoint((*words, *joined))


def is_had(sentence: Sentence, verb: int) -> bool:
    """Whether the "'d" before a verb is "had", which the parser takes for "would": "HE'D also SOLD boats"."""
    short = sentence.has_child(verb, {"'d", "\u2019d"}, "aux")
    return (
        short
        and sentence.tags[verb] == "VBN"
        and not sentence.has_child(verb, {"be", "have"}, "aux", "auxpass")
    )


def is_foreseen(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that something is still to come: "a vote PLANNED for May", "the guild PLANS to sell it"."""
    if sentence.lemmas[verb] in PLANNING and is_present(sentence, verb):
        return True
    if sentence.lemmas[verb] in FORESEEING:
        return is_undergone(sentence, verb)
    dated = any(sentence.lowers[kid] == "for" for kid in sentence.children(verb, "prep"))
    return dated and sentence.lemmas[verb] in SETTING and is_undergone(sentence, verb)


def is_present(sentence: Sentence, verb: int) -> bool:
    """Whether a verb stands in the present, with what is meant: "PLANS to sell it", "is PLANNING a sale"."""
    helped = sentence.children(verb, "aux") and not sentence.has_child(verb, PAST_AUX, "aux")
    going = sentence.tags[verb] == "VBG" and helped
    meant = sentence.children(verb, "xcomp", "ccomp", "dobj", "prep")
    return bool(meant) and (bool(going) or sentence.tags[verb] in {"VBZ", "VBP"})


def is_undergone(sentence: Sentence, verb: int) -> bool:
    """Whether a verb is a passive or participle of what is to come; no mere measure ("than PLANNED")."""
    if sentence.tags[verb] != "VBN" or sentence.children(verb, "dobj", "ccomp"):
        return False
    passive = sentence.children(verb, "auxpass") or not sentence.children(verb, "aux", "nsubj")
    return bool(passive) and sentence.lowers[verb - 1] != "than"


def tense_of(sentence: Sentence, verb: int, auxiliaries: list[str]) -> Tense | None:
    """Past, present, or `None` for infinitives and gerunds, which take their tense from what governs them."""
    tag = sentence.tags[verb]
    if "to" in auxiliaries:
        return Tense.PAST if PERFECT.intersection(auxiliaries) else None
    if tag == "VBD" or PAST_AUX.intersection(auxiliaries):
        return Tense.PAST
    if tag in {"VBZ", "VBP"} or auxiliaries:
        return Tense.PRESENT
    return Tense.PAST if tag == "VBN" else None


def has_time_ahead(sentence: Sentence, token: int, lexicon: Lexicon) -> bool:
    """Whether a time still ahead stands right under a token: "tomorrow", "in the coming days"."""
    ahead = lexicon.lists["ahead"]
    near = list(sentence.children_of((token, *sentence.children(token, "xcomp")), *TIMING))
    preps = (kid for kid in near if sentence.deps[kid] == "prep")
    times = [*near, *sentence.children_of(preps, "pobj")]
    if any(sentence.lowers[time] in ahead and sentence.lowers[time] == "tomorrow" for time in times):
        return True
    return any(
        sentence.has_child(time, ahead, "amod", "advmod", "nmod", "det")
        for time in times
        if sentence.lemmas[time] in PERIODS or sentence.ents[time][2:] in {"DATE", "TIME"}
    )


def is_timetabled(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether a present tells of a fixture on a day or in a month: "the trial BEGINS in September"."""
    progressive = sentence.tags[verb] == "VBG"
    if not (progressive or lexicon.lists["timetable"].get(sentence.lemmas[verb]) == "verb"):
        return False
    near = sentence.children(verb, "npadvmod", "prep")
    on = (prep for prep in near if sentence.lowers[prep] in ON_DAY)
    times = (*near, *sentence.children_of(on, "pobj"))
    return any(is_calendar_day(sentence, time, lexicon) for time in times)


def is_calendar_day(sentence: Sentence, token: int, lexicon: Lexicon) -> bool:
    """Whether a token heads a date with a weekday, month or season that is neither past nor regular."""
    if not sentence.ents[token].endswith("DATE"):
        return False
    words = sentence.lowers[sentence.edges[token][0] : sentence.edges[token][1] + 1]
    return any(lexicon.lists["timetable"].get(word) == "day" for word in words) and not any(
        word in REGULAR for word in words
    )
