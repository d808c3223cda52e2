"""How the day of a page follows from words on pages, step by step, for people to follow."""

# ruff: noqa: ARG001 — all kinds of evidence are told in one way, whatever they need

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from dateline.cases.nearest import day_in
from dateline.cases.speakers import listed, name_of, quote
from dateline.model import Case, Claim, DateEstimate, Expression, Ground, How, Page, Timex, Zone
from dateline.views.certainty import guess, margin, outcome
from dateline.views.declarations import declared_days, dissenting, words_of_stamp
from dateline.views.words import day_of

NEXT = 30
"""Years in which the same weekday is looked for on both sides of the one that a page goes by."""
STRAYS = 4
"""Other days of a page that are named as not its own."""
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Told:
    """What one rule says for the day of a page, with the facts that it goes by."""

    rule: str
    facts: tuple[Any, ...]

    def times(self, page: str | None = None) -> tuple[Expression, ...]:
        """The time expressions among the facts, of one page where it is named."""
        return tuple(
            fact for fact in self.facts if isinstance(fact, Expression) and page in (None, fact.span.page)
        )

    def time_of(self, claim: Claim) -> Expression | None:
        """The time expression of a claim, if it is among the facts."""
        return next((time for time in self.times() if time.id == claim.expression), None)


def steps_of(case: Case, estimate: DateEstimate) -> tuple[str, ...]:
    """The steps that lead to a page's day, what else it could be, what contradicts it; what follows."""
    told = list(chain.from_iterable(tell(case, estimate, ground) for ground in grounds_of(case, estimate)))
    if estimate.how is not How.INFERRED:
        return (*vouched(case, estimate), *told)
    return (*dict.fromkeys(told), *strays(case, estimate), f"so {outcome(case, estimate)}")


def vouched(case: Case, estimate: DateEstimate) -> Iterator[str]:
    """Who says of what day a page is that need not be inferred."""
    if estimate.value in declared_days(case.by_id[estimate.page]):
        who = name_of(case, estimate.page)
        yield (
            f"whoever gave {who} says that it is of {estimate.value}"
            if estimate.how is How.GIVEN
            else f"{who} declares {estimate.value}"
        )


def evidence_of(case: Case, estimate: DateEstimate) -> str:
    """The first grounds of a day, how sure it is, what contradicts it; empty where the rule says it all."""
    first, *others = grounds_of(case, estimate)
    against = (ground for ground in others if TELL.get(ground.rule) is tell_contradicted)
    objections = chain.from_iterable(tell(case, estimate, ground) for ground in against)
    told = (guess(estimate), *tell(case, estimate, first), margin(estimate), *objections)
    return "; ".join(filter(None, told))


def grounds_of(case: Case, estimate: DateEstimate) -> list[Told]:
    """What speaks for the day of a page, rule by rule, and what contradicts a declared one."""
    by = estimate.by
    grounds = [ground for ground in by.grounds if ground.weight >= 0] or [Ground(by.rule, by.premises)]
    return [told_by(case, ground) for ground in grounds]


def told_by(case: Case, ground: Ground) -> Told:
    """What one rule goes by, as facts of the case."""
    return Told(ground.rule, tuple(case.by_id[fact] for fact in ground.facts if fact in case.by_id))


def tell(case: Case, estimate: DateEstimate, ground: Told) -> tuple[str, ...]:
    """The steps that one rule takes."""
    told = TELL.get(ground.rule)
    return tuple(each for each in told(case, estimate, ground) if each) if told else ()


# ── how sure ────────────────────────────────────────────────────────────────────────────────────────────────


def strays(case: Case, estimate: DateEstimate) -> Iterator[str]:
    """The other days that a page writes out, which are not its own."""
    used = set(estimate.by.premises)
    others = [
        time
        for time in case.on_page(estimate.page, "expressions")
        if time.id not in used and is_day(case, time)
    ]
    unlike = [time for time in others if far_off(days_of(case, time)[0], estimate)]
    words = list(dict.fromkeys(f"“{quote(case, time.span)}”" for time in unlike))
    if words:
        more = [f"{len(words) - STRAYS} more"] if len(words) > STRAYS else []
        strays = listed([*words[:STRAYS], *more])
        yield f"the other days that it names are days of what it tells, not its own: {strays}"


def is_day(case: Case, time: Expression) -> bool:
    """Whether an expression writes out a whole day."""
    days = days_of(case, time)
    return time.symbol.is_dated and bool(days) and days[0] == days[-1]


def far_off(day: str, estimate: DateEstimate) -> bool:
    """Whether a day lies outside of what a page's own may be."""
    return not (estimate.earliest or day) <= day <= (estimate.latest or day)


