"""How facts are put into words: the same everywhere, a claim always with who says so and its status."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from dateline.model import Attribution, Case, Claim, DateEstimate, Entity, Event, MentionKind, Span
from dateline.text.languages import language_names
from dateline.views.edtf import render_edtf

LOW_TRUST = 0.7
"""Of one web page in ten the extractors agree less."""

UNNAMED = "an unnamed source"
LONGEST = 60
"""Characters up to which a source that has no name is told in the words of its page."""
NOBODY = frozenset(
    {
        "that",
        "which",
        "who",
        "it",
        "this",
        "these",
        "those",
        "they",
        "he",
        "she",
        "we",
        "some",
        "others",
        "one",
    }
)
"""Words that name no source by themselves."""


def name_of(case: Case, page: str) -> str:
    """What people call a page: the caller's own name for it, shortened where it is long."""
    return case.short_refs.get(page, page)


def outlet_of(case: Case, page: str) -> str:
    """Who speaks when a page names no source: its site where it declares one, else the page."""
    sightings = case.by_id[page].sightings
    return next((sighting.site for sighting in sightings if sighting.site), None) or name_of(case, page)


def foreign_language(case: Case, page: str) -> str | None:
    """The language of a page that is not analysed because of it, by its English name."""
    found = case.language_of.get(page)
    return (
        language_names().get(found.code, found.code) if found and found.code and not found.analysed else None
    )


def doubtful_trust(case: Case, page: str) -> float | None:
    """How far extractors agree on a page's article, where that is little; `None` where they agree."""
    found = min(
        (sighting.trust for sighting in case.by_id[page].sightings if sighting.trust is not None),
        default=None,
    )
    return found if found is not None and found < LOW_TRUST else None


def quote(case: Case, span: Span) -> str:
    """The characters of a span, on one line."""
    return " ".join(case.by_id[span.page].text[span.start : span.end].split())


def words_of(case: Case, claim: Claim) -> str:
    """A claim in the words of its page."""
    return " … ".join(quote(case, span) for span in claim.evidence) or quote(case, claim.trigger)


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
    bodies = [entity.name for entity in named if entity.name not in words]
    return (f"{words} ({listed(bodies)})" if bodies else words,)


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
    """Words without an article before them."""
    first, _, rest = words.partition(" ")
    return rest if rest and first.casefold() in {"the", "a", "an"} else words


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


def whose(case: Case, claim: Claim) -> str:
    """The chain of a claim's sources on one line."""
    return " › ".join(says_who(case, claim))


def named(case: Case, entities: Iterable[str]) -> tuple[str, ...]:
    """The names of entities."""
    return tuple(case.by_id[entity].name for entity in entities if entity in case.by_id)


def listed(words: Sequence[str]) -> str:
    """a, b and c."""
    unique = list(dict.fromkeys(words))
    return unique[0] if len(unique) == 1 else f"{', '.join(unique[:-1])} and {unique[-1]}" if unique else ""


def type_of(fact: Claim | Event) -> str | None:
    """The type of an event with its mode, if it has any: "AID", "CONSULT/visit"."""
    return "/".join(filter(None, (fact.predicate, fact.mode))) or None


def day_of(estimate: DateEstimate | None) -> str:
    """A publication day as EDTF, that it is unknown, or about which day it is only guessed to lie."""
    if estimate is None or estimate.vague:
        return "unknown"
    if estimate.guessed:
        return f"about {estimate.value}"
    return estimate.value or span_of(estimate) or "unknown"


def span_of(estimate: DateEstimate) -> str | None:
    """The interval of a publication day as EDTF: of its years alone where it is of years."""
    ends = estimate.earliest, estimate.latest
    if all(ends) and not estimate.narrow:
        return "/".join(end[:4] for end in ends if end)
    return render_edtf(*ends)


def days_of(case: Case, claim: Claim) -> str | None:
    """When a claim's event takes place, as EDTF."""
    time = case.time_of.get(claim.id)
    return render_edtf(time.earliest, time.latest) if time else None


def counted(number: int, noun: str) -> str:
    """A number and its noun, in the plural where it must be."""
    if number == 1:
        return f"{number} {noun}"
    return (
        f"{number} {noun[:-1]}ies"
        if noun.endswith("y")
        else f"{number} {noun}es"
        if noun.endswith("s")
        else f"{number} {noun}s"
    )


def with_article(noun: str) -> str:
    """A noun with its article: "an event", "a claim"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def meant(given: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """A question for the known name that is most like one that is not known; empty when none is.

    `cutoff` is the least similarity, as difflib measures it: the share of characters that match.
    """
    names = {name.casefold(): str(name) for name in known}
    found = get_close_matches(given.casefold(), list(names), n=1, cutoff=cutoff)
    return f" (did you mean {names[found[0]]!r}?)" if found else ""
