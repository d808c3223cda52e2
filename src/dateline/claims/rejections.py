"""Event words only where somebody denies: a part in a deed, a charge, what is false or not there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from dateline.claims.absences import (
    NOMINAL,
    NOTHINGS,
    TRACES,
    VERBAL,
    is_absent,
    is_existential,
    is_missing,
    is_none,
    thing_done_with,
)
from dateline.claims.grammar import is_definite
from dateline.model import Sentence, Zone
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

DEEDS = word_list("en.triggers.denied_deeds")
CALLING = word_list("en.status.calling_verbs")
PROVING, JUDGING = word_list("en.status.proving_verbs"), word_list("en.status.judging")
COMPOSED, MADE_UP = word_list("en.status.composed"), word_list("en.status.made_up_minds")
SHOWN = word_list("en.status.shown")
BLAMING, STAGING = word_list("en.status.blaming"), word_list("en.status.staging")
QUOTES = frozenset('"“”‘’')
CLAUSES = frozenset({"ccomp", "xcomp", "pcomp"})
"""Dependencies of a clause that is the content of the word above it."""
PASSED = frozenset({"dobj", "pobj", "prep", "conj", "nsubjpass", "pcomp", "xcomp", "attr", "agent"})
"""Relations through which a denial reaches a noun below it."""
DEPTH = 4
"""Governors between a noun and the word that denies it."""
BEHIND = 16
"""Words behind a verb of calling among which it says what a claim is called."""

POINTERS = word_list("en.attribution.denial_objects")
POINTING = word_list("en.triggers.pointing_back")
HEARSAY = word_list("en.triggers.hearsay")
DISOWNING = word_list("en.triggers.disowning_verbs")
ALONE = frozenset({"PUNCT", "ADP", "CCONJ", "ADV"})
"""Parts of speech behind a word that points back and introduces nothing."""
BEFORE_NOUN = frozenset({"DET", "ADJ", "PRON", "SCONJ"})
NAMED = frozenset({"DET", "ADJ", "ADV", "PUNCT", "NOUN", "VERB"})
"""Parts of speech with which what a charge is called begins, as parsers have them."""
NEAR = 5
"""Words behind what is called something, among which it is called false."""
CONFIRMING = word_list("en.status.confirming_verbs")
NAMING, CREDITING = word_list("en.triggers.naming_verbs"), word_list("en.triggers.crediting")
CLEARED = word_list("en.triggers.cleared")
GUILTY = "guilty"
SO = word_list("en.triggers.being_so")
TOLLS = word_list("en.triggers.tolls")
LACKING, RESTING = word_list("en.triggers.lacking_verbs"), word_list("en.triggers.resting_nouns")
SUBJECTS = ("nsubj", "nsubjpass")
PREDICATES = frozenset({"acomp", "attr", "oprd"})

is_untrue = shape("en.shape.untrue")


@dataclass(frozen=True, slots=True)
class Denials:
    """The words that deny: verbs and nouns of denying, nouns for a charge, words for what is false."""

    verbs: Rule
    nouns: Rule
    charges: Rule
    false: Rule
    access: Rule


@cache
def load_denials(pack: Pack) -> Denials:
    """The words that deny, of a pack."""
    return Denials(
        pack["en.cue.verb.deny"],
        pack["en.cue.noun.deny"],
        pack["en.status.claims"],
        pack["en.status.false"],
        pack["en.status.access"],
    )


def rejection_rule(sentence: Sentence, token: int, denials: Denials) -> str | None:
    """The rule by which a word is an event word because somebody denies it, or denies with it."""
    pos = sentence.poses[token]
    if (pos in NOMINAL or sentence.lowers[token] in POINTERS) and is_rejected(sentence, token, denials):
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
    if any(says(sentence, token, denials) for says in REJECTING):
        return True
    lemma = sentence.lemmas[token].lower()
    if sentence.poses[token] == "PRON":
        return lemma in POINTERS and sentence.deps[token] == "dobj" and is_denied(sentence, token, denials)
    if lemma in DEEDS or lemma in denials.charges:
        missing = lemma not in NOTHINGS and (is_none(sentence, token) or has_no_truth(sentence, token))
        return missing or is_denied(sentence, token, denials)
    if lemma.endswith("ing") and sentence.deps[token] == "dobj":
        confirmed = sentence.lemmas[sentence.heads[token]] in CONFIRMING
        return confirmed or is_denied(sentence, token, denials)
    return (lemma in TRACES and is_none(sentence, token)) or is_missing(sentence, token)


def is_denied_to_be(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether somebody denies that there is something: "denied that there was any LETTER"."""
    return is_existential(sentence, token) and is_denied_clause(sentence, sentence.heads[token], denials)


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


