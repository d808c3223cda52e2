"""Count the weights of dating from articles whose day is known, and write them into the pack of English.

    python training/dating.py --data DIR [--kept FILE]

DIR has `train.jsonl` (or `.xz`) with one article a line: `text`, `site`, and `published` as an ISO day. The
clues on them are kept in FILE, and a second run takes them from there. Prints how surely pages of each site
are dated by the weights that the other sites give: the mean logarithm of the share of belief on the day and
its neighbours; and how well the sureness of days holds on stories that were left out. Takes about three
minutes of one core.
"""

from __future__ import annotations

import argparse
import pickle
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib import reload
from itertools import product
from math import log
from pathlib import Path
from statistics import mean
from typing import Any

from reading import read_lines
from sureness import GIVEN, agreed_right, fit_sureness, sureness_left_out, told_days

from dateline import pipeline, weights
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.spacy import SpacyParser
from dateline.cases.chronology.anchoring import is_yearly
from dateline.cases.dating import habits, likelihoods
from dateline.cases.dating.clues import Clues, FloatingClue, find_clues
from dateline.cases.dating.posteriors import believe, prior_of
from dateline.cases.tfidf import count_terms
from dateline.model import Expression, Page, Passage, Sighting, Story
from dateline.stage import Notes

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "dating.toml"
IMAGINED = 10
"""Days of each standing that are imagined beside those counted, with these shares of fresh ones."""
FRESH = {"credit": 0.03, "stamp": 0.7, "named": 0.5, "bare": 0.3, "past": 0.05, "ahead": 0.3}
ONLINE = {
    "past": (0.36, 0.30, 0.15, 0.08, 0.05, 0.04, 0.04),
    "bare": (0.06, 0.06, 0.03, 0.02, 0.02, 0.02, 0.03),
    "ahead": (0.04, 0.05, 0.03, 0.02, 0.03, 0.04, 0.06),
}
"""The weekdays that pages of wires and sites name, which are written on the day itself; most of the
counted ones are of newspapers, written the day before they are dated. Each kind counts half."""
KINDS = ("past", "ahead", "bare", "holiday")
SIDES = {"past": 1, "ahead": -1}
DIRECTIONS = {"past": -1, "bare": 0, "ahead": 1}
READING = {
    "zones",
    "languages",
    "credits",
    "repairs",
    "sentences",
    "times",
    "copies",
    "stories",
    "dating",
}
"""The stages that find what is counted; dating itself only keeps what it needs of the notes."""
FAR = 40
"""Years within which those that a page names lie, most of them."""


@dataclass(frozen=True)
class Dated:
    """One article: its site, its day (ordinal), what it says of its day, its story's number, its terms.

    And its times that hang on the year in which they are named.
    """

    site: str
    day: int
    clues: Clues
    story: int
    terms: Mapping[str, float]
    yearly: Sequence[Expression]


def read_dated(folder: Path, kept: Path | None) -> list[Dated]:
    """The articles with their clues, from the file where they are kept."""
    if kept and kept.exists():
        found: list[Dated] = pickle.loads(kept.read_bytes())
        return found
    rows = list(read_lines(folder / "train.jsonl"))
    stages = [each for each in pipeline.stages(SpacyParser(), LangidIdentifier()) if each.name in READING]
    listed = [Page(row["id"], row["text"], (Sighting("input", "0" * 64),)) for row in rows]
    pages = {page.id: page for page in listed}
    notes = pipeline.read_articles(pages, stages, mapper=map, memory=None, progress=pipeline.silent)
    case = pipeline.read_case(notes, stages[:-1], ruled=(), progress=pipeline.silent)
    stories = {page: number for number, story in enumerate(case[Story]) for page in story.pages}
    dated = [
        Dated(
            row["site"],
            day_of(row),
            clues_of(notes[page.id]),
            stories[page.id],
            count_terms(page, notes[page.id][Passage]),
            [
                each
                for each in notes[page.id][Expression]
                if each.symbol.needs_anchor and is_yearly(each.symbol)
            ],
        )
        for row, page in zip(rows, listed, strict=True)
    ]
    if kept:
        kept.write_bytes(pickle.dumps(dated, protocol=5))
    return dated


def day_of(row: Mapping[str, str]) -> int:
    """The day of an article."""
    return date.fromisoformat(row["published"]).toordinal()


def clues_of(notes: Notes) -> Clues:
    """What a page says of its day."""
    return find_clues(notes[Page][0], notes[Expression], notes[Passage])


# ── what is counted ─────────────────────────────────────────────────────────────────────────────────────────
def count_all(dated: Sequence[Dated]) -> dict[str, dict[str, float] | list[float] | float]:
    """Every weight by its name."""
    found: dict[str, dict[str, float] | list[float] | float] = {
        "fresh": fresh_shares(dated),
        "line": line_shares(dated),
        "agrees": agreement(dated),
    }
    found |= floating_shares(dated)
    for name, direction in DIRECTIONS.items():
        weekdays, months = (
            [(own, number) for own, number, told in bare(dated, layer) if told == direction]
            for layer in ("weekdays", "months")
        )
        counted = circular(weekdays, 7, len(dated))
        found[f"weekday_{name}"] = [round((a + b) / 2, 3) for a, b in zip(counted, ONLINE[name], strict=True)]
        found[f"month_{name}"] = circular(months, 12, len(dated))
    return found | {f"year_{kind}": year_shares(dated, kind) for kind in ("past", "ahead", "sum")}


