"""Which of the days that a page names is the day it was first published."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from dateline.model import Stamp
from dateline.weights import weight, weight_table

FIRST_DAY = "1995-01-01"
"""Pages of the web are not older."""
ARCHIVED = "frontmatter"
"""How the origin of a stamp begins that whoever keeps a text has written: the text may be older than the web."""

CHANGED = re.compile(r"modif|updat|chang|revis|last|moddate", re.IGNORECASE)


FIRST_SAID = re.compile(r"publi|pubdate|pub-date|issued|released", re.IGNORECASE)
"""Names of fields for machines that hold the day of publication and no other."""

FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(("declared", "machine", "microdata", "created", "changed", "script"), "machine"),
    **dict.fromkeys(("url", "image"), "address"),
    **dict.fromkeys(("time", "marked", "title", "line"), "shown"),
}
"""The family of every kind of place: what one system writes."""

MACHINE = frozenset({"json-ld", "meta", "frontmatter"})
"""Places that a publishing system fills in."""

FIRST, DECAY = weight_table("en.publication.first"), weight_table("en.publication.decay")
"""What the first stamp of a kind of place weighs, and the share of it that each later one keeps."""

PUBLISHED, UPDATED = weight_table("en.publication.word").values()
"""What a word for publication or for a change beside a shown day makes of its weight."""

AGREED = weight("en.publication.agreed")
"""How much of the other weights of one family counts beside the heaviest: one system wrote them all."""


def choose(stamps: Iterable[Stamp], *, retrieved: str | None = None) -> str | None:
    """The day for which the places that name it weigh most, of equals the earlier.

    No day before the web, but where a keeper of texts says so, nor after the page was captured (`retrieved`, ISO 8601).
    """
    votes: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for stamp, family, points in weigh(stamps):
        possible = stamp.day >= FIRST_DAY or stamp.origin.startswith(ARCHIVED)
        if possible and (retrieved is None or stamp.day <= day_after(retrieved)):
            votes[stamp.day][family].append(points)
    ranked = sorted(votes, key=lambda day: (-total(votes[day]), day))
    return ranked[0] if ranked else None


def weigh(stamps: Iterable[Stamp]) -> Iterator[tuple[Stamp, str, float]]:
    """The stamps with their family and weight; later ones of a kind weigh less, those of no kind nothing."""
    seen: Counter[tuple[str, float]] = Counter()
    for stamp in stamps:
        kind = kind_of(stamp.origin)
        if kind is None:
            continue
        told = (
            PUBLISHED
            if stamp.origin.endswith(" published")
            else UPDATED
            if stamp.origin.endswith(" updated")
            else 1.0
        )
        yield stamp, FAMILIES[kind], FIRST[kind] * DECAY[kind] ** seen[kind, told] * told
        seen[kind, told] += 1


def families(stamps: Iterable[Stamp], day: str) -> frozenset[str]:
    """The families of places that name a day or one beside it; two families are not one field."""
    return frozenset(
        family
        for stamp, family, _ in weigh(stamps)
        if abs((date.fromisoformat(stamp.day) - date.fromisoformat(day)).days) <= 1
    )


def kind_of(origin: str) -> str | None:
    """Which weight a stamp of some origin has."""
    place, _, name = origin.partition(" ")
    if place in {"json-ld", "meta", "microdata", "script", "frontmatter"}:
        lower = name.lower()
        if CHANGED.search(lower):
            return "changed"
        if "creat" in lower or "upload" in lower:
            return "created"
        if place in MACHINE:
            return "declared" if FIRST_SAID.search(lower) else "machine"
        return place
    if place == "text":
        return "title" if name.startswith("near title") else "line"
    return place if place in FAMILIES else None


def total(families: Mapping[str, list[float]]) -> float:
    """What all families say of a day together."""
    return sum(max(weights) + AGREED * (sum(weights) - max(weights)) for weights in families.values())


def day_after(moment: str) -> str:
    """The day after a moment, since the world has time zones."""
    return (date.fromisoformat(moment[:10]) + timedelta(days=1)).isoformat()
