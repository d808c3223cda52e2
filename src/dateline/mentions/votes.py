"""What a page says of the type of a name: the parser's labels, titles, what only persons do and have."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from dateline.mentions.names import NAMED, Piece, proper_runs
from dateline.mentions.nominals import noun_described
from dateline.model import Sentence
from dateline.rules import Rule
from dateline.vocabulary import word_list, word_table

TITLED, SIGN, GIVEN = 5, 2, 4
"""How many labels of the parser a title before a name weighs, and a sign that it is a person's.

And how many signs the first name of a longer name that the parser, too, takes for a person's.
"""

FIRST_NAMES = word_table("en.names.first")
LIVING = word_list("en.mentions.living_verbs")
OWN = word_list("en.mentions.gendered_possessives")
SUBJECTS = ("nsubj", "nsubjpass")


def type_votes(sentences: Iterable[Sentence], offices: Rule) -> dict[str, Counter[str]]:
    """How often the parser gave each entity type to names that end in a word, over a page.

    One slip is outvoted: a title before the name weighs five, and what only persons do or have two.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        pieces = list(labelled(sentence))
        for piece in pieces:
            titled = piece.type != "ORG" and has_title(sentence, piece.first, offices)
            votes[sentence.words[piece.last]]["PERSON" if titled else piece.type] += TITLED if titled else 1
        for word, signs in count_signs(sentence, (*pieces, *proper_runs(sentence))):
            votes[word]["PERSON"] += SIGN * signs
    return votes


def labelled(sentence: Sentence) -> Iterator[Piece]:
    """The parser's names as they are, without a genitive `'s`."""
    for first, last, type_ in sentence.entities():
        if type_ in NAMED:
            yield Piece(first, last - 1 if sentence.words[last] == "'s" and last > first else last, type_)


def has_title(sentence: Sentence, first: int, offices: Rule) -> bool:
    """Whether a capitalised title of one word stands before a name."""
    before = sentence.words[first - 1] if first > 0 else ""
    return before[:1].isupper() and before in offices


def count_signs(sentence: Sentence, pieces: Iterable[Piece]) -> Iterator[tuple[str, int]]:
    """The last word of every name that a sentence shows to be a person's, and how many signs there are."""
    holders = set(person_tokens(sentence))
    ending: dict[int, list[Piece]] = defaultdict(list)
    for piece in pieces:
        ending[piece.last].append(piece)
    for last, group in ending.items():
        tokens = frozenset().union(*(piece.tokens for piece in group))
        signs = len(holders & tokens) + max(given_signs(sentence, piece) for piece in group)
        if signs:
            yield sentence.words[last], signs


def given_signs(sentence: Sentence, piece: Piece) -> int:
    """What a first name tells of a piece: more where the parser takes the longer name for a person's, too."""
    if sentence.lowers[piece.first] not in FIRST_NAMES:
        return 0
    return GIVEN if piece.type == "PERSON" and piece.last > piece.first else 1


def person_tokens(sentence: Sentence) -> Iterator[int]:
    """The tokens that a possessive ("his"), relative ("who") or verb of life ("born") shows to be persons."""
    for token, word in enumerate(sentence.lowers):
        if word in OWN:
            yield from subject_above(sentence, token)
        elif word == "who" and sentence.tags[token] == "WP":
            noun = noun_described(sentence, token)
            yield from () if noun is None else (noun,)
        elif sentence.lemmas[token] in LIVING and sentence.tags[token].startswith("V"):
            yield from sentence.children(token, *SUBJECTS)


def subject_above(sentence: Sentence, token: int) -> Iterator[int]:
    """The subject of the clause in which a token stands."""
    for verb in sentence.ancestors(token):
        subjects = sentence.children(verb, *SUBJECTS)
        if subjects:
            yield from subjects
            return
