"""Days of publication: the evidence in words, built from what each estimate rests on."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import By, Case, DateEstimate, Expression, How, Stamp, Symbol, Timex, TimexType
from dateline.views.datings import datings
from dateline.views.descriptions import describe
from dateline.views.why import why
from dateline.views.words import day_of
from tests.factories import affair, at, by, page
from tests.lab import build_case, make_page


def told(rule: str, earliest: str | None, latest: str | None, *times: str) -> str:
    """The evidence for the herald's day, by its own days; `day` is 4 May 2021, `month` July 2000."""
    case = affair()
    herald = next(page for page in case.pages if page.ref == "herald")
    direction = -1 if earliest == "2021-05-04" else 1
    spoken = Expression(
        at(herald, "4 May 2021"), TimexType.DATE, Symbol.parse("2021-05-04"), None, 0, 0, 2, direction, by()
    )
    day = Timex(
        spoken.id,
        spoken.span,
        TimexType.DATE,
        "2021-05-04",
        None,
        Symbol.parse("2021-05-04"),
        None,
        "2021-05-04",
        "2021-05-04",
        by(),
    )
    known = {"day": spoken.id, "month": case.expressions[1].id}
    estimate = DateEstimate(
        herald.id, None, earliest, latest, How.INFERRED, By(rule, 0.8, tuple(known[time] for time in times))
    )
    dated = replace(
        case, expressions=(*case.expressions, spoken), timexes=(*case.timexes, day), estimates=(estimate,)
    )
    return datings(dated, {})[1].evidence


def test_declarations_that_say_otherwise_are_told() -> None:
    case = affair()
    herald = next(page for page in case.pages if page.ref == "herald")
    stamps = (
        Stamp("2021-05-05", "2021-05-05", "url"),
        Stamp("2021-05-09", "9 May", "json-ld dateModified"),
        Stamp("2021-05-09", "9 May", "text line updated"),
    )
    dated = replace(herald, sightings=(replace(herald.sightings[0], published="2021-05-04", stamps=stamps),))
    estimate = DateEstimate(
        herald.id,
        "2021-05-04",
        "2021-05-04",
        "2021-05-04",
        How.DECLARED,
        By("case.date.declared/1", 0.95, (herald.id,)),
    )
    found = replace(
        case,
        pages=tuple(dated if page.id == herald.id else page for page in case.pages),
        estimates=(estimate,),
    )
    assert datings(found, {})[1].evidence == "but its json-ld dateModified says 2021-05-09"
    assert describe(dated, found)[0].endswith(", but its json-ld dateModified says 2021-05-09)")


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (
            told("case.date.weekday/1", "2021-04-28", "2021-05-04", "day"),
            "“4 May 2021” is ahead, so herald is of the week before it",
        ),
        (
            told("case.date.weekday/1", "2021-05-04", "2021-05-10", "day", "month"),
            "“4 May 2021” is past, so herald is of the week after it",
        ),
        (
            told("case.date.dateline/1", "2021-05-04", "2021-05-04", "day"),
            "a line of its own has “4 May 2021”",
        ),
        (
            told("case.date.bounds/1", "2000-07-01", "2021-05-04", "month", "day"),
            "not before “July 2000” and not after “4 May 2021” (2021-05-04)",
        ),
        (told("case.date.bounds/1", "2000-07-01", None, "month"), "not before “July 2000”"),
        (told("case.date.weekday/1", "2021-05-04", None), ""),
        (told("case.date.declared/1", "2021-05-04", "2021-05-04", "day"), ""),
    ],
)
def test_evidence_is_told_in_the_words_of_the_pages(given: str, words: str) -> None:
    assert given == words


def shared() -> Case:
    """The affair in which the gazette is dated by the visit that the herald dates."""
    case = affair()
    herald = next(page for page in case.pages if page.ref == "herald")
    spoken = Expression(
        at(herald, "4 May 2021"), TimexType.DATE, Symbol.parse("2021-05-04"), None, 0, 0, 2, 0, by()
    )
    visit, visits = case.claims[0], replace(case.claims[3], expression=spoken.id, lemma="visit")
    estimate = replace(
        case.estimates[0],
        by=By("case.date.shared_event/1", 0.9, (case.expressions[0].id, visit.id, visits.id, spoken.id)),
    )
    return replace(
        case,
        expressions=(*case.expressions, spoken),
        claims=(*case.claims[:3], visits, case.claims[4]),
        estimates=(estimate, case.estimates[1]),
    )


