"""What the network reads at once: rows of about one length, filled up to one table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.reader.windows import Ints

BATCH, FILLED = 400, 1.15
"""How many pieces, or words around cues, are read at once, and the longest of them by the shortest."""


def batches(lengths: Sequence[int], most: int = BATCH) -> Iterator[list[int]]:
    """Places in a list of lengths, put together by length.

    No batch has many more than `most` pieces or words, and few that only fill it up.
    """
    batch: list[int] = []
    for at in sorted(range(len(lengths)), key=lambda at: (lengths[at], at)):
        if batch and (lengths[at] * (len(batch) + 1) > most or lengths[at] > FILLED * lengths[batch[0]] + 2):
            yield batch
            batch = []
        batch.append(at)
    if batch:
        yield batch


def padded(rows: Sequence[Sequence[int]]) -> Ints:
    """Rows filled up with zeros to one length, at least one."""
    table = np.zeros((len(rows), max(1, *map(len, rows))), np.int64)
    for row, numbers in zip(table, rows, strict=True):
        row[: len(numbers)] = numbers
    return table


def padded_rows(units: Sequence[Sequence[Sequence[int]]]) -> Ints:
    """Tables filled up with rows of zeros to one length, at least one."""
    width = max((len(rows[0]) for rows in units if rows), default=1)
    table = np.zeros((len(units), max(1, *map(len, units)), width), np.int64)
    for filled, rows in zip(table, units, strict=True):
        if rows:
            filled[: len(rows)] = rows
    return table
