"""Law 1: the page is sacred. Whatever the text, no stage changes it, and all evidence stands on it."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.model import Edit, Sentence
from dateline.text.signs import straighten
from tests.lab import build_case, facts_of, make_page, read_page, spans_of

LINES = (
    "Baldovino travels tp Ghana TOMORROW as row grows (2025)",
    "The president is set to travel to Ghana tomorrow, amid suspicion that Montevideo has armed three boats.",
    "It will be thesecond visit since he took office in 2020 .The trip will last two days.",
    "Senegal and Togohave accused Uruguay of delivering “armed” boats, the ministry said on Sept. 13, 2023.",
    "FILE:A boat leaves the yard",
    "“We haven’t seen any,” she told reporters; both denied it.",
    "Author: Delphine Hartwick",
    "Birthday: 1988-03-04",
    "Share on Facebook | 12 comments",
    "",
    "\u00a0",
    "日本 \U0001f6a2 e\u0301 \u200f",
    (
        "The min\u00adister\u200b wonâ€™t leave her o\ufb03ce, the mayor of Jose\u0301ville said after "
        "long nego-"
    ),
    "tiations: \ufffdShe can\ufffdt \u202ewait\u202c,\ufffd he said \ufffd on Monday .The end.",
)
texts = st.lists(st.one_of(st.sampled_from(LINES), st.text(max_size=40)), max_size=8).map("\n".join)
slowly = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@slowly
@given(texts)
def test_all_spans_stand_on_the_page(text: str) -> None:
    page = make_page(text, published="2025-10-13")
    case = build_case([page])
    assert case.pages == (page,)
    assert case.pages[0].text == text
    assert [problem.message for problem in case.problems] == []
    assert all(
        span.page == page.id and 0 <= span.start < span.end <= len(text)
        for fact in facts_of(case)
        for span in spans_of(fact)
    )


@slowly
@given(texts)
def test_words_are_the_slices_of_their_spans_except_where_edited(text: str) -> None:
    page = make_page(text)
    notes = read_page(page)
    straight = straighten(text)
    edited = [edit.span for edit in notes[Edit]]
    for sentence in notes[Sentence]:
        for token, word in enumerate(sentence.words):
            span = sentence.span(token, token)
            if not any(edit.start <= span.end and span.start <= edit.end for edit in edited):
                assert straight[span.start : span.end] == word
