"""Train the head that says of which type events are, write it, and print how good it is on pages left out.

    python training/coder.py training/passages/types.txt --data DIR
    python training/coder.py training/passages/types.txt --data DIR --dry     pages left out only

The marks have no text, only places (see the file): DIR has the pages, in `coref-ecb`, `stories`, `attribution`,
`roles-news` and `roles-web`. What the reader knows of every word comes of the stages of the product. Needs the
extra `train`; two threads, a fixed seed, five minutes.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from standoff import Marks, parts_of, read_marks, read_texts
from torch import Tensor, nn
from torch.nn import functional

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.claims.attribution import attribution
from dateline.claims.states import states_of
from dateline.claims.triggers import triggers
from dateline.claims.triggers.coding import AGAINST, DOUBTED, ENOUGH
from dateline.guard import read_article
from dateline.model import DEPTH, NONE, Embeddings, Page, Sighting, Trigger
from dateline.reader.coder import FILE, Coder, write_coder
from dateline.rules import load_pack

PACK = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en"
HIDDEN, DROPPED, SMOOTH = 160, 0.35, 0.05
"""Numbers of the hidden layer; the share of numbers left out while learning; how far from sure it shall be."""
ROUNDS, AT_ONCE, STEP, SHRINK, WARM, LEAST = 12, 256, 1.5e-3, 0.05, 50, 0.02
"""Rounds, words at once, the largest step and what it takes off weights; the steps up to it, the share at the end."""
FOLDS = 4
TRUST = 2.0
"""How far what the lexicon says is believed before anything is learned, in log-odds."""


@dataclass(frozen=True)
class Words:
    """Marked words: topics, states, mean states of their sentences, and types by number: of the lexicon, of people."""

    topics: Sequence[str]
    states: Tensor
    around: Tensor
    known: Tensor
    types: Tensor


def read_words(marks: Iterable[Marks], data: Path, types: Sequence[str]) -> Words:
    """What the stages of the product know of the words that are marked."""
    texts = read_texts(data)
    en, plover = load_pack("en"), load_pack("plover")
    whole = pipeline.stages(SpacyParser(), LangidIdentifier())
    before = whole[: [each.name for each in whole].index("attribution")]
    stages = [*before, attribution.stage(en, OnnxRuntime()), triggers.stage(en, plover)]
    found = []
    for each in marks:
        page = Page(each.page, texts[each.source, each.page], (Sighting("input", "0" * 64),))
        notes = read_article(page, stages=stages, kept=(Trigger, Embeddings))
        states = states_of(notes[Embeddings])
        for word in notes[Trigger]:
            read = states.get(word.sentence)
            if word.span.start in each.said and read is not None and word.token < len(read):
                known, kind = word.predicate or NONE, each.said[word.span.start] or NONE
                found.append(
                    (each.topic, read[word.token], read.mean(0), types.index(known), types.index(kind))
                )
    topics, *numbers = zip(*found, strict=True)
    states, around = (torch.from_numpy(np.stack(each)) for each in numbers[:2])
    return Words(topics, states, around, *map(torch.tensor, numbers[2:]))


class Head(nn.Module):
    """The head as it learns; what `Coder` does, with numbers left out and layers that level apart."""

    def __init__(self, types: int) -> None:
        super().__init__()
        self.level, self.level_around = nn.LayerNorm(DEPTH), nn.LayerNorm(DEPTH)
        self.word, self.sentence = nn.Linear(DEPTH, HIDDEN), nn.Linear(DEPTH, HIDDEN)
        self.known, self.prior = nn.Embedding(types, HIDDEN), nn.Embedding(types, types)
        self.out, self.drop = nn.Linear(HIDDEN, types), nn.Dropout(DROPPED)
        nn.init.normal_(self.known.weight, std=0.1)
        self.prior.weight.data.copy_(torch.eye(types) * TRUST)

    def forward(self, states: Tensor, around: Tensor, known: Tensor) -> Tensor:
        """Sums for each type: words x types."""
        read = self.word(self.drop(self.level(states))) + self.sentence(self.drop(self.level_around(around)))
        hidden = functional.relu(read + self.known(known))
        sums: Tensor = self.out(self.drop(hidden)) + self.prior(known)
        return sums


def learn(words: Words, rows: np.ndarray, types: int) -> Head:
    """A head that has learned some of the words."""
    torch.manual_seed(1)
    head = Head(types)
    best = torch.optim.AdamW(head.parameters(), STEP, weight_decay=SHRINK)
    steps = ROUNDS * -(-len(rows) // AT_ONCE)
    pace = torch.optim.lr_scheduler.LambdaLR(
        best, lambda at: min(1.0, (at + 1) / WARM) * max(LEAST, 1 - at / steps)
    )
    for turn in range(ROUNDS):
        order = torch.from_numpy(np.random.RandomState(turn).permutation(rows))
        for some in order.split(AT_ONCE):
            sums = head(words.states[some], words.around[some], words.known[some])
            best.zero_grad()
            functional.cross_entropy(sums, words.types[some], label_smoothing=SMOOTH).backward()
            best.step()
            pace.step()
    return head.eval()


def coder_of(head: Head, types: Sequence[str]) -> Coder:
    """The head as it ships: what levels and what is added goes into the weights."""

    def folded(level: nn.LayerNorm, layer: nn.Linear) -> tuple[Tensor, Tensor]:
        return (layer.weight * level.weight).T, layer.weight @ level.bias + layer.bias

    with torch.no_grad():
        (word, first), (sentence, second) = (
            folded(head.level, head.word),
            folded(head.level_around, head.sentence),
        )
        parts = (
            word,
            sentence,
            head.known.weight + first + second,
            head.out.weight.T,
            head.prior.weight + head.out.bias,
        )
        return Coder(types, *(each.numpy().astype(np.float16).astype(np.float32) for each in parts))


def left_out(words: Words, types: Sequence[str]) -> np.ndarray:
    """The type that heads of other topics give to every word, by number."""
    fold = parts_of(words.topics, FOLDS, seed=1)
    folds, given = np.array([fold[topic] for topic in words.topics]), np.zeros(len(words.topics), int)
    for at in range(FOLDS):
        head, held = learn(words, np.flatnonzero(folds != at), len(types)), np.flatnonzero(folds == at)
        with torch.no_grad():
            shares = torch.softmax(head(words.states[held], words.around[held], words.known[held]), 1).numpy()
        best, known = shares[:, 1:].argmax(1) + 1, words.known.numpy()[held]
        row = np.arange(len(held))
        sure = (shares[row, best] >= ENOUGH) & ((known == 0) | (shares[row, known] < DOUBTED))
        given[held] = np.where(sure, best, np.where(shares[:, 0] >= AGAINST, 0, known))
    return given


def score(given: np.ndarray, types: np.ndarray) -> str:
    """How many given types are right, and how many types are found."""
    right = int(((given == types) & (types > 0)).sum())
    said, asked = int((given > 0).sum()), int((types > 0).sum())
    return f"right {right / said:.3f}, found {right / asked:.3f}, F1 {2 * right / (said + asked):.3f}"


def main() -> None:
    """Read, print what is worth what on topics left out, learn all, write."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("marks", type=Path)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--dry", action="store_true", help="write nothing")
    asked = options.parse_args()
    torch.set_num_threads(2)
    marks = list(read_marks(asked.marks))
    kinds = sorted({kind for each in marks for kind in each.said.values()} - {""})
    types = (NONE, *kinds)
    words = read_words(marks, asked.data, types)
    given, gold = left_out(words, types), words.types.numpy()
    print(
        f"{len(words.topics)} words of {len(set(words.topics))} topics, {int((gold > 0).sum())} with a type"
    )
    sources = np.array([topic.split()[0] for topic in words.topics])
    for name in ("", *sorted(set(sources))):
        mine = (sources == name) | (name == "")
        print(
            f"{name or 'all'}: lexicon {score(words.known.numpy()[mine], gold[mine])}; "
            f"head {score(given[mine], gold[mine])}"
        )
    if not asked.dry:
        head = learn(words, np.arange(len(words.topics)), len(types))
        (PACK / FILE).write_bytes(write_coder(coder_of(head, types)))


if __name__ == "__main__":
    main()
