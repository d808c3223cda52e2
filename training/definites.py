"""Fit what definite nouns mean, on articles with marked chains, and write the weights into the pack of English.

    python training/definites.py --data DIR

DIR has `entities-gum/train.jsonl` (or `.xz`) with `text` and `mentions` (`start`, `end`, `head`, `chain`), and
`meantime/gold.jsonl` with `text`, `annotated_until` and `entities` (`start`, `end`, `head`, `cluster`). Each definite
noun that the program finds and that is marked is paired with every chain before it that it may mean. Prints how many
nouns are linked, and how many of those rightly, at some thresholds, by weights that other articles give; half a minute.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from logistic import Floats, fit_logistic, likelihood
from reading import read_lines
from role_examples import read_mentions

from dateline import weights
from dateline.mentions.coreference import coreference, pronouns
from dateline.mentions.coreference.antecedents import Antecedent, antecedents
from dateline.mentions.coreference.chains import Chains, set_scene
from dateline.mentions.coreference.definites import features_of, is_anaphor
from dateline.model import Mention, Sentence
from dateline.rules import load_pack
from dateline.stage import Notes

PACK = Path(weights.__file__).parent / "packs" / "en" / "weights" / "definites.toml"
PENALTY, FOLDS, ENOUGH = 1.0, 10, 0.5
STEPS = (0.3, 0.4, 0.5, 0.6)
"""What large weights cost, into how many parts articles are cut, the threshold shipped, and those that are shown."""


@dataclass(frozen=True)
class Noun:
    """A definite noun: its article, the features of each antecedent it may have, and which of them are right."""

    article: str
    rows: tuple[dict[str, float], ...]
    right: tuple[bool, ...]


Marks = Mapping[str, str]
"""The chains of mentions in the annotation, by the ids that the program gives the mentions."""


def read_nouns(folder: Path) -> Iterator[Noun]:
    """The definite nouns of all articles."""
    for row in read_lines(folder / "entities-gum" / "train.jsonl"):
        yield from nouns_of(row["id"], read_mentions(row["text"], row["published"]), row["mentions"])
    for row in read_lines(folder / "meantime" / "gold.jsonl"):
        marked = [each for each in row["entities"] if each["start"] < row["annotated_until"]]
        chained = [{**each, "chain": each["cluster"] or each["id"]} for each in marked]
        yield from nouns_of(row["id"], read_mentions(row["text"], row["dct"]), chained)


def nouns_of(article: str, notes: Notes, marked: Sequence[Mapping[str, Any]]) -> Iterator[Noun]:
    """The definite nouns of an article that are marked, as the last of the rules for nouns sees them."""
    en, world = load_pack("en"), load_pack("places")
    scene = set_scene(notes[Sentence], notes[Mention])
    chains = Chains(scene)
    for _ in coreference.sure_links(scene, chains, pack=en, world=world):
        pass
    pronouns.tell_genders(scene, chains, pack=en)
    marks = {mention.id: mark for mention in scene.mentions if (mark := mark_of(mention, marked))}
    for noun in scene.mentions:
        if noun.id in marks and is_anaphor(scene, noun):
            found = antecedents(scene, chains, noun, pack=en)
            rows = tuple(features_of(scene, chains, noun, each, found) for each in found)
            means = (chain_of(each, chains, marks) == marks[noun.id] for each in found)
            yield Noun(article, rows, tuple(means))


def mark_of(mention: Mention, marked: Sequence[Mapping[str, Any]]) -> str:
    """The marked chain of a mention: that of the closest marked mention whose head it covers; else empty."""
    start, end = mention.span.start, mention.span.end
    over = [each for each in marked if start < each["head"][1] and each["head"][0] < end]
    close = [(abs(each["start"] - start) + abs(each["end"] - end), each["chain"]) for each in over]
    return min(close)[1] if close else ""


def chain_of(other: Antecedent, chains: Chains, marks: Marks) -> str:
    """The marked chain that most mentions of an antecedent have."""
    leader = chains.leader(other.nearest.id)
    votes = Counter(chain for mention, chain in marks.items() if chains.leader(mention) == leader)
    return votes.most_common(1)[0][0] if votes else ""


def fit(nouns: Sequence[Noun], names: Sequence[str]) -> Floats:
    """Bias and slopes."""
    rows = [[row[name] for name in names] for noun in nouns for row in noun.rows]
    return fit_logistic(rows, [right for noun in nouns for right in noun.right], penalty=PENALTY)


def best(found: Floats, noun: Noun, names: Sequence[str]) -> tuple[float, bool]:
    """How likely the likeliest antecedent is, and whether it is right."""
    if not noun.rows:
        return 0.0, False
    likely = likelihood(found, [[row[name] for name in names] for row in noun.rows])
    at = int(likely.argmax())
    return float(likely[at]), noun.right[at]


def held_out(nouns: Sequence[Noun], names: Sequence[str]) -> Iterator[tuple[float, bool]]:
    """The best antecedent of each noun by weights that other articles give."""
    articles = sorted({noun.article for noun in nouns})
    for fold in range(FOLDS):
        out = set(articles[fold::FOLDS])
        found = fit([noun for noun in nouns if noun.article not in out], names)
        yield from (best(found, noun, names) for noun in nouns if noun.article in out)


def toml(found: Mapping[str, float], count: int) -> str:
    """The file of weights."""
    numbers = ", ".join(f"{name} = {value:g}" for name, value in found.items())
    return f"""# What a definite noun means. Do not edit: run the script again.

[fitted]
script = "training/definites.py"
data = "UD_English-GUM, voyages and speeches, and MEANTIME: definite nouns with the chains before them"
n = {count}
date = {datetime.now(UTC).date()}

[[weights]]
id = "en.definites.weights"
says = "What each feature of a definite noun and a chain before it adds to the logarithmic odds that they are one."
table = {{ {numbers} }}

[[weights]]
id = "en.definites.enough"
says = "From which likelihood on a definite noun is linked; two in three are right on articles left out."
value = {ENOUGH}
"""


def main() -> None:
    """Fit, print, write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--dry", action="store_true")
    asked = parser.parse_args()
    nouns = list(read_nouns(asked.data))
    names = sorted({name for noun in nouns for row in noun.rows for name in row})
    judged = list(held_out(nouns, names))
    print(f"{len(nouns)} nouns, {sum(any(noun.right) for noun in nouns)} with an antecedent")
    for step in STEPS:
        linked = [right for likely, right in judged if likely >= step]
        print(f"from {step}: {len(linked)} linked, {sum(linked)} rightly")
    fitted = [round(float(value), 2) for value in fit(nouns, names)]
    numbers = dict(zip(["bias", *names], fitted, strict=True))
    print(numbers)
    if not asked.dry:
        PACK.write_text(toml(numbers, sum(len(noun.rows) for noun in nouns)), encoding="utf-8")


if __name__ == "__main__":
    main()