def test_a_shared_event_names_both_words_and_the_other_page() -> None:
    assert datings(shared(), {})[0].evidence == (
        "“tomorrow” in gazette is the visit that herald dates “4 May 2021”; “tomorrow” is said the "
        "day before it"
    )


def test_why_tells_the_evidence_of_a_day() -> None:
    page = shared().estimates[0].page
    assert why(shared(), page, {}).steps == (
        "“tomorrow” in gazette is the visit that herald dates “4 May 2021”",
        "“tomorrow” is said the day before it",
        "so gazette was written on 2021-05-03",
    )


TOMORROW = (
    "The premier of Norway will visit Portugal tomorrow, the palace said.\n\n"
    "In May 3, 2019, talks the two states agreed on a pact.\n"
)
CALENDAR = (
    "The premier of Norway will visit Portugal on Tuesday, June 18, the palace of Portugal "
    "said.\n\nThe premier of Norway last visited Portugal 24 years ago, in July 2000.\n"
)


def test_a_day_is_derived_in_steps_that_a_person_can_follow() -> None:
    case = build_case([make_page(TOMORROW, ref="first"), make_page(CALENDAR, ref="second")])
    first, second = (why(case, each.id, {}).steps for each in sorted(case.pages, key=lambda each: each.ref))
    assert first[:3] == (
        "“tomorrow” in first is the visit that second dates “Tuesday, June 18” (2024-06-18)",
        "18 June is a Tuesday in 2024, before that in 2019 and next in 2030",
        "“tomorrow” is said the day before it",
    )
    assert first[-2:] == (
        "the other days that it names are days of what it tells, not its own: “May 3, 2019”",
        "so first was written on 2024-06-17",
    )
    assert second[:2] == (
        "“Tuesday, June 18” is ahead, so second is of the week before it",
        "18 June is a Tuesday in 2024, before that in 2019 and next in 2030",
    )
    assert "“July 2000” and “24 years ago” in second add up to 2024" in second


def test_a_time_is_derived_from_the_day_it_counts_from() -> None:
    case = build_case([make_page(TOMORROW, ref="first"), make_page(CALENDAR, ref="second")])
    tomorrow = next(timex for timex in case.timexes if timex.symbol.offset_days == 1)
    assert why(case, tomorrow.id, {}).steps[-2:] == (
        "so first was written on 2024-06-17",
        "“tomorrow” in first, the day after that day, is 2024-06-18",
    )


def test_a_declared_day_that_the_text_contradicts_is_told() -> None:
    case = build_case([page("The port was closed on June 3, 2024.", ref="harbour", published="2019-06-17")])
    contradiction = (
        "it declares 2019-06-17, but its text says that it was written after “June 3, 2024” (2024-06-03)"
    )
    assert contradiction in datings(case, {})[0].evidence
    assert contradiction in why(case, case.pages[0].id, {}).steps


def test_a_day_that_is_only_the_likeliest_is_told_as_a_guess_with_its_interval() -> None:
    case = affair()
    unsure = replace(
        case.estimates[0],
        earliest="2021-04-20",
        latest="2021-05-15",
        by=By("case.date.story/1", 0.2, (case.estimates[1].page,)),
    )
    guessed = replace(case, estimates=(unsure, case.estimates[1]))
    dating = datings(guessed, {})[0]
    assert dating.published == "about 2021-05-03"
    assert (
        dating.evidence == "a guess from pages on its story, 20%, some day of 2021-04-20/2021-05-15; "
        "on the same story herald is of 2021-05-03"
    )
    assert (
        why(guessed, unsure.page, {}).steps[-1]
        == "so gazette was written about 2021-05-03: a guess from pages on its story, 20%, "
        "some day of 2021-04-20/2021-05-15"
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "words"),
    [
        ("2021-05-01", "2021-05-03", "so gazette was written between 2021-05-01 and 2021-05-03"),
        ("2021-05-01", None, "so gazette was written on 2021-05-01 or later"),
        (None, "2021-05-03", "so gazette was written on 2021-05-03 or earlier"),
    ],
)
def test_without_a_day_what_follows_is_an_interval(
    earliest: str | None, latest: str | None, words: str
) -> None:
    case = affair()
    open_ = replace(
        case.estimates[0], value=None, earliest=earliest, latest=latest, by=By("case.date.bounds/1", 0.6, ())
    )
    assert why(replace(case, estimates=(open_, case.estimates[1])), open_.page, {}).steps == (words,)


