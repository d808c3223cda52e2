"""What becomes of judgements: later ones count, conflicts are told, what is not found waits."""

from __future__ import annotations

import pytest

from dateline.cases.rulings import problems_of, rule_on, settle_names
from dateline.model import Force, Judgement
from tests.cases.accounts import Desk
from tests.cases.log import judged
from tests.factories import entity


@pytest.fixture
def desk() -> Desk:
    """A page with four claims, of which two are on the word of somebody."""
    found = Desk(one="Karsk told Halvard that Ilmari visited Tolland and left Orvia.")
    found.tell("one", "told", agent="Karsk", to="Halvard")
    found.tell("one", "visited", source="Karsk")
    found.tell("one", "visited")
    found.tell("one", "left", source="Karsk")
    return found


@pytest.fixture
def names(desk: Desk) -> list[str]:
    """The ids of the claims: told, visited as Karsk says, visited as the page says, left."""
    return [claim.id for claim in desk.claims["one"]]


def forces(desk: Desk, *log: Judgement) -> list[str]:
    """What becomes of every judgement."""
    return [str(ruling.force) for ruling in rule_on(log, desk.articles())]


def test_the_last_of_three_that_cannot_all_hold_counts(desk: Desk, names: list[str]) -> None:
    a, b, c, _ = names
    log = judged(1, "same", a, b), judged(2, "same", b, c), judged(3, "different", a, c)
    first, second, third = rule_on(log, desk.articles())
    assert (first.force, second.force, third.force) == (Force.IN_CONFLICT, Force.IN_FORCE, Force.IN_FORCE)
    assert first.against == (log[2].id,)


def test_a_later_joining_sets_a_parting_aside_and_names_all_that_join(desk: Desk, names: list[str]) -> None:
    a, b, c, _ = names
    log = judged(1, "different", a, c, user="bob"), judged(2, "same", a, b), judged(3, "same", b, c)
    parting, *joining = rule_on(log, desk.articles())
    assert parting.force is Force.IN_CONFLICT
    assert set(parting.against) == {ruling.judgement for ruling in joining}


def test_one_source_and_one_party_may_be_given_to_several_claims(desk: Desk, names: list[str]) -> None:
    source, party = desk.attributions["one"][0].id, desk.mention("one", "Karsk").id
    log = [
        judged(1, "source", names[0], verdict=source, user="bob"),
        judged(2, "source", names[2], verdict="0-5"),
        judged(3, "agent", names[0], verdict=party, user="bob"),
        judged(4, "agent", names[3], verdict=f"{party},0-5"),
    ]
    assert forces(desk, *log) == ["in force"] * 4
    again = judged(5, "source", names[3], verdict=source)
    assert forces(desk, *log, again) == ["in force"] * 5


@pytest.mark.parametrize(("user", "force"), [("ann", "replaced"), ("bob", "in conflict")])
def test_who_thinks_better_of_it_contradicts_nobody(
    desk: Desk, names: list[str], user: str, force: str
) -> None:
    log = (
        judged(1, "status", names[0], verdict="denied"),
        judged(2, "status", names[0], verdict="alleged", user=user),
    )
    assert forces(desk, *log) == [force, "in force"]


def test_people_who_agree_are_both_in_force(desk: Desk, names: list[str]) -> None:
    log = [
        judged(at, "status", names[0], verdict="denied", user=user) for at, user in enumerate(("ann", "bob"))
    ]
    assert forces(desk, *log) == ["in force", "in force"]


def test_what_is_rejected_later_was_judged_in_vain(desk: Desk, names: list[str]) -> None:
    a, b, *_ = names
    log = (
        judged(1, "type", a, verdict="AID"),
        judged(2, "same", a, b, user="bob"),
        judged(3, "note", a, verdict="claim"),
        judged(4, "reject", a, verdict="claim"),
    )
    assert forces(desk, *log) == ["replaced", "in conflict", "in force", "in force"]


def test_what_is_judged_again_is_not_rejected(desk: Desk, names: list[str]) -> None:
    a, b, *_ = names
    log = judged(1, "reject", a, b), judged(2, "type", a, verdict="AID")
    assert forces(desk, *log) == ["in conflict", "in force"]


