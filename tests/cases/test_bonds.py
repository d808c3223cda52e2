"""Must-links and cannot-links, against an oracle that looks at all members every time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dateline.cases.bonds import Bonds, by_people
from dateline.model import By, Force, JudgementKind, Ruling

MEMBERS = "abcdefgh"
pairs = st.lists(st.tuples(st.sampled_from(MEMBERS), st.sampled_from(MEMBERS)), max_size=8)


def ruling(kind: JudgementKind, *members: str, force: Force = Force.IN_FORCE) -> Ruling:
    return Ruling(f"jud-{kind}-{''.join(members)}", kind, members, "event", force, (), ())


class Slow:
    """Groups as sets, and pairs that are not to meet."""

    def __init__(self) -> None:
        self.groups = [{member} for member in MEMBERS]
        self.apart: list[tuple[str, str]] = []

    def group(self, member: str) -> set[str]:
        return next(group for group in self.groups if member in group)

    def join(self, one: str, other: str) -> bool:
        left, right = self.group(one), self.group(other)
        if left is right:
            return True
        both = left | right
        if any({*pair} <= both for pair in self.apart):
            return False
        self.groups = [both, *(group for group in self.groups if group is not left and group is not right)]
        return True


@given(same=pairs, different=pairs, merged=pairs)
def test_groups_are_those_that_all_pairs_allow(
    same: list[tuple[str, str]], different: list[tuple[str, str]], merged: list[tuple[str, str]]
) -> None:
    slow = Slow()
    for one, other in same:
        slow.join(one, other)
    slow.apart = [pair for pair in different if slow.group(pair[0]) is not slow.group(pair[1])]
    bonds = Bonds(
        [ruling(JudgementKind.DIFFERENT, *pair) for pair in slow.apart]
        + [ruling(JudgementKind.SAME, *pair) for pair in same]
    )
    assert [bonds.join(*pair) for pair in merged] == [slow.join(*pair) for pair in merged]
    groups: dict[str, set[str]] = {}
    for member in MEMBERS:
        groups.setdefault(bonds.root(member), set()).add(member)
    assert sorted(map(sorted, groups.values())) == sorted(map(sorted, slow.groups))


def test_what_does_not_hold_binds_nobody() -> None:
    bonds = Bonds([ruling(JudgementKind.DIFFERENT, "a", "b", force=Force.UNDONE)])
    assert bonds.join("a", "b")
    assert bonds.naming("ab") == ()


def test_people_who_join_are_the_reason_and_those_who_part_stand_beside_it() -> None:
    same, apart = ruling(JudgementKind.SAME, "a", "b"), ruling(JudgementKind.DIFFERENT, "b", "c")
    machine = By("case.events.merge/1", 1.0, ("a", "b"))
    bonds = Bonds([apart, same])
    assert by_people(machine, bonds.naming("d")) == machine
    assert by_people(machine, bonds.naming("c")) == By(
        "case.events.merge/1", 1.0, ("a", "b", "judgement.different/1", apart.judgement)
    )
    assert by_people(machine, bonds.naming("ab")) == By(
        "judgement.same/1", 1.0, ("a", "b", same.judgement, "judgement.different/1", apart.judgement)
    )
