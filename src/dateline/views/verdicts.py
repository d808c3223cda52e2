"""What people type, as judgements: what they name becomes members, what they say becomes a verdict."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from dateline.errors import DatelineError
from dateline.model import (
    OPEN,
    OWN,
    UNKNOWN,
    Attribution,
    Case,
    Certainty,
    Claim,
    Force,
    Judgement,
    JudgementKind,
    Label,
    Polarity,
    Relation,
    Span,
    Tense,
)
from dateline.views.edtf import read_edtf
from dateline.views.finding import find_fact
from dateline.views.naming import Named, named_by
from dateline.views.words import listed, meant, name_of, quote, with_article

CLAIMS, MENTIONS = frozenset({"claim", "event"}), frozenset({"mention", "entity"})
LINKS = frozenset(map(str, Relation))
SORTS: Mapping[JudgementKind, frozenset[str]] = dict.fromkeys(JudgementKind, frozenset({"claim"})) | {
    JudgementKind.SAME: CLAIMS | MENTIONS,
    JudgementKind.DIFFERENT: CLAIMS | MENTIONS,
    JudgementKind.REJECT: CLAIMS | MENTIONS | LINKS,
    JudgementKind.TYPE: CLAIMS,
    JudgementKind.TIME: CLAIMS,
    JudgementKind.DATE: frozenset({"page"}),
    JudgementKind.RENAME: MENTIONS,
    JudgementKind.NOTE: CLAIMS | MENTIONS | LINKS | {"page"},
    JudgementKind.UNDO: frozenset({"judgement"}),
}
"""What each kind of judgement can be on."""

BONDS = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT})
WHOLE = frozenset({JudgementKind.REJECT, JudgementKind.TYPE, JudgementKind.TIME})
"""Kinds that judge all claims of an event, or all mentions of an entity."""


@dataclass(frozen=True)
class Verdict:
    """The members and the verdict of a judgement to be made."""

    members: tuple[str, ...]
    verdict: str


def verdict_on(
    case: Case, kind: JudgementKind, ids: Sequence[str], value: str, *, types: Collection[str]
) -> Verdict:
    """What a person means who names these ids, or beginnings of them, and says that.

    `types` are the types of events that there are. DatelineError says which id or value cannot be meant, and
    what may be.
    """
    facts = [find_fact(case, each) for each in ids]
    named = [named_by(case, fact) for fact in facts]
    for given, each in zip(ids, named, strict=True):
        refuse_sort(kind, given, each)
    if kind in BONDS:
        return verdict_on_bond(ids, named)
    if kind is JudgementKind.UNDO:
        return verdict_on_undo(case, facts[0])
    first = named[0]
    members = first.members if kind in WHOLE or first.sort in LINKS else first.members[:1]
    if kind is JudgementKind.SOURCE:
        return Verdict(members, read_source(case, facts[0], value))
    if kind is JudgementKind.TYPE:
        return Verdict(members, chosen(value, "type", types))
    if kind in READ:
        return Verdict(members, READ[kind](value))
    return Verdict(members, first.sort)


def refuse_sort(kind: JudgementKind, given: str, named: Named) -> None:
    """Raise DatelineError when a judgement of a kind cannot be on what was named."""
    if named.sort not in SORTS[kind]:
        possible = [str(other) for other in JudgementKind if named.sort in SORTS[other]]
        raise DatelineError(
            f"{given} is {with_article(named.sort)}, of which nobody can say {str(kind)!r}.",
            advice=f"Possible are {listed(possible)}.",
        )


def verdict_on_undo(case: Case, judgement: Judgement) -> Verdict:
    """The judgement that is taken back; DatelineError for one that is taken back already."""
    ruling = case.ruling_of.get(judgement.id)
    if ruling and ruling.force is Force.UNDONE:
        raise DatelineError(
            f"{judgement.id} is undone already.",
            advice=f"To have it hold again: dateline judge undo CASE {ruling.against[0]}",
        )
    return Verdict((judgement.id,), "")


def verdict_on_bond(ids: Sequence[str], named: Sequence[Named]) -> Verdict:
    """One member for each of several facts of one sort."""
    members, sorts = tuple(dict.fromkeys(each.members[0] for each in named)), {each.sort for each in named}
    if len(members) < max(len(ids), 2):
        raise DatelineError("one thing is named twice.", advice="Name two, or single claims of one event.")
    if not (sorts <= CLAIMS or sorts <= MENTIONS):
        raise DatelineError(
            f"{listed(ids)} are things of several sorts.",
            advice="Name events and claims, or entities and mentions.",
        )
    return Verdict(members, "event" if sorts <= CLAIMS else "entity")


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


# ── sources ─────────────────────────────────────────────────────────────────────────────────────────────────
def read_source(case: Case, claim: Claim, value: str) -> str:
    """Whose word a claim is: `own`, an attribution by its id, or words of its page.

    Words are the attribution of the claim that names them, else where they stand nearest.
    """
    page = claim.trigger.page
    attributions: tuple[Attribution, ...] = case.on_page(page, "attributions")
    by_id = [each.id for each in attributions if value.startswith("att-") and each.id.startswith(value)]
    if value == OWN or len(by_id) == 1:
        return OWN if value == OWN else by_id[0]
    around = [each for each in attributions if gives(each, claim.trigger)]
    by_words = [each for each in around if each.source and quote(case, each.source) == value]
    if by_words:
        return min(by_words, key=lambda each: sum(span.end - span.start for span in each.content)).id
    found = [match.span() for match in re.finditer(re.escape(value), case.by_id[page].text)] if value else []
    if not found:
        known = sorted({quote(case, each.source) for each in attributions if each.source})
        raise DatelineError(
            f"{name_of(case, page)} has no source {value!r}{meant(value, known)}.",
            advice="Give own, the id of an attribution, or words as they stand on the page.",
        )
    start, end = min(found, key=lambda span: abs(span[0] - claim.trigger.start))
    return f"{start}-{end}"
