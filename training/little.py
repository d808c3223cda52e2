"""Fit which charge a denial answers in a story that tells little, and write the weights into the pack of English.

    python training/little.py FILE... [--affairs FILE --cases NAME...]

A FILE holds marked passages (its head tells how; pages whose names begin alike are one pile), or is of JSON lines with
`text`, `charges`, `denials` and `blind`; blind ones are left out. Affairs are JSON lines with `case`, `text`, `claims`
and `relations`, of which only the cases named are opened; there a selection of claims is marked, and others count less.
Features, penalty and what is printed are those of training/answers.py, which learns of stories that tell much. Two
minutes of one core.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from answers import PACK, Pair, Table, cues_of, marked_at, read_court, write
from reading import read_lines

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.agreement.answers import LITTLE, Court, denies_charge
from dateline.cases.agreement.pairings import NAMES
from dateline.cases.claim_features import Sketch
from dateline.model import Page, Sighting

HEAD = re.compile(r"^=== (.+)\n", re.MULTILINE)
MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
UNKNOWN = 0.3
"""How much a pair counts of which nobody said whether it is right."""

Marked = tuple[Page, dict[int, str]]
"""A page with the marks of its words, by where these begin."""


def read_piles(paths: Iterable[Path]) -> dict[str, list[Marked]]:
    """The pages of each pile, each with its marks."""
    piles: dict[str, list[Marked]] = defaultdict(list)
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
            page = Page(name, MARK.sub(r"\1", body), (sighting,))
            piles[name.rpartition("-")[0] or name].append((page, marks))
    return piles


def annotated(row: Mapping[str, Any]) -> Marked:
    """An annotated passage as a marked page; a denial of several charges has all their names."""
    page = Page(row["id"], row["text"], (Sighting(f"{row['id']}.txt", "0" * 64),))
    marks = {charge["trigger"][0]: f"charge {charge['id']}" for charge in row["charges"]}
    for denial in row["denials"]:
        names = "+".join(denial["target"]) or "nothing"
        marks[(denial["trigger"] or denial["cue"])[0]] = f"denial {names} by {denial['id']}"
    return page, marks


def read_affairs(path: Path, cases: Iterable[str]) -> dict[str, list[Marked]]:
    """The pages of some affairs, with the marks of the claims that are told of."""
    piles: dict[str, list[Marked]] = {}
    for case in sorted(cases):
        rows = [row for row in read_lines(path) if row["case"] == case]
        links = (each for row in rows for each in row.get("relations") or [])
        against: dict[str, list[str]] = defaultdict(list)
        for each in links:
            if each["rel"] == "contradicts":
                against[each["a"]].append(each["b"])
                against[each["b"]].append(each["a"])
        piles[f"affair {case}"] = [told(row, against) for row in rows]
    return piles


def told(row: Mapping[str, Any], against: Mapping[str, Sequence[str]]) -> Marked:
    """A page of an affair with marks: each claim is a charge, and where it is not so a denial of others."""
    marks = {}
    for claim in row["claims"]:
        denied = claim["status"] in {"denied", "negated"}
        names = "+".join(against.get(claim["id"], ())) or "nothing"
        marks[claim["trigger"][0]] = f"denial {names} by who" if denied else f"charge {claim['id']}"
    return Page(row["id"], row["text"], (Sighting(f"{row['id']}.txt", "0" * 64),)), marks


def pairs_of(pile: str, pages: Sequence[Marked], court: Court) -> Iterator[Pair]:
    """Every denial of a pile with every charge that it may be about; unmarked denials of passages are passed over."""
    marks = {page.id: found for page, found in pages}

    def mark(sketch: Sketch) -> str:
        spans = (sketch.claim.trigger, *cues_of(sketch, court))
        return next(filter(None, (marked_at(marks, span) for span in spans)), "")

    for denial in filter(denies_charge, court.world.sketches.values()):
        said = mark(denial)
        denied = said.removeprefix("denial ").partition(" by ")[0] if said.startswith("denial ") else ""
        for pairing in court.hearing(denial) if denied or pile.startswith("affair") else ():
            charge = pairing.charge
            right = bool(denied) and mark(charge).removeprefix("charge ") in denied.split("+")
            known = not pile.startswith("affair") or (bool(denied) and bool(mark(charge)))
            held = tuple(float(getattr(pairing, name)) for name in NAMES)
            place = f"{charge.claim.trigger.page} {charge.claim.sentence}"
            counts = 1.0 if known else UNKNOWN
            yield Pair(pile, denial.claim.id, held, right, place, bool(denied), counts)


SHORT = Table(
    PACK / "little.toml",
    "en.little.answers",
    "What each feature adds to the logarithmic odds that a denial answers a charge in a story that tells little.",
    "training/little.py",
    "passages of our own, the open halves of a set with charges and of whole affairs",
    LITTLE,
)


def main() -> None:
    """Read, fit, write, and print what the weights are worth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--affairs", type=Path, help="a file of JSON lines with whole affairs")
    options.add_argument("--cases", nargs="*", default=[], help="the affairs of it that may be read")
    chosen = options.parse_args()
    piles = read_piles(chosen.files)
    if chosen.affairs:
        piles |= read_affairs(chosen.affairs, chosen.cases)
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    pairs: list[Pair] = []
    for pile, pages in piles.items():
        pairs += pairs_of(pile, pages, read_court([page for page, _ in pages], stages))
    write(SHORT, pairs)


if __name__ == "__main__":
    main()
