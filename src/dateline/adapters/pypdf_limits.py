"""pypdf within limits: what it unpacks, draws and reads of fonts is counted; its warnings are not told."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from operator import gt
from typing import Any

from pypdf import _cmap, apply_configuration
from pypdf.errors import LimitReachedError
from pypdf.generic import ContentStream, DictionaryObject
from pypdf.generic._font import Font

from dateline.errors import ReadError

MOST_PAGES, MOST_STEPS, MOST_LETTERS, MOST_BYTES = 2_000, 150_000, 250_000, 40_000_000
"""Pages, drawing steps on all of them, letters on one, and bytes of what they draw, that are followed.

A step takes some 40 microseconds; a clock would not give the same text everywhere.
"""

MOST_GLYPHS, MOST_OF_FONT = 1_500_000, 100_000
"""Letters of all fonts that are read, and those that the library reads of one before it gives up on it."""

LIMITS: dict[str, Any] = {
    "maximum_declared_stream_length": 20_000_000,
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 4_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "brotli_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 40_000_000,
    "stream_parsing_work_maximum_count": 400_000,
    "page_tree_maximum_entries": 20_000,
    "xform_maximum_invocations_per_extraction": 200,
    "jbig2dec_binary": None,
}
"""What the library may unpack and follow for one page, and that it starts no program."""


@contextmanager
def quiet_library() -> Iterator[None]:
    """The library within our limits, and without its warnings: what is wrong becomes a Problem."""
    logger = logging.getLogger("pypdf")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        with apply_configuration(**LIMITS):
            yield
    finally:
        logger.setLevel(before)


@dataclass(slots=True)
class Effort:
    """The steps a document has taken, the bytes it drew, the letters of its fonts, and of its page."""

    steps: int = 0
    bytes: int = 0
    glyphs: int = 0
    letters: int = 0

    def count(self, _operator: object, operands: Sequence[object], *_: object) -> None:
        """Count one step; ReadError when the document or its page has taken all that it may."""
        self.steps += 1
        self.letters += sum(len(each) for each in operands if isinstance(each, str | bytes | list))
        self.check()

    def check(self) -> None:
        """Raise ReadError when the document or its page has taken all that it may."""
        taken = (self.steps, self.letters, self.bytes, self.glyphs)
        if any(map(gt, taken, (MOST_STEPS, MOST_LETTERS, MOST_BYTES, MOST_GLYPHS))):
            raise ReadError(
                "The PDF document draws more than is followed.",
                advice="Split it into articles, or save its text.",
            )


class Watch:
    """What the library parses, counted; fonts are read once, where it reads them anew on every page."""

    # No public name leads to what is parsed.
    parse = staticmethod(ContentStream._parse_content_stream)  # noqa: SLF001
    find_letters = staticmethod(_cmap._parse_to_unicode)  # noqa: SLF001
    read_font = staticmethod(Font.from_font_resource)

    def __init__(self, effort: Effort) -> None:
        self._effort = effort
        # the dictionary of a font is kept with it, so that no other takes its id
        self._fonts: dict[int, tuple[DictionaryObject, Font | LimitReachedError]] = {}

    def content(self, content: ContentStream, stream: BytesIO) -> None:
        """Parse what is drawn."""
        self._effort.bytes += len(stream.getbuffer())
        self._effort.check()
        self.parse(content, stream)

    def letters(self, font: DictionaryObject) -> tuple[dict[Any, Any], list[int]]:
        """Find what letters the codes of a font mean; all it may have where the library gives up."""
        self._effort.check()
        self._effort.glyphs += MOST_OF_FONT
        found = self.find_letters(font)
        self._effort.glyphs += len(found[1]) - MOST_OF_FONT
        return found

    def font(self, resource: DictionaryObject) -> Font:
        """Read a font; as the library does, LimitReachedError when it is too large."""
        if id(resource) not in self._fonts:
            self._fonts[id(resource)] = resource, self._look_at(resource)
        font = self._fonts[id(resource)][1]
        if isinstance(font, LimitReachedError):
            raise font
        return font

    def _look_at(self, resource: DictionaryObject) -> Font | LimitReachedError:
        """A font that was not met before."""
        try:
            font = self.read_font(resource)
        except LimitReachedError as error:
            return error
        self._effort.glyphs += len(font.character_widths)
        return font


@contextmanager
def watched_library(effort: Effort) -> Iterator[None]:
    """The library under watch."""
    watch = Watch(effort)

    def content(stream: ContentStream, file: BytesIO) -> None:
        watch.content(stream, file)

    with (
        swapped(ContentStream, "_parse_content_stream", content),
        swapped(_cmap, "_parse_to_unicode", watch.letters),
        swapped(Font, "from_font_resource", staticmethod(watch.font)),
    ):
        yield


@contextmanager
def swapped(place: object, name: str, other: object) -> Iterator[None]:
    """A function of the library with another in its place."""
    before = vars(place)[name]
    setattr(place, name, other)
    try:
        yield
    finally:
        setattr(place, name, before)
