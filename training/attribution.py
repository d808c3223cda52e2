"""Train what attribution learns, from the pack that `--data` names, write its weights and print the scores. No text of the pack enters the weights: they are statistics of it.

    python training/attribution.py --data DIR                 train on the training articles, score on the others
    python training/attribution.py --data DIR --folds 5       cross-validate on the training articles, and write nothing
    python training/attribution.py --data DIR --cache FILE    keep the parsed articles, and read them again the next time

DIR has `train.jsonl` (or `.xz`) with one article a line: `id`, `text`, `in_dev`, and `attributions` with `source`, `cue` and `content` as lists of [start, end]; and
`input.jsonl` with `gold.jsonl`, the articles to score on. Articles marked `in_dev` are left out. Needs the extra `train` (scikit-learn, python-crfsuite).
Everything is deterministic; 756 articles take about ten minutes of one core, most of it parsing and the chain.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import NamedTemporaryFile

import numpy as np
from reading import Article, Gold, contexts, labels_of, read_articles
from scoring import score

from dateline.claims.cuefeatures import cue_features, lemma_of
from dateline.claims.learned import candidates
from dateline.claims.spanfeatures import span_features, still_tables
from dateline.claims.weights import FILE, LABELS, read_weights
from dateline.model import Sentence

OUT = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en" / FILE

STRENGTH, ROUNDS, LEAST = 0.1, 80, 0.01
"""The inverse strength of the prior on cue features, the rounds of training the chain, and the least weight that is kept."""


def train(articles: Sequence[Article]) -> bytes:
    """The file of weights learned from articles."""
    heads = usual_heads(articles)
    cues, weights, bias = train_cues(articles, heads)
    rows, emissions, moves = train_spans(articles)
    return packed(heads=sorted(heads), cues=cues, weights=weights, bias=bias, rows=rows, emissions=emissions, moves=moves)


def usual_heads(articles: Sequence[Article]) -> frozenset[str]:
    """The words other than verbs that carry cues more than once, and not once in a hundred times by chance."""
    cues = Counter(f"{sentence.poses[gold.head]} {lemma_of(sentence, gold.head)}" for article in articles for gold, sentence in cue_words(article))
    words = Counter(
        f"{pos} {lemma_of(sentence, at)}"
        for article in articles
        for passage, _ in article.passages
        for sentence in passage
        for at, pos in enumerate(sentence.poses)
        if pos != "VERB"
    )
    return frozenset(name for name, count in cues.items() if count > 1 and count * 100 >= words[name] > 0)


def cue_words(article: Article) -> Iterator[tuple[Gold, Sentence]]:
    """Every annotated cue with its sentence."""
    sentences = {sentence.number: sentence for passage, _ in article.passages for sentence in passage}
    yield from ((gold, sentences[gold.number]) for gold in article.gold)


def train_cues(articles: Sequence[Article], heads: frozenset[str]) -> tuple[list[str], np.ndarray, float]:
    """Features of cues with their weights, and the bias: logistic regression."""
    from sklearn.feature_extraction.text import CountVectorizer
    from sklearn.linear_model import LogisticRegression

    samples, truths = [], []
    for article in articles:
        gold = {(each.number, each.head) for each in article.gold}
        for context in contexts(article):
            for number, token in candidates(context, heads):
                samples.append(cue_features(context, number, token))
                truths.append((number, token) in gold)
    columns = CountVectorizer(analyzer=set, min_df=3, binary=True, dtype=np.float32)
    matrix = columns.fit_transform(samples)
    model = LogisticRegression(C=STRENGTH, solver="liblinear", max_iter=200).fit(matrix, truths)
    names, weights = columns.get_feature_names_out(), model.coef_[0]
    kept = np.flatnonzero(np.abs(weights) > LEAST)
    print(f"cues: {len(truths)} candidates, {sum(truths)} cues, {len(kept)} of {len(names)} features kept")
    return [str(names[at]) for at in kept], weights[kept], float(model.intercept_[0])


def train_spans(articles: Sequence[Article]) -> tuple[list[str], np.ndarray, np.ndarray]:
    """Features of the chain, their weights for every label, and the weights of moves between labels: a conditional random field."""
    import pycrfsuite

    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    for article in articles:
        for context in contexts(article):
            still = still_tables(context)
            for gold in article.gold:
                if gold.number in context.sentences:
                    places, features = span_features(context, gold.number, gold.head, still)
                    trainer.append(features, labels_of(places, gold.roles, context.sentences))
    trainer.set_params({"c1": 0.5, "c2": 0.05, "max_iterations": ROUNDS, "feature.minfreq": 3})
    with NamedTemporaryFile(suffix=".crf") as file:
        trainer.train(file.name)
        tagger = pycrfsuite.Tagger()
        tagger.open(file.name)
        found = tagger.info()
    rows = sorted({name for (name, _), weight in found.state_features.items() if abs(weight) > LEAST})
    print(f"spans: {len(rows)} features")
    place = {name: at for at, name in enumerate(rows)}
    emissions, moves = np.zeros((len(rows), len(LABELS))), np.zeros((len(LABELS), len(LABELS)))
    for (name, label), weight in found.state_features.items():
        if name in place:
            emissions[place[name], LABELS.index(label)] = weight
    for (left, right), weight in found.transitions.items():
        moves[LABELS.index(left), LABELS.index(right)] = weight
    for left in range(len(LABELS)):
        for right in range(len(LABELS)):
            if (LABELS[left], LABELS[right]) not in found.transitions:
                moves[left, right] = -100.0 if not may_follow(LABELS[left], LABELS[right]) else 0.0
    return rows, emissions, moves


def may_follow(left: str, right: str) -> bool:
    """Whether a label can stand behind another."""
    if right[0] in "ie":
        return left[-1] == right[-1] and left[0] != "e"
    return True


def packed(*, heads: Sequence[str], cues: Sequence[str], weights: np.ndarray, bias: float, rows: Sequence[str], emissions: np.ndarray, moves: np.ndarray) -> bytes:
    """The file of weights: small integers with their scales."""
    scales = [np.abs(weights).max() / 32767, np.abs(emissions).max() / 32767]
    with NamedTemporaryFile(suffix=".npz") as file:
        np.savez_compressed(
            file,
            heads=as_bytes(heads),
            cues=as_bytes(cues),
            weights=np.round(weights / scales[0]).astype(np.int16),
            rows=as_bytes(rows),
            emissions=np.round(emissions / scales[1]).astype(np.int16),
            moves=moves.astype(np.float32),
            scales=np.array([*scales, bias], dtype=np.float64),
        )
        file.flush()
        return Path(file.name).read_bytes()


def as_bytes(lines: Sequence[str]) -> np.ndarray:
    """Lines as an array of bytes."""
    return np.frombuffer("\n".join(lines).encode("utf-8"), dtype=np.uint8)


def cross_validate(articles: Sequence[Article], folds: int) -> None:
    """Print the scores of every fold by the rules and by what is learned from the other folds."""
    for fold in range(folds):
        held = articles[fold::folds]
        weights = read_weights(train([article for at, article in enumerate(articles) if at % folds != fold]))
        print(f"fold {fold}: rules {score(held, None)}")
        print(f"fold {fold}: learned {score(held, weights)}", flush=True)


def main() -> None:
    """Train, write and score, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the pack")
    parser.add_argument("--cache", type=Path, help="a file that keeps the parsed articles")
    parser.add_argument("--folds", type=int, default=0, help="cross-validate on so many folds, and write nothing")
    parser.add_argument("--out", type=Path, default=OUT, help="the file of weights to write")
    wanted = parser.parse_args()
    articles = read_articles(wanted.data, wanted.cache)
    if wanted.folds:
        cross_validate(articles["train"], wanted.folds)
        return
    wanted.out.write_bytes(train(articles["train"]))
    print(f"{wanted.out}: {wanted.out.stat().st_size / 1e6:.2f} MB")
    print(f"rules {score(articles['dev'], None)}")
    print(f"learned {score(articles['dev'], read_weights(wanted.out.read_bytes()))}")


if __name__ == "__main__":
    main()
