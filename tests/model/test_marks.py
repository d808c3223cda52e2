"""Marks: they tell what and whose a file is, and break when somebody changes it."""

from __future__ import annotations

import pytest

from dateline.model import Made
from dateline.model.marks import case_of, made_as, mark, seal
from tests.factories import affair

CASE = "case-0123456789abcdef"
PLAIN = f"<p>{mark(Made.REPORT, CASE)}</p> sha256:{'0' * 64}".encode()


def test_a_sealed_output_tells_its_case() -> None:
    assert case_of(seal(PLAIN), Made.REPORT) == CASE
    assert made_as(seal(PLAIN)) is Made.REPORT
    assert seal(PLAIN) == seal(PLAIN)


def test_only_the_hash_in_the_mark_is_written() -> None:
    assert seal(PLAIN).endswith(b"0" * 64)


@pytest.mark.parametrize(
    "content",
    [
        PLAIN,
        seal(PLAIN) + b" ",
        seal(PLAIN).replace(b"<p>", b"<b>"),
        seal(PLAIN).replace(b"case-0", b"case-1"),
        f"dateline report {CASE}".encode(),
        b"dateline report",
        b"",
    ],
)
def test_what_was_changed_is_nobodys(content: bytes) -> None:
    assert case_of(content, Made.REPORT) is None


def test_another_kind_is_not_meant() -> None:
    assert case_of(seal(PLAIN), Made.EXPORT) is None


def test_a_changed_output_still_says_what_it_is() -> None:
    assert made_as(seal(PLAIN) + b"!") is Made.REPORT
    assert made_as(b"A dateline report of the case.") is None


def test_a_case_is_known_by_its_pages_in_any_order() -> None:
    case = affair()
    turned = type(case)(case.run, case.pages[::-1])
    assert turned.id == case.id
    assert type(case)(case.run, case.pages[:1]).id != case.id
