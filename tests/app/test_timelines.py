"""The timeline on the terminal: its parts in order, background a line each, and no day that is none."""

from __future__ import annotations

import pytest

from dateline.app.timelines import draw_timeline, screen_of
from dateline.model import Case
from tests.factories import affair, ranked, undated


def drawn(case: Case, capsys: pytest.CaptureFixture[str]) -> list[str]:
    draw_timeline(screen_of(case, {}, everything=False, whole=False), everything=False)
    return [line.rstrip() for line in capsys.readouterr().out.splitlines()]


def test_background_is_told_last_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    lines = drawn(ranked(affair()), capsys)
    background = lines[lines.index("Background: earlier years") + 1 :]
    told = " ".join(" ".join(background).split())
    assert told.startswith("2000-07 “He made his first trip there in July 2000")
    assert "stated by herald · evt-" in told
    assert "independent witness" not in told


def test_the_words_of_a_page_are_no_date(capsys: pytest.CaptureFixture[str]) -> None:
    lines = drawn(ranked(undated("July 2000")), capsys)
    assert any(line.startswith("no date (“July") for line in lines)
    assert all(len(line) <= 100 for line in lines)
