"""The network of attribution as files.

Two graphs in ONNX, the one of the encoder with numbers of eight bits, and a file of lists.
"""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import torch
from network import HIDDEN, AttributionNet, words_of
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from dateline.reader.files import LABELLER, LISTS, READER, as_bytes
from dateline.reader.network import Network

OUT = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en"


class Reader(nn.Module):
    """The encoder and the head of cues; what further layers need comes last (units x pieces x numbers)."""

    def __init__(self, net: AttributionNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, pieces: Tensor, mask: Tensor, firsts: Tensor, symbols: Tensor) -> tuple[Tensor, ...]:
        """Logits, what the labeller needs to know, and what was read of every piece."""
        read = self.net.read(pieces, mask)
        return *self.net.judge(words_of(read, firsts), symbols), read


class Labeller(nn.Module):
    """The head that labels the words around a cue."""

    def __init__(self, net: AttributionNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, words: Tensor, cues: Tensor, relations: Tensor, mask: Tensor) -> Tensor:
        """The scores of labels."""
        return self.net.label(words, cues, relations, mask)


def write(net: AttributionNet, network: Network) -> None:
    """Write the three files into the English pack."""
    net.eval()
    ones = torch.ones(2, 9, dtype=torch.long)
    with TemporaryDirectory() as folder:
        plain = Path(folder) / READER
        graph(
            Reader(net),
            plain,
            {"pieces": ones, "mask": ones, "firsts": ones, "symbols": torch.ones(2, 9, 8, dtype=torch.long)},
            ["logits", "seen", "read"],
        )
        quantize_dynamic(
            plain, OUT / READER, weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    words, cues = torch.rand(2, 9, 4 * HIDDEN), torch.rand(2, 4 * HIDDEN)
    graph(
        Labeller(net),
        OUT / LABELLER,
        {
            "words": words,
            "cues": cues,
            "relations": torch.ones(2, 9, 5, dtype=torch.long),
            "mask": torch.ones(2, 9),
        },
        ["scores"],
    )
    np.savez_compressed(
        OUT / LISTS,
        pieces=as_bytes(network.pieces.numbers),
        symbols=as_bytes(network.symbols),
        ways=as_bytes(network.ways),
        moves=network.moves.astype(np.float32),
    )
    for name in (READER, LABELLER, LISTS):
        print(f"{name}: {(OUT / name).stat().st_size / 1e6:.2f} MB")


def free_axes(name: str, number: int) -> dict[int, str]:
    """The first dimensions of an array, each with a name of its own."""
    return {at: f"{name}{at}" for at in range(number)}


def graph(module: nn.Module, path: Path, inputs: dict[str, Tensor], outputs: list[str]) -> None:
    """Write a module as a graph whose first two dimensions are free."""
    free = {
        name: free_axes(name, min(2, tensor.dim() - (name == "cues"))) for name, tensor in inputs.items()
    } | {name: free_axes(name, 2) for name in outputs}
    torch.onnx.export(
        module.eval(),
        tuple(inputs.values()),
        str(path),
        input_names=list(inputs),
        output_names=outputs,
        dynamic_axes=free,
        opset_version=17,
        dynamo=False,
    )
