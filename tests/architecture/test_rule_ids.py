"""No rule without proof: what the source names as a rule stands in a pack, with sentence and examples."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from dateline.cases import rulings
from dateline.rules import CODED, PACKS, load_pack
from tests.lab import ROOT

SOURCE = ROOT / "src" / "dateline"
MODULES = sorted(SOURCE.rglob("*.py"))
CODED_IDS = frozenset(rule.id for rule in load_pack(CODED).rules.values())
PROVED = CODED_IDS | {rule.id for name in PACKS for rule in load_pack(name).rules.values()}
JUDGED = frozenset(rulings.SAYS)
"""What a person decides, in the place of a rule: it takes a judgement to fire, and tests of judgements
prove it."""

VERSIONED = re.compile(r"[a-z_]+(?:\.[a-z_]+)+/\d+")
BARE = re.compile(
    rf"(?:{'|'.join(sorted({rule.partition('.')[0] for rule in CODED_IDS if '/' not in rule}))})\.[a-z_]+"
)
"""Ids of rules in code that bear no version: known by the stage that they begin with."""


@cache
def parsed(path: Path) -> ast.Module:
    """A module, parsed once."""
    return ast.parse(path.read_text("utf-8"))


def rules_in(tree: ast.AST) -> Iterator[str]:
    """The ids of rules among the strings of a module."""
    for node in ast.walk(tree):
        text = node.value if isinstance(node, ast.Constant) else None
        if isinstance(text, str) and (VERSIONED.fullmatch(text) or BARE.fullmatch(text)):
            yield text


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_every_rule_that_code_names_explains_and_proves_itself(path: Path) -> None:
    named = set(rules_in(parsed(path)))
    assert named - PROVED - JUDGED == set()


def test_every_rule_in_code_is_named_there() -> None:
    named = {rule for path in MODULES for rule in rules_in(parsed(path))}
    assert (CODED_IDS | JUDGED) - named == set()


def test_a_rule_is_found_however_it_is_named() -> None:
    source = (
        'A = "case.date.day/1"\nBy("status.form", 1.0)\nx == "en.cue.verb.say/2"\n"""Not status.form."""\n'
    )
    assert set(rules_in(ast.parse(source))) == {"case.date.day/1", "status.form", "en.cue.verb.say/2"}


def test_the_reader_has_learned_from_rules_that_are_there() -> None:
    """It reads ids of rules beside words: a new name for one would be a word that it does not know."""
    with np.load(SOURCE / "packs" / "en" / "attribution.npz") as tables:
        learned = tables["symbols"].tobytes().decode().split("\n")
    named = {rule for symbol in learned for rule in VERSIONED.findall(symbol)}
    assert named
    assert named <= PROVED


READS_IDS = frozenset({"rules.py", "app/knowledge.py"})
"""Where packs are read: it cuts the version off an id, and sees that the ids of a plugin's pack begin with
its name."""

PARSING = frozenset({"startswith", "endswith", "split", "partition", "rpartition", "removeprefix"})
"""What takes a string apart."""


def steered_by_ids(tree: ast.AST) -> Iterator[str]:
    """Where a module compares something with an id that it spells out, or takes the id of a rule apart."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare) and any(rules_in(node)):
            yield ast.unparse(node)
        elif (
            isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PARSING
        ):
            taken = ast.unparse(node.func.value)
            if re.search(r"\brule(\.id)?$", taken):
                yield ast.unparse(node)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_what_a_rule_is_called_decides_nothing(path: Path) -> None:
    """A rule's meaning is its `read`; what code asks for by id bears one name, at the rule that gives it."""
    if str(path.relative_to(SOURCE)) not in READS_IDS:
        assert list(steered_by_ids(parsed(path))) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('x.by.rule == "case.date.day/1"', 1),
        ('rule not in {"case.date.day/1", "case.date.week/1"}', 1),
        ('draft.rule.startswith("en.cue.phrase.")', 1),
        ('rule.id.split(".")[3]', 1),
        ("time.by.rule == SHARED", 0),
        ('By("case.date.day/1", 1.0)', 0),
        ('key.partition("/")', 0),
    ],
)
def test_what_steers_by_ids_is_found(source: str, found: int) -> None:
    assert len(list(steered_by_ids(ast.parse(source)))) == found
