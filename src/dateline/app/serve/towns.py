"""Where towns lie: a small table out of GeoNames (CC BY 4.0), by state and name.

It was derived once (`tests/app/serve/gazetteer.py`); it only places points on the map, and tells no stage anything.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

ALONE = "*"
"""What marks a town that its name alone names: no other of that name has a tenth of its people."""


@dataclass(frozen=True, slots=True)
class Town:
    """A town: its state, and where it lies in degrees north and east, to a hundredth.

    `alone` tells that its name alone names it.
    """

    state: str
    latitude: float
    longitude: float
    alone: bool


def town_of(name: str, state: str | None) -> Town | None:
    """The town of a name in a state; where no state is known, the one that everybody means by the name alone."""
    return towns().get((state or "", folded(name)))


@cache
def towns() -> dict[tuple[str, str], Town]:
    """All towns by state and name; under no state those that their name alone names."""
    found = {}
    for name, town in read_towns((files("dateline.app.serve") / "towns.tsv").read_text("utf-8")):
        found[town.state, folded(name)] = town
        if town.alone:
            found["", folded(name)] = town
    return found


def read_towns(table: str) -> Iterator[tuple[str, Town]]:
    """Names and towns of a table: state, name, latitude, longitude and mark, with tabs between."""
    for line in table.splitlines():
        if line and not line.startswith("#"):
            state, name, latitude, longitude, mark = line.split("\t")
            yield name, Town(state, float(latitude), float(longitude), mark == ALONE)


def folded(name: str) -> str:
    """A name without case, accents and hyphens, by which spellings of one name are one."""
    plain = unicodedata.normalize("NFKD", name.casefold())
    return " ".join(re.sub(r"[-‐–'’ʼʻ`.]", " ", re.sub(r"[̀-ͯ]", "", plain)).split())
