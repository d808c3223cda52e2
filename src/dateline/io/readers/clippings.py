"""One file of a press database, many articles: Nexis, Factiva and ProQuest, as text or what became of it.

Every article has its outlet, its day and its title above it in some order, fields with names around its text,
and a line that parts it from the next one. What is no title and no running text is boilerplate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from dateline.io.readers.pieces import Cut, Line, Piece, lines_of, span_of
from dateline.pages.stamps import find_days


class Role(StrEnum):
    """What a field of a database holds: what is known of an article, its text, or what stands around it."""

    TITLE = "title"
    SITE = "site"
    AUTHOR = "author"
    DAY = "day"
    PLACE = "place and day"
    HEAD = "head"
    BODY = "body"
    TAIL = "tail"


FIELDS: Mapping[str, Role] = {
    **dict.fromkeys(("headline", "title", "hd"), Role.TITLE),
    **dict.fromkeys(("publication title", "publication", "source name", "sn"), Role.SITE),
    **dict.fromkeys(("byline", "author", "by"), Role.AUTHOR),
    **dict.fromkeys(("publication date", "pd"), Role.DAY),
    "publication info": Role.PLACE,
    **dict.fromkeys(("body", "full text", "lp", "td"), Role.BODY),
    **dict.fromkeys(
        (
            *("section", "length", "dateline", "highlight", "series", "abstract", "edition", "links"),
            *("wc", "et", "sc", "ed", "pg", "la", "cy", "se", "cr"),
        ),
        Role.HEAD,
    ),
    **dict.fromkeys(
        (
            *("load-date", "language", "publication-type", "graphic", "classification", "journal-code"),
            *("correction-date", "document-type", "subject", "end of document", "last updated", "copyright"),
            *("issn", "source type", "language of publication", "document type", "document url", "database"),
            *("place of publication", "publication year", "country of publication", "publication subject"),
            *("proquest document id", "ct", "rf", "co", "in", "ns", "re", "pub", "an", "ipd", "ipc"),
        ),
        Role.TAIL,
    ),
}
"""The fields of databases in small letters."""

BEHIND = frozenset({Role.TAIL, Role.SITE, Role.DAY, Role.PLACE, Role.TITLE})
"""What ends the text of an article."""

NAMED = re.compile(r"(?P<name>[A-Za-z][A-Za-z -]{2,30}):(?P<value>.*)", re.DOTALL)
ALONE = re.compile(r"(?P<name>Body|BODY|Graphic|Classification|End of Document)(?P<value>)")
CODED = re.compile(r"(?P<name>[A-Z][A-Z][A-Z]?)(?:[ \t]+(?P<value>.+))?", re.DOTALL)
"""How a field stands in its line: before a colon, alone, or as the two letters of Factiva."""

COUNTED = re.compile(r"\d{1,3} of \d{1,5} DOCUMENTS?|(?:Document|Dokument) \d{1,5} of \d{1,5}")
ENDED = re.compile(r"End of Document|(?:AN\s+)?Document [A-Z][A-Z0-9]{3,12}\d{8}[a-z0-9]{6,16}")
RULED = re.compile(r"_{20,}|-{40,}|={40,}")
"""Lines that stand above an article, below one, and between two."""

LENGTH = re.compile(r"(?:LENGTH:|Length:|WC)?\s{0,10}[\d,.]{1,9} words", re.IGNORECASE)
RIGHTS = re.compile(r"(?:copyright\b|\(c\)|©|all rights reserved)", re.IGNORECASE)
ISSUE = re.compile(r".{0,40}\b(?:edition|final|late|first)\b.{0,20}", re.IGNORECASE)
CLOCK = re.compile(r"\d{1,2}:\d\d.{0,12}")
PLACE = re.compile(r"\s*(?:\([^()]*\)|;.*|\[.*)\s*$")
"""What else stands around an article: its words counted, whose it is, which edition, what time, what town."""

MARKS = re.compile(
    rf"^[ \t]{{0,80}}(?:{COUNTED.pattern}|{ENDED.pattern}|{LENGTH.pattern}|load-date:|full text:)",
    re.IGNORECASE | re.MULTILINE,
)
"""One of these stands in every file of a database."""

KNOWN = 2
"""Fields and the like that an article has at least."""
MOST_HEAD = 25
"""Lines above the fields or the text of an article in which its outlet, day and title stand."""
LONGEST_DAY = 40
"""Characters of a line beside the day in it: a weekday, an edition."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an article: the number of its line, and what it says."""

    at: int
    role: Role
    name: str
    value: str


def cut_clippings(text: str) -> Cut:
    """The articles in a file of a press database; no pieces for any other text."""
    if not MARKS.search(text):
        return Cut()
    lines = lines_of(text)
    found = [read_piece(part) for part in parts(lines)]
    pieces = tuple(filter(None, found))
    return Cut(pieces, max(expected(lines), len(pieces)))


def expected(lines: Sequence[Line]) -> int:
    """How many articles a text seems to hold: how often it has a line that every article has once."""
    met: Counter[str] = Counter()
    for number, line in enumerate(lines):
        met.update(kind.pattern for kind in (LENGTH, ENDED, COUNTED) if kind.fullmatch(line.text))
        field = field_of(line, number, coded=False)
        met.update([field.name] if field and field.name in ONCE else [])
    return max(met.values(), default=0)


ONCE = frozenset({"load-date", "full text"})
"""Fields that every article has once."""