def test_an_undo_can_be_undone(desk: Desk, names: list[str]) -> None:
    first = judged(1, "type", names[0], verdict="AID")
    undo = judged(2, "undo", first.id, verdict="")
    again = judged(3, "undo", undo.id, verdict="")
    assert forces(desk, first, undo) == ["undone", "in force"]
    assert forces(desk, first, undo, again) == ["in force", "undone", "in force"]


def test_nothing_is_undone_before_it_was_made(desk: Desk, names: list[str]) -> None:
    later = judged(5, "type", names[0], verdict="AID")
    assert forces(desk, judged(1, "undo", later.id, verdict=""), later) == ["waiting", "in force"]


@pytest.mark.parametrize(
    ("kind", "members", "verdict"),
    [
        ("status", ("clm-none",), "denied"),
        ("reject", ("clm-none",), "claim"),
        ("date", ("art-none",), "2031-06-18"),
        ("rename", ("men-none",), "Vess"),
        ("note", ("clm-none",), "claim"),
        ("undo", ("jud-none",), ""),
    ],
)
def test_what_is_not_found_waits(desk: Desk, kind: str, members: tuple[str, ...], verdict: str) -> None:
    assert forces(desk, judged(1, kind, *members, verdict=verdict)) == ["waiting"]


def test_one_claim_of_an_event_is_enough_but_both_sides_of_a_bond_are_needed(
    desk: Desk, names: list[str]
) -> None:
    found = names[0]
    assert forces(desk, judged(1, "reject", found, "clm-none")) == ["in force"]
    assert forces(desk, judged(1, "time", found, "clm-none", verdict="unknown")) == ["in force"]
    assert forces(desk, judged(1, "same", found, "clm-none")) == ["waiting"]
    assert forces(desk, judged(1, "reject", found, "clm-none", verdict="denies")) == ["waiting"]


def test_a_source_that_the_page_has_not_is_waited_for(desk: Desk, names: list[str]) -> None:
    unknown = judged(1, "source", names[0], verdict="att-0000000000000000")
    outside = judged(2, "source", names[0], verdict="10-9999")
    assert forces(desk, unknown, outside) == ["waiting", "waiting"]


def test_a_source_that_makes_a_claim_another_one_leaves_only_that(desk: Desk, names: list[str]) -> None:
    """The page itself says that Ilmari visited, too: who gives Karsk's claim to the page drops it."""
    _, karsks, own, _ = names
    moved = judged(1, "source", karsks, verdict="own")
    assert forces(desk, moved) == ["in force"]
    assert forces(desk, moved, judged(2, "type", karsks, verdict="AID", user="bob")) == [
        "in conflict",
        "in force",
    ]
    assert forces(desk, moved, judged(2, "reject", own, verdict="claim", user="bob")) == [
        "in conflict",
        "in force",
    ]


def test_of_two_names_for_one_entity_the_last_counts() -> None:
    desk = Desk(one="Karsk met Halvard.", two="Karsk left.")
    first, second = desk.mention("one", "Karsk"), desk.mention("two", "Karsk")
    log = [
        judged(1, "rename", first.id, verdict="Anton Karsk"),
        judged(2, "rename", second.id, verdict="A. Karsk", user="bob"),
    ]
    known = {judgement.id: judgement for judgement in log}
    one = entity("Karsk", first.id, second.id)
    rulings = settle_names(rule_on(log, desk.articles()), [one], known)
    assert [(ruling.force, ruling.against) for ruling in rulings] == [
        (Force.IN_CONFLICT, (log[1].id,)),
        (Force.IN_FORCE, ()),
    ]
    two = [entity("Karsk", each.id) for each in (first, second)]
    assert all(ruling.holds for ruling in settle_names(rule_on(log, desk.articles()), two, known))


def test_people_are_told_what_is_in_conflict_and_what_waits(desk: Desk, names: list[str]) -> None:
    log = [
        judged(1, "status", names[0], verdict="denied"),
        judged(2, "status", names[0], verdict="alleged", user="bob"),
        judged(3, "status", "clm-none", verdict="denied"),
    ]
    known = {judgement.id: judgement for judgement in log}
    problems = list(problems_of(rule_on(log, desk.articles()), known))
    assert [problem.locator for problem in problems] == [log[0].id, log[2].id]
    assert f"in conflict with {log[1].id} of bob" in problems[0].message
    assert "waits" in problems[1].message
