"""What every judgement of a log comes to in one build: the later ones count, and none is dropped in silence.

Judgements that cannot both hold are decided by time, whatever the rules of a build make of the pages; a
judgement on what these rules do not find waits until others find it again.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from dateline.cases.additions import added_id, told_in
from dateline.cases.indexes import every, ids_by_member
from dateline.cases.parts import PARTS, mentions_in, parties_for
from dateline.cases.passages import ZONES, taken_by
from dateline.cases.sourcing import attributions_for, span_of
from dateline.cases.union_find import find_root
from dateline.model import (
    Claim,
    Entity,
    Force,
    Judgement,
    JudgementKind,
    Mention,
    Page,
    Problem,
    Relation,
    Ruling,
    Span,
)
from dateline.stage import Notes

SAYS = {
    "judgement.same/1": "A person says that they are one.",
    "judgement.different/1": "A person says that they are not one.",
    "judgement.status/1": "A person says which status the claim has.",
    "judgement.certainty/1": "A person says how surely the source presents it.",
    "judgement.polarity/1": "A person says whether the source presents it as so.",
    "judgement.tense/1": "A person says whether the source tells of it as past, present or to come.",
    "judgement.type/1": "A person says what kind of event it is.",
    "judgement.source/1": "A person says whose word it is.",
    "judgement.agent/1": "A person says who does it.",
    "judgement.recipient/1": "A person says to whom it is done, or for whom.",
    "judgement.theme/1": "A person says what it is done to.",
    "judgement.instrument/1": "A person says with what it is done.",
    "judgement.place/1": "A person says where it takes place.",
    "judgement.time/1": "A person says when it takes place.",
    "judgement.date/1": "A person says on which day the page was published.",
    "judgement.rename/1": "A person gives the name.",
    "judgement.add/1": "A person added the claim, which no rule had found.",
    "judgement.boilerplate/1": "A person says that it is no part of the story.",
    "judgement.story/1": "A person says that it is a part of the story.",
}
"""The sentences of what people decide, where it stands in the place of a rule."""

BONDS = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT})
ALIKE = BONDS | ZONES.keys() | {JudgementKind.REJECT, JudgementKind.RENAME}
"""Kinds of which two on one member do not exclude each other: names wait until it is known who is one."""


@dataclass(frozen=True)
class Found:
    """What the rules of a build have found that judgements can name: where it stands, by id.

    A page stands for itself.
    """

    articles: Mapping[str, Notes]
    claims: Mapping[str, Claim]
    mentions: Mapping[str, Mention]
    spans: Mapping[str, Span | None]
    taken: dict[str, frozenset[str]] = field(default_factory=dict)

    def target(self, judgement: Judgement) -> str | None:
        """The id that a claim has with the source that a judgement gives it.

        `None` where its page has no such source.
        """
        claim = self.claims[judgement.members[0]]
        layers = self.articles[claim.trigger.page]
        chain = attributions_for(claim, judgement.verdict, layers, judgement=judgement.id)
        return None if chain is None else replace(claim, chain=tuple(each.id for each in chain)).id

    def names_nobody_known(self, judgement: Judgement) -> bool:
        """Whether a part is given to words or mentions that are not there."""
        claim = self.claims[judgement.members[0]]
        layers = self.articles[claim.trigger.page]
        return parties_for(claim, judgement.verdict, layers, self.mentions) is None

    def words(self, judgement: Judgement) -> Span | None:
        """The words of its page that a judgement is on; `None` where the page has none there."""
        page = self.articles[judgement.members[0]][Page][0]
        if judgement.kind is JudgementKind.ADD:
            told = told_in(judgement.verdict, page)
            return told.clause if told else None
        return span_of(judgement.verdict, page)

    def evidence(self, judgement: Judgement) -> list[Span | None]:
        """Where what a judgement is on stands."""
        if judgement.kind in ON_WORDS and judgement.members[0] in self.articles:
            return [self.words(judgement)]
        return [self.spans.get(member) for member in judgement.members]

    def takes(self, judgement: Judgement) -> frozenset[str]:
        """The ids of what goes with words that are no part of the story; asked often, found once."""
        if judgement.id not in self.taken:
            layers = self.articles[judgement.members[0]]
            self.taken[judgement.id] = taken_by(judgement.verdict, layers)
        return self.taken[judgement.id]


TAKING = frozenset({JudgementKind.REJECT, JudgementKind.BOILERPLATE})
"""Kinds after which something is gone."""
ON_WORDS = ZONES.keys() | {JudgementKind.ADD}
"""Kinds that are on words of a page."""
ASKING: Mapping[JudgementKind, Callable[[Found, Judgement], bool]] = {
    JudgementKind.SOURCE: lambda found, judgement: found.target(judgement) is None,
    **dict.fromkeys(PARTS, Found.names_nobody_known),
    **dict.fromkeys(ON_WORDS, lambda found, judgement: found.words(judgement) is None),
}
"""Kinds that name more than their members, and how it is known that this is not there."""


def find_all(articles: Mapping[str, Notes]) -> Found:
    """An index of what article stages have found."""
    claims = {claim.id: claim for claim in every(articles, Claim)}
    mentions = {mention.id: mention for mention in every(articles, Mention)}
    words = {claim.id: claim.trigger for claim in claims.values()}
    words |= {mention.id: mention.span for mention in mentions.values()}
    return Found(articles, claims, mentions, dict.fromkeys(articles) | words)


def rule_on(log: Iterable[Judgement], articles: Mapping[str, Notes]) -> tuple[Ruling, ...]:
    """The ruling on every judgement, in the order in which they were made; the log may come in any."""
    ordered = sorted({judgement.id: judgement for judgement in log}.values(), key=lambda each: each.order)
    if not ordered:
        return ()
    docket = Docket(find_all(articles), {judgement.id for judgement in ordered})
    return (*reversed([docket.rule(judgement) for judgement in reversed(ordered)]),)


@dataclass
class Docket:
    """The judgements that hold so far, while a log is gone through from its end.

    `earlier` are those still to come.
    """

    found: Found
    earlier: set[str]
    undone: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    heard: dict[str, list[Judgement]] = field(default_factory=lambda: defaultdict(list))
    bonds: list[Judgement] = field(default_factory=list)
    parent: dict[str, str] = field(default_factory=dict)

    def rule(self, judgement: Judgement) -> Ruling:
        """Decide on one judgement, and let it count where it holds."""
        self.earlier.discard(judgement.id)
        force, against = self.weigh(judgement)
        if force is Force.IN_FORCE:
            self.obey(judgement)
        added = judgement.kind is JudgementKind.ADD
        return Ruling(
            judgement.id,
            judgement.kind,
            (added_id(judgement),) if added else judgement.members,
            judgement.verdict,
            force,
            against,
            tuple(filter(None, self.found.evidence(judgement))),
        )

    def weigh(self, judgement: Judgement) -> tuple[Force, tuple[str, ...]]:
        """What becomes of a judgement, and by which later ones."""
        if judgement.id in self.undone:
            return Force.UNDONE, tuple(self.undone[judgement.id])
        if self.misses(judgement):
            return Force.WAITING, ()
        against = () if is_silent(judgement) else (*self.excluding(judgement), *self.unbinding(judgement))
        if not against:
            return Force.IN_FORCE, ()
        replaced = all(is_said_again(judgement, later) for later in against)
        return Force.REPLACED if replaced else Force.IN_CONFLICT, tuple(later.id for later in against)

    def misses(self, judgement: Judgement) -> bool:
        """Whether the build has not found what a judgement names; of an event's claims one is enough."""
        known = self.earlier if judgement.kind is JudgementKind.UNDO else self.found.spans
        missing = [member for member in judgement.members if member not in known]
        if judgement.kind in ASKING and not missing:
            return ASKING[judgement.kind](self.found, judgement)
        together = judgement.kind in BONDS or is_silent(judgement)
        return bool(missing) if together else len(missing) == len(judgement.members)

    def obey(self, judgement: Judgement) -> None:
        """Let a judgement count against earlier ones."""
        if judgement.kind is JudgementKind.UNDO:
            self.undone[judgement.members[0]].append(judgement.id)
        if is_silent(judgement):
            return
        for name in self.names(judgement):
            self.heard[name].append(judgement)
        if judgement.kind in BONDS:
            self.bonds.append(judgement)
        if judgement.kind is JudgementKind.SAME:
            for one, other in pairwise(judgement.members):
                self.parent[self.root(other)] = self.root(one)

    def root(self, member: str) -> str:
        """The member that stands for all that people have made one with it."""
        root: str = find_root(self.parent, self.parent.setdefault(member, member))
        return root

    def names(self, judgement: Judgement) -> frozenset[str]:
        """The ids that a judgement is about: its members, what it makes of them or gives them or takes away."""
        taken = self.found.takes(judgement) if judgement.kind is JudgementKind.BOILERPLATE else ()
        return frozenset({*judgement.members, *self.decided(judgement), *given_by(judgement), *taken})

    def decided(self, judgement: Judgement) -> frozenset[str]:
        """The ids of what a judgement decides on, and of what a claim is called with another source."""
        target = self.found.target(judgement) if judgement.kind is JudgementKind.SOURCE else None
        return decided_by(judgement) | ({target} if target else set())

    def drops(self, judgement: Judgement) -> frozenset[str]:
        """The ids that are gone where a judgement holds: what is rejected, or becomes another claim."""
        if judgement.kind is JudgementKind.BOILERPLATE:
            return self.found.takes(judgement)
        given = judgement.kind is JudgementKind.SOURCE and self.found.target(judgement)
        if judgement.kind is JudgementKind.REJECT or (
            given in self.found.claims and given not in judgement.members
        ):
            return frozenset(judgement.members)
        return frozenset()

    def needs(self, judgement: Judgement) -> frozenset[str]:
        """The ids that must be there for a judgement to hold."""
        return frozenset() if judgement.kind in TAKING else self.names(judgement)

    def excluding(self, judgement: Judgement) -> Iterator[Judgement]:
        """The later judgements on the same members that leave no room for one."""
        near = chain.from_iterable(self.heard[name] for name in sorted(self.names(judgement)))
        return (later for later in dict.fromkeys(near) if self.exclude(later, judgement))

    def exclude(self, one: Judgement, other: Judgement) -> bool:
        """Whether two judgements on one member cannot both hold."""
        if {one.kind, other.kind} == ZONES.keys():
            return self.share_words(one, other)
        if one.kind is not other.kind:
            return bool(self.drops(one) & self.needs(other) or self.drops(other) & self.needs(one))
        if one.kind in ALIKE or not self.decided(one) & self.decided(other):
            return False
        moved = one.kind is JudgementKind.SOURCE and one.members != other.members
        return moved or one.verdict != other.verdict

    def share_words(self, one: Judgement, other: Judgement) -> bool:
        """Whether two judgements on words of pages have some in common."""
        words, others = self.found.words(one), self.found.words(other)
        return words is not None and others is not None and words.overlaps(others)

    def unbinding(self, judgement: Judgement) -> list[Judgement]:
        """The later judgements that part what one joins, or have joined what it parts, be it over others."""
        roots = Counter(map(self.root, judgement.members))
        if judgement.kind is JudgementKind.SAME:
            parting = (later for later in self.bonds if later.kind is JudgementKind.DIFFERENT)
            return [later for later in parting if len(roots.keys() & set(map(self.root, later.members))) > 1]
        if judgement.kind is JudgementKind.DIFFERENT:
            joining = (later for later in self.bonds if later.kind is JudgementKind.SAME)
            return [later for later in joining if roots[self.root(later.members[0])] > 1]
        return []


