from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.cases.agreement.agreement import weigh_agreement
from dateline.cases.claim_features import World, is_several
from dateline.cases.events.copied_claims import pair_twins
from dateline.cases.events.events import merge_events
from dateline.cases.parties import make_party
from dateline.model import (
    Copies,
    CopyKind,
    CopyPair,
    DateEstimate,
    Entity,
    EntityType,
    Event,
    EventTime,
    How,
    Label,
    Link,
    Position,
    Tense,
)
from tests.cases.accounts import Desk
from tests.cases.log import ruled
from tests.factories import by, status

VISIT = ("CONSULT", "visit")
ONE = "Karsk of Orvia will visit Tolland and meet Halvard in Merrin with rifles and shells."
TWO = "The tour brings Karsk to Tolland, where Halvard and Ilmari of Brenn wait in Quill."


def desk() -> Desk:
    return Desk(one=ONE, two=TWO)


def test_pages_that_plan_one_visit_tell_of_one_event():
    scene = desk()
    left = scene.tell(
        "one", "visit", agent="Karsk", to="Tolland", days="2031-06-18", label=Label.PLANNED, code=VISIT
    )
    right = scene.tell(
        "two",
        "tour",
        agent="Karsk",
        place="Tolland",
        days=("2031-06-18", "2031-06-19"),
        label=Label.PLANNED,
        code=VISIT,
    )
    (event,) = scene.events()
    assert set(event.claims) == {left, right}
    assert (event.earliest, event.latest, event.value) == (
        "2031-06-18",
        "2031-06-19",
        "2031-06-18/2031-06-19",
    )
    assert event.label in {"Karsk – visit – Tolland", "Karsk – tour – Tolland"}


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ({"days": "2031-06-18"}, {"days": "2029-04-25"}),
        ({"days": "2031-06-18"}, {"days": "2031-06-19"}),
        ({"to": "Halvard"}, {"to": "Ilmari"}),
        ({"place": "Merrin"}, {"place": "Quill"}),
        ({"to": "Tolland"}, {"to": "Brenn"}),
        ({"label": Label.PLANNED}, {"label": Label.STATED}),
    ],
)
def test_other_days_people_places_and_sides_are_other_events(left, right):
    scene = desk()
    fixed = {"agent": "Karsk", "code": VISIT, "lemma": "visit"}
    claims = scene.tell("one", "visit", **fixed, **left), scene.tell("two", "tour", **fixed, **right)
    assert not scene.together(*claims)


def test_a_state_and_its_leader_may_stand_for_each_other():
    scene = desk()
    claims = (
        scene.tell("one", "visit", agent="Orvia", to="Tolland", days="2031-06-18", code=VISIT),
        scene.tell("two", "tour", agent="Karsk", to="Halvard", days="2031-06-18", code=VISIT),
    )
    assert scene.together(*claims)


def test_who_gives_and_who_receives_are_not_interchangeable():
    scene = desk()
    claims = (
        scene.tell("one", "visit", lemma="send", agent="Orvia", to="Tolland", code=("AID", None)),
        scene.tell("two", "tour", lemma="send", agent="Tolland", to="Karsk", code=("AID", None)),
    )
    assert not scene.together(*claims)


def test_a_year_in_which_it_lies_is_no_stretch_of_days():
    scene = desk()
    fixed = {"agent": "Karsk", "to": "Tolland", "code": VISIT, "lemma": "visit"}
    scene.tell("one", "visit", days="2031-06-18", **fixed)
    scene.tell("two", "tour", days=("2031-01-01", "2031-12-31"), **fixed)
    (event,) = scene.events()
    assert (event.earliest, event.latest, event.value) == ("2031-06-18", "2031-06-18", "2031-06-18")


