"""What a matched pattern means: one function for every value of `read` in packs/en/times.toml, from groups to a symbol (grammar in mentions/times.py)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from dateline.mentions.timenumbers import amount, read_clock, read_number
from dateline.mentions.timewords import Found
from dateline.model import TimexType

DATE, TIME, DURATION, SET = TimexType.DATE, TimexType.TIME, TimexType.DURATION, TimexType.SET


class Meaning(NamedTuple):
    """What an expression means before it is anchored."""

    type: TimexType
    symbol: str
    mod: str | None = None


MONTH_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
SPANS = frozenset(("over", "in", "during", "for", "within", "throughout"))
FRONTS = frozenset(
    (
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "of",
        "to",
        "during",
        "before",
        "after",
        "around",
        "circa",
        "and",
        "or",
        "between",
        "(",
        "-",
        "–",
        "through",
        "for",
        "late",
        "early",
        "mid",
    )
)
BACK, AHEAD, SAME = "-1", "+1", "+0"


def read(found: Found) -> Meaning | None:
    """The meaning of a match, or `None` when it is no time after all."""
    return READERS[found.rule.rule.read](found)


# ── calendar ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def calendar(found: Found) -> Meaning | None:
    """A day, month, season or weekday, with its year or what stands for it, and its time of day."""
    pattern = calendar_pattern(found)
    if pattern is None or doubtful(found):
        return None
    clock = time_of_day(found)
    return Meaning(TIME if clock else DATE, pattern + clock + relation(found), phase(found))


def doubtful(found: Found) -> bool:
    """Whether a lone month or season is rather an ordinary word: "the Long March", "the fall of the city"."""
    alone = found.last == found.first or found.words("season") == found.sentence.lowers[found.last : found.last + 1]
    if not alone or "year" in found or "turn" in found:
        return False
    if "season" in found:
        return found.text("season") in ("fall", "spring") and (found.after == "of" or found.before not in FRONTS)
    return found.text("month") in ("march", "may", "august") and found.first > 0 and found.before not in FRONTS


def calendar_pattern(found: Found) -> str | None:
    """The TIMEX3 value of the calendar groups, unknown digits as X."""
    year = year_of(found)
    if "month" in found and "day" in found:
        return month_day(found, year)
    if "month" in found:
        return f"{year}-{found.mean('month')}"
    if "season" in found:
        return f"{year}-{found.mean('season')}"
    if "weekday" in found:
        return f"XXXX-WXX-{found.mean('weekday')}"
    return year


def year_of(found: Found) -> str:
    """The year that is named, XXXX when none is."""
    era = found.mean("era")
    if "ancient" in found:
        return f"{era or 'BC'}{int(found.words('ancient')[0].replace(',', '').rstrip('stndrh')):04d}" if era or "ancient" in found else "XXXX"
    return f"{era}{found.text('year')}" if "year" in found else "XXXX"


def month_day(found: Found, year: str) -> str | None:
    """A day of a month; with an underspecified year the weekday is kept, because the two together fix the year."""
    month = found.mean("month")
    days = [int(day) for day in re.findall(r"\d+", found.text("day"))]
    if not all(1 <= day <= MONTH_LENGTHS[int(month) - 1] for day in days):
        return None
    weekday = f"/{found.mean('weekday')}" if "weekday" in found and year == "XXXX" else ""
    upto = f"..{days[1]:02d}" if len(days) > 1 and days[1] > days[0] else ""
    return f"{year}-{month}-{days[0]:02d}{upto}{weekday}"


def relation(found: Found) -> str:
    """How an underspecified value hangs on now or on a time named before; "" when only the tense tells."""
    if "hold" in found:
        return f"={anchor_of(found, 'turned' if 'turned' in found else 'turn')}{found.mean('hold', 'unit')}"
    if "turn" not in found:
        return ""
    anchor = anchor_of(found, "turn")
    if anchor.endswith(SAME):
        return f"={anchor}{'W' if 'weekday' in found else 'Y'}"
    return ("<" if anchor.endswith(BACK) else ">") + anchor[:-2]


def anchor_of(found: Found, group: str) -> str:
    """`now` or `then` with a step of one unit back, none, or one ahead."""
    words = found.words(group)
    anaphoric = found.mean(group, "that", "before")
    if anaphoric:
        return f"then{anaphoric}"
    if "following" in words or "subsequent" in words or words == ("the", "next"):
        return "then+1"
    return f"now{found.mean(group, 'last', 'next', 'this')}"


def time_of_day(found: Found) -> str:
    """The time of day as a suffix, "" when none is named."""
    for group in ("clock", "late"):
        if group in found:
            clock = read_clock(found.words(group), found.mean(group, "meridiem"))
            return f"{clock}{found.mean('zone') or found.mean('zoned', 'zone')}" if clock else ""
    return found.mean("part")


def phase(found: Found) -> str | None:
    """The part of the time that is meant, as a TIMEX3 mod."""
    return found.mean("within", "phase") or found.mean("phase") or found.mean("edge") or found.mean("half") or None


def weekday_next(found: Found) -> Meaning | None:
    """The weekday that follows the one it is joined to; joined the other way round, any near one."""
    first, last = found.mean("from", "weekday"), found.mean("weekday")
    if (int(last) - int(first)) % 7 not in (1, 2, 3, 4):
        return None
    return Meaning(TIME if "part" in found else DATE, f"XXXX-WXX-{last}{found.mean('part')}>then")


def range_first(found: Found) -> Meaning | None:
    """The first day of a range that names its month, and perhaps its year, behind."""
    month = found.mean("month") or found.mean("named", "month")
    day = int(re.findall(r"\d+", found.text("day") or found.text("early"))[0])
    year = found.text("year") or found.text("of_year") or "XXXX"
    return Meaning(DATE, f"{year}-{month}-{day:02d}") if day <= MONTH_LENGTHS[int(month) - 1] else None


def holiday(found: Found) -> Meaning:
    """A holiday of a year that is named or fits."""
    return Meaning(DATE, f"{found.text('year') or 'XXXX'}-{found.mean('holiday')}{relation(found)}")


def figures(found: Found) -> Meaning | None:
    """A date in figures; a slashed one is month first, unless only day first is possible."""
    digits = [int(part) for part in re.findall(r"\d+", found.text("iso"))]
    year, month, day = digits if digits[0] > 31 or len(str(digits[0])) == 4 else (digits[2], digits[0], digits[1])
    if month > 12:
        month, day = day, month
    if year < 100:
        year += 1900 if year > 40 else 2000
    if not (1 <= month <= 12 and 1 <= day <= MONTH_LENGTHS[month - 1]):
        return None
    return Meaning(DATE, f"{year}-{month:02d}-{day:02d}")


def deictic(found: Found) -> Meaning:
    """Today, yesterday, tomorrow and tonight, with a time of day."""
    clock = time_of_day(found) or found.mean("front", "part")
    return Meaning(TIME if clock or "tonight" in found.words("deictic") else DATE, f"now{found.mean('deictic')}{clock}", phase(found))


def beside(found: Found) -> Meaning | None:
    """The day before yesterday, the day after tomorrow."""
    step = int(found.mean("deictic")[:2]) + (1 if "after" in found.words("side") else -1)
    return Meaning(DATE, f"now{step:+d}D") if found.mean("deictic").endswith("D") else None


def part_of_day(found: Found) -> Meaning:
    """Last night, the next evening, the morning of the day of writing."""
    return Meaning(TIME, f"{anchor_of(found, 'turn')}D{found.mean('part')}", phase(found))


def clock(found: Found) -> Meaning | None:
    """A clock time on the day that the text speaks of."""
    time = time_of_day(found)
    return Meaning(TIME, f"then+0D{time}") if time else None


def weekend(found: Found) -> Meaning:
    """A weekend, near or pointed to."""
    return Meaning(DATE, f"XXXX-WXX-WE{relation(found).replace('0Y', '0W')}")


# ── years and more ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def year(found: Found) -> Meaning | None:
    """A year; a bare number of four digits must look like one."""
    named = found.mean("era") or "fiscal" in found or "phase" in found or "edge" in found or len(found.match[0]) > 1
    if not named and not year_like(found):
        return None
    return Meaning(DATE, year_of(found), phase(found))


def year_like(found: Found) -> bool:
    """Whether a bare number of four digits is a year: not money, not a count, not part of a name; an early one only after a preposition."""
    tags, after = found.sentence.tags, found.last + 1
    if found.before in ("$", "£", "€", "#", "no.", "nos.") or found.after in ("%", "percent", "per", "million", "billion", "km", "miles", "dollars"):
        return False
    if after < len(tags) and tags[after] in ("NNS", "CD", "NNPS") and found.sentence.heads[found.first] != found.first and found.sentence.deps[found.first] == "nummod":
        return False
    return 1900 <= int(found.text("year")) <= 2060 or found.before in FRONTS


def spelt_year(found: Found) -> Meaning | None:
    """Nineteen ninety-six."""
    tens = read_number(found.words("tens"), found.grammar.tables["cardinal"])
    return Meaning(DATE, f"{found.mean('teens')}{int(tens):02d}") if tens is not None and 10 <= tens < 100 else None


def decade(found: Found) -> Meaning | None:
    """A decade: 199X, or XX9X where the century is open; a `mid-` year without s is that year."""
    text = found.text("decade")
    tens = found.mean("decade", "tens")
    digits = "".join(filter(str.isdigit, text))
    if text.startswith("mid-"):
        return Meaning(DATE, f"{digits[:3]}X" if text.endswith("s") else digits, "MID")
    value = f"XX{tens}X" if tens else f"{digits[:-1]:X>3}X" if len(digits) == 4 else f"XX{digits[0]}X"
    return Meaning(DATE, f"{found.mean('era')}{value}", phase(found))


def century(found: Found) -> Meaning | None:
    """A century as its first two digits."""
    number = ordinal(found, "nth")
    return Meaning(DATE, f"{found.mean('era')}{number - 1:02d}XX", phase(found)) if number else None


def ordinal(found: Found, group: str) -> int | None:
    """The number of an ordinal group."""
    digits = "".join(filter(str.isdigit, found.text(group)))
    meaning = digits or found.mean(group, "ordinal")
    return int(meaning) if meaning else None


def quarter(found: Found) -> Meaning | None:
    """A quarter or half of a year."""
    value = quarter_value(found)
    if value is None:
        return None
    year = found.text("year") or found.text("fore") or "XXXX"
    step = found.mean("front", "last", "this", "next")
    return Meaning(DATE, f"{year}-{value}" + (f"=now{step}Y" if step else relation(found) if "turn" in found else "=ref+0Y" if "hold" in found else ""), phase(found))


def quarter_value(found: Found) -> str | None:
    """Q1 to Q4, H1 or H2."""
    if "quarterly" in found:
        return found.mean("quarterly")
    if "quarter" in found:
        number = 4 if "final" in found.words("nth") else ordinal(found, "nth")
        return f"Q{number}" if number and number <= 4 else None
    number = 2 if "latter" in found.words("nth_half") else ordinal(found, "nth_half")
    return f"H{number}" if number and number <= 2 else None


# ── units seen from now, or from a time named before ─────────────────────────────────────────────────────────────────────────────────────
def turned(found: Found) -> Meaning | None:
    """Last month, this year, next week."""
    unit, anchor = found.mean("unit"), anchor_of(found, "turn")
    if unit.startswith("T") or (unit == "D" and anchor == "now-1"):
        return None
    anchor = "then+1" if (unit, anchor) == ("D", "now+1") else anchor
    return Meaning(DATE, f"{anchor}{unit}", phase(found))


def anaphoric(found: Found) -> Meaning | None:
    """That year, the next day, the past month, the end of the year."""
    unit = found.mean("unit")
    if unit.startswith("T"):
        return None
    if "open" in found:
        return Meaning(DATE, f"ref+0{unit}", phase(found)) if ("edge" in found or "half" in found) and unit != "CE" else None
    words = found.words("turn")
    if "last" in words or "past" in words or ("next" in words and unit != "D" and found.before in SPANS):
        return Meaning(DURATION, duration(1, unit)) if "edge" not in found else Meaning(DATE, f"now-1{unit}", phase(found))
    return Meaning(DATE, f"{anchor_of(found, 'turn')}{unit}", phase(found))


def sided(found: Found) -> Meaning | None:
    """The day before, the day after."""
    unit = found.mean("unit")
    return None if unit.startswith("T") else Meaning(DATE, f"then{'-' if 'before' in found.words('side') else '+'}1{unit}")


def offset(found: Found) -> Meaning | None:
    """Two years ago, a week later; an open number of units is only a past or a future."""
    unit = found.mean("unit")
    anchor = found.mean("ago", "ago", "shift") if "now" not in found else "now+"
    number = count(found)
    if number is None:
        return Meaning(DATE, "FUTURE_REF" if anchor.endswith("+") else "PAST_REF")
    number, unit = scaled(number, unit)
    return Meaning(TIME if unit.startswith("T") else DATE, f"{anchor}{amount(number)}{unit}", rough(found))


def count(found: Found) -> float | None:
    """How many units: a number, one for a or an, two for a couple, `None` for an open number."""
    if "count" in found:
        return read_number(found.words("count"), found.grammar.tables["cardinal"])
    if "fuzzy" in found:
        return 2.0 if "couple" in found.words("fuzzy") else None
    return 1.0 if "one" in found or found.mean("unit", "single") else None


def scaled(number: float, unit: str) -> tuple[float, str]:
    """Fortnights as weeks; centuries and millennia as years; fractions of years as months."""
    factor, smaller = {"F": (2, "W"), "CE": (100, "Y"), "ML": (1000, "Y")}.get(unit, (1, unit))
    return (number * factor, smaller) if number * factor == int(number * factor) or smaller != "Y" else (round(number * factor * 12), "M")


def latest(found: Found) -> Meaning:
    """The latest quarter, the full year; the quarter, when one was named before."""
    if "quarter" in found:
        return Meaning(DATE, "now-1Q" if "turn" in found else "then+0Q")
    return Meaning(DATE, "ref+0Y")


# ── amounts ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def duration(number: float | None, unit: str) -> str:
    """A TIMEX3 duration; decades, centuries and millennia are counted in years, an open number is X."""
    factor, smaller = {"F": (2, "W"), "DE": (10, "Y"), "CE": (100, "Y"), "ML": (1000, "Y")}.get(unit, (1, unit))
    if number is None:
        return f"P{'T' if unit.startswith('T') else ''}X{unit.removeprefix('T')}"
    if smaller == "TH" and number != int(number):
        return f"PT{int(number) or ''}{'H' if number > 1 else ''}{round(number % 1 * 60)}M"
    return f"P{'T' if smaller.startswith('T') else ''}{amount(number * factor)}{smaller.removeprefix('T')}"


def rough(found: Found) -> str | None:
    """How exact an amount is, as a TIMEX3 mod."""
    words = found.words("rough")
    mod = found.mean("rough", "approx", "bound")
    flipped = {"MORE_THAN": "EQUAL_OR_LESS", "LESS_THAN": "EQUAL_OR_MORE"}
    return (flipped.get(mod, mod) if "no" in words else mod) or None


def total(found: Found) -> Meaning | None:
    """Two days, a week, several months, the first nine months."""
    unit = found.mean("unit")
    number = count(found)
    if found.before in ("$", "£", "€") or age(found) or not noun(found) or ("count" in found and number is None) or no_amount(found, unit):
        return None
    kind = SET if "one" in found and not rough(found) and rate(found) else DURATION
    return Meaning(kind, duration(number, unit) + event_side(found), rough(found))


def age(found: Found) -> bool:
    """Whether an amount is an age in the form "six-year-old", which names a person and no time."""
    return found.sentence.lowers[found.last] == "old" and found.sentence.words[found.last - 1] == "-"


def noun(found: Found) -> bool:
    """Whether the word that names the unit is a noun here, so that "a second defeat" is no second."""
    at, _ = found.match.span("unit")
    return found.sentence.lowers[at] != "second" or found.sentence.tags[at] == "NN"


def no_amount(found: Found, unit: str) -> bool:
    """Shares ("three quarters of"), opening hours ("24 hour news") and the like."""
    if YEAR_LIKE.fullmatch(found.text("count")) or (unit == "Q" and ("one" in found or "fuzzy" in found or found.text("count") == "three")):
        return True
    return found.words("unit") == ("hour",) and found.match[0].endswith(found.match["unit"]) and found.words("count") == ("24",) and found.sentence.lowers[found.last - 1] == "24"


def rate(found: Found) -> bool:
    """Whether an amount follows a count, as in twice a week and 3 million barrels a day."""
    before = found.first - 1
    if before < 0 or found.sentence.deps[found.match.span("unit")[0]] not in ("npadvmod", "nmod", "quantmod", "pobj", "prep", "appos", "dobj"):
        return False
    return found.sentence.tags[before] in ("CD", "NNS") or found.before in ("once", "twice", "times", "%", "percent")


def event_side(found: Found) -> str:
    """Where the amount is counted from an event, the side it lies on: the amount is counted from an event: nine months after they met."""
    return {"after": ">event", "since": ">event", "before": "<event"}.get(found.after, "")


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
    factor, smaller = {"Y": (12, "M"), "TH": (60, "TM"), "TM": (60, "TS"), "D": (24, "TH")}.get(unit, (1, unit))
    return duration(share * factor, smaller)


def open_amount(found: Found) -> Meaning | None:
    """Weeks, recent years."""
    unit = found.mean("unit", "plural")
    if unit in ("TS", "Q") or (unit == "TH" and found.before in ("working", "business", "office", "opening", "after")):
        return None
    return Meaning(DURATION, duration(None, unit) + event_side(found), rough(found))


def long_amount(found: Found) -> Meaning:
    """Year-long."""
    return Meaning(DURATION, duration(1, found.mean("unit")))


# ── sets ─────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
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


# ── references ───────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def present(found: Found) -> Meaning | None:
    """Now, currently, at present."""
    return Meaning(DATE, "PRESENT_REF")


def gone(found: Found) -> Meaning | None:
    """Recently, in the past."""
    return Meaning(DATE, "PAST_REF")


def ahead(found: Found) -> Meaning | None:
    """Soon, in the near future."""
    return Meaning(DATE, "FUTURE_REF")


READERS: Mapping[str, Callable[[Found], Meaning | None]] = {
    "calendar": calendar,
    "range_first": range_first,
    "weekday_next": weekday_next,
    "latest": latest,
    "holiday": holiday,
    "figures": figures,
    "deictic": deictic,
    "beside": beside,
    "part_of_day": part_of_day,
    "clock": clock,
    "weekend": weekend,
    "year": year,
    "spelt_year": spelt_year,
    "decade": decade,
    "century": century,
    "quarter": quarter,
    "turned": turned,
    "anaphoric": anaphoric,
    "sided": sided,
    "offset": offset,
    "amount": total,
    "half_amount": half_amount,
    "open_amount": open_amount,
    "long_amount": long_amount,
    "every": every,
    "often": often,
    "weekdays": weekdays,
    "present": present,
    "gone": gone,
    "ahead": ahead,
}
"""The readers by name."""
