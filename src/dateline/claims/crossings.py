"""Features as crossings of columns: a family of features joins the values of a few columns, and its name is the family and these values ("lt say VBD").

Weights are found without making a name: the values of every column are numbered, and what a column adds to the keys of all families is one product of matrices.
Keys of different columns add up, so those of a sentence's words are worked out once for all cues in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from dateline.claims.slots import Slots, fill

Families = Mapping[str, tuple[str, ...]]
"""The columns that each family of features joins."""

Table = Mapping[str, Sequence[str | None]]
"""Columns of equal length, or of one value for all rows. A row where a column has no value (`None`) has no feature that joins it."""

Row = Mapping[str, str | None]
"""One row of a table."""

Groups = Mapping[tuple[str, int], tuple[Sequence[int], Sequence[str]]]
"""The features of a list by family and number of values: their places in the list, and their names."""

Keys = NDArray[np.float64]
"""Families x rows; whole numbers below 2 ** 53, because products of matrices of integers are slow."""


@dataclass(frozen=True)
class Crossings:
    """Features by key. `values` numbers the known values of every column from 1; `factors` (families x columns) and `offsets` (families x 1) make keys of these numbers."""

    columns: Mapping[str, int]
    values: Sequence[Mapping[str | None, int]]
    factors: Keys
    offsets: Keys
    slots: Slots

    def keys(self, table: Table) -> Keys:
        """What the columns of a table add to the keys of its rows; a column of one value adds to all rows, one that no family joins to none."""
        columns = [(number, self.values[number].get, column) for name, column in table.items() if (number := self.columns.get(name)) is not None]
        length = max((len(column) for _, _, column in columns), default=0)
        ids = [list(map(known, column, repeat(0))) if len(column) == length else [known(column[0], 0)] * length for _, known, column in columns]
        added: Keys = self.factors[:, [number for number, _, _ in columns]] @ np.array(ids, dtype=np.float64)
        return added

    def keys_of(self, rows: Sequence[Row]) -> Keys:
        """The keys of rows that have all columns; for few rows this is faster than a table."""
        pick, known = itemgetter(*self.columns), [values.get for values in self.values]
        ids = [[number(value, 0) for number, value in zip(known, pick(row), strict=True)] for row in rows]
        keys: Keys = self.factors @ np.array(ids, dtype=np.float64).reshape(-1, len(known)).T
        return keys

    def find(self, keys: Keys) -> NDArray[np.intp]:
        """The place in the list of names of every feature, given what all its columns add to its key; the length of the list for those that are not in it: families x rows."""
        return self.slots.find((keys + self.offsets).astype(np.int64).ravel()).reshape(keys.shape)


def grouped(names: Iterable[str]) -> Groups:
    """The groups of a list of names."""
    found: dict[tuple[str, int], tuple[list[int], list[str]]] = defaultdict(lambda: ([], []))
    for at, name in enumerate(names):
        places, alike = found[name[: name.find(" ")], name.count(" ")]
        places.append(at)
        alike.append(name)
    return dict(found)


def cross(families: Families, groups: Groups, missing: int) -> Crossings:
    """The crossings of families for the names in groups; `missing` is the place of all other names."""
    columns = {column: number for number, column in enumerate(dict.fromkeys(column for joined in families.values() for column in joined))}
    listed = [groups.get((family, len(joined)), ((), ())) for family, joined in families.items()]
    split = [columns_of(names, len(joined)) for (_, names), joined in zip(listed, families.values(), strict=True)]
    known: list[dict[str | None, int]] = [{} for _ in columns]
    for joined, texts in zip(families.values(), split, strict=True):
        for column, values in zip(joined, texts, strict=True):
            number_values(known[columns[column]], values)
    factors, offsets = radices([[columns[column] for column in joined] for joined in families.values()], [len(values) + 1 for values in known])
    keys = [np.zeros(0)]
    for row, (joined, texts) in enumerate(zip(families.values(), split, strict=True)):
        ids = np.array([list(map(known[columns[column]].__getitem__, values)) for column, values in zip(joined, texts, strict=True)])
        keys.append(offsets[row] + factors[row, [columns[column] for column in joined]] @ ids)
    places = np.array([place for each, _ in listed for place in each], dtype=np.intp)
    return Crossings(columns, known, factors, offsets, fill(np.concatenate(keys).astype(np.int64), places, missing))


def columns_of(names: Sequence[str], count: int) -> list[list[str]]:
    """The values of names of one family, by column; all split at once, because a list for each name costs more than the split."""
    texts = " ".join(names).split(" ") if names else []
    return [texts[at :: count + 1] for at in range(1, count + 1)]


def number_values(known: dict[str | None, int], values: Iterable[str]) -> None:
    """Number the values that are not known yet, from 1 on."""
    for value in dict.fromkeys(values):
        known.setdefault(value, len(known) + 1)


def radices(families: Sequence[Sequence[int]], sizes: Sequence[int]) -> tuple[Keys, Keys]:
    """The factor of every column in the keys of every family, and where the keys of each family begin, so that no two features share a key."""
    factors, offsets = np.zeros((len(families), len(sizes))), np.zeros((len(families), 1))
    start = 0
    for row, columns in enumerate(families):
        radix = 1
        for column in columns:
            factors[row, column] = radix
            radix *= sizes[column]
        offsets[row] = start
        start += radix
    return factors, offsets


def named(families: Families, table: Table) -> list[list[str]]:
    """The features of every row of a table by their names, for families whose columns the table has."""
    rows: list[list[str]] = [[] for _ in next(iter(table.values()), ())]
    for family, joined in families.items() if table else ():
        for row, values in zip(rows, zip(*(table[column] for column in joined), strict=True), strict=True):
            if None not in values:
                row.append(" ".join((family, *values)))
    return rows
