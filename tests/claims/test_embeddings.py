"""Every claim whose word was read has a vector of its word and one of its evidence."""

from __future__ import annotations

import numpy as np
import pytest

from dateline.claims.embeddings import embed_claims
from dateline.model import WIDTH, Claim, Embeddings, Reading, Sentence
from dateline.reader.embeddings import LARGEST, small
from dateline.stage import Notes
from tests.factories import affair
from tests.lab import make_page, read_page, rule_stages

TEXT = "Norway attacked Finland on Monday. The premier of Chile visited Peru."


@pytest.fixture(scope="module")
def notes() -> Notes:
    return read_page(make_page(TEXT), rule_stages())


def rows(sentence: Sentence, words: int) -> Embeddings:
    """The vectors of the first words of a sentence: each is its own direction."""
    table = np.eye(words, WIDTH, dtype=np.int8) * 9
    return Embeddings(sentence.number, table.tobytes(), b"")


def test_a_claim_has_the_vector_of_its_word_and_those_of_its_evidence(notes: Notes) -> None:
    sentences = {sentence.number: sentence for sentence in notes[Sentence]}
    given = notes.plus((rows(each, len(each.words)) for each in sentences.values()), (Embeddings,))
    found = {each.claim: each for each in embed_claims(Reading(affair().pages[0]), given)}
    claims = [claim for claim in notes[Claim] if claim.lemma in {"attack", "visit"}]
    assert len(claims) == 2
    for claim in claims:
        word = np.frombuffer(found[claim.id].word, np.int8)
        clause = np.frombuffer(found[claim.id].clause, np.int8)
        assert np.flatnonzero(word).tolist() == [claim.token]
        assert claim.token in np.flatnonzero(clause)
        assert len(np.flatnonzero(clause)) > 1
        assert clause.max() == LARGEST


def test_a_claim_whose_word_was_not_read_has_none(notes: Notes) -> None:
    first = notes[Sentence][0]
    found = list(embed_claims(Reading(affair().pages[0]), notes.plus([rows(first, 1)], (Embeddings,))))
    assert {each.claim for each in found} <= {claim.id for claim in notes[Claim] if claim.token == 0}


def test_a_vector_of_nothing_stays_so() -> None:
    assert small(np.zeros(WIDTH, np.float32)) == bytes(WIDTH)
