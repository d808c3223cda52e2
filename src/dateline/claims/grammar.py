"""What several stages ask the parse about a word: its names in a lexicon, its entity type, its governor."""

from __future__ import annotations

from dateline.model import EntityType, Sentence
from dateline.vocabulary import word_list

KINDS = {
    "PERSON": EntityType.PERSON,
    "GPE": EntityType.COUNTRY,
    "NORP": EntityType.COUNTRY,
    "LOC": EntityType.PLACE,
    "FAC": EntityType.PLACE,
    "ORG": EntityType.ORGANIZATION,
}
"""What the parser's entity types are where no mention says better."""
GERUNDIVE = word_list("en.grammar.verbs_with_gerund")
CHARGING = word_list("en.grammar.charging")


def names_of(sentence: Sentence, token: int) -> tuple[str, ...]:
    """What a lexicon may know a token by: its lemma, its word, and the word without its ending.

    The last helps where the lemma is wrong: "hopes" is read as "hop".
    """
    word = sentence.lowers[token]
    stem = word[:-1] if word.endswith(("s", "d")) else word
    return tuple(dict.fromkeys((sentence.lemmas[token].lower(), word, stem)))


def parsed_kinds(sentence: Sentence) -> dict[int, str]:
    """The entity types that the parser sees, by token."""
    return {i: KINDS[mark[2:]] for i, mark in enumerate(sentence.ents) if mark and mark[2:] in KINDS}


def gerund_governor(sentence: Sentence, token: int) -> int | None:
    """The verb right before a gerund that the parser gives to the noun behind it as a modifier.

    So in "denies HIDING losses" and "stopped BUYING oil".
    """
    before = token - 1
    modifies = sentence.lowers[token].endswith("ing") and sentence.deps[token] in {"amod", "compound"}
    if before < 0 or not modifies or sentence.heads[sentence.heads[token]] != before:
        return None
    charged = sentence.deps[before] == "prep" and sentence.lemmas[sentence.heads[before]] in CHARGING
    return before if charged or sentence.lemmas[before] in GERUNDIVE else None
