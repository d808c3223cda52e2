"""Quotations that nobody is found to say: the words of somebody, and never those of the outlet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from dateline.model import Attribution, By, Manner, Reading, Sentence, Span
from dateline.pages.lines import covered, is_marked
from dateline.text.quotations import quoted_tokens

RULE = "attribution.orphan/1"
SHORT = 3
"""Words from which a quoted sentence says something."""


def find_orphans(
    reading: Reading, sentences: Sequence[Sentence], found: Sequence[Attribution]
) -> Iterator[Attribution]:
    """An attribution without a source for every run of quoted sentences of a passage that none covers.

    What somebody is said to say within a quotation does not make it theirs.
    """
    for number, group in groupby(sentences, key=lambda sentence: sentence.passage):
        passage = list(group)
        marked = is_marked(reading.page.text, reading.passages[number].span.start)
        quotes = quoted_tokens(passage, {sentence.number: sentence for sentence in passage})
        quoted = [each for each in passage if is_quoted(each, quotes, marked=marked)]
        if not quoted:
            continue
        outer = [each for each in found if not speaks_within(each, quoted)]
        held = merged(span for attribution in outer for span in attribution.content)
        lone = {each.number for each in quoted if not covered(held, each.whole.start, each.whole.end)}
        for alone, run in groupby(passage, key=lambda sentence: sentence.number in lone):
            if alone:
                yield spoken(list(run))


def is_quoted(sentence: Sentence, quotes: Mapping[int, Sequence[int]], *, marked: bool) -> bool:
    """Whether all words of a sentence are quoted, and enough of them to say something."""
    words = [token for token, pos in enumerate(sentence.poses) if pos != "PUNCT"]
    return len(words) >= SHORT and (marked or all(quotes[sentence.number][token] for token in words))


def speaks_within(attribution: Attribution, quoted: Sequence[Sentence]) -> bool:
    """Whether somebody is said to say something within quoted sentences."""
    cue = attribution.cue
    return cue is not None and any(sentence.whole.covers(cue) for sentence in quoted)


def merged(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """What some spans of a page cover, as sorted stretches that are apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted((span.start, span.end) for span in spans):
        if found and start <= found[-1][1]:
            found[-1] = found[-1][0], max(end, found[-1][1])
        else:
            found.append((start, end))
    return found


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
