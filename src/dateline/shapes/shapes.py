"""Match patterns: once a process each becomes a chain of closures over the columns of a sentence.

The closure of a node looks for its token, writes it down, and asks that of the next node for the rest; where
the rest is not there, it looks on. Nothing is made but the list of the tokens so far, and the first test of a
node is read in the loop itself, so that a pattern costs no more than the walk by hand that it replaces.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from operator import attrgetter

from dateline.model import Sentence
from dateline.shapes.nodes import COLUMNS, Node, Test
from dateline.shapes.patterns import find_pattern

Holds = Callable[[Sentence, int], bool]
"""Whether something is so of a token."""

Part = Callable[[Sentence, int], int | None]
"""Another token, found from a token."""

Walk = Callable[[Sentence, list[int]], bool]
"""Whether the rest of a pattern is there, given the tokens of the nodes so far, by place."""

Fits = Callable[[Sentence, list[int], int], bool]
"""Whether a token can be that of a node, given those of the nodes before it."""

Column = Callable[[Sentence], Sequence[str]]
Values = frozenset[str] | None
"""What the token of a node has in a column; `None` where anything will do."""


@cache
def shape(name: str) -> Holds:
    """Whether a pattern holds of a token; PackError when there is no pattern of that id."""
    ways = find_pattern(name).ways
    size, walks = max(map(len, ways)), [(*anchor_of(way), walk_through(way)) for way in ways]

    def holds(sentence: Sentence, token: int) -> bool:
        for column, values, fits, walk in walks:
            if values is None or column(sentence)[token] in values:
                at = [token] * size
                if (fits is None or fits(sentence, at, token)) and walk(sentence, at):
                    return True
        return False

    return holds


@cache
def shape_part(name: str) -> Part:
    """The token of the node that a pattern gives, by its anchor; `None` where the pattern does not hold."""
    pattern = find_pattern(name)
    size = max(map(len, pattern.ways))
    walks = [(*anchor_of(way), walk_through(way), pattern.given(way)) for way in pattern.ways]

    def part(sentence: Sentence, token: int) -> int | None:
        for column, values, fits, walk, place in walks:
            if values is None or column(sentence)[token] in values:
                at = [token] * size
                if (fits is None or fits(sentence, at, token)) and walk(sentence, at):
                    return at[place]
        return None

    return part


def anchor_of(way: Sequence[Node]) -> tuple[Column, Values, Fits | None]:
    """What is asked of the token that a way begins with: at a glance, and on a second look."""
    first, more = parted(way[0].tests)
    return *glance(first), fit(way[0], (), more)


def walk_through(nodes: Sequence[Node]) -> Walk:
    """The walk from the anchor of a way to all its other nodes."""
    walk: Walk = arrive
    for place in range(len(nodes) - 1, 0, -1):
        walk = (pass_by if nodes[place].absent else look_for)(nodes[place], place, walk)
    return walk


def arrive(sentence: Sentence, at: object) -> bool:
    """Whether nothing is missing, at the end of a walk."""
    return True


def look_for(node: Node, place: int, rest: Walk) -> Walk:
    """The walk that looks for the token of a node, and goes on from there."""
    (relation, start), *others = node.relations
    first, more = parted(node.tests)
    look, (column, values), fits = LOOK[relation], glance(first), fit(node, others, more)

    def walk(sentence: Sentence, at: list[int]) -> bool:
        seen = column(sentence)
        for each in look(sentence, at[start]):
            if (values is None or seen[each] in values) and (fits is None or fits(sentence, at, each)):
                at[place] = each
                if rest(sentence, at):
                    return True
        return False

    return walk


def pass_by(node: Node, place: int, rest: Walk) -> Walk:
    """The walk that goes on where there is no token as an absent node is."""
    found = look_for(node, place, arrive)
    return lambda sentence, at: not found(sentence, at) and rest(sentence, at)


def parted(tests: Sequence[Test]) -> tuple[Test | None, list[Test]]:
    """The first test that asks for values of a column as they stand, and the other tests."""
    first = next((test for test in tests if test.wanted and test.key != "ends"), None)
    return first, [test for test in tests if test is not first]


def glance(test: Test | None) -> tuple[Column, Values]:
    """The column and the values of a test; without one any token will do."""
    return (attrgetter(COLUMNS[test.key]), test.values) if test else (attrgetter("words"), None)


def fit(node: Node, others: Iterable[tuple[str, int]], tests: Iterable[Test]) -> Fits | None:
    """Whether a token passes more tests of a node, has its shape, and stands in other relations.

    `None` when there is nothing more to ask.
    """
    asked = [
        *(stand(kind, to) for kind, to in others),
        *map(check, tests),
        *([like(node.shape)] if node.shape else []),
    ]
    if len(asked) < 2:
        return asked[0] if asked else None

    def fits(sentence: Sentence, at: list[int], token: int) -> bool:
        for each in asked:
            if not each(sentence, at, token):
                return False
        return True

    return fits


def stand(kind: str, to: int) -> Fits:
    """Whether a token stands in a relation to that of the node at a place."""
    narrow = NARROW[kind]
    return lambda sentence, at, token: narrow(sentence, at[to], token)


def check(test: Test) -> Fits:
    """Whether a token passes one test."""
    column, values, endings, wanted = (
        attrgetter(COLUMNS[test.key]),
        test.values,
        tuple(test.values),
        test.wanted,
    )
    if test.key == "ends":
        return lambda sentence, at, token: column(sentence)[token].endswith(endings) == wanted
    return lambda sentence, at, token: (column(sentence)[token] in values) == wanted


def like(name: str) -> Fits:
    """Whether another pattern holds of a token; it is looked up late, as a pattern may ask for itself."""
    return lambda sentence, at, token: shape(name)(sentence, token)


LOOK: Mapping[str, Callable[[Sentence, int], Sequence[int]]] = {
    "child_of": lambda sentence, token: sentence.kids[token],
    "head_of": lambda sentence, token: (head,) if (head := sentence.heads[token]) != token else (),
    "ancestor_of": Sentence.ancestors,
    "just_before": lambda sentence, token: (token - 1,) if token else (),
    "just_after": lambda sentence, token: (token + 1,) if token + 1 < len(sentence.words) else (),
}
"""Where each relation looks for a token, given the other one."""

NARROW: Mapping[str, Callable[[Sentence, int, int], bool]] = {
    "child_of": lambda sentence, other, token: sentence.heads[token] == other != token,
    "head_of": lambda sentence, other, token: sentence.heads[other] == token != other,
    "ancestor_of": lambda sentence, other, token: token in sentence.ancestors(other),
    "just_before": lambda sentence, other, token: token + 1 == other,
    "just_after": lambda sentence, other, token: token == other + 1,
    "before": lambda sentence, other, token: token < other,
    "after": lambda sentence, other, token: token > other,
}
"""Whether a token stands to another one in a relation."""
