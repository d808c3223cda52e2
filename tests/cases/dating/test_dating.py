"""Dating pages: what is given, declared, said by the page alone, and said by two pages together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from math import sqrt

import numpy as np
import pytest

from dateline import pipeline
from dateline.cases.dating.axis import COUNT, FIRST, zeros
from dateline.cases.dating.bursts import burst_of
from dateline.cases.dating.clues import Clues, YearClue, find_clues
from dateline.cases.dating.conclusions import conclude
from dateline.cases.dating.dating import ARCHIVE, Pile, by_story, date_pages, own_logs
from dateline.cases.dating.habits import Habits
from dateline.cases.dating.kinship import Kinship, kinship_of
from dateline.cases.dating.likelihoods import Evidence, always
from dateline.cases.dating.posteriors import prior_of
from dateline.model import (
    Case,
    DateEstimate,
    Expression,
    How,
    LikelyDays,
    Page,
    Passage,
    Sighting,
    Stamp,
    Story,
)
from dateline.stage import Notes
from tests.cases.log import judged
from tests.factories import by
from tests.lab import all_stages, build_case, make_page, read_page

TOMORROW = (
    "Premier of Norway travels to Portugal tomorrow\n\n"
    "The premier of Norway will visit Portugal tomorrow, the palace said.\n\n"
    "The two states signed a pact on May 11, 2024.\n"
)
CALENDAR = (
    "The premier of Norway will visit Portugal on Tuesday, June 18, the palace of Portugal "
    "said.\n\nThe premier of Norway last visited Portugal 24 years ago, in July 2000.\n"
)


def estimate_of(case: Case, ref: str) -> DateEstimate:
    page = next(page for page in case.pages if page.ref == ref)
    return case.estimate_of[page.id]


def alone(text: str, **declared: object) -> DateEstimate:
    page = Page("page", text, (Sighting("page.txt", "0" * 64, **declared),))  # type: ignore[arg-type]
    return next(iter(date_pages({page.id: read_page(page).plus([page], (Page,))}, Notes(), alone=True)))


def likely_days(text: str, **declared: object) -> tuple[str, ...]:
    page = Page("page", text, (Sighting("page.txt", "0" * 64, **declared),))  # type: ignore[arg-type]
    _, likely = date_pages({page.id: read_page(page).plus([page], (Page,))}, Notes(), alone=True)
    assert isinstance(likely, LikelyDays)
    return likely.days


def test_a_settled_day_is_the_only_likely_one() -> None:
    assert likely_days("The port was closed.", published="2024-06-17") == ("2024-06-17",)


def test_likely_days_stand_for_the_belief() -> None:
    found = likely_days("The ferry is down. — Rosa Hale (@rosahale) June 3, 2024\n")
    assert list(found) == sorted(found)
    assert sum("2024-06-01" <= day <= "2024-06-30" for day in found) >= len(found) / 3


def test_a_given_day_is_kept() -> None:
    found = alone("The port was closed.", published="2024-06-17", given=True)
    assert (found.value, found.how, found.by.rule) == ("2024-06-17", How.GIVEN, "case.date.given/1")


def test_a_declared_day_is_believed() -> None:
    found = alone("The port was closed on June 3, 2024.", published="2024-06-17")
    assert (found.value, found.how) == ("2024-06-17", How.DECLARED)


def test_a_declared_day_before_the_past_of_the_page_is_not() -> None:
    found = alone("The port was closed on June 3, 2024.", published="2019-06-17")
    assert found.value is None
    assert found.earliest == "2024-06-03"


@pytest.mark.parametrize(
    ("text", "declared", "objects"),
    [
        ("The port was closed on June 3, 2024.", "2019-06-17", True),
        ("The port was closed on June 3, 2024.", "2024-06-01", True),
        ("The port was closed on June 3, 2024.", "2024-06-02", False),
        ("The port was closed on June 3, 2024.", "2024-06-17", False),
        ("The port will be closed on June 3, 2024.", "2019-06-17", False),
    ],
)
def test_what_contradicts_a_declared_day_by_more_than_a_day_is_among_the_grounds(
    text: str, declared: str, *, objects: bool
) -> None:
    grounds = alone(text, published=declared).by.grounds
    assert ("case.date.contradicted/1" in {ground.rule for ground in grounds}) is objects


def test_a_declared_day_that_independent_places_agree_on_outweighs_the_text() -> None:
    stamps = (
        Stamp("2024-06-17", "2024-06-17", "meta date"),
        Stamp("2024-06-17", "17 June", "text near title"),
        Stamp("2024-06-17", "2024-06-17", "json-ld datePublished"),
    )
    text = "The port was closed on July 3, 2024."
    assert alone(text, published="2024-06-17", stamps=stamps).by.rule == "case.date.agreed/1"
    assert alone(text, published="2024-06-17", stamps=stamps[::2]).how == How.INFERRED


def test_past_dates_bound_a_page_from_below_and_dates_ahead_from_above() -> None:
    found = alone("The port was closed on June 3, 2024. It will open on June 20, 2024.")
    assert (found.value, found.earliest, found.latest) == (None, "2024-06-03", "2024-06-20")
    assert len(found.by.premises) == 2


def test_a_weekday_with_its_date_fixes_the_year_when_years_add_up() -> None:
    found = alone(CALENDAR)
    assert (found.earliest, found.latest, found.by.rule) == (
        "2024-06-12",
        "2024-06-18",
        "case.date.weekday/1",
    )


def test_a_weekday_with_its_date_alone_fits_many_years() -> None:
    found = alone("The premier will visit Graustark on Tuesday, June 18.")
    assert (found.value, found.narrow) == (None, False)
    assert "1990-01-01" > found.earliest < "2024-06-18" < found.latest  # type: ignore[operator]


def test_nothing_is_an_answer_with_a_reason() -> None:
    found = alone("The port was closed.")
    assert (found.how, found.value, found.by.rule) == (How.UNKNOWN, None, "case.date.unknown/1")


@pytest.mark.parametrize("turned", [False, True])
def test_two_pages_date_each_other(turned: bool) -> None:
    pages = [make_page(TOMORROW, ref="tomorrow"), make_page(CALENDAR, ref="calendar")]
    case = build_case(reversed(pages) if turned else pages)
    found = estimate_of(case, "tomorrow")
    assert len(case.stories) == 1
    assert (found.value, found.how, found.by.rule) == ("2024-06-17", How.INFERRED, "case.date.shared_event/1")
    words = {
        case.by_id[premise].span.page
        for premise in found.by.premises
        if isinstance(case.by_id.get(premise), Expression)
    }
    assert words == {page.id for page in case.pages}


def test_pages_of_other_stories_do_not_help() -> None:
    page = make_page(TOMORROW, ref="tomorrow")
    notes = read_page(page).plus([page], (Page,))
    found = next(iter(date_pages({page.id: notes}, Notes({Story: ()}), alone=False)))
    assert found.value is None
    assert notes[Passage]


STORM = (
    "The storm sank the ferry Aurora off Lisbon on Tuesday, the harbour master of Lisbon "
    "said.\n\nDivers searched the ferry Aurora for survivors off Lisbon.\n"
)
POSTED = (
    STORM + "\nThe ferry Aurora is down. — Harbour of Lisbon (@harbour) May 4, 2021\n"
    "All boats off Lisbon are asked to help. — Harbour of Lisbon (@harbour) May 4, 2021\n"
)


def test_pages_of_the_story_that_quote_a_dated_posting_date_the_others() -> None:
    more = [make_page(f"{POSTED}\nBoat {number} came first.", ref=f"more{number}") for number in (1, 2)]
    case = build_case([make_page(STORM, ref="bare"), make_page(POSTED, ref="posted"), *more])
    found = estimate_of(case, "bare")
    assert (found.value, found.how, found.by.rule) == ("2021-05-04", How.INFERRED, "case.date.story/1")
    assert next(page.id for page in case.pages if page.ref == "posted") in found.by.premises


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The harbour will be closed on New Year's Eve.", "holiday"),
        ("The harbour will be closed on December 31.", "ahead"),
    ],
)
def test_holidays_are_told_apart_from_days_by_number(text: str, kind: str) -> None:
    notes = read_page(found := make_page(text))
    assert [clue.kind for clue in find_clues(found, notes[Expression], notes[Passage]).floating] == [kind]


@pytest.mark.parametrize(
    "credit",
    [
        "The ferry Aurora is seen in this May 4, 2012, photo.",
        "This May 4, 2012, photo shows the ferry Aurora.",
        "In this Friday, May 4, 2012, photo, the ferry Aurora leaves.",
    ],
)
def test_an_old_picture_does_not_date_a_page(credit: str) -> None:
    notes = read_page(found := make_page(f"{credit} The storm sank the ferry off Lisbon on Tuesday."))
    assert [clue.kind for clue in find_clues(found, notes[Expression], notes[Passage]).days] == ["credit"]
    assert alone(found.text).value is None


def test_the_likeliest_day_among_many_given_ones_is_a_guess_with_its_share() -> None:
    given = [
        make_page(
            f"{STORM} Boat {number} of the harbour helped.",
            ref=f"given{number}",
            published=f"2021-05-{4 + number % 2:02}",
        )
        for number in range(ARCHIVE)
    ]
    found = estimate_of(build_case([*given, make_page(STORM, ref="open")]), "open")
    assert found.value in ("2021-05-04", "2021-05-05")
    assert found.how == How.INFERRED
    assert found.by.rule == "case.date.shared_event/1"
    assert 0 < found.by.score <= 1


def test_a_day_that_a_person_gives_outweighs_what_the_page_declares_and_dates_other_pages() -> None:
    pages = [make_page(TOMORROW, ref="undated"), make_page(CALENDAR, ref="other", published="2019-01-02")]
    other = pages[1].id
    day = judged(1, "date", other, verdict="2024-06-17")
    case = pipeline.build(pages, all_stages(), version="test", judgements=[day])
    assert case.estimate_of[other] == DateEstimate(
        other, "2024-06-17", "2024-06-17", "2024-06-17", How.GIVEN, by("judgement.date/1", day.id)
    )
    assert estimate_of(case, "undated").value == "2024-06-17"
    assert estimate_of(build_case(pages), "undated").value != "2024-06-17"


def alike(cosine: float) -> Kinship:
    """A story of a page and another one of this cosine."""
    terms = {"page": {"port": cosine, "strike": sqrt(1 - cosine**2)}, "other": {"port": 1.0}}
    return kinship_of(terms, dict.fromkeys(terms, zeros()), prior_of([]))


@pytest.mark.parametrize(("share", "told"), [(0.75, True), (0.5, False)])
def test_a_day_is_told_when_enough_of_the_belief_lies_on_it_and_its_neighbours(
    share: float, *, told: bool
) -> None:
    day = date(2024, 6, 17).toordinal()
    logs = np.full(COUNT, -60.0)
    logs[np.array([day, day + 4, day + 20]) - FIRST] = np.log([share, (1 - share) / 2, (1 - share) / 2])
    evidence = [Evidence(logs, "case.date.written/1", always("exp"))]
    found, _ = conclude("page", Clues(), evidence, prior_of([]), alike(0.3), guess=False)
    assert found.value == ("2024-06-17" if told else None)
    assert (found.earliest, found.latest) == ("2024-06-17", "2024-07-07")


def test_a_day_is_told_with_an_interval_of_years_that_places_nothing() -> None:
    day = date(2024, 6, 17).toordinal()
    logs = np.full(COUNT, -60.0)
    logs[np.array([day, day + 800]) - FIRST] = np.log([0.9, 0.1])
    evidence = [Evidence(logs, "case.date.written/1", always())]
    found, _ = conclude("page", Clues(), evidence, prior_of([]), alike(0.3), guess=False)
    assert (found.value, found.earliest, found.narrow) == ("2024-06-17", "2024-06-17", False)


@pytest.mark.parametrize(("together", "told"), [(True, True), (False, False)])
def test_the_years_on_a_page_speak_for_the_other_pages_of_its_story(*, together: bool, told: bool) -> None:
    pages = {"own": Clues(), "other": Clues(years=(YearClue(2024, "beside", ("exp",)),))}
    mates = dict.fromkeys(pages, tuple(pages)) if together else {}
    pile = Pile(pages, {}, Habits.learn(()), prior_of([]), mates=mates, votes={}, bursts={}, kinships={})
    burst = burst_of([own_logs(page, pile) for page in pages], pile.prior)
    pile = replace(pile, bursts=dict.fromkeys(mates, burst))
    said = sum((each.logs for each in by_story("own", (), pile)), zeros())
    within, outside = (said[date(year, 6, 17).toordinal() - FIRST] for year in (2024, 2022))
    assert bool(within > outside + 1) is told


def test_a_day_that_is_past_and_ahead_at_once_bounds_nothing_from_above() -> None:
    found = alone("The port was closed on June 3, 2024. The port will be closed on June 3, 2024.")
    assert (found.value, found.narrow) == (None, False)


SEEN = "2024-06-08T10:00:00Z"


@pytest.mark.parametrize(
    ("text", "declared", "days"),
    [
        ("The port was closed.", {"retrieved": SEEN}, (None, None, "2024-06-08")),
        ("The port was closed on June 3, 2024.", {"retrieved": SEEN}, (None, "2024-06-03", "2024-06-08")),
        (
            "The port was closed on June 3, 2024. It will open on June 5, 2024.",
            {"retrieved": SEEN},
            (None, "2024-06-03", "2024-06-05"),
        ),
        (
            "The port was closed.",
            {"retrieved": SEEN, "stamps": (Stamp("2019-03-02", "x", "capture first"),)},
            (None, None, "2019-03-02"),
        ),
        ("The port was closed.", {"retrieved": "1970-01-01T00:00:00Z"}, (None, None, None)),
        ("The port was closed.", {"retrieved": "yesterday"}, (None, None, None)),
    ],
)
def test_a_page_is_no_younger_than_its_capture(
    text: str, declared: dict[str, object], days: tuple[str | None, ...]
) -> None:
    found = alone(text, **declared)
    assert (found.value, found.earliest, found.latest) == days


def test_no_day_that_is_told_as_past_lies_behind_the_capture() -> None:
    found = alone("The port was closed on July 3, 2024.", retrieved=SEEN)
    assert (found.value, found.narrow, found.latest) == (None, False, "2024-06-08")


def test_a_line_of_its_own_after_the_capture_is_no_day_of_the_page() -> None:
    text = "The port is closed\n\nJune 17, 2024\n\nThe port was closed at night. The harbour master said so."
    assert (alone(text).how, alone(text).value) == (How.DECLARED, "2024-06-17")
    found = alone(text, retrieved=SEEN)
    assert (found.how, found.value) == (How.INFERRED, None)
    assert found.latest == "2024-06-08"
