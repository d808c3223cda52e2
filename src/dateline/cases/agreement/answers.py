"""Which charge a denial answers: a logistic regression on who says both, where, and in which words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from math import exp, log

import numpy as np

from dateline.cases.agreement.denials import DENYING, MAINTAINING
from dateline.cases.agreement.disputes import Dispute
from dateline.cases.agreement.pairings import NAMES, Pairing, matter_of
from dateline.cases.agreement.pleas import Plea, hear, sides_of
from dateline.cases.claim_features import Sketch, World
from dateline.cases.indexes import every
from dateline.cases.sameness import Comparison
from dateline.model import Attribution, Event, Label, Relation, Span, Standing
from dateline.model.cases import grouped
from dateline.weights import weight_table

WEIGHTS, LITTLE = weight_table("en.answers.weights"), weight_table("en.little.answers")
"""What each feature adds to the logarithmic odds that a denial answers a charge; `bias` always counts. The second
in a story that tells little: there what is denied is told once, a long one comes back to all."""
VAGUE, ENOUGH, NEGATED, BESIDE, AT_ALL = weight_table("en.agreement.answers").values()
"""How likely an answer must be to be linked: where a denial does not say what is denied, elsewhere, and where somebody
only says that something is not so, or who denies is not known; what share of the odds of the best another one must
have that does not tell the same; how likely it must be where sides, matter or words speak for it, too."""
POINTING, SURE, NEXT, BARELY = weight_table("en.agreement.answers_little").values()
"""The same in a story that tells little: where a denial only points to a charge, and elsewhere; what share of the best
another one must have; and where sides, matter or words speak for it, too."""
MOST, FEW = 8, 3
"""Charges that one denial is linked with, the likeliest first; and so in a story that tells little."""
WIDE = 40
"""Charges of a story from which on it tells much."""
LOOKED_AT = 60
"""Charges of its page that a denial is weighed against, and as many others of its story."""
AKIN = 40
"""Charges of its story that are most alike a denial, and are weighed, too."""
BOUND = 5
"""Logarithmic odds that two claims tell the same say no more beyond this."""
MANY = 25
"""Charges of a page that tells much."""
DESCRIBING = frozenset({"amod", "compound"})
"""Dependencies of a word that only describes another, and charges nobody: "sold DONATED blood"."""
NAMED = 2
"""What it counts that a charge on another page names who denies, in words that it shares with the denial."""


Weighed = tuple[float, Pairing]
"""A charge beside a denial, and how likely the one is answered by the other."""


@dataclass(frozen=True)
class Court:
    """What is weighed: the world, and the attributions by id. Not a slots class: look-ups are cached."""

    world: World
    attributions: Mapping[str, Attribution]

    @cached_property
    def accusing(self) -> frozenset[Span | None]:
        """Where somebody accuses."""
        return frozenset(each.cue for each in self.attributions.values() if each.cue_kind == "accuse")

    @cached_property
    def denying(self) -> frozenset[tuple[str, int]]:
        """The pages and ends of the words by which somebody denies; adverbs may stand before their verb."""
        cues = (each.cue for each in self.attributions.values() if each.cue_kind == "deny")
        return frozenset((cue.page, cue.end) for cue in cues if cue)

    @cached_property
    def comparison(self) -> Comparison:
        """What compares two claims of the world."""
        return Comparison(self.world)

    @cached_property
    def commonness(self) -> Mapping[str, Counter[str]]:
        """How many claims of a story have an event word of some root, by story."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for sketch in self.world.sketches.values():
            found[sketch.story][sketch.root] += 1
        return found

    @cached_property
    def standings(self) -> Mapping[str, Standing]:
        """How the words of claims stand in their sentences, by claim."""
        return {each.claim: each for each in every(self.world.articles, Standing)}

    @cached_property
    def charges(self) -> Mapping[str, Sequence[Sketch]]:
        """The claims that somebody upholds, and the words of accusing, by page, in text order."""
        found: dict[str, list[Sketch]] = defaultdict(list)
        for sketch in self.world.sketches.values():
            trigger = sketch.claim.trigger
            denies = (trigger.page, trigger.end) in self.denying
            said = denies or (sketch.saying and trigger not in self.accusing)
            standing = self.standings.get(sketch.claim.id)
            only_describes = standing is not None and standing.relation in DESCRIBING
            if sketch.claim.status.label in MAINTAINING and not (said or only_describes):
                found[trigger.page].append(sketch)
        return found

    @cached_property
    def by_story(self) -> Mapping[str, Sequence[Sketch]]:
        """The charges of each story, in text order."""
        return grouped((charge.story, charge) for charge in chain.from_iterable(self.charges.values()))

    @cached_property
    def by_event(self) -> Mapping[str, Sequence[Sketch]]:
        """The charges of each event, in text order."""
        charges, events = chain.from_iterable(self.charges.values()), self.world.event_of
        return grouped((events[each.claim.id].id, each) for each in charges if each.claim.id in events)

    @cached_property
    def told(self) -> Mapping[tuple[str, str], Sequence[Sketch]]:
        """The charges by their story and each root of their words, and each side that they or their sources name."""
        found: dict[tuple[str, str], list[Sketch]] = defaultdict(list)
        for charge in chain.from_iterable(self.charges.values()):
            links = [self.attributions[link] for link in charge.claim.chain[-1:] if link in self.attributions]
            said = chain.from_iterable(link.content for link in links)
            entities = self.world.entities_of(self.world.within(said))
            sides = sides_of(self.world, (entity.id for entity in entities))
            for word in {*charge.roots, *charge.part_sides, *sides}:
                found[charge.story, word].append(charge)
        return found

    def hearing(self, denial: Sketch) -> list[Pairing]:
        """A denial beside every charge that it is weighed against."""
        plea = self.plea(denial)
        pairings = [self.pair(plea, charge) for charge in self.heard(plea)]
        here = [each for each in pairings if is_said(each)]
        latest = max((sentence_of(each) for each in here if each.away >= 0), default=None)
        lone = {sentence_of(each) for each in here if each.charged}
        return [
            replace(
                each,
                latest=is_said(each) and sentence_of(each) == latest,
                lone=is_said(each) and each.charged and len(lone) == 1,
            )
            for each in pairings
        ]

    def plea(self, denial: Sketch) -> Plea:
        """A denial as it is weighed."""
        crowded = len(self.charges.get(denial.claim.trigger.page, ())) > MANY
        return hear(denial, self.attributions, crowded=crowded)

    def is_wide(self, denial: Sketch) -> bool:
        """Whether the story of a denial tells much."""
        return len(self.by_story.get(denial.story, ())) >= WIDE

    def may_answer(self, denial: Sketch, charge: Sketch) -> bool:
        """Whether it is not out of the question that a denial answers a charge."""
        least = AT_ALL if self.is_wide(denial) else BARELY
        return likelihood(self.pair(self.plea(denial), charge)) >= least

    def pair(self, plea: Plea, charge: Sketch) -> Pairing:
        """A denial and a charge, side by side."""
        links = [self.attributions[link] for link in charge.claim.chain if link in self.attributions]
        counted = self.commonness[charge.story]
        bare = Pairing(
            plea,
            charge,
            links,
            self.standings.get(charge.claim.id),
            accusing=charge.claim.trigger in self.accusing,
            wide=self.is_wide(plea.denial),
            among=log(len(self.by_story[charge.story])),
            seldom=log(counted.total() / counted[charge.root]),
        )
        return replace(bare, vague=True) if plea.vague and bare.wide else self.told_as(bare, plea.denial)

    def told_as(self, pairing: Pairing, denied: Sketch) -> Pairing:
        """The same of a denial of what a claim tells."""
        one, other, vectors = denied.order, pairing.charge.order, self.world.vectors
        odds = self.comparison.odds(denied, pairing.charge)
        alike = vectors.alike(one, other)[0] if vectors.known(one, other) else 0.0
        return replace(pairing, vague=False, same=min(BOUND, max(-BOUND, odds)), alike=alike)

    def heard(self, plea: Plea) -> list[Sketch]:
        """The charges that a denial is weighed against: next to it, of its event, alike, and of its story.

        These name who denies, or whom the denial names, or share a word with it.
        """
        denial, event = plea.denial, self.world.event_of.get(plea.denial.claim.id)
        near = nearest_first(self.charges.get(denial.claim.trigger.page, ()), denial)
        merged = self.by_event.get(event.id, ()) if event else ()
        more = chain(merged, self.akin(denial)) if self.is_wide(denial) else ()
        others = chain(near, self.likest(plea), more)
        return list(dict.fromkeys(each for each in others if each.claim.trigger != denial.claim.trigger))

    def akin(self, denial: Sketch) -> list[Sketch]:
        """The charges of its story that the reader takes for most alike a denial."""
        charges, vectors = self.by_story.get(denial.story, ()), self.world.vectors
        rows = [charge.order for charge in charges]
        alike = (
            vectors.words[rows] @ vectors.words[denial.order]
            + vectors.clauses[rows] @ vectors.clauses[denial.order]
        )
        return [charges[number] for number in np.argsort(-alike.round(4), kind="stable")[:AKIN]]

    def likest(self, plea: Plea) -> list[Sketch]:
        """The charges of other pages of its story that have most in common with a denial.

        Where it says what is denied, they share a word of that.
        """
        denial, points = plea.denial, dict[Sketch, int]()
        sides = plea.sides | denial.part_sides
        for word in sorted(sides) + sorted(plea.words | plea.names):
            for charge in self.told.get((denial.story, word), ()):
                more = NAMED if word in sides and charge not in points else word not in sides
                points[charge] = points.get(charge, 0) + more
        others = [charge for charge in points if charge.claim.trigger.page != denial.claim.trigger.page]
        if plea.matter:
            others = [charge for charge in others if plea.matter & (charge.roots | matter_of(charge))]
        return sorted(others, key=lambda charge: (-points[charge], charge.order))[:LOOKED_AT]

    def answered(self, denial: Sketch) -> list[tuple[float, Sketch]]:
        """The charges that a denial answers, likeliest first, each with how likely: one of a sentence."""
        weighed = ranked((likelihood(each), each) for each in self.hearing(denial))
        if self.is_wide(denial):
            return list(first_of_sentences(self.likely_in(self.pointed_at(weighed))))[:MOST]
        enough = [(share, each) for share, each in weighed if share >= least(each)]
        alike = [each for each in enough if each[0] >= NEXT * enough[0][0]]
        return list(first_of_sentences(alike))[:FEW]

    def pointed_at(self, weighed: Sequence[Weighed]) -> Sequence[Weighed]:
        """Charges weighed; where the denial does not say what is denied, again by what the likeliest tells."""
        if not weighed or not weighed[0][1].vague or weighed[0][0] < enough_for(weighed[0][1]):
            return weighed
        first, *others = weighed
        told = (self.told_as(each, first[1].charge) for _, each in others)
        return [first, *ranked((likelihood(each), each) for each in told)]

    def likely_in(self, weighed: Sequence[Weighed]) -> Iterator[Weighed]:
        """The charges of a story that tells much which are likely: nearly as the likeliest, or telling the same."""
        for share, each in weighed:
            first = weighed[0]
            nearly = odds_of(share) >= BESIDE * odds_of(first[0])
            same = each is first[1] or self.comparison.odds(first[1].charge, each.charge) >= 0
            if share >= enough_for(each) and (nearly or same):
                yield share, each


