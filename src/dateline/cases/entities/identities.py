"""Whom mentions mean, as far as people say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from dateline.cases.bonds import Bonds, by_people
from dateline.model import Entity, JudgementKind, Ruling


@dataclass(frozen=True)
class Identities:
    """Which mentions are one or not, which mean nobody (`rejected`), and what they mean is called (`names`).

    A name has its place in the log. `told` mean somebody, be it only a pronoun.
    """

    bonds: Bonds
    rejected: frozenset[str]
    names: Mapping[str, tuple[int, Ruling]]
    told: frozenset[str]

    @classmethod
    def read(cls, rulings: Sequence[Ruling]) -> Identities:
        """What is in force, of all kinds."""
        members: dict[JudgementKind, list[str]] = defaultdict(list)
        names: dict[str, tuple[int, Ruling]] = {}
        for number, ruling in enumerate(each for each in rulings if each.holds):
            members[ruling.kind] += ruling.members
            if ruling.kind is JudgementKind.RENAME:
                names[ruling.members[0]] = number, ruling
        told = frozenset((*members[JudgementKind.SAME], *names))
        return cls(Bonds(rulings), frozenset(members[JudgementKind.REJECT]), names, told)

    def correct(self, entity: Entity) -> Entity:
        """An entity under the last name that people gave it, with what they say of it among its reasons."""
        said = list(self.bonds.naming(entity.mentions))
        given = [self.names[mention] for mention in entity.mentions if mention in self.names]
        if given:
            _, last = max(given, key=itemgetter(0))
            aliases = {*entity.aliases, entity.name} - {last.verdict}
            entity = replace(entity, name=last.verdict, aliases=tuple(sorted(aliases)))
            said.append(last)
        return replace(entity, by=by_people(entity.by, said))
