"""Channels and chats as Telegram Desktop exports them in JSON: every message is a record with its channel."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from dateline.io.readers.fields import Record

SERVICE = "service"
"""The type of messages that tell what happened to the chat itself."""

DEEPEST = 4
"""Objects around a list of chats."""

CHANNEL = re.compile(r"https?://(?:www\.)?t\.me/(?:s/)?(?P<name>[A-Za-z]\w{3,40})(?:/\d+)?/?(?:\?.*)?")
"""The address of a channel or of one of its posts."""


def channel_in(url: str | None) -> str | None:
    """The channel that an address names."""
    found = CHANNEL.fullmatch(url or "")
    return found["name"] if found else None


def chats_in(document: Any, depth: int = 0) -> Iterator[Record]:
    """The chats of a document: it is one, or has lists of them."""
    if not isinstance(document, dict) or depth > DEEPEST:
        return
    if is_chat(document):
        yield document
        return
    for name in ("chats", "left_chats"):
        listed = document.get(name)
        for each in listed.get("list", ()) if isinstance(listed, dict) else ():
            yield from chats_in(each, depth + 1)


def is_chat(found: Record) -> bool:
    """Whether an object has messages as Telegram writes them: with a number, a type and a moment."""
    messages = found.get("messages")
    if not isinstance(messages, list) or not messages or not isinstance(found.get("type"), str):
        return False
    return all(isinstance(each, dict) and {"id", "type", "date"} <= each.keys() for each in messages[:10])


def messages_of(chat: Record, *, alone: bool) -> Iterator[tuple[str, Record]]:
    """The messages of a chat that hold text, as records, with what tells them from others."""
    site = chat.get("name") or chat.get("type")
    for message in chat["messages"]:
        text = text_of(message.get("text")) if isinstance(message, dict) else ""
        if text.strip() and message.get("type") != SERVICE:
            mark = str(message.get("id")) if alone else f"{chat.get('id')}/{message.get('id')}"
            yield mark, record_of(message, text, site)


def record_of(message: Record, text: str, site: Any) -> Record:
    """A message as a record; who wrote what was forwarded is its author, in a group its sender."""
    sender = message.get("from")
    author = message.get("forwarded_from") or (sender if sender != site else None)
    return {"text": text, "date": message.get("date"), "site": site, "author": author}


def text_of(written: Any) -> str:
    """A text that may be a list of plain and marked pieces."""
    pieces = written if isinstance(written, list) else [written]
    told = (piece.get("text") if isinstance(piece, dict) else piece for piece in pieces)
    return "".join(piece for piece in told if isinstance(piece, str))