@pytest.mark.parametrize(
    ("left", "right", "day", "one"),
    [
        ("rifles", "shells", "", True),
        ("rifles", "a horse", "", False),
        ("rifles", "a horse", "2031-06-18", True),
        ("rifles", "a horse", ("2031-06-18", "2031-06-21"), True),
        ("rifles", "a horse", ("2031-06-01", "2031-06-30"), False),
    ],
)
def test_gifts_of_other_things_are_other_gifts_unless_few_days_make_them_one(left, right, day, one):
    scene = Desk(one="Karsk sends Halvard rifles.", two="Karsk sends Halvard shells or a horse.")
    fixed = {"lemma": "send", "agent": "Karsk", "to": "Halvard", "code": ("AID", None), "days": day}
    claims = scene.tell("one", "sends", theme=left, **fixed), scene.tell("two", "sends", theme=right, **fixed)
    assert scene.together(*claims) is one


def test_a_deed_joins_the_page_that_names_its_matter():
    scene = Desk(
        one="Karsk sends Halvard boats.",
        two="Karsk sends Halvard a saddle.",
        three="Karsk sends Halvard old boats.",
    )
    claims = [
        scene.tell(ref, "sends", lemma="send", agent="Karsk", to="Halvard", theme=theme, code=("AID", None))
        for ref, theme in (("one", "boats"), ("two", "a saddle"), ("three", "old boats"))
    ]
    assert {frozenset(event.claims) for event in scene.events()} == {
        frozenset(claims[0::2]),
        frozenset(claims[1:2]),
    }


@pytest.mark.parametrize(
    ("left", "right", "one"),
    [
        ({"to": "Tolland"}, {"to": "Halvard", "place": "Merrin"}, True),
        ({"to": "Tolland"}, {"place": "Merrin"}, True),
        ({"to": "Tolland"}, {"to": "Brenn", "place": "Sorel"}, False),
        ({"to": "Tolland"}, {"place": "Sorel"}, False),
        ({"to": "Halvard"}, {"to": "Ilmari", "place": "Merrin"}, False),
    ],
)
def test_whom_a_trip_goes_to_stands_for_where_it_goes(left, right, one):
    scene = Desk(
        one="Karsk will visit Halvard in Tolland.",
        two="Karsk went on a tour to Merrin in Tolland and Sorel in Brenn, and saw Halvard and Ilmari.",
    )
    fixed = {"agent": "Karsk", "days": "2031-06-18", "code": VISIT}
    assert (
        scene.together(
            scene.tell("one", "visit", **fixed, **left), scene.tell("two", "tour", **fixed, **right)
        )
        is one
    )


@pytest.mark.parametrize(
    ("others", "one"),
    [
        (["Jonna Vess"], True),
        (["Jonna Vess", "Per Vess"], False),
        (["Per Vess", "Jonna Vess"], False),
        (["Per Vess"], False),
    ],
)
def test_a_bare_surname_is_its_only_bearer_on_the_page(others, one):
    scene = Desk(one="Jonna Vess and Per Vess spoke. Vess hired a cook.", two="Jonna Vess hired a cook.")
    for name in others:
        scene.mention("one", name)
    claims = [
        scene.tell(ref, "hired", lemma="hire", agent=agent, code=("AID", None))
        for ref, agent in (("one", "Vess"), ("two", "Jonna Vess"))
    ]
    assert scene.together(*claims) is one


@pytest.mark.parametrize(
    ("left", "right", "meets"),
    [
        ("Jonna Vess", "Vess", True),
        ("Jonna Vess", "J. Vess", True),
        ("Jonna Vess", "Per Holm", False),
        ("Jonna Vess", "Jonna Holm", False),
    ],
)
def test_persons_whom_no_pack_knows_meet_by_surname(left, right, meets):
    one, other = (
        make_party(Entity(None, name, EntityType.PERSON, None, None, (), (f"mention/{name}",), by()))
        for name in (left, right)
    )
    assert one.meets(other) is meets
    assert not (meets and one.clashes(other))


def copy_of(scene: Desk, **shared: tuple[int, int]) -> Copies:
    """The copy group of two pages that share one stretch of characters."""
    (left, one), (right, other) = sorted((scene.pages[ref].id, stretch) for ref, stretch in shared.items())
    return Copies(
        (left, right), None, (CopyPair(left, right, 1.0, 1.0, ((*one, *other),), CopyKind.NEAR),), by()
    )


