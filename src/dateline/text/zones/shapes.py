"""How single lines look: told, in capitals, written as titles are, one of a list."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

from dateline.pages.lines import Line
from dateline.pages.months import months
from dateline.pages.stamps import find_days

SENTENCE = 4
"""Words of a short sentence that tells something."""

WEIGHT = 4
"""Letters of a word that titles write with a capital."""

BULLET = re.compile(r"(?:[-*•·–—▪◦‣+]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s")
FIGURE = re.compile(r"[\[(]?\d")
COUNT = re.compile(r"\d{1,3}\s(?P<counted>[^\W\d_]{2,})")
WORD = re.compile(r"[^\W\d_][\w'’-]*")
ARTICLE = re.compile(r"\b(?:the|an?)\b", re.IGNORECASE)
QUOTED = re.compile(r"['\"‘“«]")
YEAR = re.compile(r"\b(?:1\d|20)\d\d\b|\b\d+\s?B\.?C\b")
BREAK = re.compile(
    r"""(?: (?<!\b[A-Z]) (?<!\b[A-Z][a-z]) (?<!\b[A-Z][a-z]{2}) \. | [!?] ) ['"”’)\]]{0,2} \s+
        (?: [_*=•·-]{2,9} \s+ )? (?= [(\[]? ['"“‘]? [^\W\d_a-z] )
      | (?<= [a-z]{3} [.!?] ) (?= [A-Z][a-z] )""",
    re.VERBOSE,
)
"""Where a sentence of a line ends, not a short form, and another begins, even where the blank is lost or signs stand
between them ("___")."""

QUOTES = re.compile("[\"“”]|['’]$")
"""Marks of a quotation: what somebody asks in one is no appeal of the page."""

MARKS = re.compile(
    r"(?P<opens>(?<!\w)(?:[“‘«]|\"(?=[\w\[(…])|'(?=[^\W\d_])))|(?<=[\w.,!?…)\]])[\"”'’»](?!\w)"
)
"""What opens and what closes a quotation."""

ENDED = re.compile(r"[.!?]['\"”’)]*\s+['\"“‘(]?[^\W\d_a-z]")


def is_told(line: Line) -> bool:
    """Whether a line tells something: a sentence with its end, or a long line in which one ends."""
    return (line.words >= SENTENCE and not line.unfinished and not line.text.endswith("?")) or bool(
        ENDED.search(line.text)
    )


def is_capitals(line: Line) -> bool:
    """Whether a line is written in capitals, but for a few letters as in names ("McKAY")."""
    letters = [letter for letter in line.text if letter.isalpha()]
    return sum(letter.isupper() for letter in letters) * 10 >= len(letters) * 9 > 0


def is_entitled(line: Line) -> bool:
    """Whether nearly every word of weight begins with a capital, but the line is not written in capitals."""
    if is_capitals(line):
        return False
    words = WORD.findall(line.text)
    heavy = [word for word in words if len(word) >= WEIGHT]
    return len(heavy) >= WEIGHT and sum(word[0].isupper() for word in heavy) * 8 >= len(heavy) * 7


def is_terse(line: Line) -> bool:
    """Whether a line has a verb or a place but no article, as only titles do."""
    return not ARTICLE.search(line.text) and not is_quoted(line) and line.text[0].isupper()


def last_word(line: Line) -> str:
    """The last word of a line in small letters."""
    return line.text.split()[-1].casefold().strip("'\"’”)")


def is_bullet(line: Line) -> bool:
    """Whether a line is one of a list."""
    return bool(BULLET.match(line.text))


def is_dated(line: Line) -> bool:
    """Whether a line opens with a month or figure, as in a calendar or a table, or names a year or a day.

    Headings of a history name years; titles of other pages hardly do.
    """
    if YEAR.search(line.text) or next(find_days(line.text, "en"), None):
        return True
    if COUNT.match(line.text) and is_entitled(line):
        return is_month(line.text.split()[1])
    return bool(FIGURE.match(line.text)) or is_month(line.text.split()[0])


def is_month(word: str) -> bool:
    """Whether a word is a month, or short for one."""
    return word.casefold().strip(".,") in months("en")


def is_quoted(line: Line) -> bool:
    """Whether a line opens with a quotation mark."""
    return bool(QUOTED.match(line.text))


def heading(text: str) -> str:
    """A line without the signs around it, in small letters."""
    return text.casefold().strip(" .:!»>→|·•*#")


def is_open(text: str, at: int) -> bool:
    """Whether a quotation is open at a place of a line."""
    marks = [found["opens"] for found in MARKS.finditer(text, 0, at)]
    return bool(marks) and marks[-1] is not None


def breaks(text: str) -> Iterator[int]:
    """Where the second and all further sentences of a line begin; none does in a quotation."""
    marks = deque(MARKS.finditer(text))
    opened = False
    for found in BREAK.finditer(text):
        while marks and marks[0].start() < found.end():
            opened = marks.popleft()["opens"] is not None
        if not opened:
            yield found.end()
