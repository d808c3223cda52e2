"""Annotated articles, parsed, with their annotation in tokens."""

from __future__ import annotations

import json
import lzma
import pickle
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, count, groupby, repeat
from pathlib import Path
from typing import Any

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.spacy import SpacyParser
from dateline.claims.attribution.attribution import draft_passage
from dateline.claims.attribution.contexts import Context, context_of
from dateline.claims.attribution.cues import Lexicon, load_lexicon
from dateline.claims.attribution.units import Place
from dateline.model import Edit, Page, Passage, Reading, Sentence, Sighting
from dateline.rules import load_pack
from dateline.stage import Notes

ROLES = ("source", "cue", "content")


@dataclass(frozen=True)
class Gold:
    """One annotated attribution in tokens: sentence and head token of its cue, what each token around is."""

    number: int
    head: int
    roles: dict[Place, str]


@dataclass(frozen=True)
class Article:
    """One article: its text, its annotation as it came, its passages, and the annotation in tokens."""

    id: str
    text: str
    annotated: Sequence[dict[str, Any]]
    contexts: Sequence[Context]
    gold: Sequence[Gold]


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not."""
    found = path if path.exists() else path.with_name(path.name + ".xz")
    with (lzma.open if found.suffix == ".xz" else open)(found, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The articles to train on and to score on."""
    annotated = {row["id"]: row["attributions"] for row in read_lines(folder / "gold.jsonl")}
    scored = [
        {**row, "attributions": annotated[row["id"]]}
        for row in read_lines(folder / "input.jsonl")
        if row.get("text")
    ]
    train = [
        row
        for row in read_lines(folder / "train.jsonl")
        if not row.get("in_dev") and row["id"] not in annotated
    ]
    return {"train": train, "dev": scored}


def parse(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, as the stages before attribution leave them."""
    page, notes = Page("page", text, (Sighting("input", "0" * 64),)), Notes()
    for stage in reading_stages():
        notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)
    return notes[Sentence]


@cache
def reading_stages() -> tuple[Any, ...]:
    """The stages up to the parse."""
    stages = pipeline.stages(SpacyParser(), LangidIdentifier())
    return stages[: [stage.name for stage in stages].index("sentences") + 1]


def read_articles(folder: Path, kept: Path | None) -> dict[str, list[Article]]:
    """The parsed articles by part, from the cache where there is one."""
    rows = read_rows(folder)
    parsed: dict[str, tuple[Sentence, ...]] = (
        pickle.loads(kept.read_bytes()) if kept and kept.exists() else {}
    )
    for row in chain.from_iterable(rows.values()):
        if row["id"] not in parsed:
            parsed[row["id"]] = parse(row["text"])
    if kept:
        kept.write_bytes(pickle.dumps(parsed, protocol=5))
    return {part: articles_of(each, parsed) for part, each in rows.items()}


def articles_of(rows: Iterable[dict[str, Any]], parsed: Mapping[str, Sequence[Sentence]]) -> list[Article]:
    """The articles of some rows."""
    return [article_of(row, parsed[row["id"]]) for row in rows]


def article_of(row: dict[str, Any], sentences: Sequence[Sentence]) -> Article:
    """An article with what the rules draft in it and its annotation in tokens."""
    by_number = {sentence.number: sentence for sentence in sentences}
    passages = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.passage)]
    contexts = [
        context_of(passage, draft_passage(passage, by_number, lexicon_of()), lexicon_of())
        for passage in passages
    ]
    return Article(
        row["id"],
        row["text"],
        row["attributions"],
        contexts,
        list(align(by_number, row["attributions"])),
    )


@cache
def lexicon_of() -> Lexicon:
    """The lexicon of cues."""
    return load_lexicon(load_pack("en"))


def align(sentences: Mapping[int, Sentence], attributions: Sequence[dict[str, Any]]) -> Iterator[Gold]:
    """The annotated attributions whose cue stands in a parsed sentence, in tokens."""
    numbered = (
        zip(sentence.starts, sentence.ends, repeat(number), count()) for number, sentence in sentences.items()
    )
    tokens = sorted(chain.from_iterable(numbered))
    for each in attributions:
        source, cue, content = (touched(tokens, each[role]) for role in ROLES)
        if cue:
            number = cue[0][0]
            roles = dict.fromkeys(content, "C") | dict.fromkeys(source, "S") | dict.fromkeys(cue, "Q")
            yield Gold(
                number,
                head_of(sentences[number], [at for home, at in cue if home == number]),
                roles,
            )


def touched(tokens: Sequence[tuple[int, int, int, int]], spans: Iterable[Sequence[int]]) -> list[Place]:
    """The tokens that spans touch, in text order."""
    found: list[Place] = []
    for start, end in spans:
        at = bisect_left(tokens, (start, -1, -1, -1))
        at -= at > 0 and tokens[at - 1][1] > start
        while at < len(tokens) and tokens[at][0] < end:
            found.append((tokens[at][2], tokens[at][3]))
            at += 1
    return found


def head_of(sentence: Sentence, cue: Sequence[int]) -> int:
    """The token that carries a cue: its topmost verb, else its topmost noun, else its topmost word."""
    tops = [token for token in cue if sentence.heads[token] not in cue or sentence.heads[token] == token]
    for poses in ({"VERB"}, {"NOUN"}, {"AUX", "ADJ", "ADP", "ADV"}):
        for token in tops:
            if sentence.poses[token] in poses:
                return token
    return next((token for token in cue if sentence.poses[token] != "PUNCT"), tops[0])


def labels_of(
    places: Sequence[Place], roles: dict[Place, str], sentences: Mapping[int, Sentence]
) -> list[str]:
    """The label of every token.

    Punctuation belongs to a part when the words on both sides do, or when it is all there is of the cue.
    """
    names = [roles.get(place, "O") for place in places]
    marks = [sentences[number].poses[token] == "PUNCT" for number, token in places]
    bare = all(mark for name, mark in zip(names, marks, strict=True) if name == "Q")
    before, behind = carried(names, marks), carried(names[::-1], marks[::-1])[::-1]
    for at, mark in enumerate(marks):
        if mark and not (bare and names[at] == "Q"):
            names[at] = before[at] if before[at] == behind[at] else "O"
    return [label(names, at) for at in range(len(names))]


def carried(names: Sequence[str], marks: Sequence[bool]) -> list[str]:
    """The name of the last word before every token."""
    found, last = [], "O"
    for name, mark in zip(names, marks, strict=True):
        found.append(last)
        last = last if mark else name
    return found


def label(names: Sequence[str], at: int) -> str:
    """The label of a token by its name and its neighbours' names."""
    name = names[at]
    if name == "O":
        return name
    if at == 0 or names[at - 1] != name:
        return f"b{name}"
    return f"e{name}" if name == "C" and (at + 1 == len(names) or names[at + 1] != name) else f"i{name}"
