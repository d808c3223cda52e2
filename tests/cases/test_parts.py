"""Who plays a part when a person says so: words of the page, somebody known, or nobody."""

from __future__ import annotations

import pytest

from dateline.cases.corrections import correct
from dateline.cases.rulings import rule_on
from dateline.model import Claim, Force, Judgement, Role
from tests.cases.accounts import Desk
from tests.cases.log import judged
from tests.factories import by

TEXT = "Karsk said, as Halvard told Ilmari, that Orvia sent Brenn rifles at Merrin."


@pytest.fixture
def desk() -> Desk:
    """A claim with an agent, a theme and a place, and a page that names somebody else."""
    found = Desk(one=TEXT, two="Tolland is far from Jonna Vess.")
    found.tell("one", "sent", agent="Orvia", theme="rifles", place="Merrin")
    for ref, name in (("one", "Karsk"), ("one", "Halvard"), ("one", "Ilmari"), ("one", "Brenn")):
        found.mention(ref, name)
    found.mention("two", "Tolland")
    return found


def at(words: str) -> str:
    return f"{TEXT.index(words)}-{TEXT.index(words) + len(words)}"


def given(desk: Desk, *log: Judgement) -> tuple[Claim, list[Force]]:
    """The claim as corrected, and what became of the judgements."""
    articles, rulings = correct(desk.articles(), rule_on(log, desk.articles()))
    return articles[desk.pages["one"].id][Claim][0], [ruling.force for ruling in rulings]


def parts(claim: Claim, desk: Desk) -> dict[Role, str]:
    """The names of those who play a part, by it."""
    names = {mention.id: mention.name for ref in desk.mentions for mention in desk.mentions[ref]}
    return {each.role: names.get(each.mention or "", "?") for each in claim.arguments}


@pytest.mark.parametrize(
    ("kind", "verdict", "after"),
    [
        ("agent", at("Karsk"), {Role.AGENT: "Karsk"}),
        ("agent", "none", {}),
        ("agent", at("as Halvard told"), {Role.AGENT: "Halvard"}),
        ("agent", at("said"), {Role.AGENT: "?"}),
        ("recipient", at("Brenn"), {Role.AGENT: "Orvia", Role.RECIPIENT: "Brenn"}),
        ("theme", "none", {Role.AGENT: "Orvia"}),
    ],
)
def test_a_part_is_given_to_words_of_the_page_or_to_nobody(
    desk: Desk, kind: str, verdict: str, after: dict[Role, str]
) -> None:
    claim = desk.claims["one"][0]
    judgement = judged(1, kind, claim.id, verdict=verdict)
    found, forces = given(desk, judgement)
    assert forces == [Force.IN_FORCE]
    kept = {Role.THEME: "rifles", Role.PLACE: "Merrin"}
    told = {role: name for role, name in parts(found, desk).items() if (role, name) not in kept.items()}
    assert told == after
    assert found.id == claim.id
    assert (found.by.rule, found.by.premises[0]) == (f"judgement.{kind}/1", judgement.id)


def test_several_play_one_part(desk: Desk) -> None:
    verdict = f"{at('Halvard')},{at('Ilmari')}"
    found, _ = given(desk, judged(1, "agent", desk.claims["one"][0].id, verdict=verdict))
    spans = [each.span.pair for each in found.arguments if each.role is Role.AGENT]
    assert spans == [[*map(int, words.split("-"))] for words in verdict.split(",")]


def test_who_is_not_named_on_the_page_is_implied_by_the_event_word(desk: Desk) -> None:
    claim, known = desk.claims["one"][0], desk.mention("two", "Tolland")
    judgement = judged(1, "agent", claim.id, verdict=known.id)
    found, _ = given(desk, judgement)
    (agent,) = (each for each in found.arguments if each.role is Role.AGENT)
    assert (agent.span, agent.mention) == (claim.trigger, known.id)
    assert agent.by == by("judgement.agent/1", judgement.id, known.id)


def test_where_it_happens_is_a_part(desk: Desk) -> None:
    claim = desk.claims["one"][0]
    assert given(desk, judged(1, "place", claim.id, verdict="none"))[0].place is None
    moved = given(desk, judged(1, "place", claim.id, verdict=at("Brenn")))[0]
    assert moved.place == desk.mention("one", "Brenn").id


@pytest.mark.parametrize("verdict", ["men-0000000000000000", "9000-9010", f"{at('Karsk')},9000-9010"])
def test_it_waits_for_whom_it_names(desk: Desk, verdict: str) -> None:
    claim = desk.claims["one"][0]
    found, forces = given(desk, judged(1, "agent", claim.id, verdict=verdict))
    assert forces == [Force.WAITING]
    assert found == claim


@pytest.mark.parametrize(("user", "force"), [("ann", Force.REPLACED), ("bob", Force.IN_CONFLICT)])
def test_of_two_on_one_part_the_later_counts(desk: Desk, user: str, force: Force) -> None:
    claim = desk.claims["one"][0].id
    log = [
        judged(1, "agent", claim, verdict=at("Karsk")),
        judged(2, "agent", claim, verdict="none", user=user),
        judged(3, "theme", claim, verdict=at("Karsk"), user=user),
    ]
    assert given(desk, *log)[1] == [force, Force.IN_FORCE, Force.IN_FORCE]


def test_who_is_none_plays_no_part(desk: Desk) -> None:
    """A mention that is rejected is given to nobody any more; on other claims others may stand."""
    known = desk.mention("two", "Tolland").id
    log = [
        judged(1, "agent", desk.claims["one"][0].id, verdict=known),
        judged(2, "reject", known, verdict="mention", user="bob"),
    ]
    assert given(desk, *log)[1] == [Force.IN_CONFLICT, Force.IN_FORCE]
