"""What tests of readers share: files, and what is read of them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dateline.io.limits import Limits
from dateline.io.readers.readers import read_pages
from dateline.io.sources import Found
from dateline.model import Page, Problem


def found_in(*inputs: Path | str, captures: Sequence[Path] = (), limits: Limits | None = None) -> list[Found]:
    """All that reading gives."""
    return list(read_pages(inputs, captures=captures, limits=limits))


def read(
    *inputs: Path | str, captures: Sequence[Path] = (), limits: Limits | None = None
) -> tuple[list[Page], list[Problem]]:
    """Pages and problems."""
    found = found_in(*inputs, captures=captures, limits=limits)
    return [each for each in found if isinstance(each, Page)], [
        each for each in found if isinstance(each, Problem)
    ]


def write(path: Path, content: str | bytes) -> Path:
    """A file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path
