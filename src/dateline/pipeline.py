"""The table of contents: which stages run, in which order, and how pages become a case."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain
from typing import Any, Protocol

from dateline.cases import origins, ranking, rulings
from dateline.cases.additions import add_claims
from dateline.cases.agreement import agreement
from dateline.cases.chronology import chronology
from dateline.cases.copies import copies
from dateline.cases.corrections import correct
from dateline.cases.dating import dating
from dateline.cases.entities import entities
from dateline.cases.events import events
from dateline.cases.passages import stories_in, tell_stories
from dateline.cases.stories import stories
from dateline.claims import embeddings
from dateline.claims.ages import ages
from dateline.claims.arguments import arguments
from dateline.claims.attribution import attribution
from dateline.claims.status import status
from dateline.claims.triggers import triggers
from dateline.fingerprints import fingerprint_of, source_hash
from dateline.guard import Overrun, guard, read_article
from dateline.mentions import actors, places
from dateline.mentions.coreference import coreference
from dateline.mentions.times import times
from dateline.model import LAYERS, Case, Entity, Judgement, Page, Passage, Problem, Ruling, Run, make_id
from dateline.model.cases import grouped
from dateline.reader import coder, network
from dateline.rules import PACKS, load_pack
from dateline.stage import Notes, Stage, check
from dateline.text import credit, languages, sentences
from dateline.text.repairs import repairs
from dateline.text.zones import zones

GIVEN = (Page, Ruling)
"""What stages find before the first of them runs: the pages, and what people said of them."""

Progress = Callable[[str, int, int], None]
"""Told the stage, how many pages are done, and of how many."""


class Memory(Protocol):
    """Where the notes of unchanged pages are remembered between builds."""

    def recall(self, key: str) -> Notes | None:
        """The notes kept under a key, if any."""

    def keep(self, key: str, notes: Notes) -> None:
        """Keep the notes of one page."""


def stages(
    parser: sentences.Parser,
    identifier: languages.Identifier,
    runtime: network.Runtime | None = None,
    *,
    alone: bool = False,
) -> tuple[Stage, ...]:
    """Every stage in running order; without a `runtime` attribution works by its rules alone.

    With `alone` no page helps to date another.
    """
    en, plover, world = map(load_pack, PACKS)
    return (
        # text: page -> passages -> sentences
        zones.stage(en),
        languages.stage(en, identifier),
        credit.stage(en),
        repairs.stage(en, world),
        sentences.stage(parser),
        # mentions: who, where and when is named
        times.stage(en),
        places.stage(world),
        actors.stage(en, world),
        coreference.stage(en, world),
        # claims: who says something, what happened, how surely
        attribution.stage(en, runtime),
        triggers.stage(en, plover, coder.installed() if runtime else None),
        arguments.stage(en),
        status.stage(en),
        embeddings.stage(),
        ages.stage(),
        # case: all pages together
        copies.stage(en),
        entities.stage(world),
        stories.stage(),
        origins.stage(en),
        dating.stage(alone=alone),
        chronology.stage(),
        events.stage(),
        agreement.stage(),
        ranking.stage(),
    )


def joined(stages: Sequence[Stage], more: Sequence[Stage]) -> tuple[Stage, ...]:
    """Stages with more of them: those that read one article before those that read all."""
    return tuple(sorted((*stages, *more), key=lambda stage: stage.scope == "case"))


def build(
    pages: Iterable[Page],
    stages: Sequence[Stage],
    *,
    version: str,
    judgements: Iterable[Judgement] = (),
    mapper: Callable[..., Iterable[Notes]] = map,
    memory: Memory | None = None,
    progress: Progress | None = None,
) -> Case:
    """A case from pages, in any order: the same pages give the same case.

    What people decided counts before what rules find (law 7); a judgement that cannot is a Problem, too.
    """
    check(stages, given=GIVEN)
    log = {each.id: each for each in sorted(judgements, key=lambda each: each.order)}
    every = {page.id: page for page in sorted(pages, key=lambda page: page.order)}
    told = progress or silent
    read = partial(read_articles, every, stages, mapper=mapper, memory=memory, progress=told)
    notes, ruled = correct(*read_as_ruled(read, log.values(), stories=stories_in(log.values(), every)))
    case = read_case(notes, stages, ruled=ruled, progress=told)
    ruled = rulings.settle_names(ruled, case[Entity], log)
    case = case.plus(rulings.problems_of(ruled, log), (Problem,))
    run = Run(version, tuple(stage.fingerprint for stage in stages))
    layers = layers_of((*notes.values(), case))
    return Case(run, tuple(every.values()), judgements=tuple(log.values()), rulings=ruled, **layers)


def read_as_ruled(
    read: Callable[..., dict[str, Notes]], log: Iterable[Judgement], *, stories: Sequence[Judgement]
) -> tuple[dict[str, Notes], tuple[Ruling, ...]]:
    """The notes of all pages, with claims that people added, and what their judgements come to.

    Words that people put into the story are read as a part of it. Which of these judgements hold is known
    when the pages are read: without those that do not they are read again.
    """
    notes = add_claims(read(stories=stories), log)
    ruled = rulings.rule_on(log, notes)
    holding = {ruling.judgement for ruling in ruled if ruling.holds}
    held = [judgement for judgement in stories if judgement.id in holding]
    return (notes, ruled) if len(held) == len(stories) else read_as_ruled(read, log, stories=held)


def layers_of(notes: Sequence[Notes]) -> dict[str, tuple[Any, ...]]:
    """The layers of a case by field: all facts of their types, in the order of the notes."""
    return {field: facts_of(kind, notes) for field, kind in LAYERS.items()}


def facts_of(kind: type, notes: Iterable[Notes]) -> tuple[Any, ...]:
    """All facts of one type, in the order of the notes."""
    return tuple(chain.from_iterable(each[kind] for each in notes))


def silent(stage: str, done: int, total: int) -> None:
    """Progress for nobody."""


def read_articles(
    pages: Mapping[str, Page],
    stages: Sequence[Stage],
    *,
    stories: Sequence[Judgement] = (),
    mapper: Callable[..., Iterable[Notes]],
    memory: Memory | None,
    progress: Progress,
) -> dict[str, Notes]:
    """The notes of every page: remembered when nothing that makes them has changed, else read and kept.

    `stories` put words of pages into their stories.
    """
    told = grouped((judgement.members[0], judgement) for judgement in stories)
    article = tuple(stage for stage in stages if stage.scope == "article")
    keys = keys_of(pages, article, told)
    found = recalled(keys, memory)
    fresh = [page for page in pages if page not in found]
    progress("reading", len(found), len(pages))
    reading = partial(read_article, stages=telling(article, told), kept=kept_types(stages))
    read = mapper(reading, (pages[page] for page in fresh))
    for done, (page, notes) in enumerate(zip(fresh, read, strict=True), len(found) + 1):
        found[page] = notes.plus(overrun_problems(pages[page], notes), (Problem,))
        remember(memory, keys[page], notes)
        progress("reading", done, len(pages))
    return {page: found[page].plus([pages[page]], (Page,)) for page in pages}


def keys_of(
    pages: Mapping[str, Page], stages: Iterable[Stage], stories: Mapping[str, Sequence[Judgement]]
) -> dict[str, str]:
    """Under what the notes of every page are remembered, by page."""
    made = [source_hash(__name__), fingerprint_of(read_article), *(stage.fingerprint for stage in stages)]
    told = {page: [judgement.id for judgement in stories.get(page, ())] for page in pages}
    return {page: memory_key(pages[page], [*made, *told[page]]) for page in pages}


def telling(stages: Sequence[Stage], stories: Mapping[str, Sequence[Judgement]]) -> tuple[Stage, ...]:
    """Article stages of which that of passages puts words into the stories of pages, as people say."""
    return tuple(
        replace(stage, run=partial(tell_stories, run=stage.run, stories=stories))
        if stories and Passage in stage.gives
        else stage
        for stage in stages
    )


def kept_types(stages: Iterable[Stage]) -> tuple[type, ...]:
    """What is kept of the notes of a page: what a case holds, and what its stages need."""
    needed = chain.from_iterable(stage.needs for stage in stages if stage.scope == "case")
    return (Page, *LAYERS.values(), *needed)


def recalled(keys: Mapping[str, str], memory: Memory | None) -> dict[str, Notes]:
    """The notes that are remembered, by page."""
    if memory is None:
        return {}
    found = ((page, memory.recall(key)) for page, key in keys.items())
    return {page: notes for page, notes in found if notes is not None}


def remember(memory: Memory | None, key: str, notes: Notes) -> None:
    """Keep the notes of a page, unless the machine ended it before it was read."""
    if memory is not None and not notes[Overrun]:
        memory.keep(key, notes)


def memory_key(page: Page, made: Sequence[str]) -> str:
    """What the notes of a page depend on: the page, its sightings, the fingerprints of what reads it.

    And the judgements by which it is read otherwise.
    """
    return make_id("key", page.id, repr(page.sightings), *made)


def overrun_problems(page: Page, notes: Notes) -> Iterator[Problem]:
    """What a person is told of a page that went past its budget."""
    for overrun in notes[Overrun]:
        message = (
            f"{overrun.why}. What was found before this stage is kept, and the next build tries again; "
            "if it ends so again, divide the page."
        )
        yield Problem(page.locator, overrun.stage, message)


def read_case(
    articles: Mapping[str, Notes],
    stages: Sequence[Stage],
    *,
    ruled: Iterable[Ruling],
    progress: Progress,
) -> Notes:
    """Run the case stages over all pages, as people have ruled.

    A stage that crashes leaves its layers empty, and a Problem.
    """
    notes = Notes({Ruling: ruled})
    case = [stage for stage in stages if stage.scope == "case"]
    for done, stage in enumerate(case, 1):
        notes, _ = guard(stage, "case", notes, partial(stage.run, articles, notes))
        progress(stage.name, done, len(case))
    return notes
