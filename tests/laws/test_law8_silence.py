"""Law 8: nothing fails in silence.

A page that crashes a stage becomes a Problem, and the other pages are as if it were not there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline import pipeline
from dateline.io.readers.formats import READERS, Format
from dateline.io.readers.readers import read_pages
from dateline.io.sources import Source
from dateline.model import Case, Claim, Page, Problem, Reading, Sentence
from dateline.stage import Notes, Stage
from tests.lab import all_stages, build_case, make_page

GOOD = (
    make_page("The president of Ghana arrived in Montevideo on Tuesday, the ministry said.", ref="a"),
    make_page("Togo denied that it had recalled its ambassador from Accra.", ref="b"),
    make_page("Uruguay will deliver two patrol boats next year.", ref="c"),
)
BAD = make_page("This page is a landmine.", ref="bad")
ARTICLE_STAGES = tuple(stage.name for stage in all_stages() if stage.scope == "article")
CASE_STAGES = tuple(stage.name for stage in all_stages() if stage.scope == "case")


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.CRITICAL)


def explode(reading: Reading, notes: Notes, *, stage: Stage) -> Iterator[Any]:
    if "landmine" in reading.page.text:
        raise RuntimeError("boom")
    yield from stage.run(reading, notes)


def collapse(articles: Any, notes: Notes) -> Iterator[Any]:
    raise RuntimeError("boom")


def mined(name: str) -> tuple[Stage, ...]:
    """The stages, one of which crashes: an article stage on the bad page, a case stage always."""
    return tuple(replace(stage, run=mine(stage)) if stage.name == name else stage for stage in all_stages())


def mine(stage: Stage) -> Any:
    def run(first: Any, notes: Notes) -> Iterator[Any]:
        return explode(first, notes, stage=stage) if stage.scope == "article" else collapse(first, notes)

    return run


def on_good_pages(case: Case) -> dict[str, list[Any]]:
    """The layers of the good pages that article stages gave."""
    return {
        name: [case.on_page(page.id, name) for page in GOOD]
        for name in ("passages", "edits", "expressions", "mentions", "claims", "attributions")
    }


@pytest.mark.parametrize("name", ARTICLE_STAGES)
def test_a_crash_on_one_page_harms_no_other(name: str) -> None:
    case = pipeline.build([*GOOD, BAD], mined(name), version="test")
    assert [(problem.locator, problem.stage) for problem in case.problems] == [("bad.txt", name)]
    assert "boom" in case.problems[0].message
    assert {page.id for page in case.pages} == {page.id for page in (*GOOD, BAD)}
    assert on_good_pages(case) == on_good_pages(build_case(GOOD))


@pytest.mark.parametrize("name", CASE_STAGES)
def test_a_crash_over_all_pages_leaves_the_pages_and_a_problem(name: str) -> None:
    case = pipeline.build(GOOD, mined(name), version="test")
    assert ("case", name) == next((problem.locator, problem.stage) for problem in case.problems)
    assert on_good_pages(case) == on_good_pages(build_case(GOOD))


def test_a_page_that_crashes_keeps_what_was_found_before() -> None:
    case = pipeline.build([BAD], mined("triggers"), version="test")
    assert case.on_page(BAD.id, "passages")
    assert case.claims == ()


def test_a_stage_that_breaks_its_promise_is_a_problem() -> None:
    liar = Stage(
        "liar",
        scope="article",
        needs=(Sentence,),
        gives=(Claim,),
        run=lambda reading, notes: [Problem("x", "y", "z")],
    )
    case = pipeline.build(
        GOOD,
        tuple(
            each
            for stage in all_stages()
            for each in ((stage, liar) if Sentence in stage.gives else (stage,))
        ),
        version="test",
    )
    assert [problem.stage for problem in case.problems] == ["liar"] * len(GOOD)


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(st.text(max_size=200))
def test_no_text_at_all_crashes_a_stage(text: str) -> None:
    junk = make_page(text, ref="junk")
    case = build_case([*GOOD[:1], junk])
    assert case.problems == ()
    assert {page.id for page in case.pages} == {GOOD[0].id, junk.id}


@pytest.mark.parametrize("text", ["", " \n\n", "\x00" * 50, "a" * 20_000, "word " * 3_000, "(" * 2_000])
def test_ugly_pages_are_read(text: str) -> None:
    pages: list[Page] = [make_page(text, ref="ugly"), GOOD[0]]
    assert build_case(pages).problems == ()


def test_a_reader_that_crashes_is_a_problem_and_the_other_files_are_read(tmp_path: Path) -> None:
    def crash(source: Source) -> Iterator[Any]:
        yield make_page("The king left.", ref="a")
        raise ZeroDivisionError("boom")

    (tmp_path / "a.wave").write_text("x", "utf-8")
    (tmp_path / "b.html").write_text("<p>The king came.", "utf-8")
    found = list(read_pages([tmp_path], formats=(*READERS, Format((".wave",), (), "waves", crash))))
    assert [page.text for page in found if isinstance(page, Page)] == ["The king left.", "The king came."]
    (problem,) = (each for each in found if isinstance(each, Problem))
    assert problem.message == (
        "ZeroDivisionError: boom. What was read before this is kept. Please report this with the file."
    )