def decided_by(judgement: Judgement) -> frozenset[str]:
    """What a judgement decides on: its members, and for an added claim that claim."""
    added = judgement.kind is JudgementKind.ADD
    return frozenset([added_id(judgement)] if added else judgement.members)


def given_by(judgement: Judgement) -> frozenset[str]:
    """The ids that a judgement gives a claim: an attribution, or mentions that play a part."""
    if judgement.kind in PARTS:
        return mentions_in(judgement.verdict)
    sourced = judgement.kind is JudgementKind.SOURCE and judgement.verdict.startswith("att-")
    return frozenset([judgement.verdict] if sourced else [])


def is_silent(judgement: Judgement) -> bool:
    """Whether a judgement leaves room for every other: a note, an undo, a link that is none."""
    return judgement.kind in {JudgementKind.NOTE, JudgementKind.UNDO} or is_of_link(judgement)


def is_of_link(judgement: Judgement | Ruling) -> bool:
    """Whether a judgement rejects what stands between two claims, and not the claims."""
    return judgement.kind is JudgementKind.REJECT and judgement.verdict in set(Relation)


def is_said_again(judgement: Judgement, later: Judgement) -> bool:
    """Whether the same person has thought better of it, by dropping a member or judging all of them anew."""
    anew = later.kind in TAKING or decided_by(judgement) <= decided_by(later) | {*later.members}
    return later.user == judgement.user and anew


