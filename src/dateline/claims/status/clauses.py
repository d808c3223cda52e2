"""The clause in which an event word stands, short enough to be a headline.

It is the whole of a sentence that is short itself; of a longer one it has subject, negation and predicate.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import chain, pairwise

from dateline.claims.status.clause_heads import (
    antecedent_of,
    first_joined,
    has_tense,
    relative_subjects,
    sharer_of,
    standing,
    subjects_of,
)
from dateline.model import Sentence, Span
from dateline.vocabulary import word_list

WHOLE, WORDS, SHORT, LABEL = 40, 30, 5, 3
"""Words up to which a sentence is told whole; that a clause of a longer one has at most, as far as it can be cut; that
are too few for a headline; of a label before it."""
CONTENT = frozenset({"ccomp", "acl", "pcomp", "advcl", "relcl"})
"""How a clause hangs in another with which it is told where there is room, unless it is told alone."""
CLAUSES = frozenset({"advcl", "relcl", "acl", "appos", "parataxis"})
"""What is left out of a long clause wherever it stands."""
LOOSE = CLAUSES | {"prep", "npadvmod"}
"""What is left out of a long clause at its end or at its beginning."""
SIGNS, NOUNS = frozenset({"PUNCT", "SPACE"}), frozenset({"NOUN", "PROPN"})
JOINING, BINDING = word_list("en.clauses.joining"), word_list("en.clauses.binding")


def clause_spans(sentence: Sentence, token: int, arguments: Iterable[Span]) -> tuple[Span, ...]:
    """The clause of an event word as spans in text order, between which words are left out."""
    if is_short(sentence):
        return tuple(runs(sentence, sorted(told_whole(sentence, token))))
    parts = [each for span in arguments if sentence.whole.covers(span) for each in sentence.tokens(span)]
    head = standing(sentence, token)
    kept = told_alone(sentence, head, token, parts)
    while needs_more(sentence, head) and size(sentence, kept) < WORDS:
        head = standing(sentence, sentence.heads[first_joined(sentence, head)])
        wider = told_alone(sentence, head, token, parts)
        whole = kept <= wider or len(list(runs(sentence, sorted(wider)))) == 1
        if size(sentence, wider) > WHOLE or not whole:
            break
        kept = wider
    return tuple(runs(sentence, sorted(kept)))


def is_short(sentence: Sentence) -> bool:
    """Whether a sentence is short enough to be told whole."""
    return size(sentence, range(len(sentence))) <= WHOLE


def told_whole(sentence: Sentence, token: int) -> set[int]:
    """The tokens that are told of a short sentence: all but what ties it to the one before it, and a label."""
    every = without_label(sentence, set(range(len(sentence))), token)
    top = next((each for each in every if sentence.heads[each] == each), token)
    return without_ties(sentence, every, top)


def told_alone(sentence: Sentence, head: int, token: int, parts: Iterable[int]) -> set[int]:
    """The tokens that are told of the clause of a verb."""
    kept = without_label(sentence, without_ties(sentence, clause_words(sentence, head, token), head), token)
    kept = around(kept, token, before=WORDS, behind=2 * WORDS)
    kept = fitted(sentence, kept, needed(sentence, token, kept, parts))
    return around(kept, token, before=WORDS, behind=WORDS // 2)


def around(kept: AbstractSet[int], token: int, *, before: int, behind: int) -> set[int]:
    """Tokens as far as they are near an event word: what is no sentence, but a list, may have hundreds."""
    ordered = sorted(kept)
    at = next((place for place, each in enumerate(ordered) if each >= token), len(ordered))
    first = 0 if len(ordered) <= before + behind else max(0, at - before)
    return set(ordered[first : first + before + behind])


def needs_more(sentence: Sentence, head: int) -> bool:
    """Whether a clause is told with the one in which it hangs: it is no news of its own, or a part of somebody's.

    A relative clause behind a comma is news of its noun; one without tells only which one is meant.
    """
    first = first_joined(sentence, head)
    if sentence.deps[first] not in CONTENT or sentence.heads[first] == first:
        return False
    if sentence.deps[first] == "relcl":
        noun, begin = antecedent_of(sentence, first), sentence.edges[first][0]
        apart = noun is not None and sentence.poses[begin - 1] in SIGNS and not is_inner(sentence, noun)
        return noun is not None and not (apart and relative_subjects(sentence, first))
    marks = sentence.children(first, "mark")
    return sentence.deps[first] != "advcl" or not any(sentence.lowers[each] in JOINING for each in marks)


def clause_words(sentence: Sentence, head: int, token: int) -> set[int]:
    """The tokens of the clause of a verb, with the subject that it shares and without what is joined to it."""
    kept = set(sentence.subtree(head)) | lent_words(sentence, head)
    noun = antecedent_of(sentence, head)
    if noun is not None and not is_inner(sentence, noun):
        kept -= set(chain.from_iterable(map(sentence.subtree, relative_subjects(sentence, head))))
    if noun is not None:
        kept |= named_words(sentence, noun)
    before = sentence.edges[head][0] - 1
    if before >= 0 and sentence.lowers[before] in BINDING:
        kept.add(before)
    bare = kept - set(chain.from_iterable(joined(sentence, kept, path_to(sentence, token, kept))))
    return bare if size(sentence, bare) >= SHORT else kept


def path_to(sentence: Sentence, token: int, kept: AbstractSet[int]) -> set[int]:
    """An event word and what governs it in its clause."""
    return {token, *sentence.ancestors(token)} & kept


def noun_words(sentence: Sentence, noun: int) -> set[int]:
    """A noun with what belongs to it, but no clause that describes it."""
    kids = [kid for kid in sentence.kids[noun] if sentence.deps[kid] in CLAUSES]
    return set(sentence.subtree(noun)) - set(chain.from_iterable(map(sentence.subtree, kids)))


def named_words(sentence: Sentence, noun: int) -> set[int]:
    """A noun with those right before it that it explains or belongs to: "the miller, A MAN who left"."""
    found = noun_words(sentence, noun)
    while (outer := outer_noun(sentence, noun)) is not None:
        noun, named = outer, noun_words(sentence, outer)
        if size(sentence, set(range(max(named) + 1, min(found))) - found):
            break
        found |= named
    return found


def outer_noun(sentence: Sentence, noun: int) -> int | None:
    """The noun that a noun explains ("the miller, A MAN") or belongs to ("the owner of THE MILL")."""
    if sentence.deps[noun] == "appos":
        return sentence.heads[noun]
    preposition = sentence.heads[noun]
    return sentence.heads[preposition] if is_inner(sentence, noun) else None


def is_inner(sentence: Sentence, noun: int) -> bool:
    """Whether a noun belongs to another one, so that it is unsure of which of them a relative clause speaks."""
    preposition = sentence.heads[noun]
    return sentence.deps[noun] == "pobj" and sentence.poses[sentence.heads[preposition]] in NOUNS


def lent_words(sentence: Sentence, head: int) -> set[int]:
    """The subject that a verb shares with one before it, to which it is joined."""
    sharer = sharer_of(sentence, head)
    if sharer is None:
        return set()
    lent = set(chain.from_iterable(map(sentence.subtree, subjects_of(sentence, sharer))))
    noun = antecedent_of(sentence, sharer)
    if noun is None or not relative_subjects(sentence, sharer):
        return lent
    return named_words(sentence, noun) | (lent if is_inner(sentence, noun) else set())


def joined(sentence: Sentence, kept: AbstractSet[int], path: AbstractSet[int]) -> Iterator[Iterable[int]]:
    """The clauses that are joined to those in which a word stands, with what joins them."""
    for verb in path:
        for other in sentence.children(verb, "conj"):
            before = sentence.edges[other][0] - 1
            if (
                other in kept
                and other not in path
                and has_tense(sentence, other)
                and is_seam(sentence, before)
            ):
                yield (before, *sentence.subtree(other))


def needed(sentence: Sentence, token: int, kept: AbstractSet[int], parts: Iterable[int]) -> set[int]:
    """The tokens that a clause is not told without: the way to its event word, who takes part, what turns it."""
    path = path_to(sentence, token, kept)
    subjects = {kid for each in path for kid in subjects_of(sentence, each)}
    binding = {each for each in kept if sentence.lowers[each] in BINDING}
    return (path | subjects | binding | set(parts)) & kept


def fitted(sentence: Sentence, kept: set[int], held: AbstractSet[int]) -> set[int]:
    """The tokens of a clause without so much of what it can be told without that it is short enough."""
    while size(sentence, kept) > WORDS:
        cut = loosest(sentence, kept, held)
        if not cut:
            break
        kept = kept - cut
    return kept


def loosest(sentence: Sentence, kept: AbstractSet[int], held: AbstractSet[int]) -> set[int]:
    """What is left out first: the end of a clause, its beginning, then what describes a noun of it."""
    over = size(sentence, kept) - WORDS
    loose = [each for each in sorted(kept) if sentence.deps[each] in LOOSE and sentence.heads[each] in kept]
    below = {token: set(sentence.subtree(token)) for token in loose}
    free = {token: words & kept for token, words in below.items() if not words & held}
    told = [token for token in kept if sentence.poses[token] not in SIGNS]
    high = [token for token in free if sentence.heads[token] in held]
    for some in (
        [token for token in high if max(told) in free[token]],
        [token for token in high if min(told) in free[token]],
        [
            token
            for token in free
            if sentence.deps[token] in CLAUSES and not leans(sentence, max(free[token]) + 1)
        ],
        [token for token in free if max(told) in free[token]],
    ):
        enough = [free[token] for token in some if size(sentence, free[token]) >= over]
        if some:
            return min(enough, key=len) if enough else max((free[token] for token in some), key=len)
    return set()


def leans(sentence: Sentence, token: int) -> bool:
    """Whether a verb begins here that has no subject of its own: what stands before it may be that, misread."""
    while token < len(sentence) and sentence.poses[token] in SIGNS:
        token += 1
    if token == len(sentence):
        return False
    verb = sentence.heads[token] if sentence.deps[token] in {"aux", "auxpass"} else token
    return sentence.deps[verb] == "conj" and has_tense(sentence, verb) and not subjects_of(sentence, verb)


def size(sentence: Sentence, tokens: Iterable[int]) -> int:
    """How many of some tokens are words."""
    return sum(sentence.poses[token] not in SIGNS for token in tokens)


def without_ties(sentence: Sentence, kept: AbstractSet[int], head: int) -> set[int]:
    """The tokens of a clause without words at its beginning that only tie it to another one."""
    ordered = sorted(kept)
    while len(ordered) > 1 and is_tie(sentence, ordered[0], head):
        ordered = ordered[1:]
    return set(ordered)


def is_tie(sentence: Sentence, token: int, head: int) -> bool:
    """Whether a token is a sign, or a word that ties the clause of a verb to another one."""
    if sentence.poses[token] in SIGNS:
        return True
    own = sentence.deps[token] in {"mark", "advmod"} and sentence.heads[token] == head
    return (own or sentence.deps[token] == "cc") and sentence.lowers[token] in JOINING


def is_seam(sentence: Sentence, token: int) -> bool:
    """Whether a clause that is joined to another one begins behind a token."""
    return token >= 0 and sentence.deps[token] == "cc"


def without_label(sentence: Sentence, kept: set[int], token: int) -> set[int]:
    """The tokens of a clause without a few words and a colon before it: "IN PICTURES: the mill burns"."""
    for colon in sorted(kept):
        label = {each for each in kept if each <= colon}
        if sentence.words[colon] == ":" and token > colon and size(sentence, label) <= LABEL:
            return kept - label
    return kept


def runs(sentence: Sentence, ordered: list[int]) -> Iterator[Span]:
    """Tokens as spans; what is no word does not part them."""
    told = [token for token in ordered if sentence.poses[token] not in SIGNS]
    begin = told[0]
    for last, following in pairwise(told):
        if size(sentence, range(last + 1, following)):
            yield sentence.span(begin, last)
            begin = following
    yield sentence.span(begin, told[-1])
