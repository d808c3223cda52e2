"""What lists and archives declare of pages, joined with what pages say themselves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from dateline.io.sources import Source
from dateline.model import Page, Sighting
from dateline.pages.front_declarations import captured_in, declare_front
from dateline.pages.front_matter import find_front_matter


def under_its_names(page: Page, source: Source) -> Iterator[Page]:
    """A page with what a list says of it, under each of the names that its archive gives it."""
    if source.declared:
        page = replace(page, sightings=tuple(fill(sighting, source.declared) for sighting in page.sightings))
    yield page
    if page.ref == source.ref:
        yield from (replace(page, ref=name) for name in source.called[1:])


def under_its_head(sighting: Sighting, text: str) -> Sighting:
    """The sighting of a plain text with what the block of fields at its top declares, if it has one."""
    block = find_front_matter(text)
    if block is None:
        return sighting
    declared = declare_front(block)
    return fill(
        sighting,
        Sighting(
            sighting.locator,
            sighting.sha256,
            site=declared.site,
            title=declared.title,
            author=declared.author,
            published=declared.published,
            language=declared.language,
            retrieved=captured_in(block),
            url=declared.url,
            stamps=declared.stamps,
        ),
    )


def fill(sighting: Sighting, declared: Sighting) -> Sighting:
    """A sighting with what another declares and it does not; a day the caller vouches for goes first."""
    first = declared if declared.given and not sighting.given else sighting
    return replace(
        sighting,
        site=sighting.site or declared.site,
        title=sighting.title or declared.title,
        author=sighting.author or declared.author,
        published=first.published or declared.published,
        given=first.given,
        language=sighting.language or declared.language,
        retrieved=sighting.retrieved or declared.retrieved,
        url=sighting.url or declared.url,
        stamps=tuple(dict.fromkeys((*sighting.stamps, *declared.stamps))),
    )
