"""Merge mentions of all pages into entities: by key, by full name, by a slip of the pen; never by surname."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import partial

from dateline.cases.bonds import Bonds
from dateline.cases.entities.chains import Chain, likeliest_type, page_chains
from dateline.cases.entities.identities import Identities
from dateline.cases.entities.spelling import find_slips
from dateline.cases.indexes import every
from dateline.mentions.atlases import ROOMS, Atlas, is_adjective, open_atlas
from dateline.model import By, Coreference, Entity, EntityType, Mention, MentionKind, Ruling
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.weights import weight_table

KNOWN, NAMED = weight_table("en.entities.scores").values()
"""How surely mentions are one entity: by a key of a list, and by their names."""


def merge_entities(articles: Mapping[str, Notes], notes: Notes, *, world: Pack) -> Iterator[Entity]:
    """One entity for all chains that name the same thing; pronouns without antecedent stay without entity."""
    atlas, said = open_atlas(world), Identities.read(notes[Ruling])
    found = (page_chains(page, article, said) for page, article in articles.items())
    chains = list(itertools.chain.from_iterable(found))
    countries = {
        mention.id: mention for mention in every(articles, Mention) if mention.type == EntityType.COUNTRY
    }
    groups, slips = group_chains(chains, said.bonds)
    for group, key in zip(groups, keys_of(groups), strict=True):
        yield said.correct(entity_of(group, key, atlas, countries, slips))


def group_chains(chains: Sequence[Chain], bonds: Bonds) -> tuple[list[tuple[Chain, ...]], frozenset[str]]:
    """Chains by key, else by shared names, or as people say; and the names that were joined as slips."""
    known: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.key:
            known[chain.key].append(chain)
    unknown = [chain for chain in chains if not chain.key]
    for named in known.values():
        unite(named, bonds)
    slips = join_by_name(unknown, company_of(chains), bonds)
    groups: dict[str, list[Chain]] = defaultdict(list)
    for chain in (*itertools.chain.from_iterable(known[key] for key in sorted(known)), *unknown):
        groups[bonds.root(chain.lead)].append(chain)
    return list(map(tuple, groups.values())), slips


def unite(chains: Iterable[Chain], bonds: Bonds) -> None:
    """Join chains that may all be one, each with the first of them that people do not keep it apart from."""
    leads: list[str] = []
    for chain in chains:
        if not any(bonds.join(lead, chain.lead) for lead in leads):
            leads.append(chain.lead)


def keys_of(groups: Sequence[Sequence[Chain]]) -> list[str | None]:
    """The key that most mentions of each group name; where people part them, the one that names it most."""
    best = [min(votes_of(group), default=(0, "")) for group in groups]
    holders: dict[str, int] = {}
    for number, (_, key) in sorted(enumerate(best), key=lambda row: row[1][0]):
        holders.setdefault(key, number)
    return [key if key and holders[key] == number else None for number, (_, key) in enumerate(best)]


def votes_of(group: Iterable[Chain]) -> Iterator[tuple[int, str]]:
    """The keys of a group, each with how many mentions name it, negative so that the least is the most."""
    named: Counter[str] = Counter()
    for chain in group:
        if chain.key:
            named[chain.key] += len(chain.mentions)
    yield from ((-times, key) for key, times in named.items())


def company_of(chains: Iterable[Chain]) -> Mapping[str, frozenset[str]]:
    """The known entities that every page speaks of."""
    found: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.key:
            found[chain.page].add(chain.key)
    return {page: frozenset(keys) for page, keys in found.items()}


def join_by_name(
    chains: Sequence[Chain], company: Mapping[str, frozenset[str]], bonds: Bonds
) -> frozenset[str]:
    """Join chains that share a name and a kind, or are slips on pages with shared company; the slips."""
    holders: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for chain in chains:
        for name in chain.names:
            holders[room(chain), name].append(chain)
    for group in holders.values():
        unite(group, bonds)
    slips: set[str] = set()
    for kind in sorted({kind for kind, _ in holders}):
        for left, right in find_slips(name for held, name in holders if held == kind):
            some, others = holders[kind, left], holders[kind, right]
            if share_company(pages_of(some), pages_of(others), company) and bonds.join(
                some[0].lead, others[0].lead
            ):
                slips |= {left, right}
    return frozenset(slips)


def pages_of(chains: Iterable[Chain]) -> set[str]:
    """The pages on which some chains are."""
    return {chain.page for chain in chains}


def room(chain: Chain) -> str:
    """Which chains may be one: persons, places, all else; names apart from descriptions."""
    described = all(mention.kind != MentionKind.NAME for mention in chain.mentions)
    kind = (
        chain.type
        if chain.type in {EntityType.PERSON, EntityType.PLACE, EntityType.WEAPON}
        else EntityType.OTHER
    )
    return f"{kind}{' described' if described else ''}"


def share_company(
    left: AbstractSet[str], right: AbstractSet[str], company: Mapping[str, frozenset[str]]
) -> bool:
    """Whether a page of some is one of some others, or speaks of the same known entity as one of them."""
    mine = frozenset[str]().union(*(company.get(page, ()) for page in left))
    theirs = frozenset[str]().union(*(company.get(page, ()) for page in right))
    return not (left.isdisjoint(right) and mine.isdisjoint(theirs))


def entity_of(
    group: Sequence[Chain],
    key: str | None,
    atlas: Atlas,
    countries: Mapping[str, Mention],
    slips: frozenset[str],
) -> Entity:
    """The entity that a group of chains makes, under its key of the world pack."""
    members = list(itertools.chain.from_iterable(chain.mentions for chain in group))
    names = Counter(
        mention.name for mention in members if mention.kind == MentionKind.NAME and not is_adjective(mention)
    )
    known = atlas.known.get(key) if key else None
    name = known.name if known else best_name(names, members)
    rule = (
        "entities.known/1"
        if key
        else "entities.described/1"
        if not names
        else "entities.slip/1"
        if any(slips & set(chain.names) for chain in group)
        else "entities.name/1"
    )
    return Entity(
        key=key,
        name=name,
        type=ROOMS[key.partition("/")[0]] if key else likeliest_type(not_pronouns(members) or members),
        country=known.country if known else state_of(members, countries),
        wikidata=known.wikidata if known else None,
        aliases=tuple(sorted(set(names) - {name})),
        mentions=tuple(mention.id for mention in members),
        by=By(rule, KNOWN if key else NAMED, tuple(chain.lead for chain in group)),
    )


def not_pronouns(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that say something of whom they mean."""
    return [mention for mention in mentions if mention.kind != MentionKind.PRONOUN]


def best_name(names: Mapping[str, int], members: Sequence[Mention]) -> str:
    """The most used name of several words, the longest of equals; else of one; else the first description."""
    if not names:
        nominals = (mention.name for mention in members if mention.kind == MentionKind.NOMINAL)
        return next(nominals, members[0].name)
    return min(names, key=lambda name: (" " not in name, -names[name], -len(name), name))


def state_of(members: Sequence[Mention], countries: Mapping[str, Mention]) -> str | None:
    """The state that titles and descriptions give to a person or organization most often."""
    premises = itertools.chain.from_iterable(mention.by.premises for mention in members)
    told = [countries[premise] for premise in premises if premise in countries]
    votes = Counter(
        mention.candidates[0].key[8:]
        for mention in told
        if mention.candidates and mention.candidates[0].key.startswith("country/")
    )
    return min(votes, key=lambda state: (-votes[state], state)) if votes else None


def stage(world: Pack) -> Stage:
    """The entities stage."""
    return Stage(
        "entities",
        scope="case",
        needs=(
            Mention,
            Coreference,
            Ruling,
        ),
        gives=(Entity,),
        run=partial(merge_entities, world=world),
    )
