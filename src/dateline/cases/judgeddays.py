"""Days that people give: those on which pages were published, and those of events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dateline.model import UNKNOWN, By, DateEstimate, EventTime, How, JudgementKind, Ruling, read_days


def judged_days(rulings: Iterable[Ruling]) -> dict[str, DateEstimate]:
    """The days that people say pages are of, by page."""
    return {
        page: DateEstimate(page, day, day, day, How.GIVEN, by)
        for page, day, by in verdicts(rulings, JudgementKind.DATE)
    }


def judged_times(rulings: Iterable[Ruling]) -> dict[str, EventTime]:
    """When people say that events take place, by claim."""
    return {
        claim: EventTime(claim, None if time == UNKNOWN else time, *read_days(time), None, by)
        for claim, time, by in verdicts(rulings, JudgementKind.TIME)
    }


def verdicts(rulings: Iterable[Ruling], kind: JudgementKind) -> Iterator[tuple[str, str, By]]:
    """Every member of judgements of a kind with what is decided of it, and why."""
    for ruling in rulings:
        if ruling.holds and ruling.kind is kind:
            yield from ((member, ruling.verdict, by_person(ruling)) for member in ruling.members)


def by_person(ruling: Ruling) -> By:
    """That a person said so."""
    return By(ruling.rule, 1.0, (ruling.judgement,))
