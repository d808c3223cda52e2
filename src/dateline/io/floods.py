"""Problems of one kind by the thousand: the first few are told one by one, the others as a number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePath
from typing import TypeVar

from dateline.model import Problem

FEW, MANY = 20, 1_000
"""Problems of one kind told one by one: of what one file holds, and of a folder's files, each put there."""

MOST_KINDS = 500
"""Kinds that are told apart; what comes then is one kind."""

VARYING = re.compile(r"https?://\S+|\d[\d.,]*|\"[^\"]*\"|'[^']*'|\([^()]*\)")
"""What differs between messages of one kind: addresses, numbers, names, and what a library says."""

Kind = tuple[str, str, str]
OTHERS: Kind = ("", "", "")
Thing = TypeVar("Thing")


def few_of_each(found: Iterable[Thing]) -> Iterator[Thing | Problem]:
    """All that was found, in its order, but of problems of one kind only the first few.

    Behind all others stands one for every kind that counts the rest of it.
    """
    met: Counter[Kind] = Counter()
    rest: dict[Kind, Problem] = {}
    for each in found:
        if not isinstance(each, Problem):
            yield each
            continue
        kind = kind_of(each)
        kind = kind if kind in met or len(met) < MOST_KINDS else OTHERS
        met[kind] += 1
        if met[kind] <= (FEW if "#" in each.locator else MANY):
            yield each
        elif kind in rest:
            rest[kind] = replace(rest[kind], count=rest[kind].count + each.count)
        else:
            rest[kind] = each
    yield from map(summed, rest.values())


def kind_of(problem: Problem) -> Kind:
    """The stage, the file (of a file the folder) and what happened, without what differs among them."""
    file, _, within = problem.locator.partition("#")
    place = file if within else str(PurePath(file).parent)
    return problem.stage, place, VARYING.sub("…", problem.message)


def summed(problem: Problem) -> Problem:
    """The problem that stands for others, in words."""
    if problem.count == 1:
        return problem
    return replace(problem, message=f"{problem.message} And {problem.count - 1:,} more like it.")
