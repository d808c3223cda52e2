"""Fit which charge a denial answers, on affairs of our own, and write the weights into the pack of English.

    python training/answers.py FILE... [--given FILE --cases NAME...]

A FILE has affairs, marked as affairs-left-out.txt tells, with the standing of every mention. What is denied, or is not
so, is paired with all that tells the same happening as so. A file that is given has annotated affairs: JSON lines with
`case`, `text` and `claims`, of which only the cases named are opened. Every affair is read by the program, and every
denial that it reads is paired with every charge that it would weigh. Prints how many denials lead to their charge, and
how many links are right, at some thresholds, by weights that other affairs give. Ten minutes of one core, most of it
reading.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from logistic import Floats, fit_logistic, likelihood
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.agreement.answers import MOST, WEIGHTS, Court, is_denial
from dateline.cases.agreement.denials import DENYING
from dateline.cases.agreement.pairings import NAMES, Pairing
from dateline.cases.claim_features import Sketch, World
from dateline.model import Attribution, Label, Page, Sighting, Span
from dateline.stage import Notes, Stage

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights"
TRIED = (0.3, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7)
STANDING = re.compile(r"\{(E\d+)([a-z]?) ([^}]+)\}")
PENALTY, FOLDS = 2.0, 5
"""What large weights cost: half their square, so many times; and into how many parts the piles are cut."""
COUNTS = (0.15, 0.4, 1.0)
"""How much a pair counts of which nothing, the denial alone, or both sides are marked."""
LETTERS = {"stated": "", "alleged": "a", "denied": "d", "negated": "n", "planned": "p", "hypothetical": "h"}
NOT_SO, SO = frozenset("dn"), frozenset(("", "a"))
"""The letters of what is denied or not so, and of what is told as so."""


@dataclass(frozen=True)
class Pair:
    """A denial and a charge as read: their pile, features, whether the charge is what is denied.

    `place` is the sentence of the charge, `marked` whether both are known.
    """

    pile: str
    denial: str
    features: tuple[float, ...]
    right: bool
    place: str
    marked: bool
    counts: float


def read_affairs(path: Path) -> dict[str, list[tuple[Page, dict[int, str]]]]:
    """The pages of affairs of our own, with the marks of happenings: their number and standing ("E8 d")."""
    _, *affairs = re.split(r"^# affair: ", path.read_text("utf-8"), flags=re.MULTILINE)
    return {
        affair.splitlines()[0]: [marked(page) for page in re.split(r"^## ", affair, flags=re.MULTILINE)[1:]]
        for affair in affairs
    }


def marked(text: str) -> tuple[Page, dict[int, str]]:
    """A page below its outlet and day, with its marks."""
    head, _, body = text.partition("\n")
    sighting = Sighting(head, "0" * 64, published=head.rpartition(",")[2].strip(), given=True)
    marks, cut = {}, 0
    for mark in STANDING.finditer(body):
        marks[mark.start() - cut] = f"{mark[1]} {mark[2]}"
        cut += len(mark[0]) - len(mark[3])
    return Page(head, STANDING.sub(r"\3", body), (sighting,)), marks


def read_given(path: Path, cases: Iterable[str]) -> dict[str, list[tuple[Page, dict[int, str]]]]:
    """The pages of some annotated affairs, with marks as in ours: the happening of every claim, and its standing."""
    piles: dict[str, list[tuple[Page, dict[int, str]]]] = defaultdict(list)
    for row in read_lines(path):
        if row["case"] in cases:
            marks = {
                claim["trigger"][0]: f"{claim.get('event')} {LETTERS[claim['status']]}"
                for claim in row["claims"]
            }
            page = Page(row["id"], row["text"], (Sighting(f"{row['id']}.txt", "0" * 64),))
            piles[row["case"]].append((page, marks))
    return piles


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

    for denial in filter(is_denial, court.world.sketches.values()):
        for pairing in court.hearing(denial):
            charge = pairing.charge.claim
            told = [mark(sketch) for sketch in (pairing.charge, *charges_of(pairing, court))]
            right, counts = max(
                weigh_happenings(mark(denial), each, denial.claim.status.label) for each in told
            )
            if counts and (right or not pairing.accusing):
                held = tuple(float(getattr(pairing, name)) for name in NAMES)
                place = f"{charge.trigger.page} {charge.sentence}"
                yield Pair(pile, denial.claim.id, held, right, place, counts >= 1.0, counts)


def charges_of(pairing: Pairing, court: Court) -> Iterator[Sketch]:
    """What somebody is accused of, where the word of a charge only says that he is accused."""
    if pairing.accusing:
        trigger = pairing.charge.claim.trigger
        links = {link.id for link in court.attributions.values() if link.cue == trigger}
        on_page = court.charges[trigger.page]
        yield from (sketch for sketch in on_page if not links.isdisjoint(sketch.claim.chain))


def weigh_happenings(denial: str, charge: str, label: Label) -> tuple[bool, float]:
    """Whether what is not so is what a charge tells, by their marks, and how much that counts.

    What is marked as one happening, but not as opposed, is one only if somebody denies it; else it does not count.
    """
    (one, _, standing), (other, _, against) = denial.partition(" "), charge.partition(" ")
    if not one or one != other:
        return False, COUNTS[bool(one) + bool(one and other)]
    right = against in SO and (standing in NOT_SO or label is Label.DENIED)
    return right, COUNTS[-1] * right


def cues_of(sketch: Sketch, court: Court) -> Iterator[Span]:
    """The words by which somebody denies a claim: where what is denied has no word, they are marked."""
    links = (court.attributions[link] for link in sketch.claim.chain if link in court.attributions)
    denied = sketch.claim.status.label in DENYING
    yield from (link.cue for link in links if denied and link.cue and link.cue_kind == "deny")


def marked_at(marks: Mapping[str, Mapping[int, str]], span: Span) -> str:
    """The mark of a word that begins within a span."""
    return next((mark for at, mark in marks[span.page].items() if span.start <= at < span.end), "")


def fit(pairs: Sequence[Pair], table: Mapping[str, float]) -> Floats:
    """Bias and slopes of the features that a table names, in its order."""
    right, counts = [pair.right for pair in pairs], [pair.counts for pair in pairs]
    return fit_logistic(rows_of(pairs, table), right, penalty=PENALTY, counts=counts)


def rows_of(pairs: Iterable[Pair], table: Mapping[str, float]) -> list[list[float]]:
    """The features that a table names, as rows."""
    places = [NAMES.index(name) for name in table if name != "bias"]
    return [[pair.features[place] for place in places] for pair in pairs]


def left_out(pairs: Sequence[Pair], table: Mapping[str, float]) -> list[float]:
    """How likely each pair is by what the other piles give."""
    piles = sorted({pair.pile for pair in pairs})
    part = {pile: number % FOLDS for number, pile in enumerate(piles)}
    found = [fit([pair for pair in pairs if part[pair.pile] != fold], table) for fold in range(FOLDS)]
    return [float(likelihood(found[part[pair.pile]], rows_of([pair], table))[0]) for pair in pairs]


def figures(pairs: Sequence[Pair], likely: Sequence[float], enough: float) -> Mapping[str, int]:
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
            alike = [number for number in numbers if likely[number] >= enough]
            ranked = sorted(alike, key=lambda number: -likely[number])
            linked = list({pairs[number].place: number for number in reversed(ranked)}.values())[-MOST:]
            right = sum(pairs[number].right for number in linked)
            found["reached"] += bool(right)
            found["right"] += right
            known = sum(pairs[number].marked for number in linked)
            found["wrong"] += known - right
            found["others"] += len(linked) - known
    return found


@dataclass(frozen=True)
class Table:
    """A table of weights that is fitted: its file, how the pack calls it and what it says, by which script of what."""

    file: Path
    id: str
    says: str
    script: str
    data: str
    weights: Mapping[str, float]


LONG = Table(
    PACK / "answers.toml",
    "en.answers.weights",
    "What each feature of a denial and a charge adds to the logarithmic odds that the one answers the other.",
    "training/answers.py",
    "122 affairs of our own and three others",
    WEIGHTS,
)


def toml_of(table: Table, found: Mapping[str, float], pairs: int, denials: int) -> str:
    """The pack of a table, as text."""
    values = ", ".join(f"{name} = {round(value, 2)}" for name, value in found.items())
    return f"""# {table.says} Do not edit: run the script again.

