"""A person's way in: what people decide goes into the log of a case file, and the case is made again."""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

from dateline import pipeline
from dateline.app.building import judge_in_file
from dateline.cases.additions import add_claim, added_id
from dateline.cases.parts import PARTS
from dateline.claims.triggers.triggers import known_types
from dateline.errors import DatelineError
from dateline.io.logs import read_log_file
from dateline.model import Case, Claim, Force, Judgement, JudgementKind, Page
from dateline.rules import load_pack
from dateline.stage import Notes
from dateline.views.decisions import what_of
from dateline.views.selections import refuse_known
from dateline.views.verdicts import verdict_on
from dateline.views.words import meant

PathLike = str | os.PathLike[str]

FIELDS = (
    JudgementKind.STATUS,
    JudgementKind.CERTAINTY,
    JudgementKind.POLARITY,
    JudgementKind.TENSE,
    JudgementKind.TYPE,
    JudgementKind.SOURCE,
    *PARTS,
    JudgementKind.TIME,
    JudgementKind.DATE,
)
"""What can be corrected."""
OTHERWISE = {"patient": str(JudgementKind.THEME)}
"""What people also call a field."""


class Wish(NamedTuple):
    """What a person asks for: a kind of judgement, the ids that it is on as they were typed, a value.

    Without ids it is on the claim that the wish before it adds; `event` is the event word of such a claim.
    """

    kind: str
    ids: Sequence[str]
    value: str
    event: str = ""


@dataclass(frozen=True)
class Heard:
    """The case as people ruled, and the ids of the judgements that are new in it."""

    case: Case
    new: tuple[str, ...]


def judge_file(
    path: PathLike,
    wishes: Sequence[Wish],
    *,
    because: str,
    user: str | None = None,
    progress: pipeline.Progress = pipeline.silent,
) -> Heard:
    """Write what a person decides into the log of a case file, and obey it at once.

    DatelineError, and nothing is written, when an id, a field or a value cannot be meant, or when it
    contradicts what somebody has decided before.
    """
    refuse_silence(wishes, because)
    name, types = known_user(user), known_types(load_pack("plover"))
    made: list[Judgement] = []

    def decide(before: Case) -> Iterable[Judgement]:
        case, added = before, ""
        for at, wish in zip(moments(before), wishes, strict=False):
            kind, ids = JudgementKind(wish.kind), wish.ids or [added]
            found = verdict_on(case, kind, ids, wish.value, types=types, event=wish.event)
            made.append(Judgement(at, name, kind, found.members, found.verdict, because.strip()))
            if kind is JudgementKind.ADD:
                added, case = added_id(made[-1]), with_added(case, made[-1])
        return made

    case = judge_in_file(path, decide, refuse=partial(refuse_contradiction, made), progress=progress)
    return Heard(case, tuple(judgement.id for judgement in made))


def with_added(case: Case, judgement: Judgement) -> Case:
    """A case with the claim that a judgement adds, so that more can be said of it.

    DatelineError where it is there already.
    """
    refuse_known(case, judgement)
    page = judgement.members[0]
    layers = Notes({Page: [case.by_id[page]], Claim: case.on_page(page, "claims")})
    return replace(case, claims=(*case.claims, add_claim(layers, judgement, {})[Claim][-1]))


def refuse_silence(wishes: Iterable[Wish], because: str) -> None:
    """Raise DatelineError for a note that says nothing."""
    if not because.strip() and any(wish.kind == JudgementKind.NOTE for wish in wishes):
        raise DatelineError("a note is empty.", advice="Give what there is to say.")


def refuse_contradiction(made: Sequence[Judgement], case: Case) -> None:
    """Raise DatelineError when new judgements take the force of one that nobody has undone.

    Who only thinks better of what they said themselves contradicts nobody.
    """
    new = {judgement.id for judgement in made}
    for ruling in case.rulings:
        if ruling.force is Force.IN_CONFLICT and new.intersection(ruling.against):
            earlier = case.by_id[ruling.judgement]
            raise DatelineError(
                f"{earlier.user} decided otherwise on {earlier.at[:10]}:"
                f" {what_of(case, earlier)} ({earlier.id}).",
                advice=f"Leave it so, or take that back first: dateline judge undo CASE {earlier.id}",
            )


def take_in(path: PathLike, log: Path, *, progress: pipeline.Progress = pipeline.silent) -> Case:
    """Take the judgements of another log into that of a case file, and obey them at once.

    Those that it has already stay as they are. Of those that contradict each other the later counts.
    """
    given = read_log_file(log)
    return judge_in_file(path, lambda _: given, progress=progress)


def read_addition(given: Sequence[str], page: str, words: str) -> list[Wish]:
    """A claim that is added, with what is said of it as `FIELD=VALUE`, among that its event word."""
    events = [each.partition("=")[2] for each in given if each.startswith("event=")]
    fields = read_fields([each for each in given if not each.startswith("event=")], "")
    said = [Wish(wish.kind, (), wish.value) for wish in fields]
    return [Wish(JudgementKind.ADD, (page,), words, events[-1] if events else ""), *said]


def read_fields(given: Sequence[str], identity: str) -> list[Wish]:
    """The corrections `FIELD=VALUE` of one fact.

    DatelineError for a field that there is not, or that is given twice.
    """
    pairs = list(map(read_field, given))
    if len({name for name, _ in pairs}) < len(pairs):
        raise DatelineError("one field is given twice.", advice="Give every field once.")
    return [Wish(name, (identity,), value) for name, value in pairs]


def read_field(given: str) -> tuple[str, str]:
    """Name and value of one correction; DatelineError when there is no such field, or no value."""
    name, equals, value = given.partition("=")
    name = OTHERWISE.get(name, name)
    if name not in FIELDS or not equals:
        fault = "has no value" if name in FIELDS else f"cannot be corrected{meant(name, FIELDS)}"
        raise DatelineError(
            f"{name!r} {fault}.",
            advice=f"Give FIELD=VALUE, where FIELD is {', '.join(FIELDS)}.",
        )
    return name, value


def known_user(given: str | None) -> str:
    """The name under which a judgement is logged: the one given, else that of the account."""
    try:
        name = getpass.getuser() if given is None else given.strip()
    except (KeyError, OSError):
        name = ""
    if not name or not name.isprintable():
        raise DatelineError("nobody is named who decides.", advice="Give --user NAME.")
    return name


def moments(case: Case) -> Iterator[str]:
    """Now, and each moment after it, but later than all that is in the log, whatever the clocks of others said.

    The last one counts.
    """
    last = max(
        (judgement.order[0] for judgement in case.judgements), default=datetime.min.replace(tzinfo=UTC)
    )
    now = max(datetime.now(UTC), last + timedelta(microseconds=1))
    for number in count():
        at = now + timedelta(microseconds=number)
        yield at.isoformat(timespec="microseconds").replace("+00:00", "Z")
