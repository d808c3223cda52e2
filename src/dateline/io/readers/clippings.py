"""One file of a press database, many articles: Nexis, Factiva and ProQuest, as text or what became of it.

Every article has its outlet, its day and its title above it in some order, fields with names around its text,
and a line that parts it from the next one. What is no title and no running text is boilerplate.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.io.readers.clipping_fields import BEHIND, Field, Role, field_of, fields_of, is_coded
from dateline.io.readers.clipping_heads import (
    LENGTH,
    MOST_HEAD,
    PLACE,
    RIGHTS,
    by_fields,
    by_lines,
    by_place,
    head_of,
    title_lines,
)
from dateline.io.readers.pieces import Cut, Line, Piece, Span, lines_of, span_of

COUNTED = re.compile(r"\d{1,5} of \d{1,5} DOCUMENTS?|(?:Document|Dokument) \d{1,5} of \d{1,5}")
ENDED = re.compile(r"End of Document|(?:AN\s+)?Document [A-Z][A-Z0-9]{3,12}\d{8}[a-z0-9]{6,16}")
RULED = re.compile(r"_{20,}|-{40,}|={40,}")
"""Lines that stand above an article, below one, and between two."""

MARKS = re.compile(
    rf"^[ \t]{{0,80}}(?:{COUNTED.pattern}|{ENDED.pattern}|{LENGTH.pattern}|load-date:|full text:)",
    re.IGNORECASE | re.MULTILINE,
)
"""One of these stands in every file of a database."""

KNOWN = 2
"""Fields and the like that an article has at least."""


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


def read_piece(part: Sequence[Line]) -> Piece | None:
    """The article that a part holds; `None` where it names no outlet or day, or has no text."""
    lines = [line for line in part if not any(mark.fullmatch(line.text) for mark in (COUNTED, RULED))]
    fields = fields_of(lines, coded=is_coded(lines))
    first = first_of_text(lines, fields)
    body = tuple(text_spans(lines, fields, first)) if first is not None else ()
    known = len(fields) + sum(is_rights(line) or bool(ENDED.fullmatch(line.text)) for line in lines)
    if first is None or not body or known < KNOWN:
        return None
    head = head_of(lines, min([*(field.at for field in fields), first]))
    told = by_fields(fields) | by_place(fields) | by_lines(head)
    named = Role.TITLE in by_fields(fields)
    above = span_of([line for line in lines if line.end <= body[0][0]])
    main = body if named else (*span_of(title_lines(head)), *body)
    return piece_of((*above, *body), main, told)


def piece_of(spans: tuple[Span, ...], main: tuple[Span, ...], told: Mapping[Role, str]) -> Piece | None:
    """An article by what is known of it."""
    if not told.keys() >= {Role.SITE, Role.DAY}:
        return None
    return Piece(
        spans,
        main,
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


def text_spans(lines: Sequence[Line], fields: Sequence[Field], first: int) -> Iterator[Span]:
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
