"""Facts in a few words, for people who follow a chain of reasons."""

# ruff: noqa: ARG001 — all nouns are asked in one way, whatever they need to answer

from __future__ import annotations

from functools import singledispatch
from typing import Any

from dateline.cases.speakers import listed, name_of, quote, source_of
from dateline.model import (
    Argument,
    Attribution,
    Case,
    Claim,
    Copies,
    Coreference,
    Credit,
    DateEstimate,
    Entity,
    Event,
    EventTime,
    Expression,
    Judgement,
    Label,
    Language,
    Link,
    Mention,
    Origin,
    Page,
    Position,
    Problem,
    Span,
    Stance,
    Story,
    Timex,
    Trigger,
)
from dateline.text.languages import language_names
from dateline.views.certainty import guess, margin
from dateline.views.decisions import what_of
from dateline.views.declarations import dissenting, words_of_stamp
from dateline.views.edtf import edtf_of, render_edtf
from dateline.views.positions import status_of, voices_on
from dateline.views.words import day_of, named, whose, words_of


@singledispatch
def describe(fact: Any, case: Case) -> tuple[str, tuple[Span, ...]]:
    """A fact in a few words, and the spans where it stands."""
    span = getattr(fact, "span", None)
    return type(fact).__name__.lower(), (span,) if span else ()


@describe.register
def _(fact: Claim, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.status.label}: {whose(case, fact)}: “{words_of(case, fact)}”", fact.evidence or (
        fact.trigger,
    )


@describe.register
def _(fact: Argument, case: Case) -> tuple[str, tuple[Span, ...]]:
    return str(fact.role), (fact.span,)


@describe.register
def _(fact: Attribution, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"to {source_of(case, fact)} ({fact.cue_kind}, {fact.manner})", tuple(
        span for span in (fact.source, fact.cue, *fact.content) if span
    )


@describe.register
def _(fact: Event, case: Case) -> tuple[str, tuple[Span, ...]]:
    statuses = listed([voice.status for voice in voices_on(case, fact)])
    return f"{statuses}: {fact.label} ({render_edtf(fact.earliest, fact.latest) or 'no date'})", ()


@describe.register
def _(fact: EventTime, case: Case) -> tuple[str, tuple[Span, ...]]:
    timex = case.by_id.get(fact.timex or "")
    by = f", by “{quote(case, timex.span)}”" if timex else ""
    return f"{edtf_of(fact) or 'unknown'}{by}", ()


@describe.register
def _(fact: DateEstimate, case: Case) -> tuple[str, tuple[Span, ...]]:
    sure = guess(fact) or margin(fact)
    return (
        f"{name_of(case, fact.page)} was published {day_of(fact)} ({fact.how}{f': {sure}' if sure else ''})",
        (),
    )


@describe.register
def _(fact: Timex, case: Case) -> tuple[str, tuple[Span, ...]]:
    days = render_edtf(fact.earliest, fact.latest)
    value = fact.value or (f"open, some time in {days}" if days else "unknown")
    return f"“{quote(case, fact.span)}” ({fact.symbol}){counted_from(fact, case)} is {value}", (fact.span,)


def counted_from(fact: Timex, case: Case) -> str:
    """What a time was counted from: the day of its page, or a time named before it."""
    anchor = case.by_id.get(fact.anchor or "")
    if isinstance(anchor, Page):
        day = day_of(case.estimate_of.get(anchor.id))
        return f", counted from the day {name_of(case, anchor.id)} was published, {day},"
    if isinstance(anchor, Expression):
        found = case.timex_of.get(anchor.id)
        value = f", {found.value}," if found and found.value else ","
        return f", counted from “{quote(case, anchor.span)}”{value}"
    return ""


@describe.register
def _(fact: Expression, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.type} {fact.symbol}", (fact.span,)


@describe.register
def _(fact: Trigger, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.lemma} ({'/'.join(part for part in (fact.predicate, fact.mode) if part) or 'no type'})", (
        fact.span,
    )


@describe.register
def _(fact: Mention, case: Case) -> tuple[str, tuple[Span, ...]]:
    entity = case.entity_of.get(fact.id)
    return f"{fact.type} {entity.name if entity else fact.name}", (fact.span,)


@describe.register
def _(fact: Coreference, case: Case) -> tuple[str, tuple[Span, ...]]:
    named_before = case.by_id.get(fact.antecedent)
    return f"means the same as {quote(case, named_before.span)}" if named_before else "refers back", ()


@describe.register
def _(fact: Entity, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.type} {fact.name}", ()


@describe.register
def _(fact: Position, case: Case) -> tuple[str, tuple[Span, ...]]:
    source = listed(named(case, [fact.source])) if fact.source else "the page itself"
    negated = fact.stance == Stance.DENIES and status_of(case, fact) == Label.NEGATED
    stance = "says that it is not so" if negated else f"{fact.stance} it"
    return f"{source} {stance}, on {listed([name_of(case, page) for page in fact.pages])}", ()


@describe.register
def _(fact: Link, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.relation}: {fact.explanation}", ()


@describe.register
def _(fact: Page, case: Case) -> tuple[str, tuple[Span, ...]]:
    declared = [
        f"{sighting.locator} declares {sighting.published}"
        for sighting in fact.sightings
        if sighting.published
    ]
    day = next((sighting.published for sighting in fact.sightings if sighting.published), None)
    others = [words_of_stamp(stamp) for stamp in dissenting(fact, day)]
    but = f", but {listed(others)}" if others else ""
    return f"{name_of(case, fact.id)} ({listed(declared) or 'declares no day'}{but})", ()


@describe.register
def _(fact: Language, case: Case) -> tuple[str, tuple[Span, ...]]:
    language = language_names().get(fact.code or "", "a language that is not known")
    rest = "" if fact.analysed else " and is not analysed"
    return f"{name_of(case, fact.page)} is in {language}{rest}", ()


@describe.register
def _(fact: Judgement, case: Case) -> tuple[str, tuple[Span, ...]]:
    because = f": {fact.because}" if fact.because else ""
    return f"by {fact.user}, {fact.at[:10]}, {what_of(case, fact)}{because}", ()


@describe.register
def _(fact: Problem, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{fact.locator}, {fact.stage}: {fact.message}", (fact.span,) if fact.span else ()


@describe.register(Copies)
@describe.register(Story)
def _(fact: Copies | Story, case: Case) -> tuple[str, tuple[Span, ...]]:
    shared = "text" if isinstance(fact, Copies) else "story"
    return f"one {shared}: {listed([name_of(case, page) for page in fact.pages])}", ()


@describe.register
def _(fact: Credit, case: Case) -> tuple[str, tuple[Span, ...]]:
    return f"{name_of(case, fact.span.page)} credits {fact.name}", (fact.span,)


@describe.register
def _(fact: Origin, case: Case) -> tuple[str, tuple[Span, ...]]:
    pages = listed([name_of(case, page) for page in fact.pages])
    return f"possibly one origin{f', {fact.name}' if fact.name else ''}: {pages}", fact.evidence
