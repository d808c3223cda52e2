"""The parsers of feedparser, without its steps of quadratic time."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.sax import SAXException, make_parser
from xml.sax.handler import feature_external_ges, feature_namespaces
from xml.sax.xmlreader import AttributesNSImpl, InputSource

from feedparser.api import LooseFeedParser, StrictFeedParser  # type: ignore[import-untyped]

LONGEST_AUTHOR = 300
"""Characters of an author in which an e-mail address is looked for."""

MOST_ATTRIBUTES, MOST_NAMESPACES, MOST_CATEGORIES = 100, 100, 100
"""Attributes of an element, namespaces of a feed, and categories of an entry."""

FAULTS = (
    *(SAXException, LookupError, ValueError, ArithmeticError, TypeError, AttributeError, AssertionError),
    RecursionError,
)
"""How the library gives up on broken feeds."""


class Bounded:
    """What both parsers of the library do otherwise here."""

    resolve_relative_uris = sanitize_html = False

    def handle_charref(self, ref: str) -> None:
        """Take a character by its number; where there is none, U+FFFD."""
        try:
            super().handle_charref(ref)  # type: ignore[misc]
        except (ValueError, OverflowError):
            self.handle_data("\ufffd")  # type: ignore[attr-defined]

    def _sync_author_detail(self, key: str = "author") -> None:
        """Tell name and address of an author apart, unless it is too long to be one."""
        if len(self._get_context().get(key) or "") <= LONGEST_AUTHOR:  # type: ignore[attr-defined]
            super()._sync_author_detail(key)  # type: ignore[misc]

    def _add_tag(self, term: str | None, scheme: str | None, label: str | None) -> None:
        """Keep a category; each is compared with all before."""
        if len(self._get_context().get("tags") or ()) < MOST_CATEGORIES:  # type: ignore[attr-defined]
            super()._add_tag(term, scheme, label)  # type: ignore[misc]

    def track_namespace(self, prefix: str | None, uri: str) -> None:
        """Know a namespace; all of them are looked through for every element."""
        if len(self.namespaces_in_use) < MOST_NAMESPACES:  # type: ignore[attr-defined]
            super().track_namespace(prefix, uri)  # type: ignore[misc]


class Strict(Bounded, StrictFeedParser):  # type: ignore[misc]
    """The parser of well-formed feeds."""

    def startElementNS(self, name: Any, qname: Any, attrs: Any) -> None:  # noqa: N802 — the library's name
        """Begin an element; a crowd of attributes is left out, because each would be looked for among all."""
        super().startElementNS(
            name, qname, attrs if len(attrs) <= MOST_ATTRIBUTES else AttributesNSImpl({}, {})
        )


class Loose(Bounded, LooseFeedParser):  # type: ignore[misc]
    """The parser of broken feeds."""


def parse_strictly(raw: bytes) -> Strict | None:
    """The parser that has read a well-formed feed; `None` for one that is not."""
    parser, source = Strict("", None, "utf-8"), InputSource()
    reader = make_parser()  # noqa: S317 — entities are refused before
    reader.setFeature(feature_namespaces, True)
    reader.setFeature(feature_external_ges, False)
    reader.setContentHandler(parser)
    reader.setErrorHandler(parser)
    source.setByteStream(BytesIO(raw))
    try:
        reader.parse(source)
    except FAULTS:
        return None
    return parser


def parse_loosely(raw: bytes) -> tuple[Loose, bool]:
    """The parser that has read what can be read of a broken feed, and whether that is all of it."""
    parser = Loose("", None, "utf-8", {})
    try:
        parser.feed(raw.decode())
    except FAULTS:
        return parser, False
    return parser, True
