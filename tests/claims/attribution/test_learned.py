"""What is learned and what the rules draft, joined: each in what it knows better.

The networks here are made by hand.
"""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from dateline.claims.attribution import learned
from dateline.claims.attribution.attribution import draft_passage
from dateline.claims.attribution.contexts import Context, context_of
from dateline.claims.attribution.cues import Draft, load_lexicon
from dateline.claims.attribution.learned import BOUNDS, RULE, learn, runs, whole_quotes
from dateline.model import WIDTH, Sentence
from dateline.rules import load_pack
from tests.lab import make_page, read_page
from tests.reader.networks import make_network

LEXICON = load_lexicon(load_pack("en"))
UNKNOWN = "Mira Oland warbled that the ferry had left."
KNOWN = "Mira Oland said that the ferry had left."
PARTS = {"mira": "bS", "oland": "iS", "that": "bC", "the": "iC", "ferry": "iC", "had": "iC", "left": "eC"}


def read(text: str) -> tuple[list[Sentence], list[Draft]]:
    """The sentences of a text of one passage, and what the rules draft in them."""
    sentences = list(read_page(make_page(text))[Sentence])
    return sentences, draft_passage(sentences, {sentence.number: sentence for sentence in sentences}, LEXICON)


def context(text: str) -> Context:
    """The context of a text of one passage."""
    sentences, drafts = read(text)
    return context_of(sentences, drafts, LEXICON)


def drafted(text: str, cues: Mapping[str, float], labels: Mapping[str, str]) -> list[Draft]:
    """What is drafted with a network that knows how likely words are cues, and the labels of some."""
    (found,), _ = learn([context(text)], make_network(text, cues, labels))
    return found


def told(text: str, cues: Mapping[str, float], labels: Mapping[str, str]) -> list[tuple[str, str, str, str]]:
    """Rule, source, cue and content of what is drafted in a text."""
    words = read(text)[0][0].words
    return [
        (
            draft.rule,
            *(" ".join(words[token] for token in part) for part in (draft.source, draft.cue, draft.content)),
        )
        for draft in drafted(text, cues, labels)
    ]


def test_a_cue_that_no_rule_knows_is_found_by_its_likelihood() -> None:
    assert told(UNKNOWN, {"warbled": 5.0}, {**PARTS, "warbled": "bQ"}) == [
        (RULE, "Mira Oland", "warbled", "that the ferry had left")
    ]


def test_its_score_is_the_probability() -> None:
    (draft,) = drafted(UNKNOWN, {"warbled": 1.0}, {**PARTS, "warbled": "bQ"})
    assert draft.score == pytest.approx(0.73)


def test_an_unlikely_cue_is_left_out() -> None:
    assert told(UNKNOWN, {"warbled": -1.0}, {**PARTS, "warbled": "bQ"}) == []


def test_a_cue_around_which_nothing_is_said_is_left_out() -> None:
    assert told(UNKNOWN, {"warbled": 5.0}, {"warbled": "bQ"}) == []


def test_what_the_rules_draft_is_dropped_when_it_is_hardly_an_attribution() -> None:
    assert told(KNOWN, {}, PARTS) == []


def test_a_draft_of_the_rules_keeps_its_rule_and_gets_learned_bounds() -> None:
    (draft,) = drafted(KNOWN, {"said": 3.0}, {**PARTS, "said": "bQ", "that": "O", "the": "bC"})
    words = read(KNOWN)[0][0].words
    assert (draft.rule, draft.kind, BOUNDS in draft.also) == ("en.cue.verb.say/1", "say", True)
    assert " ".join(words[token] for token in draft.content) == "the ferry had left"


@pytest.mark.parametrize(
    "text", ["Mira Oland denied that the ferry had left.", "The claim that the ferry had left is old."]
)
def test_denials_and_nouns_are_kept_however_doubtful(text: str) -> None:
    assert drafted(text, {}, {}) == read(text)[1] != []


