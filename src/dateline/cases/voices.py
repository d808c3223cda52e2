"""Who speaks for an event: the claims of it that tell what its anchor tells."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from itertools import chain
from math import exp, log1p

from dateline.cases.claim_features import Sketch, World, roots_of
from dateline.cases.contests import Contests
from dateline.cases.repeats import Place, place_of
from dateline.cases.sameness import NEAR, Comparison, is_answer
from dateline.model import Claim, Label, Role
from dateline.weights import weight_row, weight_table

ODDS = weight_table("en.voices.odds")
"""Where the logarithmic odds of a voice begin, and what each trait adds to them."""
VOICED, DENYING, ANSWERING = weight_row("en.voices.voiced")
"""How likely a claim must tell what the anchor of its event tells to speak for it; to deny it; to say it is not so.

Who denies what somebody alleges mostly does so in other words.
"""
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NUMERIC = ("numbers", "new")
"""The traits that tell of numbers."""
ACTED_UPON = (Role.THEME, Role.RECIPIENT)


@dataclass(frozen=True)
class Traits:
    """What the anchor of an event and another claim of it have in common.

    `same` are the logarithmic odds that both tell the same, `told` is the share of the roots of the claim that stand
    in the sentence of the anchor, `common` the logarithm of how many roots both sentences have in common, `numbers`
    whether they have a number in common, `new` the logarithm of how many numbers the claim's sentence has besides,
    `things` the share of roots that both have of what is acted upon, `others` whether both have some and none in
    common, `undated` whether the time of either is open, `near` whether few sentences of one page lie between them.
    """

    same: float
    told: float
    common: float
    numbers: float
    new: float
    things: float
    others: float
    undated: float
    near: float


@dataclass(frozen=True)
class Wording:
    """The roots and the numbers of a sentence, as far as claims are told in it."""

    roots: frozenset[str]
    numbers: frozenset[str]


class Voices:
    """The claims of a case, of which some speak for the event that others stand for.

    Where two claims are joined by an event word, their sentences say whether they tell the same: a voice tells what
    the anchor tells of the same things, by the same numbers, in words that are like its own.
    """

    def __init__(self, world: World, comparison: Comparison, contests: Contests) -> None:
        self._world, self._comparison, self.contests = world, comparison, contests
        self._wordings: dict[Place, Wording] = {}

    def telling(self, anchor: Sketch, group: Iterable[Sketch]) -> list[Sketch]:
        """The claims of a group that speak for what one of them tells; all of them where no vectors are known."""
        return [
            each
            for each in group
            if not self._comparison.known(anchor, each) or self.likely(anchor, each) >= self.least(each)
        ]

    def least(self, sketch: Sketch) -> float:
        """How likely a claim must tell what an anchor tells to be named with it."""
        if not self.contests.contested(sketch):
            return VOICED
        if sketch.claim.status.label is Label.DENIED:
            return DENYING
        return ANSWERING if is_answer(sketch) else VOICED

    def agree(self, one: Sketch, other: Sketch) -> bool:
        """Whether two claims tell the same, whatever numbers they give; so where nothing was read."""
        if not self._comparison.known(one, other):
            return True
        return max(odds_of(self.traits(*pair), but=NUMERIC) for pair in ((one, other), (other, one))) >= 0

    def likely(self, anchor: Sketch, other: Sketch) -> float:
        """How likely a claim tells what an anchor tells."""
        return 1 / (1 + exp(-odds_of(self.traits(anchor, other))))

    def traits(self, anchor: Sketch, other: Sketch) -> Traits:
        """What an anchor and another claim have in common."""
        one, two = self.wording(anchor), self.wording(other)
        mine, theirs = self.acted_upon(anchor), self.acted_upon(other)
        return Traits(
            same=self._comparison.odds(anchor, other),
            told=len(other.roots & one.roots) / max(1, len(other.roots)),
            common=log1p(len(one.roots & two.roots)),
            numbers=float(bool(one.numbers & two.numbers)),
            new=log1p(len(two.numbers - one.numbers)),
            things=len(mine & theirs) / max(1, len(mine | theirs)),
            others=float(bool(mine and theirs and not mine & theirs)),
            undated=float(not all((anchor.earliest, anchor.latest, other.earliest, other.latest))),
            near=float(are_near(anchor.claim, other.claim)),
        )

    def acted_upon(self, sketch: Sketch) -> frozenset[str]:
        """The roots of whom or what a claim says it is done to."""
        spans = (part.span for part in sketch.arguments(*ACTED_UPON))
        return frozenset(chain.from_iterable(roots_of(self._world.text(span)) for span in spans))

    def wording(self, sketch: Sketch) -> Wording:
        """The wording of the sentence in which a claim stands."""
        place = place_of(sketch)
        if place not in self._wordings:
            self._wordings |= self.wordings_on(place[0])
        return self._wordings[place]

    def wordings_on(self, page: str) -> dict[Place, Wording]:
        """The wording of every sentence of a page in which claims are told."""
        texts: dict[Place, dict[str, None]] = defaultdict(dict)
        for claim in self._world.articles[page][Claim]:
            texts[page, claim.sentence] |= dict.fromkeys(map(self._world.text, claim.evidence))
        return {place: wording_of(found) for place, found in texts.items()}


def odds_of(traits: Traits, but: Container[str] = ()) -> float:
    """The logarithmic odds that traits add up to, but for some of them."""
    added: Iterable[float] = (ODDS[name] * value for name, value in vars(traits).items() if name not in but)
    return sum(added, ODDS["beginning"])


def are_near(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in different sentences of a page with few between them."""
    return one.trigger.page == other.trigger.page and 0 < abs(one.sentence - other.sentence) <= NEAR


def wording_of(texts: Iterable[str]) -> Wording:
    """The roots and the numbers in some texts."""
    texts = list(texts)
    return Wording(
        frozenset(chain.from_iterable(map(roots_of, texts))),
        frozenset(chain.from_iterable(map(NUMBER.findall, texts))),
    )
