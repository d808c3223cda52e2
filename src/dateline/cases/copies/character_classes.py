"""What each character is when texts are compared, as one table: blank, letter, word, mark, stop, quote."""

from __future__ import annotations

from functools import cache

import numpy as np
import numpy.typing as npt

BLANK, LETTER, ALONE, CLOSER, STOP, OPENER = 1, 2, 4, 8, 16, 32
PLANE = 0x10000
"""Characters of the first plane have entries of their own; all beyond it count as letters."""
WORDLESS = (
    (0x0E00, 0x0FFF),
    (0x1000, 0x109F),
    (0x1780, 0x17FF),
    (0x3040, 0x30FF),
    (0x3400, 0x9FFF),
    (0xF900, 0xFAFF),
)
"""Scripts without blanks between words (Thai to Tibetan, Burmese, Khmer, kana, Han): a letter is a word."""
CLOSERS, STOPS, OPENERS = "\"'”’»)]」』）", ".!?。！？؟۔।", "“„\"«'‘"

Flags = npt.NDArray[np.uint8]
CodePoints = npt.NDArray[np.uint32]


@cache
def table() -> Flags:
    """The flags of every character of the first plane."""
    flags = np.zeros(PLANE, dtype=np.uint8)
    every = [chr(code) for code in range(PLANE)]
    flags[[code for code, character in enumerate(every) if character.isspace()]] |= BLANK
    flags[[code for code, character in enumerate(every) if character.isalnum()]] |= LETTER
    for first, last in WORDLESS:
        flags[first : last + 1] |= np.where(flags[first : last + 1] & LETTER, ALONE, 0).astype(np.uint8)
    for characters, flag in ((CLOSERS, CLOSER), (STOPS, STOP), (OPENERS, OPENER)):
        flags[[ord(character) for character in characters]] |= flag
    return flags


def read_characters(text: str) -> tuple[Flags, CodePoints]:
    """The flags and the code points in lower case of a text, one each a character."""
    points = np.frombuffer(fold(text).encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    flags = table()[np.minimum(points, PLANE - 1)]
    flags[points >= PLANE] = LETTER
    return flags, points


def fold(text: str) -> str:
    """The text in lower case, as long as it was: what would become two characters stays as it is."""
    lower = text.lower()
    return (
        lower
        if len(lower) == len(text)
        else "".join(small if len(small := each.lower()) == 1 else each for each in text)
    )
