"""Readers of units seen from now or a time named before: last month, two weeks ago, the year-ago quarter."""

from __future__ import annotations

from dateline.mentions.times.amount_readings import OF_EVENT, duration, now_side
from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import (
    DATE,
    DURATION,
    TIME,
    Meaning,
    anchor_of,
    count,
    ordinal,
    phase,
    rough,
)
from dateline.mentions.times.numbers import amount
from dateline.vocabulary import word_list

SPANS = word_list("en.times.before_stretch")


def turned(found: Found) -> Meaning | None:
    """Last month, this year, next week."""
    unit, anchor = found.mean("unit"), anchor_of(found, "turn")
    if unit.startswith("T") or (unit == "D" and anchor == "now-1"):
        return None
    anchor = {("D", "now+1"): "then+1", ("D", "now+0"): "ref+0"}.get((unit, anchor), anchor)
    return stepped(anchor, unit, phase(found))


def stepped(anchor: str, unit: str, mod: str | None = None) -> Meaning:
    """One unit, by its distance from now or a time named before; fortnights are not of the calendar."""
    return Meaning(DURATION, duration(1, unit), mod) if unit == "F" else Meaning(DATE, f"{anchor}{unit}", mod)


def anaphoric(found: Found) -> Meaning | None:
    """That year, the next day, the past month, the end of the year."""
    unit = found.mean("unit")
    if unit.startswith("T"):
        return None
    if "open" in found or "within" in found:
        return the_unit(found, unit)
    if not is_stretch(found, unit):
        return stepped(anchor_of(found, "turn"), unit, phase(found))
    if "edge" in found or (unit == "Q" and "last" in found.words("turn")):
        return stepped("now-1", unit, phase(found))
    return Meaning(DURATION, duration(1, unit) + now_side(found))


def is_stretch(found: Found, unit: str) -> bool:
    """Whether a turned unit is a stretch of time up to now or from now on: "over the next year"."""
    words = found.words("turn")
    if "last" in words or "past" in words:
        return True
    return "next" in words and unit != "D" and found.before in SPANS


def the_unit(found: Found, unit: str) -> Meaning | None:
    """The end of the year, later in the day, for the year; a bare "the year" is none."""
    if "edge" in found or "half" in found:
        return stepped("ref+0", unit, phase(found)) if unit != "CE" else None
    if unit == "D" and found.before in found.grammar.tables["closing"]:
        return Meaning(DATE, "ref+0D", None, ("closing",))
    return whole_unit(found, unit) if "within" in found and unit in ("Y", "M", "W") else None


def whole_unit(found: Found, unit: str) -> Meaning | None:
    """For the year, in the month; "the year ended June 30" is any stretch of that length."""
    if found.after in ("ended", "ending"):
        return Meaning(DURATION, duration(1, unit))
    return Meaning(DATE, f"ref+0{unit}") if found.after not in OF_EVENT else None


def sided(found: Found) -> Meaning | None:
    """The day before, the day after."""
    unit, side = found.mean("unit"), "-" if "before" in found.words("side") else "+"
    return None if unit.startswith("T") else stepped(f"then{side}1", unit)


def offset(found: Found) -> Meaning | None:
    """Two years ago, a week later; an open number of units is only a past or a future."""
    unit = found.mean("unit")
    anchor = found.mean("ago", "ago", "shift") or (
        "now+" if "now" in found else "then-" if found.text("side") == "before" else "then+"
    )
    number = counted(found)
    if (number, unit, anchor[-1]) == (1, "Y", "-") and compares(found):
        return Meaning(DATE, "like-1Y", rough(found), ("figures", "compared"))
    if number is None:
        return Meaning(DATE, "FUTURE_REF" if anchor.endswith("+") else "PAST_REF")
    number, unit = scaled(number, unit)
    return Meaning(TIME if unit.startswith("T") else DATE, f"{anchor}{amount(number)}{unit}", rough(found))


def counted(found: Found) -> float | None:
    """How many units, halves and quarters included: two and a half, a year and a half, half an."""
    if "share" in found:
        return 0.25 if "quarter" in found.words("share") else 0.5
    number = count(found)
    return number + 0.5 if number is not None and ("plus" in found or "rest" in found) else number


def spell_ago(found: Found) -> Meaning:
    """A long time ago, some time later."""
    anchor = found.mean("ago", "ago", "shift")
    return Meaning(DATE, "FUTURE_REF" if anchor.endswith("+") else "PAST_REF")


def compares(found: Found) -> bool:
    """Whether the sentence compares figures, so that a year earlier means the same period a year earlier."""
    classes = found.grammar.classes
    return found.before in found.grammar.tables["compared"] or any(
        "figures" in classes.get(letter, ()) for letter in found.letters
    )


def year_ago(found: Found) -> Meaning:
    """The year-ago quarter, the year-earlier period, a month-ago level."""
    unit = found.mean("unit")
    if unit != "Y":
        return stepped("now-1", unit)
    nth = ordinal(found, "nth") if "nth" in found else None
    return Meaning(
        DATE, f"XXXX-Q{nth}=ref-1Y" if nth and nth <= 4 else "then-4Q" if "quarter" in found else "like-1Y"
    )


def scaled(number: float, unit: str) -> tuple[float, str]:
    """Fortnights as weeks; centuries and decades as years; fractions of years as months."""
    factor, smaller = {
        "F": (2, "W"),
        "CE": (100, "Y"),
        "ML": (1000, "Y"),
        "DE": (1, "DE") if number == int(number) else (10, "Y"),
    }.get(unit, (1, unit))
    return (
        (number * factor, smaller)
        if number * factor == int(number * factor) or smaller != "Y"
        else (round(number * factor * 12), "M")
    )


def quarter_ended(month: int, year: str, *, past: bool) -> str:
    """The quarter that holds most of the three months up to a month, itself perhaps of few days only."""
    middle, before = (month - 1, 0) if month > 1 else (12, 1)
    quarter = f"Q{(middle + 2) // 3}"
    return (
        f"{int(year) - before:04d}-{quarter}"
        if year
        else f"XXXX-{quarter}<now"
        if past
        else f"XXXX-{quarter}"
    )


def latest(found: Found) -> Meaning:
    """The latest or the full quarter or year; the one named before; the quarter that ended on a day."""
    if "ending" in found:
        return Meaning(
            DATE,
            quarter_ended(
                int(found.mean("month")), found.text("year_ended"), past="ended" in found.words("ended")
            ),
        )
    if "period" in found:
        return Meaning(DATE, "like+0Y")
    if "quarter" in found:
        return Meaning(DATE, "now-1Q" if "turn" in found else "then+0Q")
    return Meaning(DATE, "ref+0Y")
