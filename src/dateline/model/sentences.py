"""Sentences as columns, filled by the parse adapter; no object of a parser leaves adapters/."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain

from dateline.model.articles import Zone
from dateline.model.spans import Span


@dataclass(frozen=True)
class Sentence:
    """One parsed sentence: columns of equal length, one entry a token.

    `starts`/`ends` are offsets into the page, `words` the text as read (repairs applied, quotes
    straightened), `tags` Penn Treebank, `poses` Universal POS, `deps` CLEAR labels as in spaCy's English
    models, `heads` indexes into this sentence (the root is its own head), `ents` OntoNotes entity types in
    BIO form (`B-PERSON`) or "". Not a slots class: children and edges are cached.
    """

    page: str
    number: int
    passage: int
    zone: Zone
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    words: tuple[str, ...]
    lemmas: tuple[str, ...]
    tags: tuple[str, ...]
    poses: tuple[str, ...]
    deps: tuple[str, ...]
    heads: tuple[int, ...]
    ents: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def lowers(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.lower() for word in self.words)

    @cached_property
    def root(self) -> int:
        """The first token that is its own head."""
        return next((i for i, head in enumerate(self.heads) if head == i), 0)

    @cached_property
    def kids(self) -> tuple[tuple[int, ...], ...]:
        """The children of every token, left to right."""
        kids: list[list[int]] = [[] for _ in self.heads]
        for i, head in enumerate(self.heads):
            if head != i:
                kids[head].append(i)
        return tuple(map(tuple, kids))

    @cached_property
    def edges(self) -> tuple[tuple[int, int], ...]:
        """(first, last) token of every token's subtree, both inclusive."""
        first, last = list(range(len(self))), list(range(len(self)))
        order = [i for i, head in enumerate(self.heads) if head == i]
        for token in order:  # grows while it is read: heads come before their children
            order.extend(self.kids[token])
        for token in reversed(order):
            head = self.heads[token]
            first[head] = min(first[head], first[token])
            last[head] = max(last[head], last[token])
        return tuple(zip(first, last, strict=True))

    def children(self, token: int, *deps: str) -> tuple[int, ...]:
        """Children of `token`, only those with one of `deps` when any is named."""
        kids, names = self.kids[token], self.deps
        return tuple([kid for kid in kids if names[kid] in deps]) if deps and kids else kids

    def children_of(self, tokens: Iterable[int], *deps: str) -> Iterator[int]:
        """Children of each of some tokens, in their order."""
        return chain.from_iterable(self.children(token, *deps) for token in tokens)

    def has_child(self, token: int, words: Container[str], *deps: str) -> bool:
        """Whether a child of `token` is one of `words`, in lower case."""
        for kid in self.kids[token]:  # asked more often than all else, so that a generator would be felt
            if self.lowers[kid] in words and (not deps or self.deps[kid] in deps):
                return True
        return False

    def ancestors(self, token: int) -> tuple[int, ...]:
        """Heads of `token`, nearest first, up to the root."""
        found: list[int] = []
        while self.heads[token] != token and len(found) <= len(self):
            token = self.heads[token]
            found.append(token)
        return tuple(found)

    def subtree(self, token: int) -> tuple[int, ...]:
        """All tokens below `token` and itself, in order."""
        seen = {token}
        todo = [token]
        while todo:
            for kid in self.kids[todo.pop()]:
                if kid not in seen:
                    seen.add(kid)
                    todo.append(kid)
        return tuple(sorted(seen))

    def tokens(self, span: Span) -> range:
        """The tokens that begin in a span of the page."""
        return range(bisect_left(self.starts, span.start), bisect_left(self.starts, span.end))

    def span(self, first: int, last: int) -> Span:
        """The page span from token `first` to token `last`, both inclusive."""
        return Span(self.page, self.starts[first], self.ends[last])

    @property
    def whole(self) -> Span:
        """The page span of the sentence."""
        return self.span(0, len(self) - 1)

    def entities(self) -> tuple[tuple[int, int, str], ...]:
        """(first, last, type) of the parser's named entities, both ends inclusive."""
        found: list[tuple[int, int, str]] = []
        for i, mark in enumerate(self.ents):
            if mark.startswith("B-"):
                found.append((i, i, mark[2:]))
            elif mark and found:
                found[-1] = (found[-1][0], i, found[-1][2])
        return tuple(found)
