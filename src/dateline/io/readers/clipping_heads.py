"""What stands above the text of an article of a press database: outlet, day and title, in its order."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.io.readers.clipping_fields import Field, Role
from dateline.io.readers.pieces import Line
from dateline.pages.stamps import find_days

LENGTH = re.compile(r"(?:LENGTH:|Length:|WC)?\s{0,10}[\d,.]{1,9} words", re.IGNORECASE)
RIGHTS = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
ISSUE = re.compile(r".{0,40}\b(?:edition|final|late|first)\b.{0,20}", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}:\d\d.{0,12}")
PLACE = re.compile(r"\s*(?:\([^()]*\)|;.*|\[.*)\s*$")
"""What else stands around an article: its words counted, whose it is, which edition, what time, what town."""

MOST_HEAD = 25
"""Lines above the fields or the text of an article in which its outlet, day and title stand."""
LONGEST_DAY = 40
"""Characters of a line beside the day in it: a weekday, an edition."""


def by_fields(fields: Sequence[Field]) -> dict[Role, str]:
    """What the fields of an article say, the first of each kind."""
    told = ((field.role, field.value) for field in reversed(fields) if field.value)
    return {role: value for role, value in told if role in {Role.TITLE, Role.SITE, Role.AUTHOR, Role.DAY}}


def by_place(fields: Sequence[Field]) -> dict[Role, str]:
    """What a field says that has the outlet, its town and the day in one."""
    value = next((field.value for field in fields if field.role is Role.PLACE), "")
    return {Role.SITE: value, Role.DAY: value} if value else {}


def head_of(lines: Sequence[Line], end: int) -> Sequence[Line]:
    """The lines above the fields or the text."""
    return [line for line in lines[max(0, end - MOST_HEAD) : end] if not RIGHTS.match(line.text)]


def by_lines(head: Sequence[Line]) -> dict[Role, str]:
    """What the lines above an article say: outlet, day, and title in the order of its database."""
    at, title = day_line(head), " ".join(line.text for line in title_lines(head))
    told = {Role.TITLE: title} if title else {}
    if at is None:
        return told
    site = head[at - 1].text if at else ""
    if is_counted(head[:at]):
        site = next((line.text for line in head[at + 1 :] if not CLOCK.fullmatch(line.text)), "")
    return told | {Role.DAY: head[at].text} | ({Role.SITE: site} if site else {})


def day_line(head: Sequence[Line]) -> int | None:
    """The last line that is a day and little else."""
    return next((at for at in reversed(range(len(head))) if is_day(head[at].text)), None)


def is_day(line: str) -> bool:
    """Whether a line is a day and little else."""
    return any(len(line) - (found.end - found.start) <= LONGEST_DAY for found in find_days(line, "en"))


def is_counted(lines: Sequence[Line]) -> bool:
    """Whether the words of an article are counted in one of some lines."""
    return any(LENGTH.fullmatch(line.text) for line in lines)


def title_lines(head: Sequence[Line]) -> Sequence[Line]:
    """The lines of the title: first above the day, above the outlet, or last below the day."""
    at = day_line(head)
    if at is None:
        return block(head)
    if is_counted(head[:at]):
        return head[:1]
    if at > 1:
        return block(head[: at - 1])
    return block([line for line in head[at + 1 :] if not ISSUE.fullmatch(line.text)])


def block(lines: Sequence[Line]) -> Sequence[Line]:
    """The last lines between which no blank one stands; where none does anywhere, the last line."""
    apart = [at for at, line in enumerate(lines) if line.apart]
    return lines[(apart[-1] if apart else len(lines) - 1) :] if lines else []
