"""The article among the values that a page's scripts draw it from."""

from __future__ import annotations

import json

import pytest

from dateline.pages import scripts
from dateline.pages.scripts import stories, value_of
from dateline.pages.trees import parse

LONG = "The mill burned all night, the miller said, and nobody knows why it did."
SHORT = "The ferry ran again on Monday, its captain told us all."


def found(*values: object, title: str | None = None) -> list[tuple[str, ...]]:
    """The stories in the scripts of a page."""
    page = "".join(f"<script>{json.dumps(value)}</script>" for value in values)
    return [tuple(texts) for texts in stories(parse(f"<body>{page}"), title)]


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ('{"a": 1}', {"a": 1}),
        (' window.a.B_1 = {"a": 1}; go();', {"a": 1}),
        ("var x = [1, 2]", [1, 2]),
        ("go({})", None),
        ("x = {a: 1}", None),
        ("", None),
        ("[" * 20_000, None),
        ("a" * 200_000 + " = {}", None),
    ],
)
def test_the_value_that_a_script_is_or_assigns(script: str, value: object) -> None:
    assert value_of(script) == value


def test_the_longest_text_counts_and_a_list_is_one() -> None:
    assert found({"a": SHORT, "b": {"c": LONG}}) == [(LONG,)]
    assert found({"a": LONG, "b": [{"c": SHORT}, {"c": {"d": SHORT}}]}) == [(SHORT, SHORT)]
    assert found({"a": LONG}, {"b": SHORT}) == [(LONG,), (SHORT,)]


def test_the_object_that_bears_the_title_goes_first() -> None:
    value = [{"name": "Mill burns", "text": LONG}, {"name": "Ferry runs", "text": SHORT}]
    assert found(value, title="FERRY runs!") == [(SHORT,), (LONG, SHORT)]
    assert found(value, title="King flies home") == found(value) == [(LONG, SHORT)]


@pytest.mark.parametrize(
    "text",
    ["a few words", "many words " * 20, "p { margin: 0 } and so on. " * 9, "https://post.example/a.b.c" * 9],
)
def test_what_has_no_sentences_is_no_text(text: str) -> None:
    assert found({"a": text}) == []


def test_beyond_a_bound_values_are_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(scripts, "MOST_VALUES", 4)
    assert found([1, 2, 3, SHORT]) == []
    assert found([1, 2, SHORT]) == [(SHORT,)]
