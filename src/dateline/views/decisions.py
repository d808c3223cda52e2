"""The log of judgements for people: who decided what, when, why and on what, and what became of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from dateline.cases.parts import PARTS
from dateline.cases.rulings import ON_WORDS
from dateline.cases.speakers import listed, name_of, quote
from dateline.model import (
    NONE,
    Attribution,
    Case,
    DateEstimate,
    Entity,
    Event,
    Force,
    Judgement,
    JudgementKind,
    Link,
    Mention,
    Ruling,
)

LONGEST = 160
"""Characters of many words that are shown of what a judgement is on."""

DOING: Mapping[JudgementKind, str] = {
    JudgementKind.SAME: "merged",
    JudgementKind.DIFFERENT: "kept apart",
    JudgementKind.REJECT: "rejected",
    JudgementKind.RENAME: "named",
    JudgementKind.ADD: "added",
    JudgementKind.BOILERPLATE: "words marked as boilerplate",
    JudgementKind.STORY: "words marked as part of the story",
    JudgementKind.NOTE: "note",
    JudgementKind.UNDO: "undone",
}
"""What people do by a judgement; everything else they correct."""
SORTED = frozenset({JudgementKind.SAME, JudgementKind.DIFFERENT, JudgementKind.REJECT, JudgementKind.NOTE})
"""Kinds whose verdict is the sort of thing that was named."""


@dataclass(frozen=True)
class Decision:
    """One judgement: `on` is what it is about in words of pages, `against` is by what it does not count."""

    id: str
    at: str
    user: str
    kind: str
    what: str
    members: tuple[str, ...]
    on: tuple[str, ...]
    because: str
    force: str
    against: tuple[str, ...]


def decisions(case: Case) -> tuple[Decision, ...]:
    """Every judgement of a case, in the order in which they were made."""
    return tuple(decision_of(case, judgement) for judgement in case.judgements)


def decision_of(case: Case, judgement: Judgement) -> Decision:
    """One judgement; without a ruling it waits for the build that makes one."""
    ruling = case.ruling_of.get(judgement.id)
    return Decision(
        judgement.id,
        judgement.at,
        judgement.user,
        str(judgement.kind),
        what_of(case, judgement),
        judgement.members,
        tuple(on_what(case, judgement, ruling)),
        judgement.because,
        str(ruling.force if ruling else Force.WAITING),
        ruling.against if ruling else (),
    )


def on_what(case: Case, judgement: Judgement, ruling: Ruling | None) -> Iterable[str]:
    """What a judgement is about: the words of claims and mentions, the names of pages, what is undone."""
    for span in ruling.evidence if ruling else ():
        yield f"{name_of(case, span.page)}[{span.start}:{span.end}] “{cut(quote(case, span))}”"
    for member in judgement.members:
        fact = case.by_id.get(member)
        if isinstance(fact, Judgement):
            yield f"{what_of(case, fact)} by {fact.user}"
        elif member in case.short_refs and not (ruling and ruling.evidence):
            yield name_of(case, member)
        elif ruling and ruling.force is Force.WAITING and member not in case.by_id:
            yield f"{member}, which is no longer found"


def what_of(case: Case, judgement: Judgement) -> str:
    """What is decided: "status denied", "same event", "called Ilse Brandt"."""
    kind, verdict = judgement.kind, judgement.verdict
    if kind is JudgementKind.UNDO:
        return f"undo {judgement.members[0]}"
    if kind is JudgementKind.SOURCE:
        return f"source {source_in_words(case, judgement)}"
    if kind in PARTS:
        return f"{kind} {parties_in_words(case, judgement)}"
    if kind in ON_WORDS:
        return f"add {in_words(case, judgement, verdict)}" if kind is JudgementKind.ADD else str(kind)
    return f"{kind} {verdict}"


def cut(words: str) -> str:
    """The beginning of many words."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rpartition(' ')[0]} …"


def parties_in_words(case: Case, judgement: Judgement) -> str:
    """Who plays a part as a judgement has it, in words of pages."""
    if judgement.verdict == NONE:
        return "nobody"
    return listed([in_words(case, judgement, party) for party in judgement.verdict.split(",")])


