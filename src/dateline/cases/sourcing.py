"""Whose word a claim is when a person says so: the outlet's, an attribution's, or that of other words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from dateline.model import OWN, Attribution, By, Claim, Manner, Mention, Page, Span
from dateline.stage import Notes

RULE = "judgement.source/1"


def attributions_for(
    claim: Claim, verdict: str, layers: Notes, *, judgement: str
) -> tuple[Attribution, ...] | None:
    """The chain that a verdict on the source of a claim names, outermost first.

    `None` when its page has no such source.
    """
    known = {attribution.id: attribution for attribution in layers[Attribution]}
    if verdict == OWN:
        return ()
    if verdict in known:
        return (*reversed(list(outwards(known[verdict], known))),)
    source = span_of(verdict, layers[Page][0])
    return (attribute(claim, source, layers, judgement=judgement),) if source else None


def outwards(attribution: Attribution, known: Mapping[str, Attribution]) -> Iterator[Attribution]:
    """An attribution, then the one in whose content it stands, and so on."""
    outer: Attribution | None = attribution
    while outer:
        yield outer
        outer = known.get(outer.within or "")


def span_of(verdict: str, page: Page) -> Span | None:
    """The words "120-131" of a page; `None` when it has none there."""
    start, _, end = verdict.partition("-")
    if not start.isdigit() or not int(start) < int(end) <= len(page.text):
        return None
    return Span(page.id, int(start), int(end))


def attribute(claim: Claim, source: Span, layers: Notes, *, judgement: str) -> Attribution:
    """The attribution of a claim's words to a source that only a person has seen."""
    return Attribution(
        source=source,
        cue=None,
        content=claim.evidence,
        manner=Manner.INDIRECT,
        cue_kind="say",
        sources=tuple(mention.id for mention in named_in(source, layers[Mention])),
        within=None,
        sentence=claim.sentence,
        by=By(RULE, 1.0, (judgement,)),
    )


def named_in(source: Span, mentions: tuple[Mention, ...]) -> list[Mention]:
    """Whom a phrase names: the mentions in it that stand in no other one of it."""
    inside = [mention for mention in mentions if source.covers(mention.span)]
    return [mention for mention in inside if not is_part(mention.span, inside)]


def is_part(span: Span, mentions: Iterable[Mention]) -> bool:
    """Whether a span lies in a longer one of some mentions."""
    return any(mention.span != span and mention.span.covers(span) for mention in mentions)
