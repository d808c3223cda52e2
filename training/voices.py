"""Fit who speaks for an event, and write the weights into the pack of English.

    python training/voices.py training/passages --data DIR

The folder of passages has pairs that hands judged in piles of news (voices.txt) and places of marks in real news
(ecb.txt, stories.txt); DIR has the pages of these (dating, coref-ecb, stories). Every pile and affair is read by the
whole program. In piles a claim speaks for an event if hands said that it tells what the anchor tells, in affairs if
it tells the happening of the anchor; pairs without any mark are left out, and so is who denies something or says that
it is not so. Prints how many pairs are right from some odds on, by weights of other piles and affairs. A quarter of
an hour of one core, no seed.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np
from events import MORE, REAL, STORY
from logistic import Floats, Pairs, fit_by_spread, print_left_out
from ranking import Marked, read_case, read_cases, read_keys, table_of
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.claim_features import Sketch, World
from dateline.cases.contests import Contests
from dateline.cases.repeats import place_of
from dateline.cases.sameness import Comparison
from dateline.cases.voices import ANSWERING, DENYING, ODDS, VOICED, Voices
from dateline.model import Event, Label, Page

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "voices.toml"
PILE = "pile"
COUNTS: Mapping[str, float] = {PILE: 1.0, STORY: 0.5, REAL: 0.5}
"""How much all pairs of a kind count together."""
PENALTY, DIGITS = 10.0, 2
"""What large weights cost, in units of spread; to how many digits weights are written."""
BOUNDS = (0.5, 0.6, 0.7, 0.75, 0.8)
ANSWERS = (Label.DENIED, Label.NEGATED)
JUDGED = re.compile(r"(\d+) (\d+) \d+ ([yarn])")
PLACED = re.compile(r"(\d+) (\d+) \d+$")

Word = tuple[str, int]
"""Where an event word stands: its page and its first character."""


@dataclass(frozen=True)
class Pile:
    """Pages by their ids, and which pairs of words hands judged to tell the same, or not."""

    pages: Sequence[str]
    judged: Mapping[tuple[Word, Word], bool]


def read_piles(text: str) -> Iterator[tuple[str, Pile]]:
    """The piles of a file of judged pairs, below its head."""
    for block in re.split(r"^(?=[a-z])", text.partition("\n\n")[2], flags=re.MULTILINE)[1:]:
        head, *lines = block.splitlines()
        name, *pages = head.split()
        yield f"{PILE} {name}", Pile(pages, dict(chain.from_iterable(judged(line, pages) for line in lines)))


def judged(line: str, pages: Sequence[str]) -> Iterator[tuple[tuple[Word, Word], bool]]:
    """The pairs of an anchor, and whether hands said that both tell the same."""
    anchor, _, others = line.partition(": ")
    placed = PLACED.match(anchor)
    if placed:
        for at, start, said in JUDGED.findall(others):
            yield ((pages[int(placed[1])], int(placed[2])), (pages[int(at)], int(start))), said == "y"


def pairs_in(pile: Pile, world: World) -> Pairs | None:
    """The judged pairs of a pile of which both words are claims."""
    files = {page: notes[Page][0].sightings[0].locator for page, notes in world.articles.items()}
    at = {
        (files[each.claim.trigger.page], each.claim.trigger.start): each for each in world.sketches.values()
    }
    return pairs_of(
        world,
        (
            (at[anchor], at[other], is_one)
            for (anchor, other), is_one in pile.judged.items()
            if anchor in at and other in at
        ),
    )


def pairs_marked(world: World, marked: Marked) -> Pairs | None:
    """The anchors of events with each of their other claims in other sentences, where either is marked."""
    return pairs_of(
        world, chain.from_iterable(pairs_under(world, marked, event) for event in world.notes[Event])
    )


def pairs_under(world: World, marked: Marked, event: Event) -> Iterator[tuple[Sketch, Sketch, bool]]:
    """The anchor of an event with each other claim in another sentence, and whether they tell one happening."""
    anchor = world.sketches[event.anchor or event.claims[0]]
    told = marked.get(anchor.claim.id, frozenset())
    for other in (world.sketches[claim] for claim in event.claims):
        own = marked.get(other.claim.id, frozenset())
        if place_of(other) != place_of(anchor) and (told or own):
            yield anchor, other, bool(told & own)


def pairs_of(world: World, found: Iterable[tuple[Sketch, Sketch, bool]]) -> Pairs | None:
    """The traits of pairs whose other claim denies nothing."""
    voices = Voices(world, Comparison(world), Contests(world))
    known = [each for each in found if each[1].claim.status.label not in ANSWERS]
    rows = [astuple(voices.traits(anchor, other)) for anchor, other, _ in known]
    return Pairs(np.array(rows), [is_one for *_, is_one in known]) if rows else None


def fit(parts: Mapping[str, Pairs]) -> Floats:
    """Where odds begin and the weights of the traits."""
    rows = np.concatenate([part.rows for part in parts.values()])
    right = list(chain.from_iterable(part.right for part in parts.values()))
    sizes = {
        kind: sum(len(each.rows) for name, each in parts.items() if name.startswith(kind)) for kind in COUNTS
    }
    counts = np.concatenate(
        [
            np.full(len(part.rows), COUNTS[kind] / sizes[kind])
            for name, part in parts.items()
            for kind in COUNTS
            if name.startswith(kind)
        ]
    )
    return fit_by_spread(rows, right, penalty=PENALTY, counts=counts)


def toml_of(fitted: Floats, pairs: int) -> str:
    """The pack, as text."""
    return f"""# Who speaks for an event. Do not edit: run the script again.

