"""Plain text and what the block at its top declares."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.io.reading import read, write

HEAD = "---\ntitle: Ferry sinks\ndate: 2031-05-04\naccessed: 2031-07-01\nsource: Castle Press\n---\n"
TEXT = HEAD + "The ferry sank off Strelsau on Tuesday, the harbour master said."


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.jsonl"])
def test_a_block_at_the_top_is_declared_and_stays_in_the_text(tmp_path: Path, name: str) -> None:
    content = json.dumps({"text": TEXT}) if name == "a.jsonl" else TEXT
    (page,), problems = read(write(tmp_path / name, content))
    (sighting,) = page.sightings
    assert (page.text, problems) == (TEXT, [])
    assert (sighting.title, sighting.published, sighting.given) == ("Ferry sinks", "2031-05-04", False)
    assert (sighting.site, sighting.retrieved, sighting.main) == ("Castle Press", "2031-07-01", None)
    assert [stamp.origin for stamp in sighting.stamps] == ["frontmatter date"]


def test_what_a_record_declares_goes_first(tmp_path: Path) -> None:
    record = {"text": TEXT, "published": "2031-05-06", "title": "Ferry lost"}
    (page,), _ = read(write(tmp_path / "a.jsonl", json.dumps(record)))
    (sighting,) = page.sightings
    assert (sighting.title, sighting.published, sighting.given) == ("Ferry lost", "2031-05-06", True)
    assert [stamp.day for stamp in sighting.stamps] == ["2031-05-06", "2031-05-04"]
