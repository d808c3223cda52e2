"""What the words of a stamp declare."""

from __future__ import annotations

import pytest

from dateline.model import Stamp
from dateline.pages.stamps import find_days, read_stamp


@pytest.mark.parametrize(
    ("raw", "day"),
    [
        ("2024-06-17", "2024-06-17"),
        ("2024-06-17T23:30:00-05:00", "2024-06-17"),
        ("2024-06-17T00:30:00.000Z", "2024-06-17"),
        ("2024/6/7 10:00", "2024-06-07"),
        ("2024. 06. 17. 10:00", "2024-06-17"),
        ("20240617T101500Z", "2024-06-17"),
        ("20240617101500", "2024-06-17"),
        ("20240617", "2024-06-17"),
        ("2024061710", "2024-06-17"),
        (1718618400, "2024-06-17"),
        ("1718618400000", "2024-06-17"),
        ("Mon, 17 Jun 2024 23:30:00 -0500", "2024-06-17"),
        ("Mon Jun 17 2024 10:00:00 GMT+0900 (Korean Standard Time)", "2024-06-17"),
        ("Mon Jun 17 10:00:00 KST 2024", "2024-06-17"),
        ("17 June 2024", "2024-06-17"),
        ("June 17th, 2024", "2024-06-17"),
        ("Sept. 7, 2024", "2024-09-07"),
        ("17-JUN-2024", "2024-06-17"),
        ("17. Juni 2024, 10:15 Uhr", "2024-06-17"),
        ("1er février 2024", "2024-02-01"),
        ("17 de junio de 2024", "2024-06-17"),
        ("17 июня 2024 г.", "2024-06-17"),
        ("2024. június 17.", "2024-06-17"),
        ("2024年6月17日", "2024-06-17"),
        ("2024년 6월 17일", "2024-06-17"),
        ("17 tháng 6, 2024", "2024-06-17"),
        ("17.06.2024", "2024-06-17"),
        ("17.6.24", "2024-06-17"),
        ("06/17/2024", "2024-06-17"),
    ],
)
def test_a_stamp_names_the_day_in_its_own_zone(raw: str | int, day: str) -> None:
    assert read_stamp(raw, "record published") == Stamp(day, str(raw), "record published")


@pytest.mark.parametrize(
    ("language", "day"),
    [
        ("en-US", "2024-04-05"),
        ("en", "2024-04-05"),
        ("en-GB", "2024-05-04"),
        ("fr", "2024-05-04"),
        ("pt_BR", "2024-05-04"),
    ],
)
def test_the_language_orders_day_and_month(language: str, day: str) -> None:
    stamp = read_stamp("04/05/2024", "text", language=language)
    assert stamp is not None
    assert stamp.day == day


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "soon",
        "2024",
        "06-2024",
        "04/05/2024",
        "2024-13-45",
        "2024-02-30",
        "9999-01-01",
        "31 June 2024",
        "17 Smarch 2024",
        "x" * 10_000,
    ],
)
def test_what_names_no_day_is_no_stamp(raw: str) -> None:
    assert read_stamp(raw, "text") is None


def test_a_name_of_a_month_is_that_of_the_language() -> None:
    croatian, polish = (
        read_stamp("17 listopad 2024", "text", language=language) for language in ("hr", "pl")
    )
    assert croatian is not None
    assert polish is not None
    assert (croatian.day, polish.day) == ("2024-10-17", "2024-11-17")


def test_days_in_a_text_are_found_with_their_places() -> None:
    text = "Published 17 June 2024 10:00 KST, updated 2024-06-19"
    assert {(found.day, text[found.start : found.end]) for found in find_days(text)} == {
        ("2024-06-17", "17 June 2024"),
        ("2024-06-19", "2024-06-19"),
    }
