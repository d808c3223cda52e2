"""Posts of social networks that a page embeds: whoever signs one says what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from dateline.model import Attribution, By, Manner, Mention, Page, Sentence, Span, Zone

RULE = "attribution.posted/1"

REACH = 300
"""Characters at the end of a passage in which its signature stands."""


def find_posts(
    page: Page,
    sentences: Iterable[Sentence],
    mentions: Mapping[int, Mapping[int, Mention]],
    signature: re.Pattern[str] | None,
) -> Iterator[Attribution]:
    """The attribution of every post to the author in its signature."""
    embedded = [sentence for sentence in sentences if sentence.zone is Zone.EMBED]
    post: list[Sentence] = []
    for _, group in groupby(embedded, key=lambda sentence: sentence.passage):
        passage = list(group)
        post += passage
        start, end = max(passage[0].starts[0], passage[-1].ends[-1] - REACH), passage[-1].ends[-1]
        found = signature.search(page.text, start, end) if signature else None
        if found:
            yield from posted(page, post, found, mentions)
            post = []


def posted(
    page: Page,
    post: Sequence[Sentence],
    signature: re.Match[str],
    mentions: Mapping[int, Mapping[int, Mention]],
) -> Iterator[Attribution]:
    """The attribution of one post, unless nothing stands above its signature."""
    author = Span(page.id, *signature.span("author"))
    content = tuple(
        Span(page.id, sentence.starts[0], min(sentence.ends[-1], signature.start()))
        for sentence in post
        if sentence.starts[0] < signature.start()
    )
    sources = tuple(
        mention.id
        for sentence in post
        for mention in mentions.get(sentence.number, {}).values()
        if author.covers(mention.span)
    )
    if content:
        yield Attribution(
            source=author,
            cue=None,
            content=content,
            manner=Manner.DIRECT,
            cue_kind="say",
            sources=sources[:1],
            within=None,
            sentence=post[0].number,
            by=By(RULE, 1.0, sources[:1]),
        )
