"""Lines that show a day: which of them may be the page's own, and which tell of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from dateline.model import Stamp
from dateline.pages.day_words import FURTHER, LISTED, LOWER, SENTENCE, tells
from dateline.pages.marked_days import ROW, UPDATED, YEARLY, label_of
from dateline.pages.render import Row
from dateline.pages.stamps import find_days

LABEL = 40
"""Characters before a date in which a word may say what it is."""

AROUND = 60
"""Characters beside its date that a line has at most, where no word says what the date is.

A place, a clock time, an author; longer lines tell of other days.
"""

NEAR_ABOVE, NEAR_BELOW = 6, 8
"""Lines above and below the title in which its date stands."""

CREDIT = re.compile(
    r"\b(?:photos?|photograph(?:er|s)?|pictured?|images?|foto|bild|credit|courtesy|file)\b\s?[:/|)(]"
    r"|\((?:photo|image|file)\b|(?:photo|image) by\b",
    re.IGNORECASE,
)
"""How a line names who took a picture."""

SIGNED = re.compile(
    r"\(@\w{1,40}(?:@[\w.-]{1,60})?\)|^[—–-]\s?@\w|\bView (?:this|on) (?:post|tweet|\w+gram)\b"
)
"""How an embedded post names its author."""

MANY = 3
"""So many days in lines of their own make a list of events, or of other pages."""

AGO = re.compile(
    r"(?<![\w-])(?P<number>\d{1,3}|an?|one)\s(?P<unit>min(?:ute)?s?|h(?:ou)?rs?|days?)\sago(?!\w)"
    r"|(?<![\w-])(?P<word>yesterday|today|just now)(?!\w)",
    re.IGNORECASE,
)
"""How lines tell how long ago a page was published, counted from the moment of its capture."""

UNITS = {"m": 1, "h": 60, "d": 1440}
WORDS = {"yesterday": 1440, "today": 0, "just now": 0}
"""How many minutes these stand for; units by their first letter."""

AT = re.compile(r"\s(?:at\s)?\d{1,2}[:.]\d\d")
"""The time on the clock behind a day."""


def stamps_near_title(
    rows: Sequence[Row], titles: frozenset[str], language: str | None, *, retrieved: str | None = None
) -> Iterator[Stamp]:
    """The days in short lines around the title, and those in lines that say that they are of publication.

    Days that are told by their distance from the moment of the capture (`retrieved`, ISO 8601), too. Right
    above or below the title the line may be a link (to what else was published then) or stand in its caption.
    """
    heads = [index for index, row in enumerate(rows) if row.text in titles]
    head = heads[-1] if heads else None
    own = is_own(rows)
    shown = [(index, row) for index, row in enumerate(rows) if is_short(row) and not is_others(row, own=own)]
    events = lines_of_events(rows, language)
    for index, row in shown:
        near = head is not None and -NEAR_ABOVE <= index - head <= NEAR_BELOW
        if YEARLY.search(row.text) and not CREDIT.search(row.text):
            place = "near title" if near else "line"
            yield from (stamp for stamp in stamps_in(row.text, place, language) if stamp.raw not in events)
        elif near and retrieved:
            yield from stamps_ago(row.text, retrieved)
    for index in sorted({beside for head in heads for beside in (head - 1, head + 1)}):
        if (
            0 <= index < len(rows)
            and is_pressed(rows[index], language)
            and not is_others(rows[index], own=own)
        ):
            yield from stamps_in(rows[index].text, "line", language)


def is_short(row: Row) -> bool:
    """Whether a line may show a day and little else."""
    return len(row.text) <= ROW and not row.linked and not row.caption


def is_pressed(row: Row, language: str | None) -> bool:
    """Whether a line may show a day although it is a link, or begins with one that is marked as a caption."""
    if len(row.text) > AROUND or CREDIT.search(row.text):
        return False
    begins = any(found.start == 0 for found in find_days(row.text, language))
    return row.linked or (row.caption and begins)


def is_own(rows: Sequence[Row]) -> bool:
    """Whether most of a page stands aside: then that is how the page marks its own text."""
    aside = sum(len(row.text) for row in rows if row.aside)
    return 2 * aside > sum(len(row.text) for row in rows)


def is_others(row: Row, *, own: bool) -> bool:
    """Whether others than the page's author wrote a line."""
    return (row.aside and not own) or bool(SIGNED.search(row.text))


def lines_of_events(rows: Sequence[Row], language: str | None) -> frozenset[str]:
    """The lines that make a list of events: each another day that begins an entry or has a text below."""
    days = [bool(is_short(row) and YEARLY.search(row.text)) for row in rows]
    below = [*(" " in row.text and not day for row, day in zip(rows, days, strict=True)), False][1:]
    entries = {
        row.text
        for row, day, told in zip(rows, days, below, strict=True)
        if day and begins_entry(row.text, language, told=told)
    }
    return frozenset(entries) if len(entries) >= MANY else frozenset()


def begins_entry(line: str, language: str | None, *, told: bool) -> bool:
    """Whether a line begins with a day as entries of a list do, or is a day with a text below (`told`)."""
    found = next((each for each in find_days(line, language) if each.start == 0), None)
    if found is None:
        return False
    return told if found.end == len(line) else bool(LISTED.match(line, found.end))


def stamps_in(line: str, place: str, language: str | None) -> Iterator[Stamp]:
    """The days in a line that is short but for them, or that says what they are."""
    for found in find_days(line, language):
        told = label_of(line[max(0, found.start - LABEL) : found.start])
        little = len(line) - (found.end - found.start) <= AROUND
        if told or (little and (UPDATED.search(line) or not tells(line, found))):
            yield Stamp(found.day, line, f"text {place}{told}")


def stamps_ago(line: str, retrieved: str) -> Iterator[Stamp]:
    """The day that a line tells by its distance from the moment of the capture, where it says little else."""
    found = AGO.search(line)
    moment = moment_of(retrieved)
    if found is None or moment is None:
        return
    told = label_of(line[max(0, found.start() - LABEL) : found.start()])
    rest = f"{line[: found.start()]} {line[found.end() :]}"
    alone = not rest.strip() or bool(told) or bool(AT.match(line, found.end()))
    small = [word for word in LOWER.findall(rest) if not FURTHER.fullmatch(word)]
    if small or SENTENCE.search(line) or (found["word"] and not alone):
        return
    day = (moment - timedelta(minutes=minutes_of(found))).date().isoformat()
    yield Stamp(day, line, f"text near title{told}")


def minutes_of(found: re.Match[str]) -> int:
    """How many minutes ago something was."""
    if found["word"]:
        return WORDS[" ".join(found["word"].lower().split())]
    number = int(found["number"]) if found["number"].isdigit() else 1
    return number * UNITS[found["unit"][0].lower()]


def moment_of(retrieved: str) -> datetime | None:
    """A moment in ISO 8601; `None` for what is none, or has no time of day."""
    try:
        return datetime.fromisoformat(retrieved) if len(retrieved) > 10 else None
    except ValueError:
        return None
