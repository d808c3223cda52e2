"""The formats into which a case is exported, as a table: each gives the files of a folder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from dateline.model import Case
from dateline.views.jsonl import record_lines, with_run

Files = Mapping[str, bytes]
"""The files of an export by their names."""


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format of `export --to`: its name, its files' media type, what it is, and what renders it.

    `render` is pure: equal cases give equal bytes.
    """

    name: str
    media_type: str
    help: str
    render: Callable[[Case], Files]


JSONL = Exporter("jsonl", "application/x-ndjson", "the whole case, one object a line", record_lines)

EXPORTERS = (JSONL,)


def render_export(exporter: Exporter, case: Case) -> Files:
    """The files of an export, with the `run.json` that tells that they are whole, ours, and of which case."""
    return with_run(case, exporter.render(case))
