"""Characters that a screen obeys or hides: made visible for people, and told by their numbers in JSON."""

from __future__ import annotations

import json
import re

NEVER = (
    r"\x00-\x08\x0b-\x1f\x7f-\x9f"  # C0 and C1, but for tab and new line: they move, colour, erase, rename
    r"\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"  # turn the writing, so that people read another text
    r"\u2028\u2029"  # begin a line or a paragraph
    r"\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u3164\ufeff\uffa0"  # letters and blanks without a picture
    r"\u2060-\u2065\u206a-\u206f\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"  # are for programs
    r"\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # tags: a second text that nobody sees
    r"\ud800-\udfff"  # halves of characters: cut text, and bytes in the names of files
)
"""Characters that are never shown as they are."""

JOINERS, VARIANTS, LATIN = r"\u200c\u200d", r"\ufe00-\ufe0f\U000e0100-\U000e01ef", r"A-Za-z\u00c0-\u024f"
"""Persian, Indian scripts and emoji need joiners, emoji and ideographs need variants; at Latin letters and in
rows they only hide something. Soft hyphens and signs of private use stay, too: ordinary pages have them."""

CONTROLS = re.compile(
    rf"[{NEVER}{JOINERS}{VARIANTS}]"
    rf"(?:(?<=[{NEVER}])"
    rf"|(?<=[{LATIN}{JOINERS}][{JOINERS}])|(?<=[{JOINERS}])(?=[{LATIN}])"
    rf"|(?<=[{LATIN}{VARIANTS}][{VARIANTS}]))"
)


def visible(text: str) -> str:
    """Text with every control character shown and none in force."""
    return CONTROLS.sub(picture, text)


def visible_line(text: str) -> str:
    """Text that is one line, whatever it says."""
    return visible(text).replace("\n", "␊")


def picture(found: re.Match[str]) -> str:
    """A control as its picture where Unicode has one, else as its number."""
    code = ord(found[0])
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"⟨U+{code:04X}⟩"


def escaped(content: str) -> str:
    r"""JSON that says the same, with every control in its strings as \u and four digits."""
    return CONTROLS.sub(lambda found: json.dumps(found[0])[1:-1], content)
