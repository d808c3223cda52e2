"""Who is meant by the pronouns of a headline, in brackets: "[Anna Kovar] left", "[Anna Kovar:] We left"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dateline.cases.speakers import has_name, quote
from dateline.model import Case, Claim, Entity, EntityType, Mention, MentionKind, Span
from dateline.vocabulary import word_list, word_pattern

PERSONS, OWN = word_list("en.clauses.persons"), word_list("en.clauses.own")
FIRST = word_pattern("en.clauses.speaking")
SPEAKING = re.compile(rf"\b{FIRST}\b", re.IGNORECASE)


def names_for(case: Case, spans: Sequence[Span]) -> Mapping[Span, str]:
    """The names of persons, in brackets, by the first pronoun for each who is not named in some spans of a page.

    None for a pronoun behind the words for another person, whom it may mean as well.
    """
    found: dict[Span, str] = {}
    told: set[str] = set()
    named = {
        entity.id for mention, entity in meant_in(case, spans) if mention.kind is not MentionKind.PRONOUN
    }
    for mention, entity in meant_in(case, spans):
        if (
            not told - {entity.id}
            and entity.id not in named | told
            and (name := bracketed(case, mention, entity))
        ):
            found[mention.span] = name
        if entity.type == EntityType.PERSON:
            told.add(entity.id)
    return found


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


def speaker_of(case: Case, claim: Claim, words: str) -> str:
    """Who says words in which somebody speaks of himself, in brackets, unless they name him."""
    if not (claim.chain and claim.clause) or not SPEAKING.search(words):
        return ""
    said = case.by_id[claim.chain[-1]]
    start, end = claim.clause[0].start, claim.clause[-1].end
    inside = any(part.start <= start and end <= part.end for part in said.content)
    name = next((each.name for each in case.entities_of(said.sources) if has_name(case, each)), "")
    return f"[{name}:] " if name and inside and name.split()[-1] not in words else ""
