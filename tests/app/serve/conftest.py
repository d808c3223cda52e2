"""The demo case in a file, and callers of servers that show it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from dateline.app.serve.serve import make_app
from dateline.io.casefile.casefile import save_case
from dateline.model import Case, Page, Sighting
from tests.app.serve.client import Caller
from tests.lab import build_case

EVIL = "\"><script src=//evil.example/x.js></script><img src=x onerror=alert(1)>'`{{7*7}}"
"""What a page may say of itself to be obeyed where it is shown."""


@pytest.fixture(scope="session")
def kept(demo: Case, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo case in a file that no test changes."""
    path = tmp_path_factory.mktemp("kept") / "demo.dateline"
    save_case(demo, path)
    return path


@pytest.fixture
def case_file(kept: Path, tmp_path: Path) -> Path:
    """The demo case in a file of its own."""
    return Path(shutil.copy(kept, tmp_path / "demo.dateline"))


@pytest.fixture(scope="session")
def caller(kept: Path) -> Caller:
    """A caller of a server that shows the demo case."""
    return Caller(make_app(kept, user="ann"))


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case of pages that name and address themselves so that a careless page of ours would obey them."""
    told = (
        f"{EVIL}\n\nPresident Anton Karsk of Norway visited Togo on 3 May 2021, the {EVIL} palace said.\n"
        "Ghana accused Norway of sending rifles to rebels. Norway denied sending rifles.\n"
    )
    pages = [
        Page(
            ref,
            text,
            (
                Sighting(
                    f"javascript:alert(1)//{EVIL}", "0" * 64, site=EVIL, title=EVIL, url="javascript:alert(1)"
                ),
            ),
        )
        for ref, text in ((f"../../etc/passwd {EVIL}", told), ("=cmd|' /C calc'!A0", f"{told}More.\n"))
    ]
    path = tmp_path_factory.mktemp("hostile") / "hostile.dateline"
    save_case(build_case(pages), path)
    return path
