"""The visible text of an HTML page, one line a block, without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, cast

from lxml import etree

from dateline.pages.archived import drop_added
from dateline.pages.elements import BLANKS, BLOCKS, HIDDEN, Look, is_veiled, look_at
from dateline.pages.heads import language_of, title_of
from dateline.pages.markup import flatten
from dateline.pages.trees import parse

WORDS = etree.XPath(".//text()[not(parent::script or parent::style)]")

PARAGRAPH = re.compile(r"\n[ \t]*\n|(?<=[.!?:\"”])[ \t]*\n")
"""Where preformatted text begins a new paragraph: mail and wires break their lines at one width."""

DEEPEST = 2000
"""Levels of nesting; libxml2 drops without a word what lies below level 2,048."""

QUOTED = "> "
"""What stands before a line of a quotation, as in mails and in Markdown."""

RUNNING = 10
"""Words that a line of running text has at least."""

MOST_VEILS = 3
"""Hidden parts, one in the other, that are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the visible text; `linked` when mostly link text, `caption` when marked as one.

    It is `aside` where others than the page's author wrote it: a quotation, an embedded post, a comment.
    One that is `quoted` stands in a block of quotation, and has the mark of one before it in the text.
    """

    start: int
    text: str
    linked: bool
    caption: bool
    aside: bool = False
    quoted: bool = False

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The lines of a page, its declared title and language, its visible elements, and their depth.

    lxml makes the elements anew at a price unless somebody holds them.
    """

    rows: tuple[Row, ...]
    title: str | None
    language: str | None
    elements: Sequence[etree._Element]
    depth: int

    @property
    def text(self) -> str:
        """All lines, a newline between two, and the mark of a quotation before each that is quoted."""
        return "\n".join(f"{QUOTED if row.quoted else ''}{row.text}" for row in self.rows)


@dataclass
class Pen:
    """Writes lines: collects the pieces of the open line and knows in which elements it stands."""

    rows: list[Row] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    at: int = 0
    linked: int = 0
    links: int = 0
    captions: int = 0
    fixed: int = 0
    asides: int = 0
    quotes: int = 0

    def write(self, text: str | None) -> None:
        """Add a piece of text to the open line; in preformatted text a piece may hold several."""
        if not text:
            return
        for number, piece in enumerate(PARAGRAPH.split(text) if self.fixed else (text,)):
            if number:
                self.break_line()
            self.pieces.append(piece)
            self.linked += len(piece.strip()) if self.links else 0

    def break_line(self) -> None:
        """End the open line, if it holds anything."""
        if not self.pieces:
            return
        text = "".join(self.pieces).strip()
        if text:
            line = BLANKS.sub(" ", text)
            self.rows.append(
                Row(
                    self.at,
                    line,
                    linked=self.linked * 2 > len(line),
                    caption=self.captions > 0,
                    aside=self.asides > 0,
                    quoted=self.quotes > 0,
                )
            )
            self.at += len(line) + 1
        self.pieces.clear()
        self.linked = 0


def render(page: str) -> Rendered:
    """The visible text of an HTML page; ReadError when nothing can be made of it."""
    return read_tree(page)[1]


def read_tree(page: str) -> tuple[etree._Element, Rendered]:
    """The tree of an HTML page and its visible text, without what an archive shows of itself.

    Where elements are nested deeper than the parser goes, the page is read without its nesting.
    """
    root = parse(page)
    drop_added(root)
    rendered = render_tree(root)
    if rendered.depth >= DEEPEST:
        root = parse(flatten(page, blocks=BLOCKS, kept=HIDDEN))
        rendered = render_tree(root)
    return root, unveil(root, rendered)


def unveil(root: etree._Element, rendered: Rendered) -> Rendered:
    """What a page shows once its scripts have run.

    Those that hide their text until then show no running text, and hold more than they show.
    """
    for _ in range(MOST_VEILS):
        veil = None if tells(rendered) else max(veils(root), key=weigh, default=None)
        if veil is None or weigh(veil) <= sum(len(row.text) for row in rendered.rows):
            break
        for name in {"hidden", "style"}.intersection(veil.keys()):
            del veil.attrib[name]
        rendered = render_tree(root)
    return rendered


def tells(rendered: Rendered) -> bool:
    """Whether a page shows any running text."""
    return any(not row.linked and row.text.count(" ") + 1 >= RUNNING for row in rendered.rows)


def veils(root: etree._Element) -> Iterator[etree._Element]:
    """The outermost elements that the page itself hides."""
    walk = etree.iterwalk(root, events=("start",))
    for _, element in walk:
        if element.tag in HIDDEN:
            walk.skip_subtree()
        elif is_veiled(element):
            walk.skip_subtree()
            yield element


def weigh(element: etree._Element) -> int:
    """The characters of an element's text, but for scripts."""
    return sum(len(str(text).strip()) for text in cast("list[Any]", WORDS(element)))


def render_tree(root: etree._Element) -> Rendered:
    """The visible text of a page's tree."""
    pen = Pen()
    elements, depth = draw(root, pen)
    return Rendered(tuple(mark_quoted(pen.rows)), title_of(root), language_of(root), elements, depth)


def mark_quoted(rows: Sequence[Row]) -> Iterator[Row]:
    """The lines of a page, each behind its mark; none is quoted where most of the page stands in quotations."""
    quoted = sum(len(row.text) for row in rows if row.quoted)
    few = 2 * quoted <= sum(len(row.text) for row in rows)
    start = 0
    for row in rows:
        start += len(QUOTED) if row.quoted and few else 0
        yield replace(row, start=start, quoted=row.quoted and few)
        start += len(row.text) + 1


def draw(root: etree._Element, pen: Pen) -> tuple[Sequence[etree._Element], int]:
    """Write the tree below `root`; returns its elements and how deep it is."""
    elements: list[etree._Element] = []
    deepest = 0
    looks: list[Look] = []
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            looks.append(look_at(element))
            elements.append(element)
            deepest = max(deepest, len(looks))
            if looks[-1].hidden:
                walk.skip_subtree()
            else:
                enter(element, looks[-1], pen)
        else:
            leave(looks.pop(), pen)
            pen.write(element.tail)
    pen.break_line()
    return elements, deepest


def enter(element: etree._Element, look: Look, pen: Pen) -> None:
    """Open an element."""
    if look.block:
        pen.break_line()
    pen.links += look.link
    pen.captions += look.caption
    pen.fixed += look.fixed
    pen.asides += look.aside
    pen.quotes += look.quote
    pen.write(element.text)


def leave(look: Look, pen: Pen) -> None:
    """Close an element."""
    if look.block:
        pen.break_line()
    pen.links -= look.link
    pen.captions -= look.caption
    pen.fixed -= look.fixed
    pen.asides -= look.aside
    pen.quotes -= look.quote