def is_pointed_at(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word right behind a verb of denying points back to a charge: "rejects THIS", "calls THAT a lie".

    Parsers take it for the conjunction or article of what comes next.
    """
    verb, after = token - 1, token + 1
    if sentence.lowers[token] not in POINTING or verb < 0 or after >= len(sentence):
        return False
    if sentence.lemmas[verb] in NAMING:
        return is_pointed_as_false(sentence, token, denials)
    alone = sentence.poses[after] in ALONE
    return alone and sentence.poses[verb] == "VERB" and denies(sentence, verb, denials)


def is_pointed_as_false(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether what a word points back to is called false or hearsay: "called THIS a lie", not "this REPORT"."""
    named = sentence.lowers[token + 1 : token + 1 + NEAR]
    if sentence.deps[token] == "det" and sentence.lowers[sentence.heads[token]] not in denials.false:
        return not HEARSAY.isdisjoint(named[:1])
    return not HEARSAY.isdisjoint(named[:1]) or any(word in denials.false for word in named)


def is_disowned(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a noun is what somebody says he has not done or got: "denied the BRIBE", "disowned the RAID".

    To deny somebody something is to refuse it: "denied him ENTRY", "was denied BAIL".
    """
    verb = sentence.heads[token]
    names = {
        sentence.lemmas[verb],
        *(f"{sentence.lemmas[verb]} {sentence.lowers[kid]}" for kid in sentence.children(verb, "prt")),
    }
    if sentence.deps[token] != "dobj" or DISOWNING.isdisjoint(names):
        return False
    refused = sentence.lemmas[token].lower() in denials.access or sentence.children(
        verb, "dative", "nsubjpass", "auxpass"
    )
    return not refused and sentence.poses[token] == "NOUN" and not sentence.children(token, "poss")


def is_charged(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a noun is what a charge is of that somebody denies: "dismissed all talk of a CONTRACT"."""
    prep = sentence.heads[token]
    charge = sentence.heads[prep]
    about = sentence.deps[token] == "pobj" and sentence.lowers[prep] in {"of", "about"}
    if not about or sentence.lemmas[charge].lower() not in denials.charges or is_definite(sentence, token):
        return False
    if sentence.poses[token] != "NOUN" or sentence.tags[token] == "NNS":
        return False
    return is_denied(sentence, charge, denials) or is_called_false(sentence, charge, denials)


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
    if sentence.deps[copula] not in CLAUSES:
        return False
    above = sentence.heads[copula]
    return denies(sentence, above, denials) or sentence.lemmas[above] in CONFIRMING


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
    if is_named_badly(sentence, token, denials):
        return True
    if dep in SUBJECTS and (is_untrue(sentence, above) or predicates_false(sentence, above, denials)):
        return True
    if sentence.lemmas[above] not in CALLING - PROVING or dep not in {"dobj", "nsubjpass"}:
        return False
    return any(word in denials.false for word in sentence.lowers[above + 1 : above + BEHIND])


def is_named_badly(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a charge is given a name that does not credit it: "called the charge SHAMELESS"."""
    verb = token - 1
    while verb > 0 and is_before_noun(sentence, verb):
        verb -= 1
    charge = sentence.poses[token] == "NOUN" and sentence.lemmas[token].lower() in denials.charges
    known = charge and verb >= 0 and sentence.lemmas[verb] in NAMING
    named = sentence.lowers[token + 1 : token + 1 + NEAR]
    if not known or not named or sentence.poses[token + 1] not in NAMED:
        return False
    return CREDITING.isdisjoint(named)


def is_before_noun(sentence: Sentence, token: int) -> bool:
    """Whether a word can stand before a noun of its phrase, as a parser may have it ("THAT report")."""
    subordinating = sentence.poses[token] == "SCONJ" and sentence.lowers[token] != "that"
    return sentence.poses[token] in BEFORE_NOUN and not subordinating


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
    return is_false_of(sentence, verb, words, denials) or is_groundless(sentence, verb)


def is_false_of(sentence: Sentence, verb: int, words: Iterable[str], denials: Denials) -> bool:
    """Whether a word that a verb says of its subject makes that false.

    Some judge a deed and make only a claim false ("the report is WRONG"); some tell how a thing was done, and
    make only a claim or recording false ("the film was STAGED").
    """
    subjects = sentence.children(verb, *SUBJECTS)
    harmless = COMPOSED if is_composed(sentence, verb) else frozenset[str]()
    if not any(is_charge(sentence, each, denials) for each in subjects):
        harmless |= JUDGING | (STAGING - shown_by(sentence, subjects))
    named = any(sentence.lemmas[each].lower() in denials.charges for each in subjects)
    harmless |= frozenset[str]() if named else BLAMING
    return any(word in denials.false and word not in harmless for word in words)


def shown_by(sentence: Sentence, subjects: Iterable[int]) -> frozenset[str]:
    """The words for how a thing was done that make it false: all of them, where it is what shows a deed."""
    return STAGING if any(is_shown(sentence, each) for each in subjects) else frozenset()


def is_composed(sentence: Sentence, verb: int) -> bool:
    """Whether a verb says of what something consists ("is MADE up of cooks"), or what a mind is made up to do."""
    below = (verb, *sentence.children(verb, "prt"))
    minds = sentence.children(verb, *SUBJECTS)
    made = any(sentence.lemmas[each] in MADE_UP for each in minds)
    return made or any(sentence.has_child(each, {"of"}, "prep") for each in below)


def is_shown(sentence: Sentence, token: int) -> bool:
    """Whether a word stands for what a charge rests on, or for a part of it: "the FILM", "PART of the film"."""
    inner = sentence.children_of(sentence.children(token, "prep"), "pobj")
    return any(sentence.lemmas[each].lower() in DEEDS | SHOWN for each in (token, *inner))


def has_no_truth(sentence: Sentence, token: int) -> bool:
    """Whether there is no truth in what a noun calls: "there is no truth in the REPORT"."""
    prep = sentence.heads[token]
    truth = sentence.heads[prep]
    return sentence.deps[token] == "pobj" and sentence.lemmas[truth] in RESTING and is_none(sentence, truth)


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
        return word in CLEARED or is_not_so(sentence, sentence.heads[token], denials)
    if lemma in RESTING and is_existential(sentence, token) and is_none(sentence, token):
        return bool(sentence.children(token, "prep"))
    if word == GUILTY and sentence.lemmas[sentence.heads[token]] == "plead":
        return bool(sentence.children(token, "neg"))
    told = sentence.zone != Zone.HEADLINE and word in denials.false
    return told and (is_quoted_alone(sentence, token) or is_called(sentence, token, denials))


def is_called(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word for what is false is what "it", "that" or a claim is, or all that is said."""
    if sentence.deps[token] not in PREDICATES:
        return is_exclaimed(sentence, token)
    subjects = sentence.children(sentence.heads[token], *SUBJECTS)
    if sentence.lowers[token] in BLAMING:
        return any(sentence.lemmas[each].lower() in denials.charges for each in subjects)
    return any(is_charge(sentence, each, denials) for each in subjects)


def is_not_so(sentence: Sentence, copula: int, denials: Denials) -> bool:
    """Whether a copula says of "it", "that" or a claim that it is not the case."""
    subjects = sentence.children(copula, *SUBJECTS)
    pointing = any(is_charge(sentence, each, denials) for each in subjects)
    return pointing and bool(sentence.children(copula, "neg")) and not sentence.children(copula, "ccomp")


def is_name_of_false(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word is what a claim is called by who calls it false: "called the letter a FORGERY"."""
    verb = sentence.heads[token]
    if sentence.lemmas[verb] not in CALLING or sentence.deps[token] != "oprd":
        return False
    called = sentence.children(verb, "dobj", "nsubjpass", "nsubj")
    charge = any(is_charge(sentence, each, denials) for each in called if each < token)
    return sentence.lowers[token] in denials.false and (charge or sentence.lowers[token] not in JUDGING)


def is_charge(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether a word is a noun for a charge, or points back to one."""
    return sentence.lemmas[token].lower() in denials.charges or sentence.lowers[token] in POINTERS


def is_quoted_alone(sentence: Sentence, token: int) -> bool:
    """Whether a word is all that stands between quotation marks, as an exclamation: cried "LIES!"."""
    before, behind = sentence.words[max(0, token - 1)], sentence.words[token + 1 : token + 3]
    closed = len(behind) == 1 or (len(behind) == 2 and behind[1] in QUOTES)
    return before in QUOTES and closed and behind[0] in {".", "!", ","}


def of_what(sentence: Sentence, token: int) -> bool:
    """Whether a noun says what it denies: "a denial OF the sale"."""
    return any(sentence.lowers[kid] == "of" for kid in sentence.children(token, "prep"))


def is_set_off(sentence: Sentence, token: int) -> bool:
    """Whether a sign follows a word or what belongs to it, and it describes no other: not "a FAKE site reports"."""
    behind = [each for each in (token + 1, sentence.edges[token][1] + 1) if each < len(sentence)]
    signs = [each for each in behind if sentence.poses[each] == "PUNCT"]
    return sentence.deps[token] not in {"amod", "compound"} and bool(signs or not behind)


def is_exclaimed(sentence: Sentence, token: int) -> bool:
    """Whether a word and what describes it are all that is said: it opens its sentence, without a verb."""
    if not is_set_off(sentence, token):
        return False
    first, last = sentence.edges[token]
    opening = all(sentence.poses[each] in {"PUNCT", "DET", "ADJ"} for each in range(first))
    return opening and not any(
        sentence.poses[each] in VERBAL and sentence.tags[each] != "VBN"
        for each in range(first, last + 1)
        if each != token
    )


def is_disconnected(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether somebody says that they have nothing to do with what a word stands for, or denies to have."""
    thing = thing_done_with(sentence, token)
    none = thing is not None and sentence.lowers[thing] == "nothing"
    return none or is_denied_tie(sentence, token, denials)


def is_denied_tie(sentence: Sentence, token: int, denials: Denials) -> bool:
    """Whether somebody denies to have anything to do with what a word stands for."""
    thing = thing_done_with(sentence, token)
    if thing is None or sentence.lowers[thing] == "nothing":
        return False
    return any(denies(sentence, above, denials) for above in sentence.ancestors(thing)[:DEPTH])


REJECTING = (is_denied_to_be, is_pointed_at, is_disowned, is_charged, is_called_false, is_disconnected)
"""Ways in which somebody rejects what any noun stands for."""