@pytest.mark.parametrize(
    ("length", "sizes", "witnesses"),
    [(43, [2, 2], [1, 1]), (20, [1, 1, 2], [1, 1, 1]), (0, [1, 1, 1, 1], [1, 1, 1, 1])],
)
def test_a_copied_passage_tells_of_each_event_once_and_is_one_witness(length, sizes, witnesses):
    scene = Desk(
        one="Some sent for bread. Others lent their cart.",
        two="Wire: Some sent for bread. Others lent their cart.",
    )
    for ref in ("one", "two"):
        scene.tell(ref, "sent", code=("AID", None)), scene.tell(ref, "lent", code=("AID", None), sentence=1)
    notes = scene.notes().plus([copy_of(scene, one=(0, length), two=(6, 6 + length))], (Copies,))
    events = [each for each in merge_events(scene.articles(), notes) if isinstance(each, Event)]
    found = list(weigh_agreement(scene.articles(), notes.plus(events, (Event,))))
    assert sorted(len(event.claims) for event in events) == sizes
    assert (
        sorted(
            sum(isinstance(each, Position) and each.event == event.id for each in found) for event in events
        )
        == witnesses
    )
    assert not any(isinstance(each, Link) for each in found)


def test_what_stands_at_one_place_of_a_text_and_its_copy_is_one_event():
    scene = Desk(one="Doubts, then doubts.", two="Well: Doubts, then doubts.")
    claims = [scene.tell(ref, word, lemma="doubt") for ref in ("one", "two") for word in ("Doubts", "doubts")]
    world = World(scene.articles(), scene.notes().plus([copy_of(scene, one=(0, 20), two=(6, 26))], (Copies,)))
    assert {frozenset(sketch.claim.id for sketch in twins) for twins in pair_twins(world)} == {
        frozenset(claims[0::2]),
        frozenset(claims[1::2]),
    }


@pytest.mark.parametrize("between", [0, 1, 7])
def test_a_claim_meets_its_like_past_some_other_claims(between):
    others = [f"deed{number}" for number in range(between)]
    scene = Desk(
        one=f"Karsk saw Halvard. Jonna Vess saw Ilmari: {' '.join(others)}. Again Karsk met Halvard."
    )
    fixed = {"code": VISIT, "days": "2031-06-18"}
    first = scene.tell("one", "saw", agent="Karsk", to="Halvard", **fixed)
    for word in others:
        scene.tell("one", word, agent="Jonna Vess", to="Ilmari", **fixed)
    assert scene.together(first, scene.tell("one", "met", agent="Karsk", to="Halvard", **fixed))


def test_an_undated_claim_joins_one_day_and_never_bridges_two():
    scene = Desk(one=ONE, two=TWO, three="Karsk made a trip to Tolland.")
    fixed = {"agent": "Karsk", "to": "Tolland", "code": VISIT, "lemma": "visit"}
    claims = (
        scene.tell("one", "visit", days="2031-06-18", **fixed),
        scene.tell("two", "tour", days="2029-04-25", **fixed),
        scene.tell("three", "trip", **fixed),
    )
    assert sorted(len(event.claims) for event in scene.events()) == [1, 2]
    assert not scene.together(claims[0], claims[1])


@pytest.mark.parametrize("told", [1, 12, 29])
def test_claims_of_one_day_meet_in_a_crowd_of_other_days(told):
    scene = Desk(**{f"p{number:02}": ONE for number in range(30)})
    days = {number: f"2031-06-{number + 1:02}" for number in range(30)} | {0: f"2031-06-{told + 1:02}"}
    claims = {
        number: scene.tell(f"p{number:02}", "visit", agent="Karsk", to="Tolland", days=day, code=VISIT)
        for number, day in days.items()
    }
    assert scene.together(claims[0], claims[told])
    assert len(scene.events()) == 29


