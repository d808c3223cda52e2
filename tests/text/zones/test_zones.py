"""The zones of invented pages, stripped and extracted."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model import Page, Passage, Reading, Sighting
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.zones.zones import find_zones

BODY = "The premier of Ruritania met King Rudolf on Monday, the palace said."
MORE = "The two will meet again on Friday in the old castle of Hentzau."


def read(text: str, **declared: object) -> list[tuple[str, str]]:
    """(zone, text) of every passage of a page."""
    page = Page("page", text, (Sighting("page.txt", "0" * 64, **declared),))  # type: ignore[arg-type]
    return [(passage.zone.value, text[passage.span.start : passage.span.end]) for passage in zones_of(page)]


def zones_of(page: Page) -> list[Passage]:
    """All passages."""
    return list(find_zones(Reading(page), Notes(), pack=load_pack("en")))


def zone_of(line: str, **declared: object) -> str:
    """The zone of one line between paragraphs."""
    found = read(f"{BODY}\n\n{BODY}\n\n{line}\n\n{MORE}", **declared)
    return next(zone for zone, text in found if text == line)


def test_a_stripped_page_from_top_to_bottom() -> None:
    text = "\n\n".join(
        [
            "Premier flies to Graustark for talks",
            "By Anthony Hope, Court Correspondent",
            "May 4, 2031",
            f"STRELSAU (Castle Press) — {BODY}",
            "King Rudolf, right, and Queen Flavia wave from the balcony in Strelsau",
            MORE,
            "(Reporting by Fritz Tarlenheim; editing by Rosa Holf)",
        ]
    )
    assert [zone for zone, _ in read(text)] == [
        "headline",
        "byline",
        "byline",
        "dateline",
        "body",
        "caption",
        "body",
        "byline",
    ]


def test_the_dateline_is_cut_from_the_paragraph_that_it_opens() -> None:
    assert read(f"STRELSAU, May 4 (Castle Press) -- {BODY}") == [
        ("dateline", "STRELSAU, May 4 (Castle Press) --"),
        ("body", BODY),
    ]


@pytest.mark.parametrize(
    "line",
    [
        (
            "King Rudolf (R) shakes hands with Premier Michael (L) during their meeting in Strelsau, 23 "
            "August 2032"
        ),
        "Premier Michael meets King Rudolf at the observatory of Hentzau, Graustark, May 3, 2031",
        "Houses in Hentzau are seen ablaze after a night of storms",
        "FILE:Premier Michael welcomes King Rudolf before their talks in the old university",
        (
            "This picture taken on May 3, 2031 and released by the Castle Press shows King Rudolf "
            "inspecting a mill."
        ),
        "In this pool photo distributed by the Castle Press, King Rudolf visits the observatory",
        "The mill of Hentzau after the storm (Photo: Rosa Holf/Castle Press)",
        "[Image via Rosa Holf of the Castle Press]",
        "(Credit: Rosa Holf / Castle Press of Hentzau)",
    ],
)
def test_captions(line: str) -> None:
    assert zone_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "By Friday the premier had left.",
        "Premier Michael met King Rudolf on May 3, 2031.",
        "A photo released by the palace showed the king at his desk.",
        "The file on the case was closed.",
        "Senator Lou Park (R) said that he would not run.",
        "The king stands on the right, the premier on the left.",
        "The way to peace",
        "1920",
        "Shares of the mill fell by a third on Monday.",
        "Comments by the palace were brief on Monday.",
        "Author: the king himself, as the palace told us on Monday.",
    ],
)
def test_body_text_stays_body(line: str) -> None:
    assert zone_of(line) == "body"


@pytest.mark.parametrize(
    "line",
    [
        "Top Articles",
        "Read more: Ten castles you must see",
        "© 2031 Castle Press. All rights reserved.",
        "Share on Facebook",
        "Follow Rosa Holf on Twitter",
    ],
)
def test_furniture(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Never miss the latest from Hentzau by signing up to our newsletter today!",
        "Want to find the castle news in your inbox? Sign up by typing an address and pressing the button:",
        "If you’re seeing this message but you’re already a subscriber, you can log in for immediate access.",
        "Do you have a story for the Castle Post? Email us at desk@castle.example or call 555-0142",
        ">> Follow Rosa Holf (@rosaholf) on Twitter",
        "Contact Rosa Holf at rosa@castle.example or 555-0142.",
        (
            "This post contains links to products from one or more of our advertisers. We may receive "
            "compensation."
        ),
        "We recommend the best swords through a review of our own, and may earn a commission from them.",
        "Please enable Javascript to watch this video",
        "Sorry, we are not accepting comments on this article.",
        "Scroll down for video",
        "castle.loadPlayer('Hentzau', 12);",
        "— — —",
    ],
)
def test_what_is_said_to_the_reader_about_the_page(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Join us, the premier told the king on Monday, and never miss a ball again.",
        "Subscribers to the treaty met at the castle on Monday.",
        "Contact between the two kings at the border was lost on Monday.",
        "We may receive the king on Monday, the premier said.",
        "Follow the river on foot and you reach Hentzau, the guide said.",
    ],
)
def test_what_is_said_to_others_is_no_notice(line: str) -> None:
    assert zone_of(line) == "body"


@pytest.mark.parametrize(
    "first",
    [
        "Skip to content",
        "Read more: Ten castles you must see",
        "Follow Rosa Holf on Twitter",
        "Follow us: @castlepost on Twitter",
    ],
)
def test_furniture_at_the_top_is_no_headline(first: str) -> None:
    assert read(f"{first}\n\n{BODY}")[0] == ("boilerplate", first)


def test_an_unfinished_line_between_captions_is_one() -> None:
    captions = [
        "Houses in Hentzau are seen ablaze after a night of storms",
        "The old mill at the river of Hentzau",
        "Soldiers pose for a photo at the river of Hentzau",
    ]
    zones = {text: zone for zone, text in read("\n\n".join([BODY, *captions, MORE]))}
    assert [zones[caption] for caption in captions] == ["caption"] * 3
    assert zone_of(captions[1]) == "body"


def test_a_template_below_the_repeated_headline_is_boilerplate_and_nothing_else() -> None:
    template = [
        "Author: Rupert Henge",
        "Last Updated:",
        "Views: 12",
        "Author information",
        "Name: Rupert Henge",
        "Birthday: 1990-01-02",
        "Introduction: My name is Rupert Henge, I love old castles and long walks.",
    ]
    head = "Premier flies to Graustark for talks"
    found = read("\n\n".join([head, BODY, MORE, head, "Something to see", *template]))
    assert [zone for zone, _ in found] == ["headline", "body", "body", *["boilerplate"] * 9]


def test_three_fields_are_no_template() -> None:
    assert [zone for zone, _ in read(f"{BODY}\n\nAuthor: Rupert Henge\n\nPhone: 555\n\nJob: Guard")] == [
        "body"
    ] * 4


def test_an_interview_is_no_template() -> None:
    lines = [
        "NAME: The king is well, is he not, after all these years of war?",
        "AGE: He is, and the queen is too, as everybody can see for himself.",
    ] * 3
    assert {zone for zone, _ in read("\n\n".join([BODY, *lines]))} == {"body"}


def test_comments_below_most_of_the_text() -> None:
    page = "\n\n".join(
        [BODY, MORE, BODY + " So it was.", "3 comments", "I saw the king myself, and he looked tired to me."]
    )
    assert [zone for zone, _ in read(page)][-2:] == ["boilerplate", "boilerplate"]
    early = "\n\n".join([BODY, MORE, "3 comments", MORE + " It is cold there.", BODY + " It was warm."])
    assert [zone for zone, _ in read(early)][-1] == "body"


def test_the_declared_title_is_the_headline_even_with_a_full_stop_or_the_outlet_behind() -> None:
    head = "Premier flies to Graustark for talks"
    assert read(f"{head}.\n{BODY}", title=head)[0] == ("headline", f"{head}.")
    assert read(f"{head}\n{BODY}", title=f"{head} - Castle Post")[0] == ("headline", head)


def test_lines_outside_the_main_text_are_boilerplate_but_the_title_is_not() -> None:
    head, menu, caption = (
        "Premier flies to Graustark for talks",
        "Castle news and weather from all of Hentzau",
        "King Rudolf in his study.",
    )
    text = f"{menu}\n{head}\n{caption}\n{BODY}\n{MORE}\n{menu}"
    start = text.index(BODY)
    main, figure = (
        ((start, start + len(BODY) + 1 + len(MORE)),),
        ((text.index(caption), text.index(caption) + len(caption)),),
    )
    assert [zone for zone, _ in read(text, title=head, main=main, captions=figure)] == [
        "boilerplate",
        "headline",
        "caption",
        "body",
        "body",
        "boilerplate",
    ]


@given(
    st.lists(
        st.sampled_from(
            [
                BODY,
                MORE,
                "Top Articles",
                "Author: X",
                "Views: 3",
                "Name: Y",
                "Job: Z",
                "By Rosa Holf",
                "May 4, 2031",
                "FILE: A mill in the wind",
                "",
                " ",
            ]
        ),
        max_size=12,
    ),
    st.sampled_from(["\n", "\n\n"]),
)
def test_passages_hold_every_line_once(lines: list[str], gap: str) -> None:
    page = Page("page", gap.join(lines))
    passages = zones_of(page)
    held = [i for passage in passages for i in range(passage.span.start, passage.span.end)]
    assert len(held) == len(set(held))
    assert set(held) >= {i for i, sign in enumerate(page.text) if not sign.isspace()}
    assert passages == sorted(passages, key=lambda passage: passage.span)


FIELDS = "---\ntitle: Premier flies to Graustark\ndate: 2031-05-04\n---\n"


def test_the_block_at_the_top_is_boilerplate_and_the_text_below_it_begins_anew() -> None:
    page = f"{FIELDS}STRELSAU (Castle Press) — {BODY}\n\n{MORE}"
    zones = [zone for zone, _ in read(page) if zone != "boilerplate"]
    assert zones == ["dateline", "body", "body"]


def test_no_line_goes_on_across_the_end_of_the_block() -> None:
    text = (
        "---\ntitle: the premier flies to the talks\n---\nthe premier of Ruritania met King "
        "Rudolf\non Monday."
    )
    assert read(text)[-1] == ("body", "the premier of Ruritania met King Rudolf\non Monday.")


def test_a_headline_below_the_block_is_the_one_that_repeats_its_title() -> None:
    lines = f"Castle Press tonight\n\nPremier flies to Graustark\n\n{BODY}"
    found = {text: zone for zone, text in read(FIELDS + lines, title="Premier flies to Graustark")}
    assert next(iter(found)).startswith("---")
    assert list(found.values()) == ["boilerplate", "boilerplate", "body", "headline", "body"]
