"""Examples of rules as cases of their own: pages that declare something, and rules that help to read them.

An example is a page; lines `---` part it into several. A page may begin with lines `@ key: value` that its
sighting declares ("@ published: 2025-10-15", "@ title: A ferry sinks", "@ given: 2025-10-15"); one without
any is given a known day. A page that begins with `<` is a saved web page.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.adapters.extractors import PANEL
from dateline.io.limits import Limits
from dateline.io.readers.html import page_of
from dateline.model import Page, Sighting
from dateline.stage import Stage
from tests.lab import DAY, make_page, read_together, reasons_of

PARTED = "\n---\n"
DECLARED = re.compile(r"@ (\w+):[ ]?(.*)\n")


def read_rules(example: str, stages: Sequence[Stage]) -> frozenset[str]:
    """The ids of all rules that had a part in reading the pages of an example."""
    pages = [read_example(text, f"example-{number}") for number, text in enumerate(example.split(PARTED))]
    reasons = [by for fact in read_together(pages, stages) for by in reasons_of(fact)]
    return frozenset(
        rule for by in reasons for rule in (by.rule, *by.premises, *(ground.rule for ground in by.grounds))
    )


def read_example(text: str, ref: str) -> Page:
    """One page of an example."""
    if text.startswith("<"):
        shown, sighting = page_of(text, PANEL, locator=ref, sha256="0" * 64, limits=Limits())
        return Page(ref, shown, (sighting,))
    declared = {}
    while found := DECLARED.match(text):
        declared[found[1]], text = found[2] or None, text[found.end() :]
    return (
        Page(ref, text, (sighting_of(ref, declared),))
        if declared
        else make_page(text, ref=ref, published=DAY)
    )


def sighting_of(ref: str, declared: dict[str, str | None]) -> Sighting:
    """What the first lines of a page declare."""
    given = declared.pop("given", None)
    return Sighting(ref, "0" * 64, **({"published": given} | declared), given=bool(given))  # type: ignore[arg-type]
