"""What a cue takes as its content: one function a frame, each from a parsed sentence to tokens."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.claims.attribution.cues import Cue, Lexicon, below, is_passive
from dateline.claims.attribution.denied_claims import answered, asides
from dateline.claims.attribution.sources import is_busy_speaker
from dateline.claims.grammar import is_infinitive
from dateline.model import Sentence, Token
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list

PATIENT = ("nsubjpass", "csubjpass")
TAILS = word_list("en.attribution.object_tails")
CLAUSAL = frozenset({"VERB", "AUX"})
REFLEXIVES = word_list("en.attribution.reflexives")

is_clause = shape("en.shape.clause")
is_that_clause = shape("en.shape.that_clause")
is_inserted = shape("en.shape.inserted")
is_gerund = shape("en.shape.gerund")
is_modal = shape("en.shape.modal")
is_raised = shape("en.shape.raised_participle")
is_dated = shape("en.shape.dated_preposition")
expletive = shape("en.shape.empty_passive")


@dataclass(frozen=True, slots=True)
class Complement:
    """The content tokens of a cue, and the tokens that the frame adds to the cue ("comment ON the raid")."""

    content: frozenset[int]
    cue: tuple[int, ...] = ()
    also: tuple[str, ...] = ()


def complement_of(sentence: Sentence, verb: int, cue: Cue, lexicon: Lexicon) -> Complement | None:
    """The content that `verb` takes in the first frame of its cue that fits."""
    for frame in cue.frames:
        if frame != "quote" and (found := FRAMES.get(frame, preposition(frame))(sentence, verb, lexicon)):
            return found if isinstance(found, Complement) else Complement(frozenset(found))
    return None


def clause(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """A clause: a finite complement, the clause that the verb interrupts, or a passive subject's clause."""
    comps = [
        kid
        for kid in (*sentence.children(verb, "ccomp"), *promised(sentence, verb))
        if is_content(sentence, verb, kid)
    ]
    if comps and not expletive(sentence, verb):
        said = below(sentence, comps)
        return said - answered(sentence, said, lexicon) - asides(sentence, said, lexicon)
    if is_inserted(sentence, verb) or added(sentence, verb):
        return below(sentence, [sentence.heads[verb]]) - set(sentence.subtree(verb))
    return set()


def is_content(sentence: Sentence, verb: int, comp: int) -> bool:
    """Whether a complement is a clause that belongs to the verb."""
    return is_clause(sentence, comp) and not (
        set_apart(sentence, verb, comp) or is_busy_speaker(sentence, verb, comp) or added(sentence, comp)
    )


def promised(sentence: Sentence, verb: int) -> list[int]:
    """The clauses that the parser hangs on who is told: "promised the crew that they would be paid"."""
    clauses = sentence.children_of(sentence.children(verb, "dobj"), "relcl")
    return [kid for kid in clauses if is_that_clause(sentence, kid)]


def added(sentence: Sentence, verb: int) -> bool:
    """Whether a verb and its speaker follow behind a comma, where the parser sees a second complement.

    As in "Oll told us that the well was dry, the Post reported".
    """
    head = sentence.heads[verb]
    if (
        sentence.deps[verb] != "ccomp"
        or verb < head
        or not sentence.children(verb, "nsubj")
        or sentence.children(verb, "mark", "ccomp", "dobj")
    ):
        return False
    first = sentence.edges[verb][0]
    return "," in sentence.words[first - 1 : first + 1] and any(
        head < other < first for other in sentence.children(head, "ccomp")
    )


def set_apart(sentence: Sentence, verb: int, comp: int) -> bool:
    """Whether a semicolon, or a colon behind an object, parts a verb from a clause that is not its own."""
    between = sentence.words[min(verb, comp) : max(verb, comp)]
    return ";" in between or (":" in between and bool(sentence.children(verb, "dobj")))


