"""Days that elements of an HTML page show whose names say that they hold one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from lxml import etree

from dateline.model import Stamp
from dateline.pages.day_words import in_sentence
from dateline.pages.stamps import read_stamp

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

YEARLY = re.compile(r"[12]\d{3}|\d[./-]\s?\d\d?[./-]\s?\d\d")

UNSHOWN = frozenset({"script", "style", "img", "input", "iframe", "body", "html", "meta", "link"})

SHORT, ROW = 150, 160
"""Characters of an element or a line that shows little more than its date."""

MANY = 3
"""So many days in elements of one name make a list of other pages, or of comments."""


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
    if element.tag == "time" and in_text(element, text):
        return
    kind, told = "time" if element.tag == "time" else "marked", label_of(f"{names} {text}")
    for value, place in ((attribute, "attribute"), (text, "text")):
        stamp = (
            read_stamp(value, f"{kind} {place}{told}", language=language) if YEARLY.search(value) else None
        )
        if stamp:
            yield stamp


def in_text(element: etree._Element, day: str) -> bool:
    """Whether a day stands in running text: in a paragraph that is long, or whose sentence tells of it."""
    above = element.getparent()
    if above is None or above.tag not in {"p", "li"}:
        return False
    line = short_words(above)
    return line is None or in_sentence(line, day)


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
