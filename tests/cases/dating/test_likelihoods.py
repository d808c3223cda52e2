"""What single clues say of a page's day."""

from __future__ import annotations

from datetime import date

import pytest

from dateline.cases.dating.clues import Clues, DayClue, FloatingClue, YearClue, find_clues
from dateline.cases.dating.likelihoods import (
    FRESH,
    Habits,
    weigh_days,
    weigh_floating,
    year_evidence,
    years_of,
)
from dateline.cases.dating.posteriors import Weigh
from dateline.model import Expression, Passage
from tests.lab import make_page, read_page

DAY = date(2021, 5, 4).toordinal()


def clues_of(text: str) -> Clues:
    page = make_page(
        "The storm sank the ferry off Lisbon, the harbour master said.\n\n"
        f"Divers searched the wreck for survivors until late. {text}"
    )
    notes = read_page(page)
    return find_clues(page, notes[Expression], notes[Passage])


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The ferry is down. — Harbour (@harbour) May 4, 2021\n", "stamp"),
        ("A post shared by the harbour on May 4, 2021 at 9:50pm\n", "stamp"),
        ("The harbour was closed on May 4, 2021.\n", "past"),
        ("The harbour will be closed on May 4, 2021.\n", "ahead"),
    ],
)
def test_days_stand_on_a_page_in_ways_that_tell_more_or_less(text: str, kind: str) -> None:
    assert [(clue.day, clue.kind) for clue in clues_of(text).days] == [(DAY, kind)]


def test_a_posting_says_more_for_its_day_than_a_date_of_the_past() -> None:
    stamp, past = (weigh_days([DayClue(DAY, kind, 1, "exp")]) for kind in ("stamp", "past"))
    assert stamp(DAY) / stamp(None) > past(DAY) / past(None) > 1
    assert stamp(DAY - 10) < stamp(None)
    assert set(FRESH) == {"credit", "stamp", "named", "bare", "past", "ahead"}


def test_a_weekday_with_its_date_fits_only_years_in_which_they_agree() -> None:
    weigh = weigh_floating(FloatingClue(6, 18, 2, "ahead", "exp"))
    assert weigh(date(2024, 6, 17).toordinal()) > 100 * weigh(date(2023, 6, 17).toordinal())


def test_a_holiday_is_named_days_before_and_after_it() -> None:
    holiday, day = (weigh_floating(FloatingClue(12, 31, 0, kind, "exp")) for kind in ("holiday", "bare"))
    eve = date(2021, 12, 31).toordinal()
    assert holiday(eve) / holiday(eve - 4) < day(eve) / day(eve - 4)
    assert holiday(eve - 4) > holiday(None)


def test_pages_mostly_name_the_weekday_they_are_of() -> None:
    weigh = Habits.learn(()).weigh(Clues(weekdays={(2, -1): "exp"}))
    tuesday = date(2021, 5, 4).toordinal()
    assert weigh(tuesday) > weigh(tuesday + 3)


def test_a_pile_teaches_its_habits() -> None:
    tuesday = date(2021, 5, 4).toordinal()
    learnt = Habits.learn([(tuesday + 1, Clues(weekdays={(2, -1): "exp"}))] * 50)
    assert learnt.shares[-1][1] > Habits.learn(()).shares[-1][1]


def test_years_that_add_up_side_by_side_tell_the_year() -> None:
    clues = clues_of("The premier last visited Portugal 24 years ago, in July 2000.\n")
    assert YearClue(2024, "beside", clues.years[0].ids) in clues.years
    weigh = year_evidence(clues, (), 0.0).weigh
    assert weigh(date(2024, 3, 1).toordinal()) > 20 * weigh(date(2022, 3, 1).toordinal())
    assert 2024 in years_of([clues])


def odds(weigh: Weigh, day: int) -> float:
    """How much likelier something is on a page of a day than on one of any day."""
    return weigh(day) / weigh(None)


def test_pages_are_mostly_of_the_day_of_their_news_then_of_the_next_ones() -> None:
    weigh = weigh_days([DayClue(DAY, "bare", 1, "exp")])
    by_day = [odds(weigh, DAY + since) for since in (0, 1, 3, 6, 40)]
    assert by_day == sorted(by_day, reverse=True)
    assert by_day[0] > 3 * by_day[1] > 100


def test_a_dateline_is_of_the_day_of_its_page_or_the_day_before() -> None:
    weigh = weigh_floating(FloatingClue(5, 4, 0, "line", "exp"))
    assert weigh(DAY) > 3 * weigh(DAY + 1) > 9 * weigh(DAY + 2) > 9 * weigh(DAY - 3)


def test_a_past_day_without_its_year_is_mostly_of_the_last_weeks() -> None:
    weigh = weigh_floating(FloatingClue(5, 4, 0, "past", "exp"))
    assert odds(weigh, DAY + 3) > 5 > 1 > odds(weigh, DAY - 3)


def test_a_dozen_pages_of_known_days_outweigh_the_table_of_habits() -> None:
    dozens = Habits.learn([(DAY + 3, Clues(weekdays={(2, -1): "exp"}))] * 24).shares[-1]
    table = Habits.learn(()).shares[-1]
    assert dozens[3] > dozens[0]
    assert table[3] < table[0]


def test_a_day_told_as_past_is_no_day_after_the_page() -> None:
    past, ahead = (weigh_days([DayClue(DAY, kind, 1, "exp")]) for kind in ("past", "ahead"))
    assert odds(past, DAY - 40) < 0.5
    assert odds(past, DAY + 400) > 5 * odds(past, DAY - 40)
    assert odds(ahead, DAY - 5) > odds(ahead, DAY + 5)
