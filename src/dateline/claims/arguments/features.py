"""What is said of a candidate before its role is weighed: short texts, each with a weight for every role.

The first letter says what a text is about, and so which rule explains its weight (`FAMILIES`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from dateline.claims.arguments.candidates import Candidate, kids_of
from dateline.claims.arguments.scenes import Scene

FAMILIES = {
    "P": "arguments.path",
    "W": "arguments.word",
    "K": "arguments.kind",
    "A": "arguments.preposition",
}

FRAME = {
    "nsubj": "s",
    "nsubjpass": "p",
    "dobj": "o",
    "dative": "d",
    "ccomp": "c",
    "xcomp": "x",
    "agent": "a",
    "attr": "t",
    "oprd": "r",
    "poss": "'",
}
"""What an event word has below it, by one letter each."""

FAR, STRIDE = 4, 4
"""The farthest class of distance, and how many tokens a class has."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """An event word in its sentence, as all its candidates are weighed by: its lemma and its frame."""

    scene: Scene
    trigger: int
    lemma: str
    frame: str


def occasion_of(scene: Scene, trigger: int) -> Occasion:
    """What is the same for all candidates of an event word."""
    here = scene.sentence
    frame = {FRAME[here.deps[kid]] for kid in kids_of(here, trigger) if here.deps[kid] in FRAME}
    return Occasion(scene, trigger, here.lemmas[trigger].lower(), "".join(sorted(frame)))


def features_of(occasion: Occasion, candidate: Candidate) -> Iterator[str]:
    """All that is said of one candidate."""
    kind = kind_of_thing(occasion.scene, candidate.token)
    end = candidate.path[:2] + candidate.path.rpartition(">")[2]
    yield from place_features(occasion, candidate)
    yield from word_features(occasion, candidate, end)
    yield from kind_features(occasion, candidate, kind, end)
    if candidate.prepositions:
        yield from preposition_features(occasion, candidate, kind)


def kind_of_thing(scene: Scene, token: int) -> str:
    """What a candidate is: a time, a type of entity, or a class of words."""
    if token in scene.timed:
        return "time"
    here = scene.sentence
    return str(scene.kinds.get(token, "")) or here.ents[token][2:] or here.poses[token]


def place_features(occasion: Occasion, candidate: Candidate) -> Iterator[str]:
    """Its path, alone and with the form of the event word and what else hangs on that."""
    here, trigger, path = occasion.scene.sentence, occasion.trigger, candidate.path
    yield f"P{path}"
    yield f"Pf{path}|{occasion.frame}"
    yield f"Pt{path}|{here.tags[trigger]}"
    yield f"Pd{path}|{here.deps[trigger]}"
    yield f"Pb{path}{'<' if candidate.token < trigger else '>'}"
    if candidate.governor is not None:
        distance = min(abs(trigger - candidate.token) // STRIDE, FAR)
        yield f"Pu{path.partition('>')[0]}|{distance}"


def word_features(occasion: Occasion, candidate: Candidate, end: str) -> Iterator[str]:
    """Its path with the lemmas of the event word, of the candidate and of what governs both."""
    here, lemma, path = occasion.scene.sentence, occasion.lemma, candidate.path
    acted = "1" if set("op") & set(occasion.frame) else "0"
    yield f"W{path}|{lemma}"
    yield f"Wo{path}{acted}|{lemma}"
    yield f"Wl{end}|{lemma}"
    yield f"Ww{end}|{spelled(occasion, candidate.token)}"
    if candidate.governor is not None:
        yield f"Wu{path}|{here.lemmas[candidate.governor].lower()}"
    if path[0] == "N":
        yield f"Ws{path}|{lemma[-3:]}"


def spelled(occasion: Occasion, token: int) -> str:
    """A pronoun as it stands, of others the lemma."""
    here = occasion.scene.sentence
    return here.lowers[token] if here.poses[token] == "PRON" else here.lemmas[token].lower()


def kind_features(occasion: Occasion, candidate: Candidate, kind: str, end: str) -> Iterator[str]:
    """What the candidate is, with its path and with the event word."""
    yield f"K{candidate.path}|{kind}"
    yield f"Ke{end}|{kind}"
    yield f"Km{occasion.lemma}|{kind}"
    yield f"Kg{candidate.path}|{occasion.scene.sentence.tags[candidate.token]}"


def preposition_features(occasion: Occasion, candidate: Candidate, kind: str) -> Iterator[str]:
    """The prepositions on the way, with the path, the event word and what the candidate is."""
    words, path = "_".join(candidate.prepositions), candidate.path
    yield f"A{path}:{words}"
    yield f"Al{path}:{words}|{occasion.lemma}"
    yield f"Ax{words}|{path[0]}|{occasion.lemma}"
    yield f"Ay{words}|{kind}|{path[0]}"
    yield f"Ak{path}:{words}|{kind}"
