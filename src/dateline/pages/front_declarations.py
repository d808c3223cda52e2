"""What the block at the top of a plain text declares, as the head of an HTML page does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from dateline.model import Stamp
from dateline.pages.addresses import absolute, day_in, host_of
from dateline.pages.declarations import BY, DAY_FIRST, LANGUAGE, LONGEST_NAME, Declarations
from dateline.pages.front_matter import MEANT, FrontMatter, letters
from dateline.pages.publication import choose, kind_of
from dateline.pages.stamps import read_stamp
from dateline.pages.titles import LONGEST, clean

NUMBERS = re.compile(r"(?<![\d./-])(?P<a>\d{1,2})(?P<sign>[/-])(?P<b>\d{1,2})(?P=sign)\d{2,4}(?![\d./-])")
"""A day as three numbers, the year the last."""

MONTHS = 12

DAYS = frozenset({"published", "updated"})
"""Fields whose days are stamps of the page; that of a change bounds its publication and is never chosen
for it."""


def declare_front(block: FrontMatter) -> Declarations:
    """The declarations of a block: the first field of each meaning that holds anything counts."""
    url = next((found for each in meaning(block, "url", "site") if (found := absolute(each, None))), None)
    language, order = language_in(block, url)
    stamps = tuple(stamps_in(block, order, url))
    return Declarations(
        title=next((clean(each)[:LONGEST] for each in meaning(block, "title")), None),
        author=next(names(meaning(block, "author")), None),
        site=next(names(meaning(block, "site")), host_of(url)),
        url=url,
        language=language,
        stamps=stamps,
        published=choose(stamp for stamp in stamps if kind_of(stamp.origin) != "changed"),
    )


def captured_in(block: FrontMatter) -> str | None:
    """The day on which a block says that the page was fetched."""
    stamps = (read_stamp(each, "frontmatter retrieved") for each in meaning(block, "retrieved"))
    return next((stamp.day for stamp in stamps if stamp), None)


def meaning(block: FrontMatter, *meanings: str) -> Iterator[str]:
    """The values of the fields that mean one of some things."""
    return (value for key, value in block.fields if value and MEANT.get(letters(key)) in meanings)


def names(values: Iterable[str]) -> Iterator[str]:
    """The values that may be names, without a "by" before them."""
    for value in values:
        name = BY.sub("", clean(value), count=1) if BY.match(value) else clean(value)
        if 1 < len(name) <= LONGEST_NAME and "://" not in name and not name.startswith(("@", "/")):
            yield name


def stamps_in(block: FrontMatter, order: str | None, url: str | None) -> Iterator[Stamp]:
    """The days of publication and change that the fields hold, and the one in the page's address."""
    for key, value in block.fields:
        told = MEANT.get(letters(key))
        if told in DAYS:
            name = key if told == "published" else f"updated {key}"
            stamp = read_stamp(value, f"frontmatter {name}", language=order)
            yield from (stamp,) if stamp else ()
    named = day_in(url, "url") if url else None
    yield from (named,) if named else ()


def language_in(block: FrontMatter, url: str | None) -> tuple[str | None, str | None]:
    """The declared language, and what orders the numbers of a day.

    The order is told by a day of the block that can be read in one way only, else by region or country.
    """
    found = next(filter(None, map(LANGUAGE.match, meaning(block, "language"))), None)
    code, region = (found["language"].lower(), (found["region"] or "").lower()) if found else (None, "")
    country = (host_of(url) or "").rpartition(".")[2]
    own = order_of([value for _, value in block.fields])
    if own or country in DAY_FIRST:
        return code, own or f"en-{country}"
    return code, "-".join(filter(None, (code, region))) if region or code != "en" else None


def order_of(values: Sequence[str]) -> str | None:
    """The language that orders numbers as the days of a block do; `None` where they tell nothing, or both."""
    found = [(int(each["a"]), int(each["b"])) for value in values for each in NUMBERS.finditer(value[:100])]
    told = {"en-gb" for a, b in found if a > MONTHS >= b} | {"en-us" for a, b in found if b > MONTHS >= a}
    return told.pop() if len(told) == 1 else None
