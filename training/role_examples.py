"""Annotated event words as the arguments stage sees them: candidates, what is said of each, its label."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from reading import read_lines

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.spacy import SpacyParser
from dateline.claims.arguments.candidates import Candidate, find_candidates
from dateline.claims.arguments.features import features_of, occasion_of
from dateline.claims.arguments.labeller import LABELS
from dateline.claims.arguments.phrases import phrase
from dateline.claims.arguments.scenes import Scene, by_sentence, read_grammar, read_scene
from dateline.model import Edit, Expression, Mention, Page, Passage, Reading, Sentence, Sighting
from dateline.rules import load_pack
from dateline.stage import Notes

KINDS = ("verb", "noun")
HAPPENING = frozenset(load_pack("en")["en.verbs.unaccusative"].words)

Span = Sequence[int]


class Everything:
    """Paths of which none is unknown yet."""

    def __contains__(self, path: str) -> bool:
        return True


@dataclass(frozen=True)
class Example:
    """A candidate: its path, what is said of it, and the number of its label."""

    path: str
    features: tuple[str, ...]
    label: int


@dataclass(frozen=True)
class Annotated:
    """An annotated event word: the article that it stands in, and its candidates."""

    article: str
    examples: tuple[Example, ...]


@cache
def reading_stages() -> tuple[Any, ...]:
    """The stages before the event words are found."""
    stages = pipeline.stages(SpacyParser(), LangidIdentifier())
    return stages[: [stage.name for stage in stages].index("triggers")]


def read_notes(text: str, published: str | None) -> Notes:
    """What the stages before say of a text; only what the arguments stage asks for."""
    page = Page(
        "page", text, (Sighting("input", "0" * 64, published=published, given=published is not None),)
    )
    notes = Notes()
    for stage in reading_stages():
        notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)
    return notes.keep((Sentence, Mention, Expression))


def read_mentions(text: str, published: str | None) -> Notes:
    """The sentences and mentions of a text, without links between them."""
    return read_notes(text, published).keep((Sentence, Mention))


def read_pack(folder: Path, name: str, kept: Path) -> list[Annotated]:
    """The annotated event words of a file; parsed texts are kept in a working folder."""
    rows, cache = list(read_lines(folder / name)), kept / f"{name}.pickle"
    if not cache.exists():
        cache.write_bytes(
            pickle.dumps([read_notes(row["text"], row["published"]) for row in rows], protocol=5)
        )
    notes = pickle.loads(cache.read_bytes())
    return [each for row, found in zip(rows, notes, strict=True) for each in read_article(row, found)]


def read_article(row: Mapping[str, Any], notes: Notes) -> Iterator[Annotated]:
    """The annotated verbs and nouns of one article."""
    places = {
        start: (scene, token) for scene in scenes(notes) for token, start in enumerate(scene.sentence.starts)
    }
    article = ":".join(row["id"].split(":")[:3])
    for predicate in row["predicates"]:
        if predicate["kind"] in KINDS and predicate["trigger"][0] in places:
            yield Annotated(article, tuple(examples_of(*places[predicate["trigger"][0]], predicate)))


def scenes(notes: Notes) -> Iterator[Scene]:
    """The sentences of an article, with their mentions and times."""
    grammar = read_grammar(load_pack("en"))
    mentions, expressions = (by_sentence(notes[kind]) for kind in (Mention, Expression))
    for sentence in notes[Sentence]:
        times = tuple(expressions.get(sentence.number, ()))
        yield read_scene(sentence, grammar, (), mentions.get(sentence.number, ()), times)


def examples_of(scene: Scene, token: int, predicate: Mapping[str, Any]) -> Iterator[Example]:
    """The candidates of an annotated event word.

    Where the annotation leaves understood subjects out (`open`), who is unlabelled above may still be one.
    """
    occasion, arguments = occasion_of(scene, token), predicate["arguments"]
    acts = any(argument["role"] == "agent" for argument in arguments)
    for candidate in find_candidates(scene.sentence, token, Everything()):
        label = label_of(scene.sentence, candidate.token, arguments)
        if not acts and label == "patient" and happens(occasion.lemma, occasion.frame, candidate):
            label = "agent"
        if label != "none" or not predicate.get("open") or "^" not in candidate.path:
            yield Example(
                candidate.path, tuple(features_of(occasion, candidate)), LABELS.index(label.upper())
            )


def happens(lemma: str, frame: str, candidate: Candidate) -> bool:
    """Whether somebody is what sinks, falls or arrives: PropBank's patient, and to us who does it."""
    path = candidate.path
    if path[0] == "N":
        return lemma in HAPPENING
    return "o" not in frame and (path == "Va>nsubj" or path.startswith("Va^"))


def label_of(here: Sentence, token: int, arguments: Iterable[Mapping[str, Any]]) -> str:
    """The label of a token: of the arguments with a head in it, else in its phrase."""
    first, last = phrase(here, token)
    for start, end in ((here.starts[token], here.ends[token]), (here.starts[first], here.ends[last])):
        hits = {each["role"] for each in arguments if any(s < end and start < e for s, e in each["heads"])}
        if hits:
            return next((label.lower() for label in LABELS if label.lower() in hits), "none")
    return "none"
