"""The clause of a claim: its subject, its negation and its verb, whatever of a long sentence is left out."""

from __future__ import annotations

from itertools import pairwise

import pytest

from dateline.claims.status import clauses
from dateline.claims.status.clauses import WHOLE, WORDS
from dateline.model import Claim, Sentence
from dateline.vocabulary import LISTS
from tests.lab import make_page, read_page

TABLE = [
    # the whole of a short sentence, whatever stands in it
    ("The mayor said that divers [freed] the crew.", "The mayor said that divers freed the crew"),
    ("Police found the miller, Anna Berg said, and [arrested] him.", "Police … arrested him"),
    # what a verb shares with those before it
    ("Guards entered the mill and [burned] the barn.", "Guards … burned the barn"),
    ("Guards [entered] the old mill at night and burned the barn.", "Guards entered the old mill at night"),
    ("Guards did not enter the mill or [burn] the barn.", "Guards did not enter the mill or burn the barn"),
    (
        "The miller was held by guards and [freed] in an exchange.",
        "The miller was held by guards and freed in an exchange",
    ),
    (
        "The marks do not fit the rope, nor are they [related] to the injuries.",
        "nor are they related to the injuries",
    ),
    # what a relative clause says of its noun
    ("The ferry, which [sank] in May, was old.", "The ferry … sank in May"),
    (
        "Divers found a ferry that guards had [burned] in May.",
        "Divers found a ferry that guards had burned in May",
    ),
    (
        "Guards freed Anna Berg, a miller, who [burned] the barge in May.",
        "Anna Berg, a miller … burned the barge in May",
    ),
    ("Divers raised a ferry that [sank] in May.", "Divers raised a ferry that sank in May"),
    (
        "Divers met the owner of the ferry, who [sank] it in May.",
        "Divers met the owner of the ferry, who sank it in May",
    ),
    # no word that ties it to another clause, nor a label
    ("The harbour was shut after guards [burned] the ferry.", "guards burned the ferry"),
    ("The harbour is shut if guards [burn] the ferry.", "The harbour is shut if guards burn the ferry"),
    ("But the guards [burned] the ferry.", "the guards burned the ferry"),
    ("In pictures: guards [burned] the ferry.", "guards burned the ferry"),
    # a long sentence without its end, its beginning, what describes a noun
    (
        (
            "Guards [burned] the ferry of the village in the harbour at the mouth of the river on Monday, raising "
            "serious questions over the plan of the navy to bring peace to the islands before the winter."
        ),
        "Guards burned the ferry of the village in the harbour at the mouth of the river on Monday",
    ),
    (
        (
            "Citing two letters of a priest in a village at the mouth of the river that nobody had seen before the "
            "winter came, the paper said that guards of the harbour [burned] the ferry."
        ),
        "the paper said that guards of the harbour burned the ferry",
    ),
]


@pytest.mark.parametrize(("marked", "told"), TABLE)
def test_a_clause_has_its_subject_and_its_sense(
    marked: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clauses, "is_short", lambda _: False)
    text, word = marked.replace("[", "").replace("]", ""), marked.index("[")
    claims = read_page(make_page(text))[Claim]
    claim = next(each for each in claims if each.trigger.start == word)
    assert " … ".join(text[span.start : span.end] for span in claim.clause) == told


@pytest.mark.parametrize(
    ("marked", "told"),
    [
        (
            "Police found the miller, Anna Berg said, and [arrested] him.",
            "Police found the miller, Anna Berg said, and arrested him",
        ),
        (
            "But the harbour was shut after guards [burned] the ferry.",
            "the harbour was shut after guards burned the ferry",
        ),
        (
            "If guards [burn] the ferry, the harbour will be shut.",
            "If guards burn the ferry, the harbour will be shut",
        ),
        ("In pictures: guards [burned] the ferry.", "guards burned the ferry"),
    ],
)
def test_a_short_sentence_is_told_whole(marked: str, told: str) -> None:
    text, word = marked.replace("[", "").replace("]", ""), marked.index("[")
    claim = next(each for each in read_page(make_page(text))[Claim] if each.trigger.start == word)
    assert " … ".join(text[span.start : span.end] for span in claim.clause) == told


def test_a_clause_is_words_of_the_sentence_of_its_claim_in_order() -> None:
    notes = read_page(make_page("\n".join(marked.replace("[", "").replace("]", "") for marked, _ in TABLE)))
    wholes = {sentence.number: sentence.whole for sentence in notes[Sentence]}
    assert notes[Claim]
    for claim in notes[Claim]:
        assert claim.clause
        assert all(wholes[claim.sentence].covers(span) for span in claim.clause)
        assert all(left.end < right.start for left, right in pairwise(claim.clause))


@pytest.mark.parametrize("times", [WORDS // 3, WORDS, 4 * WORDS])
def test_what_cannot_be_cut_is_told_as_far_as_it_is_near(times: int) -> None:
    text = "Guards burned " + " and ".join(["the ferry"] * times) + "."
    (claim,) = [claim for claim in read_page(make_page(text))[Claim] if claim.lemma == "burn"]
    told = text[claim.clause[0].start : claim.clause[-1].end]
    assert text.startswith(told)
    assert min(WORDS, len(text.split())) <= len(told.split()) <= max(WHOLE, 2 * WORDS)


@pytest.mark.parametrize("name", ["en.clauses.joining", "en.clauses.binding"])
def test_the_lists_of_what_ties_clauses_have_proofs(name: str) -> None:
    found = LISTS.find(name)
    assert found.fires
    assert found.silent
