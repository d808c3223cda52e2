"""Find captions of photos that a scraper left between the paragraphs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.model import Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.shapes import is_bullet, is_capitals, is_dated, is_entitled, is_told

LEAST = 5
"""Words that a caption has at least."""

RUN = 3
"""How many lines that no caption rule knows may stand between two captions of one run."""

GRAM, ALONE = 8, 12
"""Words of a run that is looked for elsewhere on the page, and of a caption that stands alone."""

NONE = Mark(Zone.CAPTION, "")

TWEET = re.compile(r"@\w|https?:|pic\.twitter")


def find_captions(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines that speak of a picture, and the unfinished lines in their midst."""
    found = {
        i: rule
        for i, line in layout.numbered()
        if i not in marks and line.words >= LEAST and (rule := caption_rule(line, pack))
    }
    for i, name in again_or_alone(layout, {**marks, **dict.fromkeys(found, NONE)}, pack):
        found[i] = pack[f"en.zone.{name}"].id
    run = pack["en.zone.caption_run"].id
    for i in tuple(between(layout, marks, sorted(found))):
        found[i] = run
    return ((i, Mark(Zone.CAPTION, rule)) for i, rule in sorted(found.items()))


def again_or_alone(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, str]]:
    """The long endless lines of a plain text.

    Those that repeat a paragraph, those with labels of their own, and lone ones between two paragraphs.
    """
    repeated, labels = grams_again(layout.lines), labels_of(layout, marks, pack)
    for i, line in layout.unseen(marks):
        if not line.unfinished or is_bullet(line) or line.words < GRAM:
            continue
        if repeated.issuperset(grams(line)):
            yield i, "caption_again"
        elif i in labels and len(set(labels.values())) > 1:
            yield i, "caption_label"
        elif line.words >= ALONE and is_alone(layout, marks, i):
            yield i, "caption_alone"


def labels_of(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> dict[int, str]:
    """The labels of long endless lines that stand apart, by the number of the line ("Proud: …")."""
    pattern, found = pack["en.zone.caption_label"].pattern, dict[int, str]()
    for i, line in layout.unseen(marks):
        apart = line.apart_above and line.apart_below and line.words >= GRAM
        label = pattern.match(line.text) if pattern and apart and line.unfinished else None
        if label and not (label["label"].isupper() or is_entitled(line) or TWEET.search(line.text)):
            found[i] = label["label"]
    return found


def is_alone(layout: Layout, marks: Mapping[int, Mark], number: int) -> bool:
    """Whether a line of the text is no sentence and no title, and the lines above and below it are told."""
    line = layout.lines[number]
    if is_told(line) or is_dated(line) or is_entitled(line) or is_capitals(line):
        return False
    if not layout.told_from < number < len(layout.lines) - 1:
        return False
    return all(beside not in marks and is_told(layout.lines[beside]) for beside in (number - 1, number + 1))


def grams(line: Line) -> Iterator[tuple[str, ...]]:
    """All runs of so many words of a line."""
    words = line.plain.split()
    return zip(*(words[at:] for at in range(GRAM)), strict=False)


def grams_again(lines: Sequence[Line]) -> frozenset[tuple[str, ...]]:
    """The runs of words that stand on the page more than once."""
    counts = Counter(gram for line in lines for gram in set(grams(line)))
    return frozenset(gram for gram, count in counts.items() if count > 1)


def caption_rule(line: Line, pack: Pack) -> str | None:
    """The rule by which a line is a caption, if any."""
    for name, whole in (("caption_head", False), ("caption_credit", True)):
        if fits(pack, name, line.text, whole=whole):
            return pack[f"en.zone.{name}"].id
    if not line.unfinished or TWEET.search(line.text):
        return None
    if fits(pack, "caption_shows", line.text):
        return pack["en.zone.caption_shows"].id
    for name in ("caption_side", "caption_seen"):
        if fits(pack, name, line.text, whole=True):
            return pack[f"en.zone.{name}"].id
    day = pack["en.zone.caption_day"]
    if fits(pack, "caption_day", line.text, whole=True) and any(
        word in day for word in re.findall(r"[a-z]+", line.text)
    ):
        return day.id
    return None


def fits(pack: Pack, name: str, text: str, *, whole: bool = False) -> bool:
    """Whether a rule's pattern fits the beginning of a text, or all of it."""
    pattern = pack[f"en.zone.{name}"].pattern
    return bool(pattern and (pattern.fullmatch(text) if whole else pattern.match(text)))


def between(layout: Layout, marks: Mapping[int, Mark], captions: Sequence[int]) -> Iterator[int]:
    """The lines between two captions of a run, when all of them look like captions too."""
    for left, right in pairwise(captions):
        lines = range(left + 1, right)
        if len(lines) <= RUN and all(i not in marks and could_join(layout.lines[i]) for i in lines):
            yield from lines


def could_join(line: Line) -> bool:
    """Whether a line looks enough like a caption to be one among captions."""
    return line.short and line.unfinished and line.words >= LEAST and line.apart_above and line.apart_below
