"""What tells which words around a cue are its source and its content: the features of the learned span model, as families that cross columns."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from dateline.claims.contexts import Context, likely_speaker
from dateline.claims.crossings import Families, Table, named
from dateline.claims.cues import Draft, is_passive
from dateline.claims.sources import source_phrase
from dateline.model import Sentence

CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "conj", "ccomp", "pcomp", "csubj"})
BREAKS = frozenset({",", ";", ":", "—", "-", "–"})
LENGTHS = (0, 1, 2, 3, 4, 6, 9, 14, 24)
REACH = 60
"""How far up from a cue its governors are looked at."""

STILL: Families = {
    "w": ("side", "word"),
    "l": ("side", "lemma"),
    "d": ("side", "dep", "tag"),
    "t-": ("side", "tag before", "tag"),
    "t+": ("side", "tag", "tag behind"),
    "w-": ("side", "word before"),
    "w+": ("side", "word behind"),
    "e": ("side", "entity"),
    "o": ("side", "opens", "closed before"),
    "c": ("side", "closes", "opens behind"),
    "ow": ("side", "opens", "word"),
    "cw": ("side", "closes", "word behind"),
    "cb": ("side", "closed before", "word before", "tag"),
    "ww-": ("side", "word before", "word"),
    "ww+": ("side", "word", "word behind"),
}
"""What is known of a token without a cue, on either side of one: words, tags, and which phrases begin and end there."""

NEAR: Families = {
    "b": ("way",),
    "bp": ("path",),
    "bl": ("way", "cue"),
    "bd": ("way", "dep", "edge"),
    "bf": ("way", "form"),
    "bk": ("way", "kind"),
    "bc": ("way", "clause"),
    "bo": ("way", "clause", "opens"),
    "bw": ("way", "edge", "word"),
    "x": ("distance",),
    "xt": ("distance", "tag"),
    "xl": ("distance", "cue"),
    "xd": ("distance", "dep"),
    "xb": ("distance", "way"),
    "xf": ("form", "tag", "distance"),
    "s": ("mine", "side"),
    "sd": ("own", "dep", "tag"),
    "q": ("side", "mark", "around"),
    "qb": ("way", "mark"),
    "ql": ("side", "mark", "cue"),
    "k": ("side", "breaks"),
    "kb": ("way", "few breaks"),
    "n": ("side", "cues"),
    "nb": ("way", "few cues"),
    "ld": ("cue", "dep", "side"),
    "lw": ("close cue", "word", "side"),
    "fd": ("far form", "dep", "side"),
    "po": ("way", "opens"),
    "pc": ("way", "closes"),
    "r": ("side", "rules"),
}
"""How the tokens of the cue's own sentence stand to it."""

FAR: Families = {
    "f": ("away",),
    "fq": ("away", "mark"),
    "fi": ("side", "mark", "quoted"),
    "fl": ("side", "mark", "cue"),
    "fk": ("side", "kind", "mark"),
    "fa": ("side", "around", "mark"),
    "r": ("side", "rules"),
}
"""How the tokens of a neighbouring sentence stand to the cue."""

CLOSE = 4
"""Which words stand this near to a cue, in tokens, is learned of each cue by itself."""

Place = tuple[int, int]
"""(sentence number, token)."""


class Branch(NamedTuple):
    """Where a token hangs, seen from the cue: the way to the branch, the way down in it, the innermost clause in it, and the token at its top (-1 for the cue itself)."""

    way: str
    below: str
    clause: str
    top: int


def span_features(context: Context, number: int, cue: int, still: Callable[[int], Table]) -> tuple[list[Place], list[list[str]]]:
    """The tokens around a cue and the names of the features of each; `still` gives what is known of a sentence's tokens without a cue."""
    places: list[Place] = []
    features: list[list[str]] = []
    for each in context.window(number):
        known, (families, seen) = still(each), seen_from(context, number, each, cue=cue)
        whole = {**known, **spread(seen, len(context.sentences[each]))}
        for token, names in enumerate(zip(named(STILL, whole), named(families, whole), strict=True)):
            places.append((each, token))
            features.append([*names[0], *names[1]])
    return places, features


def still_tables(context: Context) -> Callable[[int], Table]:
    """What is known of the tokens of every sentence without a cue, worked out once."""
    return cache(lambda number: still_table(context.sentences[number]))


def seen_from(context: Context, number: int, other: int, *, cue: int) -> tuple[Families, Table]:
    """What the tokens of a sentence are as seen from a cue, with the families that join it; a column of one value is the same for all tokens."""
    return (NEAR, near_table(context, number, cue)) if other == number else (FAR, far_table(context, number, other, cue=cue))