[fitted]
script = "training/voices.py"
data = "65 piles of news, 132 stories of FNC-1 and 55 affairs of ECB+; docs/models/events.md"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.voices.odds"
says = "Logarithmic odds that a claim tells what the anchor of its event tells: where they begin, by the odds that \
both tell the same, by its roots that the anchor's sentence has, by roots and numbers in common, by further numbers, \
by like and by other things acted upon, by an open time, by few sentences between."
table = {{ {table_of(ODDS, fitted, DIGITS)} }}

[[weights]]
id = "en.voices.voiced"
says = "How likely a claim must tell what the anchor of its event tells to speak for it, and in stories in which \
somebody alleges something, to deny it, and to say that it is not so."
values = [{VOICED}, {DENYING}, {ANSWERING}]
"""


def main() -> None:
    """Read, fit, write, and print how well it tells in piles and affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("passages", type=Path)
    options.add_argument("--data", type=Path, required=True)
    given = options.parse_args()
    parts = dict(read_parts(given.passages, given.data))
    PACK.write_text(toml_of(fit(parts), sum(len(each.right) for each in parts.values())), "utf-8")
    for kind in COUNTS:
        print_left_out(kind, parts, fit, BOUNDS)


def read_parts(folder: Path, data: Path) -> Iterator[tuple[str, Pairs]]:
    """The pairs of all piles and affairs, by kind and name."""
    texts = {row["id"]: row for row in read_lines(data / "dating" / "input.jsonl")}
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    for name, pile in read_piles((folder / "voices.txt").read_text("utf-8")):
        world, _ = read_case([texts[page] for page in pile.pages], stages)
        yield from named(name, pairs_in(pile, world))
    names = frozenset(dict(read_keys((folder / "keys.txt").read_text("utf-8"))))
    for name, case in read_cases(folder, data, names):
        if not name.startswith(MORE):
            yield from named(name, pairs_marked(*case))


def named(name: str, pairs: Pairs | None) -> Iterator[tuple[str, Pairs]]:
    """The pairs of a pile or affair, if it has any."""
    if pairs:
        yield name, pairs


if __name__ == "__main__":
    main()
