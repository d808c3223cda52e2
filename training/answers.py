"""Fit which charge a denial answers, on passages of our own, and write the weights into the pack of English.

    python training/answers.py FILE...

A FILE holds marked passages (its head tells how; pages whose names begin alike are one pile), or is of JSON lines with
`text`, `charges`, `denials` and `blind`; blind ones are left out. With `--affairs FILE --cases NAME...` whole affairs
are read, too: JSON lines with `case`, `text`, `claims` and `relations`, of which only the cases named are opened. There
a selection of claims is marked; others count less. Every pile is read by the program, and every denial that it reads
is paired with every charge that it would weigh. Prints how many denials lead to their charge, and how many links are
right, at some thresholds, by weights that other piles give.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from logistic import Floats, fit_logistic, likelihood
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.agreement.answers import MOST, Court, denies_charge
from dateline.cases.agreement.denials import DENYING
from dateline.cases.agreement.pairings import NAMES
from dateline.cases.claim_features import Sketch, World
from dateline.model import Attribution, Page, Sighting, Span
from dateline.stage import Notes, Stage

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "answers.toml"
HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)
MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
PENALTY, FOLDS = 2.0, 10
"""What large weights cost: half their square, so many times; and into how many parts the piles are cut."""
UNKNOWN = 0.3
"""How much a pair counts of which nobody said whether it is right."""


@dataclass(frozen=True)
class Pair:
    """A denial and a charge as read: their pile, features, whether the charge is what is denied.

    `place` is the sentence of the charge, `marked` whether the denial is one of those marked.
    """

    pile: str
    denial: str
    features: frozenset[str]
    right: bool
    place: str
    marked: bool
    counts: float = 1.0


def read_piles(paths: Iterable[Path]) -> dict[str, list[tuple[Page, dict[int, str]]]]:
    """The pages of each pile, each with the marks of its words by where these begin."""
    piles: dict[str, list[tuple[Page, dict[int, str]]]] = defaultdict(list)
    for path in paths:
        if path.suffix == ".jsonl":
            piles |= {row["id"]: [annotated(row)] for row in read_lines(path) if not row.get("blind")}
            continue
        _, *parts = HEAD.split(path.read_text("utf-8"))
        for head, body in zip(parts[::2], parts[1::2], strict=True):
            name, day = (field.strip() for field in f"{head}|".split("|")[:2])
            sighting = Sighting(f"{name}.txt", "0" * 64, published=day or None, given=bool(day))
            marks, cut = {}, 0
            for mark in MARK.finditer(body):
                marks[mark.start() - cut] = mark[2]
                cut += len(mark[0]) - len(mark[1])
            piles[name.rpartition("-")[0] or name].append(
                (Page(name, MARK.sub(r"\1", body), (sighting,)), marks)
            )
    return piles


def annotated(row: Mapping[str, Any]) -> tuple[Page, dict[int, str]]:
    """An annotated passage as a marked page; a denial of several charges has all their names."""
    page = Page(row["id"], row["text"], (Sighting(f"{row['id']}.txt", "0" * 64),))
    marks = {charge["trigger"][0]: f"charge {charge['id']}" for charge in row["charges"]}
    for denial in row["denials"]:
        names = "+".join(denial["target"]) or "nothing"
        marks[(denial["trigger"] or denial["cue"])[0]] = f"denial {names} by {denial['id']}"
    return page, marks


def read_affairs(path: Path, cases: Iterable[str]) -> dict[str, list[tuple[Page, dict[int, str]]]]:
    """The pages of some affairs, with the marks of the claims that are told of."""
    piles: dict[str, list[tuple[Page, dict[int, str]]]] = {}
    for case in sorted(cases):
        rows = [row for row in read_lines(path) if row["case"] == case]
        sides = [
            (each["a"], each["b"])
            for row in rows
            for each in row.get("relations") or []
            if each["rel"] == "contradicts"
        ]
        against: dict[str, list[str]] = defaultdict(list)
        for one, other in (*sides, *((other, one) for one, other in sides)):
            against[one].append(other)
        piles[f"affair {case}"] = [told(row, against) for row in rows]
    return piles


def told(row: Mapping[str, Any], against: Mapping[str, Sequence[str]]) -> tuple[Page, dict[int, str]]:
    """A page of an affair with marks: each claim is a charge, and where it is not so a denial of others."""
    marks = {}
    for claim in row["claims"]:
        denied = claim["status"] in {"denied", "negated"}
        names = "+".join(against.get(claim["id"], ())) or "nothing"
        marks[claim["trigger"][0]] = f"denial {names} by who" if denied else f"charge {claim['id']}"
    return Page(row["id"], row["text"], (Sighting(f"{row['id']}.txt", "0" * 64),)), marks


def read_court(pages: Sequence[Page], stages: Sequence[Stage]) -> Court:
    """What the program reads on a pile."""
    by_id = {page.id: page for page in pages}
    articles = pipeline.read_articles(by_id, stages, mapper=map, memory=None, progress=pipeline.silent)
    notes: Notes = pipeline.read_case(articles, stages, ruled=(), progress=pipeline.silent)
    attributions = {each.id: each for layers in articles.values() for each in layers[Attribution]}
    return Court(World(articles, notes), attributions)


def pairs_of(pile: str, pages: Sequence[tuple[Page, dict[int, str]]], court: Court) -> Iterator[Pair]:
    """Every denial of a pile with every charge that it may be about."""
    marks = {page.id: found for page, found in pages}

    def mark(sketch: Sketch) -> str:
        told = (marked_at(marks, span) for span in (sketch.claim.trigger, *cues_of(sketch, court)))
        return next(filter(None, told), "")

    for denial in filter(denies_charge, court.world.sketches.values()):
        told = mark(denial)
        denied = told.removeprefix("denial ").partition(" by ")[0] if told.startswith("denial ") else ""
        for pairing in court.hearing(denial):
            charge = pairing.charge
            place = f"{charge.claim.trigger.page} {charge.claim.sentence}"
            held = frozenset(name for name in NAMES if getattr(pairing, name))
            right = bool(denied) and mark(charge).removeprefix("charge ") in denied.split("+")
            known = not pile.startswith("affair") or (bool(denied) and bool(mark(charge)))
            counts = 1.0 if known else UNKNOWN
            yield Pair(pile, denial.claim.id, held, right, place, bool(denied), counts)


def cues_of(sketch: Sketch, court: Court) -> Iterator[Span]:
    """The words by which somebody denies a claim: where what is denied has no word, they are marked."""
    links = (court.attributions[link] for link in sketch.claim.chain if link in court.attributions)
    denied = sketch.claim.status.label in DENYING
    yield from (link.cue for link in links if denied and link.cue and link.cue_kind == "deny")


def marked_at(marks: Mapping[str, Mapping[int, str]], span: Span) -> str:
    """The mark of a word that begins within a span."""
    return next((mark for at, mark in marks[span.page].items() if span.start <= at < span.end), "")


def fit(pairs: Sequence[Pair], names: Sequence[str]) -> Floats:
    """Bias and slopes of the features, in the order of their names; unmarked denials of passages are passed over."""
    told = [pair for pair in pairs if pair.marked or pair.counts < 1.0]
    right, counts = [pair.right for pair in told], [pair.counts for pair in told]
    return fit_logistic(rows_of(told, names), right, penalty=PENALTY, counts=counts)


def rows_of(pairs: Iterable[Pair], names: Sequence[str]) -> list[list[float]]:
    """Features as rows of 0 and 1."""
    return [[float(name in pair.features) for name in names] for pair in pairs]


def left_out(pairs: Sequence[Pair], names: Sequence[str]) -> list[float]:
    """How likely each pair is by what the other piles give."""
    piles = sorted({pair.pile for pair in pairs})
    part = {
        pile: FOLDS + number if pile.startswith("affair") else number % FOLDS
        for number, pile in enumerate(piles)
    }
    weights = {
        fold: fit([pair for pair in pairs if part[pair.pile] != fold], names) for fold in set(part.values())
    }
    return [float(likelihood(weights[part[pair.pile]], rows_of([pair], names))[0]) for pair in pairs]


def figures(
    pairs: Sequence[Pair], likely: Sequence[float], enough: float, beside: float
) -> Mapping[str, int]:
    """How many denials with a charge in the pile reach it, and how many links are right and wrong."""
    by_denial: dict[str, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        by_denial[pair.denial].append(number)
    found = dict.fromkeys(("charged", "reached", "right", "wrong", "others"), 0)
    for numbers in by_denial.values():
        best = max(numbers, key=lambda number: likely[number])
        charged = any(pairs[number].right for number in numbers)
        found["charged"] += charged
        if likely[best] >= enough:
            alike = [number for number in numbers if likely[number] >= beside * likely[best]]
            ranked = sorted(alike, key=lambda number: -likely[number])
            linked = list({pairs[number].place: number for number in reversed(ranked)}.values())[-MOST:]
            right = sum(pairs[number].right for number in linked)
            found["reached"] += bool(right)
            found["right"] += right
            found["wrong" if pairs[best].marked else "others"] += len(linked) - right
    return found


def toml_of(found: Mapping[str, float], pairs: int, denials: int) -> str:
    """The pack, as text."""
    table = ", ".join(f"{name} = {round(value, 2)}" for name, value in found.items())
    return f"""# Which charge a denial answers. Do not edit: run the script again.

