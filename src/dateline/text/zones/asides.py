"""Lines of a plain text that are about the page, not about what happened: weighed alone, then beside others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from dateline.model import Ground, Zone
from dateline.pages.lines import Line
from dateline.rules import Pack
from dateline.text.zones.appeals import SAID
from dateline.text.zones.layout import Layout, Mark
from dateline.text.zones.scenes import (
    Features,
    Scene,
    beside,
    placed,
    read_scene,
    shaped,
    shared,
    voiced,
    worded,
)
from dateline.text.zones.shapes import breaks
from dateline.text.zones.wordings import wording
from dateline.weights import weight, weight_row, weight_table

ALONE = weight_table("en.asides.alone")
"""What speaks for and against an aside before its neighbours are heard, in logarithms of odds."""

ODDS = weight_table("en.asides.odds")
"""The same where they are."""

PLAIN = weight("en.glued.plain")
"""Log-odds by its words alone from which a sentence is an aside wherever it stands."""

ASIDE = "zone.aside"

LONG = 1_000
"""Characters of a line that is longer than a paragraph: its sentences are weighed, not its beginning."""

LEAST, STORY = 4, 2
"""Words of a glued sentence that is weighed, and how many other lines must tell something for one to be."""

PARAGRAPH, SURE = weight_row("en.glued.paragraph")
"""Words of a line that may be a paragraph of the story, and the log-odds that it takes to leave one out: the life of
somebody whom a page is about reads like that of an author."""

Weighed = Mapping[str, Features]
"""What is weighed of a line, by the rule under which `why` shows it."""


def find_asides(layout: Layout, marks: Mapping[int, Mark], pack: Pack) -> Iterator[tuple[int, Mark]]:
    """Lines of a plain text that words, place and neighbours make likelier about the page than about the news."""
    if layout.extracted:
        return
    scene = read_scene(layout, marks)
    likely = read_likely(scene, marks)
    for i in range(layout.first, len(layout.lines)):
        if i not in marks and is_weighed(scene, i):
            grounds = tuple(grounds_of(weighed(scene, likely, i)))
            least = SURE if layout.lines[i].words >= PARAGRAPH else 0.0
            if ODDS["bias"] + sum(ground.weight for ground in grounds) > least:
                yield i, Mark(Zone.BOILERPLATE, ASIDE, grounds)


def is_weighed(scene: Scene, i: int) -> bool:
    """Whether other lines tell enough, and nothing about the page is glued to a paragraph that tells."""
    line = scene.lines[i]
    if sum(scene.told) - scene.told[i] < STORY or len(line.text) > LONG:
        return False
    first = next(breaks(line.text), None)
    return scene.words[i] <= 0 or first is None or wording(line.text[:first]) >= 0


def read_likely(scene: Scene, marks: Mapping[int, Mark]) -> list[float]:
    """How likely each line is about the page without its neighbours; what other rules name is sure, or not told."""
    return [
        likelihood(alone(scene, i)) if i not in marks else 1.0 if is_named(marks[i]) else 1 / 2
        for i in range(len(scene.lines))
    ]


def is_named(mark: Mark) -> bool:
    """Whether another rule says that a line is no part of the article."""
    return mark.zone is Zone.BOILERPLATE


def likelihood(weighed: Weighed) -> float:
    """The probability that what is weighed of a line alone gives."""
    return 1 / (1 + exp(-ALONE["bias"] - sum(summed(features, ALONE) for features in weighed.values())))


def alone(scene: Scene, i: int) -> Weighed:
    """What is weighed of a line without its neighbours."""
    return {
        "zone.aside_words": worded(scene, i),
        "zone.aside_place": placed(scene, i),
        "zone.aside_shared": shared(scene, i),
        "zone.aside_said": voiced(scene, i),
        "zone.aside_shape": shaped(scene, i),
    }


def weighed(scene: Scene, likely: Sequence[float], i: int) -> Weighed:
    """What is weighed of a line."""
    return {**alone(scene, i), "zone.aside_beside": beside(likely, i)}


def grounds_of(weighed: Weighed) -> Iterator[Ground]:
    """What speaks for a line as an aside, and against it."""
    for rule, features in weighed.items():
        yield Ground(rule, weight=summed(features, ODDS))


def summed(features: Features, table: Mapping[str, float]) -> float:
    """What features add to the log-odds."""
    return sum(table[name] * value for name, value in features.items() if value)


def aside_mark(line: Line) -> Mark | None:
    """What a sentence is that is glued to others, where its words alone make it one about the page."""
    words = wording(line.text)
    if line.words < LEAST or words <= PLAIN or SAID.search(line.text):
        return None
    return Mark(Zone.BOILERPLATE, ASIDE, (Ground("zone.aside_words", weight=words),))
