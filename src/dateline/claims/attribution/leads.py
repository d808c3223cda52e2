"""Lines that end with a colon: whoever they say speaks says the paragraph behind them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, pairwise

from dateline.claims.attribution.cues import Draft, Lexicon, verb_group
from dateline.claims.attribution.phrases import according_to
from dateline.claims.attribution.quotations import RULE as QUOTE
from dateline.claims.attribution.quotations import is_held
from dateline.claims.attribution.sources import source_phrase, speaker_of_verb
from dateline.claims.attribution.verb_drafts import senses
from dateline.model import Sentence, Zone
from dateline.text.quotations import MARKS, find_quotes, pieces

RULE = "attribution.lead/1"
SHORT = 15
"""Words and signs up to which a line leads to a paragraph without quotation marks."""

Passage = tuple[Sequence[Sentence], list[Draft]]
"""A passage with its drafts."""


def follow_leads(
    passages: Sequence[Passage], sentences: Mapping[int, Sentence], lexicon: Lexicon
) -> Iterator[Passage]:
    """The passages, with what the line above each says of whose words it is."""
    yield from passages[:1]
    for (above, _), (passage, drafts) in pairwise(passages):
        told = above[0].zone == passage[0].zone == Zone.BODY and above[-1].words[-1] == ":"
        lead = lead_of(above[-1], lexicon) if told else None
        further = led_words(above, passage, drafts, sentences) if lead else ()
        also = (QUOTE,) if passage[0].words[0] in MARKS else ()
        yield passage, [replace(lead, further=further, also=also), *drafts] if lead and further else drafts


def led_words(
    above: Sequence[Sentence],
    passage: Sequence[Sentence],
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
) -> tuple[tuple[int, int, int], ...]:
    """What a line leads to: the quotations that open the passage, else behind a short line all of it."""
    quotes = find_quotes(passage)
    if any(is_held(quote, drafts, sentences) for quote in quotes):
        return ()
    if quotes and quotes[0][0] == (passage[0].number, 0):
        return tuple(chain.from_iterable(pieces(quote, sentences) for quote in quotes))
    if len(above) > 1 or len(above[0]) > SHORT:
        return ()
    return tuple((each.number, 0, len(each) - 1) for each in passage)


def lead_of(sentence: Sentence, lexicon: Lexicon) -> Draft | None:
    """Who is said to speak at the end of a line, without what is said: "Oll wrote:", "According to the Post:"."""
    if sentence.lowers[0] == "according" and (speaker := according_to(sentence, 0)) is not None:
        return led(sentence, 0, (0, sentence.heads[speaker]), speaker)
    for verb in range(len(sentence) - 2, -1, -1):
        last = sentence.edges[verb][1] >= len(sentence) - 2
        if last and any(
            "quote" in cue.frames and cue.kind == "say" for cue in senses(sentence, verb, lexicon)
        ):
            speaker = speaker_of_verb(sentence, verb)
            return None if speaker is None else led(sentence, verb, verb_group(sentence, verb), speaker)
    return None


def led(sentence: Sentence, head: int, cue: tuple[int, ...], speaker: int) -> Draft:
    """A lead of a speaker by a cue."""
    source = source_phrase(sentence, speaker, cue)
    return Draft(sentence.number, "say", RULE, head, cue, speaker, source, ())
