"""What the encoder of attribution reads at once, and what is known of its words without reading them.

That is a sentence, with those beside it where a quotation stands at the edge.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from dateline.claims.attribution.contexts import Context
from dateline.claims.attribution.cues import Draft, known_kinds
from dateline.model import Sentence

LONGEST = 200
"""The most words in a unit of several sentences, and the most that are read of one sentence."""
MOST = 10
"""The most sentences in a unit."""
TELLING = frozenset({"VERB", "AUX", "NOUN", "ADJ", "ADV"})
"""Parts of speech that the lexicon knows cues of."""
REACH = 60
"""How far up from a cue its governors are looked at."""

Place = tuple[int, int]
"""(sentence number, token)."""


@dataclass(frozen=True, slots=True)
class Unit:
    """Neighbouring sentences of a passage: their numbers, where each begins, the words, the quotations.

    `starts` are places among the words; `quotes` has the number of the quotation around each word, 0 outside.
    """

    context: Context
    numbers: tuple[int, ...]
    starts: tuple[int, ...]
    words: tuple[str, ...]
    quotes: tuple[int, ...]

    def place(self, word: int) -> Place:
        """The sentence and token of a word."""
        at = bisect_right(self.starts, word) - 1
        return self.numbers[at], word - self.starts[at]

    def word(self, place: Place) -> int:
        """The word at a sentence and token."""
        return self.starts[self.numbers.index(place[0])] + place[1]

    def symbols(self) -> list[tuple[str, ...]]:
        """What is known of every word: the parse, the quotations, and what lexicon and rules make of it."""
        every = chain.from_iterable(sentence_symbols(self.context, number) for number in self.numbers)
        return list(islice(every, len(self.words)))

    def ways(self, cue: int) -> list[tuple[str, str]]:
        """How every word stands to a cue: the way to its branch of the parse, and what the rules call it."""
        home, token = self.place(cue)
        sentence, draft = self.context.sentences[home], self.context.at.get((home, token))
        drafted = places_of(draft) if draft else {}
        none = "-" if draft is None else "O"
        hanging = branches(sentence, token)
        return [
            (f"way {hanging[at] if number == home else '-'}", f"rules {drafted.get((number, at), none)}")
            for number, at in map(self.place, range(len(self.words)))
        ]


def units_of(context: Context) -> Iterator[Unit]:
    """The units of a passage, in text order; every sentence is in one."""
    for numbers in joined(context):
        starts: list[int] = []
        words: list[str] = []
        quotes: list[int] = []
        for number in numbers:
            starts.append(len(words))
            words.extend(context.sentences[number].words)
            quotes.extend(context.quotes[number])
        yield Unit(context, tuple(numbers), tuple(starts), tuple(words[:LONGEST]), tuple(quotes[:LONGEST]))


def joined(context: Context) -> Iterator[list[int]]:
    """The numbers of sentences that are read together: a quotation stands at the edge between neighbours."""
    run: list[int] = []
    length = 0
    for number, sentence in context.sentences.items():
        goes_on = run and (context.quotes[number][0] or context.quotes[run[-1]][-1])
        if run and not (goes_on and len(run) < MOST and length + len(sentence) <= LONGEST):
            yield run
            run, length = [], 0
        run.append(number)
        length += len(sentence)
    if run:
        yield run


def sentence_symbols(context: Context, number: int) -> Iterator[tuple[str, ...]]:
    """What is known of every word of a sentence."""
    sentence, quotes = context.sentences[number], context.quotes[number]
    for token, head in enumerate(sentence.heads):
        side = "top" if head == token else "before" if head < token else "behind"
        draft, around = context.at.get((number, token)), context.within.get((number, token))
        kinds = known_kinds(sentence, token, context.lexicon) if sentence.poses[token] in TELLING else ()
        yield (
            f"tag {sentence.tags[token]}",
            f"dep {sentence.deps[token]}",
            f"ent {sentence.ents[token]}",
            f"head {side} {sentence.poses[head]}",
            f"quote {quote_state(quotes, token)}",
            f"rule {'-' if draft is None else draft.rule if draft.head == token else draft.kind}",
            f"in {'-' if around is None or around.head == token else around.kind}",
            f"kind {next(iter(kinds), '-')}",
        )


def quote_state(quotes: Sequence[int], token: int) -> str:
    """Whether a token stands outside quotations (o), begins one (b), ends one (e) or stands in it (i)."""
    here = quotes[token]
    if not here:
        return "o"
    if token == 0 or quotes[token - 1] != here:
        return "b"
    return "e" if token + 1 == len(quotes) or quotes[token + 1] != here else "i"


def places_of(draft: Draft) -> dict[Place, str]:
    """What a draft calls each of its tokens: source (S), cue (Q) or content (C)."""
    found = dict.fromkeys(draft.places, "C")
    for tokens, name in ((draft.source, "S"), (draft.cue, "Q")):
        found |= {(draft.sentence, token): name for token in tokens}
    return found


def branches(sentence: Sentence, cue: int) -> list[str]:
    """The way from a cue to the branch in which each token hangs.

    Down to a child (v), or up (^) to a governor and down to another child of it.
    """
    found = ["?"] * len(sentence)
    found[cue] = "="
    for kid in sentence.kids[cue]:
        hang(sentence, kid, f"{side_of(kid, cue)}{sentence.deps[kid]}", found)
    below, way = cue, ""
    for level, head in enumerate(sentence.ancestors(cue)[:REACH]):
        way = way if level > 2 else f"{way}^{sentence.deps[below]}"
        found[head] = way
        for kid in sentence.kids[head]:
            if kid != below:
                hang(sentence, kid, f"{way}{side_of(kid, cue)}{sentence.deps[kid]}", found)
        below = head
    return found


def side_of(token: int, cue: int) -> str:
    """Whether a branch stands behind the cue (v) or before it (v<)."""
    return "v" if token > cue else "v<"


def hang(sentence: Sentence, top: int, way: str, found: list[str]) -> None:
    """Note the way to the branch that begins at `top` for every token in it."""
    todo = [top]
    while todo:
        token = todo.pop()
        found[token] = way
        todo.extend(sentence.kids[token])
