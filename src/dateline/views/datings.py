"""When every page was published, how that is known, and the evidence in words."""

# ruff: noqa: ARG001 — all kinds of evidence are told in one way, whatever they need

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from dateline.model import Case, Claim, DateEstimate, Expression, How, Page, Stamp
from dateline.views.words import day_of, foreign_language, listed, name_of, quote

WEAK = ("text line", "image", "script", "marked")
"""Beginnings of the origins of stamps that are often of other things than the page: candidates, but no contradiction."""


@dataclass(frozen=True)
class Dating:
    """A page's publication day and how it is known: the sentence of the rule that found it, and what on which pages it went by.

    `language` is the language of a page that is not analysed because of it.
    """

    page: str
    id: str
    published: str
    how: str
    because: str
    evidence: str
    language: str | None = None


def datings(case: Case, says: Mapping[str, str]) -> tuple[Dating, ...]:
    """Every page with its publication day, in the order of their names; `says` has the sentences of rules."""
    found = []
    for page in sorted(case.pages, key=lambda page: (page.ref, page.id)):
        estimate = case.estimate_of.get(page.id)
        because = says.get(estimate.by.rule, estimate.by.rule) if estimate else "no stage has dated it"
        how = str(estimate.how if estimate else How.UNKNOWN)
        found.append(Dating(name_of(case, page.id), page.id, day_of(estimate), how, because, evidence_of(case, estimate) if estimate else "", foreign_language(case, page.id)))
    return tuple(found)


def evidence_of(case: Case, estimate: DateEstimate) -> str:
    """What an estimate rests on, in a sentence; empty where the rule's own sentence says it all."""
    tell = TELL.get(estimate.by.rule.partition("/")[0])
    facts = [case.by_id[premise] for premise in estimate.by.premises if premise in case.by_id]
    return tell(case, estimate, facts) if tell else ""


def tell_shared_event(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The event that two pages share: what this page calls its day, and what the other does."""
    own, other = islice((fact for fact in facts if isinstance(fact, Claim)), 2)
    mine, theirs = (next((fact for fact in facts if isinstance(fact, Expression) and fact.id == claim.expression), None) for claim in (own, other))
    if mine is None or theirs is None:
        return ""
    event = f"the {other.lemma}" if own.lemma == other.lemma else f"the “{quote(case, own.trigger)}”"
    return f"{words_at(case, mine)} is {event} that {name_of(case, other.trigger.page)} dates {words_of_time(case, theirs)}"


def tell_weekday(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The weekday with its date, and what leaves one year for it."""
    times = [fact for fact in facts if isinstance(fact, Expression)]
    if not times:
        return ""
    day, others = next(iter(days_of(case, times[0])), None), [words_at(case, time, beside=estimate.page) for time in times[1:]]
    who, side = name_of(case, estimate.page), "before it" if day and day == estimate.latest else "after it" if day and day == estimate.earliest else "around it"
    year = f"; the year is told by {listed(others)}" if others else ""
    return f"“{quote(case, times[0].span)}” is named by its weekday, so {who} is of the week {side}{year}"


def tell_line(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The date in a line of its own."""
    return listed([f"a line of its own has “{quote(case, fact.span)}”" for fact in facts if isinstance(fact, Expression)][:1])


def tell_bounds(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The dates that bound the day."""
    times = [fact for fact in facts if isinstance(fact, Expression)]
    after = [f"not before {words_of_time(case, time)}" for time in times if estimate.earliest and estimate.earliest in days_of(case, time)[:1]]
    before = [f"not after {words_of_time(case, time)}" for time in times if estimate.latest and estimate.latest in days_of(case, time)[1:]]
    return listed([*after[:1], *before[:1]])


def tell_written(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The words of time on the page that say most for its day."""
    own = [f"“{quote(case, fact.span)}”" for fact in facts if isinstance(fact, Expression) and fact.span.page == estimate.page]
    return f"{name_of(case, estimate.page)} says {listed(list(dict.fromkeys(own))[:3])}" if own else ""


def tell_story(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """What the pages like it say of their days, and what the page itself names."""
    pages = [fact for fact in facts if isinstance(fact, Page) and fact.id != estimate.page][:3]
    theirs = [f"{name_of(case, page.id)} {words_of_page(case, page, facts)}" for page in pages]
    return "; ".join(each for each in (listed(theirs), tell_written(case, estimate, facts)) if each)


def words_of_page(case: Case, page: Page, facts: Sequence[object]) -> str:
    """What another page says of its own day: its words, else the day that it goes by."""
    own = [f"“{quote(case, fact.span)}”" for fact in facts if isinstance(fact, Expression) and fact.span.page == page.id]
    known = case.estimate_of.get(page.id)
    return f"says {listed(list(dict.fromkeys(own))[:2])}" if own else f"is of {day_of(known)}"


def tell_declared(case: Case, estimate: DateEstimate, facts: Sequence[object]) -> str:
    """The declarations that say otherwise."""
    others = [words_of_stamp(stamp) for fact in facts if isinstance(fact, Page) for stamp in dissenting(fact, estimate.value)]
    return f"but {listed(others)}" if others else ""


def dissenting(page: Page, day: str | None) -> tuple[Stamp, ...]:
    """What a page declares of days that lie more than one from the day it goes by, the surest place of each day, three at most."""
    if day is None:
        return ()
    found: dict[str, Stamp] = {}
    for sighting in page.sightings:
        for stamp in sighting.stamps:
            if not stamp.origin.startswith(WEAK) and abs((date.fromisoformat(stamp.day) - date.fromisoformat(day)).days) > 1:
                found.setdefault(stamp.day, stamp)
    return tuple(found.values())[:3]


def words_of_stamp(stamp: Stamp) -> str:
    """A declaration of a day: where it stands and what it says."""
    return f"its {stamp.origin} says {stamp.day}"


TELL: Mapping[str, Callable[[Case, DateEstimate, Sequence[object]], str]] = {
    "case.date.shared_event": tell_shared_event,
    "case.date.weekday": tell_weekday,
    "case.date.dateline": tell_line,
    "case.date.bounds": tell_bounds,
    "case.date.written": tell_written,
    "case.date.named": tell_written,
    "case.date.year": tell_written,
    "case.date.story": tell_story,
    "case.date.likeness": tell_story,
    "case.date.declared": tell_declared,
    "case.date.agreed": tell_declared,
    "case.date.given": tell_declared,
}
"""How the evidence of every rule that dates a page is told."""


def words_at(case: Case, time: Expression, *, beside: str | None = None) -> str:
    """A time expression in its words, with its page unless that is the one spoken of."""
    words = f"“{quote(case, time.span)}”"
    return words if time.span.page == beside else f"{words} in {name_of(case, time.span.page)}"


def words_of_time(case: Case, time: Expression) -> str:
    """A time expression in its words, with the day that it means where the words do not say it in full."""
    words, days = f"“{quote(case, time.span)}”", days_of(case, time)
    return f"{words} ({days[0]})" if days and days[0] == days[1] else words


def days_of(case: Case, time: Expression) -> tuple[str, ...]:
    """The first and the last day of a resolved time expression; empty where they are not both known."""
    found = case.timex_of.get(time.id)
    return (found.earliest, found.latest) if found and found.earliest and found.latest else ()
