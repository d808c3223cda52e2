"""Train the labeller of roles from the annotation that `--data` names, write it and print how good it is.

No text of the data enters it: its numbers are statistics of it.

    python training/roles.py --data DIR --work DIR            choose on held-out articles, train and write
    python training/roles.py --data DIR --work DIR --dry             choose only
    python training/roles.py --data DIR --work DIR --penalty 4       try one penalty only

DIR of the data has `roles-web/train.jsonl` and `roles-news/train-nouns.jsonl` (or `.xz`), one article a line:
`id`, `text`, `published` and `predicates` with `trigger` [start, end], `kind` (verb, noun), perhaps `open`,
and `arguments` with `role` and `heads` ([[start, end], ...]). The working folder keeps the parsed texts. The
penalty and the thresholds are chosen on five folds of whole articles. No seed, no thread: numpy alone, two
minutes of one core.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path

import numpy as np
from regression import Floats, fit, padded, softmax
from role_examples import Annotated, Example, read_pack

from dateline.claims.arguments.labeller import (
    AGENT,
    FILE,
    LABELS,
    OTHER,
    PATIENT,
    Labeller,
    packed,
    write_labeller,
)

PACK = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en"
FOLDS, PENALTIES = 5, (2.0, 4.0, 8.0, 16.0)
COMMON, LED, OFTEN = 3, 2, 0.05
"""How often a feature is seen at least, how often a path leads to a party, and in which share of cases."""
NEARLY = 0.005
"""What a larger penalty (fewer weights) may lose of the sum of scores, and a lower threshold of its score."""
SMALL = 0.1
"""Weights that differ less from each other are left out."""
STEPS = tuple(share / 20 for share in range(4, 13))
SAYS = "From which probability on a candidate of a {kind} is taken for a party, by its label."


def known_paths(words: Iterable[Annotated]) -> frozenset[str]:
    """The paths that lead to parties more than now and then."""
    seen: Counter[str] = Counter()
    led: Counter[str] = Counter()
    for each in chain.from_iterable(word.examples for word in words):
        seen[each.path] += 1
        led[each.path] += each.label in (AGENT, PATIENT, OTHER)
    return frozenset(path for path, count in led.items() if count >= max(LED, OFTEN * seen[path]))


def learn(words: Sequence[Annotated], penalty: float) -> Labeller:
    """A labeller of some event words."""
    paths = known_paths(words)
    examples = [each for word in words for each in word.examples if each.path in paths]
    seen = Counter(chain.from_iterable(each.features for each in examples))
    names = sorted(feature for feature, count in seen.items() if count >= COMMON)
    numbers = {feature: number for number, feature in enumerate(names, 1)}
    rows = padded([[numbers[each] for each in example.features if each in numbers] for example in examples])
    gold = np.array([example.label for example in examples], np.int32)
    weights = fit(rows, gold, features=len(names), labels=len(LABELS), penalty=penalty)[1:]
    return pressed(names, weights, paths)


def pressed(names: Sequence[str], weights: Floats, paths: frozenset[str]) -> Labeller:
    """A labeller with the weights that matter, in eight bits."""
    centred = weights - weights.mean(axis=1, keepdims=True)
    kept = np.flatnonzero(np.abs(centred).max(axis=1) >= SMALL)
    unit = float(np.abs(centred).max()) / 127
    small = np.round(centred[kept] / unit).astype(int).tolist()
    named = {names[at]: packed(row) for at, row in zip(kept, small, strict=True)}
    return Labeller(named, unit, paths)


def shares_of(labeller: Labeller, word: Annotated) -> list[tuple[Example, list[float]]]:
    """The candidates that the labeller would see, with the probabilities of their labels."""
    seen = [each for each in word.examples if each.path in labeller.paths]
    totals = labeller.sums(each.features for each in seen)
    return list(zip(seen, softmax(totals).tolist() if seen else [], strict=True))


Judged = tuple[str, int, float, bool, bool]
"""Kind of the event word, label, the probability of its likeliest candidate, whether it is right, whether
any is."""


def judge(labeller: Labeller, word: Annotated) -> Iterator[Judged]:
    """What the labeller says of an event word."""
    found = shares_of(labeller, word)
    for label in (AGENT, PATIENT):
        likely = [(shares[label], side(shares, label), each.label == label) for each, shares in found]
        likely = [each for each, (_, shares) in zip(likely, found, strict=True) if label_of(shares) == label]
        _, share, right = max(likely, default=(0.0, 0.0, False))
        if word.examples:
            yield (
                word.examples[0].path[0],
                label,
                share,
                right,
                any(each.label == label for each in word.examples),
            )


def side(shares: Sequence[float], label: int) -> float:
    """How probable the side of a label is."""
    return shares[AGENT] if label == AGENT else shares[PATIENT] + shares[OTHER]


def label_of(shares: Sequence[float]) -> int:
    """The likeliest label of a party, as the stage takes it."""
    return max((AGENT, PATIENT, OTHER), key=lambda label: shares[label])


def folds(words: Sequence[Annotated]) -> Iterator[tuple[list[Annotated], list[Annotated]]]:
    """Event words to learn from and to judge, by whole articles."""
    fold = {
        article: number % FOLDS
        for number, article in enumerate(dict.fromkeys(each.article for each in words))
    }
    for held in range(FOLDS):
        yield (
            [each for each in words if fold[each.article] != held],
            [each for each in words if fold[each.article] == held],
        )


def held_out(words: Sequence[Annotated], penalty: float) -> list[Judged]:
    """What labellers of the other folds say of every event word."""
    judged: list[Judged] = []
    for learned, held in folds(words):
        labeller = learn(learned, penalty)
        judged += chain.from_iterable(judge(labeller, word) for word in held)
    return judged


def f1(judged: Iterable[Judged], kinds: str, label: int, enough: float) -> float:
    """The F1 of a label of event words of some kinds, taken from a probability on."""
    mine = [each for each in judged if each[0] in kinds and each[1] == label]
    said = sum(each[2] >= enough for each in mine)
    right = sum(each[2] >= enough and each[3] for each in mine)
    return 2 * right / (said + sum(each[4] for each in mine))


def thresholds(judged: Sequence[Judged], kinds: str) -> dict[str, float]:
    """The lowest threshold of every label that is about as good as the best: what is missed nobody sees."""
    return {LABELS[label].lower(): lowest(judged, kinds, label) for label in (AGENT, PATIENT)}


def lowest(judged: Sequence[Judged], kinds: str, label: int) -> float:
    """The lowest threshold of a label whose F1 is near the best."""
    scores = {step: f1(judged, kinds, label, step) for step in STEPS}
    return min(step for step, score in scores.items() if score >= max(scores.values()) - NEARLY)


def choose(words: Sequence[Annotated], penalties: Sequence[float]) -> tuple[float, list[Judged]]:
    """The penalty under which agents and patients are found best on held-out articles."""
    tried = []
    for penalty in penalties:
        judged = held_out(words, penalty)
        scores = {
            f"{kinds[-1]} {LABELS[label]}": max(f1(judged, kinds, label, step) for step in STEPS)
            for kinds in ("AV", "N")
            for label in (AGENT, PATIENT)
        }
        print(
            f"penalty {penalty}:",
            ", ".join(f"{name} {score:.3f}" for name, score in scores.items()),
            flush=True,
        )
        tried.append((sum(scores.values()), penalty, judged))
    best = max(score for score, _, _ in tried)
    _, penalty, judged = max((each for each in tried if each[0] >= best - NEARLY), key=lambda each: each[1])
    return penalty, judged


def toml(words: int, chosen: dict[str, dict[str, float]]) -> str:
    """The file of thresholds."""
    head = f"""# Weights of claims/arguments: how probable a role must be. Do not edit: run the script again.

