"""What tells which words around a cue are its source and its content: the features of the learned span model, as strings."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dateline.claims.contexts import Context, likely_speaker
from dateline.claims.cues import Draft, is_passive
from dateline.claims.sources import source_phrase
from dateline.model import Sentence

CLAUSES = frozenset({"relcl", "acl", "advcl", "parataxis", "conj", "ccomp", "pcomp", "csubj"})
BREAKS = frozenset({",", ";", ":", "—", "-", "–"})
LENGTHS = (0, 1, 2, 3, 4, 6, 9, 14, 24)
REACH = 60
"""How far up from a cue its governors are looked at."""

Place = tuple[int, int]
"""(sentence number, token)."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Where a token hangs, seen from the cue: the way to the branch, the way down in it, the innermost clause in it, and the token at its top (-1 for the cue itself)."""

    way: str
    below: str
    clause: str
    top: int


def span_features(context: Context, number: int, cue: int, still: Callable[[int], Sequence[Sequence[str]]]) -> tuple[list[Place], list[list[str]]]:
    """The tokens around a cue and the features of each; `still` gives the features of a sentence's tokens that know no cue."""
    draft = context.at.get((number, cue))
    proposed = places_of(draft) if draft else None
    places: list[Place] = []
    features: list[list[str]] = []
    for each in context.window(number):
        fresh = near_features(context, number, cue, draft) if each == number else far_features(context, number, each, cue=cue, draft=draft)
        sides = ["<" if token < cue else ">" if token > cue else "=" for token in range(len(fresh))] if each == number else ["<<" if each < number else ">>"] * len(fresh)
        rules = drafted(proposed, each, len(fresh))
        for token, (side, own, known, rule) in enumerate(zip(sides, fresh, still(each), rules, strict=True)):
            places.append((each, token))
            features.append([*(side + feature for feature in known), *own, f"r {side} {rule}"])
    return places, features


def places_of(draft: Draft) -> dict[Place, str]:
    """What a draft calls each of its tokens: source, cue or content."""
    found = {(number, token): "C" for number, first, last in draft.further for token in range(first, last + 1)}
    for tokens, name in ((draft.content, "C"), (draft.source, "S"), (draft.cue, "Q")):
        found |= {(draft.sentence, token): name for token in tokens}
    return found


def drafted(proposed: dict[Place, str] | None, number: int, length: int) -> list[str]:
    """What the rules call each token and its neighbours."""
    if proposed is None:
        return ["-"] * length
    names = ["<", *(proposed.get((number, token), "O") for token in range(length)), ">"]
    return ["".join(names[token : token + 3]) for token in range(length)]


def still_features(sentence: Sentence) -> Sequence[Sequence[str]]:
    """The features of every token that know no cue: words, tags, and which phrases begin and end there."""
    opens, closes = phrase_edges(sentence)
    words, tags = ["<s>", *sentence.lowers, "</s>"], ["<s>", *sentence.tags, "</s>"]
    opens, closes = [*opens, "</s>"], ["<s>", *closes]
    found = []
    for token, word in enumerate(sentence.lowers):
        before, after, tag, ends = words[token], words[token + 2], tags[token + 1], closes[token]
        found.append(
            (
                f"w {word}",
                f"l {sentence.lemmas[token]}",
                f"d {sentence.deps[token]} {tag}",
                f"t- {tags[token]} {tag}",
                f"t+ {tag} {tags[token + 2]}",
                f"w- {before}",
                f"w+ {after}",
                f"e {sentence.ents[token]}",
                f"o {opens[token]} {ends}",
                f"c {closes[token + 1]} {opens[token + 1]}",
                f"ow {opens[token]} {word}",
                f"cw {closes[token + 1]} {after}",
                f"cb {ends} {before} {tag}",
                f"ww- {before} {word}",
                f"ww+ {word} {after}",
            )
        )
    return found


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


def far_features(context: Context, number: int, other: int, *, cue: int, draft: Draft | None) -> list[list[str]]:
    """The features of the tokens of a neighbouring sentence."""
    quotes, home = context.quotes[other], context.quotes[number]
    lemma = context.sentences[number].lemmas[cue].lower()
    side = "<<" if other < number else ">>"
    away = f"{side}{min(abs(other - number), 3)}"
    around = f"{before_is_quoted(home, cue)}{after_is_quoted(home, cue)}"
    found = []
    for token in range(len(quotes)):
        mark = quote_mark(quotes, token, home[cue])
        found.append(
            [
                f"f {away}",
                f"fq {away} {mark}",
                f"fi {side} {mark} {home[cue] > 0}",
                f"fl {side} {mark} {lemma}",
                f"fk {side} {draft.kind if draft else '-'} {mark}",
                f"fa {side} {around} {mark}",
            ]
        )
    return found


def near_features(context: Context, number: int, cue: int, draft: Draft | None) -> list[list[str]]:
    """The features of the tokens of the cue's own sentence."""
    sentence, quotes = context.sentences[number], context.quotes[number]
    lemma, kind = sentence.lemmas[cue].lower(), draft.kind if draft else "-"
    form = sentence.poses[cue] + ("p" if sentence.poses[cue] == "VERB" and is_passive(sentence, cue) else "")
    speaker = likely_speaker(sentence, cue)
    source = frozenset(source_phrase(sentence, speaker, (cue,))) if speaker is not None else frozenset()
    around = f"{before_is_quoted(quotes, cue)}{after_is_quoted(quotes, cue)}{quotes[cue] > 0}"
    opens, closes = phrase_edges(sentence)
    commas, cues = between(sentence, cue, context.heads.get(number, frozenset()))
    found = []
    for token, branch in enumerate(branches(sentence, cue)):
        word, tag, dep, way = sentence.lowers[token], sentence.tags[token], sentence.deps[token], branch.way
        side = "<" if token < cue else ">" if token > cue else "="
        far, mark = distance(token - cue), quote_mark(quotes, token, quotes[cue])
        edge = edge_of(sentence, token, branch.top)
        mine = f"{token - 1 in source:d}{token in source:d}{token + 1 in source:d}"
        found.append(
            [
                f"b {way}",
                f"bp {way}{branch.below}",
                f"bl {way} {lemma}",
                f"bd {way} {dep} {edge}",
                f"bf {way} {form}",
                f"bk {way} {kind}",
                f"bc {way} {branch.clause}",
                f"bo {way} {branch.clause} {opens[token]}",
                f"bw {way} {edge} {word}",
                f"x {far}",
                f"xt {far} {tag}",
                f"xl {far} {lemma}",
                f"xd {far} {dep}",
                f"xb {far} {way}",
                f"xf {form} {tag} {far}",
                f"s {mine} {side}",
                f"sd {mine[1]} {dep} {tag}",
                f"q {side} {mark} {around}",
                f"qb {way} {mark}",
                f"ql {side} {mark} {lemma}",
                f"k {side} {min(commas[token], 4)}",
                f"kb {way} {min(commas[token], 3)}",
                f"n {side} {min(cues[token], 3)}",
                f"nb {way} {min(cues[token], 2)}",
                f"ld {lemma} {dep} {side}",
                f"lw {lemma} {word} {side}" if abs(token - cue) < 4 else f"fd {form} {dep} {side}",
                f"po {way} {opens[token]}",
                f"pc {way} {closes[token]}",
            ]
        )
    return found


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


def distance(tokens: int) -> str:
    """A signed distance, coarser the farther it is."""
    return f"{'-' if tokens < 0 else '+'}{bisect_left(LENGTHS, abs(tokens))}"


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
