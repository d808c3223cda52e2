"""Examples are our own.

No sentence of a pack, a test or a docstring stands in the development gold, and no eight words in a row do.
Needs the gold beside the checkout.
"""

from __future__ import annotations

import ast
import json
import lzma
import re
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.lab import ROOT

SHARED = ROOT.parent / "shared"
ROW = 8
SENTENCE = 5
"""Words of a sentence that is compared as a whole; shorter ones are anybody's."""
FORMULA = 6
"""Pages on which words stand that are anybody's: furniture of pages, agency lines, proverbs."""
FOLDERS = ("src", "tests", "training", "benchmarks", "examples")
UNOPENED = {"affairs", "affairs-given", "denials"}
"""Affairs and passages half of which nobody opens."""

MARK = re.compile(r"\{E\d+ ([^}]+)\}|\[([^\]]+)\]\([^)]+\)")
"""What stands around a marked word in texts to learn from, or a link."""
WORD = re.compile(r"[a-z0-9]+")
SENTENCE_END = re.compile(r"(?<=[.!?”\"])\s+|\n")

Row = tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words of a text without case and signs."""
    return WORD.findall(re.sub("['’]", "", text.lower()))


def rows(text: str) -> Iterator[Row]:
    """Every eight words in a row, and every sentence of five to seven."""
    words = words_of(text)
    yield from zip(*(words[at:] for at in range(ROW)), strict=False)
    sentences = (tuple(words_of(sentence)) for sentence in SENTENCE_END.split(text))
    yield from (sentence for sentence in sentences if SENTENCE <= len(sentence) < ROW)


def strings(value: Any) -> Iterator[str]:
    """Every string in what a TOML file holds."""
    match value:
        case str():
            yield value
        case dict():
            yield from strings(list(value.values()))
        case list():
            for each in value:
                yield from strings(each)


def literals(source: str) -> Iterator[str]:
    """Every string in Python source, docstrings too."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def own_texts() -> Iterator[tuple[str, str]]:
    """Every text that somebody wrote for the project, with its file."""
    written = (path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.*")))
    for path in (*written, *sorted((ROOT / "docs").rglob("*.md")), ROOT / "README.md"):
        yield from ((str(path.relative_to(ROOT)), text) for text in texts_of(path))


def texts_of(path: Path) -> Iterator[str]:
    """The texts in one file of our own; none where it is no prose."""
    match path.suffix:
        case ".py":
            yield from literals(path.read_text("utf-8"))
        case ".toml":
            yield from strings(tomllib.loads(path.read_text("utf-8")))
        case ".md" | ".txt" | ".html" | ".eml" | ".jsonl":
            yield MARK.sub(r"\1\2", path.read_text("utf-8"))


def gold_texts() -> Iterator[str]:
    """The texts of the gold that may be opened, and the seeds."""
    for path in sorted((SHARED / "gold").glob("*/*.jsonl*")):
        if path.parent.name not in UNOPENED and not path.parent.name.startswith("extraction"):
            yield from texts_in(path)
    for path in sorted((SHARED / "seeds").iterdir()):
        yield path.read_text("utf-8")


def texts_in(path: Path) -> Iterator[str]:
    """The texts of one file of JSON lines, packed or not; answers without a text have none."""
    with (lzma.open if path.suffix == ".xz" else open)(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if '"text":' in line:
                yield json.loads(line).get("text", "")


def borrowed(own: Iterable[tuple[str, str]], gold: Iterable[str]) -> dict[str, str]:
    """What of our own stands on a few pages of the gold, with the file where it is ours."""
    places = {row: place for place, text in own for row in rows(text)}
    met: dict[Row, int] = dict.fromkeys(places, 0)
    for text in dict.fromkeys(gold):
        for row in set(rows(text)) & places.keys():
            met[row] += 1
    return {" ".join(row): places[row] for row, pages in met.items() if 0 < pages < FORMULA}


@pytest.mark.skipif(
    not SHARED.is_dir(),
    reason=(
        "the development gold (../shared) is not beside this checkout, so there is nothing to compare with"
    ),
)
def test_no_example_is_a_sentence_of_the_gold() -> None:
    assert borrowed(own_texts(), gold_texts()) == {}


def test_borrowed_words_are_found_whatever_their_signs_and_formulas_are_not() -> None:
    own = [("a.toml", "The heirs’ deed lay hidden in the old mill."), ("b.toml", "Anna Berg sold a mill.")]
    other = "Rain fell. “The heirs' deed lay hidden in the old barn,” she said. ANNA BERG sold a mill!"
    assert borrowed(own, [other]) == {
        "the heirs deed lay hidden in the old": "a.toml",
        "anna berg sold a mill": "b.toml",
    }
    assert borrowed(own, [f"{other} {page}" for page in range(FORMULA)]) == {}
    assert borrowed(own, ["Anna Berg sold no mill. The heirs' deed lay hidden in a mill."]) == {}
