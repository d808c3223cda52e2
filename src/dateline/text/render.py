"""The visible text of an HTML page, one line a block, without recursion."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html

from dateline.errors import ReadError

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "br",
        "button",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
HIDDEN = frozenset(
    [
        "audio",
        "canvas",
        "datalist",
        "head",
        "iframe",
        "math",
        "noembed",
        "noframes",
        "noscript",
        "object",
        "script",
        "select",
        "style",
        "svg",
        "template",
        "textarea",
        "title",
        "video",
    ]
)
BLANKS = re.compile(r"[ \t\n\r\f]+")
UNSEEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
TITLES = tuple(map(etree.XPath, ("//meta[@property='og:title']/@content", "//h1//text()", "//head/title/text()")))
CAPTION = re.compile(r"(?:^|[\s_-])caption(?:$|[\s_-])", re.IGNORECASE)


DEEPEST = 2000
"""Levels of nesting; libxml2 drops without a word what lies below level 2,048."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the visible text; `linked` when most of it is link text, `caption` when the page marks it as a caption."""

    start: int
    text: str
    linked: bool
    caption: bool

    @property
    def end(self) -> int:
        """Where it ends."""
        return self.start + len(self.text)


@dataclass(frozen=True, slots=True)
class Rendered:
    """The lines of a page, its declared title and language, and how large and deep its tree is."""

    rows: tuple[Row, ...]
    title: str | None
    language: str | None
    elements: int
    depth: int

    @property
    def text(self) -> str:
        """All lines, a newline between two."""
        return "\n".join(row.text for row in self.rows)


@dataclass
class Pen:
    """Writes lines: collects the pieces of the open line and knows in which elements it stands."""

    rows: list[Row] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    at: int = 0
    linked: int = 0
    links: int = 0
    captions: int = 0

    def write(self, text: str | None) -> None:
        """Add a piece of text to the open line."""
        if text:
            self.pieces.append(text)
            self.linked += len(text.strip()) if self.links else 0

    def break_line(self) -> None:
        """End the open line, if it holds anything."""
        line = BLANKS.sub(" ", "".join(self.pieces)).strip()
        if line:
            self.rows.append(Row(self.at, line, linked=self.linked * 2 > len(line), caption=self.captions > 0))
            self.at += len(line) + 1
        self.pieces.clear()
        self.linked = 0


def render(page: str) -> Rendered:
    """The visible text of an HTML page; ReadError when nothing can be made of it."""
    root = parse(page)
    pen = Pen()
    elements, depth = draw(root, pen)
    if depth >= DEEPEST:
        raise ReadError("The page's elements are nested too deeply to be read.", advice="Save it again from a browser, or give its text.")
    return Rendered(tuple(pen.rows), title_of(root), language_of(root), elements, depth)


def parse(page: str) -> etree._Element:
    """The tree of a page; broken markup is mended as browsers do."""
    parser = lxml_html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        return lxml_html.document_fromstring(page.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise ReadError("The file holds no HTML that can be read.", advice="Save the page again from a browser.") from error


def draw(root: etree._Element, pen: Pen) -> tuple[int, int]:
    """Write the tree below `root`; returns how many elements it has and how deep it is."""
    elements = depth = deepest = 0
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "start":
            elements, depth = elements + 1, depth + 1
            deepest = max(deepest, depth)
            if hidden(element):
                walk.skip_subtree()
            else:
                enter(element, pen)
        else:
            depth -= 1
            if not hidden(element):
                leave(element, pen)
            pen.write(element.tail)
    pen.break_line()
    return elements, deepest


def hidden(element: etree._Element) -> bool:
    """Whether a reader does not see an element."""
    return element.tag in HIDDEN or not isinstance(element.tag, str) or "hidden" in element.attrib or bool(UNSEEN.search(element.get("style", "")))


def enter(element: etree._Element, pen: Pen) -> None:
    """Open an element."""
    if element.tag in BLOCKS:
        pen.break_line()
    pen.links += element.tag == "a"
    pen.captions += captioned(element)
    pen.write(element.text)


def leave(element: etree._Element, pen: Pen) -> None:
    """Close an element."""
    if element.tag in BLOCKS:
        pen.break_line()
    pen.links -= element.tag == "a"
    pen.captions -= captioned(element)


def captioned(element: etree._Element) -> bool:
    """Whether an element is the caption of a figure, by its tag or its class."""
    return element.tag == "figcaption" or (element.tag in BLOCKS and bool(CAPTION.search(element.get("class", ""))))


def declarations(root: etree._Element) -> Iterator[str]:
    """The titles that a page declares, the best first."""
    for find in TITLES:
        found = find(root)
        yield BLANKS.sub(" ", " ".join(map(str, found[:20])) if isinstance(found, list) else "").strip()


def title_of(root: etree._Element) -> str | None:
    """The title that a page declares, if any."""
    return next((title[:500] for title in declarations(root) if title), None)


def language_of(root: etree._Element) -> str | None:
    """The language of the page as declared, without its region."""
    declared = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    match = re.match(r"[a-zA-Z]{2,3}(?=$|[-_])", declared.strip())
    return match[0].lower() if match else None
