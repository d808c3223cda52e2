"""What a file is by its first bytes, what a Content-Type says, and what never is a page."""

from __future__ import annotations

import codecs
import re
import zlib
from email.message import Message

LOOKS = "css js mjs map woff woff2 ttf otf eot jpg jpeg png gif svg webp avif bmp ico tif tiff heic"
SOUNDS = "mp3 mp4 m4a m4v m4s m3u8 mpd ogg ogv oga wav flac aac avi mov mkv webm wmv swf vtt srt"
ASSETS = frozenset(f".{ending}" for ending in f"{LOOKS} {SOUNDS}".split(" "))
"""Endings of what makes a page look and move: images, sounds, films, fonts, styles, scripts."""

OFFICE = (b"[Content_Types].xml", b"mimetype", b"META-INF/")
"""The first member of ZIP files that are documents or programs."""

HEAD = 4096
"""Bytes from which a file is known."""

PROLOGUE = rb"(?i)\s*+(?:<\?xml[^>]{0,200}\?>\s*+)?(?:<!--(?:(?!-->).)*+-->\s*+)*+"
"""What may stand before the first tag; nothing is tried twice, so that a thousand comments cost no more."""

HTML = re.compile(
    PROLOGUE + rb"<(?:!doctype\s+html|html|head|body|title|meta|article|div|p)[\s>/]", re.DOTALL
)
FEED = re.compile(PROLOGUE + rb"<(rss|feed|rdf:rdf)[\s>]", re.DOTALL)
MAIL = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\n]{0,998}\r?\n(?:[ \t][^\n]{0,998}\r?\n)*){2}")
MAIL_FIELD = re.compile(rb"(?im)^(?:from|date|subject|message-id|mime-version|received|return-path):[ \t]")
SNAPSHOT = re.compile(rb"(?im)^(?:snapshot-content-location:|content-type:\s*multipart/related)")
CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def sniff(head: bytes) -> str | None:
    """The ending for which the first bytes of a file speak, `None` when they do not speak clearly."""
    if head.startswith(b"\x1f\x8b"):
        return ".warc.gz" if unpack(head).startswith(b"WARC/") else ".gz"
    if head.startswith(b"PK\x03\x04"):
        return (".docx" if b"word/" in head else None) if head[30:].startswith(OFFICE) else ".zip"
    if head.lstrip()[:5] == b"{\\rtf":
        return ".rtf"
    if head.startswith(b"%PDF-"):
        return ".pdf"
    if head.startswith(b"WARC/"):
        return ".warc"
    return sniff_text(head.removeprefix(b"\xef\xbb\xbf"))


def sniff_text(head: bytes) -> str | None:
    """The ending of something that is made of characters."""
    if not head.strip() or CONTROL.search(head):
        return None
    if HTML.match(head):
        return ".html"
    if feed := FEED.match(head):
        return ".atom" if feed[1].lower() == b"feed" else ".rss"
    if MAIL.match(head) and MAIL_FIELD.search(head):
        return ".mhtml" if SNAPSHOT.search(head) else ".eml"
    return ".txt" if is_prose(head) else None


def is_prose(head: bytes) -> bool:
    """Whether these bytes are words in UTF-8, rather than markup, tables or programs."""
    try:
        text = codecs.getincrementaldecoder("utf-8")().decode(head)
    except UnicodeDecodeError:
        return False
    if text.lstrip()[:1] in "<{[#/":
        return False
    return sum(letter.isalpha() or letter in " \n\r\t.,'’" for letter in text) * 10 >= len(text) * 9


def unpack(head: bytes, most: int = 64) -> bytes:
    """The beginning of what gzip data unpacks to, empty when it is damaged."""
    try:
        return zlib.decompressobj(wbits=31).decompress(head, most)
    except zlib.error:
        return b""


def media_type(declared: str) -> tuple[str, str | None]:
    """A Content-Type taken apart: the media type in lower case (empty when it is none), and its charset."""
    message = Message()
    message["Content-Type"] = " ".join(declared.split())[:1000]
    return message.get_content_type() if "/" in declared else "", message.get_content_charset()
