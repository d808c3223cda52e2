"""Every place on an HTML page that names a day of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from dateline.model import Stamp
from dateline.pages.addresses import day_in
from dateline.pages.archived import original
from dateline.pages.date_lines import stamps_near_title
from dateline.pages.jsonld import words_of
from dateline.pages.marked_days import SHORT, stamps_marked
from dateline.pages.metadata import Metadata
from dateline.pages.render import Row
from dateline.pages.stamps import read_stamp
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
    retrieved: str | None = None,
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
        *stamps_near_title(rows, frozenset(titles), language, retrieved=retrieved),
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


def stamps_in_scripts(root: etree._Element, language: str | None) -> Iterator[Stamp]:
    """The days that scripts name as the page's."""
    text = "\n".join(strings(SCRIPTS, root))[:MOST_SCRIPT]
    fields = ((found[1], found[2]) for found in SCRIPTED.finditer(text))
    yield from islice(stamps_of(fields, "script", language), MOST)