# ── each rule ───────────────────────────────────────────────────────────────────────────────────────────────
def tell_shared_event(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The event that two pages share: what this page calls its day, and what the other does."""
    own, other = islice((fact for fact in ground.facts if isinstance(fact, Claim)), 2)
    mine, theirs = ground.time_of(own), ground.time_of(other)
    if mine is None or theirs is None:
        return
    event = f"the {other.lemma}" if own.lemma == other.lemma else f"the “{quote(case, own.trigger)}”"
    dated = f"{name_of(case, other.trigger.page)} dates {words_of_time(case, theirs)}"
    yield f"{words_at(case, mine)} is {event} that {dated}"
    yield from weekday_years(case, theirs, year_of(case, theirs) or year_of_day(estimate))
    yield from relative(case, theirs)
    distance = mine.symbol.offset_days
    if distance is not None:
        yield f"“{quote(case, mine.span)}” is said {words_of_distance(distance)}"


def words_of_distance(days: int) -> str:
    """When a page is written that counts so many days to an event."""
    if not days:
        return "on the day itself"
    count = "the day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{count} before it" if days > 0 else f"{count} after it"


def relative(case: Case, time: Expression) -> Iterator[str]:
    """From which day the other page counts."""
    found = case.timex_of.get(time.id)
    if found and found.anchor == time.span.page and not time.symbol.is_bare_day:
        day = day_of(case.estimate_of.get(time.span.page))
        yield f"{name_of(case, time.span.page)} counts from its own day, {day}"


def tell_weekday(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The weekday with its date, the years that it leaves, and the week that it is named in."""
    for time in ground.times()[:1]:
        who = name_of(case, estimate.page)
        side = {
            1: "is ahead, so {} is of the week before it",
            -1: "is past, so {} is of the week after it",
        }.get(time.direction, "is named by its weekday, so {} is of the week around it")
        yield f"“{quote(case, time.span)}” {side.format(who)}"
        yield from weekday_years(case, time, year_of_day(estimate))


def weekday_years(case: Case, time: Expression, year: int | None) -> Iterator[str]:
    """The year in which a day falls on the weekday that it is named with, and those that lose."""
    day = day_in(time.symbol, year) if time.symbol.fixes_year and year is not None else None
    if day is None:
        return
    before = next(
        (each for each in range(day.year - 1, day.year - NEXT, -1) if day_in(time.symbol, each)), None
    )
    after = next((each for each in range(day.year + 1, day.year + NEXT) if day_in(time.symbol, each)), None)
    yield (
        f"{day.day} {MONTHS[day.month - 1]} is a {WEEKDAYS[day.weekday()]} in {day.year}, "
        f"before that in {before} and next in {after}"
    )


def year_of(case: Case, time: Expression) -> int | None:
    """The year of a resolved time expression."""
    return next((int(day[:4]) for day in days_of(case, time)[:1]), None)


def year_of_day(estimate: DateEstimate) -> int | None:
    """The year that a page goes by."""
    return next((int(day[:4]) for day in (estimate.value, estimate.earliest) if day), None)


def tell_years(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The years that a page speaks of, and those that add up with amounts of years."""
    times, year = ground.times(), year_of_day(estimate)
    back = next((time for time in times if time.symbol.years_back), None)
    sum_from = year - back.symbol.years_back if back and year else None
    base = next((time for time in times if sum_from and time.symbol.year == sum_from), None)
    if back and base:
        words = f"“{quote(case, base.span)}” and “{quote(case, back.span)}”"
        yield f"{words} in {name_of(case, estimate.page)} add up to {year}"
    others = [
        f"“{quote(case, time.span)}”" for time in times if time not in (back, base) and time.symbol.is_dated
    ]
    if others:
        page = name_of(case, estimate.page)
        yield f"the latest years that {page} speaks of fit {year}: {listed(others[:3])}"


def tell_line(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The date in a line of its own."""
    yield from (f"a line of its own has “{quote(case, time.span)}”" for time in ground.times()[:1])


def tell_bounds(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The dates that bound the day."""
    times = ground.times()
    after = [
        f"not before {words_of_time(case, time)}"
        for time in times
        if estimate.earliest and estimate.earliest in days_of(case, time)[:1]
    ]
    before = [
        f"not after {words_of_time(case, time)}"
        for time in times
        if estimate.latest and estimate.latest in days_of(case, time)[1:]
    ]
    captures = (
        f"not after {estimate.latest}, when it was captured"
        for fact in ground.facts
        if isinstance(fact, Page) and fact.id == estimate.page and estimate.latest
    )
    yield listed([*after[:1], *before[:1], *captures])


def tell_written(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The words of time on the page that say most for its day."""
    own = list(dict.fromkeys(f"“{quote(case, time.span)}”" for time in ground.times(estimate.page)))
    if own:
        yield f"{name_of(case, estimate.page)} names {listed(own[:3])}"


def tell_story(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """What the other pages of the story say of their days."""
    pages = [fact for fact in ground.facts if isinstance(fact, Page) and fact.id != estimate.page][:3]
    if pages:
        yield f"on the same story {listed([words_of_page(case, page, ground) for page in pages])}"


def words_of_page(case: Case, page: Page, ground: Told) -> str:
    """What another page says of its own day: its words, else the day that it goes by."""
    own = list(dict.fromkeys(f"“{quote(case, time.span)}”" for time in ground.times(page.id)))
    return (
        f"{name_of(case, page.id)} names {listed(own[:2])}"
        if own
        else f"{name_of(case, page.id)} is of {day_of(case.estimate_of.get(page.id))}"
    )


def tell_declared(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The declarations that say otherwise."""
    pages = (fact for fact in ground.facts if isinstance(fact, Page))
    stamps = chain.from_iterable(dissenting(page, estimate.value) for page in pages)
    others = [words_of_stamp(stamp) for stamp in stamps]
    yield f"but {listed(others)}" if others else ""


def tell_contradicted(case: Case, estimate: DateEstimate, ground: Told) -> Iterator[str]:
    """The days that a page declares, and what in its text contradicts them."""
    declared = listed(declared_days(case.by_id[estimate.page]))
    for time in ground.times():
        words = words_of_time(case, time)
        yield f"it declares {declared}, but " + (
            f"a line of its own has {words}"
            if in_line(case, time)
            else f"its text says that it was written after {words}"
        )


def in_line(case: Case, time: Expression) -> bool:
    """Whether a time stands in a line for the date."""
    return any(
        passage.zone in (Zone.DATELINE, Zone.BYLINE) and passage.span.covers(time.span)
        for passage in case.on_page(time.span.page, "passages")
    )


TELL: Mapping[str, Callable[[Case, DateEstimate, Told], Iterator[str]]] = {
    "case.date.shared_event/1": tell_shared_event,
    "case.date.weekday/1": tell_weekday,
    "case.date.dateline/1": tell_line,
    "case.date.bounds/1": tell_bounds,
    "case.date.captured/1": tell_bounds,
    "case.date.written/1": tell_written,
    "case.date.named/1": tell_written,
    "case.date.year/1": tell_years,
    "case.date.story/1": tell_story,
    "case.date.declared/1": tell_declared,
    "case.date.agreed/1": tell_declared,
    "case.date.given/1": tell_declared,
    "case.date.contradicted/1": tell_contradicted,
}
"""How the evidence of every rule that dates a page is told."""


# ── times ───────────────────────────────────────────────────────────────────────────────────────────────────
def steps_to(case: Case, timex: Timex) -> tuple[str, ...]:
    """The steps that lead to a time expression's value: to the day it counts from, and what follows."""
    estimate = case.estimate_of.get(timex.anchor or "")
    if estimate is None:
        return ()
    follows = (
        f"“{quote(case, timex.span)}” in {name_of(case, timex.span.page)}, {counting(timex)} that day, is"
    )
    return (
        *steps_of(case, estimate),
        f"{follows} {timex.value}" if timex.value else f"{follows} no single time",
    )


def counting(timex: Timex) -> str:
    """How a time relates to the day it counts from."""
    days = timex.symbol.offset_days or 0
    count = "the day" if abs(days) == 1 else f"{abs(days)} days"
    return f"{count} {'after' if days > 0 else 'before'}" if days else "seen from"


# ── words ───────────────────────────────────────────────────────────────────────────────────────────────────
def words_at(case: Case, time: Expression) -> str:
    """A time expression in its words, with its page."""
    return f"“{quote(case, time.span)}” in {name_of(case, time.span.page)}"


def words_of_time(case: Case, time: Expression) -> str:
    """A time expression in its words, with the day that it means."""
    words, days = f"“{quote(case, time.span)}”", days_of(case, time)
    return f"{words} ({days[0]})" if days and days[0] == days[1] else words


def days_of(case: Case, time: Expression) -> tuple[str, ...]:
    """The first and the last day of a resolved time expression; empty where they are not both known."""
    found = case.timex_of.get(time.id)
    return (found.earliest, found.latest) if found and found.earliest and found.latest else ()
