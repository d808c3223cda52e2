"""The little language of the PLOVER lexicon."""

from __future__ import annotations

from collections import Counter

import pytest

from dateline.claims.triggers.plover import is_class, read_condition, read_lexicon, read_meaning
from dateline.claims.triggers.surroundings import OBJECT, SUBJECT
from dateline.rules import load_pack

TYPES = {
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
}
CLASSES = {"@weapon": {"rifle": "plover.class.weapon/1"}}


@pytest.mark.parametrize(
    ("text", "slots", "words"),
    [
        ("veto", (OBJECT,), {"veto": ""}),
        ("veto|<person>", (OBJECT,), {"veto": "", "<person>": ""}),
        ("@weapon", (OBJECT,), {"rifle": "plover.class.weapon/1"}),
        ("^@weapon", (SUBJECT,), {"rifle": "plover.class.weapon/1"}),
        ("+at|on", ("at", "on"), {}),
        ("+to:oslo", ("to",), {"oslo": ""}),
        ("~up|off", ("~up", "~off"), {}),
        ("-in|win", ("-in", "-win"), {}),
        ("+~to:leave", ("~to",), {"leave": ""}),
        ("^.ice|@weapon", (SUBJECT,), {".ice": "", ".rifle": "plover.class.weapon/1"}),
    ],
)
def test_a_condition_reads(text: str, slots: tuple[str, ...], words: dict[str, str]) -> None:
    condition = read_condition(text, CLASSES)
    assert (condition.slots, dict(condition.words)) == (slots, words)


@pytest.mark.parametrize(
    ("rule", "predicate", "mode"),
    [
        ("plover.coerce.martial_law", "COERCE", "martial-law"),
        ("plover.aid", "AID", None),
        ("plover.none", None, None),
        ("plover.other.loss", None, "loss"),
    ],
)
def test_a_rule_says_what_its_words_mean(rule: str, predicate: str | None, mode: str | None) -> None:
    meaning = read_meaning(load_pack("plover")[rule])
    assert (meaning.predicate, meaning.mode) == (predicate, mode)


def test_types_come_before_classes_and_the_entry_with_most_conditions_first() -> None:
    for entries in read_lexicon(load_pack("plover")).values():
        order = [(entry.meaning.only_class, -len(entry.conditions)) for entry in entries]
        assert order == sorted(order)


def test_words_go_before_types_of_entities() -> None:
    sent = [entry for entry in read_lexicon(load_pack("plover"))["send"] if len(entry.conditions) == 1]
    forces = next(at for at, entry in enumerate(sent) if "troop" in entry.conditions[0].words)
    assert forces < next(at for at, entry in enumerate(sent) if "<person>" in entry.conditions[0].words)


def test_all_sixteen_types_have_words() -> None:
    found = {
        entry.meaning.predicate for entries in read_lexicon(load_pack("plover")).values() for entry in entries
    }
    assert found - {None} == TYPES


def test_no_entry_means_two_things() -> None:
    rules = [rule for rule in load_pack("plover").rules.values() if not is_class(rule)]
    found = Counter(entry for rule in rules for entry in rule.words)
    assert [entry for entry, times in found.items() if times > 1] == []
