"""Times in posts that a page embeds: counted from the day with which a post is signed, not from the page's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from dateline.cases.calendar import days_of
from dateline.cases.chronology.anchoring import anchor_page
from dateline.model import By, DateEstimate, Expression, Passage, Timex, Zone
from dateline.stage import Notes

Post = tuple[Sequence[Expression], Expression]
"""The expressions of a post, and the day that signs it, the last of them."""


def anchor_all(layers: Notes, estimate: DateEstimate, likely: Sequence[str]) -> tuple[Timex, ...]:
    """All expressions of a page resolved, in text order; `likely` are the ISO days that it may be of."""
    posts = list(find_posts(layers[Passage], layers[Expression]))
    posted = {expression.id for expressions, _ in posts for expression in expressions}
    own = [expression for expression in layers[Expression] if expression.id not in posted]
    posting = (timex for post in posts for timex in anchor_post(post, estimate))
    found = [*anchor_page(own, estimate, likely), *posting]
    return tuple(sorted(found, key=lambda timex: timex.span))


def find_posts(passages: Iterable[Passage], expressions: Sequence[Expression]) -> Iterator[Post]:
    """The posts of a page that are signed with a day, which is the last time in its passage."""
    ordered = sorted(passages, key=lambda passage: passage.span)
    for zone, run in groupby(ordered, key=lambda passage: passage.zone):
        post: list[Expression] = []
        for passage in run if zone is Zone.EMBED else ():
            post += sorted(
                (each for each in expressions if passage.span.covers(each.span)), key=lambda each: each.span
            )
            if post and is_day(post[-1]):
                yield post, post[-1]
                post = []


def is_day(expression: Expression) -> bool:
    """Whether an expression names one day with its year."""
    days = None if expression.symbol.needs_anchor else days_of(str(expression.symbol))
    return days is not None and days[0] == days[1]


def anchor_post(post: Post, estimate: DateEstimate) -> Iterator[Timex]:
    """The expressions of a post, seen from the day that signs it."""
    expressions, signature = post
    day = str(signature.symbol)[:10]
    for timex in anchor_page(expressions, replace(estimate, value=day, earliest=day, latest=day), ()):
        by = By("case.time.from_post/1", timex.by.score, (timex.expression, signature.id))
        counted = timex.value is not None and timex.anchor == estimate.page
        yield replace(timex, anchor=signature.id, by=by) if counted else timex
