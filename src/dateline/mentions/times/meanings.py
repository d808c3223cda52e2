"""What an expression means before it is anchored, and the groups that many patterns share."""

from __future__ import annotations

from typing import NamedTuple

from dateline.mentions.times.matches import Found
from dateline.mentions.times.numbers import read_clock, read_number, read_offset
from dateline.model import TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET
BACK, SAME = "-1", "+0"


class Meaning(NamedTuple):
    """What an expression means before it is anchored.

    `symbol` is the text of one, in the notation that model.Symbol describes; `tables` are the word tables
    that its reader looked into beyond the match.
    """

    type: TimexType
    symbol: str
    mod: str | None = None
    tables: tuple[str, ...] = ()


def relation(found: Found) -> str:
    """How an underspecified value hangs on now or on a time named before; "" when only the tense tells."""
    if "hold" in found:
        group = next(each for each in ("turned", "turn_behind", "turn") if each in found)
        return f"={anchor_of(found, group)}{found.mean('hold', 'unit')}"
    if "turn" not in found:
        return ""
    anchor = anchor_of(found, "turn")
    if anchor.endswith(SAME):
        return f"={anchor}{'W' if 'weekday' in found or 'weekend' in found else 'Y'}"
    return ("<" if anchor.endswith(BACK) else ">") + anchor[:-2]


def anchor_of(found: Found, group: str) -> str:
    """`now` or `then` with a step of one unit back, none, or one ahead."""
    words = found.words(group)
    anaphoric = found.mean(group, "that", "before")
    if anaphoric:
        return f"then{anaphoric}"
    if "following" in words or "subsequent" in words or words == ("the", "next"):
        return "then+1"
    return f"now{found.mean(group, 'last', 'next') or found.mean(group, 'this')}"


def time_of_day(found: Found) -> str:
    """The time of day as a suffix, "" when none is named."""
    for group in ("clock", "late"):
        if group in found:
            clock = read_clock(found.words(group), found.mean(group, "meridiem"))
            return f"{clock}{zone_of(found)}" if clock else ""
    return found.mean("part") or found.mean("front", "part") or ("TMO" if "dawning" in found else "")


def zone_of(found: Found) -> str:
    """The time zone as hours from Greenwich ("Z", "+05:30"), "" when none is named or none is known."""
    group = next((each for each in ("zone", "zone_aside", "zoned") if each in found), "")
    return found.mean(group, "zone") or read_offset(found.text(group))


def phase(found: Found) -> str | None:
    """The part of the time that is meant, as a TIMEX3 mod."""
    return (
        found.mean("within", "phase")
        or found.mean("phase")
        or found.mean("edge")
        or found.mean("half")
        or None
    )


def ordinal(found: Found, group: str) -> int | None:
    """The number of an ordinal group."""
    digits = "".join(filter(str.isdigit, found.text(group)))
    meaning = digits or found.mean(group, "ordinal")
    return int(meaning) if meaning else None


def count(found: Found) -> float | None:
    """How many units: a number, one for a or an, two for a couple, `None` for an open number."""
    if "count" in found:
        return read_number(found.words("count"), found.grammar.tables["cardinal"])
    if "fuzzy" in found:
        return 2.0 if "couple" in found.words("fuzzy") else None
    return 1.0 if "one" in found or found.mean("unit", "single") else None


def rough(found: Found) -> str | None:
    """How exact an amount is, as a TIMEX3 mod."""
    words = found.words("rough")
    mod = found.mean("rough", "approx", "bound")
    flipped = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}
    return (flipped.get(mod, mod) if "no" in words else mod) or None
