"""Recognise time expressions and write what they mean as a `Symbol`.

`cases.chronology` anchors them once the page is dated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from dateline.mentions.times.directions import AHEAD, find_direction, is_planned, is_put_off
from dateline.mentions.times.grammar import Grammar, load_grammar
from dateline.mentions.times.joined_dates import loosen
from dateline.mentions.times.matches import MOST_TOKENS, Found, matches
from dateline.mentions.times.meanings import Meaning
from dateline.mentions.times.readings import read
from dateline.model import Anchor, By, Expression, Problem, Reading, Sentence, Symbol
from dateline.rules import Pack, Rule
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

ARTICLES = word_list("en.times.articles")


def find_times(reading: Reading, notes: Notes, *, pack: Pack) -> Iterator[Expression | Problem]:
    """The time expressions of every sentence, in text order.

    And a problem for each sentence that is too long to be read to its end.
    """
    grammar, plans, delays = load_grammar(pack), pack["en.time.word.plan"], pack["en.time.word.delay"]
    months = frozenset(grammar.tables["month"])
    for sentence in notes[Sentence]:
        if len(sentence) > MOST_TOKENS:
            yield too_long(reading, sentence)
        loose = loosen(sentence, months)
        facts = (
            expression(found, meaning, loose.origin, plans=plans, delays=delays)
            for found, meaning in read_sentence(loose.sentence, grammar)
        )
        yield from (
            fact
            for fact in facts
            if fact.direction > 0 or not fact.symbol.is_future or fact.last > fact.first
        )


def too_long(reading: Reading, sentence: Sentence) -> Problem:
    """That the end of an endless line is not read for times."""
    message = (
        f"Sentence {sentence.number + 1} has {len(sentence):,} words; times are read in its first "
        f"{MOST_TOKENS:,} only. Break it into paragraphs to have all of them."
    )
    return Problem(reading.page.locator, "times", message)


def read_sentence(sentence: Sentence, grammar: Grammar) -> list[tuple[Found, Meaning]]:
    """The longest matches that mean something and do not overlap, in text order."""
    taken = bytearray(len(sentence))
    kept: list[tuple[Found, Meaning]] = []
    for found in sorted(
        matches(grammar, sentence), key=lambda found: (found.first - found.last, found.first)
    ):
        if any(taken[found.first : found.last + 1]):
            continue
        meaning = read(found)
        if meaning:
            taken[found.first : found.last + 1] = b"\1" * (found.last + 1 - found.first)
            kept.append((found, meaning))
    return sorted(kept, key=lambda each: each[0].first)


def expression(
    found: Found, meaning: Meaning, origin: Sequence[int], *, plans: Rule, delays: Rule
) -> Expression:
    """The fact of one match in a sentence whose tokens come from `origin`.

    Its premises are the word tables and shapes that it read, and the list of plans where one makes it lie
    ahead.
    """
    sentence, first = found.sentence, found.first + leads(found)
    symbol = Symbol.parse(meaning.symbol)
    above = symbol.anchor is Anchor.EVENT
    direction = find_direction(sentence, first, last=found.last, plans=plans, above=above)
    put_off = direction != AHEAD and is_put_off(sentence, first, found.last, delays=delays)
    planned = direction == AHEAD and is_planned(sentence, first, plans=plans)
    sources = (*found.sources, *(found.grammar.ids[table] for table in meaning.tables))
    return Expression(
        span=sentence.span(first, found.last),
        type=meaning.type,
        symbol=symbol,
        mod=meaning.mod,
        sentence=sentence.number,
        first=origin[first],
        last=origin[found.last],
        direction=AHEAD if put_off else direction,
        by=By(found.rule.rule.id, 1.0, (*sources, *[plans.id] * planned, *[delays.id] * put_off)),
    )


def leads(found: Found) -> int:
    """1 when the first word is the article of a noun behind the expression ("a five-hour visit"), else 0."""
    sentence, at = found.sentence, found.first
    outside = sentence.lowers[at] in ARTICLES and sentence.heads[at] > found.last
    photo = sentence.lowers[at] == "this" and "year" in found
    return int((outside or photo) and found.last > at and "one" not in found)


def stage(pack: Pack) -> Stage:
    """The times stage."""
    return Stage(
        "times",
        scope="article",
        needs=(Sentence,),
        gives=(Expression, Problem),
        run=partial(find_times, pack=pack),
    )
