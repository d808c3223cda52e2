"""Claims that a person adds where no rule has found one, from their event word and the words that tell them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from dateline.cases.indexes import every
from dateline.cases.sourcing import span_of
from dateline.cases.undoing import left_in
from dateline.model import (
    By,
    Certainty,
    Claim,
    Expression,
    Judgement,
    JudgementKind,
    Label,
    Mention,
    Page,
    Polarity,
    Span,
    Status,
    Tense,
    Trigger,
    make_id,
)
from dateline.stage import Notes

RULE = "judgement.add/1"
END = re.compile(r"[.!?…][\"'”’)\]]*\s|\n")
"""Between the words of two sentences, or of a name with a full stop in it: what is there is not put together."""
NEAR = 8
"""Facts around an event word that are asked in which sentence they stand."""


class Told(NamedTuple):
    """Where an added claim stands: its event word, and the words that tell it."""

    event: Span
    clause: Span


def told_in(verdict: str, page: Page) -> Told | None:
    """The words "120-129/100-150" of a page; `None` where it has none there, or no event word among them."""
    event, clause = (span_of(words, page) for words in verdict.split("/"))
    return Told(event, clause) if event and clause and clause.covers(event) else None


def added_id(judgement: Judgement) -> str:
    """What rules would call the claim that a judgement adds, the outlet's own word."""
    start, _, end = judgement.verdict.partition("/")[0].partition("-")
    return make_id("clm", judgement.members[0], int(start), int(end), ())


def add_claims(articles: Mapping[str, Notes], log: Iterable[Judgement]) -> dict[str, Notes]:
    """The notes of all pages with the claims that people added and nobody has taken back, the last of each.

    They stand where those of rules stand, and judgements on them count as on any other.
    """
    found, asked = dict(articles), additions_in(log)
    lemmas = known_lemmas(articles) if asked else {}
    for judgement in asked:
        page = judgement.members[0]
        if page in found:
            found[page] = add_claim(found[page], judgement, lemmas)
    return found


def additions_in(log: Iterable[Judgement]) -> Iterable[Judgement]:
    """The judgements that add claims, in their order: of those on one event word the last, if it is not undone."""
    added = (judgement for judgement in left_in(log) if judgement.kind is JudgementKind.ADD)
    return {added_id(judgement): judgement for judgement in added}.values()


def add_claim(layers: Notes, judgement: Judgement, lemmas: Mapping[str, str]) -> Notes:
    """The notes of a page with one more claim, unless a rule has found it or its words are not there."""
    told = told_in(judgement.verdict, layers[Page][0])
    if told is None or any(claim.id == added_id(judgement) for claim in layers[Claim]):
        return layers
    known = next((each for each in layers[Trigger] if each.span == told.event), None)
    trigger = known or trigger_at(told.event, layers, judgement=judgement, lemmas=lemmas)
    claim = claim_at(told, trigger, layers, judgement=judgement)
    return layers.plus([claim, *([] if known else [trigger])], (Claim, Trigger))


def trigger_at(event: Span, layers: Notes, *, judgement: Judgement, lemmas: Mapping[str, str]) -> Trigger:
    """An event word that only a person has seen, without a type."""
    words = words_of(event, layers)
    by = By(RULE, 1.0, (judgement.id,))
    return Trigger(event, sentence_of(event, layers), 0, lemmas.get(words, words), None, None, by)


def claim_at(told: Told, trigger: Trigger, layers: Notes, *, judgement: Judgement) -> Claim:
    """What a person has seen that the outlet says: stated, until the person says more.

    Its time is the first expression among its words.
    """
    times = sorted(each.span for each in layers[Expression] if told.clause.covers(each.span))
    expressions = {each.span: each.id for each in layers[Expression]}
    return Claim(
        trigger=told.event,
        lemma=trigger.lemma,
        predicate=trigger.predicate,
        mode=trigger.mode,
        arguments=(),
        expression=expressions[times[0]] if times else None,
        place=None,
        chain=(),
        status=Status(Label.STATED, Certainty.CERTAIN, Polarity.POS, Tense.UNKNOWN),
        evidence=(told.clause,),
        sentence=trigger.sentence,
        token=trigger.token,
        by=By(RULE, 1.0, (judgement.id, trigger.id)),
    )


def sentence_of(event: Span, layers: Notes) -> int:
    """The number of the sentence in which an event word stands, as a fact beside it tells, else a new one."""
    text, told = layers[Page][0].text, list(numbered(layers))
    near = sorted(told, key=lambda each: max(each[0].start - event.end, event.start - each[0].end))
    for span, sentence in near[:NEAR]:
        if not END.search(text[min(span.end, event.end) : max(span.start, event.start)]):
            return sentence
    return max((sentence for _, sentence in told), default=-1) + 1


def numbered(layers: Notes) -> Iterator[tuple[Span, int]]:
    """Where the facts of a page stand, each with the number of its sentence."""
    yield from ((each.span, each.sentence) for each in layers[Trigger])
    yield from ((each.span, each.sentence) for each in layers[Mention])
    yield from ((each.span, each.sentence) for each in layers[Expression])


def known_lemmas(articles: Mapping[str, Notes]) -> dict[str, str]:
    """The lemmas of the event words that rules have found, by these words."""
    return {
        words_of(trigger.span, articles[trigger.span.page]): trigger.lemma
        for trigger in every(articles, Trigger)
    }


def words_of(span: Span, layers: Notes) -> str:
    """The words of a page on one line, in lower case."""
    return " ".join(layers[Page][0].text[span.start : span.end].split()).lower()