def fresh_shares(dated: Iterable[Dated]) -> dict[str, float]:
    """How many days that stand so on a page are those of its news."""
    fresh, every = (
        Counter({kind: share * IMAGINED for kind, share in FRESH.items()}),
        Counter(dict.fromkeys(FRESH, IMAGINED)),
    )
    for own, clue in ((page.day, clue) for page in dated for clue in page.clues.days):
        every[clue.kind] += 1
        fresh[clue.kind] += clue.day - own in range(-18, 3)
    return {kind: round(fresh[kind] / every[kind], 3) for kind in FRESH}


def line_shares(dated: Iterable[Dated]) -> dict[str, float]:
    """How many days after the day in its dateline a page is of."""
    imagined = {-1: 0.2, 0: 15.0, 1: 3.4, 2: 0.6}
    found = Counter(imagined)
    for page, clue in floating(dated):
        since = since_nearest(page.day, clue)
        if clue.kind == "line" and since in imagined:
            found[since] += 1
    return {str(days): round(count / found.total(), 3) for days, count in sorted(found.items())}


def floating_shares(dated: Iterable[Dated]) -> dict[str, dict[str, float]]:
    """For days without year: how many are near, how far from their page, how many on the wrong side of it."""
    sinces: dict[str, list[int]] = defaultdict(list)
    for page, clue in floating(dated):
        if not clue.weekday:
            sinces[clue.kind].append(since_nearest(page.day, clue))
    near: dict[str, dict[str, float]] = {"near": {}, "distance": {}, "aside": {}}
    for kind in KINDS:
        within = [since for since in sinces[kind] if abs(since) <= likelihoods.REACH]
        chance = (2 * likelihoods.REACH + 1) / 365
        share = (len(within) / len(sinces[kind]) - chance) / (1 - chance)
        mean = sum(map(abs, within)) / len(within)
        away = SIDES.get(kind, 0)
        near["near"][kind] = round(share, 2)
        near["distance"][kind] = round(mean, 1)
        near["aside"][kind] = (
            round(sum(since * away < 0 for since in within) / len(within), 2) if away else 0.5
        )
    return near


def floating(dated: Iterable[Dated]) -> Iterator[tuple[Dated, FloatingClue]]:
    """Every day without its year, with its page."""
    return ((page, clue) for page in dated for clue in page.clues.floating)


def since_nearest(day: int, clue: FloatingClue) -> int:
    """How many days before its page the nearest day is that a clue may mean."""
    year = date.fromordinal(day).year
    days = (clue.on(each) for each in (year - 1, year, year + 1))
    return min((day - found for found in days if found is not None), key=abs, default=365)


def agreement(dated: Iterable[Dated]) -> float:
    """How often a day within a week of its page is also named by its weekday there, beyond chance."""
    hits = chances = total = 0.0
    for page, direction in product(dated, SIDES.values()):
        named = {weekday for weekday, told in page.clues.weekdays if told == -direction}
        sinces = {since_nearest(page.day, clue) for clue in page.clues.floating}
        for since in sinces if named else ():
            if 1 <= since * direction <= likelihoods.WEEK:
                total += 1
                hits += habits.weekday_of(page.day - since) in named
                chances += len(named) / 7
    return round((hits - chances) / (total - chances), 2)


def bare(dated: Iterable[Dated], layer: str) -> Iterator[tuple[int, int, int]]:
    """The place of a page in the cycle of weekdays or months, the number that it names, and the direction."""
    for page in dated:
        own = habits.weekday_of(page.day) if layer == "weekdays" else date.fromordinal(page.day).month
        for number, told in getattr(page.clues, layer):
            yield own, number, told


def circular(named: Sequence[tuple[int, int]], size: int, pages: int) -> list[float]:
    """The share of pages that name something so many steps of a cycle before them; one imagined each."""
    counts = Counter((own - number) % size for own, number in named)
    return [round((counts[step] + 1) / (pages + size), 3) for step in range(size)]


def year_shares(dated: Iterable[Dated], kind: str) -> dict[str, float]:
    """How likely a year of a kind is so many years before its page: near ones counted, others falling evenly.

    Which years are named beyond the nearest ones is an accident of the news of these pages (elections), so
    that only their mean is taken.
    """
    sinces = [
        date.fromordinal(page.day).year - clue.year
        for page in dated
        for clue in page.clues.years
        if clue.kind == kind
    ]
    step = -1 if kind == "ahead" else 1
    counts = Counter(since * step for since in sinces)
    total = len(sinces) + IMAGINED
    near = {since: (counts[since] + IMAGINED / (2 * FAR)) / total for since in (-1, 0, 1)}
    beyond = [since for since in counts.elements() if 2 <= since <= FAR and kind != "sum"]
    other = (total - sum(counts[since] for since in (-1, 0, 1)) - len(beyond)) / total / (2 * FAR)
    shares = dict(near)
    if beyond:
        fall = 1 - 1 / (sum(beyond) / len(beyond) - 1)
        shares |= {
            since: len(beyond) / total * (1 - fall) * fall ** (since - 2) + other
            for since in range(2, FAR + 1)
        }
    listed = {str(since * step): round(share, 4) for since, share in shares.items() if share > other}
    return listed | {"other": round(other, 4)}


