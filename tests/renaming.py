"""Pages under other names: facts with every name exchanged, and with every id that hangs on one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from dateline import pipeline
from dateline.model import LAYERS, Case, Page
from dateline.stage import Notes
from tests.lab import all_stages

Names = Mapping[str, str]
"""The new name of everything by its old one: refs and locators of pages, ids of pages and of facts."""
Read = Callable[[Page], Notes]


def renamed(thing: Any, names: Names) -> Any:
    """A fact, or anything in one, under new names; nouns compute their ids anew."""
    if isinstance(thing, str):
        return names.get(thing, thing)
    if isinstance(thing, tuple):
        return tuple(renamed(part, names) for part in thing)
    if is_dataclass(thing):
        parts = (renamed(getattr(thing, field.name), names) for field in fields(thing) if field.init)
        return type(thing)(*parts)
    return thing


def names_under(case: Case, refs: Names) -> Names:
    """The new names of all facts of a case when its pages get new refs.

    Layer by layer, since ids only name facts of earlier ones.
    """
    names = dict(refs)
    for layer in ("pages", *LAYERS):
        facts = [fact for fact in getattr(case, layer) if hasattr(fact, "id")]
        names |= {fact.id: renamed(fact, names).id for fact in facts}
    return names


def build_keeping(pages: Iterable[Page]) -> tuple[Case, dict[str, Notes]]:
    """A case, and the notes of its article stages by page."""
    kept: dict[str, Notes] = {}

    def keep(read: Read, pages: Iterable[Page]) -> Iterable[Notes]:
        for page in pages:
            kept[page.id] = read(page)
            yield kept[page.id]

    return pipeline.build(pages, all_stages(), version="test", mapper=keep), kept


def build_from(pages: Iterable[Page], notes: Mapping[str, Notes]) -> Case:
    """A case of pages whose notes are there: only the case stages run."""

    def recall(_: Read, pages: Iterable[Page]) -> Iterable[Notes]:
        return [notes[page.id] for page in pages]

    return pipeline.build(pages, all_stages(), version="test", mapper=recall)


def rename_notes(notes: Mapping[str, Notes], names: Names) -> dict[str, Notes]:
    """Notes by page under new names."""
    return {
        names[page]: Notes({kind: renamed(layers[kind], names) for kind in layers})
        for page, layers in notes.items()
    }
