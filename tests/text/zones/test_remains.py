"""What careless scrapers leave in plain texts: invented pages, line by line."""

from __future__ import annotations

import pytest

from dateline.model import Page
from tests.clock import within
from tests.text.zones.test_zones import BODY, MORE, read, zone_of, zones_of

LAST = "Nobody in the castle of Hentzau knew more of it on Tuesday."


def below(*lines: str) -> list[str]:
    """The zones of lines below a story."""
    return [zone for zone, _ in read("\n\n".join([BODY, MORE, LAST, *lines]))][3:]


@pytest.mark.parametrize(
    "line",
    [
        "WATCH: Premier Michael falls off his horse",
        "More on this: Who pays for the castle of Hentzau?",
        "**Read more:** [Ten castles you must see](https://castlepress.example/castles)",
        "Castle of Hentzau opens doors after century of silence",
        "[Castle Press]",
        "Rosa Holf, Hentzau (rosa@castlepress.example)",
        "Correction: An earlier version of this article had the wrong year of the ball.",
        (
            "Any republication or redistribution of this text is prohibited without the written consent of "
            "the palace."
        ),
        "Photo: Rosa Holf",
        "Some information for this report came from the Castle Press.",
        "You can sign up for our daily newsletter here.",
        "This is a rush transcript and may not be in its final form.",
        "Behind the Wall:Patience and bread in the old town of Hentzau",
        "PREMIER OF RURITANIA SAYS CASTLE WAS NEVER FOR SALE",
        "Premier Michael Says Castle Was Never for Sale to Graustark",
        "https://castlepress.example/2031/05/ball",
        "castlepress.example.com",
        "desk@castlepress.example",
        "[Ten castles you must see](https://castlepress.example/castles)",
        "![The castle](castle.jpg)",
        '<iframe src="https://castlepress.example/player"></iframe>',
        "{{< post id=1234 >}}",
        "[gallery ids=1,2,3]",
        "[pullquote]We will not sell.[/pullquote]",
        "+12",
        "Media playback is unsupported on your device",
        "This video cannot be played",
        "Image 2 of 14",
        "Toggle caption",
        "Tell us what you think of the ball in the comments",
        "Support our journalism with a gift of any size.",
        "Rosa Holf and Fritz Tarlenheim contributed to this report.",
        "Contributing: Rosa Holf, Castle Press",
        "With files from the Castle Press",
        "This article originally appeared on the pages of the Hentzau Herald.",
        "Rosa Holf can be reached at rosa@castlepress.example",
        "Reproduction of this text without permission is prohibited, and may not be redistributed.",
    ],
)
def test_a_line_between_paragraphs_is_boilerplate(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "WHAT IS KNOWN",
        "What the Premier Wants",
        "What has the king said?",
        "[The king spoke again.]",
        "Rosa Holf of the Castle Press wrote",
        "Castle of Hentzau opens the doors after a century",
        "Castle of Hentzau opens doors after fire Updated: 2031-05-04 09:53 (Castle Press)",
        "1920",
        "1917-1918",
        "Second Siege of Hentzau (1812-1814)",
        "First Siege of Hentzau (492 to 490 BC)",
        "Under Minister Rosa Holf, 1960-1963",
        "7:45 p.m.",
        "- Ten castles were sold",
        "July 26 – Hentzau Palace Gardens, Old Town Square",
        "Premier: we will not sell.",
        "He has no comment, and his newsletter says nothing.",
        "Tell us what you know, the premier asked the guards.",
        "“Support our journalism,” the herald wrote.",
        "If the bridge falls, tell us, he said.",
        "The guards contributed to the report of the council.",
        "[The premier will not sell the castle, he told the council.](https://castlepress.example)",
    ],
)
def test_a_line_of_the_text_stays_body(line: str) -> None:
    assert zone_of(line) == "body"


@pytest.mark.parametrize("line", [BODY, "PREMIER OF RURITANIA SAYS CASTLE WAS NEVER FOR SALE", "+12"])
def test_a_page_that_was_extracted_is_left_to_its_extractor(line: str) -> None:
    text = f"{BODY}\n\n{line}\n\n{MORE}"
    assert [zone for zone, _ in read(text, main=((0, len(text)),))] == ["body"] * 3


