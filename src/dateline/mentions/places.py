"""Find mentions of states, places and known organizations: by the world pack, and by the parser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from dateline.mentions.atlases import ROOMS, Atlas, Match, find_forms, open_atlas
from dateline.mentions.names import (
    PROPER,
    TYPES,
    Piece,
    candidates,
    head_of,
    proper_runs,
    split_entities,
    starts_with,
    wording,
)
from dateline.mentions.votes import type_votes
from dateline.model import By, EntityType, Expression, Mention, MentionKind, Reading, Sentence, Token
from dateline.rules import Pack, Rule
from dateline.shapes.shapes import shape
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list
from dateline.weights import weight_table

SCORES = weight_table("en.mentions.scores")
"""How surely a mention is found, by the way of finding."""

WHOLE = frozenset({"PERSON", "ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""Types of entities whose name may hold the name of a place without naming it ("Bank of Norway")."""

TOWARDS = word_list("en.mentions.travel_prepositions")
PARTS = word_list("en.mentions.part_of_land")
TRAVELLING = word_list("en.mentions.travel_verbs")
GOVERNING = word_list("en.mentions.governing_nouns")
BEFORE = frozenset({"compound", "nmod", "amod"})
"""Relations of a name to the noun behind it."""
ALONE = frozenset({"ROOT", "npadvmod", "dep"})
"""Relations of a name that is no part of a clause."""

modifies = shape("en.shape.modifier")


def find_places(reading: Reading, notes: Notes, *, world: Pack) -> Iterator[Mention]:
    """States by name, demonym, capital or seat of government; regions, cities, known organizations.

    And places that only the parser knows.
    """
    sentences = notes[Sentence]
    votes = type_votes(sentences, world["places.office"])
    named: set[str] = set()
    timed = time_tokens(notes[Expression])
    for sentence in sentences:
        times = timed.get(sentence.number, frozenset())
        for mention in sentence_places(sentence, times, world=world, votes=votes, named=named):
            named.update(candidate.key for candidate in mention.candidates)
            yield mention


def time_tokens(expressions: Iterable[Expression]) -> Mapping[int, frozenset[int]]:
    """Tokens that belong to time expressions, by sentence."""
    found: dict[int, set[int]] = defaultdict(set)
    for each in expressions:
        found[each.sentence].update(range(each.first, each.last + 1))
    return {sentence: frozenset(tokens) for sentence, tokens in found.items()}


def sentence_places(
    sentence: Sentence,
    times: frozenset[int],
    *,
    world: Pack,
    votes: Mapping[str, Counter[str]],
    named: set[str],
) -> Iterator[Mention]:
    """The places of one sentence."""
    atlas = open_atlas(world)
    matches = find_forms(sentence, atlas)
    pieces = split_entities(sentence, matches)
    kept = [
        match
        for match in matches
        if stands_alone(sentence, match, pieces, world=world) and allowed(sentence, match, named)
    ]
    for match in kept:
        yield known_place(sentence, match, world=world, atlas=atlas)
    taken = set(times).union(*(match.tokens for match in kept))
    for piece in unknown_places(sentence, pieces, world=world, votes=votes):
        if taken.isdisjoint(piece.tokens):
            taken.update(piece.tokens)
            yield place_mention(sentence, piece, world=world)


def stands_alone(sentence: Sentence, match: Match, pieces: Sequence[Piece], *, world: Pack) -> bool:
    """Whether a match is no part of a longer name ("Jordan Miller", "Bank of Norway")."""
    if grows(sentence, match, world=world) or is_part(sentence, match):
        return False
    around = next((piece for piece in pieces if holds(piece, match)), None)
    if around is None or around.tokens == match.tokens or around.type not in WHOLE:
        return True
    return is_said_inside(sentence, match, around, world=world)


def is_part(sentence: Sentence, match: Match) -> bool:
    """Whether the name of a land is the end of that of another one ("South Australia")."""
    before = match.first - 1
    if before < 0 or match.form.sort == "demonym":
        return False
    return sentence.lowers[before] in PARTS and sentence.words[before][0].isupper()


