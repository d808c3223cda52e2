"""Lines about the page, weighed by words and place, beside lines of news that sound like them."""

from __future__ import annotations

import pytest

from dateline.model import Page, Passage, Reading, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.text.zones.wordings import wording, wordings
from dateline.text.zones.zones import find_zones

STORY = (
    "The ferry left Strelsau on Tuesday with forty people on board, the harbour master told a court.",
    "Jonas Berg, its captain, had warned the company that the engine was weak, according to a letter.",
    "Divers searched for survivors until the night, and nobody was found in the cold water of the bay.",
)
ABOUT = (
    "Odile Karsk, who writes this weekly page, is the author of a book about our courts.",
    "The winner of our quiz will be named on this page on Sunday, and you can still join in.",
    "An earlier headline of this story gave the wrong number of passengers.",
    "Our staff were not involved in the writing of this advertisement.",
    "The views of readers on this page are their own.",
    "The Quay Post is a weekly newspaper.",
)
NEWS = (
    "Odile Karsk, who had written about prisons for a weekly, was jailed on Friday.",
    "The winner of the lottery will be named on Sunday, the ministry said.",
    "The headline of the palace's paper gave the wrong number of passengers, he told the judges.",
    "“You can turn off the alerts of our app in your settings,” the company wrote to its users.",
    "His letter: “This engine is weak, please read this letter and tell the company.”",
    "Rescuers from three ports were called to the wreck before the storm grew too strong.",
    "We respect the wish of the families and will not name the sailors, the owner of the ferry wrote.",
)


def passages(*lines: str) -> list[Passage]:
    """The passages of a plain text."""
    return list(find_zones(Reading(Page("page", "\n\n".join(lines), ())), Notes(), pack=load_pack("en")))


@pytest.mark.parametrize("line", ABOUT)
def test_what_is_said_of_the_page_below_a_story_is_no_part_of_it(line: str) -> None:
    found = passages(*STORY, line)[-1]
    assert found.zone is Zone.BOILERPLATE
    assert found.by.rule == "zone.aside"
    assert {ground.rule: ground.weight > 0 for ground in found.by.grounds}["zone.aside_words"]


@pytest.mark.parametrize("line", ABOUT[1:])
def test_above_a_story_it_may_be_part_of_it(line: str) -> None:
    assert passages(STORY[0], line, *STORY[1:])[1].zone is Zone.BODY


def test_who_wrote_it_is_no_part_of_a_story_wherever_that_stands() -> None:
    assert passages(STORY[0], ABOUT[0], *STORY[1:])[1].zone is Zone.BOILERPLATE


def test_a_line_about_the_page_makes_the_next_one_likelier() -> None:
    line = "Hear it in our weekly show."
    assert passages(*STORY, line)[-1].zone is Zone.BODY
    assert passages(*STORY, ABOUT[2], line)[-1].zone is Zone.BOILERPLATE


@pytest.mark.parametrize("line", NEWS)
@pytest.mark.parametrize("place", [1, 3])
def test_news_that_sounds_like_it_is_told(line: str, place: int) -> None:
    assert {found.zone for found in passages(*STORY[:place], line, *STORY[place:])} == {Zone.BODY}


@pytest.mark.parametrize("line", STORY)
def test_a_story_is_told_wherever_its_lines_stand(line: str) -> None:
    assert {found.zone for found in passages(*(each for each in STORY if each != line), line)} == {Zone.BODY}


def test_the_last_sentence_of_a_paragraph_is_cut_off_where_its_words_are_enough() -> None:
    *_, told, aside = passages(
        *STORY[:2], f"{STORY[2]} Please share your thoughts about this article with our readers."
    )
    assert (told.zone, aside.zone) == (Zone.BODY, Zone.BOILERPLATE)


SITE = (
    "Skip to content",
    "Log in | Subscribe | Today's paper",
    "Captain of lost ferry says that he warned the company",
    *STORY,
    "Were there enough boats?",
    "There were not.",
    "“We counted nine,” Berg told the court. “The list said fourteen.”",
    "The company has said that the ferry was inspected in May. The court will hear its engineer on Friday.",
    "Bakers' strike: no bread in Hentzau until Monday",
    "Six of our favourite walks, and where to eat on the way",
    "Flavia Holm covers the courts for the Quay Post and has won two prizes for it.",
    "What do you think? Vote in our poll: was the sentence fair?",
    "© 2031 Quay Media. All the usual rights are ours.",
)
"""A page as a careless scraper leaves it: its article is the lines 2 to 9."""


def test_what_stands_around_a_story_is_found_and_the_story_is_kept() -> None:
    kinds = [(found.zone is Zone.BOILERPLATE) for found in passages(*SITE)]
    assert kinds == [i not in range(2, 10) for i in range(len(SITE))]


def test_the_same_lines_are_kept_where_nothing_is_left_of_the_site() -> None:
    assert {found.zone for found in passages(*SITE[3:10])} == {Zone.BODY}


def test_a_line_that_shares_all_with_the_story_is_of_it() -> None:
    line = "Jonas Berg, the captain, and the ferry from Strelsau."
    assert passages(*STORY, line)[-1].zone is Zone.BODY


def test_a_page_of_less_than_two_paragraphs_is_left_alone() -> None:
    assert [found.by.rule for found in passages(STORY[0], ABOUT[2])] == ["zone.text", "zone.text"]


def test_names_and_numbers_are_hidden_and_capitals_hide_nothing() -> None:
    assert wordings("Follow Ada Quill at 10.") == {
        "follow", "<name>", "at", "<number>", "<begin> follow", "follow <name>", "<name> at", "at <number>",
    }  # fmt: skip
    assert wording("FOLLOW OUR LIVE BLOG HERE") == wording("follow our live blog here")
    assert wording("Follow Ada Quill") == wording("Follow Jonas Berg")


def test_only_the_beginning_of_a_line_is_read() -> None:
    told = " ".join(["ferries and ships"] * 20)
    assert wording(f"{told} subscribe to our newsletter") == wording(told)
