"""Who copied whom, where a credit or the declared days tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dateline.cases.outlets import key_of, outlets_of
from dateline.model import Credit, Page
from dateline.rules import Pack


@dataclass(frozen=True)
class Standing:
    """What tells whose text a page has: the first day declared, its outlet, whom it credits, as keys."""

    page: str
    day: str | None
    outlets: frozenset[str]
    credits: frozenset[str]


def standing_of(page: Page, named: Iterable[Credit], pack: Pack) -> Standing:
    """What tells whose text a page has."""
    days = sorted(sighting.published for sighting in page.sightings if sighting.published)
    outlets = outlets_of(page, pack)
    return Standing(
        page.id,
        days[0] if days else None,
        outlets,
        frozenset(key_of(credit.name) for credit in named) - outlets,
    )


def find_source(left: Standing, right: Standing) -> str | None:
    """The page of two that was copied from: the credited, else the earlier, unless both credit a third."""
    credited = [one.page for one, other in ((left, right), (right, left)) if one.outlets & other.credits]
    if credited:
        return credited[0] if len(credited) == 1 else None
    if left.credits & right.credits or not left.day or not right.day or left.day == right.day:
        return None
    return left.page if left.day < right.day else right.page


def find_original(group: Sequence[Standing]) -> str | None:
    """The page of a group that was first: the only credited, else the earliest, unless all credit a third."""
    outlets = frozenset[str]().union(*(one.outlets for one in group))
    named = frozenset[str]().union(*(one.credits for one in group))
    credited = {one.page for one in group if one.outlets & named and not one.credits & outlets}
    if credited:
        return min(credited) if len(credited) == 1 else None
    days = sorted((one.day, one.page) for one in group if one.day)
    told = len(days) == len(group) > 1 and days[0][0] < days[1][0]
    return days[0][1] if told and not frozenset.intersection(*(one.credits for one in group)) else None
