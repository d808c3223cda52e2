"""spaCy's attribute ruler, remembered: what its patterns make of a token is looked up, not matched again.

The ruler (tag, word and dependency -> part of speech, morphology, lemma) takes a sixth of a parse, although
nearly all of its patterns look at one token only. So the answer for (tag, word if any pattern names it,
dependency) is learnt from the ruler itself the first time and looked up from then on. Texts that hold the
beginning of a pattern over several tokens, or blanks, go to the ruler as ever: the result is the ruler's own,
token for token.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler
    from spacy.strings import StringStore
    from spacy.tokens import Doc

ASKED = ("TAG", "LOWER", "DEP", "IS_SPACE")
"""What a pattern may look at for its answer to be remembered."""

TOLD = ("POS", "MORPH", "LEMMA")
"""What the ruler sets."""

Key = tuple[int, int, int, int]


class RememberedRuler:
    """An attribute ruler with a memory; call it as the ruler is called."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._answers: dict[Key, tuple[int, int, int]] = {}
        self._named: dict[int, int] = {}
        self._open: dict[Key, bool] = {}
        specs: list[list[dict[str, Any]]] = list(
            chain.from_iterable(cast("Any", rule["patterns"]) for rule in ruler.patterns)
        )
        every = list(chain.from_iterable(specs))
        self._simple = all(key in ASKED for key in chain.from_iterable(every))
        self._words = frozenset(chain.from_iterable(map(words_of, every)))
        shaped = (token["LOWER"] for token in every if "REGEX" in part(token, "LOWER"))
        self._shapes = [re.compile(asked["REGEX"]) for asked in shaped]
        self._openings = [tokens[0] for tokens in specs if len(tokens) > 1]

    def __call__(self, doc: Doc) -> Doc:
        """The doc with part of speech, morphology and lemma set as the ruler sets them."""
        keys = [
            (tag, self._name(lower, doc.vocab.strings), dep, space)
            for tag, lower, dep, space in doc.to_array(list(ASKED)).tolist()
        ]
        if not (keys and self._simple) or any(self._opens(key, doc.vocab.strings) for key in keys):
            return self._ruler(doc)
        if all(key in self._answers for key in keys):
            return doc.from_array(
                list(TOLD), cast("Any", np.array([self._answers[key] for key in keys], dtype="uint64"))
            )
        doc = self._ruler(doc)
        self._answers.update(zip(keys, map(tuple, doc.to_array(list(TOLD)).tolist()), strict=True))
        return doc

    def _name(self, lower: int, strings: StringStore) -> int:
        """A word where some pattern names it, else 0, so that keys stay few."""
        if lower not in self._named:
            word = strings[lower]
            self._named[lower] = (
                lower if word in self._words or any(shape.search(word) for shape in self._shapes) else 0
            )
        return self._named[lower]

    def _opens(self, key: Key, strings: StringStore) -> bool:
        """Whether a pattern over several tokens may begin with such a token, or it is blank."""
        if key not in self._open:
            _, word, dep, space = key
            self._open[key] = bool(space) or any(
                fits(opening, strings[word] if word else "", strings[dep] if dep else "")
                for opening in self._openings
            )
        return self._open[key]


def part(token: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    """What a pattern's token asks of `key`, when it asks more than to be equal."""
    asked = token.get(key)
    return asked if isinstance(asked, dict) else {}


def words_of(token: Mapping[str, Any]) -> Iterator[str]:
    """The words that a pattern's token names."""
    if isinstance(token.get("LOWER"), str):
        yield token["LOWER"]
    yield from part(token, "LOWER").get("IN", ())


def fits(opening: Mapping[str, Any], word: str, dep: str) -> bool:
    """Whether a token may begin a pattern, by its word or, where that is open, by its dependency."""
    if isinstance(opening.get("LOWER"), str):
        return bool(word == opening["LOWER"])
    if "REGEX" in part(opening, "LOWER"):
        return re.search(opening["LOWER"]["REGEX"], word) is not None
    return "DEP" not in opening or bool(dep == opening["DEP"])
