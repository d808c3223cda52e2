from __future__ import annotations

import pickle
from collections.abc import Sequence

import pytest

from dateline.adapters.spacy import BATCH, LONGEST, TOGETHER, SpacyParser, batches, installed
from dateline.errors import ConfigError
from dateline.model import By, Edit, Page, Passage, Reading, Sentence, Span, Zone


def parse(text: str, *edits: tuple[int, int, str], lines: Sequence[tuple[int, int]] = ()) -> list[Sentence]:
    page = Page("p", text)
    passages = tuple(
        Passage(Span(page.id, start, end), Zone.BODY, By("test")) for start, end in lines or [(0, len(text))]
    )
    reading = Reading(
        page, passages, tuple(Edit(Span(page.id, start, end), new, By("test")) for start, end, new in edits)
    )
    return list(SpacyParser().parse(reading, list(enumerate(passages))))


def test_columns_are_of_equal_length_and_lead_back_to_the_page() -> None:
    text = "The minister didn’t visit Accra. She flew home on Monday."
    sentences = parse(text)
    assert [sentence.number for sentence in sentences] == [0, 1]
    for sentence in sentences:
        columns = (
            sentence.starts,
            sentence.ends,
            sentence.lemmas,
            sentence.tags,
            sentence.poses,
            sentence.deps,
            sentence.heads,
            sentence.ents,
        )
        assert {len(column) for column in columns} == {len(sentence)}
        assert all(0 <= head < len(sentence) for head in sentence.heads)
    assert "n't" in sentences[0].words
    assert text[sentences[0].starts[3] : sentences[0].ends[3]] == "n’t"
    assert ("n't", "neg") in zip(sentences[0].words, sentences[0].deps, strict=True)


def test_repairs_are_parsed_and_lead_back_to_what_stands_on_the_page() -> None:
    text = "It is thesecond visit."
    (sentence,) = parse(text, (6, 15, "the second"))
    assert sentence.words == ("It", "is", "the", "second", "visit", ".")
    assert [text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)] == [
        "It",
        "is",
        "the",
        "second",
        "visit",
        ".",
    ]


def test_passages_do_not_run_into_one_another() -> None:
    text = "Minister flies home\n\nThe trip is over"
    sentences = parse(text, lines=[(0, 19), (21, 37)])
    assert [
        (sentence.passage, text[sentence.whole.start : sentence.whole.end]) for sentence in sentences
    ] == [(0, "Minister flies home"), (1, "The trip is over")]


def test_an_endless_sentence_comes_in_several() -> None:
    text = "he said that " * 400
    sentences = parse(text)
    assert max(map(len, sentences)) == LONGEST
    assert [word for sentence in sentences for word in sentence.words] == text.split()
    for sentence in sentences:
        assert all(0 <= head < len(sentence) for head in sentence.heads)
        roots = [at for at, head in enumerate(sentence.heads) if head == at]
        assert {sentence.deps[root] for root in roots} == {"ROOT"}
        assert [text[start:end] for start, end in zip(sentence.starts, sentence.ends, strict=True)] == list(
            sentence.words
        )


def test_batches_hold_so_many_texts_and_so_many_words() -> None:
    few, long = ["It rained."] * (BATCH + 1), "rain " * (TOGETHER - 3)
    assert list(batches(few)) == [few[:BATCH], few[BATCH:]]
    assert list(batches(["One.", long, "Two.", "Three.", long * 2, "Four."])) == [
        ["One.", long],
        ["Two.", "Three."],
        [long * 2],
        ["Four."],
    ]
    assert list(batches([])) == []


def test_white_space_is_no_sentence() -> None:
    assert parse(" \n \n", lines=[(0, 4)]) == []


def test_the_parser_pickles_and_names_its_model() -> None:
    parser = pickle.loads(pickle.dumps(SpacyParser()))
    assert parser == SpacyParser()
    assert "spacy-3.8" in parser.name


def test_a_model_that_is_not_installed_is_named_with_advice() -> None:
    with pytest.raises(ConfigError, match=r"no_such_model.*pip install"):
        installed("no_such_model")
