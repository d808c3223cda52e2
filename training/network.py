"""The network of attribution in PyTorch.

An encoder, a head for cues, and a head that labels the words around one cue; how it learns, and how it
becomes two graphs in ONNX.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, repeat
from pathlib import Path

import numpy as np
import torch
from examples import Example
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline.reader.batches import padded
from dateline.reader.labels import FORBIDDEN, LABELS, NEVER_FIRST
from dateline.reader.windows import PLACED

WIDE, HIDDEN, SYMBOLS = 384, 160, 96
"""Numbers a word: of the encoder, of each projection of the labeller, of the symbols."""
DROPPED = 0.2
PIECES = 1000
"""How many pieces are learned from at once."""
EASY = 0.6
"""The share of units without a cue that is learned from in a round."""
SLOW, FAST = {6: 1.2e-4, 3: 2e-4, 2: 2e-4, 1: 2e-4}, 1e-3
"""Steps of learning: of encoders by their layers, and of heads."""


class AttributionNet(nn.Module):
    """The first `layers` layers of an encoder, and the heads."""

    def __init__(self, encoder: Path, *, symbols: int, ways: int, layers: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(
            encoder, add_pooling_layer=False, attn_implementation="eager"
        )
        self.encoder.encoder.layer = self.encoder.encoder.layer[:layers]
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(False)
        self.symbols = nn.Embedding(symbols + 1, SYMBOLS, padding_idx=0)
        self.ways = nn.Embedding(PLACED + ways + 1, HIDDEN, padding_idx=0)
        for table in (self.symbols, self.ways):
            nn.init.normal_(table.weight, std=0.1)
            table.weight.data[0] = 0
        self.read_norm, self.symbol_norm, self.dropped = (
            nn.LayerNorm(WIDE),
            nn.LayerNorm(SYMBOLS),
            nn.Dropout(DROPPED),
        )
        self.cue = nn.Sequential(
            nn.Linear(WIDE + SYMBOLS, 192), nn.GELU(), nn.Dropout(DROPPED), nn.Linear(192, 1)
        )
        self.project = nn.Linear(WIDE + SYMBOLS, 4 * HIDDEN)
        self.joined_norm, self.around, self.last_norm = (
            nn.LayerNorm(HIDDEN),
            nn.Conv1d(HIDDEN, HIDDEN, 5, padding=2),
            nn.LayerNorm(HIDDEN),
        )
        self.labels = nn.Linear(HIDDEN, len(LABELS))
        self.moves = nn.Parameter(torch.zeros(len(LABELS), len(LABELS)))

    def read(self, pieces: Tensor, mask: Tensor) -> Tensor:
        """What the encoder makes of every piece: units x pieces x numbers."""
        read: Tensor = self.encoder(input_ids=pieces, attention_mask=mask).last_hidden_state.float()
        return read

    def encode(self, pieces: Tensor, mask: Tensor, firsts: Tensor) -> Tensor:
        """What the encoder makes of the first piece of every word: units x words x numbers."""
        return words_of(self.read(pieces, mask), firsts)

    def judge(self, read: Tensor, symbols: Tensor) -> tuple[Tensor, Tensor]:
        """Logits of carrying a cue (units x words), and what the labeller needs (units x words x numbers)."""
        known = self.symbols(symbols).sum(-2)
        whole = self.dropped(torch.cat([self.read_norm(read), self.symbol_norm(known)], -1))
        return self.cue(whole)[..., 0], self.project(whole)

    def label(self, words: Tensor, cues: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        """The score of every label at every word around each cue: cues x words x labels."""
        own, other = words[..., :HIDDEN], words[..., HIDDEN : 2 * HIDDEN]
        cue, gate = cues[:, None, 2 * HIDDEN : 3 * HIDDEN], cues[:, None, 3 * HIDDEN :]
        standing = self.ways(relations).sum(-2)
        joined = functional.gelu(self.joined_norm(own + cue + other * gate + standing)) * mask[..., None]
        spread = functional.gelu(self.around(self.dropped(joined).transpose(1, 2))).transpose(1, 2)
        scores: Tensor = self.labels(self.dropped(self.last_norm(joined + spread)))
        return scores

    def surprise(self, scores: Tensor, labels: Tensor, lengths: Tensor) -> Tensor:
        """The negative log-likelihood of the labels around each cue.

        They are those of a linear-chain conditional random field (Lafferty et al. 2001).
        """
        moves, first = self.moves + torch.from_numpy(FORBIDDEN), torch.from_numpy(NEVER_FIRST)
        total = scores[:, 0] + first
        for at in range(1, scores.shape[1]):
            onward = torch.logsumexp(total[:, :, None] + moves, 1) + scores[:, at]
            total = torch.where((at < lengths)[:, None], onward, total)
        live = torch.arange(scores.shape[1])[None] < lengths[:, None]
        told = (torch.gather(scores, 2, labels[..., None])[..., 0] * live).sum(1) + first[labels[:, 0]]
        return torch.logsumexp(total, 1) - told - (moves[labels[:, :-1], labels[:, 1:]] * live[:, 1:]).sum(1)


def words_of(read: Tensor, firsts: Tensor) -> Tensor:
    """What was read of the first piece of every word: units x words x numbers."""
    return torch.gather(read, 1, firsts[..., None].expand(-1, -1, read.shape[-1]))


@dataclass(frozen=True)
class Soft:
    """What a teacher makes of an example.

    What its encoder reads, the logit of every word, and the scores of labels around each cue.
    """

    read: Tensor
    logits: Tensor
    scores: Sequence[Tensor]


@dataclass(frozen=True)
class Batch:
    """Examples as tensors, and their cues as (example, word), with relations, labels and lengths."""

    pieces: Tensor
    mask: Tensor
    firsts: Tensor
    symbols: Tensor
    words: Tensor
    carries: Tensor
    cues: Sequence[tuple[int, int]]
    relations: Tensor
    labels: Tensor
    lengths: Tensor


def batch_of(some: Sequence[Example]) -> Batch:
    """Examples side by side, filled up with zeros."""
    longest = max(len(each.firsts) for each in some)
    symbols = np.zeros((len(some), longest, some[0].symbols.shape[1]), np.int64)
    words, carries = np.zeros((2, len(some), longest), np.float32)
    cues = list(chain.from_iterable(zip(repeat(row), each.cues) for row, each in enumerate(some)))
    relations, labels = np.zeros((len(cues), longest, 5), np.int64), np.zeros((len(cues), longest), np.int64)
    for row, each in enumerate(some):
        symbols[row, : len(each.firsts)] = each.symbols
        words[row, : len(each.firsts)] = 1
        carries[row, [word for word, _, _ in each.cues]] = 1
    for at, (_, (_, standing, own)) in enumerate(cues):
        relations[at, : len(own)], labels[at, : len(own)] = standing, own
    arrays = (
        padded([each.pieces for each in some]),
        padded([[1] * len(each.pieces) for each in some]),
        padded([each.firsts for each in some]),
        symbols,
        words,
        carries,
    )
    lengths = torch.tensor([len(own) for _, (_, _, own) in cues])
    return Batch(
        *map(torch.from_numpy, arrays),
        [(row, word) for row, (word, _, _) in cues],
        torch.from_numpy(relations),
        torch.from_numpy(labels),
        lengths,
    )


def batches(
    examples: Sequence[Example], chance: random.Random | None = None, pieces: int = PIECES
) -> Iterator[list[int]]:
    """Places of examples of about one length; in an order left to chance where there is one."""
    order = sorted(
        range(len(examples)),
        key=lambda at: len(examples[at].pieces) * (1 + (chance.random() / 10 if chance else 0)),
    )
    found: list[list[int]] = [[]]
    for at in order:
        if (
            found[-1]
            and max(len(examples[each].pieces) for each in (found[-1][0], found[-1][-1], at))
            * (len(found[-1]) + 1)
            > pieces
        ):
            found.append([])
        found[-1].append(at)
    if chance:
        chance.shuffle(found)
    yield from found


def train(
    net: AttributionNet,
    examples: Sequence[Example],
    *,
    rounds: int,
    teacher: Mapping[int, Soft] | None = None,
    seed: int = 1,
) -> None:
    """Learn from examples, and from what a teacher makes of them where there is one; prints how far it is."""
    torch.manual_seed(seed)
    chance = random.Random(seed)
    slow = [
        weight
        for name, weight in net.named_parameters()
        if name.startswith("encoder.") and weight.requires_grad
    ]
    fast = [weight for name, weight in net.named_parameters() if not name.startswith("encoder.")]
    layers = len(net.encoder.encoder.layer)
    steps = torch.optim.AdamW(
        [{"params": slow, "lr": SLOW[layers]}, {"params": fast, "lr": FAST}], weight_decay=0.01
    )
    hard, easy = (
        [at for at, each in enumerate(examples) if each.cues],
        [at for at, each in enumerate(examples) if not each.cues],
    )
    plan = [
        list(batches_of(examples, [*hard, *chance.sample(easy, int(EASY * len(easy)))], chance))
        for _ in range(rounds)
    ]
    total = sum(map(len, plan))
    schedule = torch.optim.lr_scheduler.LambdaLR(
        steps, lambda step: min(1.0, (step + 1) / (0.06 * total)) * max(0.02, 1 - step / total)
    )
    net.train()
    for step, places in enumerate(chain.from_iterable(plan)):
        loss = loss_of(
            net, [examples[at] for at in places], [teacher[at] for at in places] if teacher else None
        )
        loss.backward()
        nn.utils.clip_grad_norm_([*slow, *fast], 1.0)
        steps.step()
        steps.zero_grad()
        schedule.step()
        if step % 50 == 0:
            print(f"{layers} layers, step {step} of {total}: loss {loss.item():.3f}", flush=True)
    net.eval()


def batches_of(
    examples: Sequence[Example], places: Sequence[int], chance: random.Random
) -> Iterator[list[int]]:
    """The batches of some of the examples."""
    some = [examples[at] for at in places]
    for batch in batches(some, chance):
        yield [places[at] for at in batch]


def loss_of(net: AttributionNet, some: Sequence[Example], soft: Sequence[Soft] | None) -> Tensor:
    """How far the network is from the annotation, and from the teacher.

    Distillation: Hinton et al. 2015; hidden numbers as in Sun et al. 2019.
    """
    batch = batch_of(some)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        read = net.encode(batch.pieces, batch.mask, batch.firsts)
    logits, seen = net.judge(read, batch.symbols)
    live = batch.words
    wanted = (
        batch.carries
        if soft is None
        else 0.4 * batch.carries + 0.6 * rows_of([torch.sigmoid(each.logits) for each in soft], batch.carries)
    )
    loss = (
        (functional.binary_cross_entropy_with_logits(logits, wanted, reduction="none") * live).sum()
        / live.sum()
        * FREQUENT
    )
    if soft is not None:
        target = rows_of([functional.layer_norm(each.read.float(), (WIDE,)) for each in soft], read)
        apart = (functional.layer_norm(read, (WIDE,)) - target).pow(2).mean(-1)
        loss = loss + 0.3 * (apart * live).sum() / live.sum()
    if not batch.cues:
        return loss
    scores = scores_of(net, batch, seen)
    loss = loss + 0.15 * net.surprise(scores, batch.labels, batch.lengths).mean()
    if soft is not None:
        target = rows_of(list(chain.from_iterable(taught.scores for taught in soft)), scores)
        near = (torch.arange(scores.shape[1])[None] < batch.lengths[:, None]).float()
        apart = (
            (scores - scores.mean(-1, keepdim=True) - target + target.mean(-1, keepdim=True)).pow(2).mean(-1)
        )
        loss = loss + 0.3 * (apart * near).sum() / near.sum()
    return loss


FREQUENT = 7.0
"""How many words there are to one that may carry a cue: the loss of cues counts as if only those were
judged."""


def rows_of(rows: Sequence[Tensor], like: Tensor) -> Tensor:
    """Rows of different length filled up with zeros to the shape of a tensor."""
    table = torch.zeros_like(like)
    for at, row in enumerate(rows):
        table[at, : len(row)] = row.float()
    return table


def scores_of(net: AttributionNet, batch: Batch, seen: Tensor) -> Tensor:
    """The scores of labels around the cues of a batch."""
    units, words = (torch.tensor(numbers) for numbers in zip(*batch.cues, strict=True))
    mask = (torch.arange(seen.shape[1])[None] < batch.lengths[:, None]).float()
    return net.label(seen[units], seen[units, words], batch.relations, mask)


def taught(net: AttributionNet, examples: Sequence[Example]) -> dict[int, Soft]:
    """What a trained network makes of every example."""
    found = {}
    with torch.no_grad():
        for places in batches(examples, pieces=4 * PIECES):
            some = [examples[at] for at in places]
            batch = batch_of(some)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                read = net.encode(batch.pieces, batch.mask, batch.firsts)
            logits, seen = net.judge(read, batch.symbols)
            scores = iter(scores_of(net, batch, seen) if batch.cues else ())
            for row, (at, each) in enumerate(zip(places, some, strict=True)):
                known = len(each.firsts)
                found[at] = Soft(
                    read[row, :known].half(),
                    logits[row, :known].clone(),
                    [next(scores)[:known].half() for _ in each.cues],
                )
    return found


def shrink(teacher: AttributionNet, net: AttributionNet) -> None:
    """Begin with what the teacher has learned: its first layers and its heads."""
    own = net.state_dict()
    net.load_state_dict({name: weight for name, weight in teacher.state_dict().items() if name in own})