def infinitive(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """An infinitive: "plans to go", also where the parser reads a purpose."""
    comps = sentence.children(verb, "xcomp")
    return below(sentence, [kid for kid in comps if is_infinitive(sentence, kid)])


def gerund(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """A gerund: "denied sending"."""
    particles = sentence.children(verb, "prt")
    straight = sentence.children(verb, "xcomp", "ccomp", "dobj", "pcomp")
    behind = [kid for kid in sentence.children(verb, "advcl") if kid - 1 in particles]
    found = [kid for kid in (*straight, *behind) if kid > verb and is_gerund(sentence, kid)]
    return below(sentence, found)


def thing(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """The object with the phrases that belong to it, or the subject of a passive."""
    if is_passive(sentence, verb):
        return below(sentence, sentence.children(verb, *PATIENT))
    objects = [kid for kid in sentence.children(verb, "dobj") if sentence.tags[kid] != "VBG" or kid > verb]
    if not objects or points_back(Token(sentence, objects[0])):
        return set()
    return below(sentence, [*objects, *tails(sentence, verb, objects[0])])


def points_back(noun: Token) -> bool:
    """Whether a word says nothing by itself: a reflexive or relative pronoun."""
    return noun.lemma in REFLEXIVES or noun.tag in {"WDT", "WP"}


def tails(sentence: Sentence, verb: int, first: int) -> list[int]:
    """The phrases behind the first object of a verb that belong to its objects, and what they are called."""
    phrases = [kid for kid in sentence.children(verb, "prep", "oprd") if kid > first]
    return [kid for kid in phrases if sentence.deps[kid] == "oprd" or sentence.lowers[kid] in TAILS]


def whom(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """An object and what it does or should do: "urged both sides to leave", "accused Lorn of lying"."""
    rest = [kid for kid in sentence.children(verb, "xcomp", "ccomp") if kid > verb]
    objects = (
        sentence.children(verb, *PATIENT)
        if is_passive(sentence, verb)
        else sentence.children(verb, "dobj", "dative")
    )
    if rest and (objects or any(sentence.children(kid, "nsubj") for kid in rest)):
        return below(sentence, [*objects, *rest])
    blamed = [kid for kid in sentence.children_of((verb, *objects), "prep") if is_blame(Token(sentence, kid))]
    return below(sentence, [*objects, *blamed]) if objects and blamed else set()


def is_blame(preposition: Token) -> bool:
    """Whether a phrase may say what somebody is blamed for: "OF lying", "FOR the fire"."""
    return preposition.lower in {"of", "for"} and preposition.child("pcomp", "pobj") is not None


def predicate(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """An object and what it is called: "called the ruling a farce"."""
    small = [
        kid
        for kid in sentence.children(verb, "ccomp", "xcomp")
        if kid > verb and sentence.poses[kid] not in CLAUSAL
    ]
    objects = [*sentence.children(verb, "dobj", *PATIENT), *sentence.children(verb, "oprd"), *small]
    return below(sentence, objects) if len(objects) > 1 or small else set()


def raised(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """The subject and the infinitive of a passive: "the crew is believed to have fled"."""
    return (
        below(sentence, sentence.children(verb, "nsubjpass", "xcomp")) if is_raised(sentence, verb) else set()
    )


def that_it(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """The clause of "it is believed that"."""
    return below(sentence, sentence.children(verb, "ccomp")) if expletive(sentence, verb) else set()


def speech_object(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """An object that is itself speech: "struck down claims"."""
    objects = sentence.children(verb, "dobj", *PATIENT)
    return (
        thing(sentence, verb, lexicon) if objects and sentence.lemmas[objects[0]] in lexicon.nouns else set()
    )


def medium_object(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """What a picture or paper shows."""
    subjects = sentence.children(verb, "nsubj")
    if not subjects or sentence.lowers[subjects[0]] not in lexicon.media:
        return set()
    comps = [kid for kid in sentence.children(verb, "ccomp") if kid > verb]
    return below(sentence, comps) or thing(sentence, verb, lexicon)


def would_like(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """The infinitive of "would like to"."""
    return infinitive(sentence, verb, lexicon) if is_modal(sentence, verb) else set()


def quoted_object(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """An object with quotation marks in it: "he saw 'possibilities'"."""
    found = thing(sentence, verb, lexicon)
    return (
        found
        if any(sentence.words[token] in {'"', "'"} and sentence.tags[token] != "POS" for token in found)
        else set()
    )


def seen_as(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """What something is seen as, by nobody in particular."""
    if not is_passive(sentence, verb):
        return set()
    described = (sentence.heads[verb],) if sentence.deps[verb] == "acl" else sentence.children(verb, *PATIENT)
    phrases = [kid for kid in sentence.children(verb, "prep") if sentence.lowers[kid] == "as"]
    inside = below(sentence, sentence.children_of(phrases, "pobj", "pcomp", "amod"))
    return (below(sentence, described) - set(sentence.subtree(verb))) | inside if inside else set()


def wanted_for(sentence: Sentence, verb: int, lexicon: Lexicon) -> set[int]:
    """What someone is wanted for."""
    if not is_passive(sentence, verb):
        return set()
    return below(
        sentence,
        [
            *(kid for kid in sentence.children(verb, "prep") if sentence.lowers[kid] == "for"),
            *sentence.children(verb, *PATIENT),
        ],
    )


def preposition(word: str) -> Callable[[Sentence, int, Lexicon], Complement | set[int]]:
    """The frame of a preposition: its object is the content, the preposition belongs to the cue.

    Of the accused, the phrase itself is the content.
    """

    def frame(sentence: Sentence, verb: int, lexicon: Lexicon) -> Complement | set[int]:
        prep = next(
            (kid for kid in phrases(sentence, verb) if sentence.lowers[kid] == word and kid > verb), None
        )
        if prep is None or is_dated(sentence, prep):
            return set()
        if is_passive(sentence, verb) or sentence.children(verb, "dobj"):
            return below(sentence, [*sentence.children(verb, "dobj", *PATIENT), prep])
        inside = below(sentence, sentence.children(prep, "pobj", "pcomp"))
        return Complement(frozenset(inside), (prep,)) if inside else set()

    return frame


def phrases(sentence: Sentence, verb: int) -> list[int]:
    """The prepositions under a verb, and those hung on its agent: "accused by Lorn of lying"."""
    agents = sentence.children_of(sentence.children(verb, "agent"), "pobj")
    strays = sentence.children_of(agents, "prep")
    return [*sentence.children(verb, "prep"), *(kid for kid in strays if sentence.children(kid, "pcomp"))]


FRAMES: Mapping[str, Callable[[Sentence, int, Lexicon], Complement | set[int]]] = {
    "that": clause,
    "to": infinitive,
    "ing": gerund,
    "np": thing,
    "whom": whom,
    "oprd": predicate,
    "raise": raised,
    "it": that_it,
    "speech:np": speech_object,
    "medium:np": medium_object,
    "to:ing": preposition("to"),
    "modal:to": would_like,
    "np:quote": quoted_object,
    "passive:for": wanted_for,
    "passive:as": seen_as,
}
"""The function of every frame that the cue rules name; any other word is a preposition."""
