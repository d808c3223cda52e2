from dataclasses import replace

import pytest

from dateline.cases.agreement.ordinals import read_rank
from dateline.model import Label, Relation, Stance
from tests.cases.accounts import Desk
from tests.cases.log import ruled

AID, VISIT = ("AID", None), ("CONSULT", "visit")
ACCUSED = "Brenn says that Orvia sends rifles to Tolland."
REFUSED = "Orvia denies sending rifles to Tolland."


def relations(links, *, about=None):
    return {(link.left, link.right, link.relation) for link in links if about in (None, link.about)}


def quarrel() -> tuple[Desk, str, str]:
    scene = Desk(one=ACCUSED, two=REFUSED)
    alleged = scene.tell(
        "one",
        "sends",
        lemma="send",
        agent="Orvia",
        to="Tolland",
        theme="rifles",
        label=Label.ALLEGED,
        code=AID,
        source="Brenn",
    )
    denied = scene.tell(
        "two",
        "sending",
        lemma="send",
        agent="Orvia",
        to="Tolland",
        theme="rifles",
        label=Label.DENIED,
        code=AID,
        source="Orvia",
    )
    return scene, alleged, denied


def test_a_denial_and_an_accusation_are_positions_on_one_event_and_linked():
    scene, alleged, denied = quarrel()
    (event,), positions, links = scene.weigh()
    names = {entity.id: entity.name for entity in scene.entities()}
    assert {(names[each.source], each.stance) for each in positions} == {
        ("Brenn", Stance.ALLEGES),
        ("Orvia", Stance.DENIES),
    }
    assert all(each.event == event.id for each in positions)
    assert (denied, alleged, Relation.DENIES) in relations(links)


def test_explanations_name_who_says_what_and_give_no_verdict():
    scene, *_ = quarrel()
    (link,) = scene.weigh()[2]
    assert (
        link.explanation
        == "Orvia denies “sending” (Orvia, Tolland), but Brenn alleges “sends” (Orvia, Tolland)."
    )


def test_independent_pages_corroborate_and_copies_do_not():
    scene = Desk(one="Karsk will visit Tolland.", two="Karsk goes on a visit to Tolland.")
    left, right = (
        scene.tell(
            ref, "visit", agent="Karsk", to="Tolland", days="2031-06-18", label=Label.PLANNED, code=VISIT
        )
        for ref in ("one", "two")
    )
    assert {frozenset(link[:2]) for link in relations(scene.weigh()[2])} == {frozenset((left, right))}
    assert scene.weigh(copies=[("one", "two")])[2] == []


@pytest.mark.parametrize(
    ("label", "stance"),
    [
        (Label.STATED, Stance.ASSERTS),
        (Label.PLANNED, Stance.PLANS),
        (Label.ALLEGED, Stance.ALLEGES),
        (Label.DENIED, Stance.DENIES),
        (Label.NEGATED, Stance.DENIES),
    ],
)
def test_the_label_is_the_stance_of_the_source(label, stance):
    scene = Desk(one=ACCUSED)
    scene.tell("one", "sends", agent="Orvia", label=label)
    (position,) = scene.weigh()[1]
    assert (position.stance, position.source) == (stance, None)


@pytest.mark.parametrize(
    ("label", "kinds", "source"),
    [
        (Label.ALLEGED, ("say", "accuse"), "Tolland"),
        (Label.ALLEGED, ("accuse", "say"), "Brenn"),
        (Label.ALLEGED, ("say", "say"), "Brenn"),
        (Label.DENIED, ("say", "deny"), "Tolland"),
        (Label.DENIED, ("accuse", "deny"), "Tolland"),
        (Label.STATED, ("say", "accuse"), "Brenn"),
    ],
)
def test_who_reports_an_accusation_accuses_nobody(label, kinds, source):
    scene = Desk(one="Brenn says that Tolland accuses Orvia of sending rifles.")
    scene.tell("one", "sending", agent="Orvia", theme="rifles", label=label, code=AID)
    links = [
        scene.attribute("one", name, "sending", kind=kind)
        for name, kind in zip(("Brenn", "Tolland"), kinds, strict=True)
    ]
    scene.claims["one"] = [replace(claim, chain=tuple(links)) for claim in scene.claims["one"]]
    names = {entity.id: entity.name for entity in scene.entities()}
    assert [names[position.source] for position in scene.weigh()[1]] == [source]


