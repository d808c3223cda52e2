"""How facts are put into words: the same everywhere, a claim always with who says so and its status."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from dateline.cases.speakers import quote, says_who
from dateline.model import Case, Claim, DateEstimate, Event
from dateline.text.languages import language_names
from dateline.views.edtf import edtf_of, render_edtf

LOW_TRUST = 0.7
"""Of one web page in ten the extractors agree less."""


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


def words_of(case: Case, claim: Claim) -> str:
    """A claim in the words of its page."""
    return " … ".join(quote(case, span) for span in claim.evidence) or quote(case, claim.trigger)


def whose(case: Case, claim: Claim) -> str:
    """The chain of a claim's sources on one line."""
    return " › ".join(says_who(case, claim))


def named(case: Case, entities: Iterable[str]) -> tuple[str, ...]:
    """The names of entities."""
    return tuple(case.by_id[entity].name for entity in entities if entity in case.by_id)


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
    return edtf_of(time) if time else None


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
