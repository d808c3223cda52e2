"""Characters that a screen would obey: shown for people, exact for programs, and ordinary text as it is."""

from __future__ import annotations

import json
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.views.controls import escaped, visible, visible_line

ORDINARY = {
    "English": "“It’s over” – the premier said…\n\tNothing more.",
    "Persian with joiners": "می‌خواهم به خانه‌ام بروم",
    "Hindi with joiners": "क्‍ष और र्‍य",
    "Hebrew": "ראש הממשלה אמר",
    "a family": "👨‍👩‍👧‍👦",
    "a heart in flames": "❤️‍🔥love",
    "a key": "1️⃣",
    "a variant of an ideograph": "辻󠄀さん",
    "soft hyphens": "Staats\u00administer\u00adium",
    "hard blanks": "10\u00a0000\u202f€\u3000",
    "an icon": "\ue001",
    "combining signs": "e\u0301 ก็",
}
SHOWN = {
    "a\x1b[31m\x07\x7f\r\x00": "a␛[31m␇␡␍␀",
    "a\x9b31m\x85\x80": "a⟨U+009B⟩31m⟨U+0085⟩⟨U+0080⟩",
    "a\u202eb\u2066\u200f\u061c": "a⟨U+202E⟩b⟨U+2066⟩⟨U+200F⟩⟨U+061C⟩",
    "a\u2028b\u2029": "a⟨U+2028⟩b⟨U+2029⟩",
    "mis\u200bsile\u2060s\ufeff": "mis⟨U+200B⟩sile⟨U+2060⟩s⟨U+FEFF⟩",
    "a\U000e0041\U000e007f": "a⟨U+E0041⟩⟨U+E007F⟩",
    "\ufff9a\ufffb\u3164": "⟨U+FFF9⟩a⟨U+FFFB⟩⟨U+3164⟩",
    "\ud83d and \udcff": "⟨U+D83D⟩ and ⟨U+DCFF⟩",
    "mis\u200dsile\u200c": "mis⟨U+200D⟩sile⟨U+200C⟩",
    "\u200ca": "⟨U+200C⟩a",
    "\U0001f600\ufe01\ufe02\ufe03": "\U0001f600\ufe01⟨U+FE02⟩⟨U+FE03⟩",
}


@pytest.mark.parametrize("name", ORDINARY)
def test_ordinary_text_stays_as_it_is(name: str) -> None:
    assert visible(ORDINARY[name]) == ORDINARY[name]


@pytest.mark.parametrize(("text", "told"), SHOWN.items(), ids=ascii)
def test_what_a_screen_would_obey_or_hide_is_shown(text: str, told: str) -> None:
    assert visible(text) == told


def test_one_line_stays_one_line() -> None:
    assert visible_line("a\nb\x1b") == "a␊b␛"


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from("\u200c\u200d\ufe0f\x9b\u202ea")))
def test_nothing_is_left_in_force_and_nothing_is_shown_twice(text: str) -> None:
    told = visible(text)
    assert not [sign for sign in told if category(sign) in {"Cc", "Cs", "Zl", "Zp"} and sign not in "\n\t"]
    assert visible(told) == told


@given(st.text(st.characters(exclude_categories=()) | st.sampled_from('"\\\x7f\x9b\u202e\U000e0041\ud800')))
def test_json_says_the_same_and_has_no_control(text: str) -> None:
    content = escaped(json.dumps([text], ensure_ascii=False))
    assert json.loads(content) == json.loads(json.dumps([text]))
    assert visible_line(content) == content
