"""What is learned and what the rules draft, joined: each in what it knows better. The weights here are made by hand."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from dateline.claims.attribution import draft_passage
from dateline.claims.contexts import Context, context_of
from dateline.claims.cues import Draft, load_lexicon
from dateline.claims.learned import BOUNDS, RULE, learn, runs, whole_quotes
from dateline.claims.spanfeatures import branches, distance
from dateline.claims.weights import LABELS, Weights
from dateline.model import Sentence
from dateline.rules import load_pack
from tests.lab import make_page, read_page

LEXICON = load_lexicon(load_pack("en"))
UNKNOWN = "Mira Oland warbled that the ferry had left."
KNOWN = "Mira Oland said that the ferry had left."


def read(text: str) -> tuple[list[Sentence], list[Draft]]:
    """The sentences of a text of one passage, and what the rules draft in them."""
    sentences = list(read_page(make_page(text))[Sentence])
    return sentences, draft_passage(sentences, {sentence.number: sentence for sentence in sentences}, LEXICON)


def context(text: str) -> Context:
    """The context of a text of one passage."""
    sentences, drafts = read(text)
    return context_of(sentences, drafts, LEXICON)


def make_weights(cues: Mapping[str, float], spans: Mapping[str, Mapping[str, float]]) -> Weights:
    """Weights by feature; nothing else weighs anything."""
    emissions = np.zeros((len(spans) + 1, len(LABELS)), np.float32)
    for row, by_label in enumerate(spans.values()):
        for label, weight in by_label.items():
            emissions[row, LABELS.index(label)] = weight
    return Weights(frozenset(), cues, -5.0, {name: row for row, name in enumerate(spans)}, emissions, np.zeros((len(LABELS), len(LABELS)), np.float32))


SPANS = {"b vnsubj": {"iC": 0.0}, "b v<nsubj": {"iS": 5.0}, "b vccomp": {"iC": 5.0}, "b =": {"bQ": 5.0}}


def told(text: str, weights: Weights) -> list[tuple[str, str, str, str]]:
    """Rule, source, cue and content of what is drafted in a text."""
    sentences, drafts = read(text)
    words = sentences[0].words
    return [(draft.rule, *(" ".join(words[token] for token in part) for part in (draft.source, draft.cue, draft.content))) for draft in learn(sentences, drafts, LEXICON, weights)]


def test_a_cue_that_no_rule_knows_is_found_by_its_likelihood() -> None:
    assert told(UNKNOWN, make_weights({"l warble VERB": 10.0}, SPANS)) == [(RULE, "Mira Oland", "warbled", "that the ferry had left")]


def test_its_score_is_the_probability() -> None:
    sentences, drafts = read(UNKNOWN)
    (draft,) = learn(sentences, drafts, LEXICON, make_weights({"l warble VERB": 6.0}, SPANS))
    assert draft.score == pytest.approx(0.731)


def test_an_unlikely_cue_is_left_out() -> None:
    assert told(UNKNOWN, make_weights({"l warble VERB": 4.0}, SPANS)) == []


def test_what_the_rules_draft_is_dropped_when_it_is_hardly_an_attribution() -> None:
    assert told(KNOWN, make_weights({}, SPANS)) == []


def test_a_draft_of_the_rules_keeps_its_rule_and_gets_learned_bounds() -> None:
    sentences, drafts = read(KNOWN)
    (draft,) = learn(sentences, drafts, LEXICON, make_weights({"l say VERB": 8.0}, {**SPANS, "l > that": {"O": 9.0}}))
    assert (draft.rule, draft.kind, BOUNDS in draft.also) == ("en.cue.verb.say/1", "say", True)
    assert " ".join(sentences[0].words[token] for token in draft.content) == "the ferry had left"


@pytest.mark.parametrize("text", ["Mira Oland denied that the ferry had left.", "The claim that the ferry had left is old."])
def test_denials_and_nouns_are_kept_however_doubtful(text: str) -> None:
    sentences, drafts = read(text)
    assert learn(sentences, drafts, LEXICON, make_weights({}, SPANS)) == drafts != []


def test_a_mere_hedge_is_no_attribution() -> None:
    assert told("I think the road is safe.", make_weights({"l think VERB": 10.0}, SPANS)) == []


def test_a_draft_without_learned_content_stays_as_it_is() -> None:
    sentences, drafts = read(KNOWN)
    assert learn(sentences, drafts, LEXICON, make_weights({"l say VERB": 8.0}, {"b =": {"bQ": 5.0}})) == drafts


def test_a_quotation_whose_words_are_all_content_takes_its_marks() -> None:
    seen = context("“The ferry has left,” said Mira Oland.")
    (number,) = seen.sentences
    words = seen.sentences[number].words
    inner = {(number, token) for token in range(words.index("said")) if seen.sentences[number].poses[token] != "PUNCT"}
    assert {words[token] for _, token in whole_quotes(seen, inner) - inner} == {'"', ","}


def test_a_window_reaches_as_far_as_the_quotation() -> None:
    seen = context("Rain fell. “The ferry has left,” said Mira Oland. “It will not return. It never does.” Rain fell again.")
    numbers = sorted(seen.sentences)
    home = next(number for number in numbers if "said" in seen.sentences[number].words)
    assert "Rain" not in {word for number in seen.window(home) for word in seen.sentences[number].words}
    assert "never" in {word for number in seen.window(home) for word in seen.sentences[number].words}


def test_branches_tell_the_way_from_the_cue() -> None:
    sentence = read(KNOWN)[0][0]
    said, ferry = sentence.words.index("said"), sentence.words.index("ferry")
    found = branches(sentence, said)
    assert (found[said].way, found[0].way, found[ferry].way, found[ferry].below) == ("=", "v<nsubj", "vccomp", "/nsubj")


def test_runs_are_unbroken_and_in_order() -> None:
    assert list(runs([(2, 5), (1, 3), (1, 4), (2, 7)])) == [(1, 3, 4), (2, 5, 5), (2, 7, 7)]


@pytest.mark.parametrize(("tokens", "name"), [(0, "+0"), (-1, "-1"), (5, "+5"), (-80, "-9")])
def test_distances_get_coarser(tokens: int, name: str) -> None:
    assert distance(tokens) == name
