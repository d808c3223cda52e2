"""Whose words stand in quotation marks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.claims.attribution.cues import Cue, Draft, Lexicon, is_passive, verb_group
from dateline.claims.attribution.sources import source_phrase, speaker_of_verb
from dateline.claims.attribution.verb_drafts import senses
from dateline.model import Sentence
from dateline.text.quotations import Place, pieces

RULE = "en.cue.phrase.quote/1"
PHRASAL = frozenset({"NOUN", "PROPN", "ADP", "NUM"})
SHORT = 3
"""Quotations of fewer words are scare quotes or names, unless a cue takes them."""


def own_quotes(
    drafts: Sequence[Draft],
    quotes: Sequence[tuple[Place, Place]],
    sentences: Mapping[int, Sentence],
    lexicon: Lexicon,
) -> list[Draft]:
    """Drafts of one passage with their quotations: content grows to the whole quotation.

    Verbs beside a quotation get it, the rest goes to the last speaker.
    """
    grown = [grow(draft, quotes, sentences) for draft in drafts]
    taken = {quote for quote in quotes if is_held(quote, grown, sentences)}
    for quote in quotes:
        if quote in taken or is_woven(quote, sentences):
            continue
        if draft := beside(quote, grown, sentences, lexicon):
            grown.append(draft)
            taken.add(quote)
    for quote in quotes:
        if quote not in taken and length(quote, sentences) > SHORT:
            follow(grown, quote, sentences)
    return sorted(grown, key=lambda draft: (draft.sentence, draft.cue, draft.content))


def grow(draft: Draft, quotes: Sequence[tuple[Place, Place]], sentences: Mapping[int, Sentence]) -> Draft:
    """A draft whose content begins a quotation takes all of it; the cue must stand outside."""
    content, further = set(draft.content), list(draft.further)
    for quote in quotes:
        parts = list(pieces(quote, sentences))
        own = next(((first, last) for number, first, last in parts if number == draft.sentence), None)
        if own and begins(draft, own):
            content.update({*range(own[0], own[1] + 1)}.difference(draft.source, draft.cue))
            further.extend(part for part in parts if part[0] != draft.sentence)
    also = draft.also
    if further != list(draft.further) or len(content) > len(draft.content):
        also = (*also, RULE)
    return replace(draft, content=tuple(sorted(content)), further=tuple(dict.fromkeys(further)), also=also)


def begins(draft: Draft, stretch: tuple[int, int]) -> bool:
    """Whether the content of a draft, but not its cue, has half of a quotation or more."""
    first, last = stretch
    inner = sum(first < token < last for token in draft.content)
    return not inside(draft, stretch) and inner > 0 and inner * 2 >= last - first - 1


def inside(draft: Draft, stretch: tuple[int, int]) -> bool:
    """Whether the cue of a draft stands in a stretch of its sentence."""
    return any(stretch[0] <= token <= stretch[1] for token in draft.cue)


def holds(draft: Draft, quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> bool:
    """Whether a draft's content holds the beginning of a quotation."""
    for number, first, last in pieces(quote, sentences):
        if (
            number == draft.sentence
            and any(first < token < last for token in draft.content)
            and not inside(draft, (first, last))
        ):
            return True
        if any(number == other and start <= first and last <= end for other, start, end in draft.further):
            return True
    return False


def is_held(quote: tuple[Place, Place], drafts: Sequence[Draft], sentences: Mapping[int, Sentence]) -> bool:
    """Whether the content of any draft holds the beginning of a quotation."""
    return any(holds(draft, quote, sentences) for draft in drafts)


def length(quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> int:
    """How many words a quotation has."""
    parts = pieces(quote, sentences)
    poses = chain.from_iterable(sentences[number].poses[first : last + 1] for number, first, last in parts)
    return sum(pos != "PUNCT" for pos in poses)


def is_woven(quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> bool:
    """Whether a few quoted words are part of a phrase of the sentence: "a meeting of “night swimmers”"."""
    (number, first), (end, last) = quote
    if number != end or length(quote, sentences) > SHORT:
        return False
    sentence = sentences[number]
    words = [token for token in range(first + 1, last) if sentence.poses[token] != "PUNCT"]
    above = [sentence.heads[token] for token in words if sentence.heads[token] not in words]
    return bool(above) and all(sentence.poses[token] in PHRASAL for token in above)


def beside(
    quote: tuple[Place, Place], drafts: Sequence[Draft], sentences: Mapping[int, Sentence], lexicon: Lexicon
) -> Draft | None:
    """The draft of the nearest verb of saying in the sentence of a quotation, but outside it.

    With nothing between that could own it.
    """
    for number, first, last in pieces(quote, sentences):
        sentence = sentences[number]
        heads = {draft.head for draft in drafts if draft.sentence == number}
        verbs = [
            token
            for token, pos in enumerate(sentence.poses)
            if pos == "VERB" and not first <= token <= last and token not in heads
        ]
        for verb in sorted(verbs, key=lambda token: min(abs(token - first), abs(token - last))):
            cue = next((cue for cue in senses(sentence, verb, lexicon) if "quote" in cue.frames), None)
            if cue and not is_passive(sentence, verb):
                return quoted(sentence, verb, cue, quote=quote, sentences=sentences)
    return None


def quoted(
    sentence: Sentence, verb: int, cue: Cue, *, quote: tuple[Place, Place], sentences: Mapping[int, Sentence]
) -> Draft:
    """A draft whose content is a quotation."""
    parts = list(pieces(quote, sentences))
    own = (range(first, last + 1) for number, first, last in parts if number == sentence.number)
    content = tuple(chain.from_iterable(own))
    words = tuple(token for token in verb_group(sentence, verb) if token not in content)
    speaker = speaker_of_verb(sentence, verb)
    source = (
        source_phrase(sentence, speaker, (*words, *content))
        if speaker is not None and speaker not in content
        else ()
    )
    further = tuple(part for part in parts if part[0] != sentence.number)
    return Draft(
        sentence.number,
        cue.kind,
        cue.rule,
        verb,
        words,
        speaker if source else None,
        source,
        content,
        further,
        (RULE,),
    )


def follow(drafts: list[Draft], quote: tuple[Place, Place], sentences: Mapping[int, Sentence]) -> None:
    """Give a quotation without a cue to the nearest speaker of quoted words: the last one, else the next."""
    start = quote[0][0]
    speakers = [
        at
        for at, draft in enumerate(drafts)
        if is_quoting(draft, sentences) and draft.kind in {"say", "confirm", "claim", "deny"}
    ]
    nearest = min(
        speakers,
        key=lambda at: (abs(drafts[at].sentence - start), drafts[at].sentence > start, -at),
        default=None,
    )
    if nearest is not None and abs(drafts[nearest].sentence - start) <= 3:
        draft = drafts[nearest]
        rest = [part for part in pieces(quote, sentences) if part[0] != draft.sentence]
        drafts[nearest] = replace(draft, further=(*draft.further, *rest), also=(*draft.also, RULE))


def is_quoting(draft: Draft, sentences: Mapping[int, Sentence]) -> bool:
    """Whether the content of a draft holds quotation marks."""
    words = sentences[draft.sentence].words
    return any(words[token] in {'"', "'"} for token in draft.content)
