"""Find mentions of persons, organizations and things: names first, then nouns and pronouns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from dateline.mentions.atlases import find_forms, open_atlas
from dateline.mentions.names import (
    TYPES,
    Piece,
    head_of,
    proper_runs,
    split_entities,
    starts_with,
    wording,
)
from dateline.mentions.nominals import find_nominals, find_pronouns
from dateline.mentions.places import time_tokens
from dateline.mentions.votes import type_votes
from dateline.model import By, EntityType, Expression, Mention, MentionKind, Reading, Sentence, Zone
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list, word_table
from dateline.weights import weight_table

FIRST_NAMES = word_table("en.names.first")
OFFICIAL = word_list("en.coreference.office_prepositions")
SCORES = weight_table("en.mentions.scores")
"""How surely a mention is found, by the way of finding."""

MODEL = re.compile(r"[A-Z][A-Za-z]{0,3}-\d{1,4}[A-Za-z]{0,2}\d?")
"""A type of aircraft, tank or missile: F-16, T-72B3, Su-34."""


@dataclass(frozen=True)
class Page:
    """What finding names in one sentence needs to know of the whole page."""

    votes: Mapping[str, Counter[str]]
    spelled: frozenset[str]


def find_actors(reading: Reading, notes: Notes, *, pack: Pack, world: Pack) -> Iterator[Mention]:
    """Persons, organizations, weapons and other things by name; then nominals and pronouns."""
    sentences = notes[Sentence]
    placed: dict[int, list[Mention]] = {}
    for mention in notes[Mention]:
        placed.setdefault(mention.sentence, []).append(mention)
    told = (sentence.words for sentence in sentences if sentence.zone != Zone.HEADLINE)
    page = Page(type_votes(sentences, world["places.office"]), frozenset(chain.from_iterable(told)))
    timed = time_tokens(notes[Expression])
    for sentence in sentences:
        times = timed.get(sentence.number, frozenset())
        places = placed.get(sentence.number, [])
        names = list(find_names(sentence, page, places=places, times=times, pack=pack, world=world))
        yield from names
        nominals = list(find_nominals(sentence, (*places, *names), times=times, pack=pack, world=world))
        yield from nominals
        yield from find_pronouns(sentence, (*places, *names, *nominals), pack=pack)


def find_names(
    sentence: Sentence,
    page: Page,
    *,
    places: Sequence[Mention],
    times: frozenset[int],
    pack: Pack,
    world: Pack,
) -> Iterator[Mention]:
    """Names of a sentence that the places stage has left over."""
    pieces = split_entities(sentence, find_forms(sentence, open_atlas(world)))
    runs = proper_runs(sentence)
    inside = chain.from_iterable(piece.tokens for piece in (*pieces, *runs) if piece.first not in times)
    taken = times.difference(inside).union(*(mention.tokens for mention in places))
    for piece in merge_pieces(sentence, pieces, runs, taken):
        mention = name_mention(sentence, piece, page, places=places, pack=pack, world=world)
        if mention:
            yield mention


def merge_pieces(
    sentence: Sentence, pieces: Sequence[Piece], runs: Sequence[Piece], taken: frozenset[int]
) -> Iterator[Piece]:
    """One piece a name: entities, widened to the proper nouns beside them, then runs of proper nouns.

    None over a taken token.
    """
    label: dict[int, int] = {}
    for number, piece in enumerate(pieces):
        label.update(dict.fromkeys(piece.tokens, number))
    tokens = sorted(set(label).union(*(run.tokens for run in runs)) - taken)
    group: list[int] = []
    for i in tokens:
        if group and (i != group[-1] + 1 or parts(sentence, group[-1], i, label)):
            yield numbered(sentence, group, taken, group_type(group, pieces, label))
            group = []
        group.append(i)
    if group:
        yield numbered(sentence, group, taken, group_type(group, pieces, label))


def numbered(sentence: Sentence, group: Sequence[int], taken: frozenset[int], type_: str) -> Piece:
    """A group of tokens as a piece, with the number that belongs to the name ("Lindvik 500")."""
    following = group[-1] + 1
    own = (
        following < len(sentence)
        and sentence.tags[following] == "CD"
        and following not in taken
        and sentence.heads[following] in group
    )
    return Piece(group[0], following if own else group[-1], type_)


def parts(sentence: Sentence, left: int, right: int, label: Mapping[int, int]) -> bool:
    """Whether two neighbours are of different names: two entities, or a common noun's compound and a name."""
    if label.get(left, -1) == label.get(right, -1):
        return False
    if left in label and right in label:
        return True
    return (
        sentence.heads[left] != right
        and sentence.heads[right] != left
        and sentence.heads[left] != sentence.heads[right]
    )


