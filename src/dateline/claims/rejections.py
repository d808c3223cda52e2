"""Event words only where somebody denies: a part in a deed, a charge, what is false or not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from dateline.model import Sentence, Zone
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

DEEDS = word_list("en.triggers.denied_deeds")
TRACES = word_list("en.triggers.traces")
CALLING = word_list("en.status.calling_verbs")
PROVING = word_list("en.status.proving_verbs")
NEGATING = word_list("en.triggers.negating_determiners")
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
"""Dependencies of a clause that is the content of the word above it."""
PASSED = frozenset({"dobj", "pobj", "prep", "conj", "nsubjpass", "pcomp", "xcomp", "attr", "agent"})
"""Relations through which a denial reaches a noun below it."""
DEPTH = 4
"""Governors between a noun and the word that denies it."""
BEHIND = 16
"""Words behind a verb of calling among which it says what a claim is called."""

POINTERS = word_list("en.attribution.denial_objects")
CLEARED = word_list("en.triggers.cleared")
JOINING, HARMLESS = word_list("en.triggers.before_contrast"), word_list("en.status.after_not")
GUILTY = "guilty"
SO = word_list("en.triggers.being_so")
EMPTY = word_list("en.triggers.empty_subjects")
PLACING = word_list("en.triggers.placing_prepositions")
TOLLS = word_list("en.triggers.tolls")
LACKING, RESTING = word_list("en.triggers.lacking_verbs"), word_list("en.triggers.resting_nouns")
NOTHINGS = word_list("en.triggers.empty_nothings")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
SUBJECTS = ("nsubj", "nsubjpass")
PREDICATES = frozenset({"acomp", "attr", "oprd"})

is_held = shape("en.shape.held")
is_untrue = shape("en.shape.untrue")
is_existential = shape("en.shape.existential")


@dataclass(frozen=True, slots=True)
class Denials:
    """The words that deny: verbs and nouns of denying, nouns for a charge, words for what is false."""

    verbs: Rule
    nouns: Rule
    charges: Rule
    false: Rule


@cache
def load_denials(pack: Pack) -> Denials:
    """The words that deny, of a pack."""
    return Denials(
        pack["en.cue.verb.deny"], pack["en.cue.noun.deny"], pack["en.status.claims"], pack["en.status.false"]
    )


def rejection_rule(sentence: Sentence, token: int, denials: Denials) -> str | None:
    """The rule by which a word is an event word because somebody denies it, or denies with it."""
    pos = sentence.poses[token]
    if pos in NOMINAL and is_rejected(sentence, token, denials):
        return "triggers.rejected"
    if pos in {"AUX", "ADJ"} and is_denied_clause(sentence, token, denials):
        return "triggers.rejected"
    if is_denial(sentence, token, denials):
        return "triggers.denial"
    if is_toll(sentence, token):
        return "triggers.toll"
    return "triggers.absent" if is_absent(sentence, token) else None


def is_rejected(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a noun is what somebody denies, calls false, or says there is none of."""
    lemma = sentence.lemmas[token].lower()
    if sentence.poses[token] == "PRON":
        return lemma in POINTERS and sentence.deps[token] == "dobj" and is_denied(sentence, token, denials)
    if lemma in DEEDS or lemma in denials.charges:
        missing = lemma not in NOTHINGS and (is_none(sentence, token) or has_no_truth(sentence, token))
        return missing or is_denied(sentence, token, denials) or is_called_false(sentence, token, denials)
    if lemma.endswith("ing") and sentence.deps[token] == "dobj" and is_denied(sentence, token, denials):
        return True
    trace = lemma in TRACES and is_none(sentence, token)
    return trace or is_missing(sentence, token) or is_called_false(sentence, token, denials)