def is_said_inside(sentence: Sentence, match: Match, around: Piece, *, world: Pack) -> bool:
    """Whether a longer name says a place by itself: behind a kind of place, or before a title."""
    if match.first > around.first and sentence.lowers[match.first - 1] in {"the", "of"}:
        before = sentence.lowers[around.first : match.first]
        return any(word in world["places.kind"] for word in before)
    if match.first == around.first and starts_with(sentence.words, match.last + 1, world["places.office"]):
        return True
    return match.form.sort == "demonym" and around.type == "PERSON"


def holds(piece: Piece, match: Match) -> bool:
    """Whether a match stands in a piece."""
    return piece.first <= match.first and match.last <= piece.last


def grows(sentence: Sentence, match: Match, *, world: Pack) -> bool:
    """Whether the name goes on behind the match, to a noun for a kind of place or body, or in capitals.

    As "Oslo University".
    """
    if match.form.keys[0].startswith("organization/") and len(match.form.words) > 1:
        return False
    end = end_of_run(sentence, match.last, world["places.office"])
    ending = sentence.lowers[end]
    if end > match.last and (ending in world["places.body"] or ending in world["places.kind"]):
        return match.form.sort != "demonym"
    return len(match.form.words) == 1 and len(match.form.words[0]) == 2 and is_shouted(sentence, match.first)


def end_of_run(sentence: Sentence, last: int, offices: Rule) -> int:
    """The last of the proper nouns that follow a token, before any title."""
    end = last
    while (
        end + 1 < len(sentence)
        and sentence.tags[end + 1] in PROPER
        and not starts_with(sentence.words, end + 1, offices)
    ):
        end += 1
    return end


def is_shouted(sentence: Sentence, token: int) -> bool:
    """Whether a token stands behind two names in capitals, in a line that is all capitals."""
    before = range(token - 2, token)
    if token < 2 or any(word.islower() for word in sentence.words):
        return False
    return all(sentence.words[i].isupper() and sentence.tags[i] in PROPER for i in before)


def allowed(sentence: Sentence, match: Match, named: set[str]) -> bool:
    """Whether the sentence lets the form have its meaning.

    Adjectives for demonyms, a named state for short forms, capitals for names.
    """
    if match.form.sort == "demonym":
        return modifies(sentence, match.last)
    if match.form.words[0].lower() == "the":
        alone = not modifies(sentence, match.last) and not sentence.tags[
            min(match.last + 1, len(sentence) - 1)
        ].startswith("NN")
        return alone and (match.form.sort != "short" or match.form.keys[0] in named)
    return True


def known_place(sentence: Sentence, match: Match, *, world: Pack, atlas: Atlas) -> Mention:
    """A mention of what the world pack knows, read as government or city where it may be both."""
    key, rule = match.form.keys[0], match.form.rule
    premises: tuple[str, ...] = ()
    city = next((other for other in match.form.keys if other.startswith("place/")), None)
    if match.form.sort == "capital" and city and (reason := local_reading(sentence, match, world=world)):
        key, rule, premises = city, world["places.city"].id, (reason,)
    article = match.form.words[0].lower() == "the" and match.form.sort != "short"
    first = match.first + article
    return Mention(
        sentence.span(first, match.last),
        MentionKind.NAME,
        ROOMS[key.partition("/")[0]],
        wording(sentence, first, match.last),
        sentence.number,
        first,
        match.last,
        head_of(sentence, first, match.last),
        candidates(match.form.keys, key),
        By(rule, SCORES["place"], premises),
    )


def local_reading(sentence: Sentence, match: Match, *, world: Pack) -> str | None:
    """The rule by which a capital is the city here, `None` when it stands for its government."""
    if is_of_state(sentence, match):
        return "places.of_state/1"
    top = Token(sentence, head_of(sentence, match.first, match.last))
    while top.dep == "conj" and top.head.index < top.index:
        top = top.head
    around, at, trip = (world[f"places.{name}"] for name in ("around", "at", "trip"))
    if is_around(top, around) or is_called_capital(sentence, match.first):
        return around.id
    if top.dep == "pobj" and top.head.lower in at:
        return at.id
    if is_beside(sentence, match, top):
        return "places.beside/1"
    return trip.id if is_destination(top, trip) else None


def is_called_capital(sentence: Sentence, first: int) -> bool:
    """Whether "capital" stands before a name, be it with a comma."""
    before = [word for word in sentence.lowers[max(0, first - 2) : first] if word != ","]
    return before[-1:] == ["capital"]


