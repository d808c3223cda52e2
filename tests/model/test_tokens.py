"""A token sees what the columns of its sentence hold at its place."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace

import pytest

from dateline.model import Sentence, Token, Zone


@pytest.fixture
def sentence() -> Sentence:
    """ "Boats of Lorn left.", parsed."""
    return Sentence(
        page="art-0",
        number=3,
        passage=0,
        zone=Zone.BODY,
        starts=(0, 6, 9, 14, 18),
        ends=(5, 8, 13, 18, 19),
        words=("Boats", "of", "Lorn", "left", "."),
        lemmas=("boat", "of", "Lorn", "leave", "."),
        tags=("NNS", "IN", "NNP", "VBD", "."),
        poses=("NOUN", "ADP", "PROPN", "VERB", "PUNCT"),
        deps=("nsubj", "prep", "pobj", "ROOT", "punct"),
        heads=(3, 0, 1, 3, 3),
        ents=("", "", "B-GPE", "", ""),
    )


def words(tokens: tuple[Token, ...]) -> list[str]:
    return [token.word for token in tokens]


def test_a_token_reads_every_column(sentence: Sentence) -> None:
    boats = Token(sentence, 0)
    assert (boats.word, boats.lower, boats.lemma) == ("Boats", "boats", "boat")
    assert (boats.tag, boats.pos, boats.dep) == ("NNS", "NOUN", "nsubj")


def test_a_token_walks_the_parse(sentence: Sentence) -> None:
    lorn, left = Token(sentence, 2), Token(sentence, 3)
    assert lorn.head.head.head == left == left.head
    assert words(lorn.ancestors) == ["of", "Boats", "left"]
    assert words(left.children()) == ["Boats", "."]
    assert words(left.children("nsubj", "dobj")) == ["Boats"]
    assert left.child("nsubj") == Token(sentence, 0)
    assert left.child("dobj") is None
    assert words(Token(sentence, 0).subtree) == ["Boats", "of", "Lorn"]
    assert left.has_child({"boats"}, "nsubj")
    assert not left.has_child({"boats"}, "dobj")


def test_a_token_has_neighbours(sentence: Sentence) -> None:
    first, last = Token(sentence, 0), Token(sentence, 4)
    assert (first.before, first.behind) == (None, Token(sentence, 1))
    assert (last.before, last.behind) == (Token(sentence, 3), None)


def test_a_token_is_its_place_in_its_sentence(sentence: Sentence) -> None:
    here, same = Token(sentence, 1), Token(replace(sentence), 1)
    assert here == same
    assert len({here, same, Token(sentence, 2), Token(replace(sentence, number=4), 1)}) == 3
    with pytest.raises(FrozenInstanceError):
        here.index = 2  # type: ignore[misc]