def enough_for(pairing: Pairing) -> float:
    """How likely a denial must answer a charge of a story that tells much to be linked with it."""
    if not pairing.plea.deniers or pairing.plea.denial.claim.status.label == Label.NEGATED:
        return NEGATED
    return VAGUE if pairing.vague else ENOUGH


def odds_of(share: float) -> float:
    """A probability as odds."""
    return share / (1 - share)


def ranked(weighed: Iterable[Weighed]) -> list[Weighed]:
    """Pairings with how likely each is, likeliest first."""
    return sorted(weighed, key=lambda each: (-each[0], each[1].charge.order))


def answer_charges(court: Court) -> Iterator[Dispute]:
    """Every denial with the charges that it answers, and with the happenings of which these tell."""
    rule = "case.agreement.answer/1"
    for denial in filter(denies_charge, court.world.sketches.values()):
        answered = court.answered(denial)
        for likely, charge in answered:
            yield Dispute(denial, charge, Relation.DENIES, "polarity", rule, {rule: round(likely, 2)})
        yield from deny_happenings(court, denial, answered)


def deny_happenings(
    court: Court, denial: Sketch, answered: Iterable[tuple[float, Sketch]]
) -> Iterator[Dispute]:
    """A denial with the other events whose anchors tell what a charge tells that it answers."""
    rule, own = "case.agreement.happening/1", court.world.event_of.get(denial.claim.id)
    denied = {
        event.id: (likely, event)
        for likely, charge in answered
        if (event := happening_of(court, charge)) and event is not own
    }
    for likely, event in denied.values():
        yield Dispute(denial, event, Relation.DENIES, "polarity", rule, {rule: round(likely, 2)})


