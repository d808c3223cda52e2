"""The form of a verb group or event noun: tense, modality, negation and hedges, by the words around it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from dateline.claims.status.mood import Mood, apply, leave_open
from dateline.model import Certainty, Polarity, Sentence, Tense
from dateline.rules import Pack
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

EFFECT_RULES = (
    "fixed",
    "intend",
    "open",
    "negate",
    "cancel",
    "exclude",
    "allege",
    "deny",
    "know",
    "imply",
    "rebuff",
)
PAST_AUX = word_list("en.status.past_auxiliaries")
PERFECT = word_list("en.status.perfect_auxiliaries")
OPEN_MARKS = word_list("en.status.conditional_marks")
PERCEIVING = word_list("en.status.perception_verbs")
HARMLESS = word_list("en.status.after_not")
PERIODS = word_list("en.status.periods")
INVERTED = word_list("en.status.inverted_conditionals")
AFTERWARDS = word_list("en.status.afterwards")
ON_DAY = word_list("en.status.before_fixture")
REGULAR = word_list("en.status.not_a_fixture")

conditional = shape("en.shape.conditional")
is_prevented = shape("en.shape.prevented")
is_not_one = shape("en.shape.not_one")

TIMING = ("npadvmod", "advmod", "prep", "poss", "dobj", "amod", "nmod", "compound")
"""Relations in which a time stands to a verb or noun."""


@dataclass(frozen=True, slots=True)
class Effect:
    """What a word does to an event that stands to it in one of `relations`."""

    name: str
    relations: frozenset[str]
    rule: str


@dataclass(frozen=True)
class Lexicon:
    """The rules `en.status.*`, looked up by word."""

    effects: Mapping[str, tuple[Effect, ...]]
    lists: Mapping[str, Mapping[str, str]]
    ids: Mapping[str, str]

    def effect(self, word: str, *relations: str) -> Effect | None:
        """The effect of a word in the first of some relations that it knows."""
        found = self.effects.get(word, ())
        for relation in relations if found else ():
            for effect in found:
                if relation in effect.relations:
                    return effect
        return None


@cache
def load_lexicon(pack: Pack) -> Lexicon:
    """The status lexicon of a pack."""
    effects: dict[str, list[Effect]] = defaultdict(list)
    lists: dict[str, Mapping[str, str]] = {}
    ids: dict[str, str] = {}
    for rule in pack.under("en.status"):
        name = rule.read
        lists[name], ids[name] = rule.words, rule.id
        for word, relations in rule.words.items() if name in EFFECT_RULES else ():
            effects[word].append(Effect(name, frozenset(relations.split()), rule.id))
    return Lexicon({word: tuple(found) for word, found in effects.items()}, lists, ids)


def verb_mood(sentence: Sentence, verb: int, lexicon: Lexicon) -> Mood:
    """The mood of a verb by its own group: auxiliaries, negation, adverbs, conjunction."""
    mood = hedged(sentence, verb, timed(sentence, verb, lexicon), lexicon)
    if is_negated(sentence, verb, lexicon):
        mood = apply("negate", mood, lexicon.ids["not"])
    if sentence.tags[sentence.edges[verb][0]] in {"WRB", "WP", "WP$"} and sentence.deps[verb] in {
        "ccomp",
        "pcomp",
        "csubj",
        "acl",
    }:
        mood = replace(mood, asked=True)
    return marked(sentence, verb, mood, lexicon)


def timed(sentence: Sentence, verb: int, lexicon: Lexicon) -> Mood:
    """Tense and modality of a verb group."""
    auxiliaries = [sentence.lowers[kid] for kid in sentence.children(verb, "aux", "auxpass")]
    modal = next(
        (sentence.lowers[kid] for kid in sentence.children(verb, "aux") if sentence.tags[kid] == "MD"), None
    )
    if modal in lexicon.lists["will"]:
        return Mood(tense=Tense.FUTURE, rules=(lexicon.ids["will"],))
    if modal in lexicon.lists["would"]:
        return would_mood(sentence, verb, auxiliaries, lexicon)
    if modal is not None and modal in lexicon.lists["modal"]:
        return possible_mood(sentence, verb, modal, auxiliaries, lexicon=lexicon)
    tense = tense_of(sentence, verb, auxiliaries)
    return ahead_mood(sentence, verb, lexicon) if tense == Tense.PRESENT else Mood(tense=tense)


def possible_mood(
    sentence: Sentence, verb: int, modal: str, auxiliaries: list[str], *, lexicon: Lexicon
) -> Mood:
    """What may, might or could be; what one could see one saw."""
    rules = (lexicon.ids["modal"],)
    if modal == "could" and sentence.lemmas[verb] in PERCEIVING and not conditional(sentence, verb):
        return Mood(tense=Tense.PAST, rules=rules)
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
    """A lone "would" waits for its report; with "have" it did not happen; with "later" it did."""
    rules = (lexicon.ids["would"],)
    if sentence.has_child(verb, AFTERWARDS, "advmod"):
        return Mood(tense=Tense.PAST, rules=rules)
    if "have" in auxiliaries or "'ve" in auxiliaries:
        return Mood(polarity=Polarity.NEG, tense=Tense.PAST, rules=rules)
    return Mood(certainty=Certainty.POSSIBLE, tense=Tense.FUTURE, would=True, rules=rules)


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


def hedged(sentence: Sentence, verb: int, mood: Mood, lexicon: Lexicon) -> Mood:
    """The mood after adverbs: "perhaps", "reportedly", "nearly"."""
    for kid in sentence.children(verb, "advmod", "amod", "acomp"):
        word = sentence.lowers[kid]
        if kid > verb and sentence.deps[min(kid + 1, len(sentence) - 1)] == "prep":
            continue
        if word in lexicon.lists["modal"]:
            mood = replace(leave_open(mood), rules=(*mood.rules, lexicon.ids["modal"]))
        elif effect := lexicon.effect(word, "adverb"):
            mood = apply(effect.name, mood, effect.rule)
    return mood


def is_negated(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is negated by an adverb or by its subject ("none of them came").

    "not only" and "not until" are no negation.
    """
    words = lexicon.lists["not"]
    empty = is_emptied(sentence, verb, lexicon)
    adverbs = [
        kid
        for kid in sentence.children(verb, "neg", "advmod", "preconj", "det")
        if sentence.lowers[kid] in words
    ]
    adverbs += [
        kid
        for kid in sentence.children(verb, "advmod")
        if sentence.lowers[kid] == "longer" and sentence.lowers[kid - 1] == "no"
    ]
    denied = [kid for kid in adverbs if kid + 1 >= len(sentence) or sentence.lowers[kid + 1] not in HARMLESS]
    return (len(denied) % 2 == 1) != empty


