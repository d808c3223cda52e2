"""Folders as people have them: pages among what browsers save beside them."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator
from itertools import product
from pathlib import Path, PurePosixPath

from dateline.io.kinds import ASSETS

BESIDE = (
    "_files",
    ".files",
    "-Dateien",
    "_Dateien",
    "-filer",
    "_archivos",
    "_arquivos",
    "_fichiers",
    "_bestanden",
)
"""What browsers put behind a page's name to name the folder of its parts."""

PAGES = (".html", ".htm", ".xhtml", ".mhtml")
"""Endings of pages that have such a folder."""

PARTS = frozenset({".html", ".htm", ".xhtml", ".php", ".aspx", ".json", ".txt", ".download", ".tmpl", ""})
"""Endings of what browsers save in it besides assets: frames, and answers to scripts."""

DEEPEST = 50
"""Folders in folders that are looked at in an archive."""


def is_asset(name: str) -> bool:
    """Whether a file can be no page, by its ending."""
    return PurePosixPath(name.lower()).suffix in ASSETS


def is_part(path: str, known: Collection[str]) -> bool:
    """Whether a file is in the folder of parts that a browser made for a page that is known beside it."""
    pure = PurePosixPath(path)
    if pure.suffix.lower() not in PARTS or len(pure.parts) > DEEPEST:
        return False
    return any(has_page(parent, known) for parent in pure.parents)


def has_page(folder: PurePosixPath, known: Collection[str]) -> bool:
    """Whether the page of which a folder may hold the parts is known beside it."""
    names = product(page_names(folder.name), PAGES)
    return any(f"{folder.parent / page}{ending}" in known for page, ending in names)


def page_names(folder: str) -> Iterator[str]:
    """The names that a page has if that is the folder of its parts."""
    return (folder.removesuffix(suffix) for suffix in BESIDE if folder.endswith(suffix))


def page_files(folder: str) -> set[str]:
    """The names of files of which a folder may hold the parts."""
    return {f"{page}{ending}" for page, ending in product(page_names(folder), PAGES)}


def walk(folder: Path, endings: Collection[str]) -> Iterator[Path]:
    """The files below a folder that may be pages, sorted, hidden ones left out.

    A folder without any stands for itself when it was asked for, is named like a page or is closed to us.
    """
    closed: list[Path] = []
    parts: set[str] = set()
    found = False
    for root, folders, names in os.walk(
        folder, onerror=lambda error: closed.append(Path(str(error.filename)))
    ):
        shown = sorted(name for name in names if not name.startswith("."))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        parts.update(str(Path(root, name)) for name in parts_among(folders, names, inside=root in parts))
        pages = list(pages_among(shown, inside=root in parts))
        yield from (Path(root, name) for name in pages)
        found = found or bool(pages)
        if not shown and not folders and Path(root) != folder and Path(root).suffix.lower() in endings:
            yield Path(root)
    yield from closed if found or closed else [folder]


def parts_among(folders: Iterable[str], names: Collection[str], *, inside: bool) -> Iterator[str]:
    """The folders that hold parts of pages: those of pages beside them, and all `inside` of such a folder."""
    return (name for name in folders if inside or not page_files(name).isdisjoint(names))


def pages_among(names: Iterable[str], *, inside: bool) -> Iterator[str]:
    """The files that may be pages; `inside` of a folder of parts what browsers save there is none."""
    return (
        name
        for name in names
        if not is_asset(name) and not (inside and PurePosixPath(name.lower()).suffix in PARTS)
    )