def happening_of(court: Court, charge: Sketch) -> Event | None:
    """The event of a charge, where the charge tells what the anchor of the event tells and others tell it, too."""
    event = court.world.event_of.get(charge.claim.id)
    if event is None or event.anchor is None or len(event.claims) == 1:
        return None
    anchor = court.world.sketches[event.anchor]
    return event if court.comparison.telling(anchor, [charge]) else None


def is_denial(sketch: Sketch) -> bool:
    """Whether a claim says that something is not so, whoever says it."""
    label = sketch.claim.status.label
    return label == Label.DENIED or (label in DENYING and not sketch.saying)


def denies_charge(sketch: Sketch) -> bool:
    """Whether a claim may answer a charge: it is denied, or somebody who is named says that it is not so."""
    return is_denial(sketch) and (sketch.claim.status.label == Label.DENIED or bool(sketch.claim.chain))


def nearest_first(charges: Sequence[Sketch], denial: Sketch) -> list[Sketch]:
    """Some charges of a denial's page, in text order, but those in its own word; those next to it first."""
    here = bisect_left(charges, denial.order, key=lambda charge: charge.order)
    around = charges[max(0, here - LOOKED_AT) : here + LOOKED_AT]
    others = (charge for charge in around if charge.claim.trigger != denial.claim.trigger)
    return sorted(others, key=lambda charge: (abs(charge.order - denial.order), charge.order))[:LOOKED_AT]