def test_what_stands_below_a_heading_of_links_is_boilerplate_up_to_the_next_paragraph() -> None:
    links = ["More from the castle:", "Ball at the castle", "Who pays for the horses of the king?"]
    found = read("\n\n".join([BODY, *links, MORE, "The guests", LAST]))
    assert [zone for zone, _ in found] == ["body", *["boilerplate"] * 3, "body", "body", "body"]


def test_below_a_story_stand_no_scraps_but_lists_and_short_sentences_do() -> None:
    assert below("Ball at the castle of Hentzau", "More to come") == ["boilerplate"] * 2
    assert below("He did not say.") == ["body"]
    assert below("The guests were:", "King Rudolf and the queen") == ["body"] * 2
    assert below("- King Rudolf and the queen", "Wounded: 14") == ["body"] * 2


def test_between_headline_and_text_stand_names_of_sections_and_outlets() -> None:
    found = read(f"Premier flies to Graustark for talks\n\nCastle Press\n\nWorld\n\n{BODY}")
    assert [zone for zone, _ in found] == ["headline", "boilerplate", "boilerplate", "body"]


def test_menus_and_what_repeats() -> None:
    menu = ["World", "Castle life", "Letters"]
    assert [zone for zone, _ in read("\n\n".join([BODY, *menu, MORE]))] == [
        "body",
        *["boilerplate"] * 3,
        "body",
    ]
    again = "Castle Press extra"
    found = read(f"{BODY}\n\n{again}\n\n{MORE}\n\n{again}\n\n{LAST}\n\n{again}\n\n{BODY}")
    assert [zone for zone, text in found if text == again] == ["boilerplate"] * 3


def test_a_text_in_capitals_has_no_links_in_capitals() -> None:
    lines = [BODY.upper(), "PREMIER OF RURITANIA SAYS CASTLE WAS NEVER FOR SALE", MORE.upper()]
    assert {zone for zone, _ in read("\n\n".join(lines))} == {"body"}


@pytest.mark.parametrize("opening", ["![The ball](ball.jpg)", "Media playback is unsupported on your device"])
def test_what_stands_behind_an_image_or_a_player_is_its_caption(opening: str) -> None:
    line = f"{opening} Media caption The king speaks of the ball"
    found = read(f"{BODY}\n\n{line}\n\n{MORE}")
    assert found[1:3] == [("boilerplate", opening), ("caption", "Media caption The king speaks of the ball")]


@pytest.mark.parametrize(
    "line",
    [
        "Image copyright Castle Press Image caption King Rudolf opened the ball",
        "Premier Michael (pictured) met the king on the stairs of the old castle",
        BODY.removesuffix(", the palace said."),
        "The premier of Graustark on the stairs of the old castle, after he was asked to leave the ball",
    ],
)
def test_captions_inline_doubled_and_alone(line: str) -> None:
    assert zone_of(line) == "caption"


def test_a_post_is_signed_in_its_line_or_below_it() -> None:
    signature = "— Rosa Holf (@rosaholf) June 3, 2031"
    assert zone_of(f"The king is late again. {signature}") == "embed"
    marked = "&mdash; Rosa Holf (@rosaholf) <a href='https://post.example'>3 June 2031</a></blockquote>"
    assert zone_of(f"<blockquote class='post'><p>The king is late again.</p>{marked}") == "embed"
    lines = ["The king is late again, as he was on Monday.\nThe ball begins without him.", signature]
    zones = {text: zone for zone, text in read("\n\n".join([BODY, *lines, MORE]))}
    assert zones[signature] == "embed"
    assert zones["The king is late again, as he was on Monday."] == "embed"
    assert (zones[BODY], zones[MORE]) == ("body", "body")


@pytest.mark.parametrize(
    "line",
    [
        "![" * 300_000,
        "[a](" * 200_000,
        "<a " * 300_000,
        "Follow " * 150_000 + "@",
        "— (@" * 200_000,
        "a:" * 400_000,
        "\n\n".join(["World"] * 60_000),
        "\n\n".join(["[a](b) " * 60] * 2_000),
        "\n\n".join(["Follow us " + "on e-mail " * 45] * 1_500),
        "\n\n".join(["Reproduced by us " * 28] * 1_500),
    ],
)
def test_hostile_lines_cost_little(line: str) -> None:
    assert within(5, lambda: read(f"{BODY}\n\n{line}\n\n{MORE}"))


