"""Who counts how many dead: two sources with two numbers for one story contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from dateline.cases.agreement.denials import MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.claim_features import ROOT, Sketch, World, strip_plural
from dateline.model import Relation
from dateline.vocabulary import word_list, word_pattern, word_table

DYING = word_list("en.agreement.death_words")
PERSONS = word_list("en.agreement.any_persons")
WORDS = {word: int(number) for word, number in word_table("en.agreement.numbers").items()}
IN_WORDS = word_pattern("en.agreement.numbers")
NUMBER = rf"\b(?:\d[\d,]*|{IN_WORDS})\b"
COUNTED = re.compile(rf"(?P<number>{NUMBER})(?:\s+(?P<what>[a-z]{{3,}}))?", re.IGNORECASE)
CUT = re.compile(r"[.;:!?](?:\s|$)|\n|[“”\"]")
QUOTES = '“"'
PEOPLE = "people"
BEFORE, AFTER = 40, 30
"""Characters before and after an event word in which its number stands."""
MOST = 4
"""Other numbers that a claim is linked with."""


class Toll(NamedTuple):
    """How many of what kind a claim counts."""

    sketch: Sketch
    number: int
    kind: str


def dispute_tolls(world: World) -> Iterator[Dispute]:
    """Claims of different sources that count different numbers of dead."""
    told: dict[tuple[str, str], list[Toll]] = defaultdict(list)
    for toll in filter(None, map(read_toll, world.sketches.values())):
        told[toll.sketch.story, toll.kind].append(toll)
    linked: dict[Sketch, int] = defaultdict(int)
    for tolls in told.values():
        for one, other in combinations(tolls, 2):
            if linked[other.sketch] < MOST and differ(world, one, other):
                linked[other.sketch] += 1
                rule = "case.agreement.toll/1"
                yield Dispute(other.sketch, one.sketch, Relation.CONTRADICTS, "number", rule)


def differ(world: World, one: Toll, other: Toll) -> bool:
    """Whether two sources give two numbers, of days that may be one."""
    mine, theirs = one.sketch, other.sketch
    if one.number == other.number or mine.claim.trigger == theirs.claim.trigger:
        return False
    apart = mine.latest and theirs.earliest and mine.latest < theirs.earliest
    apart = apart or (theirs.latest and mine.earliest and theirs.latest < mine.earliest)
    pages = mine.claim.trigger.page, theirs.claim.trigger.page
    elsewhere = world.witness(pages[0]) != world.witness(pages[1])
    return not apart and (elsewhere or mine.claim.chain[:1] != theirs.claim.chain[:1])


def read_toll(sketch: Sketch) -> Toll | None:
    """The number nearest to an event word of dying, and the kind of what it counts."""
    claim = sketch.claim
    if claim.lemma not in DYING or claim.status.label not in MAINTAINING:
        return None
    page, start, end = sketch.world.pages[claim.trigger.page].text, claim.trigger.start, claim.trigger.end
    before = CUT.split(page[max(0, start - BEFORE) : start].rstrip(QUOTES))[-1]
    after = CUT.split(page[end : end + AFTER])[0]
    found = [*COUNTED.finditer(before)][-1:] or [*COUNTED.finditer(after)][:1]
    return Toll(sketch, value_of(found[0]["number"]), kind_of(found[0]["what"])) if found else None


def value_of(number: str) -> int:
    """What a number in digits or a word is."""
    digits = number.replace(",", "")
    return int(digits) if digits.isdigit() else WORDS[number.lower()]


def kind_of(noun: str | None) -> str:
    """What is counted: people of any kind, or the root of a noun for some of them."""
    word = strip_plural((noun or "").lower())
    return word[:ROOT] if word and word not in PERSONS | DYING else PEOPLE
