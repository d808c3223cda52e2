"""Whose words somebody passes on: they tell it, inside what the one who cites them says.

"The Post, citing two officials, said …", "Oll was quoted by the Post as saying …".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from dateline.claims.attribution.cues import Draft, Lexicon, below, saying_of, verb_group
from dateline.claims.attribution.phrases import ACCORDING
from dateline.claims.attribution.sources import agent_of, source_phrase
from dateline.model import Sentence

RULE = "attribution.relay/1"
CITING = frozenset({"citing", "quoting"})
QUOTED = frozenset({"quoted", "cited"})
NAMED = frozenset({"PERSON", "ORG", "GPE", "NORP"})

Heads = Mapping[tuple[int, int | None], Draft]
"""Drafts by sentence and head."""


def relay(drafts: Sequence[Draft], sentences: Iterable[Sentence], lexicon: Lexicon) -> list[Draft]:
    """The drafts of a passage, where those cited tell what is said, inside what those who cite them tell."""
    by_head: Heads = {(draft.sentence, draft.head): draft for draft in drafts}
    found = chain.from_iterable(relays(sentence, by_head, lexicon) for sentence in sentences)
    relayed = {(draft.sentence, draft.head): draft for draft in found}
    others = (draft for draft in drafts if (draft.sentence, draft.head) not in relayed)
    return set_free([*others, *relayed.values()])


def set_free(drafts: Sequence[Draft]) -> list[Draft]:
    """Drafts without an "according to" in their contents beside which all that it says stands.

    The parser hangs it there.
    """
    beside = {draft.sentence: draft for draft in drafts if draft.rule == ACCORDING}
    return [without(draft, beside[draft.sentence]) if draft.sentence in beside else draft for draft in drafts]


def without(draft: Draft, beside: Draft) -> Draft:
    """A draft without the phrase of another one in whose content its own cue stands."""
    if draft.head not in beside.content:
        return draft
    phrase = {*beside.cue, *beside.source}
    return replace(draft, content=tuple(token for token in draft.content if token not in phrase))


def relays(sentence: Sentence, by_head: Heads, lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of a sentence that pass on words or are passed on."""
    for token, word in enumerate(sentence.lowers):
        if word in CITING:
            yield from cited(sentence, token, by_head, lexicon)
        elif word in QUOTED:
            yield from quoted_by(sentence, token, by_head)


def cited(sentence: Sentence, citing: int, by_head: Heads, lexicon: Lexicon) -> Iterator[Draft]:
    """The draft of a voice that is cited beside what is said."""
    voice = next((kid for kid in sentence.children(citing, "dobj") if is_voice(sentence, kid, lexicon)), None)
    above = ((sentence.number, head) for head in sentence.ancestors(citing))
    outer = next((by_head[place] for place in above if place in by_head), None)
    if voice is None or outer is None:
        return
    own = set(sentence.subtree(citing))
    content = tuple(token for token in outer.content if token not in own)
    if content or outer.further:
        yield replace(
            outer,
            rule=RULE,
            head=citing,
            cue=(citing,),
            speaker=voice,
            source=source_phrase(sentence, voice, ()),
            content=content,
            also=(),
            score=1.0,
        )


def quoted_by(sentence: Sentence, quoted: int, by_head: Heads) -> Iterator[Draft]:
    """The drafts of "X was quoted by Y as saying": X says it, and Y passes on that X says it."""
    agent, saying = agent_of(sentence, quoted), saying_of(sentence, quoted)
    inner = by_head.get((sentence.number, saying)) if saying is not None else None
    if inner is None or agent is None or not inner.source:
        return
    phrase = below(sentence, sentence.children(quoted, "agent"))
    cue = (*verb_group(sentence, quoted), *sentence.children(quoted, "agent"))
    content = tuple(sorted({*inner.source, *inner.cue, *inner.content} - phrase - set(cue)))
    yield Draft(
        sentence.number,
        inner.kind,
        RULE,
        quoted,
        tuple(sorted(cue)),
        agent,
        source_phrase(sentence, agent, content),
        content,
        inner.further,
    )
    yield replace(inner, rule=RULE, cue=tuple(token for token in inner.cue if token in content))


def is_voice(sentence: Sentence, noun: int, lexicon: Lexicon) -> bool:
    """Whether a noun names somebody or something that can say something."""
    return sentence.ents[noun][2:] in NAMED or bool(
        {sentence.lemmas[noun].lower(), sentence.lowers[noun]} & lexicon.speakers
    )
