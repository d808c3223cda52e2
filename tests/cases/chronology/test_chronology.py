"""When claims' events take place: named, joined, counted, shared, or only bounded by tense."""

from __future__ import annotations

import pytest

from dateline import pipeline
from dateline.model import Case, EventTime
from tests.cases.log import judged
from tests.lab import all_stages, build_case, make_page

DAY = "2024-06-17"


def case_of(text: str, published: str | None = DAY) -> Case:
    return build_case([make_page(text, published=published)])


def time_of(case: Case, word: str) -> EventTime:
    text = case.pages[0].text
    claim = next(claim for claim in case.claims if text[claim.trigger.start : claim.trigger.end] == word)
    return case.time_of[claim.id]


@pytest.mark.parametrize(
    ("text", "word", "earliest", "latest", "rule"),
    [
        (
            "The premier of Ruritania visited Graustark on Friday.",
            "visited",
            "2024-06-14",
            "2024-06-14",
            "case.when.named/1",
        ),
        (
            "The premier of Ruritania visited Graustark in 2000.",
            "visited",
            "2000-01-01",
            "2000-12-31",
            "case.when.named/1",
        ),
        (
            "The premier of Ruritania visited Graustark 24 years ago.",
            "visited",
            "2000-01-01",
            "2000-12-31",
            "case.when.named/1",
        ),
        (
            "The premier of Ruritania visited Graustark earlier this year.",
            "visited",
            "2024-01-01",
            DAY,
            "case.when.named/1",
        ),
        (
            "The premier of Ruritania will visit Graustark on Tuesday and Wednesday.",
            "visit",
            "2024-06-18",
            "2024-06-19",
            "case.when.joined/1",
        ),
        (
            "The visit comes nine months after Ruritania attacked Graustark.",
            "attacked",
            "2023-09-01",
            "2023-09-30",
            "case.when.counted/1",
        ),
        (
            (
                "The premier of Ruritania last month promised to send aid in a phone call with the king of "
                "Graustark."
            ),
            "call",
            "2024-05-01",
            "2024-05-31",
            "case.when.occasion/1",
        ),
        (
            "The premier of Ruritania last month promised to send aid before a meeting with the king.",
            "send",
            DAY,
            None,
            "case.when.ahead/1",
        ),
        (
            "The premier of Ruritania said last month that the king held talks with Graustark.",
            "talks",
            None,
            DAY,
            "case.when.past/1",
        ),
        (
            "Ruritania attacked Graustark in 2000. The premier has since visited Graustark.",
            "visited",
            None,
            DAY,
            "case.when.past/1",
        ),
        (
            "The premier of Ruritania visited Graustark in its years of peace.",
            "visited",
            None,
            DAY,
            "case.when.past/1",
        ),
        (
            "Ruritania attacked Graustark in the past ten days.",
            "attacked",
            "2024-06-07",
            DAY,
            "case.when.within/1",
        ),
        (
            "Ruritania attacked Graustark over the last 48 hours.",
            "attacked",
            "2024-06-15",
            DAY,
            "case.when.within/1",
        ),
        (
            "The premier of Ruritania will visit Graustark within the next two weeks.",
            "visit",
            DAY,
            "2024-07-01",
            "case.when.within/1",
        ),
        (
            "In early February Ruritania attacked Graustark. The premier visited Graustark the next day.",
            "visited",
            None,
            DAY,
            "case.when.past/1",
        ),
        ("The premier of Ruritania will visit Graustark.", "visit", DAY, None, "case.when.ahead/1"),
        (
            "On June 3 Ruritania attacked Graustark. The guild had built the wall that night.",
            "built",
            None,
            DAY,
            "case.when.past/1",
        ),
        (
            "Ruritania attacked Graustark on June 3 and the king fled that night.",
            "fled",
            "2024-06-03",
            "2024-06-03",
            "case.when.named/1",
        ),
        (
            "The guild said that the audit that it had ordered in December found nothing.",
            "ordered",
            None,
            DAY,
            "case.when.past/1",
        ),
    ],
)
def test_the_time_of_an_event(
    text: str, word: str, earliest: str | None, latest: str | None, rule: str
) -> None:
    found = time_of(case_of(text), word)
    assert (found.earliest, found.latest, found.by.rule) == (earliest, latest, rule)


