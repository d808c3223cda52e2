"""Readers of amounts of time and of what happens again and again."""

from __future__ import annotations

import re

from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import DURATION, SET, Meaning, count, rough
from dateline.mentions.times.numbers import amount, read_number
from dateline.vocabulary import word_list, word_table

YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
COUNTS = word_list("en.times.before_rate")
OFFICE = word_list("en.times.before_no_hours")
EVENT_SIDES = word_table("en.times.amount_joints")
NOW_SIDES = word_table("en.times.amount_turns")
OF_EVENT = word_list("en.times.behind_anaphoric_unit")
UNCOUNTED = word_list("en.times.before_quarters")


def duration(number: float | None, unit: str) -> str:
    """A TIMEX3 duration; decades, centuries and millennia are counted in years, an open number is X."""
    factor, smaller = {"F": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}.get(
        unit, (1, unit)
    )
    if number is None:
        return f"P{'T' if unit.startswith('T') else ''}X{unit.removeprefix('T')}"
    if smaller in ("TH", "TM") and number != int(number):
        whole = f"{int(number) or ''}{smaller[1] if number > 1 else ''}"
        return f"PT{whole}{round(number % 1 * 60)}{'M' if smaller == 'TH' else 'S'}"
    return f"P{'T' if smaller.startswith('T') else ''}{amount(number * factor)}{smaller.removeprefix('T')}"


def total(found: Found) -> Meaning | None:
    """Two days, a week, several months, the first nine months."""
    unit = found.mean("unit")
    number = count(found)
    if is_money(found) or age(found) or not noun(found) or no_amount(found, unit):
        return None
    if "count" in found and number is None:
        return None
    kind = SET if "one" in found and not rough(found) and rate(found) else DURATION
    number = number + 0.5 if "plus" in found and number else number
    return Meaning(kind, duration(number, unit) + (event_side(found) or now_side(found)), rough(found))


def is_money(found: Found) -> bool:
    """Whether a sign of a currency stands before an amount."""
    return found.before in ("$", "£", "€")


def age(found: Found) -> bool:
    """Whether an amount is an age in the form "six-year-old", which names a person and no time."""
    return found.sentence.lowers[found.last] == "old" and found.sentence.words[found.last - 1] == "-"


def noun(found: Found) -> bool:
    """Whether the word that names the unit is a noun here, so that "a second defeat" is no second."""
    at, _ = found.match.span("unit")
    return found.sentence.lowers[at] != "second" or found.sentence.tags[at] == "NN"


def no_amount(found: Found, unit: str) -> bool:
    """Shares ("three quarters of"), opening hours ("24 hour news") and the like."""
    if YEAR_LIKE.fullmatch(found.text("count")) or (unit == "Q" and is_share(found)):
        return True
    return (
        found.words("unit") == ("hour",)
        and found.match[0].endswith(found.match["unit"])
        and found.words("count") == ("24",)
        and found.sentence.lowers[found.last - 1] == "24"
    )


def is_share(found: Found) -> bool:
    """Whether quarters are parts of a whole and no months: "three quarters of", "one quarter"."""
    if "one" in found or ("fuzzy" not in found and found.after == "of"):
        return True
    uncounted = "fuzzy" in found and found.text("fuzzy") in UNCOUNTED
    return "turn" not in found and (uncounted or found.text("count") == "three")


def rate(found: Found) -> bool:
    """Whether an amount follows a count, as in twice a week and 3 million barrels a day."""
    before = found.first - 1
    if before < 0 or found.sentence.deps[found.match.span("unit")[0]] not in (
        "npadvmod",
        "nmod",
        "quantmod",
        "pobj",
        "prep",
        "appos",
        "dobj",
    ):
        return False
    return found.sentence.tags[before] in ("CD", "NNS") or found.before in COUNTS


def event_side(found: Found) -> str:
    """The side of an event from which an amount is counted: nine months after they met."""
    return EVENT_SIDES.get(found.after, "")


def now_side(found: Found) -> str:
    """The side of the day of writing on which an amount lies: the past ten days, but not the last two of May."""
    turned = found.words("turn")[-1:] if "turn" in found and found.after not in OF_EVENT else ()
    return NOW_SIDES.get("".join(turned), "")


def half_amount(found: Found) -> Meaning | None:
    """Half an hour, a quarter century, two and a half years."""
    unit = found.mean("unit")
    if "count" in found:
        number = read_number(found.words("count"), found.grammar.tables["cardinal"])
        return Meaning(DURATION, duration(number + 0.5, unit), rough(found)) if number is not None else None
    quarter = "quarter" in found.words("share")
    if quarter and unit not in ("CE", "TH", "DE", "ML"):
        return None
    return Meaning(DURATION, share_of(0.25 if quarter else 0.5, unit), rough(found))


def share_of(share: float, unit: str) -> str:
    """A share of a unit in the next smaller unit that makes it whole."""
    factor, smaller = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH")}.get(
        unit, (1, unit)
    )
    return duration(share * factor, smaller)


def open_amount(found: Found) -> Meaning | None:
    """Weeks, recent years."""
    unit = found.mean("unit", "plural")
    if (unit in ("TS", "Q") and "vague" not in found) or (unit == "TH" and found.before in OFFICE):
        return None
    return Meaning(DURATION, duration(None, unit) + event_side(found), rough(found))


def week_of(found: Found) -> Meaning:
    """The last week of October."""
    return Meaning(DURATION, "P1W")


def spell(found: Found) -> Meaning:
    """A long time, a while."""
    return Meaning(DURATION, "PXX")


def long_amount(found: Found) -> Meaning:
    """Year-long."""
    return Meaning(DURATION, duration(1, found.mean("unit")))


def every(found: Found) -> Meaning | None:
    """Every Tuesday, every two years, per day."""
    if "weekday" in found:
        return Meaning(SET, f"XXXX-WXX-{found.mean('weekday')}{found.mean('part')}")
    if "month" in found or "season" in found:
        return Meaning(SET, f"XXXX-{found.mean('month') or found.mean('season')}")
    if "only" in found:
        return Meaning(SET, f"XXXX-XX-XX{found.mean('only', 'part')}")
    if "weekend" in found:
        return Meaning(SET, "XXXX-WXX-WE")
    number = count(found) if "count" in found else 1.0
    return Meaning(SET, duration(number, found.mean("unit"))) if number else None


def often(found: Found) -> Meaning | None:
    """Daily, annually; a name such as The Daily Port is none."""
    return None if found.sentence.tags[found.first].startswith("NNP") else Meaning(SET, found.mean("often"))


def weekdays(found: Found) -> Meaning:
    """On Mondays."""
    return Meaning(SET, f"XXXX-WXX-{found.mean('weekdays')}")