@pytest.mark.parametrize(
    ("text", "cue", "labels"),
    [
        (
            "The museum shows pictures of the harbour.",
            "shows",
            {"museum": "bS", "shows": "bQ", "pictures": "bC", "of": "iC", "the": "iC", "harbour": "eC"},
        ),
        ("Houses are warbled in the town.", "warbled", {"houses": "bC", "warbled": "bQ"}),
    ],
)
def test_things_that_nobody_says_are_no_content(text: str, cue: str, labels: Mapping[str, str]) -> None:
    assert told(text, {cue: 5.0}, labels) == []


def test_a_mere_hedge_is_no_attribution() -> None:
    text = "I think the road is safe."
    assert (
        told(
            text,
            {"think": 5.0},
            {"i": "bS", "think": "bQ", "the": "bC", "road": "iC", "is": "iC", "safe": "eC"},
        )
        == []
    )


def test_a_draft_without_learned_content_stays_as_it_is() -> None:
    assert drafted(KNOWN, {"said": 5.0}, {"said": "bQ"}) == read(KNOWN)[1]


def test_what_stands_inside_ends_with_the_learned_content_around_it() -> None:
    text = "Mira Oland denied claims that the ferry had left, which would be illegal."
    words = read(text)[0][0].words
    parts = {
        "mira": "bS",
        "oland": "iS",
        "denied": "bQ",
        "claims": "bC",
        "that": "iC",
        "the": "iC",
        "ferry": "iC",
        "had": "iC",
        "left": "eC",
    }
    found = {
        words[draft.head]: " ".join(words[token] for token in draft.content)
        for draft in drafted(text, {"denied": 5.0}, parts)
        if draft.head is not None
    }
    assert found == {"denied": "claims that the ferry had left", "claims": "that the ferry had left"}


def test_words_behind_those_that_are_read_are_left_to_the_rules() -> None:
    text = f"The list had {'apples, pears, ' * 120} and Mira Oland said that the ferry had left."
    assert drafted(text, {}, {}) == read(text)[1] != []


def test_passages_are_read_together_and_kept_apart() -> None:
    first, second = context(KNOWN), context(UNKNOWN)
    network = make_network(
        f"{KNOWN} {UNKNOWN}", {"warbled": 5.0, "said": 5.0}, {**PARTS, "warbled": "bQ", "said": "bQ"}
    )
    assert [[draft.rule for draft in drafts] for drafts in learn([first, second], network)[0]] == [
        ["en.cue.verb.say/1"],
        [RULE],
    ]


def test_a_quotation_whose_words_are_all_content_takes_its_marks() -> None:
    seen = context("“The ferry has left,” said Mira Oland.")
    (number,) = seen.sentences
    words = seen.sentences[number].words
    inner = {
        (number, token)
        for token in range(words.index("said"))
        if seen.sentences[number].poses[token] != "PUNCT"
    }
    assert {words[token] for _, token in whole_quotes(seen, inner) - inner} == {'"', ","}


def test_runs_are_unbroken_and_in_order() -> None:
    assert list(runs([(2, 5), (1, 3), (1, 4), (2, 7)])) == [(1, 3, 4), (2, 5, 5), (2, 7, 7)]


def test_what_is_read_in_groups_is_decided_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    contexts = [context(text) for text in (UNKNOWN, KNOWN, UNKNOWN)]
    network = make_network(f"{UNKNOWN} {KNOWN}", {"warbled": 2.0, "said": 2.0}, PARTS)
    at_once = learn(contexts, network)
    assert [len(drafts) for drafts in at_once[0]] == [1, 1, 1]
    monkeypatch.setattr(learned, "TOGETHER", 1)
    assert learn(contexts, network) == at_once


def test_every_word_that_is_read_has_a_vector() -> None:
    seen = context(KNOWN)
    _, embedded = learn([seen], make_network(KNOWN, {}, {}))
    words = {number: len(sentence.words) for number, sentence in seen.sentences.items()}
    assert {each.sentence: len(each.rows) // WIDTH for each in embedded} == words
