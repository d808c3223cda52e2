"""Find pages that are no copies and yet may go back to one origin: one credit, or the same quotations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from dateline.cases.indexes import ids_by_member
from dateline.cases.outlets import key_of, outlets_of
from dateline.cases.union_find import join_groups
from dateline.model import By, Copies, CopyKind, CopyPair, Credit, Origin, Page, Span, Story
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def find_origins(articles: Mapping[str, Notes], notes: Notes, *, pack: Pack) -> Iterator[Origin]:
    """Groups of pages of one story, of two witnesses at least, that one credit or shared quotations join."""
    copied = (copies for copies in notes[Copies] if len(copies.pages) > 1)
    witness = ids_by_member(copied, lambda copies: copies.pages)
    quotes = quotes_by_story(notes)
    for story in notes[Story]:
        if count_witnesses(story.pages, witness) > 1:
            found = (*find_credited(story, articles, pack), *find_quoting(story, quotes.get(story.id, ())))
            yield from (origin for origin in found if count_witnesses(origin.pages, witness) > 1)


def count_witnesses(pages: Iterable[str], witness: Mapping[str, str]) -> int:
    """How many witnesses some pages are; copies are one."""
    return len({witness.get(page, page) for page in pages})


def find_credited(story: Story, articles: Mapping[str, Notes], pack: Pack) -> Iterator[Origin]:
    """The pages of a story that credit one name, and those of its own outlet."""
    by_name: dict[str, list[Credit]] = defaultdict(list)
    outlets: dict[str, list[str]] = defaultdict(list)
    for page in story.pages:
        for credit in articles[page][Credit]:
            by_name[key_of(credit.name)].append(credit)
        for key in sorted(set[str]().union(*(outlets_of(found, pack) for found in articles[page][Page]))):
            outlets[key].append(page)
    for key, named in sorted(by_name.items()):
        crediting = {credit.span.page for credit in named}
        if crediting - set(outlets[key]):
            spans, premises = tuple(credit.span for credit in named), tuple(credit.id for credit in named)
            yield Origin(
                tuple(page for page in story.pages if page in crediting or page in outlets[key]),
                min(credit.name for credit in named),
                spans,
                By("case.origins.credit/1", 1.0, premises),
            )


def quotes_by_story(notes: Notes) -> Mapping[str, list[tuple[str, CopyPair]]]:
    """The pairs that share quotations only and tell one story, by story, each with its group's id."""
    story_of = ids_by_member(notes[Story], lambda story: story.pages)
    found: dict[str, list[tuple[str, CopyPair]]] = defaultdict(list)
    for copies in notes[Copies]:
        for pair in copies.pairs:
            if pair.kind == CopyKind.QUOTE and story_of.get(pair.left) == story_of.get(pair.right):
                found[story_of[pair.left]].append((copies.id, pair))
    return found


def find_quoting(story: Story, pairs: Sequence[tuple[str, CopyPair]]) -> Iterator[Origin]:
    """The pages of a story that shared quotations join, with the first words that each shares."""
    first: dict[str, Span] = {}
    for _, pair in pairs:
        start, end, begin, upto = pair.passages[0]
        first.setdefault(pair.left, Span(pair.left, start, end))
        first.setdefault(pair.right, Span(pair.right, begin, upto))
    quoting = [page for page in story.pages if page in first]
    for members in map(tuple, join_groups(quoting, [(pair.left, pair.right) for _, pair in pairs])):
        named = tuple(dict.fromkeys(copies for copies, pair in pairs if pair.left in members))
        yield Origin(
            members, None, tuple(first[page] for page in members), By("case.origins.quote/1", 1.0, named)
        )


def stage(pack: Pack) -> Stage:
    """The origins stage."""
    return Stage(
        "origins",
        scope="case",
        needs=(Page, Credit, Copies, Story),
        gives=(Origin,),
        run=partial(find_origins, pack=pack),
    )
