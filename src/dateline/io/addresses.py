"""Addresses of pages: which texts are one, what the page says its own is, and when two name one page."""

from __future__ import annotations

import codecs
import re
from html import unescape
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from dateline.pages.archived import copy_in, original

LONGEST = 4000
"""Characters of an address."""

HEAD = 200_000
"""Bytes of a saved page in which its address is looked for."""

COUNTERS = re.compile(
    r"utm_\w+|[a-z]{0,3}clid|mc_[ce]id|igsh(id)?|cmpid|ncid|ocid|smid|smtyp|wt_mc|ref_?(src|url)?|cid|xtor"
    r"|at_\w+|__twitter_impression",
    re.IGNORECASE,
)
"""Parameters that tell where a reader came from, not which page is meant."""

PORTS = {80, 443, None}

LOGIN = re.compile(r"\A(\s*(?:https?:)?//)[^/?#]*@", re.IGNORECASE)
"""The name and the password before the host of an address."""

OWN = (
    re.compile(rb"<!--\s{0,20}saved from url=\(\d{1,6}\)(https?://[^\s<>\"]{1,4000})", re.IGNORECASE),
    re.compile(
        rb"<!--\s{0,20}Page saved with SingleFile\s{1,20}url:\s{0,5}(https?://[^\s<>\"]{1,4000})",
        re.IGNORECASE,
    ),
    re.compile(
        rb"^(?:Snapshot-)?Content-Location:[ \t]{0,5}(https?://[^\s<>\"]{1,4000})",
        re.IGNORECASE | re.MULTILINE,
    ),
    re.compile(
        rb"<link\b(?=[^>]{0,300}\brel\s?=\s?[\"']?canonical\b)"
        rb"[^>]{0,300}\bhref\s?=\s?[\"']?(https?://[^\s<>\"']{1,4000})",
        re.IGNORECASE,
    ),
    re.compile(
        rb"<meta\b(?=[^>]{0,300}\bproperty\s?=\s?[\"']?og:url\b)"
        rb"[^>]{0,300}\bcontent\s?=\s?[\"']?(https?://[^\s<>\"']{1,4000})",
        re.IGNORECASE,
    ),
)
"""Where a saved page says it comes from: browsers, SingleFile and MHTML first, then the page itself."""


def is_address(text: str) -> bool:
    """Whether some text is the address of a web page and nothing else."""
    if len(text) > LONGEST or not text.lower().startswith(("http://", "https://")) or re.search(r"\s", text):
        return False
    try:
        return bool(urlsplit(text).hostname) and (urlsplit(text).port or 1) > 0
    except ValueError:
        return False


def address_key(url: str) -> str:
    """What addresses of one page have in common.

    That is not the scheme, a leading "www.", the fragment, the last slash or what only counts visitors; of a
    copy in a web archive it is the page's own address.
    """
    url = original(url.strip()[:LONGEST]).url or url
    try:
        parts = urlsplit(url)
        host, port = (
            (parts.hostname or "").removeprefix("www."),
            "" if parts.port in PORTS else f":{parts.port}",
        )
    except ValueError:
        return url.strip()
    asked = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True, max_num_fields=LONGEST)
        if not COUNTERS.fullmatch(name)
    ]
    return f"{host}{port}{unquote(parts.path).rstrip('/')}" + "".join(
        f"?{name}={value}" for name, value in asked
    )


def without_login(address: str) -> str:
    """An address without the name and the password before its host: they are a secret and name no page."""
    return LOGIN.sub(r"\1", address)


def led_to(address: str, target: str) -> str | None:
    """Where an address is redirected to, without a login; `None` when that is no address."""
    try:
        return without_login(urljoin(address, target))
    except ValueError:
        return None


def own_addresses(raw: bytes) -> tuple[str, ...]:
    """The addresses that a saved page says are its own, the surest first."""
    head = raw[:HEAD].removeprefix(codecs.BOM_UTF8)
    copy = copy_in(head.decode("utf-8", "replace")).url
    found = (pattern.search(head) for pattern in OWN)
    told = (unescape(match[1].decode("utf-8", "replace")) for match in found if match)
    return tuple(dict.fromkeys([*([copy] if copy else []), *told]))
