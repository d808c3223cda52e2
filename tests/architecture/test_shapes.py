"""No pattern of the parse lies idle, and none is asked for in a way that a fingerprint would not see."""

from __future__ import annotations

import re

from dateline.rules import PACKS
from dateline.shapes.patterns import ASKED, load_patterns
from tests.lab import ROOT

ROOM = ROOT / "src" / "dateline"
SOURCES = [path.read_text("utf-8") for path in ROOM.rglob("*.py") if path.parent.name != "shapes"]
PATTERNS = {name: pattern for pack in PACKS for name, pattern in load_patterns(pack).items()}


def test_every_pattern_is_asked_for() -> None:
    asked = {name for source in SOURCES for name in ASKED.findall(source)}
    within = frozenset[str]().union(*(pattern.shapes - {name} for name, pattern in PATTERNS.items()))
    assert asked | within == set(PATTERNS)


def test_a_pattern_is_asked_for_by_its_id_spelled_out() -> None:
    calls = sum(len(re.findall(r"\bshape(?:_part)?\(", source)) for source in SOURCES)
    assert calls == sum(len(ASKED.findall(source)) for source in SOURCES)


def test_only_what_gives_a_token_is_asked_for_one() -> None:
    asked = {name for source in SOURCES for name in re.findall(r'\bshape_part\(\s*"([^"]*)"\s*\)', source)}
    assert all(PATTERNS[name].gives for name in asked)
    assert {name for name, pattern in PATTERNS.items() if pattern.gives} == asked


def test_no_two_patterns_are_one() -> None:
    hashes = [pattern.hash for pattern in PATTERNS.values()]
    assert len(set(hashes)) == len(hashes)
