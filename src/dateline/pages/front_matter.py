"""The block at the top of a plain text that says what it is: YAML, TOML or JSON between marks, or fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from dateline.vocabulary import word_table

MEANT = word_table("en.pages.front_matter")
"""What the names of fields mean, by their letters; "other" where the field tells nothing that is asked
here."""

FENCES: Mapping[str, frozenset[str]] = {
    "---": frozenset({"---", "..."}),
    "+++": frozenset({"+++"}),
    ";;;": frozenset({";;;"}),
    "{": frozenset({"}"}),
}
"""The lines that open a block, and those that close it."""

MOST, LINES = 50_000, 400
"""Characters and lines of a page in which its block ends; what goes on longer is no block."""

LEAST = 2
"""So many different things the fields of a block without marks tell at least."""

ABOVE = 2
"""Lines, as a headline, that may stand above a block without marks."""

LONGEST = 1_000
"""Characters of a field that are kept."""

FIELD = re.compile(
    r"""(?:\.\.[ ]|#\+|:)?[*_"']{0,3}(?P<key>[A-Za-z][\w .-]{0,40}?)["'*_]{0,3}"""
    r"""[ \t]{0,3}(?::|=)[*_]{0,2}(?P<value>(?:\s.*)?)$"""
)
TIGHT = re.compile(r"(?P<key>[A-Za-z][\w.-]{0,40})=(?P<value>\S.*)$")
"""A field: its name, a colon or an equals sign, and its value; the marks of other formats may stand before it
(reStructuredText, Org, AsciiDoc)."""

MORE = re.compile(r"(?:\s+|-(?:\s|$)|[#\]})])")
"""How a line begins that goes on with the field above it, or is a remark."""

ITEM = re.compile(r"\s*(?:-\s+)?(?:(?:name|title)\s*:\s*)?")
"""What stands before the words of such a line."""


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Characters `[start, end)` of a page, and their fields: names as written, values without quotes."""

    start: int
    end: int
    fields: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a page that is not blank, and where it stands."""

    start: int
    end: int
    text: str


def find_front_matter(text: str) -> FrontMatter | None:
    """The block of a page, if it begins with one."""
    rows = list(islice(rows_of(text[:MOST]), LINES))
    if not rows:
        return None
    opening = next((i for i, row in enumerate(rows[: ABOVE + 1]) if row.text.strip() in FENCES), None)
    if opening is None:
        return headed(rows)
    return fenced(rows[opening:]) or headed(rows[1:] if opening == 0 else rows)


def rows_of(text: str) -> Iterator[Row]:
    """The lines of a text that are not blank."""
    start = 0
    for line in text.split("\n"):
        if line.strip(" \t\r\ufeff"):
            yield Row(start, start + len(line.rstrip()), line.rstrip().lstrip("\ufeff"))
        start += len(line) + 1


def fenced(rows: Sequence[Row]) -> FrontMatter | None:
    """The block between two marks, most lines of which are fields or belong to one."""
    opening = rows[0].text.strip()
    last = next((i for i, row in enumerate(rows[1:], 1) if row.text in FENCES[opening]), None)
    inside = rows[1:last] if last else ()
    if opening in {"{", ";;;"}:
        inside = [replace(row, text=row.text.strip().rstrip(",")) for row in inside]
    fields = sum(field_in(row) is not None for row in inside)
    strange = sum(field_in(row) is None and not MORE.match(row.text) for row in inside)
    if last is None or fields <= (0 if opening == "+++" else strange):
        return None
    return FrontMatter(rows[0].start, rows[last].end, tuple(fields_of(inside)))


def headed(rows: Sequence[Row]) -> FrontMatter | None:
    """The block of fields without marks: at least two that are known, from the first to the last of these."""
    first = next((i for i, row in enumerate(rows[: ABOVE + 1]) if meant(row)), None)
    if first is None:
        return None
    last = first
    for i, row in enumerate(rows[first:], first):
        if field_in(row) is None:
            break
        last = i if meant(row) else last
    block = rows[first : last + 1]
    if len({meant(row) for row in block} - {"", "other"}) < LEAST:
        return None
    return FrontMatter(block[0].start, block[-1].end, tuple(fields_of(block)))


def field_in(row: Row) -> tuple[str, str] | None:
    """The name and the value of the field that a line begins with."""
    found = FIELD.match(row.text) or TIGHT.match(row.text)
    return (found["key"].strip(), bare(found["value"])) if found else None


def meant(row: Row) -> str:
    """What the field of a line tells; empty where the line is none that is known."""
    field = field_in(row)
    return MEANT.get(letters(field[0]), "") if field else ""


def fields_of(rows: Sequence[Row]) -> Iterator[tuple[str, str]]:
    """The fields of some lines, each with the lines that go on with it."""
    key, values = "", list[str]()
    for row in rows:
        field = field_in(row)
        if field is None:
            values.append(bare(row.text[ITEM.match(row.text).end() :]))  # type: ignore[union-attr]
            continue
        if key:
            yield key, joined(values)
        key, values = field[0], [field[1]]
    if key:
        yield key, joined(values)


def joined(values: Sequence[str]) -> str:
    """The lines of a value as one; the signs of YAML for a value of several lines are none of it."""
    return ", ".join(value for value in values if value not in {"", ">", "|", ">-", "|-"})[:LONGEST]


def bare(value: str) -> str:
    """A value without the quotes, brackets and stars around it; the items of a list in one line."""
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return ", ".join(item.strip(" \"'") for item in value[1:-1].split(","))
    return value.strip("\"'* ")


def letters(name: str) -> str:
    """The letters of a field's name in lower case."""
    return "".join(filter(str.isalpha, name.lower()))
