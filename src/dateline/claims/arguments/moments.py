"""At which of the times of its sentence an event happens: learned for days and hours, by attachment for the rest.

A logistic regression over how event and time hang together in the parse (training/moments.py,
docs/models/moments.md): what is not likely enough has no time, since a wrong day misleads more than none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, fsum

from dateline.claims.arguments.attachment import governor, top_of
from dateline.claims.arguments.moment_features import Pair, features_of
from dateline.claims.arguments.occasions import alike, shared_occasions
from dateline.claims.arguments.scenes import Scene
from dateline.model import Expression, Ground, Sentence, TimexType
from dateline.vocabulary import word_list
from dateline.weights import weight_row, weight_table

ODDS = weight_table("en.moments.odds")
"""What each feature adds to the log-odds that an event happens at a time of its sentence."""
LEAST, HUNG = weight_row("en.moments.least")
"""The log-odds from which on it does, and where the time hangs on its word."""
PLACED = (TimexType.DATE, TimexType.TIME)
LAWS = word_list("en.arguments.laws")
YEAR = 4
"""Letters of a year."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A time of an event word, and the log-odds that it is; `None` where it only hangs on the word."""

    time: Expression
    odds: float | None = None

    @property
    def score(self) -> float:
        """How likely it is."""
        return 1.0 if self.odds is None else round(1 / (1 + exp(-self.odds)), 4)

    @property
    def grounds(self) -> tuple[Ground, ...]:
        """What was weighed."""
        return () if self.odds is None else (Ground("arguments.time", (), round(self.odds, 2)),)


def find_moments(scene: Scene) -> dict[int, list[Moment]]:
    """The times of every event word (token -> moments): days and hours, the likeliest first, then durations.

    A verb and a noun that tell of one event share theirs.
    """
    found = {event: list(joined(scene, moments)) for event, moments in likely(scene).items()}
    spread(found, [(giver, taker) for giver, taker in shared_occasions(scene) if is_one(scene, giver, taker)])
    for event, moments in lengths(scene).items():
        found.setdefault(event, []).extend(moments)
    return found


def likely(scene: Scene) -> dict[int, list[Moment]]:
    """The days and hours at which every event word is likely to happen, the likeliest first."""
    found: dict[int, list[Moment]] = {}
    for pair in pairs_of(scene):
        odds = weigh(pair)
        if odds >= (HUNG if pair.told == pair.event else LEAST):
            found.setdefault(pair.event, []).append(Moment(pair.time, odds))
    return {
        event: sorted(moments, key=lambda each: (-(each.odds or 0.0), each.time.first))
        for event, moments in found.items()
    }


def spread(found: dict[int, list[Moment]], pairs: Iterable[tuple[int, int]]) -> None:
    """Give the second of each pair the first's moments when it has none."""
    for giver, taker in pairs:
        if giver in found and taker not in found:
            found[taker] = list(found[giver])


def is_one(scene: Scene, one: int, other: int) -> bool:
    """Whether two event words of one occasion tell of one event: they are of one type, or a light verb is one."""
    lemmas = (scene.sentence.lemmas[each].lower() for each in (one, other))
    return alike(scene, one, other) or any(lemma in scene.grammar.light for lemma in lemmas)


def pairs_of(scene: Scene) -> Iterator[Pair]:
    """Every event word of a sentence with every day or hour of it."""
    times = [
        each for each in scene.expressions if each.type in PLACED and not is_of_law(scene.sentence, each)
    ]
    events = sorted(scene.triggers)
    for time in times:
        told = hung_on(scene, time)
        for event in events:
            if event not in time.tokens:
                yield Pair(scene.sentence, event, time, told, times, events)


def is_of_law(here: Sentence, time: Expression) -> bool:
    """Whether a bare year is part of what a law is called: "the Harbour Act of 1974", "its 1994 constitution"."""
    top = top_of(here, time.tokens)
    noun = here.heads[top]
    if here.lowers[noun] == "of":
        noun = here.heads[noun]
    bare = len(time.tokens) == 1 and len(here.lowers[top]) == YEAR and here.lowers[top].isdigit()
    return bare and here.lemmas[noun].lower() in LAWS


def weigh(pair: Pair) -> float:
    """The log-odds that an event happens at a time."""
    return fsum((ODDS["bias"], *(ODDS.get(each, 0.0) for each in dict.fromkeys(features_of(pair)))))


def joined(scene: Scene, moments: Sequence[Moment]) -> Iterator[Moment]:
    """Moments, and the days that are named together with theirs ("on Tuesday AND WEDNESDAY")."""
    here, times = scene.sentence, {each.time for each in moments}
    yield from moments
    for time in (each for each in scene.expressions if each.type in PLACED and each not in times):
        top = top_of(here, time.tokens)
        if here.deps[top] == "conj":
            above = (each for each in moments if here.heads[top] == top_of(here, each.time.tokens))
            yield from (Moment(time, each.odds) for each in above)


def lengths(scene: Scene) -> dict[int, list[Moment]]:
    """How long and how often an event is, by the word on which that hangs; events of one occasion share it."""
    found: dict[int, list[Moment]] = {}
    for time in scene.expressions:
        event = hung_on(scene, time) if time.type not in PLACED else None
        if event is not None:
            found.setdefault(event, []).append(Moment(time))
    spread(found, shared_occasions(scene))
    return found


def hung_on(scene: Scene, time: Expression) -> int | None:
    """The event word on which a time hangs."""
    return governor(scene.sentence, time, events=scene.triggers, carriers=scene.carriers)