def in_words(case: Case, judgement: Judgement, verdict: str) -> str:
    """A mention, or characters of the page that a judgement is on, in words where they are known."""
    ruling, mention = case.ruling_of.get(judgement.id), case.by_id.get(verdict)
    if isinstance(mention, Mention):
        return f"“{quote(case, mention.span)}”"
    start, _, end = verdict.partition("/")[0].partition("-")
    if ruling and ruling.evidence and start.isdigit():
        text = case.by_id[ruling.evidence[0].page].text
        return f"“{' '.join(text[int(start) : int(end)].split())}”"
    return verdict


def source_in_words(case: Case, judgement: Judgement) -> str:
    """The source that a judgement gives a claim, in words of its page where they are known."""
    attribution = case.by_id.get(judgement.verdict)
    if isinstance(attribution, Attribution) and attribution.source:
        return f"“{quote(case, attribution.source)}”"
    return in_words(case, judgement, judgement.verdict)


def said_of(case: Case, fact: Any) -> tuple[str, ...]:
    """What people decided or noted of a fact, as "corrected by ann (status denied): the ministry says so"."""
    sorts, told = (sort_of(fact),), rulings_on(case, fact)
    found = (ruling for ruling in told if ruling.kind not in SORTED or ruling.verdict in sorts)
    return tuple(phrases_of(case, (case.by_id[ruling.judgement] for ruling in found)))


def notes_of(case: Case, fact: Any) -> tuple[str, ...]:
    """What people noted on a fact."""
    noted = (ruling for ruling in rulings_on(case, fact) if ruling.kind is JudgementKind.NOTE)
    found = (case.by_id[ruling.judgement] for ruling in noted if ruling.verdict == sort_of(fact))
    return tuple(phrases_of(case, found))


def sort_of(fact: Any) -> str:
    """What a fact is called in a verdict; a day of publication stands for its page."""
    if isinstance(fact, Link):
        return str(fact.relation)
    return "page" if isinstance(fact, DateEstimate) else type(fact).__name__.lower()


def rulings_on(case: Case, fact: Any) -> list[Ruling]:
    """The rulings in force that name a fact, or the claims or mentions that it was merged of, each once."""
    found = chain.from_iterable(case.rulings_on.get(member, ()) for member in members_of(case, fact))
    right = claims_at(case, fact.right) if isinstance(fact, Link) else None
    return [ruling for ruling in dict.fromkeys(found) if right is None or ruling.members[-1] in right]


def members_of(case: Case, fact: Any) -> tuple[str, ...]:
    """What judgements name for a fact; for a link, the claims on its left."""
    if isinstance(fact, DateEstimate):
        return (fact.page,)
    if isinstance(fact, Link):
        return claims_at(case, fact.left)
    if isinstance(fact, Event):
        return fact.claims
    return fact.mentions if isinstance(fact, Entity) else (getattr(fact, "id", ""),)


def claims_at(case: Case, side: str) -> tuple[str, ...]:
    """The claims that are the side of a link."""
    found = case.by_id.get(side)
    return found.claims if isinstance(found, Event) else (side,)


def phrases_of(case: Case, judgements: Iterable[Judgement]) -> Iterator[str]:
    """Who decided what and why, in one phrase for all that somebody corrected for one reason."""
    together: dict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for judgement in judgements:
        doing = DOING.get(judgement.kind, "corrected")
        said_all = judgement.kind in DOING and judgement.kind is not JudgementKind.REJECT
        what = together[doing, judgement.user, judgement.because]
        what |= {} if said_all else {what_of(case, judgement): None}
    for (doing, user, because), what in together.items():
        told = f" ({', '.join(what)})" if what else ""
        yield f"{doing} by {user}{told}{f': {because}' if because else ''}"


def phrase_of(case: Case, judgement: Judgement) -> str:
    """Who decided what and why, in one phrase."""
    return next(phrases_of(case, [judgement]))
