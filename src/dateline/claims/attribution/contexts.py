"""What learned attribution reads: sentences with their quotations, and what rules drafted in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dateline.claims.attribution.cues import Draft, Lexicon
from dateline.model import Sentence
from dateline.text.quotations import quoted_tokens


@dataclass(frozen=True)
class Context:
    """One passage: its sentences by number, the drafts of the rules, the quotations and the lexicon.

    `quotes` has the number of the quotation around each token, 0 outside.
    """

    sentences: Mapping[int, Sentence]
    drafts: Mapping[int, Sequence[Draft]]
    quotes: Mapping[int, Sequence[int]]
    lexicon: Lexicon

    @cached_property
    def at(self) -> Mapping[tuple[int, int], Draft]:
        """The draft whose cue has a token, by sentence and token; its head before its other words."""
        found: dict[tuple[int, int], Draft] = {}
        for number, drafts in self.drafts.items():
            for draft in drafts:
                for token in (draft.head, *draft.cue):
                    if token is not None:
                        found.setdefault((number, token), draft)
        return found

    @cached_property
    def heads(self) -> Mapping[int, frozenset[int]]:
        """The tokens that carry cues of the rules, by sentence."""
        return {number: heads_of(drafts) for number, drafts in self.drafts.items()}

    @cached_property
    def within(self) -> Mapping[tuple[int, int], Draft]:
        """The first draft of a sentence in whose content a token stands."""
        found: dict[tuple[int, int], Draft] = {}
        for number, drafts in self.drafts.items():
            for draft in drafts:
                for token in draft.content:
                    found.setdefault((number, token), draft)
        return found


def heads_of(drafts: Iterable[Draft]) -> frozenset[int]:
    """The tokens that carry the cues of some drafts."""
    return frozenset(draft.head for draft in drafts if draft.head is not None)


def context_of(passage: Sequence[Sentence], drafts: Iterable[Draft], lexicon: Lexicon) -> Context:
    """The context of one passage and its drafts."""
    sentences = {sentence.number: sentence for sentence in passage}
    by_sentence: dict[int, list[Draft]] = defaultdict(list)
    for draft in drafts:
        by_sentence[draft.sentence].append(draft)
    return Context(sentences, dict(by_sentence), quoted_tokens(passage, sentences), lexicon)
