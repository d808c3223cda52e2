"""Who counts how many: two sources with two numbers for one event contradict each other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations
from typing import NamedTuple

from dateline.cases.agreement.denials import MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.claim_features import ROOT, Sketch, World, strip_plural
from dateline.cases.voices import Voices
from dateline.model import Relation
from dateline.vocabulary import word_list, word_pattern, word_table
from dateline.weights import weight_row

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
NEAR = 2
"""Sentences within which two numbers of dead are of one passage."""
MOST = 4
"""Other numbers that a claim is linked with."""
OF_PEOPLE, OF_THINGS = weight_row("en.agreement.rival_numbers")
"""How many times as many the greater of two rival numbers may be at most: of the dead or hurt, of other things."""

YEARS = range(1900, 2100)
"""Numbers that are years, unless they are written with a comma."""


class Toll(NamedTuple):
    """How many of what kind a claim counts, and in which word: that of dying, or the root of its own."""

    sketch: Sketch
    number: int
    kind: str
    word: str


def dispute_tolls(world: World, voices: Voices) -> Iterator[Dispute]:
    """Claims of different sources that tell the same, but count different numbers in one event."""
    told: dict[tuple[str, str, str], list[Toll]] = defaultdict(list)
    for toll in filter(None, map(read_toll, world.sketches.values())):
        told[toll.sketch.story, toll.word, toll.kind].append(toll)
    linked: dict[Sketch, int] = defaultdict(int)
    for tolls in told.values():
        for one, other in combinations(tolls, 2):
            if linked[other.sketch] < MOST and rival(world, voices, one, other):
                linked[other.sketch] += 1
                rule = "case.agreement.toll/1"
                yield Dispute(other.sketch, one.sketch, Relation.CONTRADICTS, "number", rule)


def rival(world: World, voices: Voices, one: Toll, other: Toll) -> bool:
    """Whether two numbers are rivals: any two where things are contested, elsewhere those that may count the same."""
    likely = voices.contests.contested(one.sketch) or are_comparable(one, other)
    return likely and differ(world, one, other) and meet(world, voices, one, other)


def are_comparable(one: Toll, other: Toll) -> bool:
    """Whether two numbers may count the same: tolls grow, but nobody takes four thousand for forty.

    What is no toll is counted of one doer, and hardly differs.
    """
    few, many = sorted((one.number, other.number))
    if PEOPLE in (one.word, one.kind):
        return many <= few * OF_PEOPLE
    mine, theirs = one.sketch.agents.ids, other.sketch.agents.ids
    return many <= few * OF_THINGS and not (mine and theirs and not mine & theirs)


def meet(world: World, voices: Voices, one: Toll, other: Toll) -> bool:
    """Whether two numbers are of one event and told alike, or of the dead of whom one passage tells."""
    mine, theirs = one.sketch.claim, other.sketch.claim
    beside = mine.trigger.page == theirs.trigger.page and abs(mine.sentence - theirs.sentence) <= NEAR
    if one.word == PEOPLE and beside:
        return True
    event = world.event_of.get(mine.id)
    shared = event is not None and event is world.event_of.get(theirs.id)
    return shared and voices.agree(one.sketch, other.sketch)


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
    """The number nearest to an event word, and the kind of what it counts; of the dead it may stand alone."""
    claim = sketch.claim
    if claim.status.label not in MAINTAINING:
        return None
    page, start, end = sketch.world.pages[claim.trigger.page].text, claim.trigger.start, claim.trigger.end
    before = CUT.split(page[max(0, start - BEFORE) : start].rstrip(QUOTES))[-1]
    after = CUT.split(page[end : end + AFTER])[0]
    found = next(chain([*COUNTED.finditer(before)][-1:], COUNTED.finditer(after)), None)
    dying = claim.lemma in DYING
    if found is None or not (dying or found["what"]) or is_year(found["number"]):
        return None
    word = PEOPLE if dying else sketch.root
    return Toll(sketch, value_of(found["number"]), kind_of(found["what"]), word)


def is_year(number: str) -> bool:
    """Whether a number may be a year."""
    return number.isdigit() and int(number) in YEARS


def value_of(number: str) -> int:
    """What a number in digits or a word is."""
    digits = number.replace(",", "")
    return int(digits) if digits.isdigit() else WORDS[number.lower()]


def kind_of(noun: str | None) -> str:
    """What is counted: people of any kind, or the root of a noun for some of them."""
    word = strip_plural((noun or "").lower())
    return word[:ROOT] if word and word not in PERSONS | DYING else PEOPLE
