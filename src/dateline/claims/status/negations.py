"""Whether a verb says that something is not so: by its adverbs, or by its subject."""

from __future__ import annotations

from collections.abc import Container, Iterator

from dateline.claims.absences import is_missing
from dateline.claims.status.lexicons import Lexicon
from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

HARMLESS = word_list("en.status.after_not")
ONE = word_list("en.status.counted_none")
TOWARDS = word_list("en.status.object_prepositions")
EXCEPTING, COUNTING = word_list("en.status.excepting"), word_list("en.status.counting_behind_no")
TIMES = word_list("en.status.times_of_never")

is_not_one = shape("en.shape.not_one")


def is_negated(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether a verb is negated by an adverb or by its subject ("none of them came").

    "not only" and "not until" are no negation.
    """
    adverbs = [
        kid
        for kid in negations_at(sentence, verb, lexicon.lists["not"])
        if not counts_none(sentence, verb, kid)
    ]
    denied = [kid for kid in adverbs if kid + 1 >= len(sentence) or sentence.lowers[kid + 1] not in HARMLESS]
    turned = len(denied) % 2 == 1 or is_replaced(sentence, verb)
    return turned != is_emptied(sentence, verb, lexicon)


def is_replaced(sentence: Sentence, verb: int) -> bool:
    """Whether something else was done: "repaired it rather than having SOLD it"."""
    return any(
        sentence.lowers[each - 1 : each + 1] == ("rather", "than") for each in joined_by(sentence, verb)
    )


def negations_at(sentence: Sentence, verb: int, words: Container[str]) -> Iterator[int]:
    """The words of negation that belong to a verb: its own, of its helpers, of times, and between verbs."""
    adverbs = sentence.children(verb, "advmod")
    helpers = (
        *sentence.children(verb, "aux"),
        *cut_off(sentence, verb),
        *(kid for kid in adverbs if sentence.lowers[kid] != "longer"),
    )
    helping = sentence.children_of(helpers, "neg", "advmod")
    before = (*sentence.children(verb, "cc"), *helping, *joined_by(sentence, verb))
    own = (*sentence.children(verb, "neg", "advmod", "preconj", "det"), *at_no_time(sentence, verb))
    found = (*own, *(kid for kid in before if kid < verb))
    yield from (kid for kid in found if sentence.lowers[kid] in words)
    yield from (
        kid for kid in adverbs if sentence.lowers[kid] == "longer" and sentence.lowers[kid - 1] == "no"
    )


def cut_off(sentence: Sentence, verb: int) -> Iterator[int]:
    """The helper of a verb that the words of a report cut off from it: "DID not, the judges noted, decide"."""
    for helper in sentence.children_of(sentence.children(verb, "parataxis"), "ccomp"):
        negation = sentence.children(helper, "neg")
        if negation and sentence.words[negation[-1] + 1] == ",":
            yield helper


def counts_none(sentence: Sentence, verb: int, negation: int) -> bool:
    """Whether a negation before a verb belongs to its subject: "NOT one boat was sold"."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    return any(
        sentence.edges[subject][0] in {negation, negation + 1} and sentence.lowers[negation + 1] in ONE
        for subject in subjects
    )


def joined_by(sentence: Sentence, verb: int) -> list[int]:
    """The word that joins a verb to one before it: "neither sold NOR bought"."""
    if sentence.deps[verb] != "conj":
        return []
    before = [kid for kid in sentence.children(sentence.heads[verb], "cc") if kid < verb]
    return before[-1:]


def at_no_time(sentence: Sentence, verb: int) -> list[int]:
    """The words for the times or cases in which something happened: "at NO time", "in NONE of them"."""
    times = list(sentence.children_of(sentence.children(verb, "prep"), "pobj"))
    none = [time for time in times if sentence.lowers[time] == "none"]
    return none + [
        kid for time in times if sentence.lemmas[time] in TIMES for kid in sentence.children(time, "det")
    ]


def is_emptied(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the subject of a verb is nobody."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    owners = sentence.children_of(subjects, "poss")
    return any(is_nobody(sentence, each, lexicon.lists["not"]) for each in (*subjects, *owners))


def describes_nobody(sentence: Sentence, participle: int, lexicon: Lexicon) -> bool:
    """Whether a participle describes nobody: "no SUSPECTED cases"."""
    return sentence.deps[participle] == "amod" and is_nobody(
        sentence, sentence.heads[participle], lexicon.lists["not"]
    )


def has_no_object(sentence: Sentence, verb: int, lexicon: Lexicon) -> bool:
    """Whether the object or agent of a verb is nothing: "found nothing", "nothing to do with", "held by NO ONE"."""
    above = sentence.heads[verb]
    pronoun = sentence.deps[verb] in {"relcl", "acl"} and sentence.poses[above] == "PRON"
    missing = sentence.deps[verb] == "relcl" and is_missing(sentence, above)
    owner = (above,) if pronoun or missing else ()
    preps = [kid for kid in sentence.children(verb, "prep", "dative") if sentence.lowers[kid] in TOWARDS]
    placed = sentence.children_of((*preps, *sentence.children(verb, "agent")), "pobj")
    objects = (*sentence.children(verb, "dobj", "dative"), *placed, *owner)
    if any(sentence.lowers[kid] == "nowhere" for kid in sentence.children(verb, "advmod")):
        return True
    return any(
        is_nobody(sentence, each, lexicon.lists["not"])
        for each in objects
        if ":" not in sentence.words[verb:each]  # "Cleared: no poison"
    )


def is_nobody(sentence: Sentence, subject: int, negations: Container[str]) -> bool:
    """Whether a subject is "nobody", "no ship", "neither ship nor boat" or "not one ship", not "nobody but Lorn"."""
    if is_excepted(sentence, subject):
        return False
    if sentence.lowers[subject] in negations or sentence.has_child(subject, negations, "det"):
        return True
    if sentence.has_child(subject, {"neither"}, "preconj"):
        return True
    if sentence.has_child(subject, {"zero"}, "nummod"):
        return True
    first = sentence.edges[subject][0]
    if first and sentence.lowers[first] in ONE and sentence.lowers[first - 1] == "not":
        first -= 1  # the parser gives it to the verb
    counted = first < subject and sentence.lowers[first] == "not" and sentence.lowers[first + 1] in ONE
    return counted or is_not_one(sentence, subject)


def is_excepted(sentence: Sentence, subject: int) -> bool:
    """Whether somebody is excepted, or a number only counted: "nobody BUT Lorn", "no FEWER than ten men"."""
    behind = sentence.lowers[subject + 1 : subject + 2]
    counted = (sentence.lowers[kid + 1] for kid in sentence.children(subject, "det") if kid + 1 < subject)
    return not (EXCEPTING.isdisjoint(behind) and COUNTING.isdisjoint(counted))
