"""Date every page, or say why not: what is given or declared, else what the page and the other pages of its story leave possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

from dateline.cases.dateclues import OWN_DAY, WEEKDAY, Clues, Window, find_clues, full_days, pair_days, week_around
from dateline.model import By, Claim, Copies, DateEstimate, Entity, Expression, How, Page, Passage, Role, Story
from dateline.stage import Notes, Stage
from dateline.text.publication import families

SAYS = {
    "case.date.given/1": "Whoever gave the page vouches for the day it was published.",
    "case.date.declared/1": "The page declares the day it was published, and no date in its text contradicts it.",
    "case.date.agreed/1": "Places of the page that do not depend on each other declare the day it was published, whatever dates its text tells.",
    "case.date.dateline/1": "The page carries its date in a line of its own.",
    "case.date.shared_event/1": "The page tells of an event by its distance from the day of writing (tomorrow, yesterday, on Tuesday), and another page of the story dates that event.",
    "case.date.weekday/1": "A weekday fixes the year of the date beside it, and pages name days by their weekday within a week of them.",
    "case.date.bounds/1": "Dates told as past bound the day of writing from below, dates ahead from above; a year in the headline is the page's own.",
    "case.date.unknown/1": "Nothing on the page or on the other pages of its story says when it was published.",
    "case.date.contradictory/1": "What the page says about its own day does not fit together.",
}
NEAR = timedelta(days=45)
"""How far from the day of one page of a story the events of another page may lie for it to tell the year."""

SCORES = {
    "case.date.given/1": 1.0,
    "case.date.declared/1": 0.95,
    "case.date.agreed/1": 0.9,
    "case.date.dateline/1": 0.95,
    "case.date.shared_event/1": 0.9,
    "case.date.weekday/1": 0.8,
    "case.date.bounds/1": 0.6,
}
PARTIES = (Role.AGENT, Role.RECIPIENT)

Dated = dict[str, DateEstimate]


def date_pages(articles: Mapping[str, Notes], notes: Notes, *, alone: bool) -> Iterator[DateEstimate]:
    """A DateEstimate for every page: first each by itself, then those of one story by each other."""
    clues = {page: find_clues(layers[Expression], layers[Passage]) for page, layers in articles.items()}
    dated = {page: date_alone(page, articles[page], clues[page]) for page in articles}
    if not alone:
        entity_of = {mention: entity.id for entity in notes[Entity] for mention in entity.mentions}
        for story in notes[Story]:
            if len(story.pages) > 1:
                date_together(sorted(story.pages), articles, clues, dated, entity_of=entity_of)
    yield from (dated[page] for page in sorted(dated))


# ── each page by itself ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────
def date_alone(page: str, layers: Notes, clues: Clues) -> DateEstimate:
    """What a page's caller, its declarations and its own text say."""
    window = bounded(clues)
    declared = declared_day(layers[Page], window)
    if declared:
        return declared_estimate(page, *declared)
    if clues.lines:
        return estimate(page, clues.lines[0], "case.date.dateline/1", How.DECLARED)
    if window is None:
        return nothing(page, "case.date.contradictory/1")
    return by_weekday(page, clues, window, ()) or by_bounds(page, window)


def declared_day(pages: Sequence[Page], window: Window | None) -> tuple[str, str] | None:
    """The day that is given, else the earliest declared one that the text does not contradict, else that on which places of the page agree; and the rule by which."""
    sightings = [(sighting.published, sighting) for page in pages for sighting in page.sightings if sighting.published]
    days: dict[str, list[str]] = {
        "case.date.given/1": [day for day, sighting in sightings if sighting.given],
        "case.date.declared/1": [day for day, _ in sightings if agrees(day, window)],
        "case.date.agreed/1": [day for day, sighting in sightings if len(families(sighting.stamps, day[:10])) > 1],
    }
    return next(((min(found), rule) for rule, found in days.items() if found), None)


def agrees(published: str, window: Window | None) -> bool:
    """Whether no date told as past lies after a declared day; a day's grace, since the world has time zones."""
    return window is None or window.low is None or date.fromisoformat(published[:10]) >= window.low - timedelta(days=1)


def declared_estimate(page: str, day: str, rule: str) -> DateEstimate:
    """The estimate of a given or declared day."""
    how = How.GIVEN if rule == "case.date.given/1" else How.DECLARED
    return DateEstimate(page, day[:10], day[:10], day[:10], how, By(rule, SCORES[rule], (page,)))


