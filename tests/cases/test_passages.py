"""What people say is no part of a story takes what stands in it along, and nothing that others rest on."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from dateline.cases.corrections import correct
from dateline.cases.passages import stories_in, tell_stories
from dateline.cases.rulings import rule_on
from dateline.model import (
    Attribution,
    Claim,
    Coreference,
    Force,
    Ground,
    Judgement,
    Language,
    Mention,
    Passage,
    Reading,
    Ruling,
    Span,
    Zone,
)
from dateline.stage import Notes
from tests.cases.accounts import Desk
from tests.cases.log import judged
from tests.factories import at, by

TEXT = "Orvia\nKarsk left Quill. Halvard said that Ilmari met Brenn. Tolland wept.\nMore news"


def words(said: str) -> str:
    return f"{TEXT.index(said)}-{TEXT.index(said) + len(said)}"


@pytest.fixture
def desk() -> Desk:
    """A headline, three sentences with a claim each, and a line that leads elsewhere."""
    found = Desk(one=TEXT)
    found.tell("one", "left", agent="Karsk", place="Quill")
    found.tell("one", "met", agent="Ilmari", theme="Brenn", source="Halvard")
    found.tell("one", "wept", agent="Tolland")
    found.mention("one", "Orvia")
    return found


def zoned(desk: Desk, *log: Judgement) -> tuple[Notes, list[Force], tuple[Ruling, ...]]:
    """The notes of the page as people judged it, what became of the judgements, and the rulings."""
    page = desk.pages["one"]
    lines = TEXT.split("\n")
    zones = (Zone.HEADLINE, Zone.BODY, Zone.BOILERPLATE)
    passages = [Passage(at(page, line), zone, by()) for line, zone in zip(lines, zones, strict=True)]
    mentions = {each.name: each.id for each in desk.mentions["one"]}
    rivals = (Ground("test/1", (mentions["Karsk"],), 1.0), Ground("test/1", (mentions["Ilmari"],), 2.0))
    joined = [
        Coreference(mentions["Ilmari"], mentions["Karsk"], by()),
        replace(Coreference(mentions["Tolland"], mentions["Orvia"], by()), by=replace(by(), grounds=rivals)),
    ]
    articles = desk.articles()
    layers = articles[page.id].replacing(Passage, passages).replacing(Coreference, joined)
    articles[page.id] = layers
    corrected, rulings = correct(articles, rule_on(log, articles))
    return corrected[page.id], [each.force for each in rulings], rulings


def shown(layers: Notes) -> list[tuple[str, str]]:
    """Every passage with its zone."""
    return [(str(each.zone), TEXT[each.span.start : each.span.end]) for each in layers[Passage]]


def test_passages_are_cut_where_the_words_begin_and_end(desk: Desk) -> None:
    judgement = judged(
        1, "boilerplate", desk.pages["one"].id, verdict=words("Halvard said that Ilmari met Brenn.")
    )
    layers, _, (ruling,) = zoned(desk, judgement)
    assert shown(layers) == [
        ("headline", "Orvia"),
        ("body", "Karsk left Quill."),
        ("boilerplate", "Halvard said that Ilmari met Brenn."),
        ("body", "Tolland wept."),
        ("boilerplate", "More news"),
    ]
    assert layers[Passage][2].by == by("judgement.boilerplate/1", judgement.id)
    assert ruling.evidence == (at(desk.pages["one"], "Halvard said that Ilmari met Brenn."),)


def test_what_stands_in_boilerplate_is_gone_and_nothing_names_it(desk: Desk) -> None:
    page = desk.pages["one"].id
    log = judged(
        1, "boilerplate", page, verdict=words("Karsk left Quill. Halvard said that Ilmari met Brenn.")
    )
    layers, _, _ = zoned(desk, log)
    assert [claim.lemma for claim in layers[Claim]] == ["wept"]
    assert layers[Attribution] == ()
    assert {each.name for each in layers[Mention]} == {"Tolland", "Orvia"}
    (kept,) = layers[Coreference]
    assert kept.by.grounds == ()


def test_what_others_rest_on_stays(desk: Desk) -> None:
    """The source stands in the boilerplate, what it says does not."""
    page = desk.pages["one"].id
    layers, _, _ = zoned(desk, judged(1, "boilerplate", page, verdict=words("Halvard said")))
    assert len(layers[Claim]) == 3
    assert len(layers[Attribution]) == 1
    assert "Halvard" in {each.name for each in layers[Mention]}


def test_what_people_put_into_the_story_is_read_so_and_its_own_zones_stay(desk: Desk) -> None:
    page = desk.pages["one"]
    story = judged(1, "story", page.id, verdict=f"0-{len(TEXT)}")
    zones = [
        Passage(at(page, "Orvia"), Zone.HEADLINE, by()),
        Passage(at(page, "More news"), Zone.CAPTION, by()),
    ]
    outside = Passage(at(page, "Tolland wept."), Zone.BOILERPLATE, by())
    language = Language(page.id, "en", by())

    def find(reading: Reading, notes: Notes) -> list[object]:
        return [*zones, outside, language]

    told = partial(tell_stories, run=find, stories={page.id: [story]})
    found = list(told(Reading(page), Notes()))
    judged_so = replace(outside, zone=Zone.BODY, by=by("judgement.story/1", story.id))
    assert found == [language, *zones, judged_so]
    other = replace(page, ref="another")
    assert list(told(Reading(other), Notes())) == [language, *zones, outside]


def test_only_words_that_are_there_and_not_taken_back_are_put_into_the_story(desk: Desk) -> None:
    pages = {page.id: page for page in desk.pages.values()}
    page = desk.pages["one"].id
    log = [judged(at, "story", page, verdict=f"0-{at}") for at in (1, 2, 3)]
    undo = judged(5, "undo", log[1].id, verdict="")
    beyond = judged(6, "story", page, verdict="90-9000"), judged(7, "story", "art-none", verdict="0-4")
    assert stories_in([undo, *beyond, *log], pages) == [log[0], log[2]]
    again = judged(8, "undo", undo.id, verdict="")
    assert stories_in([undo, again, *log], pages) == log


@pytest.mark.parametrize(("user", "force"), [("ann", Force.REPLACED), ("bob", Force.IN_CONFLICT)])
def test_words_are_not_both(desk: Desk, user: str, force: Force) -> None:
    page = desk.pages["one"].id
    log = [
        judged(1, "boilerplate", page, verdict=words("Karsk left Quill.")),
        judged(2, "boilerplate", page, verdict=words("Tolland wept.")),
        judged(3, "story", page, verdict=words("left Quill. Halvard"), user=user),
    ]
    layers, forces, _ = zoned(desk, *log)
    assert forces == [force, Force.IN_FORCE, Force.IN_FORCE]
    assert [claim.lemma for claim in layers[Claim]] == ["left", "met"]


def test_what_was_said_of_it_before_gives_way_and_what_is_said_later_brings_it_back(desk: Desk) -> None:
    page, claim = desk.pages["one"].id, desk.claims["one"][0].id
    away = judged(2, "boilerplate", page, verdict=words("Karsk left Quill."), user="bob")
    _, forces, _ = zoned(desk, judged(1, "status", claim, verdict="denied"), away)
    assert forces == [Force.IN_CONFLICT, Force.IN_FORCE]
    layers, forces, _ = zoned(desk, away, judged(3, "status", claim, verdict="denied"))
    assert forces == [Force.IN_CONFLICT, Force.IN_FORCE]
    assert len(layers[Claim]) == 3


def test_a_part_is_given_to_nobody_in_boilerplate(desk: Desk) -> None:
    page, claim = desk.pages["one"].id, desk.claims["one"][2].id
    log = [
        judged(1, "agent", claim, verdict=desk.mention("one", "Karsk").id),
        judged(2, "boilerplate", page, verdict=words("Karsk left Quill."), user="bob"),
    ]
    assert zoned(desk, *log)[1] == [Force.IN_CONFLICT, Force.IN_FORCE]


@pytest.mark.parametrize("verdict", ["9000-9010", "9-5"])
def test_words_that_are_not_there_wait(desk: Desk, verdict: str) -> None:
    layers, forces, _ = zoned(desk, judged(1, "boilerplate", desk.pages["one"].id, verdict=verdict))
    assert forces == [Force.WAITING]
    assert len(layers[Passage]) == 3


def test_a_span_is_not_more_than_it_says(desk: Desk) -> None:
    """A claim goes when its event word is touched, be it by one character."""
    start = TEXT.index("left")
    page = desk.pages["one"].id
    layers, _, _ = zoned(desk, judged(1, "boilerplate", page, verdict=f"{start + 3}-{start + 5}"))
    assert [claim.lemma for claim in layers[Claim]] == ["met", "wept"]
    assert all(isinstance(each.span, Span) for each in layers[Mention])