def test_an_event_never_has_the_day_of_publication_for_want_of_another() -> None:
    case = case_of(
        "The premier of Ruritania visited Graustark. Ruritania accuses Graustark of sending rifles."
    )
    assert all(time.value != DAY and not (time.earliest == time.latest == DAY) for time in case.event_times)


def test_a_headline_has_the_time_of_its_lead() -> None:
    case = case_of(
        "Premier of Ruritania visits Graustark\n\n"
        "The premier of Ruritania visited Graustark on Friday, the palace said.\n"
    )
    assert time_of(case, "visits").earliest == "2024-06-14"


def test_a_visit_lasts_as_long_as_the_next_sentence_says() -> None:
    case = case_of("The premier of Ruritania will visit Graustark on Tuesday. The visit will last two days.")
    times = {(time.earliest, time.latest) for time in case.event_times}
    assert ("2024-06-18", "2024-06-19") in times


@pytest.mark.parametrize(
    ("text", "word", "earliest", "rule"),
    [
        (
            (
                "The premier of Ruritania will visit Graustark on Tuesday. The premier is expected to meet "
                "the king."
            ),
            "meet",
            "2024-06-18",
            "case.when.during/1",
        ),
        (
            (
                "The premier of Ruritania will visit Graustark on Tuesday. Shops will be closed. The "
                "premier will meet the king."
            ),
            "meet",
            "2024-06-18",
            "case.when.during/1",
        ),
        (
            (
                "The premier of Ruritania will visit Graustark on Tuesday. Shops will be closed. Trams "
                "will stop. The premier will meet the king."
            ),
            "meet",
            DAY,
            "case.when.ahead/1",
        ),
        (
            (
                "The premier of Ruritania will visit Graustark on Tuesday. The premier will meet the king "
                "on Wednesday."
            ),
            "meet",
            "2024-06-19",
            "case.when.named/1",
        ),
        (
            "The premier of Ruritania will visit Graustark on Tuesday. The premier met the king.",
            "met",
            "2023-06-17",
            "case.when.likely/1",
        ),
        (
            "The premier of Ruritania will visit Graustark on Tuesday. Shops will be closed.",
            "closed",
            DAY,
            "case.when.ahead/1",
        ),
        (
            "The premier of Ruritania visited Graustark on Friday. The premier will meet the king.",
            "meet",
            DAY,
            "case.when.ahead/1",
        ),
        (
            "The premier of Ruritania will visit Graustark. The premier will meet the king.",
            "meet",
            DAY,
            "case.when.ahead/1",
        ),
    ],
)
def test_a_planned_encounter_has_the_time_of_the_planned_visit_just_before_it(
    text: str, word: str, earliest: str | None, rule: str
) -> None:
    found = time_of(case_of(text), word)
    assert (found.earliest, found.by.rule) == (earliest, rule)


def test_an_encounter_rests_on_the_visit_that_dates_it() -> None:
    case = case_of(
        "The premier of Ruritania will visit Graustark on Tuesday. The premier will meet the king."
    )
    visit, meeting = time_of(case, "visit"), time_of(case, "meet")
    assert (meeting.value, meeting.latest, meeting.timex) == (visit.value, visit.latest, visit.timex)
    assert visit.claim in meeting.by.premises


def test_without_a_day_only_full_dates_resolve_and_the_rest_says_why() -> None:
    case = case_of("The premier of Ruritania visited Graustark in 2000 and again last month.", published=None)
    assert {str(timex.symbol): timex.value for timex in case.timexes} == {"2000": "2000", "now-1M": None}
    assert {timex.by.rule for timex in case.timexes} == {"case.time.said/1", "case.time.undated/1"}


def test_an_interval_resolves_what_all_its_days_agree_on() -> None:
    text = (
        "The port was closed on June 10, 2024. It will open on June 12, 2024. Ruritania "
        "attacked Graustark last month. It fired on Graustark yesterday.\n"
    )
    found = {
        str(timex.symbol): (timex.value, timex.by.rule) for timex in case_of(text, published=None).timexes
    }
    assert found["now-1M"] == ("2024-05", "case.time.from_interval/1")
    assert found["now-1D"] == (None, "case.time.ambiguous/1")


