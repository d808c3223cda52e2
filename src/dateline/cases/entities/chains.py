"""The mentions of one page that are one, with the names by which other pages may know them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dateline.cases.entities.identities import Identities
from dateline.cases.entities.spelling import fold
from dateline.mentions.atlases import ROOMS
from dateline.model import Coreference, EntityType, Mention, MentionKind
from dateline.stage import Notes

ACTING = frozenset({EntityType.PERSON, EntityType.ORGANIZATION})


@dataclass(frozen=True)
class Chain:
    """The mentions of one page that are one: their key, if any, and the folded names other pages may use."""

    page: str
    mentions: tuple[Mention, ...]
    key: str | None
    type: EntityType
    names: tuple[str, ...]

    @property
    def lead(self) -> str:
        """The mention that stands for it."""
        return self.mentions[0].id


def page_chains(page: str, article: Notes, said: Identities) -> Iterator[Chain]:
    """The chains of a page, in text order, without those that only pronouns or passing things make."""
    mentions = {mention.id: mention for mention in article[Mention] if mention.id not in said.rejected}
    for link in article[Coreference]:
        if link.mention in mentions and link.antecedent in mentions:
            said.bonds.join(link.antecedent, link.mention)
    members: dict[str, list[Mention]] = defaultdict(list)
    for mention in sorted(mentions.values(), key=lambda mention: mention.span):
        members[said.bonds.root(mention.id)].append(mention)
    for found in members.values():
        if any(names_someone(mention, found) or mention.id in said.told for mention in found):
            yield make_chain(page, found)


def names_someone(mention: Mention, chain: Sequence[Mention]) -> bool:
    """Whether a mention makes its chain an entity: a name, a description of someone, or one used again."""
    acts = mention.type in ACTING or len(chain) > 1
    return mention.kind == MentionKind.NAME or (mention.kind == MentionKind.NOMINAL and acts)


def make_chain(page: str, members: Sequence[Mention]) -> Chain:
    """A chain with its key, its likeliest type and the names that other pages may know it by."""
    named = [mention for mention in members if mention.kind == MentionKind.NAME] or [
        mention for mention in members if mention.kind == MentionKind.NOMINAL
    ]
    if not named:
        return Chain(page, tuple(members), None, likeliest_type(members), ())
    keys = Counter(mention.candidates[0].key for mention in named if mention.candidates)
    key = min(keys, key=lambda key: (-keys[key], key)) if keys else None
    type_ = ROOMS[key.partition("/")[0]] if key else likeliest_type(fullest(named))
    described = named[0].kind == MentionKind.NOMINAL
    names = {fold(mention.name) for mention in named if tells(mention, type_, described=described)}
    return Chain(page, tuple(members), key, type_, tuple(sorted(names - {""})))


def fullest(names: Sequence[Mention]) -> Sequence[Mention]:
    """The names of several words, which tell more surely what they name than a part of one; else all."""
    return [name for name in names if name.kind == MentionKind.NAME and " " in name.name] or names


def likeliest_type(mentions: Sequence[Mention]) -> EntityType:
    """The type that most mentions have; `other` only when none says more."""
    types = Counter(mention.type for mention in mentions)
    return min(types, key=lambda type_: (type_ == EntityType.OTHER, -types[type_], type_))


def tells(mention: Mention, type_: EntityType, *, described: bool) -> bool:
    """Whether a mention's words alone tell who is meant elsewhere: a surname does not, nor a bare noun."""
    if described:
        return any(word[0].isupper() for word in mention.name.split()[:-1])
    return type_ != EntityType.PERSON or " " in mention.name
