"""Quotations that nobody is found to say: the words of somebody, and never those of the outlet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from dateline.claims.attribution.contexts import quoted_tokens
from dateline.model import Attribution, By, Manner, Reading, Sentence, Span

RULE = "attribution.orphan/1"
QUOTED = "zone.quoted"
"""The rule of passages that stand behind the mark of a quotation."""
SHORT = 3
"""Words from which a quoted sentence says something."""


def find_orphans(
    reading: Reading, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """An attribution without a source for every run of quoted sentences of a passage that none covers."""
    held = [span for attribution in found for span in attribution.content]
    for number, group in groupby(sentences, key=lambda sentence: sentence.passage):
        passage = list(group)
        marked = reading.passages[number].by.rule == QUOTED
        quotes = quoted_tokens(passage, {sentence.number: sentence for sentence in passage})
        for lone, run in groupby(
            passage, key=lambda sentence: is_lone(sentence, quotes, held, marked=marked)
        ):
            if lone:
                yield spoken(list(run))


def is_lone(
    sentence: Sentence, quotes: Mapping[int, Sequence[int]], held: Sequence[Span], *, marked: bool
) -> bool:
    """Whether all words of a sentence are quoted and in no attribution."""
    words = [token for token, pos in enumerate(sentence.poses) if pos != "PUNCT"]
    whole = marked or all(quotes[sentence.number][token] for token in words)
    return len(words) >= SHORT and whole and not any(span.overlaps(sentence.whole) for span in held)


def spoken(run: Sequence[Sentence]) -> Attribution:
    """The attribution of some quoted sentences to nobody who is known."""
    return Attribution(
        source=None,
        cue=None,
        content=tuple(sentence.whole for sentence in run),
        manner=Manner.DIRECT,
        cue_kind="say",
        sources=(),
        within=None,
        sentence=run[0].number,
        by=By(RULE, 1.0),
    )
