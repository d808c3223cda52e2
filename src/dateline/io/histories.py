"""What a case file remembers of its builds: which inputs it was made of, and which cases it has been."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import StoreError
from dateline.io.casefile.casefile import read_settings
from dateline.io.marks import is_output
from dateline.model.cases import id_of_pages

Inputs = Iterable[str | os.PathLike[str]]


@dataclass(frozen=True, slots=True)
class History:
    """The inputs of a case, as whole paths, and the ids of what it has been, the last one now.

    A page more makes another id, and the same case. Both are empty before there is a first case.
    """

    inputs: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()

    def rebuilt(self, inputs: Inputs) -> History:
        """The history after a build: that of another case when not all inputs are given again."""
        given = whole(inputs)
        same = self.inputs and not self.missing(given)
        return History(given, self.cases if same else ())

    def grown(self, inputs: Inputs) -> History:
        """The history after more was added; where it is not known what a case was built of, it stays so."""
        if self.cases and not self.inputs:
            return self
        return History(tuple(sorted({*self.inputs, *whole(inputs)})), self.cases)

    def missing(self, given: Iterable[str]) -> tuple[str, ...]:
        """The inputs that are not given again, neither by their names nor with a folder around them."""
        known = frozenset(given)
        return tuple(path for path in self.inputs if known.isdisjoint((path, *map(str, Path(path).parents))))

    def settings(self) -> Mapping[str, str]:
        """As a case file keeps it."""
        return {"inputs": json.dumps(self.inputs), "cases": json.dumps(self.cases)}


def read_history(connection: sqlite3.Connection) -> History:
    """The history of an open case file up to the case that it holds now."""
    if connection.execute("SELECT 1 FROM runs").fetchone() is None:
        return History()
    settings = read_settings(connection)
    now = id_of_pages(page for (page,) in connection.execute("SELECT id FROM pages"))
    earlier = (case for case in names(settings.get("cases", "[]")) if case != now)
    return History(names(settings.get("inputs", "[]")), (*earlier, now))


def names(kept: str) -> tuple[str, ...]:
    """Names that a case file keeps; none where somebody has written something else in their place."""
    try:
        found = json.loads(kept)
    except ValueError:
        return ()
    return tuple(name for name in found if isinstance(name, str)) if isinstance(found, list) else ()


def refuse_other(history: History, inputs: Inputs, file: Path) -> None:
    """Raise StoreError when a build would replace a case with other inputs, too: they would be lost."""
    missing = history.missing(whole(inputs))
    if not history.cases or (history.inputs and not missing):
        return
    of = f"{missing[0]}{' and others' if len(missing) > 1 else ''}" if missing else "pages that are not known"
    raise StoreError(
        f"a case made of {of} is in this file.",
        advice=f"Add pages with: dateline add {file} PAGES…; or name another file with -o, "
        "or replace the case with --force.",
        file=str(file),
    )


def whole(inputs: Inputs) -> tuple[str, ...]:
    """Inputs as whole paths, links followed, each once, in one order.

    What is never read is left out, as it may stand among the pages that a shell's pattern names.
    """
    return tuple(sorted({os.path.realpath(path) for path in inputs if not is_output(Path(path))}))
