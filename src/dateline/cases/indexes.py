"""Facts of all pages in one row, and facts by their members."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain
from typing import Protocol, TypeVar

from dateline.stage import Notes

Fact = TypeVar("Fact")


class Identified(Protocol):
    """A fact with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Group = TypeVar("Group", bound=Identified)


def every(articles: Mapping[str, Notes], kind: type[Fact]) -> Iterator[Fact]:
    """The facts of one kind on all pages, page after page."""
    return chain.from_iterable(layers[kind] for layers in articles.values())


def by_member(facts: Iterable[Fact], members: Callable[[Fact], Iterable[str]]) -> dict[str, Fact]:
    """Facts by each of their members; of several with one member the last."""
    return {member: fact for fact in facts for member in members(fact)}


def ids_by_member(facts: Iterable[Group], members: Callable[[Group], Iterable[str]]) -> dict[str, str]:
    """The ids of facts by each of their members."""
    return {member: fact.id for member, fact in by_member(facts, members).items()}
