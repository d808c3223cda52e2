"""The clause in which a claim stands, in the page's own words, short enough to be a headline."""

from __future__ import annotations

import re

from dateline.model import Case, Claim
from dateline.vocabulary import word_pattern

JOINING = word_pattern("en.clauses.joining")
JOINED = re.compile(rf"(?:{JOINING}\s+)+", re.IGNORECASE)
"""What ties a clause to the one before it, at its beginning."""

STOP = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?](?=[\s”\"’)]|$)|\n")
"""Where a sentence ends: not behind a title or an initial ("Mrs. Oland", "J. Berg")."""
PAUSE = re.compile(r"[,;:—–](?=\s)|\s[—–-](?=\s)")
"""Where a clause may end."""
WORDS, LEAD, CHARACTERS = 24, 12, 400
"""Words that a headline has at most before it is cut at a pause, and before the evidence; how far is looked."""
WORD = re.compile(r"\S+")
SHORT = 5
"""Words that are too few for a headline: then what goes on is cut where it is too long."""
MARKS = " \t\r\n,;:—–-"


def clause_of(case: Case, claim: Claim) -> str:
    """A claim's evidence with what stands before and behind it in its sentence, as far as it is short, on one line."""
    text = case.by_id[claim.trigger.page].text
    start = min(span.start for span in claim.evidence)
    end = max(span.end for span in claim.evidence)
    start = begin(text, start)
    told = " ".join(text[start:end].split())
    rest = text[end : end + CHARACTERS]
    stop = STOP.search(rest)
    rest = rest[: stop.start()] if stop else rest
    return alone(closed(" ".join((told + going_on(told, rest)).split())))


def begin(text: str, start: int) -> int:
    """Where the clause begins that goes on at a place: behind a pause or the end of a sentence, if that is near."""
    before = text[max(0, start - CHARACTERS) : start]
    cuts = [found.end() for mark in (STOP, PAUSE) for found in mark.finditer(before)]
    lead = before[max(cuts, default=0) :]
    near = len(lead.split()) <= LEAD and (cuts or start <= CHARACTERS)
    return start - len(lead) if near else start


def going_on(told: str, rest: str) -> str:
    """What goes on behind some words as far as there is room; few words alone ("Doctors managed") say nothing."""
    room = WORDS - len(told.split())
    fitting = with_pause(rest, room)
    if len((told + fitting).split()) >= SHORT or len(rest.split()) <= room:
        return fitting
    ends = [word.end() for word in WORD.finditer(rest)]
    return f"{rest[: ends[room - 1]]} …"


def with_pause(rest: str, room: int) -> str:
    """What goes on as far as there is room for words: all of it, else to the last pause that fits."""
    if len(rest.split()) <= room:
        return rest
    fitting = [pause.start() for pause in PAUSE.finditer(rest) if len(rest[: pause.start()].split()) <= room]
    return rest[: max(fitting, default=0)]


def closed(words: str) -> str:
    """Words without marks at their ends, nor a quotation mark or bracket that has no partner."""
    words = words.strip(MARKS)
    for opening, closing in ("“”", "()", '""'):
        if words.count(opening) + (words.count(closing) if opening != closing else 0) == 1:
            words = words.replace(opening, "").replace(closing, "")
    return words.strip(MARKS)


def alone(words: str) -> str:
    """A clause without what ties it to the one before ("AND WHERE the ferry left"); never nothing."""
    joined = JOINED.match(words)
    return words[joined.end() :] if joined and joined.end() < len(words) else words
