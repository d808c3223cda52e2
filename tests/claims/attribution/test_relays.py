"""Those who are cited or quoted by somebody, inside what that one says."""

from __future__ import annotations

import pytest

from dateline.model import Attribution
from tests.lab import make_page, read_page

CASES = [
    (
        "The Post, citing two officials, said the pipeline would be closed.",
        ("The Post", "said"),
        ("two officials", "citing"),
    ),
    (
        "Jan Oll was quoted by the Lindhaven Post as saying that the well was dry.",
        ("the Lindhaven Post", "was quoted by"),
        ("Jan Oll", "as saying"),
    ),
]


def parts(text: str, attribution: Attribution) -> tuple[str, str]:
    """Source and cue as text."""
    assert attribution.source
    assert attribution.cue
    return text[attribution.source.start : attribution.source.end], text[
        attribution.cue.start : attribution.cue.end
    ]


@pytest.mark.parametrize(("text", "outer", "inner"), CASES, ids=[text for text, *_ in CASES])
def test_who_is_cited_speaks_inside_what_the_other_says(
    text: str, outer: tuple[str, str], inner: tuple[str, str]
) -> None:
    found = {parts(text, each): each for each in read_page(make_page(text))[Attribution]}
    assert set(found) == {outer, inner}
    assert found[outer].within is None
    assert found[inner].within == found[outer].id


def test_a_reason_that_is_cited_is_no_voice() -> None:
    text = "The Post, citing security concerns, said the pipeline would be closed."
    assert [
        each.within for each in read_page(make_page(text))[Attribution] if parts(text, each)[1] == "said"
    ] == [None]
    assert all(each.by.rule != "attribution.relay/1" for each in read_page(make_page(text))[Attribution])