def spread(table: Table, length: int) -> Table:
    """A table whose columns of one value are as long as the others."""
    return {name: column if len(column) == length else list(column) * length for name, column in table.items()}


def places_of(draft: Draft) -> dict[Place, str]:
    """What a draft calls each of its tokens: source, cue or content."""
    found = {(number, token): "C" for number, first, last in draft.further for token in range(first, last + 1)}
    for tokens, name in ((draft.content, "C"), (draft.source, "S"), (draft.cue, "Q")):
        found |= {(draft.sentence, token): name for token in tokens}
    return found


def drafted(draft: Draft | None, number: int, length: int) -> list[str]:
    """What the rules call each token and its neighbours."""
    if draft is None:
        return ["-"] * length
    proposed = places_of(draft)
    names = ["<", *(proposed.get((number, token), "O") for token in range(length)), ">"]
    return ["".join(names[token : token + 3]) for token in range(length)]


def still_table(sentence: Sentence) -> dict[str, Sequence[str]]:
    """What is known of every token without a cue; it also holds the columns of `NEAR` that are the same for all cues."""
    opens, closes = phrase_edges(sentence)
    words, tags = ("<s>", *sentence.lowers, "</s>"), ("<s>", *sentence.tags, "</s>")
    return {
        "word": sentence.lowers,
        "lemma": sentence.lemmas,
        "tag": sentence.tags,
        "dep": sentence.deps,
        "entity": sentence.ents,
        "word before": words[:-2],
        "word behind": words[2:],
        "tag before": tags[:-2],
        "tag behind": tags[2:],
        "opens": opens,
        "closes": closes,
        "opens behind": [*opens[1:], "</s>"],
        "closed before": ["<s>", *closes[:-1]],
    }


def phrase_edges(sentence: Sentence) -> tuple[list[str], list[str]]:
    """The label of the largest phrase that begins with each token, and of the largest that ends with it."""
    opens, closes = [""] * len(sentence), [""] * len(sentence)
    longest_open, longest_close = [-1] * len(sentence), [-1] * len(sentence)
    for (first, last), dep in zip(sentence.edges, sentence.deps, strict=True):
        length = last - first
        if length >= longest_open[first]:
            longest_open[first], opens[first] = length, dep
        if length >= longest_close[last]:
            longest_close[last], closes[last] = length, dep
    return opens, closes


def far_table(context: Context, number: int, other: int, *, cue: int) -> dict[str, Sequence[str | None]]:
    """The columns of the tokens of a neighbouring sentence as seen from the cue; those of one value hold for all tokens."""
    quotes, home, draft = context.quotes[other], context.quotes[number], context.at.get((number, cue))
    side = "<<" if other < number else ">>"
    return {
        "side": [side],
        "away": [f"{side}{min(abs(other - number), 3)}"],
        "cue": [context.sentences[number].lemmas[cue].lower()],
        "kind": [draft.kind if draft else "-"],
        "quoted": [str(home[cue] > 0)],
        "around": [f"{before_is_quoted(home, cue)}{after_is_quoted(home, cue)}"],
        "mark": quote_marks(quotes, home[cue]),
        "rules": drafted(draft, other, len(quotes)),
    }


def near_table(context: Context, number: int, cue: int) -> dict[str, Sequence[str | None]]:
    """The columns of the tokens of the cue's own sentence as seen from the cue; those of one value hold for all tokens."""
    sentence, quotes, draft = context.sentences[number], context.quotes[number], context.at.get((number, cue))
    length, lemma = len(sentence), sentence.lemmas[cue].lower()
    form = sentence.poses[cue] + ("p" if sentence.poses[cue] == "VERB" and is_passive(sentence, cue) else "")
    hanging = branches(sentence, cue)
    breaks, cues = between(sentence, cue, context.heads.get(number, frozenset()))
    mine = in_source(sentence, cue)
    close = [abs(token - cue) < CLOSE for token in range(length)]
    return {
        "cue": [lemma],
        "form": [form],
        "kind": [draft.kind if draft else "-"],
        "around": [f"{before_is_quoted(quotes, cue)}{after_is_quoted(quotes, cue)}{quotes[cue] > 0}"],
        "side": ["<"] * cue + ["="] + [">"] * (length - cue - 1),
        "way": [branch.way for branch in hanging],
        "path": [branch.way + branch.below for branch in hanging],
        "clause": [branch.clause for branch in hanging],
        "edge": [edge_of(sentence, token, branch.top) for token, branch in enumerate(hanging)],
        "distance": [distance(token - cue) for token in range(length)],
        "mark": quote_marks(quotes, quotes[cue]),
        "mine": [mine[token : token + 3] for token in range(length)],
        "own": mine[1:-1],
        "breaks": [str(min(count, 4)) for count in breaks],
        "few breaks": [str(min(count, 3)) for count in breaks],
        "cues": [str(min(count, 3)) for count in cues],
        "few cues": [str(min(count, 2)) for count in cues],
        "close cue": [lemma if near else None for near in close],
        "far form": [None if near else form for near in close],
        "rules": drafted(draft, number, length),
    }