@pytest.mark.parametrize("ref", list("abcdefgh"))
def test_an_undated_claim_that_fits_two_events_is_that_of_its_own_page(ref):
    scene = Desk(
        **{ref: ONE, "other": TWO, "own": "Karsk comes to Tolland. A visit to Tolland by Karsk is rare."}
    )
    fixed = {"agent": "Karsk", "to": "Tolland", "code": VISIT, "lemma": "visit"}
    elsewhere = scene.tell(ref, "visit", days="2031-06-18", **fixed)
    scene.tell("other", "tour", days="2031-06-18", **fixed)
    here = scene.tell("own", "comes", days="2031-06-25", **fixed)
    undated = scene.tell("own", "visit", sentence=1, **fixed)
    assert scene.together(here, undated)
    assert not scene.together(elsewhere, undated)


def test_a_bare_the_visit_is_the_one_told_before():
    scene = Desk(one="Karsk will visit Tolland. The tour ends on Friday.")
    first = scene.tell("one", "visit", agent="Karsk", to="Tolland", label=Label.PLANNED, code=VISIT)
    assert scene.together(first, scene.tell("one", "tour", label=Label.PLANNED, code=VISIT, sentence=1))


def test_strangers_are_not_the_leader():
    scene = Desk(one="Karsk went to Tolland in 2020. A string of officials have visited Tolland.")
    went = scene.tell(
        "one", "went", lemma="go", agent="Karsk", to="Tolland", days=("2020-01-01", "2020-12-31"), code=VISIT
    )
    assert not scene.together(
        went,
        scene.tell(
            "one",
            "visited",
            lemma="visit",
            agent="A string of officials",
            to="Tolland",
            code=VISIT,
            sentence=1,
        ),
    )


@pytest.mark.parametrize(
    ("word", "lemma", "before", "several"),
    [
        ("visits", "visit", "some costly ", True),
        ("trips", "trip", "his ", True),
        ("talks", "talk", "their ", False),
        ("visits", "visit", "Karsk ", False),
    ],
)
def test_plurals_are_several_events(word, lemma, before, several):
    assert is_several(word, lemma, before) is several


@given(st.permutations(["2031-06-18", "2031-06-18", "2031-06-19", "2029-01-01", ""]))
def test_every_claim_is_in_exactly_one_event_and_no_event_holds_two_days(days):
    scene = Desk(**{f"p{number}": ONE for number in range(len(days))})
    claims = [
        scene.tell(f"p{number}", "visit", agent="Karsk", to="Tolland", days=day, code=VISIT)
        for number, day in enumerate(days)
    ]
    events = scene.events()
    assert sorted(claim for event in events for claim in event.claims) == sorted(claims)
    dated = {time.claim: time.earliest for time in scene.times}
    assert all(len({dated[claim] for claim in event.claims if claim in dated}) <= 1 for event in events)


def test_a_page_written_later_does_not_speak_of_long_ago_in_the_present():
    scene = Desk(one="Karsk gives Tolland rifles.", two="Karsk gave Tolland rifles.")
    fixed = {"lemma": "give", "agent": "Karsk", "to": "Tolland"}
    now, then = scene.tell("one", "gives", **fixed), scene.tell("two", "gave", days="2029-04-25", **fixed)
    scene.claims["one"] = [
        replace(claim, status=status(Label.STATED, time=Tense.PRESENT)) for claim in scene.claims["one"]
    ]
    written = DateEstimate(
        scene.pages["one"].id, "2031-06-17", "2031-06-17", "2031-06-17", How.DECLARED, by()
    )
    apart = list(merge_events(scene.articles(), scene.notes().plus([written], (DateEstimate,))))
    assert scene.together(now, then)
    assert len(apart) == 2


def told_twice(first="2031-06-18", second="2031-06-18"):
    """Two pages that tell of a visit of Karsk, and the ids of their claims."""
    scene = desk()
    left = scene.tell("one", "visit", agent="Karsk", to="Tolland", days=first, code=VISIT)
    right = scene.tell("two", "tour", agent="Karsk", place="Tolland", days=second, code=VISIT)
    return scene, left, right


