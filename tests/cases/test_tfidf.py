"""What pages are about, as vectors: how alike they are."""

from __future__ import annotations

import pytest

from dateline.cases.tfidf import mean_similarities, weigh_terms


def test_the_mean_similarity_of_a_page_is_that_with_each_of_the_others() -> None:
    vectors = {"a": {"ferry": 1.0}, "b": {"ferry": 0.6, "strike": 0.8}, "c": {"strike": 1.0}}
    found = mean_similarities(vectors)
    assert found == pytest.approx({"a": 0.3, "b": 0.7, "c": 0.4})


@pytest.mark.parametrize("vectors", [{}, {"a": {"ferry": 1.0}}, {"a": {}, "b": {}}])
def test_a_page_without_others_or_words_is_like_none(vectors: dict[str, dict[str, float]]) -> None:
    assert all(each == pytest.approx(0.0) for each in mean_similarities(vectors).values())


def test_pages_with_rarer_words_in_common_are_more_alike() -> None:
    counts = {
        "a": {"ferry": 2.0, "harbour": 1.0},
        "b": {"ferry": 1.0, "harbour": 1.0, "strike": 1.0},
        "c": {"harbour": 1.0, "budget": 2.0},
    }
    found = mean_similarities(weigh_terms(counts))
    assert found["b"] > found["a"] > found["c"] > 0
