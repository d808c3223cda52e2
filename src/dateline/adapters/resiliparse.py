"""Resiliparse as a member of the panel: rules of its own, over a parser of its own. Loaded on first use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree


@dataclass(frozen=True, slots=True)
class Resiliparse:
    """Resiliparse's main content, which leaves out little; picklable."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The paragraphs of the article."""
        from resiliparse.extract.html2text import extract_plain_text

        html = etree.tostring(root, encoding="unicode", method="html")
        return str(extract_plain_text(html, main_content=True, list_bullets=False, alt_texts=False)).split(
            "\n"
        )
