"""Direct speech that goes on in the next paragraph: its words belong to whoever spoke last."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.claims.attribution.cues import Draft
from dateline.claims.attribution.quotations import RULE, holds, is_held
from dateline.model import Sentence, Zone
from dateline.text.quotations import Place, find_quotes, pieces

MARKS = frozenset({'"', "''", "'"})
SPEECH = frozenset({"say", "confirm", "claim", "deny", "show", "believe", "ask"})

Passages = Sequence[tuple[Sequence[Sentence], list[Draft]]]
"""The passages of an article in order, each with its drafts."""


def continue_quotes(passages: Passages, sentences: Mapping[int, Sentence]) -> Iterator[Draft]:
    """The drafts of all passages, where a quotation goes on from the paragraph before.

    One that opens a paragraph without a speaker belongs to the speaker of the last one.
    """
    found: list[Draft] = []
    speaker: int | None = None
    left_open = False
    for passage, drafts in passages:
        found.extend(drafts)
        if passage[0].zone != Zone.BODY:
            continue
        quotes = find_quotes(passage)
        own = range(len(found) - len(drafts), len(found))
        if speaker is not None and goes_on(
            passage, quotes, [found[at] for at in own], sentences, left_open=left_open
        ):
            found[speaker] = extended(found[speaker], quotes, sentences)
        else:
            speaker = last_speaker(found, own, quotes, sentences)
        left_open = bool(quotes) and is_open(quotes[-1], sentences)
    yield from found


def goes_on(
    passage: Sequence[Sentence],
    quotes: Sequence[tuple[Place, Place]],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
    *,
    left_open: bool,
) -> bool:
    """Whether a paragraph goes on with the quotation before it: it opens with one that nobody says.

    The last one was `left_open`, or nothing else stands here.
    """
    if (
        not quotes
        or quotes[0][0] != (passage[0].number, 0)
        or any(is_held(quote, drafts, sentences) for quote in quotes)
    ):
        return False
    return left_open or quotes[-1][1] == (passage[-1].number, len(passage[-1]) - 1)


def extended(draft: Draft, quotes: Sequence[tuple[Place, Place]], sentences: Mapping[int, Sentence]) -> Draft:
    """A draft with further quotations as its content."""
    further = chain.from_iterable(pieces(quote, sentences) for quote in quotes)
    return replace(
        draft,
        further=tuple(dict.fromkeys((*draft.further, *further))),
        also=tuple(dict.fromkeys((*draft.also, RULE))),
    )


def last_speaker(
    found: Sequence[Draft],
    own: range,
    quotes: Sequence[tuple[Place, Place]],
    sentences: Mapping[int, Sentence],
) -> int | None:
    """The draft that holds the last quotation of a paragraph, if some words of speech do."""
    speakers = [
        at
        for at in own
        if quotes
        and found[at].kind in SPEECH
        and found[at].source
        and holds(found[at], quotes[-1], sentences)
    ]
    return speakers[-1] if speakers else None


def is_open(quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> bool:
    """Whether a quotation is not closed in its paragraph."""
    number, token = quote[1]
    return sentences[number].words[token] not in MARKS
