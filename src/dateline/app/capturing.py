"""From a case file to an archive of the bytes that its pages were read from."""

from __future__ import annotations

import os
from pathlib import Path

from dateline import __version__
from dateline.app.screen import show_doubts
from dateline.io.captures import read_captures, read_names
from dateline.io.doubts import doubts_about
from dateline.io.evidence import Evidence, write_evidence
from dateline.io.store import open_store


def capture_file(path: str | os.PathLike[str], out: str | os.PathLike[str]) -> Evidence:
    """Write the captures of a case file as a WACZ file."""
    with open_store(path) as connection:
        show_doubts(path, doubts_about(connection, locator=os.fspath(path)))
        return write_evidence(
            read_captures(connection), read_names(connection), Path(out), software=f"dateline {__version__}"
        )