def bounded(clues: Clues) -> Window | None:
    """All bounds together; dates ahead give way to dates past, and a year in the headline to both. `None` when even the lower bounds of the headline's year clash."""
    lows = sorted((window for window in clues.bounds if window.high is None), key=lambda window: (window.low or date.min, window.premises))
    window = lows[-1] if lows else Window()
    for other in (window for window in clues.bounds if window.high is not None):
        window = window.meet(other) or window
    return window


def by_weekday(page: str, clues: Clues, window: Window, others: Sequence[Window]) -> DateEstimate | None:
    """The week around a weekday that stands with its date, in the only year that fits; `None` when no such pair tells."""
    for pair in clues.pairs:
        chosen = choose_year(pair, clues, window, others)
        if chosen is None:
            continue
        low, high = week_around(chosen[0], pair.direction)
        week = window.meet(Window(low, high, (pair.id, *chosen[1])))
        if week:
            return estimate(page, replace(week, premises=tuple(dict.fromkeys((pair.id, *chosen[1], *week.premises)))), "case.date.weekday/1", How.INFERRED)
    return None


def choose_year(pair: Expression, clues: Clues, window: Window, others: Sequence[Window]) -> tuple[date, tuple[str, ...]] | None:
    """The day of a weekday with a date, and why that year: the one the page's bounds leave, the one that adds up, or that of the story's other pages."""
    days = [day for day in pair_days(pair) if fits(day, pair.direction, window)]
    if len(days) == 1:
        return days[0], window.premises
    for day in days:
        if day.year in clues.sums:
            return day, clues.sums[day.year]
    near = {day: other.premises for day in days for other in others if other.low and other.high and other.low - NEAR <= day <= other.high + NEAR}
    return next(iter(near.items())) if len(near) == 1 else None


def fits(day: date, direction: int, window: Window) -> bool:
    """Whether a page of the window can name a day by its weekday."""
    low, high = week_around(day, direction)
    return window.meet(Window(low, high)) is not None


def by_bounds(page: str, window: Window) -> DateEstimate:
    """The interval that the bounds leave, one end perhaps open."""
    return estimate(page, window, "case.date.bounds/1", How.INFERRED) if window.low or window.high else nothing(page, "case.date.unknown/1")


def estimate(page: str, window: Window, rule: str, how: How) -> DateEstimate:
    """A window as estimate: a day when it holds only one."""
    low, high = (day.isoformat() if day else None for day in (window.low, window.high))
    return DateEstimate(page, low if low == high else None, low, high, how, By(rule, SCORES[rule], window.premises))


def nothing(page: str, rule: str) -> DateEstimate:
    """No estimate, and the reason."""
    return DateEstimate(page, None, None, None, How.UNKNOWN, By(rule, 0.0, ()))


# ── pages of one story by each other ─────────────────────────────────────────────────────────────────────────────────────────────────────
def date_together(pages: Sequence[str], articles: Mapping[str, Notes], clues: Mapping[str, Clues], dated: Dated, *, entity_of: Mapping[str, str]) -> None:
    """Let the pages of a story help to date each other: first the year of weekdays with dates, then events that two pages share."""
    share_years(pages, clues, dated)
    fixed = index_days(pages, articles, dated, entity_of=entity_of)
    for page in pages:
        if dated[page].value is None:
            found = by_shared_event(page, articles[page], dated[page], fixed, entity_of=entity_of)
            dated[page] = found or dated[page]


def share_years(pages: Sequence[str], clues: Mapping[str, Clues], dated: Dated) -> None:
    """Find the year of weekdays with dates that a page alone leaves open, from what the others of its story are dated to."""
    windows = {page: as_window(dated[page], (page,)) for page in pages}
    for page in pages:
        if dated[page].value is None and dated[page].by.rule != "case.date.weekday/1":
            others = [window for other, window in windows.items() if other != page and window.closed and window.width <= 366]
            window = bounded(clues[page])
            dated[page] = (by_weekday(page, clues[page], window, others) if window else None) or dated[page]


def as_window(known: DateEstimate, premises: tuple[str, ...] = ()) -> Window:
    """An estimate as a window."""
    low, high = (date.fromisoformat(day) if day else None for day in (known.earliest, known.latest))
    return Window(low, high, premises or known.by.premises)


Key = tuple[str, str]
Fixed = Mapping[Key, Sequence[tuple[date, str, frozenset[str], tuple[str, ...]]]]


