"""For whom "the spokesman" or "the statement" speaks: those who were named with the same word before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from dateline.claims.attribution.cues import Draft, Lexicon
from dateline.claims.attribution.sources import named_sources
from dateline.model import Mention, MentionKind, Sentence
from dateline.vocabulary import word_list

DEFINITE = word_list("en.grammar.definite_determiners")


def sources_of(
    drafts: Sequence[Draft],
    sentences: Mapping[int, Sentence],
    mentions: Mapping[int, Mapping[int, Mention]],
    lexicon: Lexicon,
) -> list[tuple[str, ...]]:
    """Ids of the mentions that are the sources of each draft; `mentions` are by sentence and head token."""
    names = names_among(mentions)
    before: dict[str, tuple[str, ...]] = {}
    found: dict[int, tuple[str, ...]] = {}
    in_order = sorted(enumerate(drafts), key=lambda each: (each[1].sentence, each[1].source, each[0]))
    for at, draft in in_order:
        sentence, here = sentences[draft.sentence], mentions.get(draft.sentence, {})
        found[at] = own_sources(sentence, draft, here, lexicon)
        word, named = body_word(sentence, draft, lexicon), [each for each in found[at] if each in names]
        if word and named:
            before[word] = tuple(named)
        elif word and is_bare(sentence, draft):
            found[at] = (*found[at], *before.get(word, ()))
    return [found[at] for at in range(len(drafts))]


def names_among(mentions: Mapping[int, Mapping[int, Mention]]) -> frozenset[str]:
    """Ids of the mentions that are names."""
    every = chain.from_iterable(each.values() for each in mentions.values())
    return frozenset(mention.id for mention in every if mention.kind == MentionKind.NAME)


def own_sources(
    sentence: Sentence, draft: Draft, mentions: Mapping[int, Mention], lexicon: Lexicon
) -> tuple[str, ...]:
    """Ids of the mentions that the source phrase of a draft names by itself."""
    if draft.speaker is None:
        return ()
    return named_sources(sentence, draft.speaker, mentions, lexicon.bodies)


def body_word(sentence: Sentence, draft: Draft, lexicon: Lexicon) -> str | None:
    """The noun by which a source speaks for others, as it stands there."""
    if draft.speaker is None or sentence.poses[draft.speaker] != "NOUN":
        return None
    word = sentence.lowers[draft.speaker]
    return (
        word if word in lexicon.bodies or sentence.lemmas[draft.speaker].lower() in lexicon.bodies else None
    )


def is_bare(sentence: Sentence, draft: Draft) -> bool:
    """Whether a source is nothing but "the spokesman", so that the reader must know him."""
    return len(draft.source) == 2 and sentence.lowers[draft.source[0]] in DEFINITE
