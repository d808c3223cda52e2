"""Phrases: conjuncts of a word, the name behind a title, the extent of a party, prepositional phrases."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.model import Sentence
from dateline.vocabulary import word_list

OUTER = word_list("en.arguments.before_preposition")
MODIFIERS = ("compound", "amod", "nmod")


def prepositional(here: Sentence, token: int) -> Iterator[tuple[str, int]]:
    """The prepositional phrases below a token: each preposition with what it governs."""
    for kid in here.children(token, "prep", "agent", "dative"):
        if here.poses[kid] == "ADP":
            yield from governed(here, kid)


def governed(here: Sentence, preposition: int) -> Iterator[tuple[str, int]]:
    """What a preposition governs, through one more preposition if need be ("out of the town")."""
    for kid in here.kids[preposition]:
        if here.deps[kid] == "pobj":
            yield here.lowers[preposition], kid
        elif here.deps[kid] == "prep" and here.lowers[preposition] in OUTER:
            yield from ((here.lowers[kid], each) for each in here.children(kid, "pobj"))


def joined(here: Sentence, token: int) -> Iterator[int]:
    """A token and everything coordinated with it, left to right."""
    found = [token]
    for each in found:  # grows while it is read
        yield each
        conjuncts = [kid for kid in here.kids[each] if here.deps[kid] == "conj"]
        found += [kid for kid in conjuncts if here.poses[kid] not in ("VERB", "AUX")]


def named(here: Sentence, head: int) -> int:
    """The name that stands right behind a title ("leader Jon Talbot"), else the head itself."""
    return next(
        (
            kid
            for kid in here.children(head, "appos")
            if kid > head and here.poses[kid] == "PROPN" and here.edges[kid][0] == head + 1
        ),
        head,
    )


def phrase(here: Sentence, head: int) -> tuple[int, int]:
    """First and last token of a head's phrase: from its first modifier through an of-phrase.

    No relative clause, no conjunct.
    """
    title = here.heads[head]
    first = phrase(here, title)[0] if here.deps[head] == "appos" and named(here, title) == head else head
    for kid in here.kids[head]:
        if kid < head and here.deps[kid] not in (
            "punct",
            "cc",
            "conj",
            "preconj",
            "relcl",
            "appos",
            "advcl",
            "mark",
        ):
            first = min(first, here.edges[kid][0])
    last = head
    for kid in here.children(head, "prep"):
        if kid == last + 1 and here.lowers[kid] == "of":
            last = max([last, *(phrase(here, each)[1] for each in here.children(kid, "pobj"))])
    return first, last
