"""Merge mentions of all pages into entities: by key of the world pack, by full name, by a slip of the pen; never by surname alone."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial

from dateline.cases.spelling import find_slips, fold
from dateline.mentions.names import ROOMS, Atlas, open_atlas
from dateline.model import By, Coreference, Entity, EntityType, Mention, MentionKind
from dateline.rules import Pack
from dateline.stage import Notes, Stage

SAYS = {
    "entities.known/1": "The mentions name an entity of the world pack.",
    "entities.name/1": "The mentions bear the same full name, or stand for a mention that does.",
    "entities.slip/1": "The names differ by one letter and stand on pages that share another actor, so one is taken for a slip.",
    "entities.described/1": "Nothing names the entity; its mentions stand for one another on a page, or describe it in the same words with a name in them.",
}

ACTING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


@dataclass(frozen=True)
class Chain:
    """The mentions of one page that are one: the key they name, if any, and the folded names by which other pages may know them."""

    page: str
    mentions: tuple[Mention, ...]
    key: str | None
    type: EntityType
    names: tuple[str, ...]


def merge_entities(articles: Mapping[str, Notes], notes: Notes, *, world: Pack) -> Iterator[Entity]:
    """One entity for all chains of all pages that name the same thing; pronouns without antecedent stay without entity."""
    atlas = open_atlas(world)
    chains = [chain for page in articles for chain in page_chains(page, articles[page])]
    countries = {
        mention.id: mention
        for article in articles.values()
        for mention in article[Mention]
        if mention.type == EntityType.COUNTRY
    }
    groups, slips = group_chains(chains)
    for group in groups:
        yield entity_of(group, atlas, countries, slips)


def page_chains(page: str, article: Notes) -> Iterator[Chain]:
    """The chains of a page, in text order, without those that only pronouns or passing things make."""
    mentions = {mention.id: mention for mention in article[Mention]}
    leaders = {mention: mention for mention in mentions}
    for link in article[Coreference]:
        leaders[leader_of(leaders, link.mention)] = leader_of(leaders, link.antecedent)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions.values(), key=lambda mention: mention.span):
        members[leader_of(leaders, mention.id)].append(mention)
    for found in members.values():
        if any(
            mention.kind == MentionKind.NAME
            or (mention.kind == MentionKind.NOMINAL and (mention.type in ACTING or len(found) > 1))
            for mention in found
        ):
            yield make_chain(page, found)


def leader_of(leaders: Mapping[str, str], mention: str) -> str:
    """The mention at the end of a chain of links."""
    while leaders[mention] != mention:
        mention = leaders[mention]
    return mention


def make_chain(page: str, members: Sequence[Mention]) -> Chain:
    """A chain with its key, its likeliest type and the names that other pages may know it by."""
    named = [mention for mention in members if mention.kind == MentionKind.NAME] or [
        mention for mention in members if mention.kind == MentionKind.NOMINAL
    ]
    keys = Counter(mention.candidates[0].key for mention in named if mention.candidates)
    key = min(keys, key=lambda key: (-keys[key], key)) if keys else None
    type_ = ROOMS[key.partition("/")[0]] if key else likeliest_type(named)
    described = named[0].kind == MentionKind.NOMINAL
    names = {fold(mention.name) for mention in named if tells(mention, type_, described=described)}
    return Chain(page, tuple(members), key, type_, tuple(sorted(names - {""})))


def likeliest_type(mentions: Sequence[Mention]) -> EntityType:
    """The type that most mentions have; `other` only when none says more."""
    types = Counter(mention.type for mention in mentions)
    return min(types, key=lambda type_: (type_ == EntityType.OTHER, -types[type_], type_))


def tells(mention: Mention, type_: EntityType, *, described: bool) -> bool:
    """Whether a mention's words alone tell who is meant on another page: a surname does not, nor a noun without a name in it."""
    if described:
        return any(word[0].isupper() for word in mention.name.split()[:-1])
    return type_ != EntityType.PERSON or " " in mention.name