def test_people_keep_apart_what_rules_would_merge():
    scene, left, right = told_twice()
    assert scene.together(left, right)
    scene.rulings.append(ruled("different", left, right))
    one, other = scene.events()
    assert {one.claims, other.claims} == {(left,), (right,)}
    assert one.by.premises[1:] == ("judgement.different/1", scene.rulings[0].judgement)


def test_what_people_keep_apart_is_not_joined_by_a_third():
    scene, left, right = told_twice()
    third = scene.tell("one", "meet", agent="Karsk", to="Tolland", days="2031-06-18", code=VISIT)
    assert scene.together(left, right, third)
    scene.rulings.append(ruled("different", left, right))
    assert len(scene.events()) == 2


@pytest.mark.parametrize(
    ("days", "value"),
    [
        (("", "2031-06-18", ""), None),
        (("", "2031-06-18", "2031-06-18"), "2031-06-18"),
        (("2031-06-18", "", ""), "2031-06-18"),
    ],
)
def test_a_day_of_one_claim_that_is_not_the_anchor_dates_no_event(days, value):
    scene = Desk(one=ONE, two=ONE, three=ONE)
    fixed = {"agent": "Karsk", "to": "Tolland", "code": VISIT}
    claims = [
        scene.tell(ref, "visit", days=day, **fixed)
        for ref, day in zip(("one", "two", "three"), days, strict=True)
    ]
    (event,) = scene.events()
    assert set(event.claims) == set(claims)
    assert event.anchor == claims[0]
    assert event.value == value


def test_people_make_one_of_what_excludes_itself_and_its_days_are_those_of_both():
    scene, left, right = told_twice(second="2031-06-25")
    assert not scene.together(left, right)
    scene.rulings.append(ruled("same", left, right))
    (event,) = scene.events()
    assert event.by == by("judgement.same/1", *event.claims, scene.rulings[0].judgement)
    assert (event.earliest, event.latest, event.value) == (
        "2031-06-18",
        "2031-06-25",
        "2031-06-18/2031-06-25",
    )


def test_whole_events_are_merged_and_not_only_the_claims_that_were_named():
    scene, left, right = told_twice()
    later = scene.tell("one", "meet", agent="Halvard", place="Merrin", days="2032-01-01", code=VISIT)
    again = scene.tell("two", "wait", lemma="meet", agent="Halvard", days="2032-01-01", code=VISIT)
    assert scene.together(later, again)
    assert not scene.together(left, later)
    scene.rulings.append(ruled("same", right, again))
    assert scene.together(left, right, later, again)


def test_where_people_say_when_it_was_what_pages_say_does_not_count():
    scene, left, _ = told_twice()
    judged = EventTime(left, None, None, None, None, by("judgement.time/1"))
    scene.times = [judged if time.claim == left else time for time in scene.times]
    (event,) = scene.events()
    assert (event.earliest, event.latest, event.value) == (None, None, None)


def test_whoever_dies_in_one_claim_does_not_kill_in_another() -> None:
    scene = Desk(one="Jonna Vess died. Per Vess was killed.")
    fell = scene.tell("one", "died", lemma="die", agent="Jonna Vess")
    killed = scene.tell("one", "killed", lemma="kill", to="Per Vess", code=("ASSAULT", None), sentence=1)
    scene.rulings.append(ruled("same", fell, killed))
    (event,) = scene.events()
    assert (event.predicate, event.actors) == ("ASSAULT", ())


def test_an_act_is_not_laid_on_whoever_another_claim_names() -> None:
    scene = Desk(one="Karsk seized boats.", two="Halvard seized boats.")
    told = [
        scene.tell(page, "seized", lemma="seize", agent=agent, code=("COERCE", "seize"))
        for page, agent in (("one", "Karsk"), ("two", "Halvard"))
    ]
    scene.rulings.append(ruled("same", *told))
    (event,) = scene.events()
    assert len(event.actors) == 1
