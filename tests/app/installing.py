"""Plugins as pip leaves them: a package, and what its pyproject.toml says of it; no network is asked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

from tests.lab import ROOT

TICKER = ROOT / "examples" / "plugin"


def install_example(site: Path) -> Path:
    """Install the example; its package."""
    project = tomllib.loads((TICKER / "pyproject.toml").read_text("utf-8"))["project"]
    package = site / "dateline_ticker"
    shutil.copytree(TICKER / "dateline_ticker", package, ignore=shutil.ignore_patterns("__pycache__"))
    register(site, project["name"], project["version"], project["entry-points"])
    return package


def register(site: Path, name: str, version: str, points: Mapping[str, Mapping[str, str]]) -> None:
    """Write the metadata of a package (Core metadata specifications, Entry points specification)."""
    folder = site / f"{name.replace('-', '_')}-{version}.dist-info"
    folder.mkdir(parents=True)
    folder.joinpath("METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
    groups = (
        f"[{group}]\n" + "".join(f"{point} = {target}\n" for point, target in named.items())
        for group, named in points.items()
    )
    folder.joinpath("entry_points.txt").write_text("\n".join(groups))


def dateline(site: Path, *arguments: object, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command where these packages are installed."""
    path = os.pathsep.join([str(site), str(ROOT / "src")])
    return subprocess.run(
        [sys.executable, "-m", "dateline.app.cli", *map(str, arguments)],
        env={**os.environ, "PYTHONPATH": path, "COLUMNS": "120", "PYTHONDONTWRITEBYTECODE": "1"},
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
