"""What is said of a claim before it is weighed how long before its page its event took place.

Short texts, each with a weight (training/ages.py): the form of the word and of what governs it, where it stands, as what
it is told, and which times its page names in its sentence, before it, at its top and of events like it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dateline.claims.ages.eras import NAMED, Era, era_of, kind_of
from dateline.claims.grammar import form_of
from dateline.model import Attribution, Claim, Embedding, Expression, Role, Sentence
from dateline.reader.embeddings import unit
from dateline.reader.windows import Floats

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp", "parataxis"})
STEPS = CLAUSES | {"pobj", "nsubj", "dobj"}
DETERMINERS = frozenset({"det", "poss", "nummod", "predet"})
ASIDES = frozenset({"amod", "advmod", "neg", "aux", "prt", "mark"})
NOMINAL = frozenset({"NOUN", "PROPN"})
LONGEST = 4
"""Steps of a way that are told apart."""
TOP = 4
"""Sentences in which a page says what is new."""
BACK = 8
"""Sentences in which the time before a claim is looked for."""
PLACES = (1, 2, 3, 5, 8, 13, 21)
"""Where the classes of sentences begin."""
LIKE = (0.0, 0.3, 0.45, 0.6, 0.75, 0.9)
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
    `directions` are those of the vectors of event words, by claim.
    """

    sentences: Mapping[int, Sentence]
    order: Sequence[int]
    places: Mapping[int, int]
    times: Mapping[int, Sequence[Expression]]
    eras: Mapping[Era, int]
    top: str
    lemmas: Mapping[str, Sequence[int]]
    cues: Mapping[str, Attribution]
    directions: Mapping[str, Floats]
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
    directions = {each.claim: unit(each.word) for each in embeddings}
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
        directions=directions,
        dated=dated_in(claims, times, directions),
    )


def dated_in(
    claims: Iterable[Claim], times: Mapping[int, Sequence[Expression]], directions: Mapping[str, Floats]
) -> Dated:
    """The claims that have times of their own."""
    found: list[tuple[Claim, frozenset[Era]]] = []
    for claim in claims:
        spans = {each.span for each in claim.arguments if each.role is Role.TIME}
        eras = frozenset(era_of(time) for time in times.get(claim.sentence, ()) if time.span in spans)
        if eras and claim.id in directions:
            found.append((claim, eras))
    rows = np.array([directions[claim.id] for claim, _ in found], np.float32)
    return Dated([claim for claim, _ in found], [eras for _, eras in found], rows)


def features_of(claim: Claim, around: Around) -> Iterator[str]:
    """All that is said of a claim, by the rule under which `why` shows it: "word ", "told ", "times "."""
    here, token = around.sentences[claim.sentence], claim.token
    form, governor = form_of(here, token), here.heads[token]
    yield f"form {form}"
    yield f"lemma {claim.lemma}"
    yield f"type {claim.predicate}"
    yield f"root {form_of(here, here.root)} {form}"
    yield f"way {'.'.join(way_up(here, token))}"
    if governor != token:
        yield f"governor {here.lemmas[governor].lower()} {here.deps[token]}"
        yield f"governed {form_of(here, governor)} {here.deps[token]} {form}"
    if here.poses[token] in NOMINAL:
        named = [kid for kid in here.kids[token] if here.deps[kid] in DETERMINERS]
        told = ".".join(here.lowers[kid] if here.deps[kid] == "det" else here.deps[kid] for kid in named)
        yield f"determiner {told}"
        yield f"determiner {told} {here.deps[token]}"
    yield from (f"beside {here.lowers[kid]}" for kid in here.kids[token] if here.deps[kid] in ASIDES)
    yield from told_as(claim, around, form)
    yield from times_around(claim, around, form[:3])
    yield from times_alike(claim, around)


def way_up(here: Sentence, token: int) -> list[str]:
    """The first steps from a word to the root that say how it hangs in its sentence."""
    deps = [here.deps[token], *(here.deps[above] for above in here.ancestors(token))]
    return [dep for dep in deps if dep in STEPS][:LONGEST]


def told_as(claim: Claim, around: Around, form: str) -> Iterator[str]:
    """As what it is told, by which word, and where on the page."""
    yield f"label {claim.status.label}"
    yield f"label {claim.status.label} {form}"
    chain = [around.cues[each] for each in claim.chain if each in around.cues]
    cue = chain[-1].cue if chain else None
    above = around.sentences.get(chain[-1].sentence) if chain else None
    if cue and above:
        yield from (f"cue {above.lemmas[token].lower()}" for token in above.tokens(cue)[-1:])
    at = classed(around.places[claim.sentence], PLACES)
    yield f"at {at}"
    yield f"at {at} {form[:3]}"
    starts = around.lemmas[claim.lemma]
    yield f"first {claim.trigger.start == starts[0]} {min(len(starts), 3)}"


def times_around(claim: Claim, around: Around, form: str) -> Iterator[str]:
    """The times of its sentence, the last one before it, and how many of the page lie near and far."""
    here = around.sentences[claim.sentence]
    kinds = sorted({kind_of(time) for time in around.times.get(claim.sentence, ())})
    for kind in kinds or ["none"]:
        yield f"here {kind}"
        yield f"here {kind} {here.deps[claim.token]}"
        yield f"here {kind} {form}"
    yield from (f"back {each}" for each in time_before(claim, around, form))
    old, near = around.eras.get(Era.OLD, 0), around.eras.get(Era.NEAR, 0)
    yield f"old {classed(old, (1, 2, 4, 8))}"
    yield f"mix {classed(old, (1, 3))} {classed(near, (1, 3))} {form}"
    yield f"top {around.top}"
    yield f"top {around.top} {claim.status.label}"


def time_before(claim: Claim, around: Around, form: str) -> Iterator[str]:
    """The last time that sentences before a claim name, and how far before."""
    at = around.places[claim.sentence]
    for far, number in enumerate(reversed(around.order[max(0, at - BACK) : at]), 1):
        named = [time for time in around.times.get(number, ()) if era_of(time) in NAMED]
        if named:
            kind = kind_of(named[-1])
            yield f"{kind} {classed(far, (2, 4))}"
            yield f"{kind} {form}"
            return
    yield "none"


def times_alike(claim: Claim, around: Around) -> Iterator[str]:
    """How much the word is like that of a claim which has a time of its own, by the era of that."""
    own, best = around.directions.get(claim.id), dict.fromkeys(Era, -1.0)
    likeness = around.dated.rows @ own if own is not None and around.dated.claims else ()
    for other, eras, like in zip(around.dated.claims, around.dated.eras, likeness, strict=False):
        if other.trigger != claim.trigger:
            best |= {era: max(best[era], float(like)) for era in eras}
    yield from (f"like {era} {classed(best[era], LIKE)}" for era in Era)


def classed(value: float, bounds: Sequence[float]) -> int:
    """How many bounds a value reaches."""
    return sum(value >= bound for bound in bounds)
