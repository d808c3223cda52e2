"""What a pattern may say, and how one that is wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from dateline.errors import PackError
from dateline.shapes import patterns
from dateline.shapes.patterns import Pattern, find_pattern, hashes_of_patterns, join, read_patterns
from tests.lab import ROOT

GOOD = """
[[pattern]]
id = "en.shape.lent"
says = "A boat with an owner."
gives = "owner"
fires = ["[Boat] of {Lorn}."]
silent = ["A boat."]
nodes = [
  { name = "boat", lemma = ["boat", "ship"] },
  { name = "owner", child_of = "boat", dep = "poss", but = { tag = "PRP$" } },
]

[[pattern]]
id = "en.shape.sold"
says = "A boat that is sold."
fires = ["[Boat] sold."]
silent = ["A boat."]
either = [
  [{ name = "boat", shape = "en.shape.lent" },
    { head_of = "boat", lower = { words = "en.grammar.charging" } }],
  [{ name = "boat" }, { no = true, just_before = "boat", ends = "ing" }],
]
"""


def read(text: str) -> dict[str, Pattern]:
    return join(read_patterns(text, "boats.toml"))


def test_a_pattern_has_nodes_by_place() -> None:
    lent, sold = read(GOOD).values()
    assert (lent.id, lent.gives, lent.lists, lent.shapes) == ("en.shape.lent", "owner", set(), set())
    boat, owner = lent.ways[0]
    assert (boat.relations, owner.relations) == ((), (("child_of", 0),))
    assert [(test.key, test.values, test.wanted) for test in owner.tests] == [
        ("dep", {"poss"}, True),
        ("tag", {"PRP$"}, False),
    ]
    assert (sold.lists, sold.shapes) == ({"en.grammar.charging"}, {"en.shape.lent"})
    assert [node.absent for way in sold.ways for node in way] == [False, False, False, True]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('says = "A boat with an owner."', "", "en.shape.lent is not whole"),
        ('silent = ["A boat."]', "silent = []", "en.shape.lent is not whole"),
        ("nodes = [", "colour = 1\nnodes = [", "en.shape.lent is not whole"),
        ('id = "en.shape.lent"', 'id = "en.lent"', "its id is not of the form pack.shape.name"),
        ('gives = "owner"', 'gives = "captain"', "no node 'captain' to give"),
        ('child_of = "boat"', 'child_of = "ship"', "no node before it is called 'ship'"),
        ('child_of = "boat", ', "", "every other one has one of child_of"),
        ('child_of = "boat"', 'after = "boat"', "every other one has one of child_of"),
        ('{ name = "boat", lemma', '{ name = "boat", head_of = "boat", lemma', "no node before it is called"),
        ('dep = "poss"', 'depth = "poss"', "depth means nothing: a node has after"),
        ("but = { tag", "but = { child_of", "child_of means nothing: a node has dep, ends"),
        ('dep = "poss"', "dep = []", "dep has no value"),
        ('dep = "poss"', "dep = 1", "dep has no value"),
        ('dep = "poss"', "dep = { list = 1 }", "dep has no value"),
        ('"en.shape.sold"', '"en.shape.lent"', "en.shape.lent stands twice"),
        ('shape = "en.shape.lent"', 'shape = "en.shape.lost"', "asks for en.shape.lost"),
        ('"en.grammar.charging"', '"en.grammar.charges"', "no word list 'en.grammar.charges'"),
        ("[[pattern]]", "[[patterns]]", "there is no"),
        ("[[pattern]]", "[[pattern]", "does not read"),
    ],
)
def test_a_pattern_that_is_wrong_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        read(GOOD.replace(old, new))


def test_a_refusal_says_where() -> None:
    with pytest.raises(PackError) as refused:
        read(GOOD.replace('dep = "poss"', 'depth = "poss"'))
    assert (refused.value.file, refused.value.rule) == ("boats.toml", "en.shape.lent")


@pytest.mark.parametrize(
    "name", ["en.shape.none", "en.grammar.charging", "none.shape.lent", "../x.shape.y", ""]
)
def test_a_pattern_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(PackError, match="there is no pattern"):
        find_pattern(name)


def test_the_hash_of_a_pattern_changes_with_what_it_holds_of_only(monkeypatch: pytest.MonkeyPatch) -> None:
    source = 'is_sold = shape("en.shape.sold")\nlent = shape_part(\n    "en.shape.lent"\n)'
    hashes = {}
    for old, new, changed in [
        ("", "", set()),
        ("A boat with", "Boats with", set()),
        ("[Boat] sold", "[Boats] sold", set()),
        ('"ship"', '"ships"', {"en.shape.lent"}),
        ("no = true, ", "", {"en.shape.sold"}),
    ]:
        other = read(GOOD.replace(old, new) if old else GOOD)
        monkeypatch.setattr(patterns, "load_patterns", lambda pack, other=other: other)
        found = dict(each.split("=") for each in hashes_of_patterns(source))
        hashes = hashes or found
        assert {name for name in hashes if found[name] != hashes[name]} == changed


def test_a_pattern_within_a_pattern_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patterns, "load_patterns", lambda pack: read(GOOD))
    found = [each.partition("=")[0] for each in hashes_of_patterns('shape("en.shape.sold")')]
    assert found == ["en.shape.lent", "en.shape.sold"]


def test_every_file_of_patterns_reads() -> None:
    files = list(Path(ROOT / "src" / "dateline" / "packs").rglob("shapes/*.toml"))
    assert files
    assert all(list(read_patterns(file.read_text("utf-8"), file.name)) for file in files)
