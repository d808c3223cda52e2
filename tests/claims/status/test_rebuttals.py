"""What is said not to be so as an answer to a charge."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.claims.states import states_of
from dateline.claims.status.factuality import Verdict
from dateline.claims.status.mood import Mood, status_of
from dateline.claims.status.rebuttals import ENOUGH, RULE, chance, features_of, rebut
from dateline.claims.status.recollections import Told
from dateline.model import DEPTH, Claim, Embeddings, Label, Polarity, Sentence, Trigger
from tests.lab import make_page, read_page

CHARGE = "Police accused the guards of selling guns."
ANSWER = "The guards said that they had never sold a gun."
IDLE = "The ferry did not sail on Friday."


def label_of(text: str, word: str) -> Label:
    """The label of the claim at a word of a page."""
    claims = read_page(make_page(text))[Claim]
    (found,) = (each for each in claims if text[each.trigger.start : each.trigger.end] == word)
    return found.status.label


def read(text: str) -> tuple[list[Told], dict[int, Sentence], list[Embeddings]]:
    """The event words of a page with moods that only their claims' labels decide, and what was read."""
    notes = read_page(make_page(text))
    moods = {
        Label.ALLEGED: Mood(alleged=True),
        Label.NEGATED: Mood(polarity=Polarity.NEG),
        Label.DENIED: Mood(polarity=Polarity.NEG),
    }
    labels = {(each.sentence, each.token): each.status.label for each in notes[Claim]}
    told = [
        Told(each, (), Verdict(moods.get(labels[each.sentence, each.token], Mood()), frozenset(), True))
        for each in notes[Trigger]
    ]
    return told, {each.number: each for each in notes[Sentence]}, list(notes[Embeddings])


@pytest.mark.parametrize(
    ("label", "word", "text"),
    [
        (Label.DENIED, "sold", f"{CHARGE} {ANSWER}"),
        (Label.DENIED, "sold", f"{CHARGE} It rained. {ANSWER}"),
        (Label.NEGATED, "sold", ANSWER),
        (Label.NEGATED, "sail", f"{CHARGE} {IDLE}"),
    ],
)
def test_it_takes_a_charge_and_an_answer(label: Label, word: str, text: str) -> None:
    assert label_of(text, word) == label


def test_only_what_is_negated_becomes_a_denial_and_says_by_which_rule() -> None:
    told, sentences, embeddings = read(f"{CHARGE} {ANSWER} {IDLE}")
    for before, after in zip(told, rebut(told, sentences, embeddings), strict=True):
        if before.trigger.lemma == "sell" and before.trigger.sentence == 1:
            assert status_of(after.verdict.mood).label == Label.DENIED
            assert after.verdict.mood.rules[-1] == RULE
        else:
            assert after == before


def test_what_was_not_read_stays() -> None:
    told, sentences, embeddings = read(f"{CHARGE} {ANSWER}")
    assert list(rebut(told, sentences, [])) == told
    short = [replace(each, states=each.states[: 2 * DEPTH]) for each in embeddings]
    assert list(rebut(told, sentences, short)) == told


def test_an_answer_is_likelier_than_what_happens_to_be_not_so() -> None:
    told, sentences, embeddings = read(f"{CHARGE} {ANSWER} {IDLE}")
    states = states_of(embeddings)
    chances = {}
    for each in told:
        number, token = each.trigger.sentence, each.trigger.token
        chances[each.trigger.lemma] = chance(sentences[number], token, states[number], ["en.status.not/1"])
    assert chances["sail"] < ENOUGH <= chances["sell"]


def test_names_are_no_features() -> None:
    (sentence,) = read_page(make_page("Berg did not sell Lorn guns."))[Sentence]
    found = list(features_of(sentence, 3, ["en.status.not/1"]))
    assert found[:4] == ["rule en.status.not/1", "tag VB", "dep ROOT", "zone body"]
    assert found[4:] == ["-3 NAME", "-2 do", "-1 not", "+0 sell", "+1 NAME", "+2 gun", "+3 ."]