def parts(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The parts of a file between the lines that part its articles; it is one part without any."""
    above = [number for number, line in enumerate(lines) if COUNTED.fullmatch(line.text)]
    below = [number + 1 for number, line in enumerate(lines) if ENDED.fullmatch(line.text)]
    ruled = [number for number, line in enumerate(lines) if RULED.fullmatch(line.text)]
    edges = above or below or (ruled if len(ruled) > 1 else [])
    for start, end in pairwise(sorted({0, *edges, len(lines)})):
        if start < end:
            yield lines[start:end]


def field_of(line: Line, number: int, *, coded: bool) -> Field | None:
    """The field that a line begins; those of two letters only where an article is `coded`."""
    forms = (CODED, ALONE, NAMED) if coded else (ALONE, NAMED)
    found = next(filter(None, (form.fullmatch(line.text) for form in forms)), None)
    role = FIELDS.get(found["name"].lower().strip()) if found else None
    if found is None or role is None or (len(found["name"]) < 4 and not coded):
        return None
    return Field(number, role, found["name"].lower(), (found["value"] or "").strip())


def fields_of(lines: Sequence[Line], *, coded: bool) -> list[Field]:
    """The fields of an article; one of two letters may say in the next line what it holds."""
    found = {at: field for at, line in enumerate(lines) if (field := field_of(line, at, coded=coded))}
    return [
        replace(field, value=lines[at + 1].text)
        if coded and not field.value and field.role is not Role.BODY and is_free(at + 1, lines, found)
        else field
        for at, field in found.items()
    ]


def is_free(at: int, lines: Sequence[Line], fields: Mapping[int, Field]) -> bool:
    """Whether there is a line that begins no field."""
    return at < len(lines) and at not in fields


def is_coded(lines: Sequence[Line]) -> bool:
    """Whether the fields of an article are named by two letters."""
    names = {found["name"] for line in lines if (found := CODED.fullmatch(line.text))}
    return {"HD", "PD"} <= names and bool(names & {"LP", "TD"})


def read_piece(part: Sequence[Line]) -> Piece | None:
    """The article that a part holds; `None` where it names no outlet or day, or has no text."""
    lines = [line for line in part if not any(mark.fullmatch(line.text) for mark in (COUNTED, RULED))]
    coded = is_coded(lines)
    fields = fields_of(lines, coded=coded)
    known = len(fields) + sum(
        bool(mark.match(line.text)) for line in lines for mark in (LENGTH, RIGHTS, ENDED)
    )
    first = first_of_text(lines, fields)
    body = tuple(text_spans(lines, fields, first)) if first is not None else ()
    if first is None or not body or known < KNOWN:
        return None
    head = head_of(lines, min([*(field.at for field in fields), first]))
    told = by_fields(fields) | by_place(fields) | by_lines(head)
    if not told.keys() >= {Role.SITE, Role.DAY}:
        return None
    named = Role.TITLE in by_fields(fields)
    above = [line for line in lines if line.end <= body[0][0]]
    return Piece(
        (*span_of(above), *body),
        body if named else (*span_of(title_lines(head)), *body),
        title=told.get(Role.TITLE),
        site=PLACE.sub("", told[Role.SITE]),
        author=told.get(Role.AUTHOR),
        day=told[Role.DAY],
    )


# ── the text ────────────────────────────────────────────────────────────────────────────────────────────────
def first_of_text(lines: Sequence[Line], fields: Sequence[Field]) -> int | None:
    """The number of the line in which the text begins, or behind which it does."""
    named = next((field.at for field in fields if field.role is Role.BODY), None)
    if named is not None:
        return named
    behind = next((field.at for field in fields if field.role is Role.TAIL), len(lines))
    heads = [field.at for field in fields if field.at < behind]
    heads = heads or [at for at, line in enumerate(lines[:MOST_HEAD]) if is_rights(line)]
    return after(lines, max(heads)) if heads else None


def after(lines: Sequence[Line], last: int) -> int | None:
    """The line behind a field and what goes on in its next lines, where blank lines part paragraphs."""
    parted = any(line.apart for line in lines[last + 1 :])
    behind = range(last + 1, len(lines))
    return next((at for at in behind if lines[at].apart or not parted), None)


def is_rights(line: Line) -> bool:
    """Whether a line says whose an article is, or how many words it has."""
    return bool(RIGHTS.match(line.text) or LENGTH.fullmatch(line.text))


def text_spans(lines: Sequence[Line], fields: Sequence[Field], first: int) -> Iterator[tuple[int, int]]:
    """The spans of the running text from a line on, without the names of its fields."""
    names = {field.at: field for field in fields}
    stop = next((at for at in range(first, len(lines)) if is_behind(lines[at], names.get(at))), len(lines))
    starts = sorted({first, *(at for at in range(first, stop) if is_text(names.get(at)))})
    for start, end in pairwise([*starts, stop]):
        field = names.get(start)
        at = lines[start].start
        if field and field.role is Role.BODY:
            at = lines[start].end - len(field.value) if field.value else next_start(lines, start, end)
        if at < lines[end - 1].end:
            yield at, lines[end - 1].end


def next_start(lines: Sequence[Line], at: int, end: int) -> int:
    """Where the line behind one begins, if it is still of the text."""
    return lines[at + 1].start if at + 1 < end else lines[at].end


def is_text(field: Field | None) -> bool:
    """Whether a field holds text."""
    return field is not None and field.role is Role.BODY


def is_behind(line: Line, field: Field | None) -> bool:
    """Whether a line stands behind the text of an article."""
    if field is not None:
        return field.role in BEHIND
    return bool(ENDED.fullmatch(line.text) or RIGHTS.match(line.text))


# ── what is known of it ─────────────────────────────────────────────────────────────────────────────────────
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
