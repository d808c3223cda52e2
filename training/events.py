"""Fit what makes it likely that two claims are one event, and write the weights into the pack of English.

    python training/events.py training/passages/affairs.txt --data DIR --open CASE...

The FILE has affairs of our own (its head tells how). DIR holds packs of annotated events: affairs (of which only the
cases named are opened), coref-ecb (ECB+: Cybulska and Vossen 2014) and coref-gvc (the Gun Violence Corpus: Vossen et
al. 2018). Every claim of an annotated word is paired with every other of its affair or topic; what rules exclude is
left to the rules. Prints how many pairs are found, and how many of them are right: in the affairs by weights of which
they had no part, in more affairs of our own and in stories of FNC-1 that none has a part of (affairs-left-out.txt and
stories.txt beside the FILE), and in affairs of ECB+ marked anew (ecb.txt), of whose pages the weights know the chains.
"""

from __future__ import annotations

import argparse
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import combinations
from pathlib import Path
from typing import Any

from logistic import Floats, fit_logistic
from reading import read_lines

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.claim_features import Sketch, World
from dateline.cases.events.candidates import is_denied
from dateline.cases.events.linkage import Linkage
from dateline.cases.events.scoring import MOST, RULED_OUT, are_apart, features
from dateline.cases.vectors import Vectors
from dateline.model import Page, Sighting

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "odds.toml"
PENALTY, PAIRS, LEAST, SUFFICED = 1.0, 3_000, -0.8, 3.24
"""What large weights cost; pairs taken of a topic; odds, and points alone, that suffice (see the card)."""
EACH, OWN_EACH = 20_000, 0.15
"""How many pairs a part counts for, and the share of it that an affair of our own has."""
TRIED = (-1.25, -1.0, LEAST, -0.6, -0.4)
OWN, MORE, STORY, REAL, CORPUS = "own", "more", "story", "real", "coref"
"""What the names of affairs begin with: of our own, of those left out, of stories, of ECB+; and of corpora."""
PACKS = ("affairs", "coref-ecb", "coref-gvc")
MARK = re.compile(r"\{(E\d+)[a-z]? ([^}]+)\}")
Row = tuple[float, float, float, float, float]
MARKED = Mapping[int, frozenset[str]]
"""The annotated events of claims, by their numbers."""


@dataclass(frozen=True)
class Pile:
    """Pages as the program reads them, with the annotated events of claims; those of a topic are to be paired."""

    world: World
    marked: MARKED
    topics: Sequence[Sequence[int]]


def read_piles(own: Path, folder: Path, opened: Sequence[str]) -> dict[str, Pile]:
    """The affairs of our own, those opened, those of ECB+ whose words we have marked, and each corpus as one."""
    stages = pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
    beside = own.with_name("affairs-left-out.txt")
    affairs = {
        f"{kind} {name}": rows
        for kind, path in ((OWN, own), (MORE, beside))
        for name, rows in read_own(path.read_text("utf-8"))
    }
    texts = {row["id"]: row for pack in PACKS for row in read_lines(folder / pack / "input.jsonl")}
    cases: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in read_lines(folder / "affairs" / "gold.jsonl"):
        if row["case"] in opened:
            cases[row["case"]].append(texts[row["id"]] | {"claims": row["claims"]})
    for pack in PACKS[1:]:
        cases[pack] = [texts[row["id"]] | row for row in read_lines(folder / pack / "gold.jsonl")]
    texts |= {row["id"]: row for row in read_lines(folder / "stories" / "input.jsonl")}
    for kind, name in ((REAL, "ecb.txt"), (STORY, "stories.txt")):
        places = own.with_name(name).read_text("utf-8")
        cases |= {f"{kind} {affair}": rows for affair, rows in read_places(places, texts)}
    affairs |= cases
    return {name: pile_of(rows, stages) for name, rows in affairs.items()}


def read_own(text: str) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The affairs of our own, with the name and the marked pages of each."""
    for affair in re.split(r"^# affair: ", text, flags=re.MULTILINE)[1:]:
        name, *pages = re.split(r"^## ", affair, flags=re.MULTILINE)
        yield name.strip(), [read_page(page) for page in pages]


def read_places(
    places: str, texts: Mapping[str, dict[str, Any]]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The affairs of a file of places, each with its marked pages."""
    for affair in re.split(r"^# affair: ", places, flags=re.MULTILINE)[1:]:
        name, *lines = affair.strip().splitlines()
        pages = [line for line in lines if not line.startswith("!")]
        yield (
            name,
            [texts[page] | {"claims": list(map(place_of, marks))} for page, *marks in map(str.split, pages)],
        )


