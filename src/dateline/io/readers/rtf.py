"""RTF documents, as mail programs and press databases write them: their text, without a document's looks."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from dateline.errors import ReadError
from dateline.io.readers.clippings import cut_clippings
from dateline.io.readers.pieces import pages_of
from dateline.io.readers.rtf_words import CHARSETS, SIGNS, UNREAD, WORDS
from dateline.io.sources import Found, Source

BEGINNING = b"{\\rtf"

TOKEN = re.compile(
    rb"\\(?:(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,9})?[ ]?|'(?P<hex>[0-9a-fA-F]{2})|(?P<sign>[^a-zA-Z]))"
    rb"|(?P<group>[{}])|[\r\n]+|(?P<text>[^\\{}\r\n]{1,4096})",
    re.DOTALL,
)
"""A control word with its number, a byte in hex, a control sign, an edge of a group, or text."""

DEEPEST = 10_000
"""Groups in groups."""


@dataclass(frozen=True, slots=True)
class State:
    """How text is read within a group: whether it is, its charset, what replaces characters by number."""

    read: bool = True
    codec: str = "cp1252"
    replaced: int = 1
    fonts: bool = False


@dataclass(slots=True)
class Pen:
    """Writes the text of a document."""

    state: State = State()
    above: list[State] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    pending: bytearray = field(default_factory=bytearray)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    skipped: int = 0
    opened: bool = False

    def write(self, text: str) -> None:
        """Write characters, once the bytes before them are decoded."""
        self.flush()
        if self.state.read:
            self.pieces.append(text)

    def flush(self) -> None:
        """Decode the bytes that stand together."""
        if self.pending and self.state.read:
            self.pieces.append(self.pending.decode(self.state.codec, "replace"))
        self.pending.clear()

    def take(self, raw: bytes) -> None:
        """Take bytes of text, without those that only replace a character by number."""
        left = raw[self.skipped :]
        self.skipped = max(0, self.skipped - len(raw))
        self.pending += left

    def edge(self, group: bytes) -> None:
        """Begin or end a group."""
        self.flush()
        self.skipped = 0
        if group == b"{":
            if len(self.above) >= DEEPEST:
                raise ReadError("The document has too many groups in groups.", advice="Save it as text.")
            self.above.append(self.state)
        elif self.above:
            self.state = self.above.pop()

    def sign(self, sign: bytes, *, first: bool) -> None:
        """Obey a control sign; a star hides a group from those who do not know it."""
        if sign == b"*" and first:
            self.state = replace(self.state, read=False)
        elif sign in SIGNS:
            self.write(SIGNS[sign])

    def word(self, word: str, number: int | None, *, first: bool) -> None:
        """Obey a control word."""
        self.flush()
        if first and word in UNREAD:
            self.state = replace(self.state, read=False, fonts=word == "fonttbl")
        elif word == "u" and number is not None:
            self.write(chr(number % 65_536))
            self.skipped = self.state.replaced
        elif word in WORDS:
            self.write(WORDS[word])
        else:
            self.settle(word, number)

    def settle(self, word: str, number: int | None) -> None:
        """Obey a control word that says how text is read."""
        if word == "htmlrtf":
            self.state = replace(self.state, read=number == 0)
        elif number is None:
            return
        elif word == "uc":
            self.state = replace(self.state, replaced=min(max(number, 0), 100))
        elif word == "ansicpg":
            self.state = replace(self.state, codec=codec_of(f"cp{number}"))
        else:
            self.dress(word, number)

    def dress(self, word: str, number: int) -> None:
        """Obey a control word about fonts: each has its charset."""
        if word == "f" and self.state.fonts:
            self.font = number
        elif word == "f" and number in self.fonts:
            self.state = replace(self.state, codec=self.fonts[number])
        elif word == "fcharset" and self.state.fonts and number in CHARSETS and len(self.fonts) < DEEPEST:
            self.fonts[self.font] = CHARSETS[number]


def codec_of(name: str) -> str:
    """A codec by its name, the Western one where there is none."""
    try:
        return codecs.lookup(name).name
    except LookupError:
        return "cp1252"


def rtf_text(raw: bytes) -> str:
    """The text of an RTF document; ReadError when it is none."""
    if not raw.lstrip()[:5].startswith(BEGINNING):
        raise ReadError("The file is no RTF document.", advice="Save it again, or as text.")
    pen = Pen()
    at, first = 0, False
    while found := TOKEN.match(raw, at):
        at = found.end()
        first = obey(pen, found, first=first)
        if found["word"] == b"bin":
            at += max(0, int(found["number"] or 0))
    pen.flush()
    text = "".join(pen.pieces).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.replace("\x00", "")


def obey(pen: Pen, found: re.Match[bytes], *, first: bool) -> bool:
    """Obey one token; returns whether the next one is the first of its group."""
    if found["group"]:
        pen.edge(found["group"])
        return found["group"] == b"{"
    if found["text"]:
        pen.take(found["text"])
    elif found["hex"]:
        pen.take(bytes.fromhex(found["hex"].decode()))
    elif found["sign"]:
        pen.sign(found["sign"], first=first)
        return first and found["sign"] == b"*"
    elif found["word"]:
        number = int(found["number"]) if found["number"] else None
        pen.word(found["word"].decode(), number, first=first)
    return False


def read_rtf(source: Source) -> Iterator[Found]:
    """The one page of an RTF document, or those that a press database put into it."""
    raw = source.load()
    text = rtf_text(raw)
    yield from pages_of(text, cut_clippings(text), source, raw, "application/rtf")
