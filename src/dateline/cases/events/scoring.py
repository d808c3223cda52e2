"""Whether two claims speak of one event: what tells against it, and how much for it."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.cases.claim_features import Sketch
from dateline.cases.compatibility import days
from dateline.cases.parties import Parties
from dateline.cases.predicates import MUTUAL, SINGULAR
from dateline.cases.themes import same_theme
from dateline.weights import weight, weight_table

ODDS, BARE = weight_table("en.odds.read"), weight_table("en.odds.bare")
"""What makes it likely that two claims are one event: points, and how alike their words are as read; points alone."""
LEAST = weight("en.odds.least")
"""The logarithmic odds from which on groups of claims are one event, on average over their pairs."""
MOST = weight("en.odds.most")
"""Points from which on more say nothing more."""
RULED_OUT = weight("en.odds.ruled_out")
"""The logarithmic odds of what something rules out."""
TOLD_AGAIN = weight("en.events.again")
"""Points for the same word in one story, where nothing tells two events apart."""
TRIGGER, POLARITY = weight("en.events.trigger"), weight("en.events.polarity")
WORD, TYPE = weight_table("en.events.word"), weight_table("en.events.type")
PASSAGE, ENCOUNTER = weight_table("en.events.passage"), weight_table("en.events.encounter")
PARTY, TIME, PLACE = (
    weight_table("en.events.party"),
    weight_table("en.events.time"),
    weight_table("en.events.place"),
)
"""Points for what two claims have in common, by how they have it; the pack says what each means."""
LONG_ROOT = 7
"""Letters that two words without a type must share to be of one root."""
SOON = 5
"""Sentences within which "the visit" still means the visit told before."""


def log_odds(
    points: Mapping[str, float] | None, alike: tuple[float, float] | None, denied: int, *, apart: bool = False
) -> Mapping[str, float]:
    """The logarithmic odds that two claims are one event, by rule, as they add up with their beginning.

    `points` as `features` gives them; `alike` are the cosines of their words and of their evidence, if known; `denied`
    is how many of the two are, `apart` whether they are of two types, of which fewer still are one. What rules find
    enough is enough; what was read makes up for what they miss.
    """
    if points is None:
        return {"case.events.beginning/1": RULED_OUT}
    ruled = {rule: BARE["point"] * each for rule, each in points.items() if each}
    ruled["case.events.beginning/1"] = BARE["beginning"]
    if alike is None:
        return ruled
    ruled["case.events.beginning/1"] -= max(0.0, sum(ruled.values()) - BARE["most"])
    unit = ODDS["point"] * min(1.0, MOST / max(MOST, sum(points.values())))
    read = {rule: unit * each for rule, each in points.items() if each}
    read["case.events.word/1"], read["case.events.clause/1"] = (
        ODDS["word"] * alike[0],
        ODDS["clause"] * alike[1],
    )
    if denied:
        read["case.events.denied/1"] = ODDS["denied"] * denied
    read["case.events.beginning/1"] = ODDS["beginning"] + ODDS["apart"] * apart
    return max(read, ruled, key=lambda each: sum(each.values()))


def are_apart(one: Sketch, other: Sketch) -> bool:
    """Whether two claims are of two types."""
    mine, theirs = one.claim.predicate, other.claim.predicate
    return mine is not None and theirs is not None and mine != theirs


def features(one: Sketch, other: Sketch) -> Mapping[str, float] | None:
    """Points for and against two claims being one event, by rule; `None` when something rules it out.

    None are given where their words do not mean the same. That somebody speaks is told on every page, and on one day
    only it is one event.
    """
    if one.claim.trigger == other.claim.trigger:
        return {"case.events.trigger/1": TRIGGER}
    time = same_time(one, other)
    near = bool(time) or is_same_sentence(one, other)
    if one.saying and other.saying and not near:
        return None
    meaning = same_meaning(one, other)
    if not meaning:
        return {}
    if one.several != other.several or one.frame.clashes(other.frame):
        return None
    if one.ahead != other.ahead and not near:
        return None
    found = {
        "case.events.time/1": time,
        "case.events.parties/1": same_parties(one, other),
        "case.events.place/1": same_place(one, other),
        "case.events.matter/1": same_theme(one, other),
    }
    again = is_told_again(one, other, sum(found.values()))
    opposed = one.claim.status.polarity != other.claim.status.polarity and not is_same_word(one, other)
    return found | {
        "case.events.meaning/1": meaning,
        "case.events.passage/1": same_passage(one, other),
        "case.events.again/1": TOLD_AGAIN if again else 0.0,
        "case.events.polarity/1": POLARITY if opposed else 0.0,
    }


def is_told_again(one: Sketch, other: Sketch, evidence: float) -> bool:
    """Whether a story's word is used again; where deeds recur or are denied, pages need evidence for it."""
    if (
        one.saying
        or other.saying
        or one.story != other.story
        or one.claim.predicate != other.claim.predicate
        or not is_same_word(one, other)
    ):
        return False
    if evidence > 0 or one.claim.trigger.page == other.claim.trigger.page:
        return True
    return one.claim.predicate in SINGULAR and one.claim.status.polarity == other.claim.status.polarity


