"""Numbers inside time expressions: words and figures as an amount, clocks as TIMEX3 times."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

FIGURE = re.compile(r"\d+(?:\.\d+)?")
CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?([ap])?(?:\.?m\.?)?")
MILITARY = re.compile(r"(\d\d)([0-5]\d)")
FRACTIONS = {"1/2": 0.5, "½": 0.5}
OFFSET = re.compile(r"[a-z]{3}([+−–-])(\d{1,2}?):?(\d\d)?")
NAMED_HOURS = {"noon": "T12:00", "midnight": "T24:00"}


def read_number(words: Sequence[str], cardinals: Mapping[str, str]) -> float | None:
    """The number that words say ("2,500", "a hundred and ten", "5 1/2"); `None` when they say none."""
    total, part, seen = 0.0, 0.0, False
    for word in words:
        step = one_number(word, cardinals)
        if isinstance(step, str):
            factor = float(step[1:])
            part = (part or 1.0) * factor
            if factor >= 1000:
                total, part = total + part, 0.0
        elif step is not None:
            part += step
        seen = seen or step is not None
    return total + part if seen else None


def one_number(word: str, cardinals: Mapping[str, str]) -> float | str | None:
    """What one word adds: an amount, a factor ("x100"), or nothing."""
    if word in FRACTIONS:
        return FRACTIONS[word]
    if word in cardinals:
        meaning = cardinals[word]
        return meaning if meaning.startswith("x") else float(meaning)
    plain = word.replace(",", "")
    return float(plain) if FIGURE.fullmatch(plain) else None


def amount(number: float) -> str:
    """A number as TIMEX3 writes it: no decimals where there are none or where they count for nothing."""
    digits = str(int(number)) if number == int(number) else f"{number:g}"
    return str(round(number)) if "e" in digits else digits


def read_clock(words: Sequence[str], meridiem: str) -> str | None:
    """A clock time as "T22:00", `None` when it is none; `meridiem` is "am", "pm" or ""."""
    if words[0] in NAMED_HOURS:
        return NAMED_HOURS[words[0]]
    found = MILITARY.fullmatch(words[0]) or CLOCK.fullmatch(words[0])
    if found is None:
        return None
    hour, minute = int(found[1]), found[2] or "00"
    half = meridiem[:1] or (found[4] if found.re is CLOCK else None)
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"T{hour:02d}:{minute}" if hour <= 24 else None


def read_offset(word: str) -> str:
    """The hours of a zone such as "gmt+3" or "utc-0330" as TIMEX3 has them, "" for what is none."""
    found = OFFSET.fullmatch(word)
    if found is None:
        return ""
    sign = "+" if found[1] == "+" else "-"
    rest = f":{found[3]}" if found[3] and found[3] != "00" else ""
    return f"{sign}{int(found[2]):02d}{rest}"