def in_source(sentence: Sentence, cue: int) -> str:
    """Whether each token stands in the phrase that would be the source of the cue, 0 or 1, and a 0 at both ends."""
    speaker = likely_speaker(sentence, cue)
    source = frozenset(source_phrase(sentence, speaker, (cue,))) if speaker is not None else frozenset()
    return "".join(["0", *("1" if token in source else "0" for token in range(len(sentence))), "0"])


def branches(sentence: Sentence, cue: int) -> list[Branch]:
    """Where every token hangs, seen from the cue."""
    found = [Branch("?", "", "", -1)] * len(sentence)
    found[cue] = Branch("=", "", "", -1)
    for kid in sentence.kids[cue]:
        hang(sentence, kid, f"{'v' if kid > cue else 'v<'}{sentence.deps[kid]}", found)
    below, way = cue, ""
    for level, head in enumerate(sentence.ancestors(cue)[:REACH]):
        way = way if level > 2 else f"{way}^{sentence.deps[below]}"
        found[head] = Branch(way, "", "", -1)
        for kid in sentence.kids[head]:
            if kid != below:
                hang(sentence, kid, f"{way}{'v' if kid > cue else 'v<'}{sentence.deps[kid]}", found)
        below = head
    return found


def hang(sentence: Sentence, top: int, way: str, found: list[Branch]) -> None:
    """Note the branch that begins at `top` for every token in it."""
    found[top] = Branch(way, "", "", top)
    todo = [top]
    while todo:
        token = todo.pop()
        here = found[token]
        for kid in sentence.kids[token]:
            dep = sentence.deps[kid]
            below = f"{here.below}/{dep}" if here.below.count("/") < 2 else here.below
            found[kid] = Branch(way, below, dep if dep in CLAUSES else here.clause, top)
            todo.append(kid)


def edge_of(sentence: Sentence, token: int, top: int) -> str:
    """Whether a token begins (B), ends (E) or heads (T) its branch."""
    if top < 0:
        return ""
    first, last = sentence.edges[top]
    return ("B" if token == first else "") + ("E" if token == last else "") + ("T" if token == top else "")


def between(sentence: Sentence, cue: int, heads: frozenset[int]) -> tuple[list[int], list[int]]:
    """How many breaks, and how many other cues, stand between each token and the cue."""
    breaks, cues = [0] * len(sentence), [0] * len(sentence)
    for way in (range(cue + 1, len(sentence)), range(cue - 1, -1, -1)):
        passed_breaks = passed_cues = 0
        for token in way:
            breaks[token], cues[token] = passed_breaks, passed_cues
            passed_breaks += sentence.words[token] in BREAKS
            passed_cues += token in heads
    return breaks, cues


@cache
def distance(tokens: int) -> str:
    """A signed distance, coarser the farther it is."""
    return f"{'-' if tokens < 0 else '+'}{bisect_left(LENGTHS, abs(tokens))}"


def quote_marks(quotes: Sequence[int], home: int) -> list[str]:
    """Whether each token stands outside quotations (o), in the quotation of the cue (s) or in another (i), and whether it begins (b) or ends (e) it."""
    if not any(quotes):
        return ["o"] * len(quotes)
    return [quote_mark(quotes, token, home) for token in range(len(quotes))]


def quote_mark(quotes: Sequence[int], token: int, home: int) -> str:
    """Whether a token stands outside quotations (o), in the quotation of the cue (s) or in another (i), and whether it begins (b) or ends (e) it."""
    here = quotes[token]
    if not here:
        return "o"
    kind = "s" if here == home else "i"
    if token == 0 or quotes[token - 1] != here:
        return kind + "b"
    return kind + "e" if token + 1 == len(quotes) or quotes[token + 1] != here else kind


def before_is_quoted(quotes: Sequence[int], token: int) -> int:
    """1 when the token before is quoted, else 0."""
    return int(token > 0 and quotes[token - 1] > 0)


def after_is_quoted(quotes: Sequence[int], token: int) -> int:
    """1 when the token behind is quoted, else 0."""
    return int(token + 1 < len(quotes) and quotes[token + 1] > 0)
