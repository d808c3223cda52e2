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
import json
import lzma
import pickle
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import numpy as np

from dateline import pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.spacy import SpacyParser
from dateline.claims.attribution import draft_passage, settle
from dateline.claims.contexts import Context, context_of
from dateline.claims.cuefeatures import cue_features, lemma_of
from dateline.claims.cues import Draft, Lexicon, load_lexicon
from dateline.claims.learned import candidates, learn
from dateline.claims.spanfeatures import Place, span_features, still_tables
from dateline.claims.weights import FILE, LABELS, Weights, read_weights
from dateline.model import Edit, Page, Passage, Reading, Sentence, Sighting
from dateline.rules import load_pack
from dateline.stage import Notes

WORD = re.compile(r"[^\W_]+(?:['’.\-][^\W_]+)*")
ROLES = ("source", "cue", "content")
OUT = Path(__file__).parent.parent / "src" / "dateline" / "packs" / "en" / FILE

STRENGTH, ROUNDS, LEAST = 0.1, 80, 0.01
"""The inverse strength of the prior on cue features, the rounds of training the chain, and the least weight that is kept."""

Sets = tuple[frozenset[Any], frozenset[Any], frozenset[Any]]
"""Source, cue and content of one attribution, as sets of words."""


@dataclass(frozen=True)
class Gold:
    """One annotated attribution in tokens: the sentence and head token of its cue, and what each token around is."""

    number: int
    head: int
    roles: dict[Place, str]


@dataclass(frozen=True)
class Article:
    """One article: its text, its annotation as it came, its passages with what the rules draft in them, and the annotation in tokens."""

    text: str
    annotated: Sequence[dict[str, Any]]
    passages: Sequence[tuple[Sequence[Sentence], Sequence[Draft]]]
    gold: Sequence[Gold]


# ---- read


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a file of JSON lines, packed or not."""
    found = path if path.exists() else path.with_name(path.name + ".xz")
    with (lzma.open if found.suffix == ".xz" else open)(found, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def read_rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The articles to train on and to score on."""
    annotated = {row["id"]: row["attributions"] for row in read_lines(folder / "gold.jsonl")}
    scored = [{**row, "attributions": annotated[row["id"]]} for row in read_lines(folder / "input.jsonl") if row.get("text")]
    train = [row for row in read_lines(folder / "train.jsonl") if not row.get("in_dev") and row["id"] not in annotated]
    return {"train": train, "dev": scored}


