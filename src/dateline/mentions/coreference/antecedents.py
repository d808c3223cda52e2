"""What a noun may point back at: the chains before it that agree with it in kind, number and gender."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dateline.mentions.atlases import is_adjective
from dateline.mentions.coreference.chains import Chains, Scene, fits, words_of
from dateline.mentions.coreference.organs import is_elsewhere, states_told
from dateline.model import EntityType, Mention, MentionKind, Sentence
from dateline.rules import Pack
from dateline.vocabulary import word_list

REACH, NEAREST = 40, 300
"""How many sentences back a noun looks, and at how many mentions."""

GENERIC = word_list("en.coreference.generic_bodies")
JOINTS = word_list("en.coreference.no_initials")
"""Words behind the head of a name ("Church OF Lorn")."""

SINGLE = (EntityType.COUNTRY, EntityType.PERSON, EntityType.PLACE)
"""Types of which a name means one, so that no plural noun means it ("both countries")."""

STRICT = (EntityType.COUNTRY, EntityType.PERSON)
"""Types that only agree with themselves."""


@dataclass(frozen=True)
class Antecedent:
    """A chain before a noun: its mention nearest to the noun, its type, and the words that were used of it."""

    nearest: Mention
    type: EntityType
    named: bool
    plural: bool
    name_heads: frozenset[str]
    noun_heads: frozenset[str]
    nouns: frozenset[str]
    words: frozenset[str]
    states: frozenset[str]


def antecedents(scene: Scene, chains: Chains, noun: Mention, *, pack: Pack) -> list[Antecedent]:
    """The chains before a noun that may be what it means, nearest first; none for a noun that is linked."""
    before = [other for other in scene.before(noun, REACH)[:NEAREST] if is_candidate(noun, other)]
    own = chains.leader(noun.id)
    if any(chains.leader(name.id) == own for name in scene.names):
        return []
    members: dict[str, list[Mention]] = {}
    for other in before:
        members.setdefault(chains.leader(other.id), []).append(other)
    if own in members:
        return []
    found = (antecedent(scene, each) for each in members.values())
    return [each for each in found if agrees(scene, chains, noun, each, pack=pack)]


def is_candidate(noun: Mention, other: Mention) -> bool:
    """Whether a mention names or describes something, and neither holds the noun nor lies in it."""
    apart = other.sentence != noun.sentence or not (
        noun.first <= other.head <= noun.last or other.first <= noun.head <= other.last
    )
    return apart and other.kind != MentionKind.PRONOUN and not is_adjective(other)


def antecedent(scene: Scene, mentions: Sequence[Mention]) -> Antecedent:
    """A chain, from its mentions, nearest first."""
    names = [each for each in mentions if each.kind == MentionKind.NAME]
    nouns = [each for each in mentions if each.kind == MentionKind.NOMINAL]
    types = Counter(each.type for each in mentions)
    return Antecedent(
        nearest=mentions[0],
        type=min(types, key=lambda type_: (type_ == EntityType.OTHER, -types[type_], type_)),
        named=bool(names),
        plural=not names and all(is_plural(scene.sentence(each), each) for each in nouns),
        name_heads=frozenset(word for each in names for word in heads_of(scene.sentence(each), each)),
        noun_heads=frozenset(
            (
                *(scene.sentence(each).lemmas[each.head].lower() for each in nouns),
                *(word for each in names for word in called(scene.sentence(each), each)),
            )
        ),
        nouns=frozenset(each.name.lower() for each in nouns),
        words=frozenset(word for each in mentions for word in all_words(scene.sentence(each), each)),
        states=frozenset[str]().union(*(states_told(scene, each) for each in mentions)),
    )


def called(here: Sentence, name: Mention) -> Iterator[str]:
    """The nouns that say beside a name what it names: "the TOWN of Lorn", "software MAKER Oll"."""
    above = here.heads[here.heads[name.head]]
    if here.lowers[here.heads[name.head]] == "of" and here.lemmas[above].lower() in GENERIC:
        yield here.lemmas[above].lower()
    before = (kid for kid in here.children(name.head, "compound", "nmod") if kid < name.first)
    yield from (here.lemmas[kid].lower() for kid in before if here.tags[kid] == "NN")


def heads_of(here: Sentence, name: Mention) -> Iterator[str]:
    """The words that may say what a name is: its head, its last word, what stands before "of"."""
    words = words_of(name)
    yield here.lemmas[name.head].lower()
    yield words[-1]
    yield from (word for word, behind in pairwise(words) if behind in JOINTS)


def all_words(here: Sentence, mention: Mention) -> Iterator[str]:
    """The words of a mention, as they stand and as lemmas."""
    yield from words_of(mention)
    yield from (here.lemmas[token].lower() for token in range(mention.first, mention.last + 1))


def is_another(here: Sentence, noun: Mention, other: Antecedent) -> bool:
    """Whether a noun is narrowed by a name that was not said of nouns before it: "the team", "the LORN team"."""
    kids = here.children(noun.head, "amod", "compound", "nmod")
    names = {here.lowers[kid] for kid in kids if here.words[kid][0].isupper()}
    return not other.named and not names <= other.words


def is_plural(here: Sentence, mention: Mention) -> bool:
    """Whether the head of a mention is plural."""
    return here.tags[mention.head] in {"NNS", "NNPS"}


def agrees(scene: Scene, chains: Chains, noun: Mention, other: Antecedent, *, pack: Pack) -> bool:
    """Whether a noun and a chain may be one by kind, number and gender."""
    if noun.type in STRICT or other.type in STRICT:
        same = noun.type == other.type
    else:
        same = fits(noun.type, other.type)
    plural = is_plural(scene.sentence(noun), noun)
    single = other.named and other.type in SINGLE
    if not same or (plural and single) or (not other.named and plural != other.plural):
        return False
    if is_elsewhere(scene, noun, other.states) or is_another(scene.sentence(noun), noun, other):
        return False
    told = pack["en.mentions.gender"].words.get(scene.sentence(noun).lemmas[noun.head].lower(), "")
    return noun.type != EntityType.PERSON or {told, chains.gender(other.nearest.id)} <= {"", told}
