"""Group the pages that tell one story."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, product

from dateline.cases.stories.clustering import gather, join_gatherings
from dateline.cases.tfidf import count_terms, weigh_terms
from dateline.cases.union_find import join_groups
from dateline.model import By, Copies, Page, Passage, Story
from dateline.stage import Notes, Stage


def group_stories(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Story]:
    """Every page in exactly one story; copies stay together."""
    counts = {page: count_terms(layers[Page][0], layers[Passage]) for page, layers in articles.items()}
    vectors = weigh_terms(counts)
    pairs = chain.from_iterable(product(copies.pages[:1], copies.pages) for copies in notes[Copies])
    units = map(tuple, join_groups(counts, pairs))
    order = {page: number for number, page in enumerate(counts)}
    for found in join_gatherings(gather((unit, list(map(vectors.__getitem__, unit))) for unit in units)):
        pages = tuple(sorted(chain.from_iterable(found), key=order.__getitem__))
        yield Story(
            pages, By("case.stories.terms/1" if len(pages) > 1 else "case.stories.alone/1", 1.0, pages)
        )


def stage() -> Stage:
    """The stories stage."""
    return Stage(
        "stories",
        scope="case",
        needs=(Page, Passage, Copies),
        gives=(Story,),
        run=group_stories,
    )
