"""Train the layers that make vectors of words from what the reader of attribution makes of them, and write them.

    python training/embeddings.py TEXTS... --work DIR

TEXTS are files of JSON lines with `text`. The reader that ships has the first layers of an encoder
(all-MiniLM-L6-v2), bent by what it has learned of attribution; the further layers learn to make of its output what
the whole encoder makes of the same pieces (distillation, after Hinton et al. 2015): the cosine of every piece, and
that of the sum over each sentence. Of what they make the directions are kept in which it varies most. Prints how
close both come on sentences left out. The working folder keeps the layers, and a second run takes them from there.
Needs the extra `train`; one thread, a fixed seed, a quarter of an hour.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from attribution import encoder
from export import OUT, graph
from network import words_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from reading import parse, read_lines
from torch import Tensor, nn
from torch.nn import functional
from transformers import AutoModel

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.vectors import rows_of, unit_rows
from dateline.guard import read_article
from dateline.model import WIDTH, Embedding, Page, Sighting
from dateline.reader.batches import batches, padded
from dateline.reader.embeddings import installed_means
from dateline.reader.files import EMBEDDER, MEANS, READER
from dateline.reader.network import load_network

BELOW, KINDS = 3, 8
"""Layers that the reader has; kinds of symbols that it is given, which say nothing of what its layers read."""
SHORTEST, LONGEST, PIECES = 5, 180, 1500
"""Pieces of a sentence that is learned from, and how many are learned from at once."""
ROUNDS, STEP, WARM, LEAST = 2, 5e-4, 100, 0.02
"""Rounds; the largest step of learning, the steps up to it, and the share that is left of it at the end."""
OUT_OF = 30
"""One batch of so many is left out."""


class Deeper(nn.Module):
    """The further layers of an encoder, and the directions that are kept of what they make (numbers x `WIDTH`)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        whole = AutoModel.from_pretrained(folder, add_pooling_layer=False, attn_implementation="eager")
        self.layers = whole.encoder.layer[BELOW:]
        for part in self.layers.modules():
            if isinstance(part, nn.Dropout):
                part.p = 0.0
        self.register_buffer("centre", torch.zeros(whole.config.hidden_size))
        self.register_buffer("ways", torch.zeros(whole.config.hidden_size, WIDTH))

    def read(self, read: Tensor, mask: Tensor) -> Tensor:
        """What the layers make of what was read of every piece: units x pieces x numbers."""
        hidden = (1 - mask[:, None, None, :].float()) * -1e4
        for layer in self.layers:
            made = layer(read, attention_mask=hidden)
            read = made[0] if isinstance(made, tuple) else made
        return read

    def forward(self, read: Tensor, mask: Tensor, firsts: Tensor) -> tuple[Tensor, Tensor]:
        """The vectors of words (units x words x `WIDTH`), and of what they are made (units x words x `DEPTH`)."""
        states = words_of(self.read(read, mask), firsts)
        return (states - self.centre) @ self.ways, states


@dataclass(frozen=True)
class Batch:
    """Sentences side by side: what the reader makes of their pieces, and what the whole encoder does."""

    read: Tensor
    taught: Tensor
    mask: Tensor


def read_batches(texts: Sequence[str], folder: Path, most: int) -> Iterator[Batch]:
    """Sentences of texts in an order left to chance, of about one length together, until they have so many pieces."""
    network, teacher = load_network(OnnxRuntime()), AutoModel.from_pretrained(folder).eval()
    if network is None:
        raise SystemExit("The network of attribution is not installed.")
    sentences = [network.encoded(each)[0] for each in chain.from_iterable(map(parse, texts))]
    random.Random(7).shuffle(sentences)
    kept = [pieces for pieces in sentences if SHORTEST < len(pieces) <= LONGEST]
    ends = np.searchsorted(np.cumsum([len(pieces) for pieces in kept]), most)
    kept = kept[:ends]
    for places in batches([len(pieces) for pieces in kept], most=PIECES):
        pieces, mask = padded([kept[at] for at in places]), padded([[1] * len(kept[at]) for at in places])
        few = np.ones((len(pieces), 1), np.int64)
        given = {
            "pieces": pieces,
            "mask": mask,
            "firsts": few,
            "symbols": np.zeros((len(pieces), 1, KINDS), np.int64),
        }
        read = torch.from_numpy(network.runtime.run(READER, given)[-1])
        with torch.no_grad():
            taught = teacher(input_ids=torch.from_numpy(pieces), attention_mask=torch.from_numpy(mask))
        yield Batch(read.half(), taught.last_hidden_state.half(), torch.from_numpy(mask))


def apart(net: Deeper, batch: Batch, centre: Tensor) -> tuple[Tensor, Tensor]:
    """One minus the mean cosine with what the whole encoder makes: of pieces, and of sentences."""
    made, taught = net.read(batch.read.float(), batch.mask) - centre, batch.taught.float() - centre
    live = batch.mask.bool()
    sums = [(functional.normalize(each, dim=-1) * batch.mask[..., None]).sum(1) for each in (made, taught)]
    return (
        1 - functional.cosine_similarity(made[live], taught[live]).mean(),
        1 - functional.cosine_similarity(sums[0], sums[1]).mean(),
    )


