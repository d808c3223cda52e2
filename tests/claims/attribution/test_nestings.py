"""What is kept of the attributions inside what somebody says."""

from __future__ import annotations

import pytest

from dateline.model import Attribution
from tests.lab import make_page, read_page


def cues_of(text: str) -> list[str]:
    """The cues of a text in its order."""
    found = [each.cue for each in read_page(make_page(text))[Attribution] if each.cue]
    return [text[span.start : span.end] for span in sorted(found)]


KEPT = [
    ("Jan Oll said that the guild had announced that the mill would close.", ["said", "had announced"]),
    ("Mira Oland said that he had told the panel that the valve leaked.", ["said", "had told"]),
    ("Jan Oll said that the guild expects to receive the ships in May.", ["said", "expects"]),
    ("Jan Oll said the guild's pledge to mend the organ was old.", ["said", "pledge"]),
    ("The mayor said that the captain denied the charge.", ["said", "denied"]),
    ("The mayor said that the tanker was believed to have turned north.", ["said", "was believed"]),
    ("“The rebels claim that the bridge is theirs,” said Mira Oland.", ["claim", "said"]),
]
DROPPED = [
    ("Jan Oll said that the guild praised the deal.", ["said"]),
    ("Jan Oll said that he hoped to join the guild.", ["said"]),
    ("Jan Oll said that the guild would demand that the mill reopen.", ["said"]),
    ("Jan Oll said that the guild did not want the mill to close.", ["said"]),
    ("“The guild is confident that the mill will reopen,” said Mira Oland.", ["said"]),
    ("“They hope to join the guild,” said Mira Oland.", ["said"]),
]


@pytest.mark.parametrize(("text", "cues"), KEPT, ids=[text for text, _ in KEPT])
def test_another_voice_and_a_doubt_are_kept(text: str, cues: list[str]) -> None:
    assert cues_of(text) == cues


@pytest.mark.parametrize(("text", "cues"), DROPPED, ids=[text for text, _ in DROPPED])
def test_attitudes_and_what_nobody_has_said_yet_are_left_out(text: str, cues: list[str]) -> None:
    assert cues_of(text) == cues


def test_an_attitude_outside_of_what_others_say_stays() -> None:
    assert cues_of("The guild praised the deal.") == ["praised"]
