"""The fields of press databases: what Nexis, Factiva and ProQuest call what they know of an article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from dateline.io.readers.pieces import Line


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


@dataclass(frozen=True, slots=True)
class Field:
    """A field of an article: the number of its line, and what it says."""

    at: int
    role: Role
    name: str
    value: str


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