def is_said(pairing: Pairing) -> bool:
    """Whether somebody else brings or tells a charge on the page of the denial."""
    return (pairing.other or pairing.charged) and not pairing.elsewhere


def sentence_of(pairing: Pairing) -> int:
    """The sentence of a charge."""
    return pairing.charge.claim.sentence


def first_of_sentences(weighed: Iterable[Weighed]) -> Iterator[tuple[float, Sketch]]:
    """Of charges with how likely each is, one of every sentence: that in the word of the denial, else the first."""
    found: dict[tuple[str, int], Weighed] = {}
    for likely, pairing in weighed:
        place = pairing.charge.claim.trigger.page, sentence_of(pairing)
        if place not in found or (is_literal(pairing) and not is_literal(found[place][1])):
            found[place] = likely, pairing
    yield from ((likely, pairing.charge) for likely, pairing in found.values())


def is_literal(pairing: Pairing) -> bool:
    """Whether a charge is told in the word of the denial."""
    return pairing.plea.denial.claim.lemma == pairing.charge.claim.lemma


def least(pairing: Pairing) -> float:
    """How likely a denial must answer a charge of a story that tells little: less so if it only points to one there."""
    return POINTING if pairing.plea.only_points and not pairing.crowded else SURE


def likelihood(pairing: Pairing) -> float:
    """How likely a denial answers a charge, in [0, 1]."""
    table = WEIGHTS if pairing.wide else LITTLE
    held = sum(table[name] * getattr(pairing, name) for name in NAMES if name in table)
    return 1 / (1 + exp(-table["bias"] - held))
