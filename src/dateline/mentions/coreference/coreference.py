"""Link mentions within a page: names, then the nouns that stand for them, then pronouns.

The surest links come first and bind the later ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from dateline.mentions.coreference import (
    aliases,
    belongings,
    definites,
    nominal_links,
    openings,
    pronouns,
    public_roles,
)
from dateline.mentions.coreference.chains import Chains, Scene, set_scene
from dateline.model import Coreference, Mention, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage


def link_mentions(reading: Reading, notes: Notes, *, pack: Pack, world: Pack) -> Iterator[Coreference]:
    """Links from mentions to an earlier or fuller mention of the same; at most one chain a known entity."""
    scene = set_scene(notes[Sentence], notes[Mention])
    chains = Chains(scene)
    yield from sure_links(scene, chains, pack=pack, world=world)
    pronouns.tell_genders(scene, chains, pack=pack)
    yield from joined(chains, openings.link_openings(scene, chains, pack=pack))
    yield from joined(chains, public_roles.link_public_roles(scene, chains, pack=pack))
    yield from joined(chains, definites.link_definites(scene, chains, pack=pack))
    yield from joined(chains, pronouns.link_pronouns(scene, chains, pack=pack))
    yield from joined(chains, belongings.link_belongings(scene, chains))


def sure_links(scene: Scene, chains: Chains, *, pack: Pack, world: Pack) -> Iterator[Coreference]:
    """Links of names, and of nouns that rules lead to a name."""
    yield from joined(chains, aliases.link_names(scene, world=world))
    yield from joined(chains, nominal_links.link_appositions(scene))
    yield from joined(chains, nominal_links.link_predicates(scene))
    yield from joined(chains, nominal_links.link_governments(scene, pack=pack))
    yield from joined(chains, nominal_links.link_offices(scene, chains, pack=pack))
    yield from joined(chains, nominal_links.link_groups(scene, chains, pack=pack))


def joined(chains: Chains, links: Iterable[Coreference]) -> Iterator[Coreference]:
    """The links that joined two chains."""
    return (link for link in links if chains.join(link))


def stage(pack: Pack, world: Pack) -> Stage:
    """The coreference stage."""
    return Stage(
        "coreference",
        scope="article",
        needs=(
            Sentence,
            Mention,
        ),
        gives=(Coreference,),
        run=partial(link_mentions, pack=pack, world=world),
    )
