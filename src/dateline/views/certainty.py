"""How sure the day of a page is, in words."""

from __future__ import annotations

from dateline.cases.speakers import name_of
from dateline.model import Case, DateEstimate, How
from dateline.views.words import span_of


def outcome(case: Case, estimate: DateEstimate) -> str:
    """What follows for the day of a page, and how surely."""
    who, span = name_of(case, estimate.page), span_of(estimate)
    if estimate.value is None:
        return f"{who} was written {words_of_span(estimate)}"
    if estimate.guessed:
        return f"{who} was written about {estimate.value}: {guess(estimate)}"
    return f"{who} was written on {estimate.value}" + (
        f", {margin(estimate)}" if estimate.value != span else ""
    )


def words_of_span(estimate: DateEstimate) -> str:
    """The interval of a day that is not known better."""
    if estimate.earliest and estimate.latest:
        first, last = (end if estimate.narrow else end[:4] for end in (estimate.earliest, estimate.latest))
        return f"between {first} and {last}"
    return (
        f"on {estimate.earliest} or later"
        if estimate.earliest
        else f"on {estimate.latest} or earlier"
        if estimate.latest
        else "on an unknown day"
    )


def guess(estimate: DateEstimate) -> str:
    """That a day is only the likeliest of many, and which these are; empty where it is more."""
    span = span_of(estimate)
    return (
        f"a guess from pages on its story, {percent(estimate.by.score)}, "
        f"{f'some day of {span}' if span else 'and no interval holds it'}"
        if estimate.guessed
        else ""
    )


def margin(estimate: DateEstimate) -> str:
    """How likely an inferred day is that does not stand alone; empty where it does."""
    if (
        not estimate.sure
        or estimate.how is not How.INFERRED
        or estimate.earliest == estimate.latest == estimate.value
    ):
        return ""
    span = span_of(estimate)
    return f"{percent(estimate.by.score)} on it and the days beside it" + (f", within {span}" if span else "")


def percent(score: float) -> str:
    """A score below certainty in words."""
    return f"{min(score, 0.99):.0%}"
