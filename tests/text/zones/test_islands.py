"""What stands below the story on a page with all its furniture: teasers of other stories, and readers."""

from __future__ import annotations

import pytest

from tests.text.zones.test_zones import BODY, MORE, read

STORY = [
    (
        f"{BODY} The guards had opened the gates at dawn, and the town had come to see who would ride first. "
        "Nobody had told the mayor which of the two it would be, and he had put on his chain for both of "
        "them."
    ),
    (
        f"{MORE} Until then no word will be said in public, the palace and the premier have agreed. The papers "
        "of Graustark had written that the castle was sold, and had named a price that nobody in Hentzau "
        "could pay."
    ),
    (
        "The premier said that the castle of Hentzau was never for sale, whatever the papers of Graustark "
        "wrote. He had read them on the train, he said, and had thrown them out of the window before the "
        "border was reached."
    ),
    (
        "King Rudolf asked the council for time, and the council gave him a week to answer the premier. Two "
        "of its members left the hall before the vote, since they had not been told of it, and one of them "
        "has since resigned."
    ),
    (
        "Nobody in the castle of Hentzau knew more of it on Tuesday, when the gates were shut at noon. The "
        "cooks were sent home, the flag was taken down, and a guard with two dogs walked along the wall "
        "until it was dark."
    ),
    (
        "Princess Flavia, who lives in the east wing, has asked for a lawyer of her own. She was born in "
        "the castle, she told a priest of the town, and she would rather see it burn than see a stranger "
        "sleep in its beds. The priest has told everybody, and the fire brigade of Hentzau has since been "
        "seen to polish its only engine, a gift of the old queen, which had not been out of its shed for "
        "years."
    ),
]
MENU = ["World", "Letters", "Weather", "Sport", "Imprint", "Jobs"]
TEASER = "“Bread needs salt and a warm oven,” said a priest of the town."
SAME = "The council of Hentzau met the premier and the king on Friday."


def told(*lines: str) -> list[str]:
    """The lines of a page that are told."""
    return [text for zone, text in read("\n\n".join(lines)) if zone == "body"]


def test_a_teaser_far_below_the_story_goes_with_what_stands_around_it() -> None:
    assert told(*STORY, *MENU, TEASER, "Who keeps the keys", *MENU) == STORY


def test_a_line_near_the_story_stays() -> None:
    assert told(*MENU, *STORY, *MENU[:3], TEASER, *MENU) == [*STORY, TEASER]


def test_a_text_as_long_as_the_story_stays() -> None:
    assert told(*STORY[:2], *MENU, *STORY[2:], *MENU) == STORY


def test_a_line_that_tells_what_the_story_tells_stays_wherever_it_stands() -> None:
    assert told(*STORY, *MENU, SAME, *MENU) == [*STORY, SAME]


def test_what_stands_above_the_story_stays() -> None:
    assert TEASER in told(TEASER, *MENU, *STORY, *MENU)


COMMENTS = [
    ("rosa", "I was at the gates, and they were open."),
    ("fritz", "They were shut at noon, as the story says."),
    ("hans", "Nobody asks what the keys have cost."),
]


def thread(stamp: str, button: str) -> list[str]:
    """Comments of readers, each with a name, a day and a button."""
    return [
        line for name, words in COMMENTS for line in (f"{name}", stamp, words, *([button] if button else []))
    ]


@pytest.mark.parametrize(
    ("stamp", "button"),
    [
        ("May 4, 2031 at 2:54 pm", "Reply"),
        ("04/05/2031 at 14:54", "Report comment"),
        (
            "[May 4, 2031 at 2:54 pm](https://herald.example/ball#comment-7)",
            "* [Reply](https://herald.example)",
        ),
    ],
)
def test_readers_who_answer_one_another_are_no_part_of_the_story(stamp: str, button: str) -> None:
    assert told(*STORY, *thread(stamp, button)) == STORY


def test_entries_of_an_outlet_that_nobody_answers_stay() -> None:
    words = [words for _, words in COMMENTS]
    assert [line for line in told(*STORY, *thread("May 4, 2031 at 2:54 pm", "")) if line in words] == words


def test_a_heading_over_links_may_name_their_outlet() -> None:
    links = ["How the keys were lost", "Is the king tired? The court asks", "What a gate costs"]
    assert told(*STORY, "More great Herald stories", *links) == STORY


def test_who_wrote_a_book_below_the_story_wrote_the_story() -> None:
    author = "Anthony Hope is a professor at the University of Strelsau. He is the author of The Lost Keys."
    assert told("By Anthony Hope, May 4, 2031, for the Hentzau Herald", *STORY, author)[-1] == STORY[-1]
