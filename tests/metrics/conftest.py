"""How the metric sets are read: every page once for a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import pytest

from dateline import pipeline
from dateline.io.casefile.notebook import pack, unpack
from dateline.model import Case, Page
from dateline.stage import Notes
from tests.lab import all_stages

KEPT = "DATELINE_METRIC_NOTES"
"""Names a folder where the notes of pages outlive a run, so that `make mutants` reads each page once."""

Build = Callable[[Iterable[Page]], Case]


@dataclass(frozen=True)
class Folder:
    """The pipeline's `Memory` as files under their keys, which name the code that made the notes."""

    path: Path

    def recall(self, key: str) -> Notes | None:
        """The notes kept under a key, if any."""
        kept = self.path / key
        return unpack(kept.read_bytes()) if kept.is_file() else None

    def keep(self, key: str, notes: Notes) -> None:
        """Keep the notes of one page."""
        (self.path / key).write_bytes(pack(notes))


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory) -> Build:
    """Makes cases of pages; one in which a stage crashed would measure nothing."""
    memory = Folder(Path(os.environ.get(KEPT) or tmp_path_factory.mktemp("notes")))

    def make(pages: Iterable[Page]) -> Case:
        case = pipeline.build(pages, all_stages(), version="metrics", memory=memory)
        assert not case.problems
        return case

    return make
