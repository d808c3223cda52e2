"""Reading a page: passages with zones, edits, the text as read, the day it was published."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from dateline.model.spans import By, Span


class Zone(StrEnum):
    """What a passage is on its page."""

    HEADLINE = "headline"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CAPTION = "caption"
    EMBED = "embed"
    BOILERPLATE = "boilerplate"


TOLD = frozenset({Zone.HEADLINE, Zone.BODY, Zone.CAPTION})
"""Zones that tell the story.

Datelines are parsed, too, for the day and the city in them, lines that only say when a page was published,
and embedded posts, whose words are their author's and not the outlet's (`text.sentences.is_read`); other
bylines and boilerplate never are.
"""


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of lines of one zone; passages of a page do not overlap."""

    span: Span
    zone: Zone
    by: By


@dataclass(frozen=True, slots=True)
class Edit:
    """A repair: read `text` where the page has `span`. The page itself stays as it is."""

    span: Span
    text: str
    by: By


ENGLISH = "en"
"""The code of the language whose pages are analysed."""


@dataclass(frozen=True, slots=True)
class Language:
    """The language of a page: an ISO 639-1 code (else 639-3), `None` where its text does not tell."""

    page: str
    code: str | None
    by: By

    @property
    def analysed(self) -> bool:
        """Whether the page is analysed: only what is surely in another language than English is not."""
        return self.code in {None, ENGLISH}