def test_a_hypothesis_is_no_stance():
    scene = Desk(one=ACCUSED)
    scene.tell("one", "sends", agent="Orvia", label=Label.HYPOTHETICAL)
    assert scene.weigh()[1] == []


def test_what_one_finds_contradicts_what_another_denies():
    scene = Desk(
        one="Brenn reported finding Orvia shells near Merrin.",
        two="Orvia denies that its rifles, Orvia rifles, are used in Brenn.",
    )
    found = scene.tell("one", "finding", lemma="find", theme="Orvia shells", source="Brenn")
    denied = scene.tell(
        "two", "used", lemma="use", theme="Orvia rifles", to="Brenn", label=Label.DENIED, source="Orvia"
    )
    scene.mention("one", "Orvia"), scene.mention("one", "shells"), scene.mention("two", "rifles")
    scene.mentions["two"].append(
        type(scene.mentions["two"][0])(*mention_at(scene, "two", "Orvia rifles", "Orvia"))
    )
    scene.mentions["two"].append(
        type(scene.mentions["two"][0])(*mention_at(scene, "two", "Orvia rifles", "rifles"))
    )
    assert (found, denied, Relation.CONTRADICTS) in relations(scene.weigh()[2], about="polarity")


def mention_at(scene: Desk, ref: str, phrase: str, name: str) -> tuple:
    """The fields of a mention within a phrase."""
    from dateline.model import MentionKind, Span
    from tests.cases.accounts import WORLD
    from tests.factories import by

    where = scene.pages[ref]
    start = where.text.index(phrase) + phrase.index(name)
    return (
        Span(where.id, start, start + len(name)),
        MentionKind.NAME,
        WORLD[name][0],
        name,
        0,
        0,
        0,
        0,
        (),
        by(),
    )


def test_a_page_that_turns_the_direction_round_is_contradicted():
    scene = Desk(one=ACCUSED, two="Tolland denies sending rifles to Orvia.")
    alleged = scene.tell(
        "one",
        "sends",
        lemma="send",
        agent="Orvia",
        to="Tolland",
        theme="rifles",
        label=Label.ALLEGED,
        code=AID,
    )
    denied = scene.tell(
        "two",
        "sending",
        lemma="send",
        agent="Tolland",
        to="Orvia",
        theme="rifles",
        label=Label.DENIED,
        code=AID,
    )
    assert (denied, alleged, Relation.CONTRADICTS) in relations(scene.weigh()[2], about="actor")


@pytest.mark.parametrize(
    ("agent", "theme", "place", "linked"),
    [
        ("Karsk", "boats", "Quill", True),
        ("Karsk", "boats", "", True),
        ("Brenn", "boats", "Quill", False),
        ("", "boats", "Quill", False),
        ("Brenn", "boats", "", False),
        ("Karsk", "a saddle", "Quill", False),
        ("Karsk", "", "Quill", False),
    ],
)
def test_a_denial_is_about_another_deed_when_a_side_takes_part_in_it_and_the_matter_is_shared(
    agent, theme, place, linked
):
    scene = Desk(
        one="Orvia denies sending boats to Tolland.",
        two="Karsk or Brenn moved boats and a saddle through Quill.",
    )
    denied = scene.tell(
        "one",
        "sending",
        lemma="send",
        agent="Orvia",
        to="Tolland",
        theme="boats",
        label=Label.DENIED,
        code=AID,
        source="Orvia",
    )
    moved = scene.tell("two", "moved", lemma="move", agent=agent, theme=theme, place=place, code=AID)
    events, _, links = scene.weigh()
    assert len(events) == 2
    assert relations(links) == ({(denied, moved, Relation.DENIES)} if linked else set())


