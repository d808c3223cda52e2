"""What robots.txt lets us ask of a host, as RFC 9309 reads it, and within bounds."""

from __future__ import annotations

import re

from protego import Protego

from dateline.errors import ReadError
from dateline.io.archives.codings import decompress
from dateline.io.fetch.connections import Refusal
from dateline.io.fetch.exchanges import Exchange
from dateline.io.limits import Allowance

AGENT = "dateline"

ROBOTS_BYTES = 500 * 1024
"""Bytes of a robots.txt that are read."""

UNPACKED = 8 * ROBOTS_BYTES
"""Bytes to which a robots.txt may unpack that is sent packed though nobody asked for it."""

AGENT_LINE = re.compile(r"\s*user[-\s]*agent(?![\w-])[\s:]*(?P<agent>[^#]*)", re.IGNORECASE)


def robots_of(answer: Exchange) -> Protego:
    """The rules in what a host answers: without any all is allowed; Refusal where it fails to say."""
    if answer.status >= 500 or answer.status == 429:
        raise Refusal(f"its host answers {answer.status}")
    return Protego.parse(own_groups(text_of(answer)) if answer.status < 300 else "")


def text_of(answer: Exchange) -> str:
    """The whole lines of a robots.txt that was read so far; Refusal when it cannot be unpacked."""
    codings = [value for name, value in answer.answered if name.lower() == "content-encoding"]
    body = answer.body
    try:
        for coding in codings:
            body, _ = decompress(
                body, coding.strip().lower(), most=UNPACKED, allowance=Allowance(UNPACKED, 1)
            )
    except ReadError as error:
        raise Refusal("it is packed and cannot be unpacked") from error
    text = body[:ROBOTS_BYTES].decode("utf-8-sig", "replace")
    return text if len(body) < ROBOTS_BYTES else text[: max(text.rfind("\n"), text.rfind("\r")) + 1]


def own_groups(text: str) -> str:
    """A robots.txt in which all agents but ours and "*" are one.

    Protego notes every rule for every agent of its group: many of both would take all memory.
    """
    return "\n".join(map(own_agent, text.splitlines()))


def own_agent(line: str) -> str:
    """A line of robots.txt; one that names another agent names just "others"."""
    named = AGENT_LINE.match(line)
    agent = named["agent"].lower().partition("/")[0].strip(" \t*") if named else ""
    return f"User-agent: {AGENT if agent == AGENT else 'others'}" if agent else line