def group_chains(chains: Sequence[Chain]) -> tuple[list[list[Chain]], frozenset[str]]:
    """Chains by key, else by shared names; and the folded names that were joined as slips."""
    known: dict[str, list[Chain]] = defaultdict(list)
    for chain in chains:
        if chain.key:
            known[chain.key].append(chain)
    unknown = [chain for chain in chains if not chain.key]
    grouped, slips = join_by_name(unknown, company_of(chains))
    return [*(known[key] for key in sorted(known)), *grouped], slips


def company_of(chains: Iterable[Chain]) -> Mapping[str, frozenset[str]]:
    """The known entities that every page speaks of."""
    found: dict[str, set[str]] = defaultdict(set)
    for chain in chains:
        if chain.key:
            found[chain.page].add(chain.key)
    return {page: frozenset(keys) for page, keys in found.items()}


def join_by_name(
    chains: Sequence[Chain], company: Mapping[str, frozenset[str]]
) -> tuple[list[list[Chain]], frozenset[str]]:
    """Chains that share a name and a kind, or whose names are slips of each other on pages with shared company."""
    leaders = {str(i): str(i) for i in range(len(chains))}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for i, chain in enumerate(chains):
        for name in chain.names:
            holders[room(chain), name].append(i)
    for group in holders.values():
        for other in group[1:]:
            leaders[leader_of(leaders, str(other))] = leader_of(leaders, str(group[0]))
    slips: set[str] = set()
    for kind in sorted({kind for kind, _ in holders}):
        for left, right in find_slips(name for held, name in holders if held == kind):
            mine, theirs = ({chains[i].page for i in holders[kind, name]} for name in (left, right))
            if share_company(mine, theirs, company):
                one, other = holders[kind, left][0], holders[kind, right][0]
                leaders[leader_of(leaders, str(other))] = leader_of(leaders, str(one))
                slips |= {left, right}
    groups: dict[str, list[Chain]] = defaultdict(list)
    for i, chain in enumerate(chains):
        groups[leader_of(leaders, str(i))].append(chain)
    return list(groups.values()), frozenset(slips)


def room(chain: Chain) -> str:
    """Which chains may be one: persons with persons, places with places, all else together; names apart from descriptions."""
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
    mine, theirs = (frozenset().union(*(company.get(page, ()) for page in pages)) for pages in (left, right))
    return not (left.isdisjoint(right) and mine.isdisjoint(theirs))


def entity_of(
    group: Sequence[Chain], atlas: Atlas, countries: Mapping[str, Mention], slips: frozenset[str]
) -> Entity:
    """The entity that a group of chains makes."""
    key = group[0].key
    members = [mention for chain in group for mention in chain.mentions]
    names = Counter(
        mention.name
        for mention in members
        if mention.kind == MentionKind.NAME and not mention.by.rule.startswith("places.demonym")
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
        type=group[0].type
        if key
        else likeliest_type([mention for mention in members if mention.kind != MentionKind.PRONOUN]),
        country=known.country if known else state_of(members, countries),
        wikidata=known.wikidata if known else None,
        aliases=tuple(sorted(set(names) - {name})),
        mentions=tuple(mention.id for mention in members),
        by=By(rule, 1.0 if key else 0.8, tuple(chain.mentions[0].id for chain in group)),
    )


def best_name(names: Mapping[str, int], members: Sequence[Mention]) -> str:
    """The most used name of several words, of equals the longest; else the most used; without any name, the first description."""
    if not names:
        return next(mention.name for mention in members if mention.kind == MentionKind.NOMINAL)
    return min(names, key=lambda name: (" " not in name, -names[name], -len(name), name))


def state_of(members: Sequence[Mention], countries: Mapping[str, Mention]) -> str | None:
    """The state that titles and descriptions give to a person or organization most often."""
    told = [
        countries[premise] for mention in members for premise in mention.by.premises if premise in countries
    ]
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
        ),
        gives=(Entity,),
        run=partial(merge_entities, world=world),
        says=SAYS,
    )
