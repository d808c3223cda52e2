"""What single clues say of a page's day."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from dateline.cases.dating.axis import FIRST, Vector
from dateline.cases.dating.clues import Clues, DayClue, FloatingClue, YearClue, find_clues
from dateline.cases.dating.habits import Habits
from dateline.cases.dating.likelihoods import (
    FRESH,
    own_evidence,
    weigh_agreement,
    weigh_begun,
    weigh_days,
    weigh_floating,
    weigh_month,
    weigh_years,
)
from dateline.model import Expression, Passage
from tests.lab import make_page, read_page

DAY = date(2021, 5, 4).toordinal()
"""A Tuesday."""


def clues_of(text: str) -> Clues:
    page = make_page(
        "The storm sank the ferry off Lisbon, the harbour master said.\n\n"
        f"Divers searched the wreck for survivors until late. {text}"
    )
    notes = read_page(page)
    return find_clues(page, notes[Expression], notes[Passage])


def odds(logs: Vector, day: int, other: int | None = None) -> float:
    """How much likelier something is on a page of a day than on one of another, or on the mean of all."""
    mean = np.log(np.exp(logs).mean()) if other is None else logs[other - FIRST]
    return float(np.exp(logs[day - FIRST] - mean))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry is down. — Harbour (@harbour) May 4, 2021\n", "stamp"),
        ("A post shared by the harbour on May 4, 2021 at 9:50pm\n", "stamp"),
        ("The harbour was closed on May 4, 2021.\n", "past"),
        ("The harbour will be closed on May 4, 2021.\n", "ahead"),
        ("Boats in the harbour, May 4, 2021, in Lisbon. (Ana Brun/Meridian)\n", "credit"),
        ("Boats in the harbour, May 4, 2021, in Lisbon (Portugal).\n", "bare"),
    ],
)
def test_days_stand_on_a_page_in_ways_that_tell_more_or_less(text: str, kind: str) -> None:
    assert [(clue.day, clue.kind) for clue in clues_of(text).days] == [(DAY, kind)]


def test_a_posting_says_more_for_its_day_than_a_date_of_the_past() -> None:
    stamp, past = (weigh_days([DayClue(DAY, kind, 1, "exp")]) for kind in ("stamp", "past"))
    assert odds(stamp, DAY) > 10 * odds(past, DAY) > 10
    assert odds(stamp, DAY - 10) < 1
    assert set(FRESH) == {"credit", "stamp", "named", "bare", "past", "ahead"}


def test_pages_are_mostly_of_the_day_of_their_news_then_of_the_next_ones() -> None:
    logs = weigh_days([DayClue(DAY, "named", 1, "exp")])
    by_day = [odds(logs, DAY + since) for since in (0, 1, 3, 6, 40)]
    assert by_day == sorted(by_day, reverse=True)
    assert by_day[0] > 3 * by_day[1] > 100


def test_a_day_told_as_past_is_no_day_after_the_page() -> None:
    past, ahead = (weigh_days([DayClue(DAY, kind, 1, "exp")]) for kind in ("past", "ahead"))
    assert odds(past, DAY + 400) > 5 * odds(past, DAY - 40)
    assert odds(ahead, DAY - 5) > odds(ahead, DAY + 5)


def test_a_page_is_the_less_likely_the_longer_after_the_latest_day_that_it_names() -> None:
    logs = weigh_days([DayClue(DAY - 4000, "past", 1, "old"), DayClue(DAY, "past", 1, "latest")])
    by_year = [odds(logs, DAY + 365 * years) for years in (1, 3, 8, 16)]
    assert by_year == sorted(by_year, reverse=True)
    assert odds(logs, DAY + 365, DAY + 16 * 365) > 3


def test_days_long_before_the_latest_are_no_news_and_take_nothing_from_it() -> None:
    latest = DayClue(DAY, "bare", 1, "latest")
    alone, after = weigh_days([latest]), weigh_days([DayClue(DAY - 3000, "named", 1, "old"), latest])
    assert odds(after, DAY, DAY + 4000) > 0.8 * odds(alone, DAY, DAY + 4000)


def test_the_day_of_a_picture_bounds_no_page_from_above() -> None:
    logs = weigh_days([DayClue(DAY, "credit", 1, "picture")])
    assert odds(logs, DAY + 365, DAY + 16 * 365) == pytest.approx(1)


def test_a_month_told_as_past_is_no_month_after_the_page() -> None:
    logs = weigh_begun(DAY)
    assert odds(logs, DAY, DAY - 1) == pytest.approx(10)
    assert odds(logs, DAY + 4000, DAY) == pytest.approx(1)


def test_a_day_told_twice_is_likelier_of_the_news_but_a_third_time_adds_nothing() -> None:
    once, twice, thrice = (weigh_days([DayClue(DAY, "bare", times, "exp")]) for times in (1, 2, 3))
    assert odds(twice, DAY) > odds(once, DAY)
    assert odds(thrice, DAY) == odds(twice, DAY)


def test_a_weekday_with_its_date_fits_only_years_in_which_they_agree() -> None:
    logs = weigh_floating(FloatingClue(6, 18, 2, "ahead", "exp"))
    assert odds(logs, date(2024, 6, 17).toordinal(), date(2023, 6, 17).toordinal()) > 100


def test_a_holiday_is_named_days_before_and_after_it() -> None:
    holiday, day = (weigh_floating(FloatingClue(12, 31, 0, kind, "exp")) for kind in ("holiday", "bare"))
    eve = date(2021, 12, 31).toordinal()
    assert odds(holiday, eve, eve - 4) > odds(day, eve, eve - 4) > 1
    assert odds(holiday, eve - 4) > odds(holiday, eve + 100)


def test_a_dateline_is_of_the_day_of_its_page_or_the_day_before() -> None:
    logs = weigh_floating(FloatingClue(5, 4, 0, "line", "exp"))
    assert odds(logs, DAY, DAY + 1) > 3
    assert odds(logs, DAY + 1, DAY + 2) > 3
    assert odds(logs, DAY, DAY - 3) > 100


def test_a_past_day_without_its_year_is_mostly_of_the_last_weeks() -> None:
    logs = weigh_floating(FloatingClue(5, 4, 0, "past", "exp"))
    assert odds(logs, DAY + 3) > 3 > 1 > odds(logs, DAY - 20)
    assert odds(logs, DAY + 3, DAY - 3) > 4
    assert odds(logs, DAY + 3, DAY + 3 + 365) == pytest.approx(1)


def test_pages_mostly_name_the_weekday_they_are_of() -> None:
    logs = Habits.learn(()).weigh(Clues(weekdays={(2, -1): "exp"}))
    assert odds(logs, DAY, DAY + 3) > 2


def test_a_pile_teaches_its_habits() -> None:
    learnt = Habits.learn([(DAY + 1, Clues(weekdays={(2, -1): "exp"}))] * 50)
    assert learnt.shares[-1][1] > Habits.learn(()).shares[-1][1]


def test_a_dozen_pages_of_known_days_outweigh_the_table_of_habits() -> None:
    dozens = Habits.learn([(DAY + 3, Clues(weekdays={(2, -1): "exp"}))] * 24).shares[-1]
    table = Habits.learn(()).shares[-1]
    assert dozens[3] > dozens[0]
    assert table[3] < table[0]


def test_a_day_of_the_week_ahead_that_is_also_named_by_its_weekday_tells_the_year() -> None:
    eve = FloatingClue(12, 31, 0, "holiday", "exp")
    logs = weigh_agreement(Clues(floating=(eve,), weekdays={(7, 1): "exp"}))
    sunday, saturday = (date(year, 12, 29).toordinal() for year in (2017, 2016))
    assert odds(logs, sunday, saturday) > 2
    assert odds(logs, date(2017, 7, 1).toordinal(), date(2016, 7, 1).toordinal()) == 1


def test_without_a_weekday_told_the_same_way_nothing_agrees() -> None:
    eve = FloatingClue(12, 31, 0, "holiday", "exp")
    assert not weigh_agreement(Clues(floating=(eve,), weekdays={(7, 0): "exp"})).any()


def test_a_month_told_as_past_is_mostly_one_of_the_last() -> None:
    logs = weigh_month(3, -1)
    may, january = (date(2021, month, 4).toordinal() for month in (5, 1))
    assert odds(logs, may, january) > 3


def test_years_that_add_up_side_by_side_tell_the_year() -> None:
    clues = clues_of("The premier last visited Portugal 24 years ago, in July 2000.\n")
    assert YearClue(2024, "beside", clues.years[0].ids) in clues.years
    logs = weigh_years(clues)
    assert odds(logs, date(2024, 3, 1).toordinal(), date(2022, 3, 1).toordinal()) > 20


def test_years_that_only_stand_in_one_sentence_do_not_add_up() -> None:
    clues = clues_of(
        "The premier, who took office 24 years ago after a long campaign, built the bridge in 2000.\n"
    )
    assert all(clue.kind != "beside" for clue in clues.years)


def test_the_latest_year_told_as_past_is_of_the_page_or_of_years_before() -> None:
    logs = weigh_years(Clues(years=(YearClue(2021, "past", ("exp",)),)))
    by_year = [odds(logs, date(year, 5, 4).toordinal()) for year in (2021, 2022, 2026, 2040 - 1)]
    assert by_year == sorted(by_year, reverse=True)
    assert by_year[0] > 3 * odds(logs, date(2019, 5, 4).toordinal())


def test_years_on_the_page_of_a_story_count_as_much_as_they_are_said_to() -> None:
    clues = Clues(years=(YearClue(2021, "past", ("exp",)),))
    whole, part = (next(own_evidence(clues, Habits.learn(()), years=years)).logs for years in (1.0, 0.5))
    assert part == pytest.approx(whole / 2)
