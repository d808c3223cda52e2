"""Verdicts of one word behind a claim: "Three people died." FALSE. "Was it a bomb?" NO."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dateline.claims.status.mood import apply, status_of
from dateline.claims.status.recollections import Told
from dateline.model import Label, Sentence
from dateline.vocabulary import word_list

VERDICTS = word_list("en.status.verdicts")
QUOTES = frozenset('"\u201c\u201d')
NOT_SO = frozenset({Label.DENIED, Label.NEGATED})
LEAST = 3
"""Words of a claim upon which a verdict is given."""


def judge_answers(told: Iterable[Told], sentences: Mapping[int, Sentence]) -> Iterator[Told]:
    """What is told, where what a quotation or question says is negated by the sentence behind it."""
    for each in told:
        sentence = sentences[each.trigger.sentence]
        behind = sentences.get(sentence.number + 1)
        struck = behind is not None and is_verdict(behind) and is_put(sentence)
        main = each.trigger.token == sentence.root and status_of(each.verdict.mood).label not in NOT_SO
        yield negated(each) if struck and main else each


def is_verdict(sentence: Sentence) -> bool:
    """Whether a sentence says no more than that something is not so: "False.", "Not true."."""
    said = " ".join(
        word for word, pos in zip(sentence.lowers, sentence.poses, strict=True) if pos not in {"PUNCT", "SYM"}
    )
    return said in VERDICTS


def is_put(sentence: Sentence) -> bool:
    """Whether a sentence puts a claim to be judged: as a question, or all between quotation marks."""
    words = [word for word in sentence.words if word.strip("*")]
    if len(words) < LEAST:
        return False
    return words[-1] == "?" or (words[0] in QUOTES and words[-1] in QUOTES)


def negated(told: Told) -> Told:
    """A claim as one upon which somebody gives the verdict that it is not so."""
    mood = apply("deny", told.verdict.mood, "status.verdict")
    return replace(told, verdict=replace(told.verdict, mood=mood))
