"""Outputs as dateline hands them out, small enough to be written many times."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

import msgspec

from dateline.model import Made
from dateline.model.marks import mark, seal

OLD, NEW, OTHER = (f"case-{number:016x}" for number in (1, 2, 3))
"""The case before a page was added, after it, and another one."""


def report_of(case: str) -> bytes:
    """A report."""
    return seal(f'<meta name="generator" content="{mark(Made.REPORT, case)}"><p>{case}</p>'.encode())


def export_of(case: str) -> Mapping[str, bytes]:
    """An export of three files and `run.json`."""
    line = '{"id":"art-0123456789abcdef","ref":"%s"}'
    files = {f"{name}.jsonl": (line % case).encode() for name in ("articles", "events")}
    files["links.jsonl"] = b""
    parts = [{"name": name, "sha256": sha256(content).hexdigest()} for name, content in files.items()]
    run = {"version": "1", "stages": [], "files": parts, "mark": mark(Made.EXPORT, case)}
    return {**files, "run.json": seal(msgspec.json.encode(run))}