def is_denied(*, lemma: str, code: tuple[str | None, str | None], theme: str = "", to: str = "") -> bool:
    """Whether Orvia's denial of a deed is linked with another deed that Karsk of Orvia did on another day."""
    scene = Desk(
        one="Orvia denies bombing boats in Tolland.",
        two="Karsk of Orvia struck boats in Tolland.",
    )
    denied = scene.tell(
        "one",
        "bombing",
        lemma="bomb",
        agent="Orvia",
        to=to,
        theme=theme,
        days="2031-06-18",
        label=Label.DENIED,
        code=("ASSAULT", None),
    )
    struck = scene.tell(
        "two", "struck", lemma=lemma, agent="Karsk", to=to, theme=theme, days="2031-05-02", code=code
    )
    events, _, links = scene.weigh()
    assert len(events) == 2
    return (denied, struck) in {(link.left, link.right) for link in links} | {
        (link.right, link.left) for link in links
    }


@pytest.mark.parametrize(("label", "linked"), [(Label.DENIED, True), (Label.NEGATED, False)])
def test_what_is_only_negated_must_be_likely_to_answer_another_deed(label, linked):
    scene = Desk(
        one="Orvia did not keep sending boats to Tolland.",
        two="Karsk or Brenn moved boats and a saddle through Quill.",
    )
    said = scene.tell(
        "one", "sending", lemma="send", agent="Orvia", to="Tolland", theme="boats", label=label, code=AID
    )
    moved = scene.tell("two", "moved", lemma="move", agent="Karsk", theme="boats", code=AID)
    links = relations(scene.weigh()[2])
    assert ((said, moved, Relation.DENIES) in links) == linked


def test_a_denied_deed_in_the_same_word_needs_no_matter_in_common():
    assert is_denied(lemma="bomb", code=("ASSAULT", None))
    assert not is_denied(lemma="strike", code=("ASSAULT", None))


def test_a_denied_deed_in_a_word_of_another_kind_needs_a_second_side_in_common():
    assert is_denied(lemma="strike", code=AID, theme="boats", to="Tolland")
    assert not is_denied(lemma="strike", code=AID, theme="boats")


def test_a_word_of_the_same_kind_makes_up_for_the_second_side():
    assert is_denied(lemma="strike", code=("ASSAULT", None), theme="boats")
    assert not is_denied(lemma="strike", code=AID, theme="boats")


def meetings(text: str, *earlier: str) -> tuple[str, list]:
    days = earlier or ("2027-04-25",)
    scene = Desk(
        one=text, **{f"then{number}": "Karsk welcomes Halvard in Quill." for number in range(len(days))}
    )
    later = scene.tell(
        "one",
        "meeting",
        agent="Halvard",
        to="Karsk",
        place="Quill",
        days=("2031-09-01", "2031-09-30"),
        code=VISIT,
    )
    for number, day in enumerate(days):
        scene.tell(
            f"then{number}", "welcomes", agent="Karsk", to="Halvard", place="Quill", days=day, code=VISIT
        )
    return later, scene.weigh()[2]


def test_a_first_meeting_is_contradicted_by_an_earlier_one():
    claim, links = meetings("Halvard held his first meeting with Karsk in Quill in September.")
    (link,) = links
    assert (link.left, link.relation, link.about) == (claim, Relation.CONTRADICTS, "number")
    assert "2027-04-25" in link.explanation


@pytest.mark.parametrize(
    "text",
    [
        "Halvard held a meeting with Karsk in Quill.",
        "Halvard held his second meeting with Karsk in Quill.",
        "Halvard held his first meeting in two years with Karsk in Quill.",
    ],
)
def test_other_counts_contradict_nothing(text):
    assert meetings(text)[1] == []