[fitted]
script = "training/roles.py"
data = "PropBank over UD English EWT, training part (verbs and nouns), and QANom, training part (nouns)"
n = {words}
date = {datetime.now(UTC).date()}
"""
    return head + "".join(table_of(kind, steps) for kind, steps in chosen.items())


def table_of(kind: str, steps: Mapping[str, float]) -> str:
    """The thresholds of one kind of event words."""
    numbers = ", ".join(f'"{name}" = {step:g}' for name, step in steps.items())
    return (
        f'\n[[weights]]\nid = "en.arguments.{kind}"\nsays = "{SAYS.format(kind=kind)}"\ntable = {{ '
        f"{numbers} }}\n"
    )


def main() -> None:
    """Choose, train, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--dry", action="store_true")
    parser.add_argument("--penalty", type=float, action="append", default=[])
    asked = parser.parse_args()
    asked.work.mkdir(parents=True, exist_ok=True)
    words = [
        *read_pack(asked.data / "roles-web", "train.jsonl", asked.work),
        *read_pack(asked.data / "roles-news", "train-nouns.jsonl", asked.work),
    ]
    penalty, judged = choose(words, asked.penalty or PENALTIES)
    chosen = {"verb": thresholds(judged, "AV"), "noun": thresholds(judged, "N")}
    print(f"{len(words)} event words, penalty {penalty}, thresholds {chosen}")
    if not asked.dry:
        labeller = learn(words, penalty)
        (PACK / FILE).write_bytes(write_labeller(labeller))
        (PACK / "weights" / "arguments.toml").write_text(toml(len(words), chosen), encoding="utf-8")
        print(f"{len(labeller.features)} features, {len(labeller.paths)} paths")


if __name__ == "__main__":
    main()
