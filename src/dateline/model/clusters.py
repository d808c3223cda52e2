"""What is one across pages: copies of one text, stories, entities, events."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.ids import set_id
from dateline.model.mentions import EntityType
from dateline.model.spans import By, Span

UNDATED = "~"
"""What stands behind every day, for events without one."""


class CopyKind(StrEnum):
    """How two pages share text; `quote` is a shared quotation and not copying."""

    IDENTICAL = "identical"
    NEAR = "near"
    REWRITE = "rewrite"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Credit:
    """Words in which a page names the agency or outlet that its text comes from; `name` is its usual name."""

    span: Span
    name: str
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "crd", self.span.page, self.span.start, self.span.end, self.name)


@dataclass(frozen=True, slots=True, order=True)
class CopyPair:
    """Two pages that share passages `(left start, left end, right start, right end)`.

    The shares are of each page's story text, in [0, 1].

    `source` is the page of the two that was copied from, where a credit or the declared days tell.
    """

    left: str
    right: str
    share_of_left: float
    share_of_right: float
    passages: tuple[tuple[int, int, int, int], ...]
    kind: CopyKind
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Copies:
    """Pages that are one text and so one witness; `original` is the page copied, where something tells.

    Named after its least member, as all clusters are, so that it keeps its id while it grows.
    """

    pages: tuple[str, ...]
    original: str | None
    pairs: tuple[CopyPair, ...]
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "cop", min(self.pages))


@dataclass(frozen=True, slots=True)
class Story:
    """Pages that tell one story; every page is in exactly one."""

    pages: tuple[str, ...]
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "sto", min(self.pages))


@dataclass(frozen=True, slots=True)
class Origin:
    """Pages of one story that are no copies of each other and yet may go back to one origin.

    They credit `name`, or (`None`) share quotations word for word.

    A hint for people: the pages stay independent witnesses.
    """

    pages: tuple[str, ...]
    name: str | None
    evidence: tuple[Span, ...]
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "ori", self.name, min(self.pages))


@dataclass(frozen=True, slots=True)
class Entity:
    """Someone or something in the world, with every mention of it.

    Known ones are named by their key in the world pack, others by their least mention.

    `country` is ISO 3166-1 alpha-3; for a person or organization the country it acts for.
    """

    key: str | None
    name: str
    type: EntityType
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    mentions: tuple[str, ...]
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "ent", self.key or min(self.mentions))


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, merged from claims of all pages; parties and place are entity ids, days ISO.

    `anchor` is the claim that tells it best, on whose words its line in a view stands.
    """

    claims: tuple[str, ...]
    predicate: str | None
    mode: str | None
    label: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    value: str | None
    earliest: str | None
    latest: str | None
    place: str | None
    by: By
    anchor: str | None = None
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "evt", min(self.claims))

    @property
    def order(self) -> tuple[str, str, str]:
        """Its place in time: dated events first; an open beginning counts from its end."""
        return self.earliest or self.latest or UNDATED, self.latest or UNDATED, self.label


@dataclass(frozen=True, slots=True)
class Rank:
    """The place of an event among all of its case by how much a reader must know it.

    From 1 on; `None` for background that first screens leave out.
    """

    event: str
    place: int | None
    by: By


class Stance(StrEnum):
    """What a source does with an event."""

    ASSERTS = "asserts"
    ALLEGES = "alleges"
    DENIES = "denies"
    PLANS = "plans"


@dataclass(frozen=True, slots=True)
class Position:
    """One source's stance on one event, on one independent group of pages.

    The pages of a copy group are one witness. `source` is an entity id, `None` the outlet's own voice.
    """

    event: str
    pages: tuple[str, ...]
    source: str | None
    stance: Stance
    claims: tuple[str, ...]
    by: By
