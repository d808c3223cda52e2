"""The sentences of rules, read in short, are those of the packs."""

from __future__ import annotations

from dateline.app.sentences import rule_sentences
from dateline.cases.rulings import SAYS
from dateline.rules import CODED, PACKS, load_pack


def test_every_rule_has_its_sentence() -> None:
    rules = (rule for name in (*PACKS, CODED) for rule in load_pack(name).rules.values())
    assert rule_sentences() == {rule.id: rule.says for rule in rules} | SAYS
