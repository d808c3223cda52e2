"""Attributions: source, cue and content, and how they nest."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.claims.attribution import relays
from dateline.claims.attribution.attribution import BLOCK, nest, stands_in
from dateline.model import Attribution, By, Manner, Mention, Span
from tests.lab import make_page, read_page


@cache
def found_in(text: str) -> tuple[Attribution, ...]:
    """The attributions of a text."""
    return read_page(make_page(text))[Attribution]


def words(text: str, attribution: Attribution) -> tuple[str | None, str | None, list[str]]:
    """Source, cue and content as text."""
    source, cue = attribution.source, attribution.cue
    return (
        text[source.start : source.end] if source else None,
        text[cue.start : cue.end] if cue else None,
        [text[span.start : span.end] for span in attribution.content],
    )


CASES = [
    ("Mira Oland said that the ferry had left.", "Mira Oland", "said", ["that the ferry had left"]),
    ("The ferry, the guild said, has left.", "the guild", "said", ["The ferry", "has left"]),
    (
        "The envoy has repeatedly denied leaking the draft.",
        "The envoy",
        "has repeatedly denied",
        ["leaking the draft"],
    ),
    ("Lorn accused Karsovia of hiding the ship.", "Lorn", "accused", ["Karsovia of hiding the ship"]),
    (
        "According to the harbour office, the ship left on Monday.",
        "the harbour office",
        "According to",
        ["the ship left on Monday"],
    ),
    ("The talks failed, as confirmed by both sides.", "both sides", "as confirmed by", ["The talks failed"]),
    ("The curator allegedly hid a letter.", None, "allegedly", ["The curator", "hid a letter"]),
    (
        "The hermit is believed to have moved inland.",
        None,
        "is believed",
        ["The hermit", "to have moved inland"],
    ),
    (
        "The sale comes amid suspicion that the heirs are hiding the deed.",
        None,
        "suspicion",
        ["that the heirs are hiding the deed"],
    ),
    ("The guild's pledge to mend the organ was welcomed.", "The guild's", "pledge", ["to mend the organ"]),
    (
        "The guild expects to receive the ships in May.",
        "The guild",
        "expects",
        ["to receive the ships in May"],
    ),
    (
        "The paper was told by Mira Oland that the mill would close.",
        "Mira Oland",
        "was told by",
        ["that the mill would close"],
    ),
    ("The photo shows the launch of the ship.", "The photo", "shows", ["the launch of the ship"]),
    ("The guild issued a statement confirming the sale.", "The guild", "confirming", ["the sale"]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES, ids=[text for text, *_ in CASES])
def test_source_cue_and_content(text: str, source: str | None, cue: str, content: list[str]) -> None:
    assert (source, cue, content) in [words(text, each) for each in found_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The fire claimed three lives.",
        "The shop charged a fee.",
        "Sergeant Holt reported to the depot at noon.",
        "I think the road is safe.",
        "The plan to dam the river is old.",
    ],
)
def test_false_friends_are_no_attribution(text: str) -> None:
    assert found_in(text) == ()


def test_direct_speech_goes_on_behind_the_cue() -> None:
    text = "“The ferry has left,” said Mira Oland. “It will not return before May.”"
    (found,) = found_in(text)
    assert words(text, found) == (
        "Mira Oland",
        "said",
        ["“The ferry has left,”", "“It will not return before May.”"],
    )
    assert found.manner == Manner.DIRECT


def test_words_in_quotation_marks_inside_a_clause_are_mixed_speech() -> None:
    (found,) = found_in("The mayor said that the ruling was “a bitter blow” to the town.")
    assert found.manner == Manner.MIXED


def test_nested_attributions_name_the_one_around_them() -> None:
    text = "Jan Oll pointed out that the guild expects to receive the ships in May."
    outer, inner = found_in(text)
    assert outer.within is None
    assert inner.within == outer.id
    assert words(text, inner)[1] == "expects"


def test_a_denial_of_it_denies_what_was_claimed_before() -> None:
    text = "The sisters accuse the abbot of hiding the deed; the abbot denies it."
    charge, denial = sorted(found_in(text), key=lambda each: each.cue_kind)
    assert (charge.cue_kind, denial.cue_kind) == ("accuse", "deny")
    assert charge.content == denial.content[:-1]
    assert text[denial.content[-1].start : denial.content[-1].end] == "it"


def test_officials_stand_for_their_states() -> None:
    text = "Authorities from Norway and Sweden said that the road was shut."
    notes = read_page(make_page(text))
    names = {mention.id: mention.name for mention in notes[Mention]}
    (found,) = notes[Attribution]
    assert {"Norway", "Sweden"} <= {names[source] for source in found.sources}


def test_within_never_runs_in_a_circle() -> None:
    text = (
        "“Oll said that I claimed he denied it,” said Mira Oland. The guild, she added, "
        "believes that Oll wants to leave, according to reports that he lied."
    )
    by_id = {each.id: each for each in found_in(text)}
    for start in by_id.values():
        seen, each = set(), start
        while each.within:
            assert each.id not in seen
            seen.add(each.id)
            each = by_id[each.within]


def made(number: int, cue: tuple[int, int] | None, content: tuple[int, int], rule: str) -> Attribution:
    """An attribution by where its cue and its content begin and how long they are."""
    cue_span, (start, length) = Span("art-0", cue[0], sum(cue)) if cue else None, content
    return Attribution(
        source=None,
        cue=cue_span,
        content=(Span("art-0", start, start + length),),
        manner=Manner.INDIRECT,
        cue_kind=f"say{number}",
        sources=(),
        within=None,
        sentence=0,
        by=By(rule),
    )


PLACES = st.tuples(st.integers(0, 4 * BLOCK), st.sampled_from([1, 9, 300, BLOCK, 3 * BLOCK]))


@given(
    st.lists(
        st.builds(
            made, st.integers(0, 3), st.none() | PLACES, PLACES, st.sampled_from(["test", relays.RULE])
        ),
        max_size=25,
    )
)
def test_each_stands_in_the_smallest_around_it_however_far_apart_they_are(
    all_of_them: list[Attribution],
) -> None:
    nested = list(nest(all_of_them))
    bare = [replace(each, within=None) for each in nested]
    assert {each.id for each in bare} == {each.id for each in all_of_them}
    for at, inner in enumerate(bare):
        around = [outer.id for outer in bare[:at] if stands_in(inner, outer)]
        assert nested[at].within == (around[-1] if around else None)


@pytest.mark.parametrize(
    "text",
    [
        "Another mermaid revealed herself at a meeting of 300 “night swimmers” in 1990.",
        'Lorn is continuing to experience "Ferrygate" problems.',
    ],
)
def test_words_woven_into_a_phrase_are_nobodys(text: str) -> None:
    assert not found_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Office is looking into reports that sailors have been showing up at hospitals.",
        "The child's alleged death was reported on Monday.",
    ],
)
def test_who_looks_into_it_or_whom_it_befell_does_not_tell_it(text: str) -> None:
    assert all(not attribution.source for attribution in found_in(text))


def test_a_doubled_mark_opens_one_quotation() -> None:
    (found,) = found_in("““The ferry has left,” said Mira Oland.")
    assert found.manner == Manner.DIRECT
