"""What the text names: times, actors, places, and which of them are the same within a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.ids import set_id
from dateline.model.spans import By, Span
from dateline.model.symbols import Symbol


class TimexType(StrEnum):
    """TIMEX3 types (ISO-TimeML)."""

    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as recognised, before anchoring: `symbol` is its underspecified value.

    `direction` is where the governing verb group points: -1 back, 1 ahead, 0 does not say. `first`/`last` are
    its tokens in `sentence`, inclusive.
    """

    span: Span
    type: TimexType
    symbol: Symbol
    mod: str | None
    sentence: int
    first: int
    last: int
    direction: int
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "exp", self.span.page, self.span.start, self.span.end)

    @property
    def tokens(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Timex:
    """A resolved TIMEX3: `value` is `None` only when nothing anchors it, and then `by.rule` says why.

    `earliest`/`latest` are ISO days, inclusive. `anchor` is the id of what it was resolved against (an
    expression, an estimate's page), if anything.
    """

    expression: str
    span: Span
    type: TimexType
    value: str | None
    mod: str | None
    symbol: Symbol
    anchor: str | None
    earliest: str | None
    latest: str | None
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "tim", self.span.page, self.span.start, self.span.end)


class MentionKind(StrEnum):
    """The form of a mention."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


class EntityType(StrEnum):
    """What an entity is."""

    PERSON = "person"
    ORGANIZATION = "organization"
    COUNTRY = "country"
    PLACE = "place"
    WEAPON = "weapon"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A known entity that a mention may name: its key (`country/PRK`) and a score in [0, 1]."""

    key: str
    score: float


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that refers to someone or something: tokens `first`..`last` of `sentence`, with its `head`.

    `name` is the text as read, without article, title and possessive; `candidates` are best first, empty when
    no pack knows it.
    """

    span: Span
    kind: MentionKind
    type: EntityType
    name: str
    sentence: int
    first: int
    last: int
    head: int
    candidates: tuple[Candidate, ...]
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "men", self.span.page, self.span.start, self.span.end)

    @property
    def tokens(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


@dataclass(frozen=True, slots=True)
class Coreference:
    """Within a page, `mention` refers to what `antecedent` refers to, an earlier or fuller mention (ids)."""

    mention: str
    antecedent: str
    by: By