def test_a_given_and_a_declared_day_tell_whose_word_they_are() -> None:
    case = affair()
    herald = next(each for each in case.pages if each.ref == "herald")
    given = replace(case, estimates=(case.estimates[0], replace(case.estimates[1], how=How.GIVEN)))
    assert why(case, herald.id, {}).steps == ("herald declares 2021-05-03",)
    assert why(given, herald.id, {}).steps == ("whoever gave herald says that it is of 2021-05-03",)


def test_a_line_of_its_own_can_contradict_a_declared_day() -> None:
    case = build_case(
        [
            page(
                (
                    "LISBON, May 3, 2019 - The storm sank the ferry, the harbour said.\n\nThe ferry had "
                    "left Porto.\n"
                ),
                ref="harbour",
                published="2021-05-03",
            )
        ]
    )
    assert why(case, case.pages[0].id, {}).steps == (
        "harbour declares 2021-05-03",
        "it declares 2021-05-03, but a line of its own has “May 3, 2019” (2019-05-03)",
    )


def test_a_day_within_an_interval_tells_both() -> None:
    case = affair()
    wide = replace(
        case.estimates[0], earliest="2021-05-01", by=By("case.date.named/1", 0.8, (case.expressions[0].id,))
    )
    assert (
        datings(replace(case, estimates=(wide, case.estimates[1])), {})[0].evidence
        == "gazette names “tomorrow”; 80% on it and the days beside it, within 2021-05-01/2021-05-03"
    )


def test_a_time_tells_what_it_was_counted_from() -> None:
    case = affair()
    assert (
        describe(case.timexes[0], case)[0]
        == "“tomorrow” (now+1D), counted from the day gazette was published, 2021-05-03, is 2021-05-04"
    )
    assert describe(case.timexes[1], case)[0] == "“July 2000” (2000-07) is 2000-07"
    later = replace(case.timexes[0], anchor=case.expressions[1].id)
    assert describe(later, case)[0] == "“tomorrow” (now+1D), counted from “July 2000”, 2000-07, is 2021-05-04"


def test_a_time_that_stays_open_says_so() -> None:
    case = affair()
    assert (
        describe(replace(case.timexes[1], value=None), case)[0]
        == "“July 2000” (2000-07) is open, some time in 2000-07"
    )
    assert (
        describe(replace(case.timexes[1], value=None, earliest=None, latest=None), case)[0]
        == "“July 2000” (2000-07) is unknown"
    )


@pytest.mark.parametrize(("trust", "shown"), [(None, None), (0.95, None), (0.4, 0.4)])
def test_a_page_whose_article_is_unsure_says_so(trust: float | None, shown: float | None) -> None:
    case = affair()
    herald = next(page for page in case.pages if page.ref == "herald")
    seen = replace(herald, sightings=(replace(herald.sightings[0], trust=trust),))
    found = datings(
        replace(case, pages=tuple(seen if page.id == herald.id else page for page in case.pages)), {}
    )
    assert {dating.id: dating.trust for dating in found} == {
        page.id: shown if page.id == herald.id else None for page in case.pages
    }


@pytest.mark.parametrize(
    ("earliest", "told"), [("1974-03-01", "unknown"), ("2015-03-01", "2015/2024"), ("2024-03-01", None)]
)
def test_an_interval_of_very_many_years_is_told_as_nothing_known(earliest: str, told: str | None) -> None:
    estimate = DateEstimate(
        "page", None, earliest, "2024-06-01", How.INFERRED, By("case.date.written/1", 0.1)
    )
    assert estimate.vague is (told == "unknown")
    assert day_of(estimate) == (told or "2024-03-01/2024-06-01")