def same_meaning(one: Sketch, other: Sketch) -> float:
    """Points for words that may name one event, 0 when they may not."""
    a, b = one.claim, other.claim
    if is_same_word(one, other):
        return WORD["same_type" if a.predicate == b.predicate else "other_type"]
    if a.predicate is None or a.predicate != b.predicate:
        return 0.0
    return TYPE["same_mode" if a.mode == b.mode else "other_mode"]


def is_same_word(one: Sketch, other: Sketch) -> bool:
    """Whether two event words are one, or of one root ("retire", "retirement"), longer without a type."""
    a, b = one.claim, other.claim
    return a.lemma == b.lemma or (
        one.root == other.root
        and a.predicate == b.predicate
        and (a.predicate is not None or a.lemma[:LONG_ROOT] == b.lemma[:LONG_ROOT])
    )


def same_passage(one: Sketch, other: Sketch) -> float:
    """Points for encounters in one sentence, a bare "the visit" soon after a visit, and what both expect."""
    apart = (
        abs(one.claim.sentence - other.claim.sentence)
        if one.claim.trigger.page == other.claim.trigger.page
        else SOON
    )
    later = max(one, other, key=lambda sketch: sketch.order)
    points = PASSAGE["ahead"] if one.ahead and other.ahead else 0.0
    if (
        is_same_sentence(one, other)
        and one.claim.predicate in MUTUAL
        and one.claim.predicate == other.claim.predicate
    ):
        points += PASSAGE["encounter"]
    elif later.points_back and apart < SOON:
        points += PASSAGE["pointing"] - apart / SOON
    return points


def is_same_sentence(one: Sketch, other: Sketch) -> bool:
    """Whether both stand in one sentence."""
    return one.claim.sentence == other.claim.sentence and one.claim.trigger.page == other.claim.trigger.page


def same_parties(one: Sketch, other: Sketch) -> float:
    """Points for everybody who plays a part in both, points off where others do."""
    if one.claim.predicate in MUTUAL or other.claim.predicate in MUTUAL:
        mine, theirs = one.frame.everybody, other.frame.everybody
        shared = (
            ENCOUNTER["side"] * len(mine.sides & theirs.sides)
            + ENCOUNTER["entity"] * len(mine.ids & theirs.ids)
            + (ENCOUNTER["people"] if mine.people & theirs.people else 0.0)
        )
        return shared or meeting(mine, theirs)
    return sum(
        meeting(mine, theirs)
        for mine, theirs in ((one.agents, other.agents), (one.recipients, other.recipients))
    )


def meeting(mine: Parties, theirs: Parties) -> float:
    """Points for one part."""
    if mine.ids & theirs.ids:
        return PARTY["entity"]
    if mine.meets(theirs):
        return PARTY["side"]
    return PARTY["other"] if mine and theirs else 0.0


def same_time(one: Sketch, other: Sketch) -> float:
    """Points for days in common: the fewer they are the more they say."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0.0
    width = max(days(one.earliest, one.latest), days(other.earliest, other.latest))
    return TIME["days" if width <= 3 else "month" if width <= 31 else "more"]


def same_place(one: Sketch, other: Sketch) -> float:
    """A point for the same place, half a point where an encounter is set in the same country."""
    if one.place.ids & other.place.ids:
        return PLACE["place"]
    return (
        PLACE["country"]
        if one.claim.predicate in MUTUAL
        and one.claim.predicate == other.claim.predicate
        and one.lands & other.lands
        else 0.0
    )
