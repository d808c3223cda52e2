"""Words of a page that are no part of the story, or are a part of it, when a person says so."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from dateline.cases.indexes import Group, Identified
from dateline.cases.sourcing import outwards, span_of
from dateline.cases.undoing import left_in
from dateline.model import (
    TOLD,
    Attribution,
    By,
    Claim,
    Coreference,
    Expression,
    Judgement,
    JudgementKind,
    Mention,
    Page,
    Passage,
    Reading,
    Ruling,
    Span,
    Trigger,
    Zone,
)
from dateline.stage import Notes

ZONES: Mapping[JudgementKind, Zone] = {
    JudgementKind.BOILERPLATE: Zone.BOILERPLATE,
    JudgementKind.STORY: Zone.BODY,
}
"""What words of a page are by a judgement of a kind."""


def stories_in(log: Iterable[Judgement], pages: Mapping[str, Page]) -> list[Judgement]:
    """The judgements that put words of some pages into the story, as far as nobody has taken them back."""
    told = (judgement for judgement in left_in(log) if judgement.kind is JudgementKind.STORY)
    known = (judgement for judgement in told if judgement.members[0] in pages)
    return [each for each in known if span_of(each.verdict, pages[each.members[0]])]


def tell_stories(
    reading: Reading,
    notes: Notes,
    *,
    run: Callable[..., Iterable[Any]],
    stories: Mapping[str, Sequence[Judgement]],
) -> Iterator[Any]:
    """What a stage finds that gives passages, with words in the story that people put there, by page.

    What follows reads them as it reads the rest of the story.
    """
    passages: list[Passage] = []
    for fact in run(reading, notes):
        if isinstance(fact, Passage):
            passages.append(fact)
        else:
            yield fact
    for judgement in stories.get(reading.page.id, ()):
        passages = [*divided(passages, reading.page, judgement.kind, judgement.verdict, judgement.id)]
    yield from passages


def without_boilerplate(layers: Notes, rulings: Sequence[Ruling]) -> Notes:
    """The notes of a page without what was found in words that are no part of the story, as people say."""
    page, passages = layers[Page][0], list(layers[Passage])
    for ruling in rulings:
        passages = [*divided(passages, page, ruling.kind, ruling.verdict, ruling.judgement)]
    gone = frozenset(chain.from_iterable(taken_by(ruling.verdict, layers) for ruling in rulings))
    return without(layers.replacing(Passage, passages), gone)


def divided(
    passages: Iterable[Passage], page: Page, kind: JudgementKind, verdict: str, judgement: str
) -> Iterator[Passage]:
    """The passages of a page, cut where words begin and end that are something else as a person says."""
    zone, span, by = ZONES[kind], span_of(verdict, page), By(f"judgement.{kind}/1", 1.0, (judgement,))
    for passage in passages:
        told = passage.zone in TOLD and zone in TOLD
        if told or span is None or not passage.span.overlaps(span):
            yield passage
            continue
        start, end = max(passage.span.start, span.start), min(passage.span.end, span.end)
        yield from trimmed(passage, passage.span.start, start, page.text)
        yield from trimmed(Passage(span, zone, by), start, end, page.text)
        yield from trimmed(passage, end, passage.span.end, page.text)


def trimmed(passage: Passage, start: int, end: int, text: str) -> Iterator[Passage]:
    """A part of a passage without blanks at its edges, if anything is left."""
    words = text[start:end]
    start, end = start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())
    if start < end:
        yield replace(passage, span=Span(passage.span.page, start, end))


def taken_by(verdict: str, layers: Notes) -> frozenset[str]:
    """The ids of what goes when words of a page are boilerplate: what stands in them and nothing else rests on."""
    span = span_of(verdict, layers[Page][0])
    if span is None:
        return frozenset()
    claims = [claim for claim in layers[Claim] if not span.overlaps(claim.trigger)]
    attributions = resting(claims, layers[Attribution], span)
    named = {*chain.from_iterable(map(named_by, claims)), *chain.from_iterable(map(sources_of, attributions))}
    inside = (each for each in spanned(layers) if span.covers(each.span))
    found = ids_of(layers[Claim]) | ids_of(layers[Attribution]) | ids_of(inside)
    return found - ids_of(claims) - ids_of(attributions) - named


def ids_of(facts: Iterable[Identified]) -> frozenset[str]:
    """The ids of facts."""
    return frozenset(fact.id for fact in facts)


Spanned = Trigger | Mention | Expression


def spanned(layers: Notes) -> Iterator[Spanned]:
    """The event words, mentions and times of a page."""
    yield from layers[Trigger]
    yield from layers[Mention]
    yield from layers[Expression]


def resting(claims: Iterable[Claim], attributions: Sequence[Attribution], span: Span) -> list[Attribution]:
    """The attributions that stay: those of which a part stands elsewhere, and those that others rest on."""
    known = {attribution.id: attribution for attribution in attributions}
    carried = set(chain.from_iterable(claim.chain for claim in claims))
    staying = [
        each for each in attributions if each.id in carried or not all(map(span.covers, parts_of(each)))
    ]
    around = {outer.id for each in staying for outer in outwards(each, known)}
    return [each for each in attributions if each.id in around]


def parts_of(attribution: Attribution) -> Iterator[Span]:
    """The words of an attribution."""
    return filter(None, (attribution.source, attribution.cue, *attribution.content))


def named_by(claim: Claim) -> Iterator[str]:
    """The ids of what a claim names on its page."""
    arguments = (argument.mention for argument in claim.arguments)
    return filter(None, (claim.place, claim.expression, *arguments))


def sources_of(attribution: Attribution) -> tuple[str, ...]:
    """The mentions that an attribution names."""
    return attribution.sources


def without(layers: Notes, gone: Collection[str]) -> Notes:
    """The notes of a page without some facts, and without what only joins them to others."""
    for kind in (Claim, Attribution, Trigger, Mention, Expression):
        layers = keeping(layers, kind, gone)
    joined = (each for each in layers[Coreference] if not {each.mention, each.antecedent} & {*gone})
    return layers.replacing(Coreference, [unweighed(each, gone) for each in joined])


def keeping(layers: Notes, kind: type[Group], gone: Collection[str]) -> Notes:
    """The notes of a page without some facts of one kind."""
    return layers.replacing(kind, [each for each in layers[kind] if each.id not in gone])


def unweighed(coreference: Coreference, gone: Collection[str]) -> Coreference:
    """A coreference without the rivals that are gone."""
    grounds = tuple(ground for ground in coreference.by.grounds if not {*ground.facts} & {*gone})
    return replace(coreference, by=replace(coreference.by, grounds=grounds))
