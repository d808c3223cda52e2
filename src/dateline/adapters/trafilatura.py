"""trafilatura as a member of the panel. Loaded on first use; no network."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from lxml import etree

if TYPE_CHECKING:
    from trafilatura.settings import Document


@dataclass(frozen=True, slots=True)
class Trafilatura:
    """trafilatura without comments, and with its own fallbacks where it finds little; picklable."""

    def paragraphs(self, root: etree._Element) -> Sequence[str]:
        """The paragraphs of the article."""
        import trafilatura

        logging.getLogger("trafilatura").setLevel(
            logging.CRITICAL
        )  # an unreadable page is no news: the panel knows
        found = cast("Document | None", trafilatura.bare_extraction(root, include_comments=False))
        return (found.text or "").split("\n") if found else ()
