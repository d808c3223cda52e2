from __future__ import annotations

import pytest

from dateline.reader.wordpieces import FIRST, LAST, UNKNOWN, WordPieces, parts

PIECES = WordPieces([UNKNOWN, FIRST, LAST, "ferry", "fer", "##ries", "##ry", "n", "'", "t", "-", "cafe", "$"])


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("ferry", ["ferry"]),
        ("Ferries", ["fer", "##ries"]),
        ("n't", ["n", "'", "t"]),
        ("Café", ["cafe"]),
        ("ferry-ferry", ["ferry", "-", "ferry"]),
        ("$", ["$"]),
        ("zebra", [UNKNOWN]),
        ("ferryx", [UNKNOWN]),
        ("f" * 101, [UNKNOWN]),
        ("\u200b", []),
        ("", []),
    ],
)
def test_words_are_cut_into_the_longest_known_pieces(word: str, pieces: list[str]) -> None:
    assert list(PIECES.of(word)) == [PIECES.numbers[piece] for piece in pieces]


def test_parts_are_in_lower_case_and_parted_at_marks_and_blanks() -> None:
    assert list(parts("U.S.\u00a0Ärzte 船")) == ["u", ".", "s", ".", "arzte", "船"]
