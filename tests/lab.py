"""What many tests do.

Read a text through all stages, walk all facts of a case, and find the spans and reasons in them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.model import By, Case, Edit, Page, Passage, Reading, Sighting, Span
from dateline.stage import Notes, Stage

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples" / "patrol-boats"
DAY = "2025-10-15"


@cache
def all_stages() -> tuple[Stage, ...]:
    """The stages as the command line runs them."""
    return pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())


@cache
def rule_stages() -> tuple[Stage, ...]:
    """The stages by their rules alone, so that an example proves the rule, whatever a network makes of it."""
    return pipeline.stages(SpacyParser(), LangidIdentifier())


def make_page(text: str, *, ref: str = "page", published: str | None = None) -> Page:
    """A page met once; the day is vouched for when there is one."""
    return Page(
        ref, text, (Sighting(f"{ref}.txt", "0" * 64, published=published, given=published is not None),)
    )


def build_case(pages: Iterable[Page]) -> Case:
    """A case of pages that are already in memory."""
    return pipeline.build(pages, all_stages(), version="test")


def read_page(page: Page, stages: Sequence[Stage] | None = None) -> Notes:
    """The notes of all article stages; a crash is not guarded."""
    notes = Notes()
    for stage in stages or all_stages():
        if stage.scope == "article":
            notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)
    return notes


def read_alone(page: Page) -> Iterator[Any]:
    """Every fact that rules find, also those that a case does not keep, of a case of one page.

    A crash is not guarded.
    """
    return read_together([page], rule_stages())


def read_together(pages: Iterable[Page], stages: Sequence[Stage]) -> Iterator[Any]:
    """Every fact of a case of some pages, also those that a case does not keep; a crash is not guarded."""
    ordered = sorted(pages, key=lambda page: page.order)
    articles = {page.id: read_page(page, stages).plus([page], (Page,)) for page in ordered}
    yield from (fact for layers in articles.values() for kind in layers for fact in layers[kind])
    notes = Notes()
    for stage in stages:
        if stage.scope == "case":
            notes = notes.plus(stage.run(articles, notes), stage.gives)
    yield from (fact for kind in notes for fact in notes[kind])


def facts_of(case: Case) -> Iterator[Any]:
    """Every fact of a case, field by field."""
    for field in fields(case):
        if field.name != "run":
            yield from getattr(case, field.name)


def parts_of(thing: object) -> Iterator[object]:
    """A thing and everything it is made of."""
    yield thing
    if isinstance(thing, (tuple, list)):
        for part in thing:
            yield from parts_of(part)
    elif is_dataclass(thing):
        for field in fields(thing):
            yield from parts_of(getattr(thing, field.name))


def spans_of(thing: object) -> list[Span]:
    """All spans anywhere in a thing."""
    return [part for part in parts_of(thing) if isinstance(part, Span)]


def reasons_of(thing: object) -> list[By]:
    """All reasons anywhere in a thing."""
    return [part for part in parts_of(thing) if isinstance(part, By)]
