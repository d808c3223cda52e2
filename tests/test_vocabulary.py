from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from dateline import vocabulary
from dateline.errors import PackError
from dateline.shelves import Shelf, load
from dateline.vocabulary import LISTS, WordList, word_list, word_pattern, word_table
from tests.lab import ROOT

GOOD = """
[[words]]
id = "en.boats.sails"
says = "Sails of a boat."
words = ["jib", "main sail", "main"]

[[words]]
id = "en.boats.sides"
says = "Sides of a boat."
words = { port = "left", starboard = "right" }
"""


def saying(text: str) -> Shelf[WordList]:
    """The shelf of lists, were this the text of its every file."""
    return replace(LISTS, text=lambda folder, pack, theme: text)


@pytest.fixture
def boats(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs that know of boats only."""
    monkeypatch.setattr(vocabulary, "LISTS", saying(GOOD))


@pytest.mark.usefixtures("boats")
def test_a_list_gives_its_words_and_a_table_their_meanings() -> None:
    assert word_list("en.boats.sails") == {"jib", "main sail", "main"}
    assert word_list("en.boats.sides") == {"port", "starboard"}
    assert word_table("en.boats.sides") == {"port": "left", "starboard": "right"}


@pytest.mark.usefixtures("boats")
def test_a_pattern_takes_the_longest_word() -> None:
    assert re.match(word_pattern("en.boats.sails"), "main sail and jib")[0] == "main sail"  # type: ignore[index]


@pytest.mark.parametrize("name", ["en.boats.oars", "en.triggers.oars", "en.triggers", "en/../x.y.z", ""])
def test_a_list_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(PackError, match="no word list"):
        word_list(name)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('says = "Sails of a boat."', "", "en.boats.sails is not whole"),
        ('says = "Sails of a boat."', 'says = ""', "en.boats.sails is not whole"),
        ('["jib", "main sail", "main"]', "[]", "en.boats.sails is not whole"),
        ("words = [", 'fires = ["The jib tore."]\nwords = [', "en.boats.sails is not whole"),
        ("words = [", "colour = 1\nwords = [", "en.boats.sails is not whole"),
        ("en.boats.sails", "en.ships.sails", "en.ships.sails is not whole"),
        ("en.boats.sails", "en.boats.sides", "en.boats.sides stands twice"),
        ('"main"', '"jib"', "jib stands twice"),
        ("[[words]]", "[[word]]", "there is no"),
        ("[[words]]", "[[words]", "does not read"),
    ],
)
def test_a_list_that_is_not_whole_is_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        load(saying(GOOD.replace(old, new)), "en", "boats")


def test_the_hash_of_a_list_changes_with_its_words_only() -> None:
    source = 'SAILS, SIDES = word_list("en.boats.sails"), word_table("en.boats.sides")'
    before = saying(GOOD).hashes(source)
    for old, new, changed in [
        ("Sails of", "The sails of", []),
        ('"jib"', '"jibs"', ["sails"]),
        ('"left"', '"larboard"', ["sides"]),
    ]:
        after = saying(GOOD.replace(old, new)).hashes(source)
        differ = {each.partition("=")[0] for each in set(before) ^ set(after)}
        assert differ == {f"en.boats.{name}" for name in changed}


def test_every_file_of_lists_reads() -> None:
    found = [
        load(LISTS, file.parent.parent.name, file.stem)
        for file in Path(ROOT / "src" / "dateline" / "packs").rglob("words/*.toml")
    ]
    assert found
    assert all(each.words and each.says[0].isupper() for lists in found for each in lists.values())
