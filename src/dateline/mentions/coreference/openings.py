"""Whom an opening leaves without a name: "a minister said" there is who tells more in the next paragraph."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice, pairwise

from dateline.mentions.coreference import speech
from dateline.mentions.coreference.chains import Chains, Scene
from dateline.model import By, Coreference, EntityType, Mention, MentionKind, Sentence, Zone
from dateline.rules import Pack
from dateline.shapes.shapes import shape
from dateline.weights import weight_table

SCORES = weight_table("en.coreference.scores")
"""How surely each rule links a mention to the one before it."""

OPENING, NEXT = 3, 2
"""How many paragraphs an opening has, and how many sentences of the next paragraph name its teller."""

is_new = shape("en.shape.brought_in")


def link_openings(scene: Scene, chains: Chains, *, pack: Pack) -> Iterator[Coreference]:
    """The only person who tells something in an opening paragraph, without a name, to who first does in the next."""
    named = {chains.leader(name.id): name for name in reversed(scene.names)}
    for lead, follow in pairwise(islice(paragraphs(scene), OPENING)):
        tellers = [each for each in tellers_in(scene, lead, pack) if each.kind != MentionKind.PRONOUN]
        named_next = next(tellers_in(scene, follow[:NEXT], pack), None)
        alone = (
            len(tellers) == 1 and is_unnamed(scene, tellers[0]) and chains.leader(tellers[0].id) not in named
        )
        if (
            alone
            and named_next
            and is_first(chains, named_next, named)
            and alike(chains, tellers[0], named_next)
        ):
            by = By("coreference.opening/1", SCORES["opening"])
            yield Coreference(tellers[0].id, named_next.id, by)


def paragraphs(scene: Scene) -> Iterator[list[Sentence]]:
    """The paragraphs of the text itself."""
    body = (sentence for sentence in scene.sentences.values() if sentence.zone == Zone.BODY)
    yield from (list(group) for _, group in groupby(body, key=lambda sentence: sentence.passage))


def tellers_in(scene: Scene, sentences: Sequence[Sentence], pack: Pack) -> Iterator[Mention]:
    """Who is the subject of a verb of telling in some sentences, in text order."""
    for sentence in sentences:
        for mention in scene.in_sentence[sentence.number]:
            if scene.at_head[mention.sentence, mention.head] is mention and speech.tells(
                sentence, mention.head, pack=pack
            ):
                yield mention


def is_unnamed(scene: Scene, mention: Mention) -> bool:
    """Whether a mention is of one person whom the text brings in: "a minister"."""
    person = mention.kind == MentionKind.NOMINAL and mention.type == EntityType.PERSON
    return person and is_new(scene.sentence(mention), mention.head)


def is_first(chains: Chains, name: Mention, named: dict[str, Mention]) -> bool:
    """Whether a mention is the full name of a person whom the text has not named before."""
    full = name.kind == MentionKind.NAME and name.type == EntityType.PERSON and " " in name.name
    return full and named.get(chains.leader(name.id)) is name


def alike(chains: Chains, one: Mention, other: Mention) -> bool:
    """Whether nothing tells of two persons that they are a man and a woman."""
    genders = {chains.gender(one.id), chains.gender(other.id)} - {""}
    return len(genders) < 2
