"""Find repairs: what the page wrote and how it is to be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial

from dateline.model import TOLD, By, Edit, Language, Page, Passage, Reading, Span
from dateline.rules import Pack, Rule
from dateline.stage import Notes, Stage
from dateline.text.repairs.glued_words import find_glued, known_names, load_lookalikes
from dateline.text.repairs.mojibake import find_mojibake
from dateline.text.sentences import is_read
from dateline.text.signs import find_line_breaks, find_signs

PATTERNS = (
    "cut",
    "label",
    "stop",
    "lost_apostrophe",
    "lost_dash",
    "lost_quotes",
    "markdown_link",
    "markdown_stress",
    "quote_mark",
    "tag",
)
"""Rules whose table says how each group of their pattern is to be read."""


def find_repairs(
    reading: Reading, notes: Notes, *, pack: Pack, lookalikes: frozenset[str], names: frozenset[str]
) -> Iterator[Edit]:
    """Damaged and hidden signs, words torn at a line's end or glued together, and misplaced blanks.

    Only where the page is read, and each place once.
    """
    if all(language.analysed for language in notes[Language]):
        read = [passage for passage in notes[Passage] if is_read(passage)]
        told = [passage for passage in read if passage.zone in TOLD]
        yield from first_come(
            (
                *find_mojibake(reading.page, read, pack=pack),
                *find_line_breaks(reading.page, read, pack=pack),
                *find_signs(reading.page, read, pack=pack),
                *find_glued(reading.page, told, pack=pack, lookalikes=lookalikes, names=names),
                *find_patterns(reading.page, told, pack=pack),
            )
        )


def find_patterns(page: Page, told: Sequence[Passage], *, pack: Pack) -> Iterator[Edit]:
    """What the patterns of rules find: every group that a rule's table names is read as the table says."""
    for rule in (pack[f"en.repair.{name}"] for name in PATTERNS):
        for passage in told if rule.pattern else ():
            yield from repaired(page, passage, rule)


def repaired(page: Page, passage: Passage, rule: Rule) -> Iterator[Edit]:
    """What the pattern of one rule finds in a passage, which is all that it sees."""
    text, begin = page.text[passage.span.start : passage.span.end], passage.span.start
    for match in rule.pattern.finditer(text) if rule.pattern else ():
        for group, meant in rule.words.items():
            start, end = match.span(group)
            yield Edit(Span(page.id, begin + start, begin + end), meant, By(rule.id))


def first_come(edits: Iterable[Edit]) -> Iterator[Edit]:
    """The edits that touch no character of one before them."""
    taken: set[int] = set()
    for edit in edits:
        place = range(edit.span.start, edit.span.end)
        if taken.isdisjoint(place):
            taken.update(place)
            yield edit


def stage(pack: Pack, world: Pack) -> Stage:
    """The repairs stage."""
    lookalikes, digest = load_lookalikes()
    run = partial(find_repairs, pack=pack, lookalikes=lookalikes, names=known_names(world))
    return Stage(
        "repairs",
        scope="article",
        needs=(Passage, Language),
        gives=(Edit,),
        run=run,
        knowledge=digest,
    )
