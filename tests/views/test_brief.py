"""A brief is the first screen as a page of lines; every line is cited, and no words of a page are obeyed."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from dateline.model import Case, Force, Judgement, JudgementKind, Ruling, Run
from dateline.views.brief import write_brief
from tests.factories import affair, page, ranked, undated


def test_every_line_has_its_day_its_voices_and_a_footnote_with_its_evidence() -> None:
    told = write_brief(affair(), markdown=False)
    rows = [line for line in told.splitlines() if line.startswith("- ")]
    assert [row.split(":")[0] for row in rows] == ["- 2021-05-04", "- no date"]
    assert all(re.search(r" by .+; \d+ independent witness(es)? (\[\d+\])+$", row) for row in rows)
    marks = set(re.findall(r"\[\d+\]", " ".join(rows)))
    notes = [line for line in told.splitlines() if line.startswith("[")]
    assert {note.split()[0] for note in notes} == marks
    assert all(re.search(r" \S+\[\d+:\d+\] “.+”$", note) for note in notes)


def test_what_is_disputed_is_told_with_its_denial() -> None:
    told = write_brief(affair(), markdown=False)
    _, disputed = told.split("What is disputed")
    assert "denial by Ruritania of what is alleged by Graustark" in disputed
    assert "1 further event of speech and background left out" in told


@pytest.mark.parametrize(
    ("markdown", "words"), [(True, r"\[a\]\(b\) \<i\> \*c\*"), (False, "[a](b) <i> *c*")]
)
def test_markdown_finds_nothing_to_obey(markdown: bool, words: str) -> None:
    case = affair()
    hostile = tuple(
        replace(each, name="[a](b) <i> *c*") if each.name == "Ruritania" else each for each in case.entities
    )
    told = write_brief(replace(case, entities=hostile), markdown=markdown)
    assert words.replace(r"\(", "(").replace(r"\)", ")") in told


def test_what_people_decided_stands_in_the_footnote() -> None:
    claim = affair().claims[0]
    added = Judgement(
        "2031-01-01T00:00:00Z", "ann", JudgementKind.ADD, (claim.trigger.page,), "0-4/0-9", "So."
    )
    ruling = Ruling(added.id, added.kind, (claim.id,), added.verdict, Force.IN_FORCE, (), claim.evidence)
    told = write_brief(replace(affair(), judgements=(added,), rulings=(ruling,)), markdown=False)
    assert re.search(r"^\[\d+\] .*” \(added by ann: So\.\)$", told, re.MULTILINE)


def test_background_stands_last_and_words_of_time_are_quoted() -> None:
    _, background = write_brief(ranked(affair()), markdown=False).split("Background: earlier years")
    assert background.strip().startswith("- 2000-07: “He made his first trip there in July 2000")
    told = write_brief(ranked(undated("July 2000")), markdown=True)
    assert "- no date (“July 2000”): “He made" in told
    assert "Background" not in told


def test_markdown_has_headings_and_footnotes() -> None:
    told = write_brief(affair(), markdown=True)
    assert told.startswith("# “")
    assert "## What is disputed" in told
    assert re.search(r"^\[\^1\]: ", told, re.MULTILINE)


def test_a_case_without_events_says_so() -> None:
    assert (
        write_brief(Case(Run("1", ()), (page("x"),)), markdown=True)
        == "1 page; none of them tells an event.\n"
    )
