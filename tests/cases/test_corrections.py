"""What people correct of a claim stands in its place, with them as the reason."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.cases.corrections import correct, fit
from dateline.cases.rulings import rule_on
from dateline.model import (
    Attribution,
    Certainty,
    Claim,
    Judgement,
    Label,
    Mention,
    Polarity,
    Ruling,
    Status,
    Tense,
)
from dateline.stage import Notes
from tests.cases.accounts import Desk
from tests.cases.log import judged
from tests.factories import by, status

TEXT = "Karsk said, as Halvard told Ilmari, that Orvia denied that Tolland had sent rifles."


@pytest.fixture
def desk() -> Desk:
    """A claim on the word of Karsk, made by some rule; and one of the page itself."""
    found = Desk(one=TEXT)
    found.tell("one", "sent", agent="Tolland", theme="rifles", source="Karsk", code=("AID", None))
    found.tell("one", "told", agent="Halvard", to="Ilmari")
    claims = found.claims["one"]
    premises = ("tri-0123456789abcdef", claims[0].chain[0], "en.status.deny/1")
    claims[0] = replace(claims[0], by=by("en.status.form/1", *premises))
    return found


def corrected(desk: Desk, *log: Judgement) -> tuple[Notes, tuple[Ruling, ...]]:
    """The notes of the page, and the rulings in today's names."""
    articles, rulings = correct(desk.articles(), rule_on(log, desk.articles()))
    return articles[desk.pages["one"].id], rulings


def claim_of(desk: Desk, *log: Judgement) -> Claim:
    """The first claim as corrected."""
    return corrected(desk, *log)[0][Claim][0]


def test_nobody_corrects_nothing(desk: Desk) -> None:
    layers, rulings = corrected(desk)
    assert list(layers[Claim]) == desk.claims["one"]
    assert rulings == ()


def test_a_status_brings_what_it_entails_and_its_judge(desk: Desk) -> None:
    claim = desk.claims["one"][0]
    judgement = judged(1, "status", claim.id, verdict="denied")
    found = claim_of(desk, judgement)
    assert found.status == Status(Label.DENIED, Certainty.CERTAIN, Polarity.NEG, Tense.PAST)
    assert found.id == claim.id
    assert found.by == by("judgement.status/1", judgement.id, "tri-0123456789abcdef", claim.chain[0])


def test_what_is_said_besides_a_status_counts_before_what_it_entails(desk: Desk) -> None:
    claim = desk.claims["one"][0].id
    log = [
        judged(1, "certainty", claim, verdict="probable"),
        judged(2, "polarity", claim, verdict="pos"),
        judged(3, "tense", claim, verdict="present"),
        judged(4, "status", claim, verdict="denied"),
    ]
    assert claim_of(desk, *log).status == Status(
        Label.DENIED, Certainty.PROBABLE, Polarity.POS, Tense.PRESENT
    )


@pytest.mark.parametrize(
    ("before", "label", "after"),
    [
        (status(Label.DENIED), Label.STATED, status(Label.STATED)),
        (status(Label.PLANNED, time=Tense.FUTURE), Label.STATED, status(Label.STATED)),
        (status(Label.STATED), Label.PLANNED, status(Label.PLANNED, time=Tense.FUTURE)),
        (status(Label.STATED), Label.NEGATED, status(Label.NEGATED)),
        (
            Status(Label.HYPOTHETICAL, Certainty.UNKNOWN, Polarity.POS, Tense.FUTURE),
            Label.ALLEGED,
            status(Label.ALLEGED, time=Tense.FUTURE),
        ),
        (
            status(Label.STATED),
            Label.HYPOTHETICAL,
            Status(Label.HYPOTHETICAL, Certainty.POSSIBLE, Polarity.POS, Tense.PAST),
        ),
    ],
)
def test_what_a_label_entails(before: Status, label: Label, after: Status) -> None:
    assert fit(label, before) == after


@pytest.mark.parametrize(
    ("verdict", "code"),
    [("CONSULT/visit", ("CONSULT", "visit")), ("ASSAULT", ("ASSAULT", None)), ("none", (None, None))],
)
def test_a_type_leaves_the_rule_of_the_status_a_reason(
    desk: Desk, verdict: str, code: tuple[str | None, str | None]
) -> None:
    claim = desk.claims["one"][0]
    found = claim_of(desk, judged(1, "type", claim.id, verdict=verdict))
    assert (found.predicate, found.mode) == code
    assert found.by.rule == "judgement.type/1"
    assert found.by.premises[1:] == (claim.by.rule, *claim.by.premises)


def test_the_word_of_the_outlet(desk: Desk) -> None:
    claim = desk.claims["one"][0]
    found = claim_of(desk, judged(1, "source", claim.id, verdict="own"))
    assert found.chain == ()
    assert not {*claim.chain} & {*found.by.premises}


def test_an_attribution_with_those_around_it(desk: Desk) -> None:
    """Orvia's denial stands in what Karsk said."""
    outer = desk.attributions["one"][0]
    inner = replace(outer, source=desk.mention("one", "Orvia").span, within=outer.id)
    desk.attributions["one"].append(inner)
    claim = desk.claims["one"][1]
    _, found = corrected(desk, judged(1, "source", claim.id, verdict=inner.id))[0][Claim]
    assert found.chain == (outer.id, inner.id)


def test_words_that_no_rule_took_for_a_source(desk: Desk) -> None:
    claim, start = desk.claims["one"][1], TEXT.index("Halvard told Ilmari")
    words = f"{start}-{start + len('Halvard told Ilmari')}"
    judgement = judged(1, "source", claim.id, verdict=words)
    layers, (ruling,) = corrected(desk, judgement)
    found, made = layers[Claim][1], layers[Attribution][-1]
    assert found.chain == (made.id,)
    assert ruling.members == (found.id,) != judgement.members
    assert (made.content, made.by) == (claim.evidence, by("judgement.source/1", judgement.id))
    names = {mention.id: mention.name for mention in layers[Mention]}
    assert [names[source] for source in made.sources] == ["Halvard", "Ilmari"]


def test_other_judgements_follow_a_claim_to_its_new_name(desk: Desk) -> None:
    claim = desk.claims["one"][0].id
    log = judged(1, "source", claim, verdict="own"), judged(2, "time", claim, verdict="2031-06-18")
    layers, rulings = corrected(desk, *log)
    assert {ruling.members for ruling in rulings} == {(layers[Claim][0].id,)}


def test_what_is_rejected_leaves_the_case(desk: Desk) -> None:
    first, second = desk.claims["one"]
    assert corrected(desk, judged(1, "reject", first.id, verdict="claim"))[0][Claim] == (second,)
    assert corrected(desk, judged(1, "reject", first.id, second.id))[0][Claim] == ()


def test_a_rejected_link_leaves_its_claims(desk: Desk) -> None:
    first, second = desk.claims["one"]
    log = judged(1, "reject", first.id, second.id, verdict="denies")
    assert corrected(desk, log)[0][Claim] == (first, second)


def test_a_claim_that_becomes_another_one_is_that_one(desk: Desk) -> None:
    claims = desk.claims["one"]
    claims.append(replace(claims[0], chain=(), lemma="own"))
    layers, (ruling,) = corrected(desk, judged(1, "source", claims[0].id, verdict="own"))
    assert [claim.lemma for claim in layers[Claim]] == ["told", "own"]
    assert ruling.members == (claims[2].id,)
