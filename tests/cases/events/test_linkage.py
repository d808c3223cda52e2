"""Groups are as alike as the better half of their members, and nothing but likelihood and text order decides."""

from __future__ import annotations

from collections.abc import Mapping

from dateline.cases.events.linkage import Linkage

PAGES = ("one", "one", "two", "two")


def grouped(
    odds: Mapping[tuple[int, int], float], apart: frozenset[tuple[int, int]] = frozenset()
) -> list[set[int]]:
    """The groups of four members; pairs that are not named are far apart."""
    groups = [{member} for member in range(4)]

    def join(one: int, other: int) -> bool:
        first, second = (next(group for group in groups if member in group) for member in (one, other))
        if any((min(a, b), max(a, b)) in apart for a in first for b in second):
            return False
        groups.remove(second)
        first |= second
        return True

    linkage = Linkage([[member] for member in range(4)], lambda *pair: odds.get(pair, -9.0), 0.0, PAGES)
    rested = list(linkage.grow(odds, join))
    assert all(pair in odds for pair in rested)
    return groups


def test_the_likeliest_pair_goes_first_and_the_better_half_of_the_rest_decides() -> None:
    assert grouped({(0, 1): 3.0, (1, 2): 2.0, (0, 2): -3.0}) == [{0, 1, 2}, {3}]
    assert grouped({(0, 1): 3.0, (2, 3): 3.0, (0, 2): 1.0, (0, 3): -2.0}) == [{0, 1}, {2, 3}]
    assert grouped({(0, 1): 3.0, (2, 3): 3.0, (0, 2): 2.0, (0, 3): -1.0}) == [{0, 1, 2, 3}]


def test_of_pairs_as_likely_those_of_one_page_go_first() -> None:
    assert grouped({(1, 2): 1.0, (2, 3): 1.0}, frozenset({(1, 3)})) == [{0}, {1}, {2, 3}]


def test_what_is_forbidden_stays_apart() -> None:
    assert grouped({(0, 1): 3.0, (1, 2): 2.0}, frozenset({(0, 1)})) == [{0}, {1, 2}, {3}]


def test_groups_that_were_there_grow_by_all_their_members() -> None:
    odds = {(0, 2): 2.0, (1, 2): 1.0, (0, 3): -1.0}
    linkage = Linkage([[0, 1], [2], [3]], lambda *pair: odds.get(pair, -9.0), 0.0, PAGES)
    assert list(linkage.grow(odds, lambda *_: True)) == [(0, 2)]
