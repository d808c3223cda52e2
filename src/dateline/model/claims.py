"""What the text says happened: triggers, arguments, who says so, and how surely."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.ids import set_id
from dateline.model.spans import By, Span


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that names an event, a token of a sentence, and its PLOVER predicate and mode, if any.

    Where PLOVER has no type, `mode` is the class of the event, if it has one: process, personnel, movement,
    loss, statement.
    """

    span: Span
    sentence: int
    token: int
    lemma: str
    predicate: str | None
    mode: str | None
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "tri", self.span.page, self.span.start, self.span.end)


class Role(StrEnum):
    """The part an argument plays."""

    AGENT = "agent"
    RECIPIENT = "recipient"
    THEME = "theme"
    INSTRUMENT = "instrument"
    PLACE = "place"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase that plays `role` in the event of `trigger` (an id).

    `head` is its head token, `mention` the mention whose head that is, if any.
    """

    trigger: str
    role: Role
    span: Span
    head: int
    mention: str | None
    by: By


class Manner(StrEnum):
    """How an attribution gives its content."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one attribution (Pareti 2012); source or cue may be `None`.

    `within` is the attribution in whose content this one stands. `sources` are ids of the mentions that the
    source phrase names. `cue_kind` is the class of the cue in the pack (say, accuse, deny, plan, believe, …),
    which `claims.status` reads.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    manner: Manner
    cue_kind: str
    sources: tuple[str, ...]
    within: str | None
    sentence: int
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        spans = [span.pair if span else None for span in (self.source, self.cue, *self.content)]
        set_id(self, "att", self.page, spans)

    @property
    def page(self) -> str:
        """The page that it stands on."""
        return next(span.page for span in (self.cue, self.source, *self.content) if span)

    @property
    def order(self) -> tuple[bool, tuple[Span, ...]]:
        """Its place among attributions of one content: with a cue before without, in text order."""
        return self.cue is None, tuple(span for span in (self.cue, self.source, *self.content) if span)


class Label(StrEnum):
    """The status of a claim for its outermost source (after event factuality, Saurí and Pustejovsky)."""

    STATED = "stated"
    PLANNED = "planned"
    ALLEGED = "alleged"
    DENIED = "denied"
    NEGATED = "negated"
    HYPOTHETICAL = "hypothetical"


class Certainty(StrEnum):
    """How surely the source presents the event."""

    CERTAIN = "certain"
    PROBABLE = "probable"
    POSSIBLE = "possible"
    UNKNOWN = "unknown"


class Polarity(StrEnum):
    """Whether the event is presented as so or as not so."""

    POS = "pos"
    NEG = "neg"


class Tense(StrEnum):
    """Where the event lies, seen from the page's day."""

    PAST = "past"
    PRESENT = "present"
    FUTURE = "future"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Status:
    """Event factuality of a claim, relative to its outermost source."""

    label: Label
    certainty: Certainty
    polarity: Polarity
    time: Tense


@dataclass(frozen=True, slots=True)
class Claim:
    """One source says one thing: an event word with its arguments, who says so, and its status.

    `chain` are attribution ids, outermost first; it is empty for the outlet's own word.

    `expression` is the id of the time expression that its clause governs, `place` the id of the mention where
    it happens. The chain is part of the identity: where one party alleges and another denies the same words,
    there are two claims. `predicate` and `mode` are those of the trigger. `clause` is what is told of its
    sentence where it is told in one line, in text order: its subject, its negation and its verb; words are left
    out between two spans. It is empty where nobody parsed the sentence. `holders` are the tokens of
    the verbs and nouns that hold the event word, the nearest first; none for what the sentence tells first.
    """

    trigger: Span
    lemma: str
    predicate: str | None
    mode: str | None
    arguments: tuple[Argument, ...]
    expression: str | None
    place: str | None
    chain: tuple[str, ...]
    status: Status
    evidence: tuple[Span, ...]
    sentence: int
    token: int
    by: By
    clause: tuple[Span, ...] = ()
    holders: tuple[int, ...] = ()
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "clm", self.trigger.page, self.trigger.start, self.trigger.end, self.chain)


@dataclass(frozen=True, slots=True)
class Standing:
    """How the event word of a claim (an id) hangs in its sentence: its dependency, and whether it is a noun."""

    claim: str
    relation: str
    noun: bool


@dataclass(frozen=True, slots=True)
class EventTime:
    """When a claim's event takes place, once its page is dated: ISO days, inclusive, open as `None`.

    `value` is TIMEX3, `timex` the id it came from. A claim that names no day may have a second one, by a rule of
    `SECOND`, which counts before the first.
    """

    claim: str
    value: str | None
    earliest: str | None
    latest: str | None
    timex: str | None
    by: By


@dataclass(frozen=True, slots=True)
class Age:
    """How many days before its page the event of a claim (an id) took place at most, as its text makes likely.

    `by.score` is how likely that is.
    """

    claim: str
    days: int
    by: By


LENT = "case.when.event/1"
"""The rule by which a claim has the day of its event, which others tell."""
LIKELY = "case.when.likely/1"
"""The rule by which a claim has the days in which its event is likely to lie, as its text sounds."""
SECOND = frozenset({LENT, LIKELY})
"""Rules of the second time that a claim may have; nothing is merged by it."""
