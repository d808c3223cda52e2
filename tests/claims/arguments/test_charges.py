"""Who is said to have done a deed, and who is not.

All persons, states and firms are invented, or states and towns that no sentence says anything true about.
"""

from __future__ import annotations

import pytest

from tests.claims.arguments.test_arguments import parts


@pytest.mark.parametrize(
    "text",
    [
        "Norway accused Finland of an attack on the port.",
        "Finland was accused of an attack on the port.",
        "Finland is responsible for the attack.",
        "The attack was the work of Finland.",
        "Norway blamed the attack on Finland.",
        "Finland was behind the attack.",
        "Norway feared an attack instigated by Finland.",
        "The attack that Norway says was carried out by Finland hit a ship.",
    ],
)
def test_whoever_is_charged_with_a_deed_is_said_to_have_done_it(text: str) -> None:
    assert ("agent", "Finland") in parts(text)["attack"]


@pytest.mark.parametrize(
    "text",
    [
        "Finland is not responsible for the attack.",
        "The attack was not the work of Finland.",
        "Finland could be behind the attack.",
        "Norway denied that Finland was behind the attack.",
        "There is no evidence that Finland was behind the attack.",
        "It is unclear whether Finland is responsible for the attack.",
        "Finland was acquitted of the attack.",
        "Finland is under attack.",
    ],
)
def test_nobody_is_said_to_have_done_what_a_text_leaves_open(text: str) -> None:
    assert "agent" not in {role for role, _ in parts(text)["attack"]}


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Anna Berg called for Premier Talbot to resign.", "called", ("recipient", "Premier Talbot")),
        ("Norway pointed the finger at Finland.", "pointed", ("recipient", "Finland")),
        ("Norway fired a missile at the boat.", "fired", ("recipient", "the boat")),
        ("Norway lifted the ban on imports of grain from Finland.", "lifted", ("recipient", "Finland")),
    ],
)
def test_whom_an_event_reaches_is_told(text: str, word: str, expected: tuple[str, str]) -> None:
    assert expected in parts(text)[word]


def test_whoever_does_a_deed_acts_in_what_the_deed_does() -> None:
    assert ("agent", "Norway") in parts("A raid by Norway killed ten people.")["killed"]


def test_whoever_is_the_first_to_act_acts() -> None:
    found = parts("Norway was the first to attack Finland.")["attack"]
    assert ("agent", "Norway") in found
