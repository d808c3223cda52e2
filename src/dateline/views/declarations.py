"""What pages declare of their own days, in words, and what of it does not fit."""

from __future__ import annotations

from datetime import date

from dateline.model import Page, Stamp

WEAK = ("text line", "image", "script", "marked", "capture")
"""Beginnings of origins of stamps often of other things than the page: candidates, but no contradiction."""


def declared_days(page: Page) -> tuple[str, ...]:
    """The days that a page declares, each once."""
    return tuple(dict.fromkeys(sighting.published[:10] for sighting in page.sightings if sighting.published))


def dissenting(page: Page, day: str | None) -> tuple[Stamp, ...]:
    """What a page declares of days more than one from its own, the surest place of each, three at most."""
    if day is None:
        return ()
    found: dict[str, Stamp] = {}
    for sighting in page.sightings:
        for stamp in sighting.stamps:
            if (
                not stamp.origin.startswith(WEAK)
                and abs((date.fromisoformat(stamp.day) - date.fromisoformat(day)).days) > 1
            ):
                found.setdefault(stamp.day, stamp)
    return tuple(found.values())[:3]


def words_of_stamp(stamp: Stamp) -> str:
    """A declaration of a day: where it stands and what it says."""
    return f"its {stamp.origin} says {stamp.day}"
