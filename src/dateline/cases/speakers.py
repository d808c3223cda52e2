"""Who says what, in names and in words of pages: the same wherever a claim is told or looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from dateline.model import Attribution, Case, Claim, Entity, Event, MentionKind, Span
from dateline.vocabulary import word_list

UNNAMED = "an unnamed source"
LONGEST = 60
"""Characters up to which a source that has no name is told in the words of its page."""
NOBODY, ARTICLES = word_list("en.entities.nameless"), word_list("en.entities.articles")
"""Words that name no source by themselves, and those that stand before its name."""


def name_of(case: Case, page: str) -> str:
    """What people call a page: the caller's own name for it, shortened where it is long."""
    return case.short_refs.get(page, page)


def outlet_of(case: Case, page: str) -> str:
    """Who speaks when a page names no source: its site where it declares one, else the page."""
    sightings = case.by_id[page].sightings
    return next((sighting.site for sighting in sightings if sighting.site), None) or name_of(case, page)


def quote(case: Case, span: Span) -> str:
    """The characters of a span, on one line."""
    return " ".join(case.by_id[span.page].text[span.start : span.end].split())


def sources_of(case: Case, attribution: Attribution) -> tuple[str, ...]:
    """The sources of an attribution by name; without one in the page's words, with the body they speak for.

    The body is left out where the words name it.
    """
    found = tuple(case.entities_of(attribution.sources))
    words = bare(quote(case, attribution.source)) if attribution.source else ""
    told = words.casefold() not in NOBODY | {""}
    named = [entity for entity in found if has_name(case, entity)]
    if len(named) == len(found) or not told or len(words) > LONGEST or is_pronoun(case, attribution):
        return tuple(entity.name for entity in found) or (words if told else UNNAMED,)
    if [bare(entity.name) for entity in found] == [words]:
        return (found[0].name,)
    bodies = [each.name for each in named if each.name not in words and not is_told(case, attribution, each)]
    return (f"{words} ({listed(bodies)})" if bodies else words,)


def is_told(case: Case, attribution: Attribution, body: Entity) -> bool:
    """Whether the words of a source name the body that it speaks for, as "Danish" does Denmark."""
    mentions = (case.by_id[each] for each in attribution.sources if each in body.mentions)
    names = (mention for mention in mentions if mention.kind == MentionKind.NAME)
    return any(attribution.source and attribution.source.covers(mention.span) for mention in names)


def has_name(case: Case, entity: Entity) -> bool:
    """Whether an entity is called by a name anywhere, and not only by a noun."""
    return any_is(case, entity.mentions, MentionKind.NAME)


def is_pronoun(case: Case, attribution: Attribution) -> bool:
    """Whether the page only points back to the source: "he", "who"."""
    return any_is(case, attribution.sources, MentionKind.PRONOUN)


def any_is(case: Case, mentions: Iterable[str], kind: MentionKind) -> bool:
    """Whether one of some mentions is of a kind; those that the case does not keep are of none."""
    return any(case.by_id[mention].kind == kind for mention in mentions if mention in case.by_id)


def bare(words: str) -> str:
    """Words without an article before them, and without "that" or "who" behind them."""
    first, _, rest = words.partition(" ")
    named = rest if rest and first.casefold() in ARTICLES else words
    before, _, last = named.rpartition(" ")
    return before if before and last.casefold() in NOBODY else named


def source_of(case: Case, attribution: Attribution) -> str:
    """Who is the source of an attribution, in one phrase."""
    return listed(sources_of(case, attribution))


def says_who(case: Case, claim: Claim) -> tuple[str, ...]:
    """The chain of a claim's sources, outermost first: the outlet, then whom it quotes, and so on.

    An outlet that names itself is no source of its own.
    """
    outlet = outlet_of(case, claim.trigger.page)
    chain = [source_of(case, case.by_id[attribution]) for attribution in claim.chain]
    return (outlet, *(chain[1:] if chain and bare(chain[0]).casefold() == bare(outlet).casefold() else chain))


def listed(words: Sequence[str]) -> str:
    """a, b and c."""
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}" if unique else ""


def speech(case: Case) -> frozenset[str]:
    """The ids of claims that only tell that somebody says what other claims give in his words.

    So is the "said" of "the mayor said that the bridge is safe".
    """
    carried = set(chain.from_iterable(claim.chain for claim in case.claims))
    saying = (one.cue for one in case.attributions if one.cue_kind == "say" and one.id in carried)
    words = set(chain.from_iterable(map(characters_of, filter(None, saying))))
    return frozenset(claim.id for claim in case.claims if (claim.trigger.page, claim.trigger.start) in words)


def telling(case: Case, event: Event) -> list[Claim]:
    """The anchor of an event, and the claims by which somebody takes a stance on it: they tell what it tells.

    All of them where it stands on none.
    """
    stances = case.positions_on.get(event.id, ())
    told = {event.anchor, *chain.from_iterable(position.claims for position in stances)}
    return [case.by_id[claim] for claim in event.claims if claim in told or not event.anchor]


def best_first(case: Case, event: Event) -> list[Claim]:
    """The claims that tell an event, the one first on which its line stands, else the one that says most."""
    claims = telling(case, event)
    return sorted(claims, key=lambda claim: (claim.id != event.anchor, -len(claim.arguments)))


def characters_of(span: Span) -> zip[tuple[str, int]]:
    """Every character of a span: its page, and its place there."""
    return zip(repeat(span.page), range(span.start, span.end))
