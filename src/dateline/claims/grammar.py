"""What several stages ask the parse about a word: its names in a lexicon, its entity type, its governor."""

from __future__ import annotations

from dateline.model import EntityType, Sentence
from dateline.shapes.shapes import shape, shape_part
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

PARTIES = frozenset({EntityType.PERSON, EntityType.ORGANIZATION, EntityType.COUNTRY})
"""Types of entities that act and can be asked to."""

AUXILIARIES = word_list("en.arguments.tense")

gerund_governor = shape_part("en.shape.gerund_governor")
acting_verb = shape_part("en.shape.acting_verb")
is_infinitive = shape("en.shape.infinitive")
is_definite = shape("en.shape.definite")


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


def form_of(here: Sentence, token: int) -> str:
    """The form of an event word: its tag, with what auxiliaries say of its tense."""
    aux = sorted({here.lowers[kid] for kid in here.children(token, "aux", "auxpass")} & AUXILIARIES)
    return f"{here.tags[token]}{'+' if aux else ''}{'.'.join(aux)}"