def index_days(pages: Sequence[str], articles: Mapping[str, Notes], dated: Dated, *, entity_of: Mapping[str, str]) -> Fixed:
    """Every claim of the pages whose day is known, under its kind of event and each of its parties: day, page, all parties, premises."""
    index: dict[Key, list[tuple[date, str, frozenset[str], tuple[str, ...]]]] = defaultdict(list)
    for page in pages:
        expressions = {expression.id: expression for expression in articles[page][Expression]}
        for claim in articles[page][Claim]:
            expression = expressions.get(claim.expression or "")
            day = day_of(expression, dated[page]) if expression else None
            if expression and day:
                parties = parties_of(claim, entity_of)
                for party in sorted(parties):
                    index[kind_of(claim), party].append((day, page, parties, (claim.id, expression.id)))
    return index


def day_of(expression: Expression, known: DateEstimate) -> date | None:
    """The day of an expression, from itself or from its page's day; `None` when that does not make it one day."""
    days = full_days(expression)
    if days:
        return days[0] if days[0] == days[1] else None
    window = as_window(known)
    pair = [day for day in pair_days(expression) if window.closed and fits(day, expression.direction, window)]
    if len(pair) == 1:
        return pair[0]
    own = OWN_DAY.fullmatch(expression.symbol)
    return window.low + timedelta(days=int(own[1])) if own and known.value and window.low else None


def kind_of(claim: Claim) -> str:
    """What kind of event a claim tells: its predicate, else its lemma."""
    return claim.predicate or claim.lemma


def parties_of(claim: Claim, entity_of: Mapping[str, str]) -> frozenset[str]:
    """The entities that take part in a claim's event, and the place it happens at."""
    mentions = [argument.mention for argument in claim.arguments if argument.role in PARTIES] + [claim.place]
    return frozenset(entity_of[mention] for mention in mentions if mention and mention in entity_of)


def by_shared_event(page: str, layers: Notes, known: DateEstimate, fixed: Fixed, *, entity_of: Mapping[str, str]) -> DateEstimate | None:
    """The page's day from an event that another page dates; the best supported day, `None` when there is none or two are equally good."""
    found: dict[tuple[date, date], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    expressions = {expression.id: expression for expression in layers[Expression]}
    for claim in layers[Claim]:
        expression = expressions.get(claim.expression or "")
        if expression:
            for days, shared, premises in votes(page, claim, expression, fixed, parties_of(claim, entity_of)):
                if as_window(known).meet(Window(*days)):
                    found[days].append((shared, premises))
    return best(page, known, found)


def votes(page: str, claim: Claim, expression: Expression, fixed: Fixed, parties: frozenset[str]) -> Iterator[tuple[tuple[date, date], int, tuple[str, ...]]]:
    """What each dated claim of another page about the same kind of event and at least one party in common says of a page's day."""
    seen: set[tuple[str, ...]] = set()
    for party in sorted(parties):
        for day, other, others, premises in fixed.get((kind_of(claim), party), ()):
            days = seen_from(expression, day)
            if other != page and days and premises not in seen:
                seen.add(premises)
                yield days, len(parties & others), (expression.id, claim.id, *premises)


def seen_from(expression: Expression, day: date) -> tuple[date, date] | None:
    """The days of writing from which an expression points to a day."""
    own = OWN_DAY.fullmatch(expression.symbol)
    if own:
        written = day - timedelta(days=int(own[1]))
        return written, written
    weekday = WEEKDAY.fullmatch(expression.symbol)
    return week_around(day, expression.direction) if weekday and int(weekday[1]) == day.isoweekday() and expression.direction else None


def best(page: str, known: DateEstimate, found: Mapping[tuple[date, date], Iterable[tuple[int, tuple[str, ...]]]]) -> DateEstimate | None:
    """The narrowest and best supported days; two equally good ones leave the page as it is."""
    ranked = sorted(((days[1] - days[0]).days, -max(shared for shared, _ in support), -len(list(support)), days) for days, support in found.items())
    if not ranked or (len(ranked) > 1 and ranked[0][:3] == ranked[1][:3]):
        return None
    days = ranked[0][3]
    premises = max(sorted(found[days]), key=lambda support: support[0])[1]
    window = as_window(known).meet(Window(*days, premises))
    return estimate(page, replace(window, premises=tuple(dict.fromkeys((*premises, *known.by.premises)))), "case.date.shared_event/1", How.INFERRED) if window else None


def stage(*, alone: bool = False) -> Stage:
    """The dating stage."""
    return Stage(
        "dating",
        version=2,
        scope="case",
        needs=(Page, Passage, Expression, Claim, Entity, Copies, Story),
        gives=(DateEstimate,),
        run=partial(date_pages, alone=alone),
        says=SAYS,
    )
