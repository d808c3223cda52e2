"""Which words name events, and which PLOVER type the lexicon gives them. All persons, states and firms are invented."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Sentence, Trigger
from tests.lab import make_page, read_page, rule_stages


@cache
def triggers(text: str) -> dict[str, Trigger]:
    """The triggers of a text by their words."""
    page = make_page(text)
    return {
        page.text[found.span.start : found.span.end]: found
        for found in read_page(page, rule_stages())[Trigger]
    }


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The envoy arrived in Oslo.", "arrived"),
        ("The minister said nothing new.", "said"),
        ("The state visit surprised the council.", "visit"),
        ("The council feared an arms deal.", "deal"),
        ("The army held a firing drill.", "drill"),
        ("After the report by the auditors, the mill closed.", "report"),
        ("The detained sailor wept.", "detained"),
        ("The newly-detained sailor wept.", "detained"),
        ("The ties between the two towns were strained.", "strained"),
        ("The two sides held talks.", "held"),
        ("Bank denies hiding losses", "hiding"),
        ("Lorn rejects truce offer", "rejects"),
        ("The league postponed the match.", "match"),
    ],
)
def test_an_event_word_is_a_trigger(text: str, word: str) -> None:
    assert word in triggers(text)


def test_a_light_verb_that_stages_its_noun_has_no_type() -> None:
    assert triggers("The envoy paid a visit to Oslo.")["paid"].predicate is None


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The guild put a claim on the mill.", "put"),
        ("The king seems to doubt the report.", "seems"),
        ("Farmers found shells on the battlefield.", "shells"),
        ("The army showed a rocket launcher.", "launcher"),
        ("Following the raid, the mayor resigned.", "Following"),
        ("According to the mayor, the mill closed.", "According"),
        ("The report lay on the desk.", "report"),
        ("Norland sent aid to the islands.", "aid"),
        ("The envoy was in Oslo.", "was"),
        ("The ad-supported service has a million users.", "supported"),
    ],
)
def test_what_names_no_event_is_none(text: str, word: str) -> None:
    assert word not in triggers(text)


@pytest.mark.parametrize(
    ("text", "word", "predicate", "mode"),
    [
        ("The premier will travel to Norway.", "travel", "CONSULT", "visit"),
        ("Premier Talbot met President Orlov.", "met", "CONSULT", "visit"),
        ("The firm met its target.", "met", None, None),
        ("In a phone call the two premiers made peace.", "call", "CONSULT", "phone"),
        ("Norway sent weapons to Estonia.", "sent", "AID", None),
        ("The two states signed an arms deal.", "deal", "COOPERATE", None),
        ("Norway used its veto.", "veto", "REJECT", None),
        ("The navy fired two missiles into the sea.", "fired", "MOBILIZE", "weapons"),
        ("The tanks fired at the village.", "fired", "ASSAULT", "heavy-weapons"),
        ("A drone attack hit the depot.", "attack", "ASSAULT", "drone"),
        ("Police arrested a baker.", "arrested", "COERCE", "arrest"),
        ("The league imposed sanctions on Norway.", "sanctions", "SANCTION", "discontinue"),
        ("The miller accused the baker of theft.", "accused", "ACCUSE", "allege"),
        ("The minister denied the report.", "denied", None, None),
        ("The premier promised to rebuild the bridge.", "promised", "AGREE", None),
        ("Thousands marched through the capital.", "marched", "PROTEST", "demo"),
        ("Norway withdrew its troops from the valley.", "withdrew", "RETREAT", "withdraw"),
    ],
)
def test_the_words_around_decide_the_predicate(
    text: str, word: str, predicate: str | None, mode: str | None
) -> None:
    found = triggers(text)[word]
    assert (found.predicate, found.mode) == (predicate, mode)


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("The boats are due to be detained.", "detained", "COERCE"),
        ("Three Norwegians were released from prison.", "released", "RETREAT"),
        ("The mayor called for the premier to resign.", "called", "REQUEST"),
        ("Chad wants to put pressure on the league.", "pressure", "REQUEST"),
        ("The guards who sank the freighter fled.", "sank", "ASSAULT"),
        ("The Ministry of Energy promised relief.", "promised", "AGREE"),
        ("The decision promised relief.", "promised", None),
        ("The king sang in order to please the crowd.", "order", None),
        ("The firm was met with silence.", "met", None),
        ("The mayor declined to comment.", "declined", None),
        ("A hurricane killed forty villagers.", "killed", None),
        ("Anna Berg attacked Erik Holm over the budget.", "attacked", "ACCUSE"),
        ("Gunmen attacked Erik Holm.", "attacked", "ASSAULT"),
    ],
)
def test_what_stands_around_a_word_is_seen(text: str, word: str, predicate: str | None) -> None:
    found = triggers(text).get(word)
    assert (found and found.predicate) == predicate


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("Norland said it will release the banker.", "said", "AGREE"),
        ("Norland said it would not release the banker.", "said", "REJECT"),
        ("Norland said it will bomb the port.", "said", "THREATEN"),
        ("Norland said it will not bomb the port.", "said", None),
        ("Norland said Sudmark will release the banker.", "said", None),
        ("Norland said Sudmark must release the banker.", "said", "REQUEST"),
        ("Norland said it released the banker.", "said", None),
        ("Norland is willing to release the banker.", "willing", "AGREE"),
        ("Norland is unwilling to release the banker.", "unwilling", "REJECT"),
        ("Norland plans to bomb the port.", "plans", "THREATEN"),
    ],
)
def test_what_is_said_to_come_is_an_act(text: str, word: str, predicate: str | None) -> None:
    found = triggers(text).get(word)
    assert (found and found.predicate) == predicate


@pytest.mark.parametrize(
    ("text", "word", "predicate"),
    [
        ("Gunmen attacked the mill. Lorn denied any involvement.", "involvement", "ASSAULT"),
        ("Gunmen attacked the mill. Guards may have been involved.", "involved", "ASSAULT"),
        ("Gunmen attacked the mill. The plan involves guards.", "involves", None),
        ("Gunmen attacked the mill. Lorn denied involvement in the sale.", "involvement", None),
        ("The bank sold the mill. Lorn denied any involvement.", "involvement", None),
    ],
)
def test_a_bare_part_is_in_the_deed_told_last(text: str, word: str, predicate: str | None) -> None:
    found = triggers(text).get(word)
    assert (found and found.predicate) == predicate


def test_a_line_about_the_page_names_no_event() -> None:
    found = triggers(
        "Lorn courts Velm\n\nPublished on March 3, 2024\n\nLorn signed a pact with Velm on Sunday, its "
        "premier said."
    )
    assert "Published" not in found
    assert "signed" in found


def test_a_habit_has_no_predicate() -> None:
    assert triggers("The king rarely hosts foreign guests.")["hosts"].predicate is None
    assert triggers("The king hosted Premier Talbot.")["hosted"].predicate == "CONSULT"


def test_a_planned_visit_keeps_its_predicate() -> None:
    assert triggers("The premier may visit Oslo.")["visit"].predicate == "CONSULT"


def test_a_trigger_names_the_rules_it_rests_on() -> None:
    found = triggers("Norway sent weapons to Estonia.")["sent"]
    assert found.by.rule == "triggers.verb"
    assert found.by.premises == ("plover.aid/1", "plover.class.weapon/1")


def test_a_trigger_stands_on_its_token() -> None:
    page = make_page("The envoy arrived in Oslo. He met the king.")
    notes = read_page(page)
    for found in notes[Trigger]:
        sentence = notes[Sentence][found.sentence]
        assert found.span == sentence.span(found.token, found.token)
