"""What the reader makes of the event word and of the evidence of every claim, as vectors."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from dateline.model import WIDTH, Claim, Embedding, Embeddings, Reading, Sentence
from dateline.reader.embeddings import small
from dateline.stage import Notes, Stage


def embed_claims(reading: Reading, notes: Notes) -> Iterator[Embedding]:
    """One embedding for every claim whose event word the network has read."""
    sentences = {sentence.number: sentence for sentence in notes[Sentence]}
    rows = {each.sentence: np.frombuffer(each.rows, np.int8).reshape(-1, WIDTH) for each in notes[Embeddings]}
    for claim in notes[Claim]:
        found = rows.get(claim.sentence)
        if found is not None and claim.token < len(found):
            words = evidence_words(claim, sentences[claim.sentence], len(found))
            yield Embedding(
                claim.id, found[claim.token].tobytes(), small(found[words].astype(np.float32).sum(0))
            )


def evidence_words(claim: Claim, sentence: Sentence, read: int) -> list[int]:
    """The words of a claim's evidence in its sentence, as far as they have been read; never none."""
    return [
        token
        for token in range(read)
        if token == claim.token
        or (
            sentence.poses[token] != "PUNCT"
            and any(span.start <= sentence.starts[token] < span.end for span in claim.evidence)
        )
    ]


def stage() -> Stage:
    """The embeddings stage."""
    return Stage(
        "embeddings",
        scope="article",
        needs=(Sentence, Claim, Embeddings),
        gives=(Embedding,),
        run=embed_claims,
    )
