"""Rewrite what tests compare with from what the code does now.

The outline of the demo case and the outputs in the documentation. Read the diff before you commit it.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from dateline.app.building import build_case
from tests.docs.blocks import PAGES, demo_folder, rewrite
from tests.golden.outline import outline
from tests.lab import EXAMPLES

GOLDEN = Path(__file__).parent / "demo.jsonl"

if __name__ == "__main__":
    GOLDEN.write_bytes(outline(build_case([EXAMPLES])))
    with demo_folder():
        for page in PAGES:
            page.write_text(rewrite(page.read_text("utf-8")), encoding="utf-8")