def group_type(group: Sequence[int], pieces: Sequence[Piece], label: Mapping[int, int]) -> str:
    """The parser's type for a group of tokens: that of the last entity in it."""
    return next((pieces[label[i]].type for i in reversed(group) if i in label), "")


def name_mention(
    sentence: Sentence, piece: Piece, page: Page, *, places: Sequence[Mention], pack: Pack, world: Pack
) -> Mention | None:
    """A mention of a name, freed of the titles before it; `None` for a bare title or a label."""
    first, last = untitled(sentence, piece, pack=pack, world=world), piece.last
    name = Piece(first, last, piece.type)
    if first > last or not is_name(sentence, name, page, pack=pack, world=world):
        return None
    person = first > piece.first or titled_before(sentence, first, world)
    type_, rule = name_type(sentence, name, page, person=person, pack=pack, world=world)
    return Mention(
        sentence.span(first, last),
        MentionKind.NAME,
        type_,
        wording(sentence, first, last),
        sentence.number,
        first,
        last,
        head_of(sentence, first, last),
        (),
        By(rule, SCORES["recognised"], states_before(sentence, piece.first, places, pack)),
    )


def states_before(sentence: Sentence, first: int, places: Sequence[Mention], pack: Pack) -> tuple[str, ...]:
    """Ids of the states that stand before a name and its description ("North Korean leader Kim")."""
    role = role_start(sentence, first, pack)
    states = (mention for mention in places if mention.type == EntityType.COUNTRY)
    return tuple(state.id for state in states if beside(sentence, state.last, role))


def untitled(sentence: Sentence, piece: Piece, *, pack: Pack, world: Pack) -> int:
    """Where a name begins behind the titles that a person's piece may open with ("Supreme Court Justice")."""
    first, offices = piece.first, world["places.office"]
    if piece.type == "ORG" or sentence.lowers[piece.last] in world["places.body"]:
        return first
    while first <= piece.last and (
        size := starts_with(sentence.words, first, offices)
        or (first < piece.last and is_description(sentence, first, pack))
    ):
        first += size
    inner = (
        i + size
        for i in range(first + 1, piece.last - 1)
        if piece.type == "PERSON" and (size := starts_with(sentence.words, i, offices))
    )
    return max((start for start in inner if start < piece.last), default=first)


def is_description(sentence: Sentence, token: int, pack: Pack) -> bool:
    """Whether a capitalised word at the beginning of a sentence is a common noun for a person."""
    return token == 0 and any(
        sentence.lowers[token] in pack[f"en.mentions.{table}"] for table in ("person", "party")
    )


def titled_before(sentence: Sentence, first: int, world: Pack) -> bool:
    """Whether a title that the tagger calls a common noun stands before the name."""
    return any(
        first >= size
        and sentence.words[first - size][0].isupper()
        and starts_with(sentence.words, first - size, world["places.office"]) == size
        for size in (1, 2, 3)
    )


def role_start(sentence: Sentence, first: int, pack: Pack) -> int:
    """Where the description before a name begins: at "leader" in "Icelandic leader Holt", else the name."""
    while first > 0 and sentence.lemmas[first - 1].lower() in pack["en.mentions.person"]:
        first -= 1
    return first


def beside(sentence: Sentence, last: int, role: int) -> bool:
    """Whether a token stands right before a description, a genitive `'s` not counted."""
    return last == role - 1 or (last == role - 2 and sentence.tags[role - 1] == "POS")


def is_name(sentence: Sentence, piece: Piece, page: Page, *, pack: Pack, world: Pack) -> bool:
    """Whether the words are a name and no label.

    In headlines, where all may be capitals, only what the parser or the page's text knows.
    """
    words = sentence.words[piece.first : piece.last + 1]
    great = (word for word in words if len(word) > 1 and any(map(str.isupper, word)))
    if all(word in pack["en.mentions.capital"] for word in great):
        return False
    if wording(sentence, piece.first, piece.last) in world["places.demonym"]:
        return False
    return not (sentence.zone == Zone.HEADLINE and piece.type == "") or words[-1] in page.spelled


