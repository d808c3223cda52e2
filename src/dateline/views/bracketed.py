"""Who is meant by the pronouns of a headline, in brackets: "[Anna Kovar] left", "[Anna Kovar:] We left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from dateline.cases.speakers import has_name, quote
from dateline.model import Case, Claim, Entity, EntityType, Mention, MentionKind, Span
from dateline.vocabulary import word_list, word_pattern

PERSONS, OWN = word_list("en.clauses.persons"), word_list("en.clauses.own")
FIRST = word_pattern("en.clauses.speaking")
WORD, ANY_WORD = re.compile(r"\w{3,}"), re.compile(r"\w+")
ARTICLE, GOES_ON = ("the ", "The "), re.compile(r"['’-]|\s*\w")
"""What stands before the name of no person; how a phrase goes on behind a name."""
LEAST = -1.5
"""Points of whom a pronoun means below which no headline tells it: four of five such were wrong on 250 pages."""
SPEAKING = re.compile(rf"\b{FIRST}\b", re.IGNORECASE)


def names_for(case: Case, claim: Claim, spans: Sequence[Span]) -> Mapping[Span, str]:
    """The names of persons, in brackets, by the first pronoun for each who is not named in some spans of a page.

    None for a pronoun behind the words for another person, whom it may mean as well, nor for who speaks of himself;
    none that is hardly sure, nor of somebody who is named as a thing is.
    """
    words = " ".join(quote(case, span) for span in spans)
    if (PERSONS | OWN).isdisjoint(ANY_WORD.findall(words.casefold())):
        return {}
    told = {entity.id for mention, entity in meant_in(case, spans) if mention.kind is not MentionKind.PRONOUN}
    told |= {entity.id for entity in speakers(case, claim)} if SPEAKING.search(words) else set()
    found: dict[Span, str] = {}
    others: set[str] = set()
    for mention, entity in meant_in(case, spans):
        known = entity.id in told or others - {entity.id} or is_named(entity, words)
        told |= {entity.id} if is_thing(case, entity) or is_far(case, mention, entity) else set()
        if not (known or entity.id in told) and (name := bracketed(case, mention, entity)):
            found[mention.span] = name
            told.add(entity.id)
        others |= {entity.id} if entity.type == EntityType.PERSON else set()
    return found


def is_named(entity: Entity, words: str) -> bool:
    """Whether some words have a part of the name of an entity."""
    return not {*WORD.findall(words)}.isdisjoint(WORD.findall(entity.name))


def meant_in(case: Case, spans: Sequence[Span]) -> Iterator[tuple[Mention, Entity]]:
    """The mentions in some spans of a page that are of somebody known, in text order."""
    for mention in case.on_page(spans[0].page, "mentions"):
        entity = case.entity_of.get(mention.id)
        if entity and any(span.covers(mention.span) for span in spans):
            yield mention, entity


def bracketed(case: Case, mention: Mention, entity: Entity) -> str:
    """The name in the place of a pronoun; "" for other pronouns than those of one person who has a name."""
    word = quote(case, mention.span).casefold()
    if entity.type != EntityType.PERSON or word not in PERSONS | OWN or not has_name(case, entity):
        return ""
    return f"[{entity.name}'s]" if word in OWN else f"[{entity.name}]"


def is_far(case: Case, mention: Mention, entity: Entity) -> bool:
    """Whether a pronoun is hardly likely to mean somebody, though nobody else fits: he stands far before it."""
    grounds = chain.from_iterable(link.by.grounds for link in case.coreferences_of.get(mention.id, ()))
    points = [ground.weight for ground in grounds if not {*ground.facts}.isdisjoint(entity.mentions)]
    return bool(points) and max(points) < LEAST


def is_thing(case: Case, entity: Entity) -> bool:
    """Whether somebody is named as a thing is anywhere: "THE Herald"."""
    return any(has_article(case, case.by_id[each]) for each in entity.mentions if each in case.by_id)


def has_article(case: Case, mention: Mention) -> bool:
    """Whether a name has an article before it, and nothing behind it to which that belongs: "THE Kovar family"."""
    text, span = case.by_id[mention.span.page].text, mention.span
    before, behind = text[max(0, span.start - 5) : span.start], text[span.end : span.end + 3]
    return mention.kind is MentionKind.NAME and before.endswith(ARTICLE) and not GOES_ON.match(behind)


def speakers(case: Case, claim: Claim) -> Iterator[Entity]:
    """Who says a claim, of those who have a name."""
    said = case.by_id[claim.chain[-1]] if claim.chain else None
    yield from (each for each in case.entities_of(said.sources) if has_name(case, each)) if said else ()


def speaker_of(case: Case, claim: Claim, words: str) -> str:
    """Who says words in which somebody speaks of himself, in brackets, unless they name him."""
    speaker = next(speakers(case, claim), None)
    if speaker is None or not claim.clause or not SPEAKING.search(words) or is_named(speaker, words):
        return ""
    start, end = claim.clause[0].start, claim.clause[-1].end
    inside = any(part.start <= start and end <= part.end for part in case.by_id[claim.chain[-1]].content)
    return f"[{speaker.name}:] " if inside else ""
