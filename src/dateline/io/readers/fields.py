"""The fields of records of news APIs and crawls: what each calls them, and what they hold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import chain
from typing import Any

from dateline.io.addresses import is_address
from dateline.model import Stamp
from dateline.pages.stamps import read_stamp

Record = Mapping[str, Any]

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uuid", "uri", "ref", "stories_id", "guid", "@id"),
    "text": (
        "text",
        "content",
        "body",
        "maintext",
        "article",
        "full_text",
        "story_text",
        "text_content",
        "content_text",
        "bodyText",
        "articleBody",
        "raw_text",
        "rawContent",
    ),
    "html": ("html", "raw_html", "content_html"),
    "beginning": ("description", "summary", "excerpt", "snippet", "lead_paragraph", "abstract"),
    "published": (
        *(
            "published",
            "published_at",
            "publishedAt",
            "publish_date",
            "published_date",
            "publication_date",
            "dateTimePub",
            "date_publish",
            "datePublished",
            "date_published",
        ),
        *(
            "webPublicationDate",
            "pubDate",
            "pub_date",
            "date",
            "dateTime",
            "created_at",
            "seendate",
            "DATE",
            "DATEADDED",
        ),
    ),
    "updated": (
        "updated",
        "updated_at",
        "updatedAt",
        "date_modify",
        "date_modified",
        "dateModified",
        "modified",
    ),
    "retrieved": ("retrieved", "date_download", "warc_date", "crawled", "crawl_date", "collect_date"),
    "url": (
        "url",
        "link",
        "href",
        "web_url",
        "webUrl",
        "original_url",
        "source_url",
        "DocumentIdentifier",
        "SOURCEURL",
        "address",
        "source",
    ),
    "site": (
        *(
            "site",
            "source",
            "media_name",
            "source_name",
            "sitename",
            "site_name",
            "source-hostname",
            "outlet",
            "publisher",
            "provider",
        ),
        *("source_domain", "hostname", "domain", "canonical_domain", "clean_url", "SourceCommonName"),
    ),
    "title": ("title", "headline", "article_title", "webTitle", "name"),
    "author": ("author", "authors", "byline", "creator", "user"),
    "language": ("language", "lang", "meta_lang", "full_language", "inLanguage"),
}
"""Our name of a field, and the names that news APIs and crawlers give it; the first fitting one counts."""


def flattened(record: Record) -> Record:
    """A record with what search engines and the Guardian's API put one level down."""
    inner = [record[name] for name in ("_source", "fields") if isinstance(record.get(name), dict)]
    return dict(chain.from_iterable(each.items() for each in (record, *inner)))


def text_in(record: Record, name: str) -> str | None:
    """The first text among the fields that hold what we call by a name."""
    texts = (value for _, value in values(record, name) if isinstance(value, str))
    return next((text for text in texts if text.strip()), None)


def joined(value: Any) -> str:
    """A text; of a list of paragraphs all of them, and of anything else none."""
    paragraphs = value if isinstance(value, list) else [value]
    return "\n\n".join(paragraphs) if all(isinstance(each, str) for each in paragraphs) else ""


def stamps_of(record: Record, name: str, language: str | None) -> Iterator[Stamp]:
    """The days that a record declares."""
    for key, value in values(record, name):
        stamp = (
            read_stamp(value, f"record {key}", language=language)
            if isinstance(value, str | int | float)
            else None
        )
        if stamp:
            yield stamp


def retrieved(record: Record) -> str | None:
    """When a crawler fetched the page, if its record says so in ISO 8601."""
    raw = words(record, "retrieved") or ""
    try:
        return datetime.fromisoformat(raw).isoformat()
    except ValueError:
        return None


def values(record: Record, name: str) -> Iterator[tuple[str, Any]]:
    """The fields that hold what we call by a name, and what they hold."""
    return ((key, record[key]) for key in NAMES[name] if record.get(key) not in (None, ""))


def words(record: Record, name: str) -> str | None:
    """A field as text: numbers written out, of lists and named objects the names; a site is no address."""
    found = (written(value) for _, value in values(record, name))
    return next((text for text in found if text and not (name == "site" and is_address(text))), None)


def written(value: Any) -> str | None:
    """A value as a line of text; `None` when it has none."""
    if isinstance(value, dict):
        value = next(
            (
                value[key]
                for key in ("name", "title", "main", "original", "uri", "username")
                if value.get(key)
            ),
            None,
        )
    if isinstance(value, list):
        value = ", ".join(
            text for each in value[:50] if not isinstance(each, list) and (text := written(each))
        )
    return str(value).strip() or None if isinstance(value, str | int | float) else None
