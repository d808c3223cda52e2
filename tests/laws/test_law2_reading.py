"""Law 2: cleaning is reading.

A reading replays the edits and leads back to the tightest span; the oracle maps every character by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import takewhile

from hypothesis import given
from hypothesis import strategies as st

from dateline.model import By, Edit, Page, Reading, Span


@dataclass(frozen=True)
class Letter:
    """A character of the reading, and the page's characters that it stands for: none when it was inserted."""

    text: str
    start: int
    end: int


def common_start(left: str, right: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False))))


def edited_letters(before: str, after: str, start: int) -> list[Letter]:
    head = common_start(before, after)
    tail = common_start(before[head:][::-1], after[head:][::-1])
    kept = {at: start + at for at in range(head)} | {
        len(after) - back: start + len(before) - back for back in range(1, tail + 1)
    }
    return [
        Letter(text, kept[at], kept[at] + 1)
        if at in kept
        else Letter(text, start + head, start + len(before) - tail)
        for at, text in enumerate(after)
    ]


def letters(page: str, edits: list[Edit]) -> list[Letter]:
    found, here = [], 0
    while here < len(page):
        edit = next((edit for edit in edits if edit.span.start == here), None)
        found += (
            edited_letters(page[edit.span.start : edit.span.end], edit.text, here)
            if edit
            else [Letter(page[here], here, here + 1)]
        )
        here = edit.span.end if edit else here + 1
    return found


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    page = Page("p", draw(st.text("ab \n.é", min_size=1, max_size=24)))
    cuts = sorted(draw(st.sets(st.integers(0, len(page.text)), max_size=8)))
    spans = [Span(page.id, start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=False)]
    edits = [Edit(span, draw(st.text("ab .", max_size=6)), By("test")) for span in spans]
    return Reading(page, (), tuple(draw(st.permutations(edits))))


@given(readings())
def test_the_text_is_that_of_the_oracle(reading: Reading) -> None:
    assert reading.text == "".join(letter.text for letter in letters(reading.page.text, list(reading.edits)))


@given(readings(), st.data())
def test_spans_are_the_tightest_that_hold_every_letter(reading: Reading, data: st.DataObject) -> None:
    oracle = letters(reading.page.text, list(reading.edits))
    if not oracle:
        return
    at = data.draw(st.integers(0, len(oracle) - 1))
    upto = data.draw(st.integers(at + 1, len(oracle)))
    start, end = (
        min(letter.start for letter in oracle[at:upto]),
        max(letter.end for letter in oracle[at:upto]),
    )
    span = reading.span(at, upto)
    if start < end:
        assert (span.start, span.end) == (start, end)
    else:
        assert (span.start, span.end) == (
            min(start, len(reading.page.text) - 1),
            min(start + 1, len(reading.page.text)),
        )


@given(readings())
def test_untouched_characters_lead_there_and_back(reading: Reading) -> None:
    touched = {place for edit in reading.edits for place in range(edit.span.start, edit.span.end)}
    for place in set(range(len(reading.page.text))) - touched:
        at = reading.at(place)
        assert reading.text[at] == reading.page.text[place]
        assert reading.span(at, at + 1).pair == [place, place + 1]