def place_of(mark: str) -> dict[str, Any]:
    """A mark ("10-18=E3", "10-18=E3d") as a claim."""
    place, _, event = mark.rstrip("adnhp").partition("=")
    start, _, end = place.partition("-")
    return {"trigger": (int(start), int(end)), "event": event}


def read_page(page: str) -> dict[str, Any]:
    """A page below its outlet and day: its text, and where words with the number of an event stand in it."""
    head, _, body = page.partition("\n")
    text, claims, end = "", [], 0
    for mark in MARK.finditer(body):
        text += body[end : mark.start()]
        claims.append({"trigger": (len(text), len(text) + len(mark[2])), "event": mark[1]})
        text, end = text + mark[2], mark.end()
    day = head.rpartition(",")[2].strip()
    return {"id": head, "text": text + body[end:], "published": day, "claims": claims}


def pile_of(rows: Sequence[dict[str, Any]], stages: Sequence[Any]) -> Pile:
    """Some annotated pages as a case."""
    pages = [page_of(row) for row in rows]
    ordered = {page.id: page for page in sorted(pages, key=lambda page: page.order)}
    cut = [stage.name for stage in stages].index("events")
    articles = pipeline.read_articles(ordered, stages, mapper=map, memory=None, progress=pipeline.silent)
    world = World(articles, pipeline.read_case(articles, stages[:cut], ruled=(), progress=pipeline.silent))
    on_page: dict[str, list[Sketch]] = defaultdict(list)
    for sketch in world.sketches.values():
        on_page[sketch.claim.trigger.page].append(sketch)
    marked: dict[int, frozenset[str]] = {}
    topics: dict[str, list[int]] = defaultdict(list)
    for row, page in zip(rows, pages, strict=True):
        found = {sketch.order: events for sketch, events in marks_of(row, on_page[page.id])}
        marked |= found
        topics[row.get("topic", "")] += found
    return Pile(world, marked, [sorted(topic) for topic in topics.values()])


def page_of(row: Mapping[str, Any]) -> Page:
    """A page as the program is given it."""
    given = row.get("published")
    return Page(row["id"], row["text"], (Sighting(row["id"], "0" * 64, published=given, given=bool(given)),))


def marks_of(row: Mapping[str, Any], sketches: Iterable[Sketch]) -> Iterator[tuple[Sketch, frozenset[str]]]:
    """The claims of a page whose word is annotated, with the events that it tells of."""
    spans = [(each["trigger"], each.get("event")) for each in row.get("claims", ())]
    spans += [(each["head"], each["chain"]) for each in row.get("mentions", ())]
    for sketch in sketches:
        trigger = sketch.claim.trigger
        for (start, end), event in spans:
            if event and start < trigger.end and trigger.start < end:
                yield sketch, frozenset([event] if isinstance(event, str) else event)
                break


@dataclass(frozen=True)
class Pairs:
    """Pairs of claims: their numbers, points and cosines (`None` where rules exclude them), whether they are one."""

    numbers: Sequence[tuple[int, int]]
    rows: Sequence[Row | None]
    right: Sequence[bool]


def pairs_of(pile: Pile, most: int | None) -> Pairs:
    """The pairs of a pile; at most so many of a topic, chosen by chance with a fixed seed."""
    sketches = list(pile.world.sketches.values())
    vectors = Vectors([sketch.claim.id for sketch in sketches], pile.world.embeddings)
    chance, numbers, rows, right = random.Random(3), [], [], []
    for topic in pile.topics:
        pairs = [(one, other) for one, other in combinations(topic, 2) if vectors.known(one, other)]
        for one, other in chance.sample(pairs, most) if most and len(pairs) > most else pairs:
            points = features(sketches[one], sketches[other])
            numbers.append((one, other))
            pair = sketches[one], sketches[other]
            rows.append(
                None if points is None else row_of(*pair, sum(points.values()), vectors.alike(one, other))
            )
            right.append(bool(pile.marked[one] & pile.marked[other]))
    return Pairs(numbers, rows, right)


def row_of(one: Sketch, other: Sketch, points: float, alike: tuple[float, float]) -> Row:
    """The features of a pair: points, cosines of words and of clauses, how many are denied, whether of two types."""
    return min(MOST, points), *alike, float(is_denied(one) + is_denied(other)), float(are_apart(one, other))


