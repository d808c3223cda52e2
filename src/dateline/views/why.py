"""Why a fact is believed: the rule that made it and what it rests on, down to characters of a page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from dateline.cases.speakers import listed, name_of, quote
from dateline.claims.attribution.marks import BOUNDS
from dateline.claims.attribution.marks import RULE as FOUND
from dateline.model import (
    Attribution,
    By,
    Case,
    Certainty,
    Claim,
    DateEstimate,
    Page,
    Polarity,
    Span,
    Status,
    Tense,
    Timex,
)
from dateline.views.decisions import notes_of
from dateline.views.derivations import steps_of, steps_to
from dateline.views.descriptions import describe
from dateline.views.finding import find_fact
from dateline.views.grounds import rules_of, weighed
from dateline.views.inner_parts import inner_parts

TENSES = {Tense.PAST: "past", Tense.PRESENT: "present", Tense.FUTURE: "to come"}
"""How the time of a claim's event is put into words."""


@dataclass(frozen=True)
class Quote:
    """Characters `[start, end)` of a page; `part` tells what they are: source, cue or content."""

    page: str
    start: int
    end: int
    words: str
    part: str = ""


@dataclass(frozen=True)
class Reason:
    """One fact in a chain of reasons: what it is, where it stands, which rule made it, on which reasons.

    `again` tells that the fact was explained above, so its reasons are not repeated. `steps` are the
    derivation of a day or time in sentences. `notes` say the rest of it: how surely a source presents a
    claim, what a model had to do with an attribution, what was weighed.
    """

    kind: str
    id: str | None
    what: str
    quotes: tuple[Quote, ...]
    rules: tuple[tuple[str, str], ...]
    score: float | None
    parts: tuple[Reason, ...] = ()
    again: bool = False
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class Walk:
    """A walk down the premises of one case: `says` has rules' sentences, `seen` what was explained."""

    case: Case
    says: Mapping[str, str]
    seen: set[tuple[str, str]] = field(default_factory=set)


def why(case: Case, given: str, says: Mapping[str, str]) -> Reason:
    """The reasons of the fact with an id, or the only one that begins so; of a page, why it is dated so."""
    fact = find_fact(case, given)
    return reason_of(
        Walk(case, says), case.estimate_of.get(fact.id, fact) if isinstance(fact, Page) else fact
    )


def reason_of(walk: Walk, fact: Any) -> Reason:
    """One fact with its reasons."""
    kind, name = type(fact).__name__.lower(), key_of(fact)
    by: By | None = getattr(fact, "by", None)
    again = (kind, name) in walk.seen
    walk.seen.add((kind, name))
    outlined = replace(outline(walk, fact), again=again)
    if again:
        return outlined
    parts = [
        outline(walk, part) if is_outlined(fact, part) else reason_of(walk, part)
        for part in parts_of(walk, fact)
    ]
    return replace(
        outlined,
        rules=()
        if by is None
        else tuple((rule, walk.says.get(rule, "")) for rule in rules_of(by, walk.says)),
        parts=tuple(part for part in parts if not (part.again and isinstance(fact, Claim))),
        steps=derivation(fact, walk.case),
        notes=notes_on(fact, walk.case),
    )


def outline(walk: Walk, fact: Any) -> Reason:
    """What a fact is and where it stands, without its reasons."""
    kind = type(fact).__name__.lower()
    what, spans = describe(fact, walk.case)
    names = part_names(fact)
    by: By | None = getattr(fact, "by", None)
    return Reason(
        kind={
            "dateestimate": "publication day",
            "eventtime": "time of the event",
            "timex": "time expression",
            "expression": "words of time",
        }.get(kind, kind),
        id=getattr(fact, "id", None) or getattr(fact, "page", None),
        what=what,
        quotes=tuple(
            Quote(
                name_of(walk.case, span.page),
                span.start,
                span.end,
                quote(walk.case, span),
                names.get(span, ""),
            )
            for span in spans
        ),
        rules=(),
        score=by.score if by else None,
    )


def part_names(fact: Any) -> dict[Span, str]:
    """What the spans of an attribution are; those of other facts are what the fact is."""
    if not isinstance(fact, Attribution):
        return {}
    parts = [("content", span) for span in fact.content] + [("cue", fact.cue), ("source", fact.source)]
    return {span: name for name, span in parts if span}


def notes_on(fact: Any, case: Case) -> tuple[str, ...]:
    """How surely a claim is made, what the learned model did, what was weighed, and what people noted."""
    status = (told_as(fact.status),) if isinstance(fact, Claim) else ()
    model = learned(case, fact.by) if isinstance(fact, Attribution) else ()
    noted = () if isinstance(fact, Page) else notes_of(case, fact)
    return (*status, *model, *weighed(case, fact), *noted)


def told_as(status: Status) -> str:
    """How the outermost source presents an event."""
    sure = "neither so nor not so" if status.certainty == Certainty.UNKNOWN else str(status.certainty)
    how = (
        sure,
        *(["not so"] if status.polarity == Polarity.NEG else []),
        *([TENSES[status.time]] if status.time in TENSES else []),
    )
    return f"told as {listed(how)}"


def learned(case: Case, by: By) -> tuple[str, ...]:
    """What the model of attribution did, and which one it was."""
    model = f"the model of attribution {model_of(case)}".rstrip()
    found = f"{model} found it, with a score of {by.score:.2f}" if by.rule == FOUND else ""
    bounds = f"{model} set where source, cue and content begin and end" if BOUNDS in by.premises else ""
    return tuple(note for note in (found, bounds) if note)


def model_of(case: Case) -> str:
    """The model of attribution that read the case, as `dateline models` names it; empty where none did."""
    return next(
        (stage.partition("+")[2] for stage in case.run.stages if stage.startswith("attribution/")), ""
    )


def is_outlined(fact: Any, part: Any) -> bool:
    """Whether a part is shown without its own reasons.

    So are, below the day of a page, claims and the days of other pages, which can be asked for by their ids.
    """
    return isinstance(fact, DateEstimate) and isinstance(part, Claim | DateEstimate)


def derivation(fact: Any, case: Case) -> tuple[str, ...]:
    """The steps that lead to a day or a time, in sentences."""
    if isinstance(fact, DateEstimate):
        return steps_of(case, fact)
    return steps_to(case, fact) if isinstance(fact, Timex) else ()


def key_of(fact: Any) -> str:
    """What tells a fact from the others of its kind."""
    return str(getattr(fact, "id", "")) or repr(fact)


def parts_of(walk: Walk, fact: Any) -> Iterator[Any]:
    """What a fact rests on: its parts, then its premises, each once."""
    told: set[str] = {key_of(fact)}
    for part in (*inner_parts(fact, walk.case), *premises_of(walk, fact)):
        if key_of(part) not in told:
            told.add(key_of(part))
            yield part


def premises_of(walk: Walk, fact: Any) -> Iterator[Any]:
    """The facts named by a fact's premises; a page stands for its day, but under that day for itself."""
    by: By | None = getattr(fact, "by", None)
    for premise in by.premises if by else ():
        found = walk.case.by_id.get(premise)
        own = isinstance(fact, DateEstimate) and fact.page == premise
        if isinstance(found, Page) and not own:
            yield walk.case.estimate_of.get(premise, found)
        elif found is not None:
            yield found