def distil(net: Deeper, read: list[Batch], centre: Tensor, kept: Path) -> None:
    """Learn what the whole encoder makes, and keep the layers now and then; prints how far apart both are."""
    chance = random.Random(1)
    best = torch.optim.AdamW(net.layers.parameters(), lr=STEP, weight_decay=0.01)
    steps = ROUNDS * len(read)
    pace = torch.optim.lr_scheduler.LambdaLR(
        best,
        lambda at: min(1.0, (at + 1) / WARM) * max(LEAST, (1 + np.cos(np.pi * min(1.0, at / steps))) / 2),
    )
    for at in range(steps):
        if at % len(read) == 0:
            chance.shuffle(read)
        word, sentence = apart(net, read[at % len(read)], centre)
        best.zero_grad()
        (word + sentence / 2).backward()
        nn.utils.clip_grad_norm_(net.parameters(), 1.0)
        best.step()
        pace.step()
        if at % 100 == 99:
            print(f"{at + 1} of {steps}: {word:.3f} {sentence:.3f}", flush=True)
            torch.save(net.state_dict(), kept)


def keep_directions(net: Deeper, read: Sequence[Batch]) -> None:
    """Set the directions in which what the layers make varies most, in numbers that fill eight bits."""
    with torch.no_grad():
        made = torch.cat([net.read(each.read.float(), each.mask)[each.mask.bool()] for each in read])
        net.centre.copy_(made.mean(0))
        ways = torch.linalg.eigh((made - net.centre).T @ (made - net.centre))[1].flip(1)[:, :WIDTH]
        net.ways.copy_(ways * 127 / (4 * ((made - net.centre) @ ways).std()))


def write(net: Deeper, folder: Path) -> None:
    """Write the layers as a graph with numbers of eight bits, and means of zero, into the pack."""
    ones = torch.ones(2, 9, dtype=torch.long)
    with TemporaryDirectory() as plain:
        inputs = {"read": torch.rand(2, 9, len(net.centre)), "mask": ones, "firsts": ones}
        graph(net, Path(plain) / EMBEDDER, inputs, ["vectors", "states"])
        quantize_dynamic(
            Path(plain) / EMBEDDER,
            folder / EMBEDDER,
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
        )
    none = np.zeros(WIDTH, np.float32)
    np.savez_compressed(folder / MEANS, word=none, clause=none)


def write_means(texts: Sequence[str], folder: Path) -> None:
    """Write the mean vector of event words and the mean direction of clauses, over the claims of some texts."""
    stages = [
        each
        for each in pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
        if each.scope == "article"
    ]
    pages = (Page(f"page {at}", text, (Sighting("input", "0" * 64),)) for at, text in enumerate(texts))
    found = list(
        chain.from_iterable(read_article(page, stages=stages, kept=(Embedding,))[Embedding] for page in pages)
    )
    words, clauses = rows_of(each.word for each in found), unit_rows(rows_of(each.clause for each in found))
    np.savez_compressed(folder / MEANS, word=words.mean(0), clause=clauses.mean(0))
    installed_means.cache_clear()


def main() -> None:
    """Read, learn, write, and print how close the layers come on sentences left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", type=Path, nargs="+")
    options.add_argument("--work", type=Path, required=True, help="the folder that keeps the layers")
    options.add_argument("--most", type=int, default=400, help="texts that are read of each file")
    options.add_argument("--pieces", type=int, default=500_000, help="pieces of words that are learned from")
    given = options.parse_args()
    torch.manual_seed(1)
    torch.set_num_threads(1)
    rows = chain.from_iterable(list(read_lines(path))[: given.most] for path in given.texts)
    texts = [row["text"] for row in rows if row.get("text") and not row.get("in_dev")]
    net, kept = Deeper(encoder()), given.work / "deeper.pt"
    read = list(read_batches(texts, encoder(), given.pieces))
    centre = torch.cat([each.taught.float()[each.mask.bool()] for each in read[::OUT_OF]]).mean(0)
    learned, left = [each for at, each in enumerate(read) if at % OUT_OF], read[::OUT_OF]
    if kept.exists():
        net.load_state_dict(torch.load(kept))
    else:
        distil(net, learned, centre, kept)
    with torch.no_grad():
        word, sentence = np.mean([[float(part) for part in apart(net, each, centre)] for each in left], 0)
    print(f"{sum(int(each.mask.sum()) for each in read)} pieces; of those left out")
    print(f"mean cosine of pieces {1 - word:.3f}, of sentences {1 - sentence:.3f}")
    keep_directions(net, left)
    torch.save(net.state_dict(), kept)
    write(net.eval(), OUT)
    write_means(texts[:: len(texts) // 50], OUT)


if __name__ == "__main__":
    main()