def fit(parts: Mapping[str, Pairs]) -> Floats:
    """Beginning and weights: each corpus counts as much, however many pairs it has, and each affair of our own."""
    rows: list[Row] = []
    right: list[bool] = []
    counts: list[float] = []
    for name, part in parts.items():
        known = [(row, is_one) for row, is_one in zip(part.rows, part.right, strict=True) if row is not None]
        rows += [row for row, _ in known]
        right += [is_one for _, is_one in known]
        counts += [EACH * (OWN_EACH if name.startswith(OWN) else 1) / len(known)] * len(known)
    return fit_logistic(rows, right, penalty=PENALTY, counts=counts)


def likely(row: Row, fitted: Floats, least: float) -> float:
    """The odds of a pair as the program has them: by what was read, or by rules alone."""
    return max(float(fitted[0] + fitted[1:] @ row), min(2.0, row[0] - SUFFICED + least))


def found(pile: Pile, pairs: Pairs, fitted: Floats, least: float) -> tuple[int, int, int]:
    """Right pairs, pairs found, and pairs to be found, where groups are joined from some odds on."""
    odds = {
        number: RULED_OUT if row is None else likely(row, fitted, least)
        for number, row in zip(pairs.numbers, pairs.rows, strict=True)
    }
    sketches = list(pile.world.sketches.values())
    frames = {order: sketches[order].frame for order in pile.marked}
    lead = {order: order for order in pile.marked}

    def join(one: int, other: int) -> bool:
        first, second = lead[one], lead[other]
        if first == second or frames[first].clashes(frames[second]):
            return False
        frames[first] |= frames[second]
        lead.update({order: first for order in lead if lead[order] == second})
        return True

    pages = [sketch.claim.trigger.page for sketch in sketches]
    linkage = Linkage(
        [[order] for order in pile.marked], lambda *pair: odds.get(pair, RULED_OUT), least, pages
    )
    list(linkage.grow((pair for pair, likely in odds.items() if likely >= least), join))
    told = {pair for pair in pairs.numbers if lead[pair[0]] == lead[pair[1]]}
    gold = {pair for pair, is_one in zip(pairs.numbers, pairs.right, strict=True) if is_one}
    return len(told & gold), len(told), len(gold)


def toml_of(fitted: Floats, pairs: int) -> str:
    """The pack, as text."""
    names = ("beginning", "point", "word", "clause", "denied", "apart")
    table = ", ".join(f"{name} = {round(float(value), 2)}" for name, value in zip(names, fitted, strict=True))
    return f"""# What makes it likely that two claims are one event. Do not edit: run the script again.

[fitted]
script = "training/events.py"
data = "43 affairs of our own and three others, ECB+ (topics 1-35) and GVC (development part); docs/models/events.md"
n = {pairs}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.odds.read"
says = "Logarithmic odds: where they begin, by point of rules, by cosine of words and clauses, by denial, of two types."
table = {{ {table} }}

[[weights]]
id = "en.odds.bare"
says = "The same by rules alone, and the most that they give beside what was read; the points suffice that did before."
table = {{ beginning = {round(LEAST - SUFFICED, 2)}, point = 1.0, most = 2.0 }}

[[weights]]
id = "en.odds.most"
says = "Points from which on more say nothing more."
value = {MOST}

[[weights]]
id = "en.odds.least"
says = "Logarithmic odds from which on groups of claims are one event, on average over their pairs."
value = {LEAST}

[[weights]]
id = "en.odds.ruled_out"
says = "Logarithmic odds of what something rules out."
value = {RULED_OUT}
"""


def main() -> None:
    """Read, fit, write, and print what the weights are worth in affairs left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("own", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--open", nargs="+", required=True, help="the affairs that may be read")
    given = options.parse_args()
    piles = read_piles(given.own, given.data, given.open)
    pairs = {name: pairs_of(pile, PAIRS if name.startswith(CORPUS) else None) for name, pile in piles.items()}
    learned = {name: part for name, part in pairs.items() if not name.startswith((MORE, STORY, REAL))}
    fitted = fit(learned)
    PACK.write_text(toml_of(fitted, sum(len(part.rows) for part in learned.values())), "utf-8")
    without = {
        case: fit({name: part for name, part in learned.items() if name != case}) for case in given.open
    }
    for least in TRIED:
        for kind in (tuple(given.open), MORE, STORY, REAL):
            names = [name for name in piles if name.startswith(kind)]
            counts = [found(piles[name], pairs[name], without.get(name, fitted), least) for name in names]
            right, told, gold = map(sum, zip(*counts, strict=True))
            shares = (right / max(1, told), right / gold, 2 * right / (told + gold))
            print(
                f"{least:+.2f}, {len(names)} affairs: right, found, F1", *(f"{share:.3f}" for share in shares)
            )


if __name__ == "__main__":
    main()
