"""How far what extractors took for the article of a page is to be trusted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dateline.pages.render import Row

LINE, FEW = 40, 160
"""Letters of a line of running text at least, and of all of them below which a page shows hardly any."""


def agreement(chosen: frozenset[int], answers: Sequence[frozenset[int]], rows: Sequence[Row]) -> float:
    """How much each answer has in common with the chosen lines (F1 of their characters), on average.

    Who has no answer agrees with nobody.
    """
    size = {number: len(rows[number].text) for number in chosen.union(*answers)}
    shares = [
        2 * weigh(answer & chosen, size) / ((weigh(answer, size) + weigh(chosen, size)) or 1)
        for answer in answers
    ]
    return round(sum(shares) / max(len(shares), 1), 3)


def telling(chosen: frozenset[int], rows: Sequence[Row]) -> float:
    """How far the chosen lines look like a report, 0–1: a list does not, nor does a page of a few words.

    Letters are counted, because not every language writes blanks.
    """
    lengths = {number: len(rows[number].text) for number in chosen}
    told = sum(size for number, size in lengths.items() if size >= LINE and not rows[number].linked)
    return round(min(1.0, 2 * told / (sum(lengths.values()) or 1), told / FEW), 3)


def weigh(lines: frozenset[int], size: Mapping[int, int]) -> int:
    """The characters of some lines."""
    return sum(size[number] for number in lines)