def parse(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, as the stages before attribution leave them."""
    page, notes = Page("page", text, (Sighting("input", "0" * 64),)), Notes()
    for stage in reading_stages():
        notes = notes.plus(stage.run(Reading(page, notes[Passage], notes[Edit]), notes), stage.gives)
    return notes[Sentence]


@cache
def reading_stages() -> tuple[Any, ...]:
    """The stages up to the parse."""
    stages = pipeline.stages(SpacyParser(), LangidIdentifier())
    return stages[: [stage.name for stage in stages].index("sentences") + 1]


def read_articles(folder: Path, kept: Path | None) -> dict[str, list[Article]]:
    """The parsed articles by part, from the cache where there is one."""
    rows = read_rows(folder)
    parsed: dict[str, tuple[Sentence, ...]] = pickle.loads(kept.read_bytes()) if kept and kept.exists() else {}
    for row in (row for part in rows.values() for row in part):
        if row["id"] not in parsed:
            parsed[row["id"]] = parse(row["text"])
    if kept:
        kept.write_bytes(pickle.dumps(parsed, protocol=5))
    return {part: [article_of(row, parsed[row["id"]]) for row in each] for part, each in rows.items()}


def article_of(row: dict[str, Any], sentences: Sequence[Sentence]) -> Article:
    """An article with what the rules draft in it and its annotation in tokens."""
    lexicon, by_number = lexicon_of(), {sentence.number: sentence for sentence in sentences}
    passages = [list(group) for _, group in groupby(sentences, key=lambda sentence: sentence.passage)]
    drafted = [(passage, draft_passage(passage, by_number, lexicon)) for passage in passages]
    return Article(row["text"], row["attributions"], drafted, list(align(by_number, row["attributions"])))


@cache
def lexicon_of() -> Lexicon:
    """The lexicon of cues."""
    return load_lexicon(load_pack("en"))


# ---- align


def align(sentences: Mapping[int, Sentence], attributions: Sequence[dict[str, Any]]) -> Iterator[Gold]:
    """The annotated attributions whose cue stands in a parsed sentence, in tokens."""
    tokens = sorted((sentence.starts[at], sentence.ends[at], number, at) for number, sentence in sentences.items() for at in range(len(sentence)))
    for each in attributions:
        source, cue, content = (touched(tokens, each[role]) for role in ROLES)
        if cue:
            number = cue[0][0]
            roles = dict.fromkeys(content, "C") | dict.fromkeys(source, "S") | dict.fromkeys(cue, "Q")
            yield Gold(number, head_of(sentences[number], [at for home, at in cue if home == number]), roles)


def touched(tokens: Sequence[tuple[int, int, int, int]], spans: Iterable[Sequence[int]]) -> list[Place]:
    """The tokens that spans touch, in text order."""
    found: list[Place] = []
    for start, end in spans:
        at = bisect_left(tokens, (start, -1, -1, -1))
        at -= at > 0 and tokens[at - 1][1] > start
        while at < len(tokens) and tokens[at][0] < end:
            found.append((tokens[at][2], tokens[at][3]))
            at += 1
    return found


def head_of(sentence: Sentence, cue: Sequence[int]) -> int:
    """The token that carries a cue: its topmost verb, else its topmost noun, else its topmost word."""
    tops = [token for token in cue if sentence.heads[token] not in cue or sentence.heads[token] == token]
    for poses in ({"VERB"}, {"NOUN"}, {"AUX", "ADJ", "ADP", "ADV"}):
        for token in tops:
            if sentence.poses[token] in poses:
                return token
    return next((token for token in cue if sentence.poses[token] != "PUNCT"), tops[0])


def labels_of(places: Sequence[Place], roles: dict[Place, str], sentences: Mapping[int, Sentence]) -> list[str]:
    """The label of every token; punctuation belongs to a part when the words on both sides do, or when it is all there is of the cue."""
    names = [roles.get(place, "O") for place in places]
    marks = [sentences[number].poses[token] == "PUNCT" for number, token in places]
    bare = all(mark for name, mark in zip(names, marks, strict=True) if name == "Q")
    before, behind = carried(names, marks), carried(names[::-1], marks[::-1])[::-1]
    for at, mark in enumerate(marks):
        if mark and not (bare and names[at] == "Q"):
            names[at] = before[at] if before[at] == behind[at] else "O"
    return [label(names, at) for at in range(len(names))]


def carried(names: Sequence[str], marks: Sequence[bool]) -> list[str]:
    """The name of the last word before every token."""
    found, last = [], "O"
    for name, mark in zip(names, marks, strict=True):
        found.append(last)
        last = last if mark else name
    return found


def label(names: Sequence[str], at: int) -> str:
    """The label of a token by its name and its neighbours' names."""
    name = names[at]
    if name == "O":
        return name
    if at == 0 or names[at - 1] != name:
        return f"b{name}"
    return f"e{name}" if name == "C" and (at + 1 == len(names) or names[at + 1] != name) else f"i{name}"


# ---- train


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


def contexts(article: Article) -> Iterator[Context]:
    """The contexts of an article's passages."""
    for passage, drafts in article.passages:
        yield context_of(passage, drafts, lexicon_of())


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


# ---- score


def score(articles: Sequence[Article], weights: Weights | None) -> dict[str, float]:
    """Exact F1 of source, cue and content, overlap of content, and soft F1 of whole attributions, in percent, over sets of words (Johansson and Moschitti 2010)."""
    total: Counter[str] = Counter()
    for article in articles:
        numbered = [(match.start(), match.end()) for match in WORD.finditer(article.text)]
        gold = distinct(tuple(words_in(numbered, each[role]) for role in ROLES) for each in article.annotated)
        total.update(counts(distinct(predicted(article, weights, numbered)), gold))
    return {key: f1(*(total[f"{key} {part}"] for part in ("p", "pn", "r", "rn"))) for key in ("source", "cue", "content", "overlap", "soft")}


def predicted(article: Article, weights: Weights | None, numbered: Sequence[tuple[int, int]]) -> Iterator[Sets]:
    """What is found in an article."""
    sentences = {sentence.number: sentence for passage, _ in article.passages for sentence in passage}
    for passage, drafts in article.passages:
        learned = learn(passage, drafts, lexicon_of(), weights) if weights else list(drafts)
        for draft in settle(passage, learned, lexicon_of()):
            cue = range(min(draft.cue), max(draft.cue) + 1) if draft.cue else ()
            content = [(draft.sentence, at) for at in draft.content] + [(number, at) for number, first, last in draft.further for at in range(first, last + 1)]
            if content:
                parts = ([(draft.sentence, at) for at in draft.source], [(draft.sentence, at) for at in cue], content)
                source, cues, contents = (words_in(numbered, [(sentences[n].starts[at], sentences[n].ends[at]) for n, at in part]) for part in parts)
                yield source, cues, contents


def words_in(numbered: Sequence[tuple[int, int]], spans: Iterable[Sequence[int]]) -> frozenset[int]:
    """The numbers of the words that spans touch."""
    found = set()
    for start, end in spans:
        at = bisect_left(numbered, (start, -1))
        at -= at > 0 and numbered[at - 1][1] > start
        while at < len(numbered) and numbered[at][0] < end:
            found.add(at)
            at += 1
    return frozenset(found)


def distinct(sets: Iterable[Any]) -> list[Sets]:
    """Each attribution once."""
    return list(dict.fromkeys(sets))


def counts(found: Sequence[Sets], gold: Sequence[Sets]) -> Counter[str]:
    """Hits and numbers, found and annotated, of every measure."""
    total: Counter[str] = Counter()
    for at, role in enumerate(ROLES):
        mine, theirs = {each[at] for each in found} - {frozenset()}, {each[at] for each in gold} - {frozenset()}
        total.update({f"{role} p": len(mine & theirs), f"{role} r": len(mine & theirs), f"{role} pn": len(mine), f"{role} rn": len(theirs)})
        if role == "content":
            total.update({"overlap pn": len(mine), "overlap rn": len(theirs)})
            total["overlap p"] += sum(max((len(one & other) / len(one) for other in theirs), default=0) for one in mine)  # type: ignore[assignment]
            total["overlap r"] += sum(max((len(one & other) / len(other) for one in mine), default=0) for other in theirs)  # type: ignore[assignment]
    hits = matched(found, gold)
    total.update({"soft p": hits, "soft r": hits, "soft pn": len(found), "soft rn": len(gold)})
    return total


def matched(found: Sequence[Sets], gold: Sequence[Sets]) -> int:
    """How many whole attributions agree, one to one, the best contents first."""
    pairs = sorted((-dice(one[2], other[2]), i, j) for i, one in enumerate(found) for j, other in enumerate(gold) if agree(one, other))
    left: set[int] = set()
    right: set[int] = set()
    for _, i, j in pairs:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
    return len(left)


def agree(one: Sets, other: Sets) -> bool:
    """Whether two attributions have about the same content and source, and cues that share a word."""
    sources = dice(one[0], other[0]) >= 0.5 if one[0] and other[0] else not (one[0] or other[0])
    return sources and (bool(one[1] & other[1]) or not (one[1] or other[1])) and dice(one[2], other[2]) >= 0.5


def dice(one: frozenset[Any], other: frozenset[Any]) -> float:
    """How much two sets share."""
    return 2 * len(one & other) / (len(one) + len(other)) if one or other else 1.0


def f1(right: float, found: float, recalled: float, annotated: float) -> float:
    """F1 in percent."""
    precision, recall = right / found if found else 0.0, recalled / annotated if annotated else 0.0
    return round(200 * precision * recall / (precision + recall), 1) if precision + recall else 0.0


# ---- run


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
