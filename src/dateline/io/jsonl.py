"""JSON lines, as news APIs export them: one page a line, read one by one, so that the file may be of any length."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import msgspec

from dateline.errors import ReadError
from dateline.io.html import page_of
from dateline.io.sources import Capture, Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.text.extract import Extractor

NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "_id", "uuid", "uri", "ref"),
    "text": ("text", "content", "body", "maintext", "article", "full_text"),
    "html": ("html", "raw_html"),
    "published": ("published", "published_at", "publishedAt", "publish_date", "published_date", "pubDate", "date"),
    "url": ("url", "link"),
    "site": ("site", "source", "domain", "media_name", "source_name", "outlet"),
    "title": ("title", "headline"),
    "author": ("author", "authors", "byline"),
    "language": ("language", "lang"),
}
"""Our name of a field, and the names that exports of news APIs give it; the first one present counts."""

Record = Mapping[str, Any]


def read_jsonl(source: Source, *, extractor: Extractor) -> Iterator[Found]:
    """The pages of all lines; a line that cannot be read is a Problem with its number, and the others are read."""
    found = 0
    for number, line in lines(source):
        found += 1
        try:
            page = read_line(line, number, source, extractor)
            yield from (capture_of(line, page), page)
        except ReadError as error:
            yield source.problem(error, number)
    if not found:
        raise ReadError("The file is empty.", advice="Fetch it again.")


def capture_of(line: bytes, page: Page) -> Capture:
    """A line as evidence."""
    sighting = page.sightings[0]
    return Capture(sighting.sha256, sighting.locator, "application/json", line.strip(), sighting.url)


def lines(source: Source) -> Iterator[tuple[int, bytes]]:
    """The lines that are not blank, numbered from 1; of a line that is too long only the beginning, which is too long as well."""
    most = source.limits.file_bytes + 1
    with BytesIO(source.content) if source.content is not None else source.check().open("rb") as file:
        number = 0
        while line := file.readline(most):
            number += 1
            if line.strip():
                yield number, line
            while len(line) == most and not line.endswith(b"\n"):
                line = file.readline(most)


def read_line(line: bytes, number: int, source: Source, extractor: Extractor) -> Page:
    """The page of one line; ReadError when there is none."""
    if len(line) > source.limits.file_bytes:
        raise ReadError(f"The line is longer than {source.limits.file_bytes / 1e6:g} MB.", advice="Split its text into articles.")
    record = parse(line)
    ref, url = words(record, "id") or f"{source.ref}#{number}", words(record, "url")
    locator, digest = url or f"{source.locator}#{number}", fingerprint(line.strip())
    text, html = value(record, "text"), value(record, "html")
    if isinstance(text, str) and text.strip():
        sighting = Sighting(locator, digest, media_type="text/plain")
        return Page(ref, check_text(text, source.limits), (declare(sighting, record),))
    if isinstance(html, str) and html.strip():
        text, sighting = page_of(html, extractor, locator=locator, sha256=digest, limits=source.limits, url=url)
        return Page(ref, text, (declare(sighting, record),))
    raise ReadError("The object has no text.", advice='Give it a "text" or an "html".')


def parse(line: bytes) -> Record:
    """The object of one line; ReadError when it is broken or something else."""
    try:
        record = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ReadError(f"The line is no JSON: {error}.", advice="Mend the line or leave it out.") from error
    if not isinstance(record, dict):
        raise ReadError("The line holds no JSON object.", advice='Write one {"id": …, "text": …} a line.')
    return record


def declare(sighting: Sighting, record: Record) -> Sighting:
    """A sighting with what the record says; only a `published` of that very name is the caller's word."""
    published = day(words(record, "published"))
    return replace(
        sighting,
        site=words(record, "site") or sighting.site,
        title=words(record, "title") or sighting.title,
        author=words(record, "author") or sighting.author,
        language=words(record, "language") or sighting.language,
        published=published or sighting.published,
        url=words(record, "url") or sighting.url,
        given=bool(published and record.get("published")),
    )


def value(record: Record, name: str) -> Any:
    """A field by our name, whatever the record calls it."""
    return next((record[key] for key in NAMES[name] if record.get(key) not in (None, "")), None)


def words(record: Record, name: str) -> str | None:
    """A field as text: numbers are written out, of lists and of objects with a name the names."""
    found = value(record, name)
    if isinstance(found, dict):
        found = found.get("name") or found.get("title") or found.get("uri")
    if isinstance(found, list):
        found = ", ".join(str(each.get("name") if isinstance(each, dict) else each) for each in found)
    return str(found).strip() or None if isinstance(found, str | int | float) else None


def day(stamp: str | None) -> str | None:
    """The day of an ISO time stamp as written; `None` for anything else."""
    try:
        return date.fromisoformat((stamp or "")[:10]).isoformat()
    except ValueError:
        return None
