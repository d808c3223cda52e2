"""Where a fact stands (`Span`), why we believe it (`By`), and what was weighed for and against (`Ground`)."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `[start, end)` of a page's untouched text: code points, half-open, never empty."""

    page: str
    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(
                f"span [{self.start}, {self.end}) of {self.page} is empty or negative.",
                advice="Evidence is at least one character of a page.",
            )

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a character."""
        return self.page == other.page and self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether every character of `other` lies in this one."""
        return self.page == other.page and self.start <= other.start and other.end <= self.end

    @property
    def pair(self) -> list[int]:
        """`[start, end]`, as exports write it."""
        return [self.start, self.end]


@dataclass(frozen=True, slots=True)
class Ground:
    """What was weighed for a fact, or below 0 against it: the rule, the ids of what it went by, how much.

    The stage says in what unit: logarithms of odds, or points. 0 is for what is told and has no weight.
    """

    rule: str
    facts: tuple[str, ...] = ()
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class By:
    """Why a fact is believed: rule, score in [0, 1], ids of the facts it rests on, and what was weighed."""

    rule: str
    score: float = 1.0
    premises: tuple[str, ...] = ()
    grounds: tuple[Ground, ...] = ()