def name_type(
    sentence: Sentence, piece: Piece, page: Page, *, person: bool, pack: Pack, world: Pack
) -> tuple[EntityType, str]:
    """What a name names, and the rule that says so."""
    last, following = sentence.words[piece.last], min(piece.last + 1, len(sentence) - 1)
    body = is_body(sentence, piece, world)
    before_body = (
        sentence.lowers[following] in world["places.body"] and sentence.heads[piece.last] == following
    )
    told = (
        (person, EntityType.PERSON, world["places.office"].id),
        (is_described(sentence, piece, pack), EntityType.PERSON, pack["en.mentions.person"].id),
        (is_happening(sentence, piece, pack), EntityType.OTHER, pack["en.mentions.happening"].id),
        (is_model(sentence, piece), EntityType.WEAPON, "actors.model/1"),
        (body or before_body, EntityType.ORGANIZATION, world["places.body"].id),
        (is_place_of(sentence, piece, world), EntityType.PLACE, world["places.kind"].id),
    )
    return next(((type_, rule) for holds, type_, rule in told if holds), None) or parsed_type(
        piece, last, page, pack
    )


def is_body(sentence: Sentence, piece: Piece, world: Pack) -> bool:
    """Whether a long name ends in a noun for a body, or has one before "of" or "for" ("the BANK of Lorn")."""
    inner = (i for i in range(piece.first + 1, piece.last) if sentence.lowers[i] in OFFICIAL)
    heads = (piece.last, *(i - 1 for i in inner))
    return piece.last > piece.first and any(sentence.lowers[i] in world["places.body"] for i in heads)


def is_happening(sentence: Sentence, piece: Piece, pack: Pack) -> bool:
    """Whether a long name is that of a happening, a prize or a law, by its last word, or of a storm, by its first."""
    places = pack["en.mentions.happening"].words
    first, last = sentence.lowers[piece.first], sentence.lowers[piece.last]
    named = places.get(last) == "last" and first not in FIRST_NAMES
    return piece.last > piece.first and (named or places.get(first) == "first")


def is_described(sentence: Sentence, piece: Piece, pack: Pack) -> bool:
    """Whether an apposition calls the bearer of a long name a person ("Han Min-soon, a baker")."""
    outside = (i for i in apposed(sentence, piece) if i not in piece.tokens)
    described = {sentence.lemmas[i].lower() for i in outside}
    return piece.last > piece.first and any(word in pack["en.mentions.person"] for word in described)


def apposed(sentence: Sentence, piece: Piece) -> Iterator[int]:
    """What stands in apposition to a name, on either side, also where the parser sees but a comma."""
    before = piece.first - 2
    yield from sentence.children_of(piece.tokens, "appos")
    yield from (sentence.heads[i] for i in piece.tokens if sentence.deps[i] == "appos")
    if not piece.type and before >= 0 and sentence.words[before + 1] == "," and sentence.tags[before] == "NN":
        yield before


def is_model(sentence: Sentence, piece: Piece) -> bool:
    """Whether the first or last word is a type of arms."""
    return any(MODEL.fullmatch(sentence.words[i]) for i in (piece.first, piece.last))


def parsed_type(piece: Piece, last: str, page: Page, pack: Pack) -> tuple[EntityType, str]:
    """The parser's type for a name, unless the page outvotes it."""
    voted = page.votes.get(last, Counter()).most_common(1)
    if voted and voted[0][0] != piece.type and page.votes[last][voted[0][0]] > page.votes[last][piece.type]:
        return TYPES.get(voted[0][0], EntityType.OTHER), "actors.voted/1"
    if piece.type:
        return TYPES.get(piece.type, EntityType.OTHER), "actors.parsed/1"
    return EntityType.OTHER, pack["en.mentions.capital"].id


def is_place_of(sentence: Sentence, piece: Piece, world: Pack) -> bool:
    """Whether the name follows a noun for a kind of place and `of` ("the port of Lindvik")."""
    return (
        piece.first > 1
        and sentence.lowers[piece.first - 1] == "of"
        and sentence.lowers[piece.first - 2] in world["places.kind"]
    )


def stage(pack: Pack, world: Pack) -> Stage:
    """The actors stage."""
    return Stage(
        "actors",
        scope="article",
        needs=(Sentence, Expression, Mention),
        gives=(Mention,),
        run=partial(find_actors, pack=pack, world=world),
    )
