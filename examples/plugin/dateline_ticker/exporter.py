"""Tallies: how many claims there are of each status, as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from dateline.model import Case, Made
from dateline.model.marks import mark
from dateline.views.exports import Exporter


def render_tally(case: Case) -> Mapping[str, bytes]:
    """One table; the mark in its first line keeps dateline from reading it as a page."""
    counts = Counter(claim.status.label for claim in case.claims)
    rows = [f"# {mark(Made.EXPORT, case.id)}", "status,claims"]
    rows += [f"{label},{number}" for label, number in sorted(counts.items())]
    return {"tally.csv": "".join(f"{row}\n" for row in rows).encode()}


TALLY = Exporter("tally", "text/csv", "how many claims there are of each status", render_tally)
