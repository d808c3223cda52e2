"""Names: the pieces that a parser's entities fall into, and what speaks for their type."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.mentions.atlases import Match
from dateline.model import Candidate, EntityType, Sentence
from dateline.rules import Rule
from dateline.vocabulary import word_list
from dateline.weights import weight_row

CANDIDATES = weight_row("en.mentions.candidates")
"""How likely the first of several places of one name is meant, and the second."""

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""OntoNotes types that are names of something; dates, amounts and nationalities are not."""

TYPES = {
    "PERSON": EntityType.PERSON,
    "ORG": EntityType.ORGANIZATION,
    "GPE": EntityType.PLACE,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
}
"""OntoNotes types as ours; every other one is `other`."""

PROPER = frozenset({"NNP", "NNPS"})
BREAKS = frozenset({"'s", "'", ",", ";", ":", "(", ")", "[", "]", '"', "/", "--", "–", "—"})
LINKS = word_list("en.mentions.name_joints")


def starts_with(words: Sequence[str], at: int, rule: Rule) -> int:
    """How many tokens from `at` make the longest of a rule's phrases (titles, for example); else 0."""
    return next(
        (
            size
            for size in (5, 4, 3, 2, 1)
            if at + size <= len(words) and joined(words[at : at + size]) in rule
        ),
        0,
    )


def joined(words: Sequence[str]) -> str:
    """Words with spaces, hyphens closed up."""
    return " ".join(words).replace(" - ", "-")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of tokens that the parser takes for one name, of an OntoNotes type ("": only by tags)."""

    first: int
    last: int
    type: str

    @property
    def tokens(self) -> range:
        """Its tokens."""
        return range(self.first, self.last + 1)


def split_entities(sentence: Sentence, matches: Sequence[Match]) -> list[Piece]:
    """The parser's entities, freed of articles, and cut where names were run together.

    As in "Seoul and Washington", "Russia's President …".
    """
    edges = {match.last + 1 for match in matches} | {match.first - 1 for match in matches}
    found: list[Piece] = []
    for first, last, type_ in sentence.entities():
        if type_ not in NAMED:
            continue
        begin = first
        for i in range(first, last + 2):
            if (
                i > last
                or sentence.words[i] in BREAKS
                or is_dash(sentence, i)
                or (sentence.lowers[i] in LINKS and i in edges)
            ):
                found.extend(trimmed(sentence, begin, i - 1, type_))
                begin = i + 1
    return found


def is_dash(sentence: Sentence, token: int) -> bool:
    """Whether a hyphen stands free and parts what it stands between."""
    return sentence.words[token] == "-" and token > 0 and sentence.starts[token] > sentence.ends[token - 1]


def trimmed(sentence: Sentence, first: int, last: int, type_: str) -> Iterator[Piece]:
    """A piece without article and punctuation at its edges; nothing when no capital or digit is left."""
    while first <= last and (
        sentence.tags[first] in {"DT", "PRP$", "POS", "IN", "CC"} or sentence.poses[first] == "PUNCT"
    ):
        first += 1
    while first <= last and (
        sentence.tags[last] in {"DT", "POS", "IN", "CC"} or sentence.poses[last] == "PUNCT"
    ):
        last -= 1
    if first <= last and any(not sentence.words[i].islower() for i in range(first, last + 1)):
        yield Piece(first, last, type_)


def proper_runs(sentence: Sentence) -> list[Piece]:
    """Maximal runs of tokens tagged as proper nouns, with what a hyphen ties to them ("Won-soon")."""
    found: list[Piece] = []
    for i, tag in enumerate(sentence.tags):
        glued = (
            bool(found)
            and found[-1].last == i - 1
            and hyphened(sentence, i, sentence.words[found[-1].first : i])
        )
        if (tag in PROPER and sentence.poses[i] != "PUNCT") or glued:
            if found and found[-1].last == i - 1:
                found[-1] = Piece(found[-1].first, i, "")
            else:
                found.append(Piece(i, i, ""))
    return found


def hyphened(sentence: Sentence, token: int, before: Sequence[str]) -> bool:
    """Whether a token belongs by a hyphen to the proper nouns before it.

    After two of them ("Han Min-soon") also when the parser names no entity.
    """
    hyphen = token if sentence.words[token] == "-" else token - 1
    tail = hyphen + 1
    if not is_tight(sentence, hyphen):
        return False
    syllable = len(sentence.words[tail]) <= 5 and sentence.tags[tail][:2] not in {"VB", "JJ", "NN"}
    long = sum(word != "-" for word in before) >= 2
    return bool(sentence.ents[hyphen] and sentence.ents[tail]) or (syllable and long)


def is_tight(sentence: Sentence, token: int) -> bool:
    """Whether a token is a hyphen without a gap on either side."""
    return (
        sentence.words[token] == "-"
        and token + 1 < len(sentence)
        and sentence.starts[token] == sentence.ends[token - 1]
        and sentence.starts[token + 1] == sentence.ends[token]
    )


def wording(sentence: Sentence, first: int, last: int) -> str:
    """The words from `first` to `last` as read, with a space where the page has a gap."""
    gaps = (
        "" if i == first or sentence.starts[i] == sentence.ends[i - 1] else " "
        for i in range(first, last + 1)
    )
    return "".join(gap + word for gap, word in zip(gaps, sentence.words[first : last + 1], strict=True))


def head_of(sentence: Sentence, first: int, last: int) -> int:
    """The token of a stretch whose head lies outside it; the last noun when the parse is torn."""
    outside = [
        i for i in range(first, last + 1) if not first <= sentence.heads[i] <= last or sentence.heads[i] == i
    ]
    nouns = [i for i in outside if sentence.tags[i].startswith("NN")]
    return nouns[-1] if nouns else outside[-1] if outside else last


def candidates(keys: Sequence[str], first: str) -> tuple[Candidate, ...]:
    """Keys as candidates, `first` on top."""
    ranked = sorted(keys, key=lambda key: key != first)
    return tuple(
        Candidate(key, score)
        for key, score in zip(ranked, CANDIDATES if len(ranked) > 1 else (1.0,), strict=False)
    )
