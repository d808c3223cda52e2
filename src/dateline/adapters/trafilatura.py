"""trafilatura behind the `Extractor` protocol: tells the article from its furniture and reads what the page declares. Loaded on first use; no network."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from dateline.text.extract import Extract

if TYPE_CHECKING:
    from trafilatura.settings import Document

DATES = {"original_date": True, "extensive_search": False, "max_date": "2100-12-31"}
"""The day of first publication, only as declared; the upper bound is fixed, because the library's own is today's date."""


@dataclass(frozen=True, slots=True)
class TrafilaturaExtractor:
    """trafilatura with its own fallbacks, without comments; picklable."""

    def extract(self, html: str, *, url: str | None = None) -> Extract:
        """The article and the declarations of one page; what the library cannot read is left empty."""
        import trafilatura

        try:
            found = trafilatura.bare_extraction(html, url=url, include_comments=False, with_metadata=True, date_extraction_params=DATES)
            declared = found or trafilatura.extract_metadata(html, url, DATES)
        except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
            return Extract()
        return as_extract(cast("Document | None", found), cast("Document", declared))


def as_extract(found: Document | None, declared: Document) -> Extract:
    """The library's answer in our words."""
    paragraphs = tuple((found.text or "").split("\n")) if found else ()
    return Extract(paragraphs, declared.title or None, declared.author or None, declared.sitename or declared.hostname or None, declared.date or None)
