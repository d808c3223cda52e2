"""What is said of an event word and a time of its sentence before it is weighed whether the one happens at the other.

Short texts, each with a weight (training/moments.py): how the event, the time and the clauses between them hang
together, and what both look like.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.claims.arguments.attachment import top_of
from dateline.claims.grammar import form_of
from dateline.model import Expression, Sentence

CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "xcomp", "conj", "pcomp", "parataxis", "csubj"})
NOMINAL = frozenset(
    {"dobj", "pobj", "nsubj", "nsubjpass", "poss", "compound", "amod", "nmod", "appos", "attr"}
)
STEPS = CLAUSES | NOMINAL
LONGEST = 4
"""Steps of a way that are told apart."""
NEAR = (1, 3, 6, 10, 16)
"""Where the classes of the distance between an event and a time begin, in words."""


@dataclass(frozen=True, slots=True)
class Pair:
    """An event word and a time of its sentence; `told` is the word on which the time hangs by rule, if it is one."""

    here: Sentence
    event: int
    time: Expression
    told: int | None
    times: Sequence[Expression]
    events: Sequence[int]


def features_of(pair: Pair) -> Iterator[str]:
    """All that is said of a pair."""
    here, event = pair.here, pair.event
    up, down = ways(here, top_of(here, pair.time.tokens), event)
    way = f"{'.'.join(up[-LONGEST:])}|{'.'.join(down[:LONGEST])}"
    hangs = "own" if pair.told == event else "other" if pair.told is not None else "none"
    form = form_of(here, event)
    yield "way " + way
    yield f"clauses {'.'.join(clause for clause in up if clause in CLAUSES)}|" + ".".join(
        clause for clause in down if clause in CLAUSES
    )
    yield "hangs " + hangs
    yield f"form {hangs} {form}"
    yield f"dep {hangs} {here.deps[event]}"
    yield f"first {hangs} {down[0] if down else ''}"
    yield f"time {hangs} {up[0] if up else ''}"
    if pair.told is not None and pair.told != event:
        yield f"forms {form_of(here, pair.told)} {form}"
        yield f"forms {form_of(here, pair.told)} {form} {'.'.join(down[:2])}"
    yield from place_features(pair, hangs)
    yield from time_features(pair, hangs)
    yield f"lemma {hangs} {here.lemmas[event].lower()}"
    yield f"link {hangs} {link_of(here, event)}"
    yield f"link {hangs} {link_of(here, event)} {down[0] if down else ''}"
    if pair.told is not None and pair.told != event:
        yield f"above {here.lemmas[pair.told].lower()} {down[0] if down else ''}"


def place_features(pair: Pair, hangs: str) -> Iterator[str]:
    """Where the time stands: before or behind the event, how far, what stands between, at an end of the sentence."""
    event, time = pair.event, pair.time
    behind = time.first > event
    gap = time.first - event if behind else event - time.last
    between = [each for each in pair.events if min(event, time.last) < each < max(event, time.first)]
    other = [each for each in pair.times if each is not time]
    yield f"far {hangs} {'behind' if behind else 'before'} {sum(gap >= near for near in NEAR)}"
    yield f"between {hangs} {'behind' if behind else 'before'} {min(len(between), 3)}"
    yield f"others {hangs} {min(len(other), 2)}"
    nearer = any(abs(each.first - event) < abs(time.first - event) for each in other)
    yield f"nearer {hangs} {nearer}"
    yield f"opens {hangs} {time.first <= 1} {min(pair.events) > time.last}"
    closes = time.last >= len(pair.here) - 2
    yield f"closes {hangs} {closes} {behind and not between}"


def time_features(pair: Pair, hangs: str) -> Iterator[str]:
    """What the time looks like: its kind, and the preposition before it."""
    here, time = pair.here, pair.time
    top = top_of(here, time.tokens)
    governor = here.lowers[here.heads[top]] if here.deps[top] == "pobj" else here.deps[top]
    kind = f"{time.symbol.kind.value} {time.symbol.year is not None}"
    yield f"preposition {hangs} {governor}"
    yield f"kind {hangs} {kind}"
    yield f"kind {hangs} {kind} {form_of(here, pair.event)}"
    yield f"points {hangs} {time.direction}"


def link_of(here: Sentence, event: int) -> str:
    """The word that ties an event word to what governs it: a preposition, or what begins its clause."""
    if here.deps[event] in ("pcomp", "pobj"):
        return here.lowers[here.heads[event]]
    begins = (
        kid for kid in here.kids[event] if here.deps[kid] == "mark" or here.tags[kid] in ("WRB", "WP", "WDT")
    )
    return next((here.lowers[kid] for kid in begins), "")


def ways(here: Sentence, start: int, end: int) -> tuple[list[str], list[str]]:
    """The steps from one word up to the governor that it shares with another, and from there down to that one."""
    above, beside = [start, *here.ancestors(start)], [end, *here.ancestors(end)]
    shared = next((each for each in above if each in beside), None)
    if shared is None:
        return ["away"], ["away"]
    up = [here.deps[each] for each in above[: above.index(shared)]]
    down = [here.deps[each] for each in beside[: beside.index(shared)]]
    return [step for step in up if step in STEPS], [step for step in reversed(down) if step in STEPS]