# ── what is written ─────────────────────────────────────────────────────────────────────────────────────────
SAYS = {
    "fresh": "How many of the days that stand so on a page are those of its own news.",
    "line": "How many days after the day in its dateline a page is written.",
    "near": (
        "How many days without year lie near the page that names them, by kind; the rest is of any "
        "day of a year."
    ),
    "distance": "The mean distance of such days from their page, in days.",
    "aside": "How many of such days lie on the other side of the page than their clause tells.",
    "agrees": "How often a day within a week of its page is also named by its weekday there, beyond chance.",
    "weekday_past": "The share of pages that name the weekday so many days before (modulo a week) as past.",
    "weekday_bare": "The same where no clause tells whether it is past or ahead.",
    "weekday_ahead": "The same where it is told as ahead.",
    "month_past": (
        "The share of pages that name the month so many months before their own (modulo a year) as past."
    ),
    "month_bare": "The same where no clause tells whether it is past or ahead.",
    "month_ahead": "The same where it is told as ahead.",
    "year_past": (
        "How likely the latest year told as past is so many years before the page; `other` is any other year."
    ),
    "year_ahead": "The same of the first year told as ahead.",
    "sure": "How likely a day of a story is right: a bias, and slopes for its similarity and its `standing`.",
    "year_sum": "The same of a year that a year named and years counted back anywhere on the page add up to.",
}


def toml_of(found: Mapping[str, Any], pages: int, today: date) -> str:
    """The pack, as text."""
    head = [
        "# Weights of cases/dating, counted. Do not edit: run the script again.",
        "",
        "[fitted]",
        'script = "training/dating.py"',
        (
            'data = "PolNeAR, training part: articles of seven American news sites, November 2015 to '
            'September 2016"'
        ),
        f"n = {pages}",
        f"date = {today.isoformat()}",
    ]
    return "\n".join([*head, *(entry_of(name, value) for name, value in found.items())]) + "\n"


def entry_of(name: str, value: Any) -> str:
    """One weight of the pack, as text."""
    shown = (
        f"table = {{ "
        f"{', '.join(f'{key!r}'.replace(chr(39), chr(34)) + f' = {each}' for key, each in value.items())} }}"
        if isinstance(value, dict)
        else f"values = {value}"
        if isinstance(value, list)
        else f"value = {value}"
    )
    return f'\n[[weights]]\nid = "en.dating.{name}"\nsays = "{SAYS[name]}"\n{shown}'


def left_out(dated: Sequence[Dated]) -> Iterator[tuple[str, float]]:
    """For each site how surely its pages are dated by what the other sites count."""
    for site in sorted({page.site for page in dated}):
        others = [page for page in dated if page.site != site]
        with weighed(toml_of(count_all(others), len(others), datetime.now(UTC).date())):
            yield site, mean(surety(page) for page in dated if page.site == site)
    reload(habits)
    reload(likelihoods)


@contextmanager
def weighed(text: str) -> Iterator[None]:
    """Weigh by other weights of dating than those that lie in the pack."""
    shelf = weights.WEIGHTS
    weights.WEIGHTS = replace(
        shelf, text=lambda folder, pack, theme: text if theme == "dating" else shelf.text(folder, pack, theme)
    )
    try:
        reload(habits)
        reload(likelihoods)
        yield
    finally:
        weights.WEIGHTS = shelf


def surety(page: Dated) -> float:
    """The logarithm of the share of belief on the day of a page and those beside it."""
    evidence = likelihoods.own_evidence(page.clues, habits.Habits.learn(()))
    return log(believe((each.logs for each in evidence), prior_of(())).around(page.day))


def main() -> None:
    """Count, write, and print what the weights are worth."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--kept", type=Path)
    given = options.parse_args()
    dated = read_dated(given.data, given.kept)
    told = list(told_days(dated))
    found = count_all(dated) | {"sure": fit_sureness(told)}
    PACK.write_text(toml_of(found, len(dated), datetime.now(UTC).date()), "utf-8")
    print(f"{PACK.name}: counted on {len(dated)} articles, sureness on {len(told)} days")
    for least in (0.2, 0.3, 0.5, 0.7):
        held = [right for likely, right in sureness_left_out(told) if likely >= least]
        print(f"  days sure by {least} or more: {len(held)}, of which right {mean(held or [0]):.2f}")
    for number in (GIVEN, 0):
        right = agreed_right(dated, given=number)
        print(
            f"  times agreed on, {number} pages of a story given in turn: {len(right)}, right {mean(right):.3f}"
        )
    for site, sure in left_out(dated):
        print(f"  {site:20} {sure:.3f}")


if __name__ == "__main__":
    main()
