"""Fit which words lines about the page use, on lines of our own and on news, and write them into the pack.

    python training/wordings.py --data DIR

DIR has `train.jsonl` (or `.xz`) with one article a line: `id`, `text`, `in_dev`; those marked `in_dev` are
left out. Our own lines lie in training/passages/asides.txt and pages.txt. Of the articles, lines that a rule
about single lines names are about the page, all others are not. Prints how many lines about the page are found, and how
many of the news are taken for one, at some log-odds, by weights that other parts of both give. Takes a minute
or two of one core. No seed.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import regression
from own_pages import page_lines, read_pages
from reading import read_lines
from regression import Floats, Ints, padded

from dateline import weights
from dateline.model import Page, Reading, Zone
from dateline.rules import Pack, load_pack
from dateline.stage import Notes
from dateline.text.zones.wordings import wordings
from dateline.text.zones.zones import find_zones

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "wordings.toml"
OWN = Path(__file__).parent / "passages" / "asides.txt"
NAMED = re.compile(r"en\.zone\.(?:appeal|contributors|furniture|label|legal|notice|outlet)/")
"""The rules whose lines are about the page, whatever stands beside them."""

LEAST = 4
"""Words of a line that is learned from."""
ABOUT, COMMON, OURS = 3, 400, 8
"""Lines about the page that have a word or pair, and lines of news, or of our own news, that have a word, for it
to be weighed."""
PENALTY, SMALL, FOLDS = 3.3, 0.2, 5
"""What large weights cost, which are left out, and into how many parts lines are cut."""
TIMES = 3
"""How often lines of our own and lines about the page count: the news has sixteen times as many."""

Lines = Sequence[tuple[str, bool]]


def own_lines() -> Iterator[tuple[str, bool]]:
    """Our own lines that stand alone, and whether they are about the page."""
    for line in OWN.read_text("utf-8").splitlines():
        if line.startswith(("+ ", "- ")):
            yield line[2:], line[0] == "+"


def news_lines(articles: Iterable[dict[str, str]], pack: Pack) -> Iterator[tuple[str, bool]]:
    """The lines of articles, and whether a rule about single lines says that they are about the page.

    What these very weights find counts as told, so that a second run gives the same.
    """
    for article in articles:
        page = Page(article["id"], article["text"], ())
        for passage in find_zones(Reading(page), Notes(), pack=pack):
            line = page.text[passage.span.start : passage.span.end]
            named = bool(NAMED.match(passage.by.rule))
            told = passage.zone is Zone.BODY or passage.by.rule == "zone.aside"
            if len(line.split()) >= LEAST and (named or told):
                yield line, named


def chosen_names(own: Lines, news: Lines) -> list[str]:
    """The words and pairs that are weighed."""
    about = Counter(name for line, right in (*own, *news) if right for name in wordings(line))
    common, ours = (
        Counter(name for line, right in lines if not right for name in wordings(line) if " " not in name)
        for lines in (news, own)
    )
    return sorted(
        {name for name, times in about.items() if times >= ABOUT}
        | {name for name, times in common.items() if times >= COMMON}
        | {name for name, times in ours.items() if times >= OURS}
    )


def rows_of(lines: Iterable[str], names: Sequence[str]) -> Ints:
    """Which words and pairs each line has (lines x most of one line): 1 is the bias, which all have, 0 is none."""
    place = {name: at for at, name in enumerate(names, 2)}
    return padded([[1, *sorted(place[name] for name in wordings(line) if name in place)] for line in lines])


def fit(own: Lines, news: Lines, names: Sequence[str]) -> Floats:
    """The bias and the weights of the names; small ones are left out."""
    dear = [*own, *(line for line in news if line[1])] * TIMES
    lines = [*dear, *(line for line in news if not line[1])]
    table, gold = (
        rows_of((line for line, _ in lines), names),
        np.array([right for _, right in lines], np.int32),
    )
    both = regression.fit(table, gold, features=len(names) + 1, labels=2, penalty=2 * PENALTY)
    found = both[1:, 1] - both[1:, 0]
    found[1:][np.abs(found[1:]) < SMALL] = 0.0
    return found


def left_out(own: Lines, news: Lines) -> Iterator[tuple[float, bool, bool]]:
    """The log-odds of each line by what other parts give, whether it is about the page, and whether it is ours."""
    for fold in range(FOLDS):
        kept = [[line for at, line in enumerate(part) if at % FOLDS != fold] for part in (own, news)]
        names = chosen_names(*kept)
        found = fit(kept[0], kept[1], names)
        for ours, part in ((True, own), (False, news)):
            held = [line for at, line in enumerate(part) if at % FOLDS == fold]
            odds = np.concatenate([[0.0], found])[rows_of((line for line, _ in held), names)].sum(axis=1)
            yield from ((float(each), right, ours) for each, (_, right) in zip(odds, held, strict=True))


def toml_of(found: Floats, names: Sequence[str], own: int, news: int) -> str:
    """The pack, as text."""
    table = {"bias": found[0], **dict(zip(names, found[1:], strict=True))}
    numbers = "\n".join(
        f"{name!r} = {value:.2f}" if '"' in name else f'"{name}" = {value:.2f}'
        for name, value in table.items()
        if value
    )
    return f"""# Words of lines that are about the page. Do not edit: run the script again.

[fitted]
script = "training/wordings.py"
data = "lines of our own (training/passages/asides.txt and pages.txt), {own}; and lines of PolNeAR, \
training part, {news}"
n = {own + news}
date = {datetime.now(UTC).date().isoformat()}

[[weights]]
id = "en.wordings.words"
says = "What a word or a pair of words adds to the log-odds that a line is about the page, its outlet or its reader."
[weights.table]
{numbers}
"""


def main() -> None:
    """Read, fit, write, and print what the weights are worth on lines left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("--data", type=Path, required=True)
    articles = [each for each in read_lines(options.parse_args().data / "train.jsonl") if not each["in_dev"]]
    pack = load_pack("en")
    own = [*own_lines(), *page_lines(read_pages(pack))]
    news = list(news_lines(articles, pack))
    names = chosen_names(own, news)
    PACK.write_text(toml_of(fit(own, news, names), names, len(own), len(news)), "utf-8")
    print(f"{len(own)} lines of our own, {sum(right for _, right in own)} about the page;")
    print(
        f"{len(news)} of news, {sum(right for _, right in news)} about the page; {len(names)} words and pairs"
    )
    odds = list(left_out(own, news))
    for enough in (0, 1, 2, 3):
        figures = [
            f"{sum(each > enough for each, right, mine in odds if (right, mine) == part)}"
            f"/{sum((right, mine) == part for _, right, mine in odds)}"
            for part in ((True, True), (False, True), (True, False), (False, False))
        ]
        print(
            f"  from {enough}: ours about the page {figures[0]}, ours of news {figures[1]}, "
            f"by a rule {figures[2]}, other news {figures[3]}"
        )


if __name__ == "__main__":
    main()