def test_a_quotation_keeps_its_mark_outside_its_passage() -> None:
    text = f"{BODY}\n\n> {MORE}\n\n{LAST}"
    found = {text[passage.span.start : passage.span.end]: passage for passage in zones_of(Page("page", text))}
    assert {passage.zone.value for passage in found.values()} == {"body"}
    assert [passage.by.rule for passage in found.values()] == ["zone.text", "zone.quoted", "zone.text"]
    assert MORE in found


def test_a_heading_in_markdown_is_the_headline_without_its_mark() -> None:
    assert read(f"# Premier flies to Graustark\n\n{BODY}")[0] == ("headline", "Premier flies to Graustark")


@pytest.mark.parametrize(
    "tail",
    [
        "(Reporting by Rosa Holf in Strelsau; Editing by Fritz Tarlenheim)",
        "Rosa Holf contributed to this report.",
        "Read more about the castle here.",
    ],
)
def test_what_was_glued_to_the_end_of_a_paragraph_is_cut_off(tail: str) -> None:
    found = read(f"{BODY}\n\n{MORE} {tail}\n\n{LAST}")
    assert found == [("body", BODY), ("body", MORE), ("boilerplate", tail), ("body", LAST)]


@pytest.mark.parametrize(
    "tail", ["“Tell us what you know.”", "Tell us, he asked.", "The king will read it here."]
)
def test_what_is_quoted_or_told_at_the_end_of_a_paragraph_stays(tail: str) -> None:
    assert read(f"{BODY}\n\n{MORE} {tail}\n\n{LAST}")[1] == ("body", f"{MORE} {tail}")


@pytest.mark.parametrize(
    "line",
    [
        "Comments on this story are now closed.",
        "Your email address will not be published.",
        "You must be logged in to post a comment.",
        "This article was amended on 3 June 2031 to give the name of the minister.",
        "Watch the premier's full speech in the video above.",
        "First published in the Harbour Times on 4 May 2031.",
    ],
)
def test_a_line_that_tells_only_of_the_page_is_boilerplate(line: str) -> None:
    assert zone_of(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "The page was first published by the Harbour Times.",
        "The paper put up a paywall and lost its readers.",
        "“We have no newsletter,” the editor answered.",
        "The app of the palace shows your taxes, the herald said.",
        "Pictures above the altar were stolen in the night.",
        "In the video above, three guards are seen to leave.",
        "If you need a reason to leave the browser, the minister has given you one.",
        "ZENDA (Castle Press) — The talks at a glance, all times local, as the premier left.",
    ],
)
def test_a_line_about_outlets_stays_body(line: str) -> None:
    assert zone_of(line) == "body"


ROW = (
    "Premier Michael Says Castle of Hentzau Was Never for Sale",
    "Premier rides to castle of Hentzau without guards",
)


def between(*lines: str) -> list[str]:
    """The zones of lines in the midst of a story that names whom they name."""
    told = "Premier Michael rode to the castle of Hentzau, which was for sale, without his guards on Tuesday."
    return [
        zone
        for zone, _ in read(
            "\n\n".join(
                [
                    BODY,
                    MORE,
                    told,
                    *lines,
                    "Nobody knew more of it until Friday, when the king spoke to a paper of Graustark.",
                ]
            )
        )
    ][3:-1]


def test_titles_in_a_row_are_of_other_pages_though_they_tell_of_this_story() -> None:
    assert between(*ROW) == ["boilerplate"] * 2


def test_a_title_alone_of_this_story_stays() -> None:
    assert between(ROW[0]) == ["body"]


def test_titles_in_a_row_that_the_text_names_or_goes_on_with_stay() -> None:
    assert between("The papers of Strelsau wrote that day:", *ROW)[1:] == ["body"] * 2
    goes_on = (
        "The castle was never for sale, Premier Michael says, and no guards rode with the premier to Hentzau."
    )
    assert between(*ROW, goes_on)[:2] == ["body"] * 2
