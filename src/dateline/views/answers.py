"""Values that people type, as the verdicts of judgements; what cannot be meant is an error."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from functools import partial

from dateline.cases.speakers import name_of, quote
from dateline.errors import DatelineError
from dateline.model import (
    NONE,
    OPEN,
    OWN,
    UNKNOWN,
    Attribution,
    Case,
    Certainty,
    Claim,
    Entity,
    JudgementKind,
    Label,
    Mention,
    Polarity,
    Span,
    Tense,
)
from dateline.views.edtf import read_edtf
from dateline.views.finding import find_fact
from dateline.views.naming import named_by
from dateline.views.words import meant


def chosen(value: str, what: str, choices: Collection[str]) -> str:
    """A value that is one of some; DatelineError asks for the nearest and names all."""
    if value in choices:
        return value
    known = sorted(map(str, choices))
    raise DatelineError(
        f"{value!r} is no {what}{meant(value, known)}.", advice=f"There are {', '.join(known)}."
    )


def read_time(value: str) -> str:
    """A time as days: one, the first and the last, with an open end, or unknown."""
    days = read_edtf(value)
    if value == UNKNOWN or days is None:
        return chosen(value, "time in EDTF", ["2024-06-18", "2024-06", "2024-06-18/2024-06-20", UNKNOWN])
    return str(days[0]) if days[0] == days[1] else f"{days[0] or OPEN}/{days[1] or OPEN}"


def read_day(value: str) -> str:
    """One day."""
    days = read_edtf(value)
    if days is None or days[0] is None or days[0] != days[1]:
        raise DatelineError(f"{value!r} is no day.", advice="Write it as 2024-06-18.")
    return days[0]


def read_name(value: str) -> str:
    """A name, on one line."""
    if not value.strip():
        raise DatelineError("a name is empty.", advice="Give one.")
    return " ".join(value.split())


READ: Mapping[JudgementKind, Callable[[str], str]] = {
    JudgementKind.STATUS: partial(chosen, what="status", choices=tuple(Label)),
    JudgementKind.CERTAINTY: partial(chosen, what="certainty", choices=tuple(Certainty)),
    JudgementKind.POLARITY: partial(chosen, what="polarity", choices=tuple(Polarity)),
    JudgementKind.TENSE: partial(chosen, what="tense", choices=tuple(Tense)),
    JudgementKind.TIME: read_time,
    JudgementKind.DATE: read_day,
    JudgementKind.RENAME: read_name,
}
"""How values are read that say it all; the verdict of other kinds is what was named."""


def gives(attribution: Attribution, span: Span) -> bool:
    """Whether an attribution has something within its content."""
    return any(part.covers(span) for part in attribution.content)


def read_source(case: Case, claim: Claim, value: str) -> str:
    """Whose word a claim is: `own`, an attribution by its id, or words of its page.

    Words are the attribution of the claim that names them, else where they stand nearest.
    """
    page = claim.trigger.page
    attributions: tuple[Attribution, ...] = case.on_page(page, "attributions")
    by_id = [each.id for each in attributions if value.startswith("att-") and each.id.startswith(value)]
    if value == OWN or len(by_id) == 1:
        return OWN if value == OWN else by_id[0]
    told = [(each, quote(case, each.source)) for each in attributions if each.source]
    by_words = [each for each, words in told if words == value and gives(each, claim.trigger)]
    if by_words:
        return min(by_words, key=lambda each: sum(span.end - span.start for span in each.content)).id
    found = nearest(value, case.by_id[page].text, claim.trigger.start)
    if found is None:
        known = sorted({words for _, words in told})
        raise DatelineError(
            f"{name_of(case, page)} has no source {value!r}{meant(value, known)}.",
            advice="Give own, the id of an attribution, or words as they stand on the page.",
        )
    return f"{found[0]}-{found[1]}"


NOBODY = frozenset({"nobody", NONE})
"""What people type where a part is played by none."""


def read_parties(case: Case, claim: Claim, value: str) -> str:
    """Who plays a part in a claim: words of its page, actors of the case by name or id, or nobody.

    Several stand behind semicolons.
    """
    if value.strip() in NOBODY:
        return NONE
    return ",".join(read_party(case, claim, party.strip()) for party in value.split(";"))


def read_party(case: Case, claim: Claim, value: str) -> str:
    """One party: words of the page of the claim where they stand nearest, else a mention of an actor."""
    page = claim.trigger.page
    found = nearest(value, case.by_id[page].text, claim.trigger.start)
    if found:
        return f"{found[0]}-{found[1]}"
    actors = [each for each in case.entities if value.casefold() in called(each)]
    if value.startswith(("ent-", "men-")):
        actors = [find_fact(case, value)]
    if not actors:
        known = sorted(each.name for each in case.entities)
        raise DatelineError(
            f"{value!r} does not stand on {name_of(case, page)}, and no actor is called so{meant(value, known)}.",
            advice="Give words as they stand on the page, an actor by name or id, or nobody.",
        )
    return mention_of(case, claim, actors[0])


def called(entity: Entity) -> set[str]:
    """The names of an entity, in any case."""
    return {name.casefold() for name in (entity.name, *entity.aliases)}


def mention_of(case: Case, claim: Claim, actor: Mention | Entity) -> str:
    """The mention that stands for an actor: on the page of a claim the nearest one, else a name."""
    if isinstance(actor, Mention):
        return actor.id
    mentions = [case.by_id[mention] for mention in actor.mentions]
    here = [mention for mention in mentions if mention.span.page == claim.trigger.page]
    near = min(here, key=lambda each: abs(each.span.start - claim.trigger.start), default=None)
    return near.id if near else named_by(case, actor).members[0]


def nearest(words: str, text: str, at: int) -> tuple[int, int] | None:
    """Where in a text some words stand nearest to a place, and are no parts of words."""
    found = (match.span() for match in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text) if words)
    return min(found, key=lambda span: abs(span[0] - at), default=None)
