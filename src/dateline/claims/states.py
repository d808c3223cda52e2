"""What the reader knows of the words of sentences, as numbers."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from dateline.model import DEPTH, Embeddings
from dateline.reader.windows import Floats


def states_of(embeddings: Sequence[Embeddings]) -> dict[int, Floats]:
    """What the reader knows of the words of every sentence that it has read (words x `DEPTH`)."""
    return {
        each.sentence: np.frombuffer(each.states, np.float16).reshape(-1, DEPTH).astype(np.float32)
        for each in embeddings
    }
