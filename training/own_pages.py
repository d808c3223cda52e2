"""Pages of our own whose lines are marked, as the zone rules see them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dateline.model import Page, Zone
from dateline.rules import Pack
from dateline.text.zones.asides import find_asides
from dateline.text.zones.layout import Layout, Mark, read_layout
from dateline.text.zones.zones import FINDERS, find_marks

OWN = Path(__file__).parent / "passages" / "pages.txt"
MARKED = re.compile(r"(?P<kind>[TBC])\|(?P<words>.*)")
TOLD, FEW, SPARSE = 15, 4, 3
"""Words of a paragraph, how many stand on a short twin of a page, and how many lines of clutter on a sparse one."""
TURN = re.compile(r"¦([TBC])¦")


@dataclass(frozen=True)
class Marked:
    """A page: its name, the hand that wrote it, its layout, what other rules name, and what each line is.

    `parts` counts the characters of each line that are of the article (T), its captions (C) and neither (B);
    `whole` is false of a twin that is clean or short.
    """

    name: str
    layout: Layout
    marks: Mapping[int, Mark]
    parts: Sequence[Counter[str]]
    whole: bool = True

    @property
    def hand(self) -> str:
        """Who wrote it."""
        return self.name.partition("-")[0]

    def free(self) -> Iterator[int]:
        """The lines that no other rule names."""
        return (i for i in range(len(self.layout.lines)) if i not in self.marks)

    def kind(self, i: int) -> str:
        """What most of a line is."""
        return self.parts[i].most_common(1)[0][0]


def read_pages(pack: Pack) -> Iterator[Marked]:
    """Our pages, in the order of the file, each with its twins: cleaner, and shorter."""
    for text in re.split(r"^=== page ", OWN.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name, _, lines = text.partition("\n")
        whole = lines.rstrip("\n").split("\n")
        yield marked(name, list(pieces(whole)), pack)
        for twin in twins(whole):
            yield replace(marked(name, list(pieces(twin)), pack), whole=False)


def twins(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of a page without clutter and with little of it; its last paragraphs alone, and with a line of it."""
    clutter = [i for i, line in enumerate(lines) if line[:2] == "B|"]
    clean = [line for line in lines if line[:2] != "B|" and "¦" not in line]
    few = clutter[:: len(clutter) // SPARSE + 1]
    told = [line for line in clean if line[:2] == "T|" and len(line.split()) >= TOLD][-FEW:]
    yield clean
    yield [line for i, line in enumerate(lines) if i in few or (line[:2] != "B|" and "¦" not in line)]
    yield told
    at = len(told) if len(lines) % 2 else len(told) // 2
    yield [*told[:at], *(lines[i] for i in few[-1:]), *told[at:]]


def pieces(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Some words and what they are, one after the other; ends of lines are nothing."""
    for line in lines:
        found = MARKED.fullmatch(line)
        if found:
            kind, *rest = (found["kind"], *TURN.split(found["words"]))
            yield kind, rest[0]
            yield from zip(rest[1::2], rest[2::2], strict=True)
        yield "", "\n"


def marked(name: str, pieces: Sequence[tuple[str, str]], pack: Pack) -> Marked:
    """A page of marked pieces."""
    kinds = [kind for kind, words in pieces for _ in words]
    page = read_layout(Page(name, "".join(words for _, words in pieces), ()))
    layout = page.shown
    parts = [Counter(filter(None, kinds[line.start : line.end])) for line in layout.lines]
    return Marked(name, layout, marks_of(page, pack), parts)


def marks_of(layout: Layout, pack: Pack) -> dict[int, Mark]:
    """What the rules of the zones say of lines before that which weighs them."""
    return find_marks(layout, pack, FINDERS[: FINDERS.index(find_asides)])


def page_lines(pages: Iterable[Marked]) -> Iterator[tuple[str, bool]]:
    """The lines of pages, and whether they are about the page; captions, and who wrote it when, are left out."""
    for page in pages:
        for i, line in enumerate(page.layout.lines if page.whole else ()):
            mark = page.marks.get(i)
            if page.kind(i) != "C" and (mark is None or mark.zone is Zone.BOILERPLATE):
                yield line.text, page.kind(i) == "B"
