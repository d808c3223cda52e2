"""Saved web pages: all visible text is the page; its article and declarations stand in its sighting."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from dateline.io.limits import Limits
from dateline.io.readers.channels import look_of, posts_of
from dateline.io.readers.clippings import cut_clippings
from dateline.io.readers.pieces import pages_cut
from dateline.io.snapshots import first_captured, placed
from dateline.io.sources import Capture, Found, Source, check_text, fingerprint
from dateline.model import Page, Sighting
from dateline.pages.decode import declared_charset, decode
from dateline.pages.extract import Extractor, extract_page
from dateline.pages.render import render

MARKED = re.compile(
    r">\s{0,20}\d{1,3} of \d{1,5} DOCUMENTS?\s{0,20}<|>\s{0,20}End of Document\s{0,20}<"
    r"|>\s{0,20}Document [A-Z][A-Z0-9]{3,12}\d{8}[a-z0-9]{6,16}\s{0,20}<"
)
"""What parts the articles of a press database where it writes HTML."""


def read_html(source: Source, *, extractor: Extractor) -> Iterator[Found]:
    """The one page of an HTML file."""
    raw = source.load()
    html = decode(raw, declared=source.charset or declared_charset(raw))
    ref, source = source.ref, placed(source, html)
    capture = source.capture(raw, "text/html")
    several = list(pages_within(html, replace(source, url=None), capture))
    if several:
        yield capture
        yield from several
        return
    text, sighting = page_of(
        html,
        extractor,
        locator=source.locator,
        sha256=fingerprint(raw),
        limits=source.limits,
        url=source.url,
        retrieved=source.retrieved,
    )
    yield source.capture(raw, "text/html")
    yield Page(ref, text, (replace(sighting, url=source.url or sighting.url, retrieved=source.retrieved),))


def pages_within(html: str, source: Source, capture: Capture) -> Iterator[Found]:
    """The pages of a file that holds many: posts of a channel, articles of a press database."""
    if look := look_of(html):
        yield from posts_of(html, look, source, capture)
    elif MARKED.search(html):
        text = render(html).text
        cut = cut_clippings(text)
        yield from pages_cut(text, cut, source, capture) if cut.pieces else ()


def page_of(
    html: str,
    extractor: Extractor,
    *,
    locator: str,
    sha256: str,
    limits: Limits,
    url: str | None = None,
    retrieved: str | None = None,
) -> tuple[str, Sighting]:
    """The visible text of some HTML and its sighting; ReadError when it shows none, or too much."""
    found = extract_page(html, extractor, url=url, retrieved=retrieved)
    text, declared = check_text(found.text, limits), found.declared
    return text, Sighting(
        locator,
        sha256,
        media_type="text/html",
        site=declared.site,
        title=declared.title,
        author=declared.author,
        published=declared.published,
        language=found.language,
        main=found.main,
        trust=found.trust,
        captions=found.captions,
        url=declared.url,
        stamps=(*declared.stamps, *first_captured(html)),
    )
