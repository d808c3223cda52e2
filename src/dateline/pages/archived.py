"""Pages that a web archive gave out: their own address, when captured, and what the archive added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain

from lxml import etree

from dateline.pages.stamps import find_days
from dateline.pages.trees import cut
from dateline.pages.xpaths import elements, strings

STAMPED = re.compile(
    r"https?://[^/\s]{1,255}/(?:[^/\s]{1,60}/){0,3}?"
    r"(?P<stamp>\d{14}|\d{4}\.\d\d\.\d\d-\d{6})(?:[a-z]{2}_)?/(?P<url>https?:/{1,2}\S{1,4000})",
    re.IGNORECASE,
)
"""An address within an archive's: behind a moment to the second, in digits or with dots."""

UNSTAMPED = re.compile(
    r"https?://(?:web\.archive\.org/web|archive\.(?:today|ph|is|li|md|vn|fo))/(?:(?P<stamp>[\d*]{1,15})"
    r"(?:[a-z]{2}_)?/)?(?P<url>(?:https?:/{1,2}|(?=[\w-]{1,63}\.))\S{1,4000})",
    re.IGNORECASE,
)
"""The same without a moment, or with one that is not to the second: archives that are known for it."""

MOST_LINKS = 10
"""Links of a page's head that are asked where it is from."""

DEEPEST = 4
"""Archives of archives that are looked through."""

SCHEME = re.compile(r"(?P<scheme>https?):/{1,2}", re.IGNORECASE)

HEAD, TAIL = 200_000, 20_000
"""Characters at the beginning and the end of a page in which an archive says what it is."""

WORDS = ("wm-ipp", "FILE ARCHIVED ON", "archive.")
"""One of these stands on every page from the archives that add something."""

SAVED = re.compile(
    r"<!--[^>]{0,400}?(?:saved from url=(?:\(\d+\))?|page saved with singlefile\s+url:)\s*"
    r"(?P<url>https?://[^\s>]+)",
    re.IGNORECASE,
)
"""Where a browser notes from which address it saved a page."""

NOTES = 4_000
"""Characters at the beginning of a page in which it does."""

FILED = re.compile(r"<!--\s{0,20}FILE ARCHIVED ON (\d\d:\d\d:\d\d \w{3} \d\d, \d{4}) AND RETRIEVED")
SHOWN = re.compile(r"title=\"You are here: (\d\d:\d\d:\d\d \w{3} \d\d, \d{4})\"")
SCRIPTED = re.compile(r"__wm\.wombat\(\"(https?://[^\"\s]{1,4000})\",\s?\"(\d{14})\"")
TYPED = re.compile(r"<input\b[^>]{0,200}\bid=\"wmtbURL\"[^>]{0,200}\bvalue=\"(https?://[^\"\s]{1,4000})\"")
PRINTED = re.compile(r"id=\"wm-ipp-print\">[^<>]{0,60}?(https?://[^<>\s]{1,4000})")
LINKED = re.compile(
    r"<(?:link\b(?=[^>]{0,200}\brel=[\"']?(?:canonical|bookmark)\b)[^>]{0,200}\bhref"
    r"|meta\b(?=[^>]{0,200}\bproperty=[\"']?og:url\b)[^>]{0,200}\bcontent)"
    r"=[\"']?(https?://[^\"'\s>]{1,4000})",
    re.IGNORECASE,
)
SPAN = re.compile(
    r"id=\"wm-(?:capinfo|nav-captures)\".{0,600}?<div class=\"r\"[^>]{0,200}>([^<>]{8,60})<", re.DOTALL
)
"""Where archives write when a page was captured, from where, and of which days they have it."""

ADDED = etree.XPath("//*[starts-with(@id, 'wm-ipp')]")
SNAPSHOT = etree.XPath("//link[@rel = 'canonical' or @rel = 'bookmark']/@href")
HEADER, CONTENT = etree.XPath("//*[@id = 'HEADER']"), etree.XPath("//*[@id = 'CONTENT']")
SAID = etree.XPath("//meta[@property]")
"""What archives add to a page."""


@dataclass(frozen=True, slots=True)
class Copy:
    """What an archive says of its copy: the page's own address, the moment (UTC) and the first day it has."""

    url: str | None = None
    moment: str | None = None
    first: str | None = None


def original(address: str) -> Copy:
    """The address that an archive's leads to, and the moment of its capture; any other address as it is."""
    copy = Copy(address)
    for _ in range(DEEPEST):
        found = STAMPED.fullmatch(copy.url or "") or UNSTAMPED.fullmatch(copy.url or "")
        if found is None:
            break
        moments = filter(None, (copy.moment, moment_of(found["stamp"] or "")))
        copy = Copy(with_scheme(found["url"]), min(moments, default=None))
    return copy


def with_scheme(url: str) -> str:
    """An address whose scheme an archive has left out or shortened."""
    found = SCHEME.match(url)
    return f"{found['scheme'].lower()}://{url[found.end() :]}" if found else f"http://{url}"


def moment_of(stamp: str) -> str | None:
    """A moment in digits as ISO 8601; `None` for what is no moment to the second."""
    digits = stamp.replace(".", "").replace("-", "")
    return iso_of(digits, "%Y%m%d%H%M%S") if len(digits) == 14 else None


def iso_of(words: str, form: str) -> str | None:
    """A moment in UTC, ISO 8601."""
    try:
        return datetime.strptime(words, form).replace(tzinfo=UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


def found_by(forms: Iterable[re.Pattern[str]], text: str) -> Iterator[str]:
    """The first groups of all that some forms find in a text."""
    return (found[1] for found in chain.from_iterable(form.finditer(text) for form in forms))


def copy_in(html: str) -> Copy:
    """What a page says of itself as a copy in an archive; nothing for any other page."""
    if not any(word in html for word in WORDS):
        return Copy()
    head, ends = html[:HEAD], (html[:HEAD], html[-TAIL:])
    linked = found_by((PRINTED, LINKED), head)
    copies = [original(url) for url in (*SAVED.findall(head[:NOTES]), *linked)]
    told = chain.from_iterable(found_by((FILED, SHOWN), part) for part in ends)
    scripted = [(found[1], moment_of(found[2])) for found in SCRIPTED.finditer(head)]
    moments = [
        *(copy.moment for copy in copies),
        *(iso_of(words, "%H:%M:%S %b %d, %Y") for words in told),
        *(moment for _, moment in scripted),
    ]
    urls = [*(url for url, _ in scripted), *(found[1] for found in TYPED.finditer(head))]
    urls += [copy.url for copy in copies if copy.moment and copy.url]
    known = min(filter(None, moments), default=None)
    return Copy(next(iter(urls), None), known, first_day(head)) if known else Copy()


def first_day(html: str) -> str | None:
    """The first of the days on which an archive has a page."""
    span = SPAN.search(html)
    days = sorted(found.day for found in find_days(span[1], "en")) if span else []
    return days[0] if len(days) > 1 else None


def drop_added(root: etree._Element) -> None:
    """Take what an archive shows of itself out of a page's tree."""
    cut([*elements(ADDED, root), *snapshot_parts(root)])


def snapshot_parts(root: etree._Element) -> list[etree._Element]:
    """The header and the declarations of an archive that makes every page anew."""
    remade = any(original(link).moment for link in strings(SNAPSHOT, root)[:MOST_LINKS])
    headers = elements(HEADER, root)[:1] if remade and elements(CONTENT, root) else []
    return [*headers, *elements(SAID, root)] if headers else []
