"""Posts that a page embeds: who says what stands in them."""

from __future__ import annotations

import pytest

from dateline.model import Attribution, Claim
from tests.lab import make_page, read_page

ABOVE = "The harbour was closed on Monday, the mayor said."
BELOW = "The council met on Tuesday, officials said."
ALONE = "The storm sank the ferry. The army closed the port. — Rosa Hale (@rosahale) June 3, 2031"
SIGNED = "The storm sank the ferry.\n\n— Rosa Hale (@rosahale) June 3, 2031"


def posts(text: str) -> list[tuple[str, list[str]]]:
    """(author, content) of every post."""
    return [
        (text[each.source.start : each.source.end], [text[span.start : span.end] for span in each.content])
        for each in read_page(make_page(text))[Attribution]
        if each.by.rule == "attribution.posted/1" and each.source
    ]


@pytest.mark.parametrize(
    ("post", "content"),
    [
        (ALONE, ["The storm sank the ferry.", "The army closed the port."]),
        (SIGNED, ["The storm sank the ferry."]),
        ("The storm sank the ferry; Rosa Hale (@rosahale) June 3, 2031", ["The storm sank the ferry"]),
        (
            "The storm sank the ferry.\n\n— \nRosa Hale (@rosahale) June 3, 2031",
            ["The storm sank the ferry."],
        ),
    ],
)
def test_whoever_signs_a_post_says_what_stands_in_it(post: str, content: list[str]) -> None:
    assert posts(f"{ABOVE}\n\n{post}\n\n{BELOW}") == [("Rosa Hale", content)]


def test_claims_of_a_post_are_its_authors() -> None:
    text = f"{ABOVE}\n\n{SIGNED}\n\n{BELOW}"
    notes = read_page(make_page(text))
    (post,) = (each for each in notes[Attribution] if each.by.rule == "attribution.posted/1")
    (sank,) = (each for each in notes[Claim] if each.lemma == "sink")
    assert sank.chain == (post.id,)
    assert all(post.id not in each.chain for each in notes[Claim] if each.lemma in {"close", "meet"})


def test_a_signature_without_words_above_it_signs_nothing() -> None:
    assert posts("— Rosa Hale (@rosahale) June 3, 2031") == []
