"""Law 5: same in, same out.

Neither the order of the pages nor the seed of Python's hashes nor what is remembered changes a byte.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.model import Case, Page
from dateline.stage import Notes
from dateline.views.jsonl import render_jsonl
from tests.lab import EXAMPLES, all_stages, build_case

PRINT_DIGEST = """
import hashlib, sys
from dateline.app.building import build_case
from dateline.views.jsonl import render_jsonl
exported = render_jsonl(build_case(sys.argv[1:]))
print({name: hashlib.sha256(content).hexdigest() for name, content in exported.items()})
"""


class Remembered(dict[str, Notes]):
    """A memory that forgets nothing."""

    def recall(self, key: str) -> Notes | None:
        return self.get(key)

    def keep(self, key: str, notes: Notes) -> None:
        self[key] = notes


@pytest.fixture(scope="module")
def memory(demo: Case) -> Remembered:
    """The notes of the demo's pages, so that a rebuild runs only the case stages."""
    kept = Remembered()
    pipeline.build(demo.pages, all_stages(), version="test", memory=kept)
    return kept


def test_remembered_notes_give_the_same_bytes(demo: Case, memory: Remembered) -> None:
    assert len(memory) == len(demo.pages)
    again = pipeline.build(demo.pages, all_stages(), version="test", memory=memory)
    assert render_jsonl(again) == render_jsonl(build_case(demo.pages))


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_shuffled_pages_give_the_same_bytes(demo: Case, memory: Remembered, data: st.DataObject) -> None:
    shuffled: list[Page] = data.draw(st.permutations(demo.pages))
    case = pipeline.build(shuffled, all_stages(), version="test", memory=memory)
    assert render_jsonl(case) == render_jsonl(
        pipeline.build(demo.pages, all_stages(), version="test", memory=memory)
    )


def test_the_hash_seed_changes_nothing() -> None:
    digests = {digest_under(seed) for seed in ("1", "2")}
    assert len(digests) == 1


def digest_under(seed: str) -> str:
    """The digests of the demo's export, from a process of its own with a hash seed of its own."""
    command = [sys.executable, "-c", PRINT_DIGEST, str(EXAMPLES)]
    return subprocess.run(
        command, env={**os.environ, "PYTHONHASHSEED": seed}, check=True, capture_output=True, text=True
    ).stdout
