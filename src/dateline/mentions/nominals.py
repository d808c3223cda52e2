"""Nouns and pronouns that refer to an actor or a thing without naming it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain

from dateline.mentions.atlases import is_adjective
from dateline.mentions.names import wording
from dateline.model import By, EntityType, Mention, MentionKind, Sentence, Token
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape
from dateline.vocabulary import word_list
from dateline.weights import weight_table

SCORES = weight_table("en.mentions.scores")
"""How surely a mention is found, by the way of finding."""

TABLES = (
    ("person", EntityType.PERSON),
    ("group", EntityType.ORGANIZATION),
    ("country", EntityType.COUNTRY),
    ("party", EntityType.OTHER),
    ("place", EntityType.PLACE),
    ("scenery", EntityType.OTHER),
    ("weapon", EntityType.WEAPON),
    ("thing", EntityType.OTHER),
)
"""Rules of the English pack whose words are nouns for a type of entity, in the order of trust."""

BEFORE = frozenset(
    {"det", "predet", "amod", "nummod", "poss", "compound", "nmod", "quantmod", "advmod", "punct"}
)
COUNTED = word_list("en.mentions.counting_nouns")
NUMBERED = word_list("en.mentions.numbered")

is_cut_off = shape("en.shape.cut_off")
is_predicate = shape("en.shape.predicative")
is_definite = shape("en.shape.picked_out")
is_empty = shape("en.shape.empty_it")


def find_nominals(
    sentence: Sentence, names: Sequence[Mention], *, times: frozenset[int], pack: Pack, world: Pack
) -> Iterator[Mention]:
    """Noun phrases whose head is a noun for an actor, a place or a weapon.

    A place that no article picks out ("a bridge") is no scene of what happens there, but a thing like others.
    """
    firm = (mention.tokens for mention in names if not is_adjective(mention))
    named = set(chain.from_iterable(firm))
    for token, tag in enumerate(sentence.tags):
        if tag.startswith("NN") and token not in named and token not in times:
            rule, type_ = noun_rule(sentence, token, pack=pack, world=world)
            if rule and refers(sentence, token, type_, named, pack=pack):
                loose = type_ == EntityType.PLACE and not is_definite(sentence, token)
                yield nominal(sentence, token, EntityType.OTHER if loose else type_, rule, pack=pack)


@cache
def noun_table(pack: Pack) -> Mapping[str, tuple[Rule, EntityType]]:
    """The rule and type of every noun that the English pack knows; made once a process."""
    table: dict[str, tuple[Rule, EntityType]] = {}
    for name, type_ in reversed(TABLES):
        rule = pack[f"en.mentions.{name}"]
        table.update(dict.fromkeys(rule.words, (rule, type_)))
    return table


def noun_rule(sentence: Sentence, token: int, *, pack: Pack, world: Pack) -> tuple[Rule | None, EntityType]:
    """The table that knows a noun; people named by their nationality ("a South Korean") are persons."""
    known = noun_table(pack).get(sentence.lemmas[token].lower())
    if known:
        return known
    demonyms = world["places.demonym"]
    counted = sentence.tags[token].endswith("S") or bool(sentence.children(token, "det", "nummod"))
    if (counted and sentence.words[token].removesuffix("s") in demonyms) or (
        counted and wording(sentence, max(0, token - 1), token) in demonyms
    ):
        return pack["en.mentions.person"], EntityType.PERSON
    return None, EntityType.OTHER


def refers(sentence: Sentence, token: int, type_: EntityType, named: set[int], *, pack: Pack) -> bool:
    """Whether a noun stands for someone: no modifier, title or predicate ("is a teacher", "as one")."""
    modifies = sentence.deps[token] in {"compound", "nmod", "amod"}
    if (modifies and not is_cut_off(sentence, token)) or is_predicate(sentence, token):
        return is_kin(sentence, token, pack)
    if is_tail(sentence, token, type_, named):
        return False
    if token + 1 in named and token in sentence.ancestors(token + 1):
        return is_kin(sentence, token, pack)
    if is_condition(sentence, token):
        return False
    if type_ == EntityType.PLACE:
        return not is_named_beside(sentence, token) and not is_bare(sentence, token)
    return True


def is_named_beside(sentence: Sentence, token: int) -> bool:
    """Whether the name of a place stands at its noun: "the city OF OSLO", "the OSLO airport"."""
    named = any(sentence.lowers[kid] == "of" for kid in sentence.children(token, "prep"))
    return named or bool(sentence.children(token, "compound", "appos"))


def is_bare(sentence: Sentence, token: int) -> bool:
    """Whether nothing stands before a singular noun, as in "took OFFICE", "went to PRISON"."""
    return sentence.tags[token] == "NN" and not any(kid < token for kid in sentence.kids[token])


def is_condition(sentence: Sentence, token: int) -> bool:
    """Whether a noun is a "state" that nothing says to be one on a map."""
    return sentence.lemmas[token].lower() == "state" and not sentence.children(token, "amod", "poss")


def is_kin(sentence: Sentence, token: int, pack: Pack) -> bool:
    """Whether a noun with an owner names someone's relative: it refers even as a title or predicate.

    As "Lena's father Jonas Berg".
    """
    noun = Token(sentence, token)
    owned = noun.before is not None and noun.before.tag in {"POS", "PRP$"}
    return owned and token > 1 and noun.lemma in pack["en.mentions.gender"]


def is_tail(sentence: Sentence, token: int, type_: EntityType, named: set[int]) -> bool:
    """Whether a noun for a body only ends a name without an article ("Arden agency")."""
    return (
        type_ == EntityType.ORGANIZATION
        and token - 1 in named
        and sentence.heads[token - 1] == token
        and not sentence.children(token, "det", "poss")
        and sentence.words[token - 1] != "'s"
    )


def nominal(sentence: Sentence, token: int, type_: EntityType, rule: Rule, *, pack: Pack) -> Mention:
    """The noun with what stands before it ("a string of officials"), and a short `of` phrase."""
    begin, last = first_of(sentence, token), of_phrase(sentence, token)
    first = counter_of(sentence, token, begin, pack=pack)
    name = wording(sentence, begin + (sentence.tags[begin] == "DT" and begin < last), last)
    return Mention(
        sentence.span(first, last),
        MentionKind.NOMINAL,
        type_,
        name,
        sentence.number,
        first,
        last,
        token,
        (),
        By(rule.id, SCORES["noun"]),
    )


def first_of(sentence: Sentence, token: int) -> int:
    """The first token of a noun's phrase."""
    first = token
    while first > 0 and is_before(sentence, first - 1, token):
        first -= 1
    while sentence.poses[first] == "PUNCT" and first < token:
        first += 1
    return first


