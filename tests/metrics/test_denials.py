"""How well denials are told from what only sounds like them, and led to the charge and to who denies it.

Floors lie a little below what was measured on 29 November 2026, which stands behind them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from dateline.model import Case, Claim, Label, Relation, Span, Stance
from tests.metrics.conftest import Build
from tests.metrics.marked import claims_at, read_marked
from tests.metrics.scores import f1, mean, set_f1

DENIED = frozenset({Label.DENIED, Label.NEGATED})
MARKED = read_marked("denials.txt")
MARKS = {span: mark for each in MARKED for span, mark in each.marks}


@dataclass(frozen=True)
class Denial:
    """A marked denial: the charge that it denies ("nothing" where no page has it), and by whom."""

    span: Span
    charge: str
    by: str


DENIALS = tuple(
    Denial(span, *mark.removeprefix("denial ").split(" by "))
    for span, mark in MARKS.items()
    if mark.startswith("denial ")
)


@dataclass(frozen=True)
class Heard:
    """The claims of each marked word, the claims that each claim denies, and the names of who denies it."""

    claims: dict[Span, tuple[Claim, ...]]
    denies: dict[str, set[str]]
    deniers: dict[str, set[str]]

    def linked(self, denial: Denial) -> set[str]:
        """The claims that a denial denies."""
        return {right for claim in self.claims[denial.span] for right in self.denies[claim.id]}

    def names(self, denial: Denial) -> set[str]:
        """The names of those who deny."""
        return {name for claim in self.claims[denial.span] for name in self.deniers[claim.id]}

    def charges(self, name: str) -> set[str]:
        """The claims that uphold a charge."""
        spans = (span for span, mark in MARKS.items() if mark == f"charge {name}")
        return {claim.id for span in spans for claim in self.claims[span]}


@pytest.fixture(scope="session")
def heard(build: Build) -> Heard:
    case = build(each.page for each in MARKED)
    return Heard(claims_at(case, MARKS), denied_by_claim(case), deniers_by_claim(case))


def denied_by_claim(case: Case) -> dict[str, set[str]]:
    """The claims that each claim denies, by id."""
    found: dict[str, set[str]] = defaultdict(set)
    for link in case.links:
        if link.relation == Relation.DENIES:
            found[link.left].add(link.right)
    return found


def deniers_by_claim(case: Case) -> dict[str, set[str]]:
    """The names of those who deny each claim, in lower case."""
    names = {entity.id: entity.name.lower() for entity in case.entities}
    found: dict[str, set[str]] = defaultdict(set)
    for position in case.positions:
        if position.stance == Stance.DENIES and position.source:
            for claim in position.claims:
                found[claim].add(names[position.source])
    return found


def link_shares(heard: Heard, denials: Iterable[Denial]) -> tuple[float, float]:
    """The share of links that lead to the charge denied, and of denials with a charge that reach it."""
    found = [(heard.linked(denial), heard.charges(denial.charge)) for denial in denials]
    return (
        mean(claim in charge for linked, charge in found for claim in sorted(linked)),
        mean(bool(linked & charge) for linked, charge in found if charge),
    )


def test_the_set_has_sixty_words_that_sound_denied() -> None:
    assert len(DENIALS) == 48
    assert sum(mark == "other" for mark in MARKS.values()) == 12
    assert {denial.charge for denial in DENIALS} == {
        mark.removeprefix("charge ") for mark in MARKS.values() if mark.startswith("charge ")
    } | {"nothing"}


def test_what_is_denied_is_told_from_what_is_not(heard: Heard) -> None:
    denied = {
        span for span, claims in heard.claims.items() if any(claim.status.label in DENIED for claim in claims)
    }
    assert set_f1(denied, {denial.span for denial in DENIALS}) >= 0.93  # 0.946


def test_denials_lead_to_the_charge_that_they_deny(heard: Heard) -> None:
    precision, recall = link_shares(heard, DENIALS)
    assert precision >= 0.90  # 0.909
    assert recall >= 0.82  # 0.833
    assert f1(precision, recall) >= 0.86  # 0.870


def test_who_denies_is_named(heard: Heard) -> None:
    named = (any(denial.by.lower() in name for name in heard.names(denial)) for denial in DENIALS)
    assert mean(named) >= 0.65  # 0.667