POST = "The ferry is down. — Rosa Hale (@rosahale) October 7, 2014\n\n"


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("on September 26", "2014-09-26"),
        ("in June", "2014-06"),
        ("two years ago", "2012"),
        ("on Thursday", None),
        ("last week", None),
    ],
)
def test_a_day_without_its_year_needs_only_the_year_of_its_page(words: str, value: str | None) -> None:
    text = f"{POST}The crew left on October 2. Ruritania attacked Graustark {words}."
    found = time_of(case_of(text, published=None), "attacked")
    assert found.value == value


def test_what_nearly_all_likely_days_say_is_as_sure_as_they_are_many() -> None:
    case = case_of(f"{POST}The crew left on October 2.", published=None)
    timex = next(timex for timex in case.timexes if str(timex.symbol) == "XXXX-10-02")
    assert timex.by.rule == "case.time.from_likely/1"
    assert 0.9 <= timex.by.score < 1
    assert timex.anchor == case.estimates[0].page


def test_a_day_without_its_year_stays_open_where_nothing_tells_the_year() -> None:
    case = case_of("Ruritania attacked Graustark on September 26.", published=None)
    assert time_of(case, "attacked").earliest is None


def test_every_claim_has_its_time_and_its_reason() -> None:
    case = case_of(
        "The premier of Ruritania visited Graustark. Ruritania denies sending rifles to Graustark."
    )
    assert {time.claim for time in case.event_times} == {claim.id for claim in case.claims}
    assert all(time.by.premises for time in case.event_times)


@pytest.mark.parametrize(
    ("verdict", "days"),
    [
        ("2024-06-12", ("2024-06-12", "2024-06-12")),
        ("../2024-06-12", (None, "2024-06-12")),
        ("unknown", (None, None)),
    ],
)
def test_a_person_says_when_it_was(verdict: str, days: tuple[str | None, str | None]) -> None:
    page = make_page("The premier of Ruritania visited Graustark on Friday.", published=DAY)
    claim = build_case([page]).claims[0]
    judgement = judged(1, "time", claim.id, verdict=verdict)
    found = time_of(pipeline.build([page], all_stages(), version="test", judgements=[judgement]), "visited")
    assert (found.earliest, found.latest) == days
    assert (found.by.rule, found.by.premises) == ("judgement.time/1", (judgement.id,))


def test_what_a_person_says_of_one_event_leaves_the_others_of_its_sentence() -> None:
    page = make_page("The premier visited Graustark on Friday and met the king.", published=DAY)
    case = build_case([page])
    assert time_of(case, "met").earliest == time_of(case, "visited").earliest
    visited = next(claim for claim in case.claims if claim.lemma == "visit")
    judgement = judged(1, "time", visited.id, verdict="2024-06-12")
    found = time_of(pipeline.build([page], all_stages(), version="test", judgements=[judgement]), "met")
    assert (found.earliest, found.by.rule) == (time_of(case, "met").earliest, "case.when.named/1")


@pytest.mark.parametrize(
    ("published", "value", "days"),
    [
        ("2024-06-16", "2024-W23", ("2024-06-03", "2024-06-15")),
        ("2024-06-15", "2024-W23", ("2024-06-03", "2024-06-09")),
        ("2024-06-17", "2024-W24", ("2024-06-10", "2024-06-16")),
    ],
)
def test_on_a_sunday_last_week_may_be_the_one_that_ended_the_day_before(
    published: str, value: str, days: tuple[str, str]
) -> None:
    found = time_of(case_of("The premier of Ruritania visited Graustark last week.", published), "visited")
    assert (found.value, (found.earliest, found.latest)) == (value, days)


@pytest.mark.parametrize(
    ("words", "days"),
    [("this week", ("2024-06-10", "2024-06-16")), ("next week", ("2024-06-17", "2024-06-23"))],
)
def test_on_a_sunday_weeks_that_are_not_over_stay_those_of_the_standard(
    words: str, days: tuple[str, str]
) -> None:
    page = f"The premier of Ruritania will visit Graustark {words}."
    found = time_of(case_of(page, "2024-06-16"), "visit")
    assert (found.earliest, found.latest) == days
