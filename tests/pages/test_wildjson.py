"""JSON as programs write it: what is forbidden costs a value, and a broken object not its neighbours."""

from __future__ import annotations

import json

import pytest

from dateline.pages.wildjson import MOST_BROKEN, read_value, salvage


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[NaN, Infinity, -Infinity, 1]", [None, None, None, 1]),
        (f"[{'9' * 5000}]", ["9" * 5000]),
        ("[1e400, -1e400, 1.5]", ["1e400", "-1e400", 1.5]),
        ('["one\ntwo\tthree"]', ["one\ntwo\tthree"]),
        (r'["cut \ud83d"]', ["cut \ufffd"]),
        (r'["\ud83d\ude00"]', ["😀"]),
        (r'["\ude00 \ud83d\ud83d\ude00"]', ["\ufffd \ufffd😀"]),
        (r'["\\\\ud83d"]', [r"\\ud83d"]),
        (r'{"\udc00": "\\\\\udc00"}', {"\ufffd": "\\\\\ufffd"}),
    ],
)
def test_what_the_standard_forbids_costs_a_value(text: str, value: object) -> None:
    found = read_value(text)
    assert found == value
    json.dumps(found, ensure_ascii=False).encode()


@pytest.mark.parametrize("text", ["", "[1", '{"a": x}', '["\\x"]'])
def test_what_is_broken_beyond_that_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="line 1"):
        read_value(text)


def test_nesting_without_end_is_refused() -> None:
    with pytest.raises(RecursionError):
        read_value("[" * 100_000)


ONE, TWO, THREE = ({"id": name, "text": f"The {name}.", "tags": [{"name": "x"}]} for name in "abc")


def found_in(text: str) -> list[object]:
    return [
        str(each).partition(": line")[0] if isinstance(each, ValueError) else each for each in salvage(text)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"[{json.dumps(ONE)}, {json.dumps(TWO)}] rest", [ONE, TWO]),
        (
            f'{{"articles": [{json.dumps(ONE)},\n{json.dumps(TWO)[:-9]}',
            [ONE, "Unterminated string starting at"],
        ),
        (f'[{json.dumps(ONE)}, {{"id": x}}, {json.dumps(TWO)}]', [ONE, "Expecting value", TWO]),
        (
            f"[{json.dumps(ONE)}, {json.dumps(TWO).replace(':', '', 1)}, {json.dumps(THREE)},]",
            [ONE, "Expecting ':' delimiter", THREE],
        ),
        ("no list", []),
        (f'{{"a": "{"x" * 9}', []),
    ],
)
def test_the_whole_objects_of_a_broken_document_are_found(text: str, found: list[object]) -> None:
    assert found_in(text) == found


def test_a_document_of_broken_objects_is_given_up() -> None:
    found = found_in("[" + '{"a": x}, ' * 10_000 + '{"a": 1}]')
    assert (len(found), set(found)) == (MOST_BROKEN, {"Expecting value"})
