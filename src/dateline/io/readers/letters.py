"""Letters that a mail program saved as text: each with its headers, and those that it forwards behind it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from email.utils import parseaddr
from itertools import pairwise

from dateline.io.readers.pieces import Cut, Line, Piece, lines_of, span_of

HEADER = re.compile(
    (
        r"(?P<name>From|Sent|Date|To|Cc|Bcc|Subject|Importance|Attachments|Reply-To|Categories):[ "
        r"\t]*(?P<value>.*)"
    ),
    re.IGNORECASE,
)
"""A header as mail programs write it in text."""

BEFORE = re.compile(
    r"-{3,}[ \t]?(?:Original|Forwarded)[ \t]message[ \t]?-{3,}|Begin forwarded message:|_{10,}", re.IGNORECASE
)
"""What stands above the headers of a letter that is forwarded."""

BEGINNING = re.compile(r"\s{0,100}From:", re.IGNORECASE)
MOST_HEADERS = 10
"""Headers of a letter in text."""


def cut_letters(text: str) -> Cut:
    """The letters of a text that begins with the headers of one; no pieces for any other text."""
    if not BEGINNING.match(text.removeprefix("\ufeff")[:120]):
        return Cut()
    lines = lines_of(text)
    starts = [at for at in range(len(lines)) if is_start(lines, at)]
    if starts[:1] != [0]:
        return Cut()
    found = (letter(lines[start:end]) for start, end in pairwise([*starts, len(lines)]))
    return Cut(tuple(piece for piece in found if piece))


def is_start(lines: Sequence[Line], at: int) -> bool:
    """Whether the headers of a letter begin in a line: who sent it, when, and to whom or about what."""
    if not BEGINNING.match(lines[at].text.removeprefix("\ufeff")):
        return False
    names = headers_of(lines[at : at + MOST_HEADERS]).keys()
    return bool(names & {"sent", "date"}) and bool(names & {"to", "subject"})


def headers_of(lines: Sequence[Line]) -> Mapping[str, str]:
    """The headers at the beginning of some lines, by their names."""
    found: dict[str, str] = {}
    for line in lines:
        header = HEADER.fullmatch(line.text.removeprefix("\ufeff"))
        if header is None:
            break
        found.setdefault(header["name"].lower(), header["value"].strip())
    return found


def letter(lines: Sequence[Line]) -> Piece | None:
    """One letter; `None` of one without text."""
    headers = headers_of(lines[:MOST_HEADERS])
    kept = list(above(lines))
    body = kept[len(headers) :]
    if not body:
        return None
    name, address = parseaddr(headers["from"])
    return Piece(
        span_of(kept),
        span_of(body),
        title=headers.get("subject") or None,
        site=address.rpartition("@")[2].lower() or None,
        author=name or address or None,
        day=headers.get("sent") or headers.get("date"),
    )


def above(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a letter, without the one that stands above the next one's headers."""
    last = len(lines) - 1
    return (line for at, line in enumerate(lines) if at != last or not BEFORE.fullmatch(line.text))
