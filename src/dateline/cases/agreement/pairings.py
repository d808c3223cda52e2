"""A denial and a charge side by side: what is true of both, by the names of weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import MISSING, dataclass, fields
from functools import cached_property

from dateline.cases.agreement.pleas import Plea, sides_of, sources_of
from dateline.cases.claim_features import ROOT, Sketch
from dateline.model import Attribution, Label, Standing, Tense
from dateline.weights import weight

CHARGING = frozenset({"accuse", "claim", "suspect", "hearsay"})
"""Kinds of cues that bring a charge."""
CLAUSES = frozenset({"ccomp", "pcomp"})
"""Dependencies of what is said: "said that they SHELLED", "accused of SHELLING"."""
ASIDES = frozenset({"acl", "advcl", "amod", "pobj", "compound"})
"""Dependencies of what is told in passing: "in a sample HELD by"."""
LEAD = (1, 2)
"""The sentences behind the headline."""
NEAR = 2
"""Sentences within which a charge stands near a denial."""
FULL = 3
"""Arguments of a charge that says much."""
AKIN = weight("en.agreement.akin")
"""The cosine from which on two event words are alike."""


@dataclass(frozen=True)
class Pairing:
    """A denial and a charge, its attributions and standing, and whether its word `accusing` is.

    `wide` tells that the story tells much, and `vague` that the denial does not say what is denied; else `same` are
    the logarithmic odds that both tell the same, `alike` the cosine of their event words. `seldom` is the logarithm
    of how many claims of the story come to one in a word like its own, `among` that of how many charges it tells.
    `latest` tells that it is in the sentence of the last charge before the denial, `lone` in the only one of its page
    that is told as a charge.
    Not a slots class: what is looked up is kept.
    """

    plea: Plea
    charge: Sketch
    links: Sequence[Attribution]
    standing: Standing | None
    accusing: bool
    wide: bool
    vague: bool = False
    same: float = 0.0
    alike: float = 0.0
    seldom: float = 0.0
    among: float = 0.0
    latest: bool = False
    lone: bool = False

    # ---- who says it

    @property
    def other(self) -> bool:
        """Somebody else than who denies tells it."""
        return bool(self.charge.claim.chain) and self.plea.deniers.isdisjoint(self.tellers)

    @property
    def nobody(self) -> bool:
        """Nobody is said to tell it."""
        return not self.charge.claim.chain

    @property
    def alone(self) -> bool:
        """Nobody is said to deny."""
        return not self.plea.denial.claim.chain

    @property
    def together(self) -> bool:
        """Who tells it says in the same breath what is not so."""
        return any(link in self.plea.denial.claim.chain for link in self.charge.claim.chain[:1])

    @property
    def charged(self) -> bool:
        """It is told as a charge."""
        told = self.charge.claim.status.label == Label.ALLEGED or self.accusing
        return told or not CHARGING.isdisjoint(link.cue_kind for link in self.links)

    @property
    def called(self) -> bool:
        """What is denied is called a charge, and somebody else than who denies says this."""
        return self.plea.called and (self.charged or self.other)

    @property
    def accused(self) -> bool:
        """The other side says that who denies did it, or accuses them."""
        return (self.doer and self.other_side) or (self.accusing and self.named)

    @property
    def blamed(self) -> bool:
        """The same, and the denial only points to what is denied."""
        return self.accused and (self.plea.pointing or self.plea.called)

    @property
    def right_before(self) -> bool:
        """It is a charge right before a denial that only points to one."""
        near = not self.elsewhere and 0 <= self.away <= 1 and self.charge.order < self.plea.denial.order
        return near and self.plea.only_points and (self.charged or self.accused)

    @property
    def meant(self) -> bool:
        """The other side blames who denies, in a word of the denial."""
        return self.accused and not self.loose

    @property
    def crowded(self) -> bool:
        """It is one of many claims on the page of the denial, or of another page."""
        return self.elsewhere or self.plea.crowded

    # ---- what it is about

    @property
    def akin(self) -> bool:
        """The reader takes their event words for alike."""
        return self.alike >= AKIN

    @property
    def apart(self) -> bool:
        """No word is in both, and they do not stand near each other."""
        return self.loose and (self.elsewhere or abs(self.away) > NEAR)

    @property
    def described(self) -> bool:
        """It has a word by which who denies is called."""
        return not self.plea.names.isdisjoint(self.charge.roots)

    @property
    def things(self) -> bool:
        """What it is done to is called by a word that the denial has for that, too."""
        return not self.plea.denial.words.isdisjoint(self.charge.words)

    @property
    def answering(self) -> bool:
        """The denial says that it is not so, in a word of the charge."""
        negated = self.plea.denial.claim.status.label == Label.NEGATED
        return negated and (self.root or self.words)

    @property
    def typed(self) -> bool:
        """It has a type."""
        return self.charge.claim.predicate is not None

    @property
    def one_type(self) -> bool:
        """Both have one type."""
        return self.typed and self.charge.claim.predicate == self.plea.denial.claim.predicate

    @property
    def one_event(self) -> bool:
        """Both are of one event."""
        event = self.charge.world.event_of.get(self.charge.claim.id)
        return event is not None and event is self.charge.world.event_of.get(self.plea.denial.claim.id)

    @property
    def clashing(self) -> bool:
        """What they say of who, where and when does not go together."""
        return self.plea.denial.frame.clashes(self.charge.frame)

    @property
    def shared(self) -> bool:
        """Both name somebody else."""
        return bool((self.plea.denial.named & self.charge.named) - self.plea.deniers)

    @property
    def words(self) -> bool:
        """Their matters share a word."""
        return not matter_of(self.plea.denial).isdisjoint(matter_of(self.charge))

    @property
    def root(self) -> bool:
        """Their event words have one root."""
        return self.plea.denial.root == self.charge.root

    @property
    def lemma(self) -> bool:
        """Their event words are one."""
        return self.plea.denial.claim.lemma == self.charge.claim.lemma

    @property
    def loose(self) -> bool:
        """No word is in both."""
        return not (self.root or self.words or self.plea.words & self.charge.roots)

    @property
    def deed(self) -> bool:
        """The word of the denial only points to what is denied, and the charge has a type."""
        return self.plea.pointing and self.charge.claim.predicate is not None

    # ---- how it is told

    @property
    def past(self) -> bool:
        """It is past."""
        return self.charge.claim.status.time == Tense.PAST

    @property
    def planned(self) -> bool:
        """It is planned."""
        return self.charge.claim.status.label == Label.PLANNED

    @property
    def tenses(self) -> bool:
        """They are told as of different times."""
        return self.charge.claim.status.time != self.plea.denial.claim.status.time

    @property
    def several(self) -> bool:
        """It tells of several at once."""
        return self.charge.several

    @property
    def points_back(self) -> bool:
        """It points to what was told before."""
        return self.charge.points_back

    @property
    def clause(self) -> bool:
        """Its word heads what is said."""
        return self.standing is not None and self.standing.relation in CLAUSES

    @property
    def noun(self) -> bool:
        """Its word is a noun."""
        return self.standing is not None and self.standing.noun

    @property
    def cue(self) -> bool:
        """Its word is that of somebody who speaks."""
        trigger = self.charge.claim.trigger
        return (trigger.page, trigger.end) in self.charge.world.cue_ends

    @property
    def full(self) -> bool:
        """It says much."""
        return len(self.charge.claim.arguments) >= FULL

    @property
    def bare(self) -> bool:
        """It says nothing but its word."""
        return not self.charge.claim.arguments

    @property
    def aside(self) -> bool:
        """Its word is told in passing."""
        return self.standing is not None and self.standing.relation in ASIDES

    # ---- where it stands

    @property
    def elsewhere(self) -> bool:
        """It stands on another page."""
        return self.plea.denial.claim.trigger.page != self.charge.claim.trigger.page

    @property
    def headline(self) -> bool:
        """It is the first thing that its page says."""
        return self.charge.claim.sentence == 0

    @property
    def lead(self) -> bool:
        """It stands right behind the headline."""
        return self.charge.claim.sentence in LEAD

    @property
    def just_before(self) -> bool:
        """It stands in the sentence before the denial."""
        return not self.elsewhere and self.away == 1

    @property
    def before(self) -> bool:
        """It stands in the sentence before that."""
        return not self.elsewhere and self.away == NEAR

    @property
    def far(self) -> bool:
        """It stands far before it."""
        return not self.elsewhere and self.away > NEAR

    @property
    def after(self) -> bool:
        """It stands a sentence or two behind the denial."""
        return not self.elsewhere and -NEAR <= self.away < 0

    # ---- no features

    @property
    def away(self) -> int:
        """How many sentences the denial stands behind the charge, where both are of one page."""
        return self.plea.denial.claim.sentence - self.charge.claim.sentence

    @cached_property
    def doer(self) -> bool:
        """Who denies acts in it."""
        return not self.plea.sides.isdisjoint(self.charge.agents.sides)

    @cached_property
    def named(self) -> bool:
        """Who denies is named in it."""
        return not self.plea.sides.isdisjoint(self.charge.part_sides)

    @cached_property
    def other_side(self) -> bool:
        """Somebody who is known tells it, and not of the side of who denies."""
        telling = sides_of(self.charge.world, self.tellers)
        return bool(self.tellers and self.plea.sides) and self.plea.sides.isdisjoint(telling)

    @cached_property
    def tellers(self) -> frozenset[str]:
        """Who tells the charge, as entity ids."""
        return sources_of(self.charge.world, self.links[:1])


NAMES = (
    *(
        name
        for name, each in vars(Pairing).items()
        if isinstance(each, property) and each.fget and each.fget.__annotations__["return"] == "bool"
    ),
    *(each.name for each in fields(Pairing) if each.default is not MISSING),
)
"""The features, by the names of their weights."""


def matter_of(sketch: Sketch) -> frozenset[str]:
    """The roots of the event word of a claim and of its matter."""
    return frozenset((sketch.root, *(word[:ROOT] for word in sketch.words)))
