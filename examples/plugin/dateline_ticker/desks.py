"""Find the desk of a ticker, as whom its page credits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from dateline.model import By, Credit, Reading, Span
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_desks(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Credit]:  # noqa: ARG001 — as all stages
    """The desk that a page names before its first words."""
    rule = pack["ticker.credit.desk"]
    found = rule.pattern.search(reading.page.text) if rule.pattern else None
    if found:
        yield Credit(Span(reading.page.id, *found.span("name")), found["name"], By(rule.id))


def stage(packs: Mapping[str, Pack]) -> Stage:
    """The stage, made of the packs that are installed."""
    run = partial(find_desks, pack=packs["ticker"])
    return Stage("desks", "article", needs=(), gives=(Credit,), run=run)
