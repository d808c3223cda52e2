"""The demo case is what it was when someone last looked: `make accept` rewrites it, people review it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from dateline.model import Case
from tests.golden.outline import outline

GOLDEN = Path(__file__).parent / "demo.jsonl"


def lines_of(content: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in content.splitlines()]


def test_the_demo_case_is_as_accepted(demo: Case) -> None:
    assert lines_of(outline(demo)) == lines_of(GOLDEN.read_bytes()), "run `make accept` and read the diff"
