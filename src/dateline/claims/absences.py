"""What somebody says not to be: there is none of it, nobody was there, somebody is not so."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Sentence
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

TRACES = word_list("en.triggers.traces")
NEGATING = word_list("en.triggers.negating_determiners")
JOINING, HARMLESS = word_list("en.triggers.before_contrast"), word_list("en.status.after_not")
EMPTY = word_list("en.triggers.empty_subjects")
PLACING = word_list("en.triggers.placing_prepositions")
NOTHINGS = word_list("en.triggers.empty_nothings")
NOBODY = word_list("en.triggers.nobody")
OPINIONS = word_list("en.triggers.opinions")
NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
VERBAL = frozenset({"VERB", "AUX"})
COUNTING = word_list("en.status.counting_behind_no")

is_held = shape("en.shape.held")
is_existential = shape("en.shape.existential")


def is_contrasted(sentence: Sentence, token: int) -> bool:
    """Whether a noun is what something is not: "a drill, not a RAID", "for guns and not for TRACTORS"."""
    first = sentence.edges[token][0]
    first -= sentence.deps[token] == "pobj" and sentence.heads[token] == first - 1
    at = first if sentence.lowers[first] == "not" else first - 1
    if at < 1 or at >= token or sentence.lowers[at] != "not":
        return False
    return sentence.lowers[at - 1] in JOINING and sentence.lowers[at + 1] not in HARMLESS


def is_absent(sentence: Sentence, token: int) -> bool:
    """Whether a word is what somebody says not to be: "was not THERE", "were not on that STREET", "is not a SPY".

    Of nobody the copula says it: "nobody WAS there".
    """
    if sentence.poses[token] == "NOUN" and is_contrasted(sentence, token):
        return True
    if sentence.poses[token] == "AUX":
        return is_deserted(sentence, token)
    if sentence.lowers[token] == "none":
        return is_existential(sentence, token)
    if sentence.lowers[token] == "neither":
        return sentence.deps[token] == "attr" and sentence.lemmas[sentence.heads[token]] == "be"
    copula = predicated_by(sentence, token)
    return copula is not None and is_withheld(sentence, token, copula)


def is_withheld(sentence: Sentence, token: int, copula: int) -> bool:
    """Whether a copula does not give its subject what it could: by a negation, or by a subject that is nobody."""
    subjects = subjects_of(sentence, copula)
    if is_no_such(sentence, token, copula):
        return True
    if not is_turned(sentence, copula):
        return any(stands_for_none(sentence, each) for each in subjects)
    if sentence.poses[token] == "PRON":
        return sentence.tags[token] in {"PRP", "PRP$"}
    reported = sentence.deps[copula] == "ccomp" and not sentence.children(token, "relcl", "acl", "ccomp")
    return bool(subjects) and (reported or all(sentence.lowers[each] not in EMPTY for each in subjects))


def is_no_such(sentence: Sentence, noun: int, copula: int) -> bool:
    """Whether a noun with "no" is what somebody is not: "my son is no THIEF"."""
    given = sentence.deps[noun] == "attr" and not sentence.children(copula, "expl")
    return given and sentence.lemmas[noun] not in NOTHINGS and is_none(sentence, noun)


def subjects_of(sentence: Sentence, copula: int) -> tuple[int, ...]:
    """The subjects of a copula, or of the verb that it is joined to: "was at home and WAS not armed"."""
    subjects = sentence.children(copula, "nsubj")
    if not subjects and sentence.deps[copula] == "conj":
        return sentence.children(sentence.heads[copula], "nsubj", "nsubjpass")
    return subjects


def is_turned(sentence: Sentence, copula: int) -> bool:
    """Whether a copula is negated: "was NOT there", and not "was NOT ONLY there"."""
    return any(sentence.lowers[each + 1] not in HARMLESS for each in sentence.children(copula, "neg"))


def stands_for_none(sentence: Sentence, subject: int) -> bool:
    """Whether a subject stands for no one: "NONE of the planes", "NO ONE"; not the "one" of "this one"."""
    return sentence.lowers[subject] in NOBODY or (
        sentence.lowers[subject] == "one" and is_none(sentence, subject)
    )


def is_deserted(sentence: Sentence, copula: int) -> bool:
    """Whether nobody is at a place: "nobody WAS there", "no one WAS with me"."""
    if sentence.lemmas[copula] != "be" or sentence.deps[copula] in {"aux", "auxpass"}:
        return False
    if not any(stands_for_none(sentence, each) for each in sentence.children(copula, "nsubj")):
        return False
    there = any(sentence.lowers[each] in {"there", "here"} for each in sentence.children(copula, "advmod"))
    return there or bool(sentence.children(copula, "prep"))


def predicated_by(sentence: Sentence, token: int) -> int | None:
    """The copula that gives a noun, a place, a state or an adverb of place to its subject."""
    head = sentence.heads[token]
    placed = (
        sentence.deps[token] == "pobj" and sentence.lowers[head] in PLACING and sentence.deps[head] == "prep"
    )
    copula = sentence.heads[head] if placed else head
    given = placed or is_given(sentence, token)
    return copula if given and sentence.lemmas[copula] == "be" else None


def is_given(sentence: Sentence, token: int) -> bool:
    """Whether a word is what a copula could give its subject: a noun, a state, "there"."""
    if sentence.deps[token] == "attr":
        return sentence.poses[token] in NOMINAL
    there = sentence.deps[token] == "advmod" and sentence.lowers[token] in {"there", "here"}
    return there or is_state(sentence, token)


def is_state(sentence: Sentence, token: int) -> bool:
    """Whether an adjective tells the state of its subject, and no opinion: "was not DRUNK"."""
    if sentence.deps[token] != "acomp" or sentence.tags[token] != "JJ":
        return False
    bare = not sentence.children(token, "xcomp", "ccomp", "prep")
    return bare and sentence.lowers[token] not in OPINIONS


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
    elif sentence.lemmas[token] not in NOTHINGS and is_there(sentence, token):
        yield token
    elif is_unconnected(sentence, token):
        yield sentence.heads[sentence.heads[sentence.heads[token]]]


def is_unconnected(sentence: Sentence, token: int) -> bool:
    """Whether a noun is what something has "nothing to do with"."""
    thing = thing_done_with(sentence, token)
    return thing is not None and sentence.lowers[thing] == "nothing"


def thing_done_with(sentence: Sentence, token: int) -> int | None:
    """What somebody has to do with a word: the "nothing" of "NOTHING to do with it", or the "anything"."""
    prep = sentence.heads[token]
    verb = sentence.heads[prep]
    given = sentence.deps[token] == "pobj" and sentence.lowers[prep] == "with"
    return sentence.heads[verb] if given and sentence.lemmas[verb] == "do" else None


def is_there(sentence: Sentence, token: int) -> bool:
    """Whether a sentence is about whether there is something: "there was a FIRE", "saw a FIRE", "no FIRE"."""
    first = token
    while sentence.deps[first] == "conj":
        first = sentence.heads[first]
    return is_existential(sentence, first) or is_held(sentence, first) or is_bare(sentence, token)


def is_bare(sentence: Sentence, token: int) -> bool:
    """Whether a noun is all that a sentence or what stands behind a colon says: "No CHASE", "Cleared: no CHASE"."""
    if sentence.poses[token] != "NOUN":
        return False
    apart = has_colon_before(sentence, token)
    rest = range(token if apart else 0, len(sentence))
    return (apart or sentence.deps[token] in {"ROOT", "appos"}) and not any(
        sentence.poses[each] in VERBAL for each in rest
    )


def has_colon_before(sentence: Sentence, token: int) -> bool:
    """Whether a colon stands right before the words of a noun."""
    first = sentence.edges[token][0]
    return first > 0 and sentence.words[first - 1] == ":"


def is_none(sentence: Sentence, token: int) -> bool:
    """Whether a determiner negates a noun: "no", "not any", and not "no fewer than"; or it is "nothing"."""
    return sentence.lowers[token] == "nothing" or any(
        sentence.lowers[kid] in NEGATING and sentence.lowers[kid + 1] not in COUNTING
        for kid in sentence.children(token, "det", "neg")
    )
