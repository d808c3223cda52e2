"""Find mentions of states, places and known organizations: by the world pack, and by the parser."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial

from dateline.mentions.names import (
    PROPER,
    ROOMS,
    TYPES,
    Atlas,
    Match,
    Piece,
    candidates,
    find_forms,
    head_of,
    open_atlas,
    proper_runs,
    split_entities,
    starts_with,
    type_votes,
    wording,
)
from dateline.model import By, EntityType, Expression, Mention, MentionKind, Reading, Sentence
from dateline.rules import Pack
from dateline.stage import Notes, Stage
from dateline.vocabulary import word_list

SAYS = {
    "places.parsed/1": "The name recogniser of the parser takes the words for the name of a place.",
}

WHOLE = frozenset({"PERSON", "ORG", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
"""Types of entities whose name may hold the name of a place without naming it ("Bank of Norway")."""

TOWARDS = word_list("en.mentions.travel_prepositions")
TRAVELLING = word_list("en.mentions.travel_verbs")


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
    taken = {i for match in kept for i in range(match.first, match.last + 1)} | times
    for piece in unknown_places(sentence, pieces, world=world, votes=votes):
        if taken.isdisjoint(range(piece.first, piece.last + 1)):
            taken.update(range(piece.first, piece.last + 1))
            yield place_mention(sentence, piece, world=world)


def stands_alone(sentence: Sentence, match: Match, pieces: Sequence[Piece], *, world: Pack) -> bool:
    """Whether a match is no part of a longer name ("Jordan Miller", "Bank of Norway")."""
    if grows(sentence, match, world=world):
        return False
    around = next(
        (piece for piece in pieces if piece.first <= match.first and match.last <= piece.last), None
    )
    if around is None or (around.first, around.last) == (match.first, match.last) or around.type not in WHOLE:
        return True
    if match.first > around.first and sentence.lowers[match.first - 1] in {"the", "of"}:
        return any(sentence.lowers[i] in world["places.kind"] for i in range(around.first, match.first))
    if match.first > around.first:
        return match.form.rule == "places.demonym/1" and around.type == "PERSON"
    following = match.last + 1
    return bool(starts_with(sentence.words, following, world["places.office"])) or (
        match.form.rule == "places.demonym/1" and around.type == "PERSON"
    )


def grows(sentence: Sentence, match: Match, *, world: Pack) -> bool:
    """Whether the name goes on behind the match, to a noun for a kind of place or body, or in capitals.

    As "Oslo University".
    """
    if match.form.keys[0].startswith("organization/") and len(match.form.words) > 1:
        return False
    end = match.last
    while (
        end + 1 < len(sentence)
        and sentence.tags[end + 1] in PROPER
        and not starts_with(sentence.words, end + 1, world["places.office"])
    ):
        end += 1
    if end > match.last and (
        sentence.lowers[end] in world["places.body"] or sentence.lowers[end] in world["places.kind"]
    ):
        return match.form.rule != "places.demonym/1"
    before = match.first - 1
    acronym = len(match.form.words) == 1 and len(match.form.words[0]) == 2
    shouted = before >= 1 and all(
        sentence.words[i].isupper() and sentence.tags[i] in PROPER for i in (before - 1, before)
    )
    return acronym and shouted and not any(word.islower() for word in sentence.words)


def allowed(sentence: Sentence, match: Match, named: set[str]) -> bool:
    """Whether the sentence lets the form have its meaning.

    Adjectives for demonyms, a named state for short forms, capitals for names.
    """
    if match.form.rule == "places.demonym/1":
        return modifies(sentence, match.last)
    if match.form.words[0].lower() == "the":
        alone = not modifies(sentence, match.last) and not sentence.tags[
            min(match.last + 1, len(sentence) - 1)
        ].startswith("NN")
        return alone and (match.form.rule != "places.short/1" or match.form.keys[0] in named)
    return True


def modifies(sentence: Sentence, token: int) -> bool:
    """Whether a word stands as a modifier before a noun."""
    return (
        sentence.deps[token] in {"amod", "compound", "nmod", "poss"} and sentence.heads[token] > token
    ) or (sentence.tags[token] == "JJ" and sentence.deps[token] != "pobj")


def known_place(sentence: Sentence, match: Match, *, world: Pack, atlas: Atlas) -> Mention:
    """A mention of what the world pack knows, read as government or city where it may be both."""
    key, rule = match.form.keys[0], match.form.rule
    premises: tuple[str, ...] = ()
    city = next((other for other in match.form.keys if other.startswith("place/")), None)
    if rule == "places.capital/1" and city and (reason := local_reading(sentence, match, world=world)):
        key, rule, premises = city, "places.city/1", (reason,)
    article = match.form.words[0].lower() == "the" and rule != "places.short/1"
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
        By(rule, 0.9, premises),
    )


def local_reading(sentence: Sentence, match: Match, *, world: Pack) -> str | None:
    """The rule by which a capital is the city here, `None` when it stands for its government."""
    top = head_of(sentence, match.first, match.last)
    while sentence.deps[top] == "conj" and sentence.heads[top] < top:
        top = sentence.heads[top]
    governor, dep = sentence.heads[top], sentence.deps[top]
    if dep in {"compound", "nmod", "amod"} and sentence.lemmas[governor].lower() in world["places.around"]:
        return world["places.around"].id
    if dep == "pobj" and sentence.lowers[governor] in world["places.at"]:
        return world["places.at"].id
    upper = sentence.heads[governor]
    goers = {sentence.lemmas[i].lower() for i in (upper, *sentence.children(upper, "dobj"))}
    travels = (
        dep == "pobj"
        and sentence.lowers[governor] in TOWARDS
        and not goers.isdisjoint(world["places.trip"].words)
    )
    moves = dep == "dobj" and sentence.lemmas[governor] in TRAVELLING
    return world["places.trip"].id if travels or moves else None


def unknown_places(
    sentence: Sentence, pieces: Sequence[Piece], *, world: Pack, votes: Mapping[str, Counter[str]]
) -> Iterator[Piece]:
    """Names that end in a noun for a kind of place, and the parser's places that no page speaks against."""
    kinds = world["places.kind"]
    runs = proper_runs(sentence)
    for piece in (*pieces, *runs):
        last = piece.last + 1
        if (
            last < len(sentence)
            and sentence.lowers[last] in kinds
            and sentence.heads[piece.last] == last
            and piece.type not in {"PERSON", "PRODUCT"}
        ):
            yield Piece(piece.first, last, "LOC")
        elif piece.last > piece.first and sentence.lowers[piece.last] in kinds and piece.type != "PERSON":
            yield Piece(piece.first, piece.last, "LOC")
    for piece in pieces:
        whole = not any(
            run.first <= piece.first and piece.last < run.last and not sentence.ents[piece.last + 1]
            for run in runs
        )
        if whole and TYPES.get(piece.type) == EntityType.PLACE and is_place(sentence, piece, votes):
            yield piece


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
        By(rule, 0.7),
    )


def stage(world: Pack) -> Stage:
    """The places stage."""
    return Stage(
        "places",
        scope="article",
        needs=(
            Sentence,
            Expression,
        ),
        gives=(Mention,),
        run=partial(find_places, world=world),
        says=SAYS,
    )
