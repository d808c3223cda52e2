"""The labels of words around a cue, and the likeliest sequence of them by Viterbi's method."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from dateline.reader.windows import Floats

LABELS = ("O", "bS", "iS", "bQ", "iQ", "bC", "iC", "eC")
"""Outside; begin and inside of source, cue (Q) and content; the last word of a content."""


def may_follow(left: str, right: str) -> bool:
    """Whether a label can stand behind another; "" is before the first word."""
    if right[0] in "ie":
        return left[-1:] == right[-1] and left[:1] != "e"
    return True


def bars(left: str) -> list[float]:
    """What keeps every label from standing behind one."""
    return [0.0 if may_follow(left, right) else -1e4 for right in LABELS]


FORBIDDEN = np.array(list(map(bars, LABELS)), np.float32)
NEVER_FIRST = np.array(bars(""), np.float32)
"""What is added to the score of a label behind another (labels x labels), and of a first one."""


def likeliest(scores: Floats, lengths: Sequence[int], moves: Floats) -> Iterator[list[str]]:
    """The likeliest labels by the score of every label at every word (sequences x words x labels).

    Words behind the length of a sequence do not count.
    """
    allowed, every = (moves + FORBIDDEN).T, np.arange(len(scores))
    best = scores[:, 0] + NEVER_FIRST
    bests, steps = [best], []
    for score in scores.swapaxes(0, 1)[1:]:
        paths = best[:, None] + allowed
        steps.append(paths.argmax(axis=2))
        best = np.take_along_axis(paths, steps[-1][..., None], axis=2)[..., 0] + score
        bests.append(best)
    ends = np.stack(bests)[np.array(lengths) - 1, every].argmax(axis=1)
    back = np.stack(steps) if steps else np.zeros((0, *best.shape), np.intp)
    for sequence, (length, label) in enumerate(zip(lengths, ends.tolist(), strict=True)):
        yield traced(label, back[: length - 1, sequence].tolist())


def traced(label: int, steps: Sequence[Sequence[int]]) -> list[str]:
    """The labels that lead to a last one, by the label before each at every step."""
    found = [label]
    for step in reversed(steps):
        found.append(step[found[-1]])
    return [LABELS[each] for each in reversed(found)]
