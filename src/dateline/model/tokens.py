"""One token of a sentence, seen across its columns: `token.head.lemma`, `token.children("nsubj")`."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass

from dateline.model.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Token:
    """A view that holds nothing but the sentence and the place in it, and is equal where both are.

    It reads better than columns, and costs an object a step: what is asked of every token, and what a pattern
    says (`shapes/`), reads the columns.
    """

    sentence: Sentence
    index: int

    def __hash__(self) -> int:
        return hash((self.sentence.page, self.sentence.number, self.index))

    @property
    def word(self) -> str:
        """The word as read."""
        return self.sentence.words[self.index]

    @property
    def lower(self) -> str:
        """The word in lower case."""
        return self.sentence.lowers[self.index]

    @property
    def lemma(self) -> str:
        """The lemma; of a name the word itself."""
        return self.sentence.lemmas[self.index]

    @property
    def tag(self) -> str:
        """The part of speech by Penn Treebank."""
        return self.sentence.tags[self.index]

    @property
    def pos(self) -> str:
        """The part of speech by Universal POS."""
        return self.sentence.poses[self.index]

    @property
    def dep(self) -> str:
        """The relation to the head."""
        return self.sentence.deps[self.index]

    @property
    def head(self) -> Token:
        """The governor; the root is its own."""
        return Token(self.sentence, self.sentence.heads[self.index])

    @property
    def before(self) -> Token | None:
        """The token right before it."""
        return Token(self.sentence, self.index - 1) if self.index else None

    @property
    def behind(self) -> Token | None:
        """The token right behind it."""
        return Token(self.sentence, self.index + 1) if self.index + 1 < len(self.sentence) else None

    @property
    def ancestors(self) -> tuple[Token, ...]:
        """Its governors, nearest first, up to the root."""
        return self.views(self.sentence.ancestors(self.index))

    @property
    def subtree(self) -> tuple[Token, ...]:
        """All tokens below it and itself, in order."""
        return self.views(self.sentence.subtree(self.index))

    def children(self, *deps: str) -> tuple[Token, ...]:
        """Its children, only those with one of `deps` when any is named."""
        return self.views(self.sentence.children(self.index, *deps))

    def child(self, *deps: str) -> Token | None:
        """The first of its children, of those with one of `deps` when any is named."""
        return next(iter(self.children(*deps)), None)

    def has_child(self, words: Container[str], *deps: str) -> bool:
        """Whether a child of it is one of `words`, in lower case."""
        return self.sentence.has_child(self.index, words, *deps)

    def views(self, indices: Iterable[int]) -> tuple[Token, ...]:
        """Other tokens of its sentence."""
        return tuple(Token(self.sentence, index) for index in indices)
