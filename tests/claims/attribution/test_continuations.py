"""Direct speech that goes on in the next paragraph."""

from __future__ import annotations

import pytest

from dateline.model import Attribution
from tests.lab import make_page, read_page

FIRST = "“The dam was never inspected,” said Lena Brack."


def contents(text: str) -> list[list[str]]:
    """The content of every attribution of a text, as it stands there."""
    return [
        [text[span.start : span.end] for span in each.content]
        for each in read_page(make_page(text))[Attribution]
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            f"{FIRST}\n\n“We asked for a report three times.”",
            ["“The dam was never inspected,”", "“We asked for a report three times.”"],
        ),
        (
            f"{FIRST}\n\n“We asked.”\n\n“Nobody came.”",
            ["“The dam was never inspected,”", "“We asked.”", "“Nobody came.”"],
        ),
        (
            (
                "The envoy said: “The treaty was signed here.\n\n“It will be buried here too.” The hall "
                "was silent."
            ),
            ["“The treaty was signed here", "“It will be buried here too.”"],
        ),
        (
            "Lena Brack said the dam was never inspected.\n\n“We asked for a report three times.”",
            ["the dam was never inspected", "“We asked for a report three times.”"],
        ),
        (
            "The road is shut.\n\nLena Brack wrote:\n\n“The dam was old.”\n\n“It was never inspected.”",
            ["“The dam was old.”", "“It was never inspected.”"],
        ),
        (
            "“The road is shut,” Jan Oll said.\n\n“The dam was old.”",
            ["“The road is shut,”", "“The dam was old.”"],
        ),
        (
            "The road is shut.\n\n“The dam was old.\n\n“It was never inspected,” Lena Brack said.",
            ["“The dam was old", "“It was never inspected,”"],
        ),
    ],
)
def test_a_quotation_goes_on_in_the_next_paragraph(text: str, said: list[str]) -> None:
    assert contents(text) == [said]


@pytest.mark.parametrize(
    "text",
    [
        f"{FIRST}\n\nThe road is shut.\n\n“We asked for a report three times.”",
        f"{FIRST}\n\n“We asked” is the title of her book on the dams of the north.",
        "The road is shut.\n\n“We asked for a report three times.”",
    ],
)
def test_a_quotation_of_nobody_near_has_no_speaker(text: str) -> None:
    assert all(len(content) == 1 for content in contents(text))


def test_the_next_speaker_has_words_of_his_own() -> None:
    assert contents(f"{FIRST}\n\n“We asked three times,” said Jan Oll.") == [
        ["“The dam was never inspected,”"],
        ["“We asked three times,”"],
    ]


def test_an_open_quotation_is_rather_of_the_speaker_behind_it() -> None:
    text = "Jan Oll said the road was shut.\n\n“The dam was old.\n\n“Nobody came,” Lena Brack said."
    assert contents(text) == [["“The dam was old", "“Nobody came,”"], ["the road was shut"]]
