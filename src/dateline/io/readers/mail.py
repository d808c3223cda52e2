"""E-mails taken apart by the standard library, within limits.

A part costs little, and only the few headers that are read go to the parser that takes quadratic time.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, field
from email import message_from_bytes
from email.errors import MessageError
from email.message import EmailMessage, Message
from email.policy import Compat32, default
from typing import Any

from dateline.errors import ReadError
from dateline.pages.binary import refuse_binary
from dateline.pages.decode import WIDE_MARKS, decode, known

LONGEST_FIELD = 4_000
"""Characters of a header field that are looked at."""

MOST_FIELDS, MOST_PARTS = 100_000, 10_000
"""Header fields of an e-mail, those of its parts included, and its parts."""

MOST_NESTED, MOST_LINES, MOST_STEPS = 200, 2_000_000, 20_000_000
"""Parts with parts in them, read by recursion; lines, all held; and how often each may be tried as an end."""

FAULTS = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)
"""How the library gives up on what is no e-mail."""

READ = frozenset(
    {"from", "subject", "date", "content-type", "content-disposition", "content-location"}
    | {"snapshot-content-location"}
)
"""Header fields whose end would be missed."""

ENCODED = re.compile(r"=\?([\w.:-]{1,40})(?:\*[\w-]{1,20})?\?")
"""How an encoded word begins: with its charset, and a language perhaps."""

NESTED = ReadError(
    "The e-mail has too many nested parts.", advice="Save the part that you need as HTML or text."
)
CROWDED = ReadError(
    f"The e-mail has more than {MOST_PARTS:,} parts, {MOST_FIELDS:,} header fields or {MOST_LINES:,} lines.",
    advice="Save the part that you need as HTML or text.",
)


class Part(EmailMessage):
    """A message or a part of one, whose headers are plain text until they are asked for."""

    def is_attachment(self) -> bool:
        """Whether it says that it is attached."""
        return self.get_content_disposition() == "attachment"


@dataclass(slots=True)
class Tally:
    """What a message has had so far, while it is taken apart, and which of its header fields were cut."""

    parts: int = 0
    fields: int = 0
    cut: set[str] = field(default_factory=set)

    def part(self, policy: Compat32) -> Part:
        """One more part; ReadError when they are too many."""
        self.parts += 1
        if self.parts > MOST_PARTS:
            raise CROWDED
        return Part(policy)

    def field(self, name: str, value: str) -> str:
        """What is looked at of one more field; ReadError when they are too many."""
        self.fields += 1
        if self.fields > MOST_FIELDS:
            raise CROWDED
        if len(value) > LONGEST_FIELD and name.lower() in READ:
            self.cut.add(name)
        return value[:LONGEST_FIELD]


class Bounded(Compat32):
    """How the library takes a message apart: fields stay as written, no longer than what is looked at."""

    mangle_from_ = False
    max_line_length = 0
    tally: Tally = Tally()

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        """The name and the value of a field; bytes beyond ASCII, which no field should have, are text."""
        name, value = super().header_source_parse(sourcelines)
        return name, text_of(self.tally.field(name, value))


def parse(raw: bytes) -> Part:
    """The message; ReadError when it is no e-mail, or one made to harm."""
    refuse_binary(raw)
    raw = without_mark(raw)
    nested, lines = raw.lower().count(b"boundary"), max(raw.count(b"\n"), raw.count(b"\r"))
    if nested > MOST_NESTED or nested * lines > MOST_STEPS:
        raise NESTED
    if lines > MOST_LINES:
        raise CROWDED
    tally = Tally()
    rules: dict[str, Any] = {"tally": tally, "message_factory": tally.part}
    try:
        message = message_from_bytes(raw, policy=Bounded(**rules))
    except FAULTS as error:
        raise ReadError(
            "The file is no e-mail that can be read.", advice="Export it again from the mail program."
        ) from error
    if not isinstance(message, Part) or not message.keys():
        raise ReadError("The file has no e-mail headers.", advice="If it is plain text, name it .txt.")
    return message


def without_mark(raw: bytes) -> bytes:
    """The bytes of an e-mail from its headers on, without byte order mark or blank lines; UTF-16 as UTF-8."""
    if raw.startswith(WIDE_MARKS):
        raw = decode(raw).encode()
    return raw.removeprefix(codecs.BOM_UTF8).lstrip(b"\r\n")


def text_of(value: str) -> str:
    """A value in which the library has escaped bytes, as UTF-8 or as Western single bytes."""
    raw = value.encode("utf-8", "surrogateescape")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def header(message: Message, name: str) -> str | None:
    """A header field as one line of text, `None` when it is missing, empty or broken."""
    return words_of(name, str(message.get(name, "")))


def words_of(name: str, value: str) -> str | None:
    """The value of a field as one line of text, encoded words (RFC 2047) decoded.

    Of those in a charset that is none on the web only what is ASCII is told.
    """
    told = ENCODED.sub(lambda word: word[0] if known(word[1]) else "=?unknown?", value)
    try:
        return " ".join(str(default.header_fetch_parse(name, told)).split()) or None
    except FAULTS:
        return None


def cut_fields(message: Part) -> tuple[str, ...]:
    """The names of the fields that were too long to be read to their ends."""
    policy = message.policy
    return tuple(sorted(policy.tally.cut)) if isinstance(policy, Bounded) else ()
