"""The article in what a page's scripts draw it from: values in JSON, or assigned to a variable."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from lxml import etree

from dateline.pages.lines import plain
from dateline.pages.wildjson import DECODER, with_whole_characters
from dateline.pages.xpaths import strings

MOST_SCRIPT, MOST_SCRIPTS = 2_000_000, 50
"""Characters of a script that are read, and scripts."""

MOST_VALUES = 100_000
"""Values that are looked at."""

LEAST_WORDS = 10
"""Words that a text has at least that a reader would see."""

SCRIPTS = etree.XPath("//script[not(contains(@type, 'ld+json'))]/text()")
VALUE = re.compile(r"\s*+(?:(?:var|let|const)\s++)?(?:[\w.$]{1,80}\s*+=\s*+)?(?=[{\[])")
"""What stands before the value of a script that is nothing but one value, or assigns one first."""
ENDED = re.compile(r"[.!?…][\"'”’»)\]]*(?:\s|<|$)")


def stories(root: etree._Element, title: str | None) -> Iterator[Sequence[str]]:
    """The longest text in each script, beside the page's title or else anywhere, as its parts in order."""
    for script in islice(strings(SCRIPTS, root), MOST_SCRIPTS):
        value = value_of(script)
        if value is None:
            continue
        for within in (*titled(value, plain(title or "")), value):
            found = max(texts(within), key=words, default=())
            if found:
                yield found


def value_of(script: str) -> Any:
    """The JSON value that a script begins with; `None` when it is a program."""
    start = VALUE.match(script[:MOST_SCRIPT])
    if not start:
        return None
    try:
        return DECODER.raw_decode(with_whole_characters(script[start.end() : MOST_SCRIPT]))[0]
    except (ValueError, RecursionError):
        return None


def titled(value: Any, title: str) -> Iterator[Mapping[str, Any]]:
    """The objects that bear a title."""
    for each, _ in walk(value):
        if (
            title
            and isinstance(each, dict)
            and any(plain(name) == title for name in each.values() if isinstance(name, str))
        ):
            yield each


def texts(value: Any) -> Iterator[Sequence[str]]:
    """Each running text in a value, and those of each list together."""
    lists: dict[int, list[str]] = defaultdict(list)
    for each, holder in walk(value):
        if isinstance(each, str) and runs(each):
            yield (each,)
            lists[holder].append(each)
    yield from (found for holder, found in lists.items() if holder)


def walk(value: Any) -> Iterator[tuple[Any, int]]:
    """All values in a value in order, each with a number for the nearest list around it, 0 for none."""
    waiting: list[tuple[Any, int]] = [(value, 0)]
    lists = 0
    for _ in range(MOST_VALUES):
        if not waiting:
            return
        each, holder = waiting.pop()
        yield each, holder
        if isinstance(each, dict):
            waiting.extend((inner, holder) for inner in reversed(each.values()))
        elif isinstance(each, list):
            lists += 1
            waiting.extend((inner, lists) for inner in reversed(each))


def runs(text: str) -> bool:
    """Whether a text has sentences, and is no program or style."""
    return text.count(" ") + 1 >= LEAST_WORDS and "{" not in text and bool(ENDED.search(text))


def words(found: Sequence[str]) -> int:
    """How many words some texts have."""
    return sum(text.count(" ") + 1 for text in found)