def is_denied(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a verb or noun of denying governs a noun."""
    below = token
    for above in sentence.ancestors(token)[:DEPTH]:
        if sentence.deps[below] not in PASSED:
            return False
        if denies(sentence, above, denials):
            return True
        below = above
    return False


def is_toll(sentence: Sentence, token: int) -> bool:
    """Whether a noun for the dead has a number: "26 BODIES", "put the DEAD at six", "six DEAD"."""
    if sentence.lemmas[token].lower() not in TOLLS:
        return False
    head = sentence.heads[token]
    beside = sentence.children_of(sentence.children(head, "prep"), "pobj")
    counting = (head, *sentence.children(token, "nummod"), *beside)
    return any(sentence.poses[each] == "NUM" for each in counting)


def is_denied_clause(sentence: Sentence, copula: int, denials: Denials) -> bool:
    """Whether a copula or adjective heads what somebody denies: "denied that he WAS there", "denied BEING drunk"."""
    return sentence.deps[copula] in CLAUSES and denies(sentence, sentence.heads[copula], denials)


def is_turned_down(sentence: Sentence, noun: int, denials: Denials) -> bool:
    """Whether a noun for a charge stands with who rejects it: "CLAIMS dismissed by the mayor"."""
    if sentence.lemmas[noun].lower() not in denials.charges:
        return False
    within = range(noun + 1, sentence.edges[noun][1] + 1)
    turned = (each for each in within if sentence.tags[each] == "VBN" and sentence.deps[each] == "acl")
    return any(sentence.children(each, "agent") and denies(sentence, each, denials) for each in turned)


def denies(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word denies: by its lemma, or with a particle beside it ("push back")."""
    lemma = sentence.lemmas[token].lower()
    known = denials.nouns if sentence.poses[token] == "NOUN" else denials.verbs
    beside = sentence.children(token, "prt", "advmod", "prep", "dobj")
    return lemma in known or any(f"{lemma} {sentence.lowers[kid]}" in known for kid in beside)


def is_called_false(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a noun is called false: "the photograph is a forgery", "called the film a fabrication"."""
    above, dep = sentence.heads[token], sentence.deps[token]
    if dep in SUBJECTS and (is_untrue(sentence, above) or predicates_false(sentence, above, denials)):
        return True
    if sentence.lemmas[above] not in CALLING - PROVING or dep not in {"dobj", "nsubjpass"}:
        return False
    return any(word in denials.false for word in sentence.lowers[above + 1 : above + BEHIND])


def predicates_false(sentence: Sentence, verb: int, denials: Denials) -> bool:
    """Whether a copula or passive says that its subject is false: "was fabricated", "is a lie"."""
    said = list(sentence.children(verb, "acomp", "attr", "oprd"))
    said += sentence.children_of(said, "conj")
    made = (f"{sentence.lowers[verb]} {sentence.lowers[kid]}" for kid in sentence.children(verb, "prt"))
    words = {
        *made,
        *(sentence.lowers[each] for each in (verb, *said)),
        *(sentence.lemmas[each] for each in said),
    }
    return any(word in denials.false for word in words) or is_groundless(sentence, verb)


def has_no_truth(sentence: Sentence, token: int) -> bool:
    """Whether there is no truth in what a noun calls: "there is no truth in the REPORT"."""
    prep = sentence.heads[token]
    truth = sentence.heads[prep]
    return sentence.deps[token] == "pobj" and sentence.lemmas[truth] in RESTING and is_none(sentence, truth)


def is_contrasted(sentence: Sentence, token: int) -> bool:
    """Whether a noun is what something is not: "a drill, not a RAID", "guns and not TRACTORS"."""
    first = sentence.edges[token][0]
    at = first if sentence.lowers[first] == "not" else first - 1
    if at < 1 or at >= token or sentence.lowers[at] != "not":
        return False
    return sentence.lowers[at - 1] in JOINING and sentence.lowers[at + 1] not in HARMLESS


def is_groundless(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says that its subject rests on nothing: "is without foundation", "lacks any basis"."""
    without = [kid for kid in sentence.children(verb, "prep") if sentence.lowers[kid] == "without"]
    lacked = sentence.children(verb, "dobj") if sentence.lemmas[verb] in LACKING else []
    return any(sentence.lemmas[each] in RESTING for each in (*sentence.children_of(without, "pobj"), *lacked))


def is_denial(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word denies by itself: "his DENIAL", "NONSENSE, said Lorn", "that is FALSE"."""
    lemma, word, dep = sentence.lemmas[token].lower(), sentence.lowers[token], sentence.deps[token]
    if lemma in denials.nouns and sentence.poses[token] == "NOUN":
        return not sentence.children(token, "acl", "relcl", "ccomp") and not of_what(sentence, token)
    if dep in PREDICATES and word in CLEARED | SO:
        return word in CLEARED or is_not_so(sentence, sentence.heads[token])
    if word == GUILTY and sentence.lemmas[sentence.heads[token]] == "plead":
        return bool(sentence.children(token, "neg"))
    if word not in denials.false or sentence.zone == Zone.HEADLINE:
        return False
    if dep in PREDICATES:
        subjects = sentence.children(sentence.heads[token], *SUBJECTS)
        return any(sentence.lowers[each] in POINTERS for each in subjects)
    return is_exclaimed(sentence, token)


def is_not_so(sentence: Sentence, copula: int) -> bool:
    """Whether a copula says of "it" or "that" that it is not the case."""
    subjects = sentence.children(copula, *SUBJECTS)
    pointing = any(sentence.lowers[each] in POINTERS for each in subjects)
    return pointing and bool(sentence.children(copula, "neg")) and not sentence.children(copula, "ccomp")


def is_name_of_false(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word is what a claim is called by who calls it false: "called the letter a FORGERY"."""
    called = sentence.lemmas[sentence.heads[token]] in CALLING
    return called and sentence.deps[token] == "oprd" and sentence.lowers[token] in denials.false


def of_what(sentence: Sentence, token: int) -> bool:
    """Whether a noun says what it denies: "a denial OF the sale"."""
    return any(sentence.lowers[kid] == "of" for kid in sentence.children(token, "prep"))


def is_exclaimed(sentence: Sentence, token: int) -> bool:
    """Whether a word and what describes it are all that is said: it opens its sentence, without a verb."""
    first, last = sentence.edges[token]
    opening = all(sentence.poses[each] in {"PUNCT", "DET", "ADJ"} for each in range(first))
    return opening and not any(
        sentence.poses[each] in VERBAL for each in range(first, last + 1) if each != token
    )


def is_absent(sentence: Sentence, token: int) -> bool:
    """Whether a word is what somebody says not to be: "was not THERE", "were not on that STREET", "is not a SPY"."""
    if sentence.poses[token] == "NOUN" and is_contrasted(sentence, token):
        return True
    copula = predicated_by(sentence, token)
    if copula is None or not sentence.children(copula, "neg"):
        return False
    if sentence.poses[token] == "PRON":
        return sentence.tags[token] in {"PRP", "PRP$"}
    subjects = sentence.children(copula, "nsubj")
    return bool(subjects) and all(sentence.lowers[each] not in EMPTY for each in subjects)


def predicated_by(sentence: Sentence, token: int) -> int | None:
    """The copula that gives a noun, a place or an adverb of place to its subject."""
    head, dep = sentence.heads[token], sentence.deps[token]
    placed = dep == "pobj" and sentence.deps[head] == "prep" and sentence.lowers[head] in PLACING
    copula = sentence.heads[head] if placed else head
    noun = dep == "attr" and sentence.poses[token] in NOMINAL
    there = dep == "advmod" and sentence.lowers[token] in {"there", "here"}
    return copula if sentence.lemmas[copula] == "be" and (noun or there or placed) else None


def is_missing(sentence: Sentence, token: int) -> bool:
    """Whether a sentence says that there is none of something, or no trace of it."""
    return any(is_none(sentence, each) for each in traces_above(sentence, token))


def is_untraced(sentence: Sentence, token: int) -> bool:
    """Whether a sentence says that there is no trace of something."""
    return any(each != token and is_none(sentence, each) for each in traces_above(sentence, token))


def traces_above(sentence: Sentence, token: int) -> Iterator[int]:
    """The noun of a trace of something ("a HINT of a plot"), else that itself where it is said to exist."""
    prep = sentence.heads[token]
    if sentence.deps[token] == "pobj" and sentence.lemmas[sentence.heads[prep]] in TRACES:
        yield sentence.heads[prep]
    elif sentence.lemmas[token] not in NOTHINGS and (
        is_existential(sentence, token) or is_held(sentence, token)
    ):
        yield token


def is_none(sentence: Sentence, token: int) -> bool:
    """Whether a determiner negates a noun: "no", "not any"."""
    return any(sentence.lowers[kid] in NEGATING for kid in sentence.children(token, "det", "neg"))
