"""The timeline: in order, with a status word and those whose word it is, never as a fact."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dateline.model import (
    Case,
    Copies,
    Event,
    Expression,
    Label,
    Link,
    Page,
    Relation,
    Run,
    Symbol,
    Timex,
    TimexType,
)
from dateline.views.datings import datings
from dateline.views.timeline import timeline
from dateline.views.timewords import time_of, words_of_time
from tests.factories import affair, at, by, claim, page, undated
from tests.lab import build_case, make_page


def labels(case: Case) -> list[str]:
    return [moment.label for moment in timeline(case)]


def moment(label: str, case: Case | None = None):
    return next(found for found in timeline(case or affair()) if found.label == label)


def test_history_comes_first_and_what_has_no_date_last() -> None:
    assert labels(affair()) == ["first trip", "visit", "sending of rifles"]


def test_days_are_edtf() -> None:
    assert [moment.date for moment in timeline(affair())] == ["2000-07", "2021-05-04", None]


@pytest.mark.parametrize(
    ("words", "said", "day"),
    [
        ("July 2000", {}, "no date (“July 2000”)"),
        ("July", {"symbol": Symbol.parse("XXXX-07")}, "no date (“July”)"),
        ("on", {"symbol": Symbol.parse("now-6Y")}, "no date (“on”)"),
        ("July 2000", {"type": TimexType.DURATION, "symbol": Symbol.parse("P2D")}, "no date"),
        ("July 2000", {"type": TimexType.SET, "symbol": Symbol.parse("P1D")}, "no date"),
        ("July 2000", {"symbol": Symbol.parse("PAST_REF")}, "no date"),
    ],
)
def test_where_no_day_is_known_the_page_says_when_in_its_words(
    words: str, said: dict[str, object], day: str
) -> None:
    assert moment("first trip", undated(words, **said)).day == day


def test_a_bound_is_told_as_one() -> None:
    since = page("He made no trip since July 2000.", ref="herald")
    assert time_words_on(since, "July 2000") == "since July 2000"
    assert time_words_on(page("He left in July 2000."), "July 2000") == "July 2000"


def test_what_has_a_day_and_what_names_no_time_says_no_words() -> None:
    case = affair()
    assert [found.day for found in timeline(case)] == ["2000-07", "2021-05-04", "no date"]
    assert moment("visit", undated("July 2000")).day == "no date"


def time_words_on(where: Page, words: str) -> str | None:
    """What is told of when, of a claim of this page that hangs on these words."""
    span = at(where, words)
    found = Expression(span, TimexType.DATE, Symbol.parse("XXXX-07"), None, 0, 0, 0, 0, by())
    told = Timex(found.id, span, found.type, None, None, found.symbol, None, None, None, by())
    case = Case(Run("1", ()), (where,), expressions=(found,), timexes=(told,))
    time = time_of(case, claim(where, "e", "He", expression=found.id))
    return words_of_time(case, time) if time else None


def test_what_is_planned_says_by_whom() -> None:
    assert [(voice.status, voice.sources) for voice in moment("visit").voices] == [
        ("planned", ("the palace", "herald"))
    ]


def test_a_denial_names_the_accuser() -> None:
    found = moment("sending of rifles")
    assert found.status == "alleged, denied"
    assert [(voice.status, voice.sources) for voice in found.voices] == [
        ("alleged", ("Graustark",)),
        ("denied", ("Ruritania",)),
    ]
    assert found.denials == ("denial by Ruritania of what is alleged by Graustark",)


def test_a_denial_between_two_events_names_the_accuser_on_both() -> None:
    case = affair()
    alleged, denied = case.claims[1:3]
    apart = tuple(
        Event((claim.id,), None, None, label, (), (), None, None, None, None, by())
        for claim, label in ((alleged, "alleged"), (denied, "denial"))
    )
    split = replace(
        case,
        events=(*case.events[:1], *apart),
        positions=tuple(position for position in case.positions if position.event == case.events[0].id),
    )
    for label in ("alleged", "denial"):
        assert moment(label, split).denials == ("denial by Ruritania of what is alleged by Graustark",)
    assert moment("denial", split).status == "denied"


def test_a_denial_between_events_is_told_from_their_positions() -> None:
    case = affair()
    link = Link(case.events[1].id, case.events[1].id, Relation.DENIES, None, "x", by())
    assert moment("sending of rifles", replace(case, links=(link,))).denials == (
        "denial by Ruritania of what is alleged by Graustark",
    )


def test_pages_and_independent_witnesses_are_counted() -> None:
    found = moment("visit")
    assert (found.pages, found.witnesses) == (("gazette", "herald"), 2)


def test_copies_are_one_witness() -> None:
    case = affair()
    both = tuple(sorted(found.id for found in case.pages))
    copied = replace(
        case,
        copies=(Copies(both, None, (), by()),),
        positions=tuple(replace(position, pages=both) for position in case.positions),
    )
    assert moment("visit", copied).witnesses == 1


def test_actors_are_named_where_the_label_does_not() -> None:
    case = affair()
    assert moment("visit").who == "Ruritania"
    assert (
        moment(
            "Ruritania – visit", replace(case, events=(replace(case.events[0], label="Ruritania – visit"),))
        ).who
        == ""
    )


def negated_case() -> Case:
    """The affair in which Ruritania does not answer anybody, but says that it is not so."""
    case = affair()
    claims = tuple(
        replace(claim, status=replace(claim.status, label=Label.NEGATED))
        if claim.status.label == Label.DENIED
        else claim
        for claim in case.claims
    )
    return replace(case, claims=claims)


def test_what_is_only_said_not_to_be_so_is_no_denial() -> None:
    found = moment("sending of rifles", negated_case())
    assert [(voice.status, voice.sources) for voice in found.voices] == [
        ("alleged", ("Graustark",)),
        ("negated", ("Ruritania",)),
    ]
    assert (found.denials, found.negations) == (
        (),
        ("negation by Ruritania of what is alleged by Graustark",),
    )


def test_who_only_supposes_it_says_nothing_more() -> None:
    case = affair()
    claims = (
        *case.claims[:4],
        replace(case.claims[4], status=replace(case.claims[4].status, label=Label.HYPOTHETICAL)),
    )
    found = moment("first trip", replace(case, claims=claims, positions=case.positions[:4]))
    assert [(voice.status, voice.sources) for voice in found.voices] == [("hypothetical", ("herald",))]


def test_deniers_of_the_same_accusation_are_told_together() -> None:
    case = affair()
    other = replace(case.links[0], left=case.claims[3].id)
    found = moment("sending of rifles", replace(case, links=(*case.links, other)))
    assert found.denials == ("denial by Ruritania and herald of what is alleged by Graustark",)


def test_every_page_has_its_day_and_how_it_is_known() -> None:
    found = datings(affair(), {"test.dating/1": "Because of tomorrow."})
    assert [(dating.page, dating.published, dating.how, dating.because) for dating in found] == [
        ("gazette", "2021-05-03", "inferred", "Because of tomorrow."),
        ("herald", "2021-05-03", "declared", "test.dating/2"),
    ]


def test_a_page_that_nothing_dates_is_unknown() -> None:
    found = datings(Case(Run("1", ()), (page("x"),)), {})
    assert [(dating.published, dating.how) for dating in found] == [("unknown", "unknown")]


@pytest.mark.parametrize(
    ("refs", "short"),
    [
        (["000_1969f48877dd26e9", "004_d7ddace6cfc3aa41"], ["000", "004"]),
        (["a-short-one", "another"], ["a-short-one", "another"]),
        (
            ["morning-post-2021-05-03", "morning-post-2021-05-04"],
            ["morning-post-2021-05-03", "morning-post-2021-05-04"],
        ),
        (["morning-post-2021-05-03", "evening-post-2021-05-03"], ["morning", "evening"]),
        (["same-name-that-is-long", "same-name-that-is-long"], ["same-name-that-is-long"] * 2),
        (
            ["https://www.post.example/2021/05/03/visit", "https://gazette.example/"],
            ["post.example", "gazette.example/"],
        ),
        (
            ["https://post.example/2021/visit", "https://post.example/2021/talks"],
            ["post.example/2021/visit", "post.example/2021/talks"],
        ),
    ],
)
def test_long_names_of_pages_are_cut_where_that_leaves_them_apart(refs: list[str], short: list[str]) -> None:
    pages = tuple(page(f"text {number}", ref=ref) for number, ref in enumerate(refs))
    case = Case(Run("1", ()), pages)
    assert [case.short_refs[found.id] for found in pages] == short


@pytest.mark.parametrize(
    ("text", "lemma", "day"),
    [
        ("Lorn burned the barge on Tuesday.", "burn", "no date (“Tuesday”)"),
        ("The mayor said on Friday that Lorn burned the barge.", "burn", "no date (“Friday” of “said”)"),
        # what is told below it is when something else happened
        ("Lorn burned the barge that the miller sold on Friday.", "burn", "no date"),
    ],
)
def test_a_time_of_another_word_of_the_sentence_is_told_as_such(text: str, lemma: str, day: str) -> None:
    case = build_case([make_page(text)])
    event = next(case.event_of[claim.id].id for claim in case.claims if claim.lemma == lemma)
    found = {each.id: each.day for each in timeline(case)}
    assert found[event] == day


@pytest.mark.parametrize(
    ("told", "date"),
    [
        (
            "Two rockets struck the harbour of Morvik on Monday. The blast damaged a ferry.",
            "2024-06-10?/2024-06-17",
        ),
        (
            "The premier of Ruritania will visit Graustark on Tuesday. The premier met the king.",
            "../2024-06-17",
        ),
    ],
)
def test_a_row_shows_since_when_an_event_is_likely_unless_that_is_a_year(told: str, date: str) -> None:
    case = build_case([make_page(told, published="2024-06-17")])
    last = max(case.claims, key=lambda claim: claim.trigger)
    found = next(each for each in timeline(case) if last.id in case.by_id[each.id].claims)
    assert case.time_of[last.id].by.rule == "case.when.likely/1"
    assert found.date == date
