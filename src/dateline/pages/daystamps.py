"""Every place on an HTML page that names a day of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from dateline.model import Stamp
from dateline.pages.addresses import day_in
from dateline.pages.archived import original
from dateline.pages.jsonld import words_of
from dateline.pages.marked_days import ROW, SHORT, YEARLY, label_of, stamps_marked
from dateline.pages.metadata import Metadata
from dateline.pages.render import Row
from dateline.pages.stamps import find_days, read_stamp
from dateline.pages.xpaths import strings

DAY_NAMED = re.compile(r"date|publi|issued|posted|time|created|modif|updat|release|upload", re.IGNORECASE)
"""Names of fields that may hold a day of publication."""

OTHER_DAY = re.compile(
    r"expir|unpubli|valid|available|access|gener|cache|retriev|crawl|render|fetch|birth|death|start|\bend|"
    r"enddate|event|timezone|read(?:ing)?-?time|update.?freq|until|embargo",
    re.IGNORECASE,
)
"""Names of fields that hold another day."""

DIGITS = re.compile(r"\d\D{0,2}\d")
SCRIPTED = re.compile(
    r"""["'](\w{0,30}(?:date|publi|created|modif|updat)\w{0,20})["']\s*:\s*"""
    r"""["']?((?:19|20)\d\d-?\d\d-?\d\d[^"',}\\]{0,25})""",
    re.IGNORECASE,
)
SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]/text()")

LABEL = 40
"""Characters before a date in which a word may say what it is."""

AROUND = 60
"""Characters beside its date that a line has at most, where no word says what the date is.

A place, a clock time, an author; longer lines tell of other days.
"""

NEAR_ABOVE, NEAR_BELOW = 6, 8
"""Lines above and below the title in which its date stands."""

MOST = 6
"""Days of one kind of place that are kept: more are those of other pages."""

MOST_SCRIPT = 100_000
"""Characters of scripts that are looked through."""


def find_stamps(
    root: etree._Element,
    rows: Sequence[Row],
    metadata: Metadata,
    *,
    addresses: Iterable[str],
    titles: Iterable[str],
    language: str | None,
) -> tuple[Stamp, ...]:
    """All stamps of a page, each once, those for machines first; `titles` are those it is known by."""
    found = (
        *stamps_for_machines(metadata, language),
        *(stamp for address in addresses if (stamp := day_in(address, "url"))),
        *(
            stamp
            for key in ("og:image", "twitter:image")
            if (stamp := day_in(original(metadata.meta(key) or "").url or "", "image url"))
        ),
        *islice(stamps_marked(root, language), MOST * 2),
        *stamps_near_title(rows, frozenset(titles), language),
        *stamps_in_scripts(root, language),
    )
    return tuple(dict.fromkeys(found))


def stamps_for_machines(metadata: Metadata, language: str | None) -> Iterator[Stamp]:
    """The days of JSON-LD, meta elements and microdata."""
    for found in metadata.objects[:MOST]:
        yield from stamps_of(
            ((key, words_of(value) or "") for key, value in found.items() if not isinstance(value, dict)),
            "json-ld",
            language,
        )
    yield from stamps_of(metadata.metas, "meta", language)
    yield from islice(stamps_of(metadata.items, "microdata", language), MOST)


def stamps_of(fields: Iterable[tuple[str, str]], origin: str, language: str | None) -> Iterator[Stamp]:
    """The stamps of the fields that are named like a day."""
    for name, value in fields:
        if (
            len(value) < SHORT
            and DIGITS.search(value)
            and DAY_NAMED.search(name)
            and not OTHER_DAY.search(name)
        ):
            stamp = read_stamp(value, f"{origin} {name}", language=language)
            if stamp:
                yield stamp


def stamps_near_title(rows: Sequence[Row], titles: frozenset[str], language: str | None) -> Iterator[Stamp]:
    """The days in short lines around the title, and those in lines that say that they are of publication."""
    heads = [index for index, row in enumerate(rows) if row.text in titles]
    head = heads[-1] if heads else None
    for index, row in enumerate(rows):
        if len(row.text) <= ROW and not row.linked and not row.caption and YEARLY.search(row.text):
            near = head is not None and -NEAR_ABOVE <= index - head <= NEAR_BELOW
            yield from stamps_in(row.text, "near title" if near else "line", language)


def stamps_in(line: str, place: str, language: str | None) -> Iterator[Stamp]:
    """The days in a line that is short but for them, or that says what they are."""
    for found in find_days(line, language):
        told = label_of(line[max(0, found.start - LABEL) : found.start])
        if told or len(line) - (found.end - found.start) <= AROUND:
            yield Stamp(found.day, line, f"text {place}{told}")


def stamps_in_scripts(root: etree._Element, language: str | None) -> Iterator[Stamp]:
    """The days that scripts name as the page's."""
    text = "\n".join(strings(SCRIPTS, root))[:MOST_SCRIPT]
    fields = ((found[1], found[2]) for found in SCRIPTED.finditer(text))
    yield from islice(stamps_of(fields, "script", language), MOST)
