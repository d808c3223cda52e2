"""What people said to be one or not, as must-links and cannot-links on merging (Davidson and Ravi 2005)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, combinations

from dateline.cases.union_find import find_root
from dateline.model import By, JudgementKind, Ruling


class Bonds:
    """Groups of members that grow pair by pair: must-links join first, and cannot-links keep groups apart.

    The cannot-links of a group are those of all its members, so that asking costs one look-up.
    """

    def __init__(self, rulings: Iterable[Ruling]) -> None:
        self._parent: dict[str, str] = {}
        self._apart: dict[str, set[str]] = defaultdict(set)
        self._naming: dict[str, list[Ruling]] = defaultdict(list)
        kinds = (JudgementKind.SAME, JudgementKind.DIFFERENT)
        for ruling in sorted((each for each in rulings if each.holds and each.kind in kinds), key=is_parting):
            self._obey(ruling)

    def _obey(self, ruling: Ruling) -> None:
        """Take in what a ruling says; those that join go before those that part."""
        for member in ruling.members:
            self._naming[member].append(ruling)
        for one, other in combinations(ruling.members, 2):
            self._part(one, other) if is_parting(ruling) else self.join(one, other)

    def root(self, member: str) -> str:
        """The member that stands for its group."""
        root: str = find_root(self._parent, self._parent.setdefault(member, member))
        return root

    def forbid(self, one: str, other: str) -> bool:
        """Whether people keep two groups apart."""
        return self.root(other) in self._apart.get(self.root(one), ())

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two members; whether they are one now."""
        left, right = self.root(one), self.root(other)
        if left == right or self.forbid(left, right):
            return left == right
        self._parent[right] = left
        for root in self._apart.pop(right, ()):
            self._apart[root].discard(right)
            self._part(root, left)
        return True

    def _part(self, one: str, other: str) -> None:
        """Keep two groups apart from now on."""
        left, right = self.root(one), self.root(other)
        self._apart[left].add(right)
        self._apart[right].add(left)

    def naming(self, members: Iterable[str]) -> tuple[Ruling, ...]:
        """The rulings that name one of some members, each once."""
        found = chain.from_iterable(self._naming.get(member, ()) for member in members)
        return tuple(dict.fromkeys(found))


def is_parting(ruling: Ruling) -> bool:
    """Whether a ruling says that its members are not one."""
    return ruling.kind is JudgementKind.DIFFERENT


def by_people(by: By, rulings: Sequence[Ruling]) -> By:
    """Why some facts are one, with what people said of them; where they joined them, that is the reason."""
    rule = next((ruling.rule for ruling in rulings if ruling.kind is JudgementKind.SAME), by.rule)
    told = [part for part in premises_of(rulings) if part != rule]
    return replace(by, rule=rule, premises=tuple(dict.fromkeys([*by.premises, *told])))


def premises_of(rulings: Iterable[Ruling]) -> Iterator[str]:
    """What rests on some rulings names of them: the rule and the judgement of each."""
    return chain.from_iterable((ruling.rule, ruling.judgement) for ruling in rulings)