[fitted]
script = "training/answers.py"
data = "passages of our own, the open halves of a set with charges and of whole affairs; {denials} denials"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.answers.weights"
says = "What each feature of a denial and a charge adds to the logarithmic odds that the one answers the other."
table = {{ {table} }}
"""


def main() -> None:
    """Read, fit, write, and print what the weights are worth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--affairs", type=Path)
    options.add_argument("--cases", nargs="*", default=[])
    chosen = options.parse_args()
    piles = read_piles(chosen.files)
    if chosen.affairs:
        piles |= read_affairs(chosen.affairs, chosen.cases)
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    pairs: list[Pair] = []
    for pile, pages in piles.items():
        pairs += pairs_of(pile, pages, read_court([page for page, _ in pages], stages))
    names = sorted({name for pair in pairs for name in pair.features})
    found = dict(zip(("bias", *names), map(float, fit(pairs, names)), strict=True))
    passages = [pair for pair in pairs if not pair.pile.startswith("affair")]
    denials = len({pair.denial for pair in pairs if pair.marked})
    PACK.write_text(toml_of(found, len(pairs), denials), "utf-8")
    every = dict(zip(pairs, left_out(pairs, names), strict=True))
    likely = [every[pair] for pair in passages]
    print(f"{len(pairs)} pairs, {sum(pair.right for pair in pairs)} right, of {denials} denials")
    for enough in (0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5):
        print(
            f"  {enough:.2f}",
            *(f"{name} {count}" for name, count in figures(passages, likely, enough, 0.7).items()),
        )


if __name__ == "__main__":
    main()
