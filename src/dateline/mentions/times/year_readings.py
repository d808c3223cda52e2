"""Readers of years, of parts of them, and of decades and centuries."""

from __future__ import annotations

import re

from dateline.mentions.times.matches import Found
from dateline.mentions.times.meanings import DATE, Meaning, ordinal, phase, relation
from dateline.mentions.times.numbers import read_number
from dateline.vocabulary import word_list

YEAR_LIKE = re.compile(r"1\d\d\d|20\d\d")
FRONTS = word_list("en.times.before_date")
BEFORE_FIGURE = word_list("en.times.before_no_year")
BEHIND_FIGURE = word_list("en.times.behind_no_year")


def year_tail(found: Found) -> Meaning | None:
    """The second year of 1915-16."""
    year, tail = found.text("year"), found.text("tail")
    return Meaning(DATE, year[:2] + tail) if len(tail) == 2 and tail > year[2:] else None


def year(found: Found) -> Meaning | None:
    """A year; a bare number of four digits must look like one."""
    if "joined" in found or "year_before" in found:
        return Meaning(DATE, fiscal_year(found))
    named = (
        found.mean("era")
        or "fiscal" in found
        or "phase" in found
        or "edge" in found
        or len(found.match[0]) > 1
    )
    if not named and not year_like(found):
        return None
    value = year_of(found)
    return Meaning(DATE, value, phase(found)) if value else None


def fiscal_year(found: Found) -> str:
    """FY2023, the 2023 fiscal year, the 2023-24 fiscal year: the year, or both that it touches."""
    digits, first = "".join(filter(str.isdigit, found.text("joined"))), found.text("year_before")
    if digits:
        return digits if len(digits) == 4 else f"20{digits}"
    tail = found.text("tail")
    last = first[: 4 - len(tail)] + tail if tail.isdigit() else ""
    return f"{first}/{last}" if len(last) == 4 and first < last else first


def year_like(found: Found) -> bool:
    """Whether a bare number of four digits is a year: no money, no count, no part of a name.

    An early one only after a preposition.
    """
    tags, after = found.sentence.tags, found.last + 1
    if found.before in BEFORE_FIGURE or found.after in BEHIND_FIGURE:
        return False
    if (
        after < len(tags)
        and tags[after] in ("NNS", "CD", "NNPS")
        and found.sentence.heads[found.first] != found.first
        and found.sentence.deps[found.first] == "nummod"
    ):
        return False
    return 1900 <= int(found.text("year")) <= 2060 or found.before in FRONTS or joins_year(found)


def joins_year(found: Found) -> bool:
    """Whether a bare number is the first year of a range of years."""
    behind = found.sentence.words[found.last + 1 : found.last + 3]
    return (
        len(behind) == 2
        and behind[0] in ("-", "–", "to", "and")
        and YEAR_LIKE.fullmatch(behind[1]) is not None
    )


def year_of(found: Found) -> str | None:
    """The year that is named, XXXX when none is; `None` for a number with decimals."""
    if "teens" in found:
        return spelt(found) or "XXXX"
    if "anno" in found:
        return anno(found)
    if "ancient" in found:
        digits = found.words("ancient")[0].replace(",", "").rstrip("stndrh")
        return f"{found.mean('era')}{int(digits):04d}" if digits.isdigit() else None
    named = found.text("year") or found.text("fore")
    return f"{found.mean('era')}{named}" if named else "XXXX"


def anno(found: Found) -> str | None:
    """The year of AD 79, BC 490; `None` behind what is not written as an era ("an ad 30 seconds long")."""
    at, _ = found.match.span("era_before")
    digits = found.text("anno").replace(",", "")
    written = found.sentence.words[at].isupper() and digits.isdigit()
    return f"{found.mean('era_before', 'era')}{int(digits):04d}" if written else None


def spelt_year(found: Found) -> Meaning | None:
    """Nineteen ninety-six, the year two thousand."""
    value = spelt(found)
    return Meaning(DATE, value) if value else None


def spelt(found: Found) -> str | None:
    """The year that words spell out."""
    cardinals = found.grammar.tables["cardinal"]
    if "whole" in found:
        whole = read_number(found.words("whole"), cardinals)
        return f"{int(whole)}" if whole and 1000 <= whole < 2100 else None
    tens = read_number(found.words("tens"), cardinals)
    return f"{found.mean('teens')}{int(tens):02d}" if tens is not None and 10 <= tens < 100 else None


def year_end(found: Found) -> Meaning:
    """By year-end."""
    return Meaning(DATE, "XXXX-12-31", "END")


def decade(found: Found) -> Meaning | None:
    """A decade: 199, or XX9X where the century is open; a `mid-` year without s is that year."""
    text = found.text("decade")
    tens = found.mean("decade", "tens")
    digits = "".join(filter(str.isdigit, text))
    if text.startswith("mid-"):
        return Meaning(DATE, digits[:3] if text.endswith("s") else digits, "MID")
    value = f"XX{tens}X" if tens else digits[:3] if len(digits) == 4 else f"XX{digits[0]}X"
    return Meaning(DATE, f"{found.mean('era')}{value}", phase(found))


def century(found: Found) -> Meaning | None:
    """A century as its first two digits."""
    number = ordinal(found, "nth")
    return Meaning(DATE, f"{found.mean('era')}{number - 1:02d}", phase(found)) if number else None


def quarter(found: Found) -> Meaning | None:
    """A quarter or half of a year."""
    value = quarter_value(found)
    if value is None:
        return None
    year = found.text("year") or found.text("fore") or "XXXX"
    step = found.mean("front", "last", "this", "next")
    return Meaning(
        DATE,
        f"{year}-{value}"
        + (
            f"=now{step}Y"
            if step
            else relation(found)
            if "turn" in found
            else "=ref+0Y"
            if "hold" in found
            else ""
        ),
        phase(found),
    )


def quarter_value(found: Found) -> str | None:
    """Q1 to Q4, H1 or H2."""
    if "quarterly" in found:
        return found.mean("quarterly")
    if "quarter" in found:
        number = 4 if "final" in found.words("nth") else ordinal(found, "nth")
        return f"Q{number}" if number and number <= 4 else None
    number = 2 if {"latter", "last"} & set(found.words("nth_half")) else ordinal(found, "nth_half")
    return f"H{number}" if number and number <= 2 else None