[fitted]
script = "{table.script}"
data = "{table.data}; {denials} denials"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "{table.id}"
says = "{table.says}"
table = {{ {values} }}
"""


def write(table: Table, pairs: Sequence[Pair]) -> None:
    """Write the weights that pairs give, and print what they are worth."""
    names = table.weights
    found = dict(zip(names, map(float, fit(pairs, names)), strict=True))
    denials = len({pair.denial for pair in pairs if pair.marked})
    table.file.write_text(toml_of(table, found, len(pairs), denials), "utf-8")
    print(f"{len(pairs)} pairs, {sum(pair.right for pair in pairs)} right, of {denials} denials")
    likely = left_out(pairs, names)
    for enough in TRIED:
        print(f"  {enough:.2f}", *(f"{name} {n}" for name, n in figures(pairs, likely, enough).items()))


def main() -> None:
    """Read, fit, write, and print what the weights are worth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("files", type=Path, nargs="+")
    options.add_argument("--given", type=Path, help="a file of JSON lines with annotated affairs")
    options.add_argument("--cases", nargs="*", default=[], help="the affairs of it that may be read")
    chosen = options.parse_args()
    piles = read_given(chosen.given, chosen.cases) if chosen.given else {}
    for path in chosen.files:
        piles |= read_affairs(path)
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    pairs: list[Pair] = []
    for pile, pages in piles.items():
        pairs += pairs_of(pile, pages, read_court([page for page, _ in pages], stages))
    write(LONG, pairs)


if __name__ == "__main__":
    main()