def settle_names(
    rulings: Sequence[Ruling], entities: Iterable[Entity], log: Mapping[str, Judgement]
) -> tuple[Ruling, ...]:
    """The rulings, now that it is known who is one: of several names for an entity the last given holds.

    What gave way to an earlier name gives way to that one.
    """
    entity_of = ids_by_member(entities, lambda entity: entity.mentions)
    named = [ruling for ruling in rulings if ruling.holds and ruling.kind is JudgementKind.RENAME]
    bearers = [entity_of.get(ruling.members[0], ruling.members[0]) for ruling in named]
    last = dict(zip(bearers, named, strict=True))
    over = {
        ruling.judgement: last[bearer].judgement
        for ruling, bearer in zip(named, bearers, strict=True)
        if last[bearer].verdict != ruling.verdict
    }
    return tuple(
        overrule(ruling, log[ruling.judgement], log[over[ruling.judgement]])
        if ruling.judgement in over
        else replace(ruling, against=tuple(dict.fromkeys(over.get(each, each) for each in ruling.against)))
        for ruling in rulings
    )


def overrule(ruling: Ruling, judgement: Judgement, later: Judgement) -> Ruling:
    """A ruling that a later judgement takes the force of."""
    said_again = judgement.user == later.user
    force = Force.REPLACED if said_again else Force.IN_CONFLICT
    return replace(ruling, force=force, against=(later.id,))


def problems_of(rulings: Iterable[Ruling], log: Mapping[str, Judgement]) -> Iterator[Problem]:
    """What people should look at: judgements that others contradict, and those that wait."""
    for ruling in rulings:
        judgement = log[ruling.judgement]
        decided = f"{judgement.kind} {' '.join(judgement.members)} {judgement.verdict}"
        told = f"the judgement of {judgement.user} ({decided})"
        if ruling.force is Force.IN_CONFLICT:
            others = ", ".join(f"{each} of {log[each].user}" for each in ruling.against)
            yield Problem(
                judgement.id,
                "judgements",
                f"{told} is in conflict with {others}, made later, and does not count. Undo one of them.",
            )
        elif ruling.force is Force.WAITING:
            yield Problem(
                judgement.id,
                "judgements",
                f"{told} waits: what it names is no longer found. It counts again when it is; else undo it.",
            )
