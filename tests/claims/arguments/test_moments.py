"""At which time of its sentence an event happens. All guilds, towns and states are invented."""

from __future__ import annotations

from functools import cache

import pytest

from dateline.model import Argument, Role, Trigger
from tests.lab import make_page, read_page


@cache
def times(text: str) -> dict[str, list[str]]:
    """The times of every event of a sentence, by its word, in the order in which they are believed."""
    page = make_page(text, published="2024-05-10")
    notes = read_page(page)
    words = {trigger.id: page.text[trigger.span.start : trigger.span.end] for trigger in notes[Trigger]}
    found: dict[str, list[str]] = {word: [] for word in words.values()}
    for each in notes[Argument]:
        if each.role is Role.TIME:
            found[words[each.trigger]].append(page.text[each.span.start : each.span.end])
    return found


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("On Friday the guild attacked the mill and arrested two bakers.", "arrested", ["Friday"]),
        ("The premier made a visit to Sudmark on Friday.", "visit", ["Friday"]),
        ("The envoy will visit Sudmark on Tuesday and Wednesday.", "visit", ["Tuesday", "Wednesday"]),
        ("The envoy said on Monday that the guild had seized the mill in May.", "seized", ["May"]),
        ("The envoy said on Monday that the guild had seized the mill in May.", "said", ["Monday"]),
        ("The baker, who founded the guild in 1998, was arrested on Friday.", "arrested", ["Friday"]),
        ("Four bakers were arrested on March 20 under the Harbour Act of 1974.", "arrested", ["March 20"]),
        ("The 1994 constitution banned the guild on Friday.", "banned", ["Friday"]),
        ("Four bakers were arrested in 1974.", "arrested", ["1974"]),
        ("The envoy signed the treaty in 1994.", "signed", ["1994"]),
        ("The talks lasted three days.", "talks", ["three days"]),
    ],
)
def test_an_event_has_the_time_at_which_it_happens(text: str, word: str, expected: list[str]) -> None:
    assert times(text)[word] == expected


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The guild freed a baker who went missing in 2012.", "freed"),
        ("On Friday, the guild said that it had sold the mill.", "sold"),
        ("The baker, who founded the guild in 1998, was arrested.", "arrested"),
    ],
)
def test_an_event_has_no_time_of_another(text: str, word: str) -> None:
    assert times(text)[word] == []


def test_the_likeliest_time_comes_first_and_says_how_likely_it_is() -> None:
    page = make_page("The guild seized the mill in May and sold it in June.", published="2024-05-10")
    notes = read_page(page)
    sold = next(trigger for trigger in notes[Trigger] if trigger.lemma == "sell")
    found = [each for each in notes[Argument] if each.role is Role.TIME and each.trigger == sold.id]
    assert page.text[found[0].span.start : found[0].span.end] == "June"
    assert [each.by.score for each in found] == sorted((each.by.score for each in found), reverse=True)
    assert all(each.by.grounds[0].rule == "arguments.time" for each in found)
