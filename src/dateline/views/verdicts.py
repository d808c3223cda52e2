"""What people type, as judgements: what they name becomes members, what they say becomes a verdict."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from dateline.cases.parts import PARTS
from dateline.cases.rulings import ON_WORDS
from dateline.cases.speakers import listed
from dateline.errors import DatelineError
from dateline.model import (
    Case,
    Force,
    Judgement,
    JudgementKind,
    Relation,
)
from dateline.views.answers import READ, chosen, read_parties, read_source
from dateline.views.finding import find_fact
from dateline.views.naming import Named, named_by
from dateline.views.selections import verdict_on_words
from dateline.views.words import with_article

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
    JudgementKind.ADD: frozenset({"page"}),
    JudgementKind.BOILERPLATE: frozenset({"page"}),
    JudgementKind.STORY: frozenset({"page"}),
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
    case: Case,
    kind: JudgementKind,
    ids: Sequence[str],
    value: str,
    *,
    types: Collection[str],
    event: str = "",
) -> Verdict:
    """What a person means who names these ids, or beginnings of them, and says that.

    `types` are the types of events that there are, `event` is the event word of a claim that is added.
    DatelineError says which id or value cannot be meant, and what may be.
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
    if kind in PARTS:
        return Verdict(members, read_parties(case, facts[0], value))
    if kind in ON_WORDS:
        return Verdict(members, verdict_on_words(case, facts[0], kind, value, event=event))
    return Verdict(members, said(kind, value, first, types))


def said(kind: JudgementKind, value: str, named: Named, types: Collection[str]) -> str:
    """What a value says; where it says nothing, what sort of thing was named."""
    if kind is JudgementKind.TYPE:
        return chosen(value, "type", types)
    return READ[kind](value) if kind in READ else named.sort


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
