"""Words of a page that a person selects, as the verdicts of judgements: a claim, the story, or no part of it."""

from __future__ import annotations

import re

from dateline.cases.additions import added_id
from dateline.cases.speakers import name_of
from dateline.errors import DatelineError
from dateline.model import Case, Judgement, JudgementKind, Page
from dateline.views.clauses import STOP
from dateline.views.naming import now_called

PLACE = re.compile(r"\[?(\d{1,9})[-:](\d{1,9})\]?")
"""Characters of a page as people type them: 321-360, or [321:360] as `dateline why` prints them."""
FEW = 3
"""Words that may all be the event word."""

Chosen = tuple[int, int]
"""Characters of a page, from the first to the one behind the last."""


def select(case: Case, page: Page, given: str) -> Chosen:
    """The characters of a page that a person means, by their place or as words that stand there once."""
    place = PLACE.fullmatch(given)
    found = [(int(place[1]), int(place[2]))] if place else places_of(given, page.text)
    if len(found) == 1 and trimmed(page.text, *found[0]):
        return trimmed(page.text, *found[0]) or found[0]
    name = name_of(case, page.id)
    if len(found) > 1:
        places = ", ".join(f"{start}-{end}" for start, end in found[:5])
        raise DatelineError(
            f"{given!r} stands on {name} {len(found)} times ({places}{' …' if len(found) > 5 else ''}).",
            advice="Give one of these places, or more words.",
        )
    raise DatelineError(
        f"{given!r} is nothing that stands on {name}.",
        advice="Give words as they stand on the page, or their place as 321-360.",
    )


def places_of(words: str, text: str) -> list[Chosen]:
    """Where words stand in a text, whatever blanks are between them."""
    pattern = r"\s+".join(map(re.escape, words.split()))
    return [found.span() for found in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)] if pattern else []


def trimmed(text: str, start: int, end: int) -> Chosen | None:
    """Characters of a text without blanks at their edges; `None` where nothing is left, or they go beyond it."""
    words = text[start:end]
    if not words.strip() or end > len(text):
        return None
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def verdict_on_words(case: Case, page: Page, kind: JudgementKind, value: str, *, event: str = "") -> str:
    """What a person says who selects words of a page; of those of a claim, `event` is the event word."""
    chosen = select(case, page, value)
    if kind is not JudgementKind.ADD:
        return place_of(chosen)
    word = event_in(page.text, chosen, event)
    clause = sentence_around(page.text, chosen) if word == chosen else chosen
    return f"{place_of(word)}/{place_of(clause)}"


def event_in(text: str, chosen: Chosen, event: str) -> Chosen:
    """Where the event word stands among the words of a claim: all of them where none is named."""
    start, end = chosen
    words = text[start:end]
    found = places_of(event, words) if event else [(0, len(words))]
    if not found or (not event and len(words.split()) > FEW):
        said = f"{event!r} is not among them" if event else "nobody says which of them"
        raise DatelineError(
            f"“{' '.join(words.split())}” tells what happened by one word, and {said}.",
            advice="Give the word that names the event, as event=WORD.",
        )
    return start + found[0][0], start + found[0][1]


def sentence_around(text: str, chosen: Chosen) -> Chosen:
    """The sentence in which words stand."""
    start, end = chosen
    begins = max((found.end() for found in STOP.finditer(text[:start])), default=0)
    stop = STOP.search(text, end)
    ends = stop.end() - (text[stop.start()] == "\n") if stop else len(text)
    return trimmed(text, begins, ends) or chosen


def place_of(chosen: Chosen) -> str:
    """Characters of a page as a verdict has them."""
    return f"{chosen[0]}-{chosen[1]}"


def refuse_known(case: Case, judgement: Judgement) -> None:
    """Raise DatelineError where the claim that a judgement would add is there already."""
    known = added_id(judgement)
    now = now_called(case).get(known, known)
    if now in case.by_id:
        raise DatelineError(
            f"the outlet's own word there is a claim already ({now}).",
            advice=f"Correct it: dateline judge correct CASE {now} FIELD=VALUE",
        )
