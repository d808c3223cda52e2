"""A page's own address, and the day that an address names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from lxml import etree

from dateline.model import Stamp
from dateline.pages.archived import NOTES, SAVED, original
from dateline.pages.metadata import Metadata
from dateline.pages.stamps import as_day
from dateline.pages.xpaths import strings

CANONICAL = etree.XPath("//link[translate(@rel, 'CANOIL', 'canoil') = 'canonical']/@href")
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
FORWARD = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)\d\d)(?P<sign>[/_.-]?)(?P<m>0[1-9]|1[0-2])(?P=sign)"
    r"(?P<d>0[1-9]|[12]\d|3[01])(?![0-9])"
)
LOOSE = re.compile(
    r"(?<![0-9])(?P<y>(?:19|20)\d\d)(?P<sign>[/_-])(?P<m>1?\d)(?P=sign)(?P<d>[0-3]?\d)(?![0-9])"
)
NAMED = re.compile(
    rf"(?<![0-9])(?P<y>(?:19|20)\d\d)[/-](?P<word>{'|'.join(MONTHS)})[a-z]{{0,6}}"
    r"[/-](?P<d>[0-3]?\d)(?![0-9])",
    re.IGNORECASE,
)
BACKWARD = re.compile(
    r"(?<![0-9])(?P<d>0[1-9]|[12]\d|3[01])(?P<sign>[/_.-])(?P<m>0[1-9]|1[0-2])(?P=sign)"
    r"(?P<y>(?:19|20)\d\d)(?![0-9])"
)
"""How addresses write days."""


def own_addresses(root: etree._Element, metadata: Metadata, html: str, given: str | None) -> Iterator[str]:
    """The addresses under which a page says it lives, the surest first, all absolute; no archive's."""
    saved = SAVED.search(html, 0, NOTES)
    base = given or (saved["url"] if saved else None)
    for address in (
        *strings(CANONICAL, root)[:1],
        metadata.meta("og:url"),
        given,
        saved["url"] if saved else None,
        metadata.meta("twitter:url"),
        metadata.object("url"),
    ):
        found = absolute(str(address), base) if address else None
        if found:
            yield original(found).url or found


def absolute(address: str, base: str | None) -> str | None:
    """An address with its host; `None` when it is no address of the web."""
    try:
        full = urljoin(base or "", address.strip())
        parts = urlsplit(full)
    except ValueError:
        return None
    return full[:2_000] if parts.scheme in {"http", "https"} and parts.hostname else None


def host_of(address: str | None) -> str | None:
    """The host of an address without its "www."."""
    host = urlsplit(address).hostname if address else None
    return host.removeprefix("www.") if host else None


def day_in(address: str, origin: str) -> Stamp | None:
    """The last day that an address names, as /2024/06/17/, 20240617 or 17-06-2024.

    The last one stands next to the article's own name.
    """
    for pattern in (FORWARD, LOOSE, NAMED, BACKWARD):
        for found in reversed(list(pattern.finditer(address))):
            groups = found.groupdict()
            month = MONTHS.index(groups["word"][:3].lower()) + 1 if "word" in groups else int(groups["m"])
            day = as_day(found["y"], month, found["d"])
            if day:
                return Stamp(day, address[:200], origin)
    return None