def counter_of(sentence: Sentence, token: int, first: int, *, pack: Pack) -> int:
    """Where a phrase that counts the noun begins ("a string of officials"), else the noun's first token.

    A counter that refers itself ("a group of activists") is a mention of its own.
    """
    preposition = sentence.heads[token]
    counter = sentence.heads[preposition]
    counts = sentence.lemmas[counter] in COUNTED and sentence.lemmas[counter] not in noun_table(pack)
    return (
        first_of(sentence, counter)
        if sentence.lowers[preposition] == "of" and preposition == first - 1 and counts
        else first
    )


def is_before(sentence: Sentence, token: int, head: int) -> bool:
    """Whether a token before a noun belongs to the noun's phrase."""
    while token < head:
        if sentence.heads[token] == head:
            return sentence.deps[token] in BEFORE and sentence.lowers[token] != ","
        if sentence.heads[token] == token:
            return False
        token = sentence.heads[token]
        if token > head:
            return False
    return False


def of_phrase(sentence: Sentence, token: int) -> int:
    """The last token of a short `of` phrase that follows a noun at once, else the noun."""
    for prep in sentence.children(token, "prep"):
        last = sentence.edges[prep][1]
        if (
            prep == token + 1
            and sentence.lowers[prep] == "of"
            and last - prep <= 7
            and not any(
                sentence.tags[i].startswith("V") or sentence.words[i] == "," for i in range(prep, last + 1)
            )
        ):
            return last
    return token


def find_pronouns(sentence: Sentence, mentions: Sequence[Mention], *, pack: Pack) -> Iterator[Mention]:
    """Pronouns that may refer to an actor.

    `it` only where its verb does not speak of an event or of nothing, relatives only after an actor.
    """
    table = pack["en.mentions.pronoun"]
    actors = {
        mention.head: mention.type
        for mention in mentions
        if mention.type not in {EntityType.WEAPON, EntityType.PLACE}
    }
    for token, word in enumerate(sentence.lowers):
        if (
            word in table
            and sentence.tags[token] in {"PRP", "PRP$", "WP", "WP$", "WDT"}
            and meant(sentence, token, table.words[word], actors, pack)
        ):
            first = table.words[word].split()[0]
            type_ = EntityType.PERSON if first == "person" else EntityType.OTHER
            rule = pack["en.mentions.it"].id if word == "it" else table.id
            yield Mention(
                sentence.span(token, token),
                MentionKind.PRONOUN,
                type_,
                sentence.words[token],
                sentence.number,
                token,
                token,
                token,
                (),
                By(rule, SCORES["noun"]),
            )


def meant(sentence: Sentence, token: int, meaning: str, actors: Mapping[int, EntityType], pack: Pack) -> bool:
    """Whether a pronoun refers to an actor."""
    if meaning.endswith("relative"):
        return relative_noun(sentence, token, actors) is not None
    if sentence.words[token] == "I" and token and sentence.lowers[token - 1] in NUMBERED:
        return False
    return sentence.lowers[token] != "it" or is_actor(sentence, token, pack)


def relative_noun(sentence: Sentence, token: int, actors: Mapping[int, EntityType]) -> int | None:
    """The head of the actor that a relative clause belongs to; `who` after a thing takes the last person."""
    noun = noun_described(sentence, token)
    if noun is None or noun in actors:
        return noun
    people = [head for head, type_ in actors.items() if type_ == EntityType.PERSON and noun < head < token]
    return max(people, default=None) if sentence.lowers[token].startswith("who") else None


def noun_described(sentence: Sentence, token: int) -> int | None:
    """The noun before a pronoun that the clause around it describes, a few governors up."""
    clauses = (each for each in (token, *sentence.ancestors(token)[:3]) if sentence.deps[each] == "relcl")
    return next((noun for clause in clauses if (noun := sentence.heads[clause]) < token), None)


def is_actor(sentence: Sentence, token: int, pack: Pack) -> bool:
    """Whether `it` may be someone: no empty subject, and not the event that "come" or "confirm" speak of."""
    verb = sentence.lemmas[sentence.heads[token]]
    return verb not in pack["en.mentions.it"] and not is_empty(sentence, token)
