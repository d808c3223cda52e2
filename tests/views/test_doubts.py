"""What is most worth a look: what a reader must know first and rests on little; what a person judged is gone."""

from __future__ import annotations

from dataclasses import replace

from dateline.model import Case
from dateline.views.doubts import WEIGHTS, doubts
from dateline.views.timeline import timeline


def test_of_two_that_rest_on_the_same_the_one_to_know_first_comes_first(demo: Case) -> None:
    found = doubts(demo, timeline(demo))
    assert [each.weight for each in found] == sorted((each.weight for each in found), reverse=True)
    ranks: dict[tuple[str, ...], int] = {}
    for each in found:
        assert each.moment.rank is not None
        assert ranks.get(each.reasons, 0) < each.moment.rank
        ranks[each.reasons] = each.moment.rank


def test_every_reason_weighs_something_and_is_one(demo: Case) -> None:
    found = doubts(demo, timeline(demo))
    assert {reason for each in found for reason in each.reasons} <= set(WEIGHTS)
    assert all(weight > 0 for weight in WEIGHTS.values())
    assert all(("one witness" in each.reasons) == (each.moment.witnesses <= 1) for each in found)
    assert all(("no day" in each.reasons) == (each.moment.date is None) for each in found)


def test_what_a_person_judged_and_background_need_no_look(demo: Case) -> None:
    first = doubts(demo, timeline(demo))[0].moment
    assert doubts(demo, [replace(first, people=("corrected by ann",))]) == ()
    assert doubts(demo, [replace(first, rank=None)]) == ()
