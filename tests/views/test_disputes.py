"""Disputes: charges on one side, answers on the other, nobody's words twice."""

from __future__ import annotations

from dateline.cases.speakers import telling
from dateline.model import Case
from dateline.views.chapters import is_disputed
from dateline.views.disputes import disputes
from dateline.views.timeline import timeline


def test_both_sides_of_every_disputed_event_are_told(demo: Case) -> None:
    moments = [moment for moment in timeline(demo) if is_disputed(moment)]
    found = disputes(demo, moments)
    assert [each.moment for each in found] == moments
    assert found
    for each in found:
        assert {word.status for word in each.answers} <= {"denied", "negated"} or each.moment.denials
        assert each.charges or each.answers
        for side in (each.charges, each.answers):
            told = [(word.who[-1], word.words.casefold()) for word in side]
            assert len(told) == len(set(told))


def test_only_who_takes_a_stance_on_an_event_has_a_word_on_it(demo: Case) -> None:
    found = disputes(demo, timeline(demo))
    plain = [each for each in found if not each.moment.denials and not each.moment.negations]
    assert plain
    for each in plain:
        told = {claim.id for claim in telling(demo, demo.by_id[each.moment.id])}
        assert {word.claim for word in (*each.charges, *each.answers)} <= told


def test_who_denies_stands_opposite_to_whom_he_denies(demo: Case) -> None:
    (found,) = [
        each for each in disputes(demo, timeline(demo)) if "deliver" in each.moment.label and each.answers
    ][:1]
    assert any(word.who[-1] == "Senegal and Togo" for word in found.charges)
    assert any(word.status == "denied" for word in found.answers)
