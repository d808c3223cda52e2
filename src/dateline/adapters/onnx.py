"""ONNX Runtime behind the `Runtime` protocol.

A network is loaded on first use, once a process, and runs on one thread, so that the same page gives the same
numbers.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from numpy.typing import NDArray

if TYPE_CHECKING:
    from onnxruntime import InferenceSession


@dataclass(frozen=True)
class OnnxRuntime:
    """ONNX Runtime on the CPU; picklable, because it holds no network."""

    @property
    def name(self) -> str:
        """ONNX Runtime with its version."""
        return f"onnxruntime-{version('onnxruntime')}"

    def run(self, network: str, inputs: Mapping[str, NDArray[Any]]) -> Sequence[NDArray[Any]]:
        """The outputs of a network of the English pack, named by its file, in their order."""
        found: Sequence[NDArray[Any]] = load(network).run(None, dict(inputs))
        return found


@cache
def load(network: str) -> InferenceSession:
    """A network, loaded once a process."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.log_severity_level = 3
    content = (files("dateline.packs") / "en" / network).read_bytes()
    return onnxruntime.InferenceSession(content, options, providers=["CPUExecutionProvider"])
