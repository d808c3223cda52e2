"""The sentences of all rules, read without what else is known of them: views need no more."""

from __future__ import annotations

from functools import cache

from dateline.cases.rulings import SAYS
from dateline.io.plugins import find_plugins
from dateline.rules import CODED, PACKS, sentences_in


@cache
def rule_sentences() -> dict[str, str]:
    """The sentence of every rule that can have made a fact, by its id; of plugins, of those that can be used."""
    told = {rule: says for name in (*PACKS, CODED) for rule, says in sentences_in(name).items()}
    return told | plugged_in() | SAYS


def plugged_in() -> dict[str, str]:
    """The sentences of the packs of plugins."""
    if not find_plugins("packs"):
        return {}
    from dateline.app.knowledge import pack_plugins

    return {rule.id: rule.says for pack in pack_plugins().things for rule in pack.rules.values()}
