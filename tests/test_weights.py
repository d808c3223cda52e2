from __future__ import annotations

from dataclasses import replace

import pytest

from dateline import weights
from dateline.errors import PackError
from dateline.shelves import Shelf, load
from dateline.weights import WEIGHTS, Weights, weight, weight_row, weight_table

GOOD = """
[fitted]
script = "training/tides.py"
data = "a harbour's log"
n = 40
date = "2026-02-01"

[[weights]]
id = "en.tides.height"
says = "How high the tide is."
value = 3

[[weights]]
id = "en.tides.hours"
says = "How high it is every hour."
values = [0.5, 1.5]

[[weights]]
id = "en.tides.moons"
says = "How high it is by the moon."
table = { full = 4.5, new = 4 }
"""


def saying(text: str) -> Shelf[Weights]:
    """The shelf of weights, were this the text of its every file."""
    return replace(WEIGHTS, text=lambda folder, pack, theme: text)


@pytest.fixture
def tides(monkeypatch: pytest.MonkeyPatch) -> None:
    """Packs that know of tides only."""
    monkeypatch.setattr(weights, "WEIGHTS", saying(GOOD))


@pytest.mark.usefixtures("tides")
def test_weights_are_one_number_or_a_row_or_a_table() -> None:
    assert weight("en.tides.height") == 3.0
    assert weight_row("en.tides.hours") == (0.5, 1.5)
    assert weight_table("en.tides.moons") == {"full": 4.5, "new": 4.0}
    assert all(type(each) is float for each in weight_table("en.tides.moons").values())


@pytest.mark.parametrize("name", ["en.tides.colour", "en.dating.colour", "en.dating", "en/../x.y.z", ""])
def test_a_weight_that_is_not_there_is_refused(name: str) -> None:
    with pytest.raises(PackError, match="no weight"):
        weight(name)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('says = "How high the tide is."', "", "en.tides.height is not whole"),
        ("value = 3", "value = 3\nvalues = [3]", "en.tides.height is not whole"),
        ("value = 3", "", "en.tides.height is not whole"),
        ("value = 3", 'value = 3\ncolour = "blue"', "en.tides.height is not whole"),
        ("en.tides.height", "en.boats.height", "en.boats.height is not whole"),
        ("en.tides.height", "en.tides.hours", "en.tides.hours stands twice"),
        ("n = 40", "", "nothing tells where"),
        ("[fitted]", "[chosen]", "nothing tells where"),
        ("[[weights]]", "[[weight]]", "there is no"),
        ("value = 3", "value = ", "does not read"),
        ("value = 3", 'value = "high"', "en.tides.height is not whole"),
    ],
)
def test_weights_that_are_not_whole_are_refused(old: str, new: str, message: str) -> None:
    with pytest.raises(PackError, match=message):
        load(saying(GOOD.replace(old, new)), "en", "tides")


def test_the_hash_of_weights_changes_with_their_numbers_only() -> None:
    source = 'HIGH, MOONS = weight("en.tides.height"), weight_table("en.tides.moons")'
    before = saying(GOOD).hashes(source)
    for old, new, changed in [
        ("How high the tide", "The height", []),
        ("value = 3", "value = 2", ["height"]),
        ("new = 4", "new = 5", ["moons"]),
    ]:
        after = saying(GOOD.replace(old, new)).hashes(source)
        differ = {each.partition("=")[0] for each in set(before) ^ set(after)}
        assert differ == {f"en.tides.{name}" for name in changed}
