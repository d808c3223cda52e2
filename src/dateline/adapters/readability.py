"""readability-lxml as a member of the panel. Loaded on first use."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from dateline.text.render import render_tree


@dataclass(frozen=True, slots=True)
class Readability:
    """The algorithm of Arc90's bookmarklet as readability-lxml has it; picklable."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The paragraphs of the article."""
        return str(document()(root).summary(html_partial=True)).split("\n")


@cache
def document() -> type[Any]:
    """The library's document over a tree that is parsed and pruned already, with the article as lines of text; what takes it longest is done in one walk."""
    import readability
    from readability.readability import REGEXES

    unlikely, likely = REGEXES["unlikelyCandidatesRe"].search, REGEXES["okMaybeItsACandidateRe"].search

    logging.getLogger("readability").setLevel(logging.CRITICAL)  # an unreadable page is no news: the panel knows

    class Document(readability.Document):  # type: ignore[misc]
        def _parse(self, root: etree._Element) -> etree._Element:
            return deepcopy(root)

        def get_clean_html(self) -> str:
            return render_tree(self.html).text

        def remove_unlikely_candidates(self) -> None:
            kept = {holder for article in self.html.iter("main", "article", "math") for holder in (article, *article.iterancestors())}
            dropped = []
            walk = etree.iterwalk(self.html, events=("start",))
            for _, element in walk:
                names = f"{element.get('class', '')} {element.get('id', '')}"
                if element.tag in {"pre", "code"}:
                    walk.skip_subtree()
                elif len(names) > 1 and element.tag not in {"html", "body"} and unlikely(names) and not likely(names) and element not in kept:
                    dropped.append(element)
                    walk.skip_subtree()
            for element in dropped:
                element.drop_tree()

        def get_link_density(self, element: etree._Element) -> float:
            linked = sum(length(link) for link in element.iterfind(".//a"))
            return linked / max(length(element), 1) if linked else 0.0

    return Document


def length(element: etree._Element) -> int:
    """The characters of an element's text, runs of white space counted as one."""
    return len(" ".join("".join(map(str, element.itertext())).split()))
