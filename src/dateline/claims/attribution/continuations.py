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

Quote = tuple[Place, Place]
"""The marks that open and close a quotation."""

Passages = Sequence[tuple[Sequence[Sentence], list[Draft]]]
"""The passages of an article in order, each with its drafts."""


def continue_quotes(passages: Passages, sentences: Mapping[int, Sentence]) -> Iterator[Draft]:
    """The drafts of all passages, where a quotation goes on from the paragraph before.

    One that opens a paragraph without a speaker belongs to the speaker of the last one; one that no mark closes,
    without a speaker before it, to the speaker of the next.
    """
    found: list[Draft] = []
    speaker: int | None = None
    waiting: list[Quote] = []
    quoted = left_open = False
    for passage, drafts in passages:
        found.extend(drafts)
        if passage[0].zone != Zone.BODY:
            continue
        quotes = find_quotes(passage)
        own = range(len(found) - len(drafts), len(found))
        waits = is_waiting(passage, quotes, drafts, sentences)
        goes = goes_on(passage, quotes, drafts, sentences, left_open=left_open)
        if speaker is not None and goes and (quoted or not waits):
            found[speaker] = extended(found[speaker], quotes, sentences)
            waiting = []
        else:
            first = speaker_of(found, own, quotes[0], sentences) if opens(passage, quotes) else None
            if first is not None:
                found[first] = extended(found[first], waiting, sentences)
            waiting = [*waiting, *quotes] if waits else []
            held = speaker_of(found, own, quotes[-1], sentences) if quotes else None
            quoted = held is not None
            speaker = held if quoted else last_speaker(found, own, passage)
        left_open = bool(quotes) and is_open(quotes[-1], sentences)
    yield from found


def is_waiting(
    passage: Sequence[Sentence],
    quotes: Sequence[Quote],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
) -> bool:
    """Whether a paragraph is one quotation that nobody says and that nothing closes: its speaker comes behind."""
    return len(quotes) == 1 and is_free(passage, quotes, drafts, sentences) and is_open(quotes[0], sentences)


def goes_on(
    passage: Sequence[Sentence],
    quotes: Sequence[Quote],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
    *,
    left_open: bool,
) -> bool:
    """Whether a paragraph goes on with the quotation before it: it opens with one that nobody says.

    The last one was `left_open`, or nothing else stands here.
    """
    if not is_free(passage, quotes, drafts, sentences):
        return False
    return left_open or quotes[-1][1] == (passage[-1].number, len(passage[-1]) - 1)


def is_free(
    passage: Sequence[Sentence],
    quotes: Sequence[Quote],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
) -> bool:
    """Whether a paragraph opens with a quotation, and nobody says any that stands there."""
    return opens(passage, quotes) and not any(is_held(quote, drafts, sentences) for quote in quotes)


def opens(passage: Sequence[Sentence], quotes: Sequence[Quote]) -> bool:
    """Whether a paragraph opens with a quotation."""
    return bool(quotes) and quotes[0][0] == (passage[0].number, 0)


def extended(draft: Draft, quotes: Sequence[Quote], sentences: Mapping[int, Sentence]) -> Draft:
    """A draft with further quotations as its content."""
    further = chain.from_iterable(pieces(quote, sentences) for quote in quotes)
    return replace(
        draft,
        further=tuple(dict.fromkeys((*draft.further, *further))),
        also=tuple(dict.fromkeys((*draft.also, RULE))),
    )


def last_speaker(found: Sequence[Draft], own: range, passage: Sequence[Sentence]) -> int | None:
    """The draft that the last word of a paragraph is of, if some words of speech do."""
    words = (token for token, pos in enumerate(passage[-1].poses) if pos != "PUNCT")
    end = (passage[-1].number, max(words, default=-1))
    return next((at for at in own if speaks(found[at]) and end in found[at].places), None)


def speaker_of(
    found: Sequence[Draft], own: range, quote: Quote, sentences: Mapping[int, Sentence]
) -> int | None:
    """The last draft of a paragraph that holds a quotation, if some words of speech do."""
    speakers = [at for at in own if speaks(found[at]) and holds(found[at], quote, sentences)]
    return speakers[-1] if speakers else None


def speaks(draft: Draft) -> bool:
    """Whether a draft is of words of speech, and of somebody."""
    return draft.kind in SPEECH and bool(draft.source)


def is_open(quote: Quote, sentences: Mapping[int, Sentence]) -> bool:
    """Whether a quotation is not closed in its paragraph."""
    number, token = quote[1]
    return sentences[number].words[token] not in MARKS
