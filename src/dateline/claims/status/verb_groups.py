"""The form of a verb group or event noun: tense, modality, negation and hedges, by the words around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dateline.claims.status.lexicons import Lexicon
from dateline.claims.status.mood import Mood, apply, leave_open
from dateline.claims.status.negations import HARMLESS, is_negated
from dateline.claims.status.tenses import conditional, has_time_ahead, timed
from dateline.model import Certainty, Sentence, Tense
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

OPEN_MARKS = word_list("en.status.conditional_marks")
INVERTED = word_list("en.status.inverted_conditionals")

CAN, WILLED = word_list("en.status.cannot"), word_list("en.status.willed_subjects")

PAST = "could"

is_prevented = shape("en.shape.prevented")


def verb_mood(sentence: Sentence, verb: int, lexicon: Lexicon) -> Mood:
    """The mood of a verb by its own group: auxiliaries, negation, adverbs, conjunction."""
    mood = hedged(sentence, verb, timed(sentence, verb, lexicon), lexicon)
    if is_negated(sentence, verb, lexicon):
        mood = apply("negate", mood, lexicon.ids["not"])
        if cannot_have(sentence, verb):
            mood = replace(mood, certainty=Certainty.CERTAIN, tense=Tense.PAST)
        if mood.would and has_will(sentence, verb):
            mood = replace(mood, certainty=Certainty.PROBABLE, would=False)
    if sentence.tags[sentence.edges[verb][0]] in {"WRB", "WP", "WP$"} and sentence.deps[verb] in {
        "ccomp",
        "pcomp",
        "csubj",
        "acl",
    }:
        mood = replace(mood, asked=True)
    return marked(sentence, verb, mood, lexicon)


def cannot_have(sentence: Sentence, verb: int) -> bool:
    """Whether a verb group says what cannot have been: "could not have SOLD", "can't have SOLD"."""
    auxiliaries = sentence.children(verb, "aux")
    helping = {sentence.lowers[kid] for kid in (*auxiliaries, *sentence.children_of(auxiliaries, "aux"))}
    return bool(helping & CAN) and ("have" in helping or PAST in helping)


def has_will(sentence: Sentence, verb: int) -> bool:
    """Whether the subject of a verb is somebody, so that a "would not" is a refusal: "who WOULD not pay"."""
    return any(
        sentence.lowers[each] in WILLED or sentence.ents[each].endswith(("PERSON", "ORG"))
        for each in sentence.children(verb, "nsubj")
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


def marked(sentence: Sentence, verb: int, mood: Mood, lexicon: Lexicon) -> Mood:
    """The mood after the conjunction of the clause ("if", "whether", "until") and a condition on it."""
    marks = {sentence.lowers[kid] for kid in sentence.children(first_of(sentence, verb), "mark")}
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


def first_of(sentence: Sentence, verb: int) -> int:
    """The first of several verbs of one subject, whose conjunction is that of all: "whether it SANK or was sunk"."""
    while sentence.deps[verb] == "conj" and not sentence.children(verb, "mark", "nsubj", "nsubjpass"):
        verb = sentence.heads[verb]
    return verb


def is_supposed(sentence: Sentence, verb: int) -> bool:
    """Whether the clause of a verb is only supposed."""
    return supposed(sentence, verb, {sentence.lowers[kid] for kid in sentence.children(verb, "mark")})


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
        and (words[0] != "had" or 0 in sentence.children(verb, "aux"))
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


def is_said_not(sentence: Sentence, adjective: int) -> bool:
    """Whether a copula says that an adjective does not hold: "was not RESPONSIBLE for the raid"."""
    copula = sentence.heads[adjective]
    given = sentence.deps[adjective] == "acomp" and sentence.lemmas[copula] == "be"
    given = given and sentence.tags[adjective] != "JJR"  # "was never better"
    return given and any(sentence.lowers[kid + 1] not in HARMLESS for kid in sentence.children(copula, "neg"))


def noun_mood(sentence: Sentence, noun: int, lexicon: Lexicon) -> Mood:
    """The mood of an event noun by the words before it: "no visit", "the alleged transfer"."""
    mood = Mood()
    for kid in sentence.children(noun, "amod", "compound", "nmod", "acomp"):
        if effect := lexicon.effect(sentence.lowers[kid], "mod"):
            mood = apply(effect.name, mood, effect.rule)
    if has_time_ahead(sentence, noun, lexicon):
        mood = replace(mood, tense=Tense.FUTURE, rules=(*mood.rules, lexicon.ids["ahead"]))
    zero = sentence.has_child(noun, {"zero"}, "nummod")
    if (
        zero
        or sentence.has_child(noun, lexicon.lists["not"], "det", "neg", "preconj")
        or is_said_not(sentence, noun)
    ):
        mood = apply("negate", mood, lexicon.ids["not"])
    return mood