@pytest.mark.parametrize(
    ("count", "earlier", "wrong"),
    [
        ("first", ["2031-08-31"], 0),
        ("first", ["2031-08-29"], 0),
        ("first", ["2031-08-28"], 1),
        ("first", ["2031-10-05"], 0),
        ("first", ["2024-03-01", "2027-04-25"], 2),
        ("second", ["2027-04-25"], 0),
        ("second", ["2027-04-25", "2031-08-31"], 0),
        ("second", ["2024-03-01", "2027-04-25"], 2),
    ],
)
def test_a_count_is_contradicted_by_what_ended_more_than_three_days_before_and_not_by_its_eve(
    count, earlier, wrong
):
    claim, links = meetings(f"Halvard held his {count} meeting with Karsk in Quill in September.", *earlier)
    found = [link for link in links if link.about == "number"]
    assert len(found) == wrong
    assert {link.left for link in found} <= {claim}


@pytest.mark.parametrize("limit", ["since 2029", "as premier", "in two years", "of his term", "this year"])
def test_a_count_within_limits_is_contradicted_by_nothing_before_them(limit):
    assert meetings(f"Halvard held his first meeting {limit} with Karsk in Quill.")[1] == []


@pytest.mark.parametrize(
    ("traveller", "others", "wrong"),
    [
        ("Jonna Vess", [], True),
        ("Vess", ["Jonna Vess"], True),
        ("Vess", ["Per Vess", "Jonna Vess"], False),
        ("Vess", ["Jonna Vess", "Per Vess"], False),
        ("Vess", ["Per Vess"], False),
        ("Vess", [], False),
    ],
)
def test_a_bare_surname_counts_for_its_only_bearer_on_the_page(traveller, others, wrong):
    scene = Desk(
        one="Jonna Vess and Per Vess spoke. Vess made a first trip to Merrin.",
        two="Jonna Vess toured Merrin.",
    )
    for name in others:
        scene.mention("one", name)
    scene.tell("one", "trip", agent=traveller, place="Merrin", days="2031-06-18", code=VISIT)
    scene.tell(
        "two", "toured", lemma="tour", agent="Jonna Vess", place="Merrin", days="2027-04-25", code=VISIT
    )
    assert [link.about for link in scene.weigh()[2]] == ["number"] * wrong


def test_independent_pages_with_days_that_nearly_touch_contradict_each_other():
    scene = Desk(one="Karsk met Halvard in Merrin.", two="Karsk met Halvard in Merrin.")
    for ref, day in (("one", "2031-06-18"), ("two", "2031-06-19")):
        scene.tell(
            ref, "met", lemma="meet", agent="Karsk", to="Halvard", place="Merrin", days=day, code=VISIT
        )
    assert [(link.relation, link.about) for link in scene.weigh()[2]] == [(Relation.CONTRADICTS, "time")]


@pytest.mark.parametrize(
    ("before", "word", "after", "rank"),
    [
        ("the leader's ", "first visit", " to Tolland", 1),
        ("his second official ", "trip", ".", 2),
        ("for the first time on a ", "trip", "", None),
        ("their first ", "meeting", " since 2019", None),
        ("the first ", "visit", " in 24 years", None),
        ("a ", "visit", "", None),
        ("her first ", "visit", " as premier", None),
        ("her second ", "visit", " to Tolland as head of state", None),
        ("her first ", "visit", " as planned", 1),
        ("her first ", "visit", ", as the palace calls it", 1),
        ("her second ", "visit", " to Tolland since the war", None),
        ("her second ", "visit", ". Since 2019 she has stayed at home", 2),
    ],
)
def test_counts_are_read_unless_they_count_within_limits(before, word, after, rank):
    assert read_rank(before + word + after, len(before), len(before + word)) == rank


def test_a_link_that_people_reject_is_no_link_and_all_else_stays():
    scene, alleged, denied = quarrel()
    events, positions, links = scene.weigh()
    assert (denied, alleged, Relation.DENIES) in relations(links)
    scene.rulings.append(ruled("reject", denied, alleged, verdict="contradicts"))
    assert scene.weigh() == (events, positions, links)
    scene.rulings.append(ruled("reject", denied, alleged, verdict="denies"))
    assert scene.weigh() == (events, positions, [link for link in links if link.relation != Relation.DENIES])
