"""Every place on an HTML page that names a day of its publication."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from lxml import etree

from dateline.model import Stamp
from dateline.pages.addresses import day_in
from dateline.pages.metadata import Metadata, strings, words_of
from dateline.pages.render import Row
from dateline.pages.stamps import find_days, read_stamp

DAY_NAMED = re.compile(r"date|publi|issued|posted|time|created|modif|updat|release|upload", re.IGNORECASE)
"""Names of fields that may hold a day of publication."""

OTHER_DAY = re.compile(
    r"expir|unpubli|valid|available|access|gener|cache|retriev|crawl|render|fetch|birth|death|start|\bend|"
    r"enddate|event|timezone|read(?:ing)?-?time|update.?freq|until|embargo",
    re.IGNORECASE,
)
"""Names of fields that hold another day."""

MARKED = re.compile(
    r"date|time(?!line)|publi|posted|datum|fecha|created|byline|meta|info|clock|calendar", re.IGNORECASE
)
"""Classes and ids of elements that show when a page was published."""

AWAY = re.compile(
    r"(?:^|[\s_-])(?:comments?|commentlist|related|sidebar|widget|footer|teasers?|recommend\w*|latest|"
    r"popular|carousel|slider|most|also|trending|newsletter|repl(?:y|ies)|newslist|ticker)(?=$|[\s_-])",
    re.IGNORECASE,
)
"""Classes and ids of elements that show other pages or what readers wrote."""

PUBLISHED = re.compile(
    r"publi[cks]|pubbl|posted|post(?:ato|ed|é)\b|veröffentlich|erschienen|erstellt|geplaatst|gepublic|"
    r"опубликован|opublik|objavlj|zveřejn|yayın|közzét|first|original|created|issued|released|"
    r"\b(?:datum|date|fecha|data):",
    re.IGNORECASE,
)
"""Words that say that a day is that of publication."""

UPDATED = re.compile(
    r"updat|modif|aktuali[sz]|geändert|\bstand:|mis(?:e)? à jour|actuali[zs]|aggiorna|bijgewerkt|gewijzigd|"
    r"обновлен|изменен|zaktualiz|güncel|atualiz|last[ -]?(?:edit|chang)|edited|ažurir|frissít",
    re.IGNORECASE,
)
"""Words that say that a day is that of a change."""

AWAY_TAGS, WHOLE = frozenset({"aside", "footer", "nav"}), frozenset({"main", "body", "html"})
DIGITS = re.compile(r"\d\D{0,2}\d")
YEARLY = re.compile(r"[12]\d{3}|\d[./-]\s?\d\d?[./-]\s?\d\d")
UNSHOWN = frozenset({"script", "style", "img", "input", "iframe", "body", "html", "meta", "link"})
SCRIPTED = re.compile(
    r"""["'](\w{0,30}(?:date|publi|created|modif|updat)\w{0,20})["']\s*:\s*"""
    r"""["']?((?:19|20)\d\d-?\d\d-?\d\d[^"',}\\]{0,25})""",
    re.IGNORECASE,
)
SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]/text()")

SHORT, ROW = 150, 160
"""Characters of an element or a line that shows little more than its date."""

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

MANY = 3
"""So many days in elements of one name make a list of other pages, or of comments."""

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
            if (stamp := day_in(metadata.meta(key) or "", "image url"))
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


def stamps_marked(root: etree._Element, language: str | None) -> Iterator[Stamp]:
    """The days that elements show whose name says that they hold one.

    Lists of pages or of comments, whose elements of one name show many days, tell nothing.
    """
    shown: dict[tuple[str, str], list[Stamp]] = defaultdict(list)
    known: dict[str, bool] = {}
    for element in root.iter("*"):
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if names not in known:
            known[names] = bool(MARKED.search(names))
        if (known[names] or element.tag in {"time", "abbr"}) and element.tag not in UNSHOWN:
            shown[str(element.tag), element.get("class", "")].extend(stamps_shown(element, names, language))
    for stamps in shown.values():
        if len({stamp.day for stamp in stamps}) < MANY:
            yield from stamps


def stamps_shown(element: etree._Element, names: str, language: str | None) -> Iterator[Stamp]:
    """The days that one element holds, in its attribute and in its text."""
    text, attribute = short_words(element), element.get("datetime") or element.get("title") or ""
    if text is None or not (YEARLY.search(text) or YEARLY.search(attribute)) or elsewhere(element):
        return
    kind, told = "time" if element.tag == "time" else "marked", label_of(f"{names} {text}")
    for value, place in ((attribute, "attribute"), (text, "text")):
        stamp = (
            read_stamp(value, f"{kind} {place}{told}", language=language) if YEARLY.search(value) else None
        )
        if stamp:
            yield stamp


def label_of(words: str) -> str:
    """What some words say of the day beside them."""
    return " published" if PUBLISHED.search(words) else " updated" if UPDATED.search(words) else ""


def short_words(element: etree._Element) -> str | None:
    """The text of an element; `None` when it is too long to be a date with its words."""
    pieces: list[str] = []
    length = 0
    for piece in element.itertext():
        pieces.append(str(piece))
        length += len(piece.strip())
        if length > SHORT:
            return None
    return " ".join(" ".join(pieces).split())


def elsewhere(element: etree._Element) -> bool:
    """Whether an element stands in a part of the page that is about others."""
    for each in (element, *islice(element.iterancestors(), 8)):
        if each.tag in AWAY_TAGS or (
            each.tag not in WHOLE and AWAY.search(f"{each.get('class', '')} {each.get('id', '')}")
        ):
            return True
        if each.tag in WHOLE:
            return False
    return False


def stamps_near_title(rows: Sequence[Row], titles: frozenset[str], language: str | None) -> Iterator[Stamp]:
    """The days in short lines around the title, and those in lines that say that they are of publication."""
    heads = [index for index, row in enumerate(rows) if row.text in titles]
    head = heads[-1] if heads else None
    for index, row in enumerate(rows):
        if len(row.text) > ROW or row.linked or row.caption or not YEARLY.search(row.text):
            continue
        near = head is not None and -NEAR_ABOVE <= index - head <= NEAR_BELOW
        for found in find_days(row.text, language):
            told = label_of(row.text[max(0, found.start - LABEL) : found.start])
            if told or len(row.text) - (found.end - found.start) <= AROUND:
                yield Stamp(found.day, row.text, f"text {'near title' if near else 'line'}{told}")


def stamps_in_scripts(root: etree._Element, language: str | None) -> Iterator[Stamp]:
    """The days that scripts name as the page's."""
    text = "\n".join(strings(SCRIPTS, root))[:MOST_SCRIPT]
    fields = ((found[1], found[2]) for found in SCRIPTED.finditer(text))
    yield from islice(stamps_of(fields, "script", language), MOST)
