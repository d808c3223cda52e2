"""Nouns of one owner: "his mother" is whom the page calls "Lena's mother" where "his" means "Lena"."""

from __future__ import annotations

from collections.abc import Iterator

from dateline.mentions.coreference.chains import Chains, Scene
from dateline.model import By, Coreference, Mention, MentionKind
from dateline.weights import weight_table

SCORES = weight_table("en.coreference.scores")
"""How surely each rule links a mention to the one before it."""


def link_belongings(scene: Scene, chains: Chains) -> Iterator[Coreference]:
    """Each singular noun with an owner to the first of the same noun and owner; last, when pronouns are linked."""
    first: dict[tuple[str, str], Mention] = {}
    for mention in scene.mentions:
        owner = owner_of(scene, mention)
        if owner:
            noun = scene.sentence(mention).lemmas[mention.head].lower()
            earlier = first.setdefault((chains.leader(owner.id), noun), mention)
            if earlier is not mention:
                yield Coreference(
                    mention.id, earlier.id, By("coreference.belonging/1", SCORES["belonging"], (owner.id,))
                )


def owner_of(scene: Scene, mention: Mention) -> Mention | None:
    """Whose a singular noun is, by a possessive."""
    here = scene.sentence(mention)
    if mention.kind != MentionKind.NOMINAL or here.tags[mention.head] != "NN":
        return None
    owners = (scene.at_head.get((mention.sentence, kid)) for kid in here.children(mention.head, "poss"))
    return next(filter(None, owners), None)
