"""The day of a page that needs no weighing: given, declared, agreed on, or in a line of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dateline.cases.dating.clues import Clues
from dateline.model import By, DateEstimate, How, Page, Sighting
from dateline.pages.publication import families
from dateline.stage import Notes
from dateline.weights import weight_table

GIVEN, DECLARED, AGREED, IN_LINE = (
    "case.date.given/1",
    "case.date.declared/1",
    "case.date.agreed/1",
    "case.date.dateline/1",
)
"""The rules of days that are settled."""


def settle(page: str, layers: Notes, clues: Clues) -> DateEstimate | None:
    """The day that is given, else declared without contradiction, else by agreeing places, else in a line."""
    declared = declared_day(layers[Page], clues)
    if declared:
        day, rule = declared
        return on_day(page, day, rule, how=How.GIVEN if rule == GIVEN else How.DECLARED, premises=(page,))
    lines = [each for each in clues.lines if clues.captured is None or each[0] <= clues.captured.day + 1]
    if lines:
        line, expression = lines[0]
        return on_day(page, iso(line), IN_LINE, how=How.DECLARED, premises=(expression,))
    return None


def declared_day(pages: Sequence[Page], clues: Clues) -> tuple[str, str] | None:
    """The day that is given, else the earliest declared one that fits, else the agreed; and by which rule."""
    sightings = list(declaring(pages))
    days: dict[str, list[str]] = {
        GIVEN: [day for day, sighting in sightings if sighting.given],
        DECLARED: [day for day, _ in sightings if agrees(day, clues)],
        AGREED: [day for day, sighting in sightings if len(families(sighting.stamps, day[:10])) > 1],
    }
    return next(((min(found), rule) for rule, found in days.items() if found), None)


def declaring(pages: Iterable[Page]) -> Iterator[tuple[str, Sighting]]:
    """The days that pages declare, each with the sighting that does."""
    for page in pages:
        yield from ((sighting.published, sighting) for sighting in page.sightings if sighting.published)


def agrees(published: str, clues: Clues) -> bool:
    """Whether no date told as past lies after a declared day, but for a day: the world has time zones."""
    return clues.since is None or date.fromisoformat(published[:10]).toordinal() >= clues.since.day - 1


def objecting(pages: Sequence[Page], clues: Clues) -> tuple[str, ...]:
    """What contradicts a day that a page declares: the latest past day, or a line of its own, a day off."""
    declared = [day for day, _ in declaring(pages)]
    later = [clues.since.id] if clues.since and not all(agrees(day, clues) for day in declared) else []
    lines = [expression for line, expression in clues.lines[:1] if is_other(line, declared)]
    return tuple(dict.fromkeys([*later, *lines]))


def is_other(line: int, declared: Iterable[str]) -> bool:
    """Whether the day in a line of its own is more than a day off one that the page declares."""
    return any(abs(date.fromisoformat(day[:10]).toordinal() - line) > 1 for day in declared)


SCORES = weight_table("en.dates.settled")
"""How surely each rule settles a day."""


def on_day(page: str, day: str, rule: str, *, how: How, premises: tuple[str, ...]) -> DateEstimate:
    """The estimate of one sure day."""
    return DateEstimate(page, day[:10], day[:10], day[:10], how, By(rule, SCORES[rule], premises))


def ordinal(estimate: DateEstimate) -> int:
    """The day of a settled estimate."""
    return date.fromisoformat(estimate.value or "").toordinal()


def iso(day: int) -> str:
    """An ordinal as ISO day."""
    return date.fromordinal(day).isoformat()
