"""Which charges a denial answers, near it and on other pages."""

from __future__ import annotations

from dateline.cases.agreement.answers import LITTLE, NAMES, WEIGHTS
from dateline.model import Case, Claim, Event, Relation
from tests.lab import build_case, make_page

TOWNS = (
    "Lagos",
    "Oslo",
    "Porto",
    "Bergen",
    "Turku",
    "Faro",
    "Braga",
    "Espoo",
    "Molde",
    "Bodo",
    "Vaasa",
    "Evora",
    "Beja",
    "Tromso",
)


def answered(*texts: str) -> set[tuple[str, str]]:
    """The event words of denials and of what they deny."""
    case = build_case(make_page(text, ref=f"page{number}") for number, text in enumerate(texts))
    links = [
        link for link in case.links if link.relation == Relation.DENIES and link.right in claims_of(case)
    ]
    return {(word(case, link.left), word(case, link.right)) for link in links}


def claims_of(case: Case) -> set[str]:
    return {claim.id for claim in case.claims}


def word(case: Case, side: str) -> str:
    claim = case.by_id[side]
    assert isinstance(claim, Claim)
    page = next(page for page in case.pages if page.id == claim.trigger.page)
    return page.text[claim.trigger.start : claim.trigger.end]


def test_every_feature_has_a_weight_and_every_weight_a_feature() -> None:
    assert set(WEIGHTS) | set(LITTLE) == {"bias", *NAMES}


def test_a_denied_charge_is_the_one_that_somebody_else_told_before() -> None:
    text = "Prosecutors said on Monday that a clerk had bribed a judge. The bank denied the charge."
    assert answered(text) == {("charge", "bribed")}


def test_all_who_blame_somebody_are_answered_on_every_page() -> None:
    pages = (
        "Portugal says that Norway attacked the port of Lagos.",
        "Spain said on Monday that Norway attacked the port.",
        "Norway denied any involvement in the attack on the port.",
    )
    assert {right for _, right in answered(*pages)} == {"attacked"}


def test_what_the_denier_did_besides_is_not_denied() -> None:
    pages = (
        "Portugal says that Norway attacked the port of Lagos.",
        "Norway denied any involvement in the sale of a mill.",
    )
    assert answered(*pages) == set()


def test_of_one_sentence_the_charge_in_the_word_of_the_denial_is_answered() -> None:
    text = "Prosecutors said on Monday that a clerk had bribed a judge and fled. The bank denied that he had fled."
    assert answered(text) == {("fled", "fled")}


def test_who_denies_a_charge_denies_the_happening_that_others_tell_too() -> None:
    texts = (
        "Prosecutors said that Jonas Berg had bribed a judge in Lagos. Berg denied the charge.",
        "Jonas Berg bribed a judge in Lagos, the mayor of Lagos said.",
    )
    case = build_case(make_page(text, ref=f"page{number}") for number, text in enumerate(texts))
    link = next(link for link in case.links if link.by.rule == "case.agreement.happening/1")
    event = case.by_id[link.right]
    assert isinstance(event, Event)
    assert len(event.claims) == 2
    assert word(case, link.left) == "charge"


def test_of_a_vague_denial_what_tells_the_charge_again_is_denied_too() -> None:
    filler = " ".join(f"The mill of {town} was sold, painted and opened." for town in TOWNS)
    texts = (
        f"Prosecutors said on Monday that Jonas Berg had bribed a judge in Lagos. Berg denied the claims. {filler}",
        "The mayor of Lagos said on Tuesday that Jonas Berg had bribed a judge.",
    )
    assert answered(*texts) == {("claims", "bribed")}
