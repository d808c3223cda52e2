"""Law 6: a copy is not a witness. A near-copy more changes no event's count of independent witnesses."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from dateline.cases.copies.copies import find_copies
from dateline.model import By, Case, Label, Page, Passage, Run, Span, Zone
from dateline.rules import load_pack
from dateline.stage import Notes
from tests.cases.accounts import Desk

STORIES = (
    (
        "Karsk of Orvia will visit Tolland on Friday to sign the harbour treaty, his office "
        "said, and stay for two nights at the old customs house above the quay."
    ),
    (
        "In Tolland crowds are expected when Karsk begins his visit: schools close, ferries "
        "stop and the market square belongs to the brass bands of both navies."
    ),
    (
        "Opposition papers in Orvia mock the trip. Why Karsk must visit Tolland before the "
        "budget is passed, they write, nobody in the palace cares to explain to voters."
    ),
)
CHANGES = (
    str,
    lambda text: text.replace("two", "three"),
    lambda text: "BREAKING: " + text,
    lambda text: text.replace(", ", " ").replace(":", ","),
    lambda text: text + " (Agency)",
)


def witnesses(texts: list[str]) -> dict[int, int]:
    """How many events have how many witnesses, when every page tells of the visit."""
    desk = Desk(**{f"p{number}": text for number, text in enumerate(texts)})
    for ref in desk.pages:
        desk.tell(
            ref,
            "visit",
            agent="Karsk",
            to="Tolland",
            days="2031-06-20",
            label=Label.PLANNED,
            code=("CONSULT", "visit"),
        )
    pages = {
        found.id: Notes(
            {Page: [found], Passage: [Passage(Span(found.id, 0, len(found.text)), Zone.BODY, By("line"))]}
        )
        for found in desk.pages.values()
    }
    refs = {found.id: ref for ref, found in desk.pages.items()}
    groups = [
        [refs[page] for page in copies.pages]
        for copies in find_copies(dict(sorted(pages.items())), Notes(), pack=load_pack("en"))
    ]
    events, positions, _ = desk.weigh(copies=groups)
    case = Case(Run("test", ()), events=tuple(events), positions=tuple(positions))
    counts = [case.witnesses(event.id) for event in events]
    return {count: counts.count(count) for count in counts}


@settings(max_examples=25, deadline=None)
@given(st.sets(st.sampled_from(STORIES), min_size=1), st.data())
def test_near_copies_change_no_count_of_witnesses(stories, data):
    texts = sorted(stories)
    changed = data.draw(
        st.lists(
            st.builds(lambda text, change: change(text), st.sampled_from(texts), st.sampled_from(CHANGES)),
            max_size=4,
        )
    )
    assert witnesses(texts + changed) == witnesses(texts) == {len(texts): 1}