def is_emptied(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb is nobody."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    return any(is_nobody(sentence, subject, lexicon.lists["not"]) for subject in subjects)


def is_nobody(sentence: Sentence, subject: int, negations: Container[str]) -> bool:
    """Whether a subject is "nobody", "no ship", "none of them" or "not one ship"."""
    if sentence.lowers[subject] in negations or sentence.has_child(subject, negations, "det"):
        return True
    return is_not_one(sentence, subject)


def marked(sentence: Sentence, verb: int, mood: Mood, lexicon: Lexicon) -> Mood:
    """The mood after the conjunction of the clause ("if", "whether", "until") and a condition on it."""
    marks = {sentence.lowers[kid] for kid in sentence.children(verb, "mark")}
    if mood.certainty == Certainty.POSSIBLE and is_prevented(sentence, verb):
        mood = apply("negate", mood, lexicon.ids["negate"])
        return replace(mood, certainty=Certainty.CERTAIN, tense=Tense.PAST)
    waits = "until" in marks and mood.tense != Tense.PAST
    if (
        waits
        or supposed(sentence, verb, marks)
        or (mood.tense == Tense.FUTURE and conditional(sentence, verb))
    ):
        return replace(leave_open(mood), rules=(*mood.rules, lexicon.ids["open"]))
    return mood


def supposed(sentence: Sentence, verb: int, marks: set[str]) -> bool:
    """Whether a clause is only supposed: by a conjunction, "in case", or an inverted "should"."""
    if marks & OPEN_MARKS and "as" not in marks:
        return True
    return is_inverted(sentence, verb) or in_case(sentence.lowers, verb)


def is_inverted(sentence: Sentence, verb: int) -> bool:
    """Whether an inverted "should" or "had" opens the clause of a verb."""
    words = sentence.lowers
    return (
        words[0] in INVERTED
        and "," in words[verb:]
        and "," not in words[:verb]
        and words[-1] != "?"
        and (words[0] != "had" or sentence.tags[verb] == "VBN")
    )


def in_case(words: Sequence[str], verb: int) -> bool:
    """Whether "in case" or "in one scenario" stands before a verb in its clause; parsers miss it."""
    for token in range(verb - 1, max(0, verb - 8), -1):
        if words[token] in {",", ";", "."} and words[token - 1] != "scenario":
            return False
        if opens_case(words, token):
            return True
    return False


def opens_case(words: Sequence[str], token: int) -> bool:
    """Whether a word opens a case that is only supposed."""
    if words[token] == "case":
        return words[token - 1] == "in" and words[token + 1] != "of"
    return words[token] in {"provided", "scenario"} or words[token : token + 2] == ("long", "as")


def noun_mood(sentence: Sentence, noun: int, lexicon: Lexicon) -> Mood:
    """The mood of an event noun by the words before it: "no visit", "the alleged transfer"."""
    mood = Mood()
    for kid in sentence.children(noun, "amod", "compound", "nmod", "acomp"):
        if effect := lexicon.effect(sentence.lowers[kid], "mod"):
            mood = apply(effect.name, mood, effect.rule)
    if has_time_ahead(sentence, noun, lexicon):
        mood = replace(mood, tense=Tense.FUTURE, rules=(*mood.rules, lexicon.ids["ahead"]))
    if sentence.has_child(noun, lexicon.lists["not"], "det", "neg", "preconj"):
        mood = apply("negate", mood, lexicon.ids["not"])
    return mood
