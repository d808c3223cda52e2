"""Copies and common origins as records of the export."""

from __future__ import annotations

from dateline.model import (
    Copies,
    CopyPair,
    Origin,
)
from dateline.views.claim_records import Record


def copies_record(copies: Copies) -> Record:
    """One copy group with the passages its pages share."""
    return {
        "id": copies.id,
        "articles": sorted(copies.pages),
        "original": copies.original,
        "pairs": [pair_record(pair) for pair in sorted(copies.pairs)],
        "by": copies.by.rule,
    }


def pair_record(pair: CopyPair) -> Record:
    """Two pages and what they share."""
    return {
        "a": pair.left,
        "b": pair.right,
        "share_of_a": pair.share_of_left,
        "share_of_b": pair.share_of_right,
        "passages": [list(passage) for passage in pair.passages],
        "kind": pair.kind,
        "source": pair.source,
    }


def origin_record(origin: Origin) -> Record:
    """Pages that may go back to one origin, and the words that say so."""
    return {
        "id": origin.id,
        "articles": sorted(origin.pages),
        "name": origin.name,
        "evidence": [
            {"article": span.page, "start": span.start, "end": span.end} for span in origin.evidence
        ],
        "by": origin.by.rule,
    }
