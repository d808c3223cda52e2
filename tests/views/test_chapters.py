"""The first screen: its parts, the order in them, and what of it lies years before the affair."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import Tense
from dateline.views.chapters import Chapters, Part, chapters, rows_for
from dateline.views.histories import histories
from dateline.views.positions import Voice
from dateline.views.tellings import Telling
from dateline.views.timeline import Moment, timeline
from tests.factories import affair, ranked


def told(label: str, date: str | None = None, *, rank: int = 1, **more: object) -> Moment:
    """A line of the timeline, stated by one page whose day nothing tells."""
    (line, *_) = timeline(affair())
    named = {"tense": Tense.PAST, "names_year": date is not None}
    told = {name: more.pop(name) for name in Telling.__dataclass_fields__ if name in more}
    telling = Telling(**(named | told))  # type: ignore[arg-type]
    settled = date is not None and ".." not in date
    plain = replace(line, id=label, label=label, words=label, date=date, rank=rank, settled=settled)
    return replace(plain, telling=telling, **more)  # type: ignore[arg-type]


def voices(*statuses: str) -> tuple[Voice, ...]:
    return tuple(Voice(status, (status,)) for status in statuses)


def parts(told: Chapters) -> list[list[str]]:
    return [
        [each.label for each in part]
        for part in (told.happened, told.announced, told.disputed, told.background)
    ]


def test_what_is_announced_and_what_is_disputed_stand_apart() -> None:
    told = chapters(timeline(affair()), 15)
    assert parts(told) == [[], ["visit"], ["sending of rifles"], ["first trip"]]
    assert told.first is not None
    assert told.first.label == "sending of rifles"


def test_what_ranks_behind_the_rows_of_a_first_screen_is_background() -> None:
    told = chapters(timeline(affair()), 1)
    assert parts(told) == [[], [], ["sending of rifles"], ["first trip", "visit"]]


def test_no_sentence_of_a_first_screen_stands_twice_in_one_part() -> None:
    trip, visit, sending = timeline(affair())
    again = replace(visit, id="evt-again", label="visit again", rank=3)
    told = chapters([trip, visit, again, sending], 15)
    assert parts(told) == [[], ["visit"], ["sending of rifles"], ["first trip", "visit again"]]
    assert told.further == 2


def test_what_outlets_only_state_has_happened() -> None:
    known = [replace(moment, telling=Telling()) for moment in timeline(ranked(affair()))]
    assert parts(chapters(known[:1], 15))[0] == ["first trip"]


@pytest.mark.parametrize(
    ("statuses", "negations", "part"),
    [
        (("stated",), (), Part.HAPPENED),
        (("alleged",), (), Part.HAPPENED),
        (("stated", "hypothetical"), (), Part.HAPPENED),
        (("planned",), (), Part.ANNOUNCED),
        (("planned", "hypothetical"), (), Part.ANNOUNCED),
        (("planned", "negated"), (), Part.ANNOUNCED),
        (("negated",), (), Part.NEGATED),
        (("negated", "hypothetical"), (), Part.NEGATED),
        (("stated", "negated"), (), Part.HAPPENED),
        (("stated", "negated"), ("negation by one of what is said by another",), Part.DISPUTED),
        (("stated", "denied"), (), Part.DISPUTED),
        (("alleged", "negated"), (), Part.DISPUTED),
        (("alleged", "negated", "hypothetical"), (), Part.DISPUTED),
        (("alleged", "planned", "negated"), (), Part.HAPPENED),
        (("alleged", "stated", "negated"), (), Part.HAPPENED),
    ],
)
def test_the_stances_on_an_event_decide_its_part(
    statuses: tuple[str, ...], negations: tuple[str, ...], part: Part
) -> None:
    found = chapters([told("sale", voices=voices(*statuses), negations=negations)], 15)
    assert [each for each, _ in found.told] == [part]


def test_what_is_alleged_to_come_is_announced() -> None:
    line = told("sale", voices=voices("alleged"), tense=Tense.FUTURE)
    assert [part for part, _ in chapters([line], 15).told] == [Part.ANNOUNCED]


def test_who_refuses_to_do_something_is_told_and_not_that_it_was_not_done() -> None:
    refused = told("refused", rank=None, voices=voices("stated"), within=("page", 1))
    give = told("give", "2031-06-18", voices=voices("negated"), within=("page", 1), below="refused")
    assert parts(chapters([refused, give], 15))[0] == ["refused"]
    other = replace(give, voices=voices("stated"))
    assert parts(chapters([refused, other], 15))[0] == ["give"]


def test_what_is_said_to_be_so_and_not_of_the_same_parties_is_disputed() -> None:
    line = told("sale", voices=voices("stated", "negated"), opposed=True)
    assert [part for part, _ in chapters([line], 15).told] == [Part.DISPUTED]


def test_who_tells_an_event_and_denies_it_disputes_nothing() -> None:
    both = (Voice("stated", ("Gazette", "Herald")), Voice("denied", ("Herald",)))
    assert [part for part, _ in chapters([told("sale", voices=both)], 15).told] == [Part.HAPPENED]
    other = (*both[:1], Voice("denied", ("Herald", "the palace")))
    assert [part for part, _ in chapters([told("sale", voices=other)], 15).told] == [Part.DISPUTED]


def test_who_tells_an_event_and_says_that_it_is_not_so_disputes_nothing() -> None:
    own = (Voice("alleged", ("Herald",)), Voice("negated", ("Herald",)))
    assert [part for part, _ in chapters([told("sale", voices=own)], 15).told] == [Part.HAPPENED]
    other = (*own[:1], Voice("negated", ("Herald", "the palace")))
    assert [part for part, _ in chapters([told("sale", voices=other)], 15).told] == [Part.DISPUTED]


def test_what_a_sentence_tells_first_stands_for_what_it_tells_below_that() -> None:
    closed, punish = told("closed", rank=None), told("punish", rank=1, below="closed")
    assert parts(chapters([closed, punish], 15))[0] == ["closed"]
    known = told("closed", rank=2)
    assert parts(chapters([known, punish], 15)) == [["closed"], [], [], ["punish"]]


def test_what_repeats_an_event_has_no_row_beside_what_stands_for_that() -> None:
    closed, punish = told("closed", rank=None), told("punish", rank=1, below="closed")
    again = told("punishment", rank=2, repeats="punish")
    assert parts(chapters([closed, punish, again], 15))[0] == ["closed"]


@pytest.mark.parametrize(
    "better",
    [
        {"voices": voices("stated", "denied")},
        {"date": "2031-06-18"},
        {"witnesses": 3, "predicate": "ASSAULT"},
    ],
)
def test_what_is_better_told_stands_for_itself(better: dict[str, object]) -> None:
    closed, punish = told("closed", rank=None, witnesses=1), told("punish", rank=1, below="closed")
    line = replace(punish, **better)  # type: ignore[arg-type]
    assert [moment.label for moment in chapters([closed, line], 15).shown] == ["punish"]


def test_a_sentence_has_one_row_and_another_where_it_is_disputed() -> None:
    where = ("page", 3)
    denied = (Voice("stated", ("Gazette",)), Voice("denied", ("Herald",)))
    found = chapters(
        [
            told("entered", rank=1, within=where),
            told("burned", rank=2, within=where),
            told("left", rank=3, within=("page", 4)),
            told("lied", rank=4, within=where, voices=denied),
        ],
        15,
    )
    assert parts(found) == [["entered", "left"], [], ["lied"], ["burned"]]


def test_what_repeats_a_better_event_has_no_row_unless_it_is_disputed() -> None:
    denied = (Voice("stated", ("Gazette",)), Voice("denied", ("Herald",)))
    lines = [
        told("sold", rank=1),
        told("sale", rank=2, repeats="sold"),
        told("trade", rank=3, repeats="sale"),
    ]
    found = chapters([*lines, told("deal", rank=4, repeats="sold", voices=denied)], 15)
    assert parts(found) == [["sold"], [], ["deal"], ["sale", "trade"]]
    assert parts(chapters(lines[1:2], 15))[0] == ["sale"]


def test_what_tells_little_stands_behind_all_others_and_only_where_these_are_few() -> None:
    slight, strong = told("had", rank=1, slight=True), [told(f"sale {n}", rank=n) for n in range(2, 9)]
    assert chapters([slight, *strong[:2]], 15).happened == (slight, *strong[:2])
    assert chapters([slight, *strong[:2]], 15).first == strong[0]
    assert chapters([slight, *strong[:2]], 2).happened == tuple(strong[:2])
    assert slight not in chapters([slight, *strong], 15).shown


def test_what_has_no_day_stands_as_its_pages_tell_it_behind_what_has_one() -> None:
    found = chapters(
        [
            told("later", "2031-06-19", rank=5, sentence=1),
            told("tail", rank=1, sentence=9),
            told("lead, less known", rank=4, sentence=0),
            told("lead", rank=3, sentence=0),
            told("headline of nothing", rank=2, sentence=3),
        ],
        15,
    )
    assert parts(found)[0] == ["later", "lead", "lead, less known", "headline of nothing", "tail"]


@pytest.mark.parametrize("old", ["1953", "195X", "../1953-07-27", "2019-06-13/.."])
def test_history_is_not_what_a_case_is_about(old: str) -> None:
    war, news = told("war", old), told("news", "2031-06-18", rank=2)
    assert chapters([war, news], 15).first == news
    assert chapters([war], 15).first == war


WEEK, YEARS, NEVER = ("2031-06-17", "2031-06-18"), ("2027-01-01", "2035-12-31"), (None, None)


@pytest.mark.parametrize(
    ("old", "is_history"),
    [
        (told("two years before", "2029-06-15", written=WEEK), True),
        (told("less", "2029-06-19", written=WEEK), False),
        (told("the year before", "2030", written=WEEK), False),
        (told("still going on", "2024-05-01/..", written=WEEK), True),
        (told("of no day", None, written=WEEK), False),
        (told("told first by an older page", "2026-02-01", written=("2026-02-03", "2026-02-03")), False),
        (told("by pages of which only years are known", "2029-06-15", written=YEARS), True),
        (told("before any of these years", "2024-06-15", written=("2027-01-01", None)), True),
        (told("a year that is not its pages'", "2030", written=YEARS), True),
        (told("the year of the affair", "2031", written=YEARS), False),
        (told("a year that others tell", "2029", written=YEARS, names_year=False), False),
        (told("a day that others tell", "2029-06-15", written=WEEK, names_year=False), False),
        (told("years are counted", None, years_back=6), True),
        (told("two years ago", None, years_back=2), False),
        (told("six years from now", None, years_back=6, tense=Tense.FUTURE), False),
        (told("a year to come", "2030", written=YEARS, tense=Tense.FUTURE), False),
    ],
    ids=lambda value: value.label if isinstance(value, Moment) else str(value),
)
def test_what_lies_years_before_the_affair_is_history(old: Moment, *, is_history: bool) -> None:
    news = [told(f"news {number}", "2031-06-16", rank=number, written=WEEK) for number in (2, 3)]
    assert histories([old, *news]) == ({old.id} if is_history else set())


def test_an_affair_of_long_ago_is_no_history() -> None:
    old = [told(f"battle {year}", str(year), rank=year, written=NEVER) for year in (1916, 1917)]
    assert histories([*old, told("march", rank=9)]) == set()


def test_history_stands_last_and_is_no_day_of_the_affair() -> None:
    found = chapters(
        [told("war", "1984", rank=2), told("news", "2031-06-16", rank=1), told("call", rank=3)], 15
    )
    assert [(part, [each.label for each in rows]) for part, rows in found.told] == [
        (Part.HAPPENED, ["news", "call"]),
        (Part.HISTORY, ["war"]),
    ]
    assert found.days == ("2031-06-16", "2031-06-16")
    assert found.further == 0


@pytest.mark.parametrize(("pages", "rows"), [(1, 15), (3, 15), (5, 19), (100, 40)])
def test_a_first_screen_grows_with_the_pages_up_to_a_bound(pages: int, rows: int) -> None:
    assert rows_for(pages) == rows
