"""Find the lines in which a page says whose text it is: "PORT VESSEN (Agency) —", "Source: Agency"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from dateline.model import TOLD, By, Credit, Passage, Reading, Span, Zone
from dateline.rules import Pack, Rule
from dateline.stage import Notes, Stage

BESIDE = 4
"""Lines before the first and after the last that tells the story in which a credit may stand."""
WITHIN = 2
"""Lines at either end of the story itself in which one may."""
WIDE = 200
"""Characters at the beginning or end of a line that are looked at."""
JOINED = re.compile(r"\s*(?:[/;,+&|]|\band\b)\s*", re.IGNORECASE)
LEAD = re.compile(r"^(?:(?:with|by|from|via|copyright|©|the)\s+){1,3}", re.IGNORECASE)
NAME = re.compile(r"[^\W\d_][\w.’'-]*(?: [\w.’'&-]+){0,4}")


def find_credits(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Credit]:
    """The agencies and outlets that a page credits, each once, where it does so first."""
    seen: set[str] = set()
    for passage, place in near_lines(notes[Passage]):
        for credit in read_line(reading.page.text, passage, place, pack):
            if credit.name not in seen:
                seen.add(credit.name)
                yield credit


def near_lines(passages: Sequence[Passage]) -> Iterator[tuple[Passage, str]]:
    """The passages in which credits stand, each as what it may be read: dateline, byline, head or tail."""
    ordered = sorted(passages, key=lambda passage: passage.span)
    told = [number for number, passage in enumerate(ordered) if passage.zone in TOLD]
    if not told:
        return
    first, last = told[0], told[-1]
    for number, passage in enumerate(ordered):
        if passage.zone in {Zone.DATELINE, Zone.BYLINE}:
            yield passage, str(passage.zone)
        elif last - WITHIN < number <= last + BESIDE:
            yield passage, "tail"
        if passage.zone in TOLD and first - BESIDE <= number < first + WITHIN:
            yield passage, "head"


FORMS: Mapping[str, tuple[str, ...]] = {
    "dateline": ("dateline",),
    "byline": ("byline", "line", "source", "tail"),
    "head": ("dateline", "line", "source"),
    "tail": ("line", "source", "tail"),
}
"""The readings of rules that each place is read by."""

WHOLE = frozenset({"line", "source"})
"""The readings that take a line as a whole; behind "Source:" any name is that of an outlet."""


def read_line(text: str, passage: Passage, place: str, pack: Pack) -> Iterator[Credit]:
    """The credits of one line."""
    start, end = passage.span.start, passage.span.end
    for rule in pack.under("en.credit"):
        base = max(start, end - WIDE) if rule.read in {"byline", "tail"} else start
        found = match(rule, text[base : min(end, base + WIDE)]) if rule.read in FORMS[place] else None
        if found and (rule.read not in WHOLE or end - start <= WIDE):
            group = "dashed" if found.groupdict().get("dashed") else "name"
            for name, reason in resolve(found[group], rule, pack):
                at = base + found.start(group)
                span = Span(passage.span.page, at, at + len(found[group].rstrip()))
                yield Credit(span, name, By(rule.id, 1.0, reason))


def match(rule: Rule, line: str) -> re.Match[str] | None:
    """Where a form stands in a line: behind an opening, at its end, or as the whole of it."""
    if rule.pattern is None:
        return None
    if rule.read in WHOLE:
        return rule.pattern.fullmatch(line)
    found = rule.pattern.search(line)
    return found if found and (rule.read != "dateline" or is_opening(line[: found.start()])) else None


def is_opening(before: str) -> bool:
    """Whether what stands before a credit in brackets is nothing but a place and a day."""
    return len(before) <= 60 and all(
        word[0].isupper() or word[0].isdigit() for word in re.findall(r"\w+", before)
    )


def resolve(raw: str, rule: Rule, pack: Pack) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The outlets that some words name, and the rules that know them; none when a part is no name."""
    listed, nouns = pack["en.credit.agency"], pack["en.credit.outlet"]
    for part in [raw] if plain(raw) in listed else JOINED.split(raw.strip()):
        key = plain(part)
        if key in listed:
            yield listed.words[key], (listed.id,)
        elif key not in rule and key not in nouns and is_name(name := bare(part)):
            if key.rpartition(" ")[2] in nouns:
                yield name, (nouns.id,)
            elif rule.read == "source" or (rule.read == "dateline" and is_alone(raw)):
                yield name, ()


def is_name(words: str) -> bool:
    """Whether words read like the name of an outlet."""
    return bool(NAME.fullmatch(words)) and words[0].isupper()


def is_alone(raw: str) -> bool:
    """Whether some words are one name without a number: a day or two countries are no outlet."""
    return len(JOINED.split(raw.strip())) == 1 and not any(map(str.isdigit, raw))


def bare(name: str) -> str:
    """A name without the words before it and the marks around it."""
    return LEAD.sub("", " ".join(name.split()).strip(" .,:;*|–—-"))


def plain(name: str) -> str:
    """A name as the list of agencies has it."""
    return bare(name).casefold().replace(".", "")


def stage(pack: Pack) -> Stage:
    """The credits stage."""
    return Stage(
        "credits",
        scope="article",
        needs=(Passage,),
        gives=(Credit,),
        run=partial(find_credits, pack=pack),
    )
