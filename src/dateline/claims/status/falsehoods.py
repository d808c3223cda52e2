"""Claims that are called false: "the report is untrue", "called it a fabrication", "it was not true that"."""

from __future__ import annotations

from dateline.claims.rejections import BEHIND, denies, is_false_of, is_groundless, predicates_false
from dateline.claims.status.governors import Step
from dateline.claims.status.lexicons import Effect, Lexicon
from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

CALLING = word_list("en.status.calling_verbs")
PROVING = word_list("en.status.proving_verbs")
BEING = word_list("en.status.forms_of_be")
UNTRUE = word_list("en.status.untrue")
JUDGING = word_list("en.status.judging")

FINITE = frozenset({"VBZ", "VBP"})
"""Tags of verbs that are no names, whatever they are spelled like: "it LIES in the south"."""

is_untrue = shape("en.shape.untrue")
is_lie = shape("en.shape.lie")


def called_false(sentence: Sentence, token: int, step: Step, *, lexicon: Lexicon) -> Effect | None:
    """The denial that calling a claim false is, where the step from a token up to its governor passes one."""
    rule, relations = lexicon.ids["false"], set(step.relations)
    if relations & {"that", "subj"} and is_untrue(sentence, step.governor):
        return Effect("deny", frozenset({"plea"}), rule)
    false = (
        ("that" in relations and is_lie(sentence, step.governor))
        or is_branded(sentence, step, lexicon)
        or is_made_up(sentence, token, step, lexicon)
        or is_refuted(sentence, token, step, lexicon=lexicon)
    )
    return Effect("deny", frozenset(), rule) if false else None


def is_made_up(sentence: Sentence, token: int, step: Step, lexicon: Lexicon) -> bool:
    """Whether a passive or a phrase says that the claim is made up: "was CONCOCTED", "is without basis"."""
    if sentence.deps[token] not in {"nsubj", "nsubjpass"}:
        return False
    said = sentence.lowers[step.governor]
    words = {said, *(f"{said} {sentence.lowers[kid]}" for kid in sentence.children(step.governor, "prt"))}
    false = is_false_of(sentence, step.governor, words, lexicon.denials)
    passive = sentence.deps[token] == "nsubjpass" and false
    return passive or is_groundless(sentence, step.governor)


def is_branded(sentence: Sentence, step: Step, lexicon: Lexicon) -> bool:
    """Whether the governor calls the claim something that a lie is called."""
    if sentence.lemmas[step.governor] not in CALLING or not {"subj", "np", "claims"} & set(step.relations):
        return False
    if sentence.lemmas[step.governor] in PROVING:
        return predicates_false(sentence, step.governor, lexicon.denials)
    if "np" not in step.relations and "claims" not in step.relations:
        return False
    called = called_by(sentence, step.governor)
    charge = "claims" in step.relations or denies(sentence, step.governor, lexicon.denials)
    return any(word in lexicon.lists["false"] and (charge or word not in JUDGING) for word in called)


def called_by(sentence: Sentence, verb: int) -> list[str]:
    """The words behind a verb of calling among which it says what a claim is called."""
    behind = range(verb + 1, min(verb + BEHIND, len(sentence)))
    return [sentence.lowers[each] for each in behind if sentence.tags[each] not in FINITE]


def is_refuted(sentence: Sentence, token: int, step: Step, *, lexicon: Lexicon) -> bool:
    """Whether a claim is called false right behind its content: "the claim that it leaked is untrue".

    There the parser loses the thread.
    """
    if (
        sentence.poses[step.governor] != "NOUN"
        or sentence.lemmas[step.governor] not in lexicon.lists["claims"]
        or token < step.governor
    ):
        return False
    ends = next(
        (at for at in range(token + 1, len(sentence)) if sentence.words[at] in {",", ";"}), len(sentence)
    )
    return any(
        sentence.lowers[at] in BEING and not UNTRUE.isdisjoint(sentence.lowers[at + 1 : min(at + 3, ends)])
        for at in range(token + 1, ends)
    )
