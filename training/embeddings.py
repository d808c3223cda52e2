"""Fit the map from what the reader of attribution makes of a word to a short vector, and write it into the pack.

    python training/embeddings.py TEXTS...

TEXTS are files of JSON lines with `text`. The reader that ships has seen the page anyway; its numbers are mapped by
ridge regression onto what the whole encoder that it was cut from (all-MiniLM-L6-v2) makes of the same words, in the
directions in which those vary most (distillation, after Hinton et al. 2015). Prints how much of their variance is
met on texts left out. Needs the extra `train`.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from attribution import encoder
from reading import lexicon_of, parse, read_lines
from transformers import AutoModel, AutoTokenizer

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.spacy import SpacyParser
from dateline.cases.events.vectors import rows_of, unit_rows
from dateline.claims.attribution.attribution import draft_passage
from dateline.claims.attribution.contexts import context_of
from dateline.claims.attribution.units import units_of
from dateline.guard import read_article
from dateline.model import Embedding, Page, Sentence, Sighting
from dateline.reader.embeddings import installed_map
from dateline.reader.files import EMBEDDINGS
from dateline.reader.network import Network, load_network

PACK = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en" / EMBEDDINGS
WIDTH, RIDGE, OUT = 64, 0.01, 10
"""Numbers of a vector; what large weights cost, as a share of the mean variance; every how many texts is left out."""
Floats = npt.NDArray[np.float64]


class Teacher:
    """The whole encoder."""

    def __init__(self, folder: Path) -> None:
        self.pieces = AutoTokenizer.from_pretrained(folder)
        self.encoder = AutoModel.from_pretrained(folder).eval()

    def read(self, words: Sequence[str]) -> Floats:
        """What it makes of every word: the mean of its pieces (words x numbers); NaN where it reads none."""
        given = self.pieces(
            list(words), is_split_into_words=True, return_tensors="pt", truncation=True, max_length=256
        )
        with torch.no_grad():
            made = self.encoder(**given).last_hidden_state[0].numpy()
        owners = given.word_ids(0)
        found = np.full((len(words), made.shape[1]), np.nan)
        for word in range(len(words)):
            own = [at for at, owner in enumerate(owners) if owner == word]
            if own:
                found[word] = made[own].mean(0)
        return found


def words_of(text: str, network: Network, teacher: Teacher) -> Iterator[tuple[Floats, Floats]]:
    """Of every unit of a text what the reader makes of its words, and what the teacher does."""
    sentences = parse(text)
    by_number = {sentence.number: sentence for sentence in sentences}
    for _, group in groupby(sentences, key=passage_of):
        passage = list(group)
        context = context_of(passage, draft_passage(passage, by_number, lexicon_of()), lexicon_of())
        units = list(units_of(context))
        read = network.read(units)
        for unit, seen in zip(units, read.seen, strict=True):
            taught = teacher.read(unit.words)[: len(seen)]
            known = ~np.isnan(taught).any(1)
            yield seen[known].astype(float), taught[known]


def passage_of(sentence: Sentence) -> int:
    """The passage of a sentence."""
    return sentence.passage


def gather(pairs: Iterable[tuple[Floats, Floats]]) -> tuple[Floats, Floats]:
    """Rows of both sides under each other."""
    seen, taught = zip(*pairs, strict=True)
    return np.concatenate(seen), np.concatenate(taught)


def fit(seen: Floats, taught: Floats) -> tuple[Floats, Floats]:
    """The mean of the reader's numbers, and the map of what is above it (numbers x WIDTH)."""
    centre, aim = seen.mean(0), taught - taught.mean(0)
    ways = np.linalg.eigh(aim.T @ aim)[1][:, ::-1][:, :WIDTH]
    table = seen - centre
    square = table.T @ table
    square[np.diag_indices_from(square)] += RIDGE * np.trace(square) / len(square)
    return centre, np.linalg.solve(square, table.T @ (aim @ ways))


def means_of(texts: Sequence[str]) -> dict[str, Floats]:
    """The mean vector of event words and the mean direction of clauses, over the claims of some texts."""
    stages = [
        each
        for each in pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime())
        if each.scope == "article"
    ]
    pages = (Page(f"page {at}", text, (Sighting("input", "0" * 64),)) for at, text in enumerate(texts))
    found = list(
        chain.from_iterable(read_article(page, stages=stages, kept=(Embedding,))[Embedding] for page in pages)
    )
    clauses = unit_rows(rows_of(each.clause for each in found))
    return {"word": rows_of(each.word for each in found).mean(0), "clause": clauses.mean(0)}


def write(parts: dict[str, Floats]) -> None:
    """Write the map into the pack."""
    np.savez_compressed(PACK, **{name: part.astype(np.float32) for name, part in parts.items()})
    installed_map.cache_clear()


def main() -> None:
    """Read, fit, write, and print what is met on texts left out."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument("texts", type=Path, nargs="+")
    options.add_argument("--most", type=int, default=300, help="texts that are read of each file")
    given = options.parse_args()
    network, teacher = load_network(OnnxRuntime()), Teacher(encoder())
    if network is None:
        raise SystemExit("The network of attribution is not installed.")
    rows = chain.from_iterable(list(read_lines(path))[: given.most] for path in given.texts)
    texts = [row["text"] for row in rows if row.get("text")]
    read = [list(words_of(text, network, teacher)) for text in texts]
    kept = gather(chain.from_iterable(each for at, each in enumerate(read) if at % OUT))
    out_seen, out_taught = gather(chain.from_iterable(read[::OUT]))
    centre, ways = fit(*kept)
    aim = out_taught - kept[1].mean(0)
    axes = np.linalg.eigh((kept[1] - kept[1].mean(0)).T @ (kept[1] - kept[1].mean(0)))[1][:, ::-1][:, :WIDTH]
    left = ((out_seen - centre) @ ways - aim @ axes) ** 2
    print(f"{len(kept[0])} words of {len(read)} texts; of the variance of {len(aim)} words left out")
    print(f"met {1 - left.sum() / ((aim @ axes) ** 2).sum():.3f}")
    mapped = (kept[0] - centre) @ ways
    scale = 127 / (4 * mapped.std())
    parts = {"centre": centre, "ways": ways * scale, "word": np.zeros(WIDTH), "clause": np.zeros(WIDTH)}
    write(parts)
    write(parts | means_of(texts[::OUT]))


if __name__ == "__main__":
    main()
