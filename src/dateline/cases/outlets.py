"""Under which names a page's outlet is credited: by its site, its domain and the agency that it may be."""

from __future__ import annotations

import re
from itertools import chain

from dateline.model import Page
from dateline.rules import Pack

LABEL = re.compile(r"[^\W_][\w-]+")


def key_of(name: str) -> str:
    """A name without blanks, marks and case: "harbourpress" for "Harbour Press"."""
    return "".join(filter(str.isalnum, name.casefold()))


def outlets_of(page: Page, pack: Pack) -> frozenset[str]:
    """The keys of a page's outlet: of its site, its domain's parts, and the agency that one stands for."""
    agencies = pack["en.credit.agency"].words
    sites = {sighting.site.casefold() for sighting in page.sightings if sighting.site}
    labels = chain.from_iterable(LABEL.findall(site) for site in sites if "." in site)
    return frozenset(key_of(agencies.get(name, name)) for name in sites.union(labels))
