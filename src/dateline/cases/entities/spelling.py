"""When two spellings are one name: folded alike, or one letter apart."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain, pairwise

from dateline.vocabulary import word_list

SUFFIXES = word_list("en.entities.legal_forms")

LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i"})
"""Letters that Unicode does not take apart."""

LONG_ENOUGH = 8
"""Letters that a name must have before a difference of one letter is taken for a slip."""


def fold(name: str) -> str:
    """A name without case, accents, hyphens, dots and legal form: what two spellings of it share."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name.lower().translate(LETTERS))
        if not unicodedata.combining(letter)
    )
    words = re.findall(r"[^\W_]+", re.sub(r"['’.]", "", plain))
    kept = words[:-1] if len(words) > 1 and words[-1] in SUFFIXES else words
    return " ".join(kept[1:] if len(kept) > 1 and kept[0] == "the" else kept)


def find_slips(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Pairs of folded names a letter apart in one longer word, by deletions (SymSpell), not all pairs."""
    near: dict[str, list[str]] = defaultdict(list)
    for name in sorted(set(names)):
        if " " in name and len(name.replace(" ", "")) >= LONG_ENOUGH:
            for shorter in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)) if name[i] != " ")}:
                near[shorter].append(name)
    pairs = set(chain.from_iterable(map(pairwise, near.values())))
    yield from sorted((left, right) for left, right in pairs if is_slip(left, right))


def is_slip(left: str, right: str) -> bool:
    """Whether two names differ in one letter of one word, with at least three letters in common."""
    apart = [(one, other) for one, other in zip(left.split(), right.split(), strict=False) if one != other]
    if left.count(" ") != right.count(" ") or len(apart) != 1:
        return False
    one, other = sorted(apart[0], key=len)
    shared = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    rest = (
        (one[shared + 1 :], other[shared + 1 :])
        if len(one) == len(other)
        else (one[shared:], other[shared + 1 :])
    )
    return len(one) >= 3 and len(other) - len(one) <= 1 and rest[0] == rest[1]
