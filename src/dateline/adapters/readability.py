"""readability-lxml as a member of the panel. Loaded on first use."""

from __future__ import annotations

import logging
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from dateline.pages.render import render_tree
from dateline.pages.trees import cut

BLOCKS = ("blockquote", "dl", "div", "img", "ol", "p", "table", "ul")
"""How the names of elements begin that no paragraph holds."""

INLINE = frozenset(
    {"a", "b", "cite", "code", "em", "font", "i", "small", "span", "strong", "sub", "sup", "u"}
)
"""Elements that paragraphs are made of."""

TEXT = etree.XPath("string()")


@dataclass(frozen=True, slots=True)
class Readability:
    """The algorithm of Arc90's bookmarklet as readability-lxml has it; picklable."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The paragraphs of the article."""
        return str(document()(root).summary(html_partial=True)).split("\n")


@cache
def document() -> type[Any]:
    """The library's document over a tree that is parsed and pruned already, its article as lines of text.

    What takes the library longest is done in one walk.
    """
    import readability
    from readability.readability import REGEXES

    unlikely, likely = REGEXES["unlikelyCandidatesRe"].search, REGEXES["okMaybeItsACandidateRe"].search

    # An unreadable page is no news: the panel knows.
    logging.getLogger("readability").setLevel(logging.CRITICAL)

    class Document(readability.Document):  # type: ignore[misc]
        def _parse(self, root: etree._Element) -> etree._Element:
            return deepcopy(root)

        def get_clean_html(self) -> str:
            return render_tree(self.html).text

        def remove_unlikely_candidates(self) -> None:
            drop(self.html, lambda names: bool(unlikely(names)) and not likely(names))

        def transform_misused_divs_into_paragraphs(self) -> None:
            turn_divisions(self.html)

        def get_link_density(self, element: etree._Element) -> float:
            return link_density(element)

    return Document


def drop(html: etree._Element, unlikely: Callable[[str], bool]) -> None:
    """Take away the elements whose names make it unlikely that they are of an article, and that hold none."""
    articles = list(html.iter("main", "article", "math"))
    kept = {*articles, *above(articles)}
    dropped = []
    walk = etree.iterwalk(html, events=("start",))
    for _, element in walk:
        names = f"{element.get('class', '')} {element.get('id', '')}"
        if element.tag in {"pre", "code"}:
            walk.skip_subtree()
        elif (
            len(names) > 1 and element.tag not in {"html", "body"} and element not in kept and unlikely(names)
        ):
            dropped.append(element)
            walk.skip_subtree()
    for element in dropped:
        element.drop_tree()


def turn_divisions(html: etree._Element) -> None:
    """Make paragraphs of divisions without blocks, and of what stands between the blocks of others."""
    blocks = [element for element in html.iter() if str(element.tag).startswith(BLOCKS)]
    holders = set(above(blocks))
    for division in html.findall(".//div"):
        if division in holders:
            fill(division, holders)
        else:
            division.tag = "p"


def link_density(element: etree._Element) -> float:
    """The share of an element's text that is links."""
    linked = sum(length(link) for link in element.iterfind(".//a"))
    return linked / max(length(element), 1) if linked else 0.0


def above(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements in which some stand, each once."""
    found: set[etree._Element] = set()
    for element in elements:
        for holder in element.iterancestors():
            if holder in found:
                break
            found.add(holder)
            yield holder


def fill(division: etree._Element, holders: Container[etree._Element]) -> None:
    """Put what stands between the blocks of a division into paragraphs; line breaks end them and go.

    That is loose text, and runs of inline elements with the text behind them.
    """
    run = paragraph(division, division.text)
    children = list(division)
    if run is not None:
        division.text = None
        division.insert(0, run)
    for child in children:
        if child.tag in INLINE and child not in holders:
            if run is None:
                run = division.makeelement("p")
                child.addprevious(run)
            run.append(child)
        else:
            run = None
            close(child)


def close(block: etree._Element) -> None:
    """Put the text behind a block into a paragraph; a line break goes."""
    behind = paragraph(block, block.tail)
    if behind is not None:
        block.tail = None
        block.addnext(behind)
    if block.tag == "br":
        cut([block])


def paragraph(near: etree._Element, text: str | None) -> etree._Element | None:
    """A new paragraph of some text, none of no text."""
    if not text or not text.strip():
        return None
    made = near.makeelement("p")
    made.text = text
    return made


def length(element: etree._Element) -> int:
    """The characters of an element's text, runs of white space counted as one."""
    return len(" ".join(str(TEXT(element)).split()))
