"""Members joined by pairs fall into groups (union-find)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import Any, TypeVar

Member = TypeVar("Member", bound=Hashable)


def find_root(parent: dict[Any, Any], member: Any) -> Any:
    """The member that stands for the group of `member`; paths are halved on the way."""
    while parent[member] != member:
        parent[member] = parent[parent[member]]
        member = parent[member]
    return member


def join_groups(members: Iterable[Member], pairs: Iterable[tuple[Member, Member]]) -> list[list[Member]]:
    """Groups of members that chains of pairs connect, in the order of their first members."""
    parent: dict[Member, Member] = {member: member for member in members}
    for left, right in pairs:
        parent[find_root(parent, right)] = find_root(parent, left)
    groups: dict[Member, list[Member]] = {}
    for member in parent:
        groups.setdefault(find_root(parent, member), []).append(member)
    return list(groups.values())
