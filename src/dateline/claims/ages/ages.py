"""Within which stretch before its page the event of a claim is likely to have taken place, where no time is named."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp, fsum

import numpy as np

from dateline.claims.ages.age_features import Around, features_of, look_around
from dateline.model import (
    Age,
    Attribution,
    By,
    Claim,
    Embedding,
    Expression,
    Ground,
    Label,
    Reading,
    Role,
    Sentence,
    Tense,
)
from dateline.reader.embeddings import unit
from dateline.stage import Notes, Stage
from dateline.weights import weight_row, weight_table

STRETCHES = tuple(map(int, weight_row("en.ages.stretches")))
"""Days of the stretches, the shortest first."""
BEGIN = weight_row("en.ages.begin")
"""Where the log-odds of each stretch begin."""
ENOUGH = weight_row("en.ages.enough")
"""How likely each stretch must be."""
ODDS = weight_table("en.ages.odds")
"""What a feature adds to the log-odds that an event lies in a stretch, whichever it is."""
WORD, CLAUSE = np.array(weight_row("en.ages.word")), np.array(weight_row("en.ages.clause"))
"""What the direction of the vector of the event word and that of the evidence add, by number."""

LATELY = "ages.lately"


def find_ages(reading: Reading, notes: Notes) -> Iterator[Age]:
    """The shortest stretch that is likely enough, of every claim that is told as past and names no time."""
    embeddings = {each.claim: each for each in notes[Embedding]}
    asked = [claim for claim in notes[Claim] if is_asked(claim) and claim.id in embeddings]
    if asked:
        around = look_around(
            notes[Sentence], notes[Claim], notes[Expression], notes[Attribution], notes[Embedding]
        )
        yield from filter(None, (age_of(claim, around, embeddings[claim.id]) for claim in asked))


def age_of(claim: Claim, around: Around, embedding: Embedding) -> Age | None:
    """The shortest stretch in which an event lies likely enough."""
    grounds = tuple(weighed(claim, around, embedding))
    odds = fsum(ground.weight for ground in grounds)
    for days, begin, enough in zip(STRETCHES, BEGIN, ENOUGH, strict=True):
        if chance(begin + odds) >= enough:
            return Age(claim.id, days, By(LATELY, round(chance(begin + odds), 4), (claim.id,), grounds))
    return None


def is_asked(claim: Claim) -> bool:
    """Whether a claim tells what was, and has no time of its own."""
    past = claim.status.time is Tense.PAST and claim.status.label is not Label.PLANNED
    return past and all(argument.role is not Role.TIME for argument in claim.arguments)


def weighed(claim: Claim, around: Around, embedding: Embedding) -> Iterator[Ground]:
    """What speaks for an event as one of late, and against it."""
    for rule, features in features_of(claim, around).items():
        yield Ground(rule, weight=round(fsum(ODDS.get(feature, 0.0) for feature in features), 4))
    yield Ground("ages.meaning", weight=round(meaning(embedding), 4))


def meaning(embedding: Embedding) -> float:
    """What the reader makes of the words of a claim adds."""
    return float(unit(embedding.word) @ WORD + unit(embedding.clause) @ CLAUSE)


def chance(odds: float) -> float:
    """The probability that log-odds give."""
    return 1 / (1 + exp(-odds))


def stage() -> Stage:
    """The ages stage."""
    return Stage(
        "ages",
        scope="article",
        needs=(Sentence, Claim, Expression, Attribution, Embedding),
        gives=(Age,),
        run=find_ages,
    )