def is_around(place: Token, around: Rule) -> bool:
    """Whether a name tells where something is: "the OSLO airport", "OSLO's National Theatre", "east of OSLO"."""
    noun = place.head
    if place.dep == "pobj":
        return noun.lower == "of" and noun.head.lemma.lower() in around
    if place.dep not in BEFORE | {"poss", "appos"}:
        return False
    return noun.lemma.lower() in around or (place.dep == "poss" and noun.tag in PROPER)


def is_beside(sentence: Sentence, match: Match, place: Token) -> bool:
    """Whether a name stands before a noun of no government, or alone; what a hyphen ties it to is no noun."""
    if place.dep in ALONE:
        return True
    tied = "-" in sentence.words[max(0, match.first - 1) : match.last + 2]
    return place.dep in BEFORE and not tied and place.head.lemma.lower() not in GOVERNING


def is_of_state(sentence: Sentence, match: Match) -> bool:
    """Whether the name of a land or state stands behind the name of a city: "Oslo, Norway", "Washington, D.C."."""
    comma, behind = match.last + 1, match.last + 2
    if behind >= len(sentence) or sentence.words[comma] != ",":
        return False
    return sentence.ents[behind] == "B-GPE" and sentence.deps[behind] != "conj"


def is_destination(place: Token, trips: Rule) -> bool:
    """Whether a place is where somebody goes to: "flew to", "a trip to", "left"."""
    if place.dep == "dobj":
        return place.head.lemma in TRAVELLING
    if place.dep != "pobj" or place.head.lower not in TOWARDS:
        return False
    upper = place.head.head
    return any(each.lemma.lower() in trips for each in (upper, *upper.children("dobj")))


def unknown_places(
    sentence: Sentence, pieces: Sequence[Piece], *, world: Pack, votes: Mapping[str, Counter[str]]
) -> Iterator[Piece]:
    """Names that end in a noun for a kind of place, and the parser's places that no page speaks against."""
    runs = proper_runs(sentence)
    for piece in (*pieces, *runs):
        last = end_in_kind(sentence, piece, world["places.kind"])
        if last is not None:
            yield Piece(piece.first, last, "LOC")
    for piece in pieces:
        if (
            TYPES.get(piece.type) == EntityType.PLACE
            and is_place(sentence, piece, votes)
            and not any(goes_on(sentence, piece, run) for run in runs)
        ):
            yield piece


def end_in_kind(sentence: Sentence, piece: Piece, kinds: Rule) -> int | None:
    """The noun for a kind of place that ends a name, or stands right behind it."""
    following = piece.last + 1
    if piece.type == "PERSON":
        return None
    if (
        following < len(sentence)
        and sentence.lowers[following] in kinds
        and sentence.heads[piece.last] == following
        and piece.type != "PRODUCT"
    ):
        return following
    return piece.last if piece.last > piece.first and sentence.lowers[piece.last] in kinds else None


def goes_on(sentence: Sentence, piece: Piece, run: Piece) -> bool:
    """Whether proper nouns behind a piece go on with it, outside any entity."""
    return run.first <= piece.first and piece.last < run.last and not sentence.ents[piece.last + 1]


def is_place(sentence: Sentence, piece: Piece, votes: Mapping[str, Counter[str]]) -> bool:
    """Whether the page's other sentences, too, take the name for a place."""
    seen = votes.get(sentence.words[piece.last], Counter())
    places = sum(seen[type_] for type_ in ("GPE", "LOC", "FAC"))
    return places * 2 > seen.total()


def place_mention(sentence: Sentence, piece: Piece, *, world: Pack) -> Mention:
    """A mention of a place that the world pack does not know."""
    kind = sentence.lowers[piece.last] in world["places.kind"]
    rule = world["places.kind"].id if kind else "places.parsed/1"
    name = wording(sentence, piece.first, piece.last)
    span, head = sentence.span(piece.first, piece.last), head_of(sentence, piece.first, piece.last)
    return Mention(
        span,
        MentionKind.NAME,
        EntityType.PLACE,
        name,
        sentence.number,
        piece.first,
        piece.last,
        head,
        (),
        By(rule, SCORES["office"]),
    )


def stage(world: Pack) -> Stage:
    """The places stage."""
    return Stage(
        "places",
        scope="article",
        needs=(Sentence, Expression),
        gives=(Mention,),
        run=partial(find_places, world=world),
    )
