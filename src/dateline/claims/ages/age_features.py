"""What is said of a claim before it is weighed how long before its page its event took place.

Short texts, each with a weight (training/ages.py): the form of the word and of what governs it, where it stands, as
what it is told, and which times its page names in its sentence, before it, at its top and of events like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice

import numpy as np

from dateline.claims.ages.eras import NAMED, Era, era_of, kind_of
from dateline.claims.grammar import form_of
from dateline.model import Attribution, Claim, Embedding, Expression, Role, Sentence
from dateline.reader.embeddings import unit
from dateline.reader.windows import Floats
from dateline.weights import weight_row

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp", "parataxis"})
STEPS = CLAUSES | {"pobj", "nsubj", "dobj"}
DETERMINERS = frozenset({"det", "poss", "nummod", "predet"})
ASIDES = frozenset({"amod", "advmod", "neg", "aux", "prt", "mark"})
NOUN, KIND = "NN", 3
"""How tags of nouns begin, and how many characters of a form say what kind of word it is."""
LONGEST = 4
"""Steps of a way that are told apart."""
TOP, BACK = 4, 8
"""Sentences in which a page says what is new, and in which the time before a claim is looked for."""
DATED = 100
"""Claims with times of their own that others are compared with."""
MANY = 3
"""Words of a lemma that are counted."""
PLACES, FAR, OLD, SOME = (1, 2, 3, 5, 8, 13, 21), (2, 4), (1, 2, 4, 8), (1, 3)
"""Where the classes of sentences, of how far before one is, and of how many times there are begin."""
LIKE = weight_row("en.ages.like")
"""Where the classes of cosines begin."""


@dataclass(frozen=True, slots=True)
class Dated:
    """Claims that have times of their own, as rows of directions (claims x numbers), and of which eras these are."""

    claims: Sequence[Claim]
    eras: Sequence[frozenset[Era]]
    rows: Floats


@dataclass(frozen=True, slots=True)
class Around:
    """A page around its claims.

    `order` are the numbers of its sentences, `places` their places in it, `times` the times of each; `eras` counts
    its times, `top` tells of which eras those at its top are; `lemmas` are where the event words of a lemma start;
    `cues` are its attributions by id, `vectors` those of the words of claims.
    """

    sentences: Mapping[int, Sentence]
    order: Sequence[int]
    places: Mapping[int, int]
    times: Mapping[int, Sequence[Expression]]
    eras: Mapping[Era, int]
    top: str
    lemmas: Mapping[str, Sequence[int]]
    cues: Mapping[str, Attribution]
    vectors: Mapping[str, Embedding]
    dated: Dated


def look_around(
    sentences: Iterable[Sentence],
    claims: Sequence[Claim],
    expressions: Iterable[Expression],
    attributions: Iterable[Attribution],
    embeddings: Iterable[Embedding],
) -> Around:
    """A page as its claims are weighed in it."""
    by_number = {sentence.number: sentence for sentence in sentences}
    times: dict[int, list[Expression]] = {}
    for expression in expressions:
        times.setdefault(expression.sentence, []).append(expression)
    lemmas: dict[str, list[int]] = {}
    for claim in sorted(claims, key=lambda claim: claim.trigger):
        lemmas.setdefault(claim.lemma, []).append(claim.trigger.start)
    order = sorted(by_number)
    vectors = {each.claim: each for each in embeddings}
    eras = Counter(era_of(time) for found in times.values() for time in found)
    first = {era_of(time) for number in order[:TOP] for time in times.get(number, ())}
    return Around(
        sentences=by_number,
        order=order,
        places={number: place for place, number in enumerate(order)},
        times=times,
        eras=eras,
        top=f"{Era.OLD in first or Era.YEARS in first} {Era.NEAR in first}",
        lemmas=lemmas,
        cues={each.id: each for each in attributions},
        vectors=vectors,
        dated=dated_in(claims, times, vectors),
    )


def dated_in(
    claims: Iterable[Claim], times: Mapping[int, Sequence[Expression]], vectors: Mapping[str, Embedding]
) -> Dated:
    """The first claims that have times of their own."""
    eras = ((claim, eras_of(claim, times)) for claim in claims if claim.id in vectors)
    found = list(islice((each for each in eras if each[1]), DATED))
    rows = np.array([unit(vectors[claim.id].word) for claim, _ in found], np.float32)
    return Dated([claim for claim, _ in found], [each for _, each in found], rows)


def eras_of(claim: Claim, times: Mapping[int, Sequence[Expression]]) -> frozenset[Era]:
    """The eras of the times at which a claim happens."""
    spans = {each.span for each in claim.arguments if each.role is Role.TIME}
    return frozenset(era_of(time) for time in times.get(claim.sentence, ()) if time.span in spans)


def features_of(claim: Claim, around: Around) -> dict[str, tuple[str, ...]]:
    """All that is said of a claim, by the rule under which `why` shows it, each once."""
    here = around.sentences[claim.sentence]
    form = form_of(here, claim.token)
    said = {
        "ages.form": chain(formed(claim, here, form), phrased(here, claim.token, form)),
        "ages.told": told_as(claim, around, form),
        "ages.place": placed(claim, around, form[:KIND]),
        "ages.times": chain(times_here(claim, around, form[:KIND]), times_on(claim, around, form[:KIND])),
        "ages.alike": times_alike(claim, around),
    }
    return {rule: tuple(dict.fromkeys(features)) for rule, features in said.items()}


def formed(claim: Claim, here: Sentence, form: str) -> Iterator[str]:
    """The event word, its form, and how it hangs in its sentence."""
    token = claim.token
    governor = here.heads[token]
    yield f"form {form}"
    yield f"lemma {claim.lemma}"
    yield f"type {claim.predicate}"
    yield f"root {form_of(here, here.root)} {form}"
    yield f"way {'.'.join(way_up(here, token))}"
    if governor != token:
        yield f"governor {here.lemmas[governor].lower()} {here.deps[token]}"
        yield f"governed {form_of(here, governor)} {here.deps[token]} {form}"


def phrased(here: Sentence, token: int, form: str) -> Iterator[str]:
    """What stands beside an event word: of a noun what determines it, of every one what describes it."""
    if form.startswith(NOUN):
        named = [kid for kid in here.kids[token] if here.deps[kid] in DETERMINERS]
        told = ".".join(here.lowers[kid] if here.deps[kid] == "det" else here.deps[kid] for kid in named)
        yield f"determiner {told}"
        yield f"determiner {told} {here.deps[token]}"
    yield from (f"beside {here.lowers[kid]}" for kid in here.kids[token] if here.deps[kid] in ASIDES)


def way_up(here: Sentence, token: int) -> list[str]:
    """The first steps from a word to the root that say how it hangs in its sentence."""
    deps = [here.deps[token], *(here.deps[above] for above in here.ancestors(token))]
    return [dep for dep in deps if dep in STEPS][:LONGEST]


def told_as(claim: Claim, around: Around, form: str) -> Iterator[str]:
    """As what it is told, and by which word."""
    yield f"label {claim.status.label}"
    yield f"label {claim.status.label} {form}"
    for last in (around.cues[each] for each in claim.chain[-1:] if each in around.cues):
        above = around.sentences.get(last.sentence)
        if last.cue and above:
            yield from (f"cue {above.lemmas[token].lower()}" for token in above.tokens(last.cue)[-1:])


def placed(claim: Claim, around: Around, kind: str) -> Iterator[str]:
    """Where on its page it stands, and whether its word is the first of its like there."""
    at, starts = classed(around.places[claim.sentence], PLACES), around.lemmas[claim.lemma]
    yield f"at {at}"
    yield f"at {at} {kind}"
    yield f"first {claim.trigger.start == starts[0]} {min(len(starts), MANY)}"


def times_here(claim: Claim, around: Around, kind: str) -> Iterator[str]:
    """The times of its sentence, and the last one before it."""
    dep = around.sentences[claim.sentence].deps[claim.token]
    times = sorted({kind_of(time) for time in around.times.get(claim.sentence, ())})
    for time in times or ["none"]:
        yield f"here {time}"
        yield f"here {time} {dep}"
        yield f"here {time} {kind}"
    yield from (f"back {each}" for each in time_before(around.places[claim.sentence], around, kind))


def time_before(place: int, around: Around, kind: str) -> tuple[str, ...]:
    """The last time that sentences before one name, and how far before."""
    for far, number in enumerate(reversed(around.order[max(0, place - BACK) : place]), 1):
        named = [time for time in around.times.get(number, ()) if era_of(time) in NAMED]
        if named:
            time = kind_of(named[-1])
            return f"{time} {classed(far, FAR)}", f"{time} {kind}"
    return ("none",)


def times_on(claim: Claim, around: Around, kind: str) -> Iterator[str]:
    """How many times of its page lie near and far, and which its top names."""
    old, near = around.eras.get(Era.OLD, 0), around.eras.get(Era.NEAR, 0)
    yield f"old {classed(old, OLD)}"
    yield f"mix {classed(old, SOME)} {classed(near, SOME)} {kind}"
    yield f"top {around.top}"
    yield f"top {around.top} {claim.status.label}"


def times_alike(claim: Claim, around: Around) -> Iterator[str]:
    """How much the word is like that of a claim which has a time of its own, by the era of that."""
    own, best = around.vectors.get(claim.id), dict.fromkeys(Era, -1.0)
    likeness = around.dated.rows @ unit(own.word) if own and around.dated.claims else ()
    for other, eras, like in zip(around.dated.claims, around.dated.eras, likeness, strict=False):
        if other.trigger != claim.trigger:
            best |= {era: max(best[era], float(like)) for era in eras}
    yield from (f"like {era} {classed(best[era], LIKE)}" for era in Era)


def classed(value: float, bounds: Sequence[float]) -> int:
    """How many bounds a value reaches."""
    return sum(value >= bound for bound in bounds)
