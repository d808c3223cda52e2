"""What joins facts (links), what went wrong (problems), and what was run."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from dateline.model.ids import set_id
from dateline.model.spans import By, Span


class Relation(StrEnum):
    """How two claims or events stand to each other."""

    CORROBORATES = "corroborates"
    CONTRADICTS = "contradicts"
    DENIES = "denies"
    PRECEDES = "precedes"
    TOUCHES = "touches"


@dataclass(frozen=True, slots=True)
class Link:
    """`left` stands in `relation` to `right` (claim or event ids), about a time, place, actor or number.

    `explanation` is a sentence for people.
    """

    left: str
    right: str
    relation: Relation
    about: str | None
    explanation: str
    by: By
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "lnk", self.left, self.right, self.relation, self.about)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that went wrong at `locator` (a page or record), and what to do next (law 8).

    `count` is more than one where it stands for others of its kind.
    """

    locator: str
    stage: str
    message: str
    span: Span | None = None
    count: int = 1
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        set_id(self, "prb", self.locator, self.stage, self.message)


@dataclass(frozen=True, slots=True)
class Run:
    """What made a case: the package's version and every stage's fingerprint (name:hash), in running order."""

    version: str
    stages: tuple[str, ...]
