"""The remembered attribute ruler gives what spaCy's own gives, token for token."""

from __future__ import annotations

import pytest

from dateline.adapters.spacy import docs_of, installed, load

TEXTS = (
    "There is a frigate in the harbour, and there were two before it.",
    "They're gonna sail, aren't they? He ain't sure; y'all let's go.",
    "The minister who signed it hasn't said that he did what that man does.",
    "Once   the ships had left, nobody got to see them.  C'mon!",
    "I told you it would've been hers, but she'd had enough of somethin'.",
    "",
    "The ships had had to wait; the crews do what crews do.",
)


@pytest.mark.parametrize("rounds", [1, 2], ids=["learning", "remembering"])
def test_the_memory_answers_as_the_ruler_does(rounds: int) -> None:
    package = installed("")
    for _ in range(rounds):
        remembered = list(docs_of(TEXTS, package))
    for plain, ours in zip(load(package).pipe(TEXTS), remembered, strict=True):
        assert [(t.text, t.pos_, t.lemma_, str(t.morph), t.ent_type_) for t in ours] == [
            (t.text, t.pos_, t.lemma_, str(t.morph), t.ent_type_) for t in plain
        ]
