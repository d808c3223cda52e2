"""What people decided, in a log that only grows, and what each decision comes to in one build (law 7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import partial

from dateline.model.claims import Certainty, Label, Polarity, Tense
from dateline.model.ids import set_id
from dateline.model.links import Relation
from dateline.model.spans import Span

OWN, NONE, UNKNOWN, OPEN = "own", "none", "unknown", ".."
"""Verdicts for what has no name: the outlet's own word, no type, no time, no first or last day."""
MOST = 10_000
"""Members of one judgement; an event of so many claims is none that a person has looked at."""


class JudgementKind(StrEnum):
    """What a judgement decides: whether members are one, whether they stand, or what is so of one of them.

    Of a page also whether some of its words are a claim, or no part of the story.
    """

    SAME = "same"
    DIFFERENT = "different"
    REJECT = "reject"
    STATUS = "status"
    CERTAINTY = "certainty"
    POLARITY = "polarity"
    TENSE = "tense"
    TYPE = "type"
    SOURCE = "source"
    AGENT = "agent"
    RECIPIENT = "recipient"
    THEME = "theme"
    INSTRUMENT = "instrument"
    PLACE = "place"
    TIME = "time"
    DATE = "date"
    RENAME = "rename"
    ADD = "add"
    BOILERPLATE = "boilerplate"
    STORY = "story"
    NOTE = "note"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision about named members, which outranks every rule and survives every rebuild.

    Members are what rules find on pages (ids of claims and mentions), pages, and for `undo` judgements:
    never what is merged of them. `verdict` is the value that is decided, as `VERDICTS` reads it; `at` is
    ISO 8601 in UTC.
    """

    at: str
    user: str
    kind: JudgementKind
    members: tuple[str, ...]
    verdict: str
    because: str = ""
    id: str = field(init=False, default="")

    def __post_init__(self) -> None:
        if datetime.fromisoformat(self.at).tzinfo != UTC or not self.user:
            raise ValueError("a judgement says who made it, and when in UTC")
        sorts = {member.partition("-")[0] for member in self.members}
        if len(sorts) != 1 or not sorts <= SORTS[self.kind] or len(set(self.members)) not in SIZES[self.kind]:
            raise ValueError(f"{self.kind} is no judgement on {', '.join(self.members) or 'nothing'}")
        VERDICTS[self.kind](self.verdict)
        set_id(self, "jud", self.at, self.user, self.kind, self.members, self.verdict, self.because)

    @property
    def order(self) -> tuple[datetime, str]:
        """Its place in a log: when it was made, whatever file it has come from."""
        return datetime.fromisoformat(self.at), self.id


def read_days(verdict: str) -> tuple[str | None, str | None]:
    """The first and the last day of "2024-06-18", "2024-06-18/2024-06-20", "../2024-06-18" or "unknown".

    ValueError for anything else.
    """
    if verdict == UNKNOWN:
        return None, None
    first, slash, last = verdict.partition("/")
    days = [read_day(day) for day in (first, last if slash else first) if day != OPEN]
    if not days or days != sorted(days):
        raise ValueError(f"{verdict!r} is no time")
    return (None if first == OPEN else first), (None if last == OPEN else last or first)


def read_day(verdict: str) -> str:
    """An ISO day; ValueError when it is none."""
    if date.fromisoformat(verdict).isoformat() != verdict:
        raise ValueError(f"{verdict!r} is no day")
    return verdict


def read_form(pattern: str, verdict: str) -> str:
    """A verdict of some form; ValueError when it has another."""
    if not re.fullmatch(pattern, verdict):
        raise ValueError(f"{verdict!r} cannot be meant")
    return verdict


read_named = partial(read_form, "|".join(["claim", "event", "mention", "entity", "page", *Relation]))

WORDS = r"\d{1,9}-\d{1,9}"
"""Characters of a page, from the first to the one behind the last."""
PARTY = rf"(?:{WORDS}|men-[0-9a-f]{{16}})"
"""Who plays a part: words of the page of the claim, or a mention, be it on another page."""
read_words = partial(read_form, WORDS)
read_parties = partial(read_form, rf"none|{PARTY}(?:,{PARTY})*")

VERDICTS: Mapping[JudgementKind, Callable[[str], object]] = {
    JudgementKind.SAME: read_named,
    JudgementKind.DIFFERENT: read_named,
    JudgementKind.REJECT: read_named,
    JudgementKind.STATUS: Label,
    JudgementKind.CERTAINTY: Certainty,
    JudgementKind.POLARITY: Polarity,
    JudgementKind.TENSE: Tense,
    JudgementKind.TYPE: partial(read_form, r"none|[A-Z][A-Z_]*(?:/[a-z][a-z-]*)?"),
    JudgementKind.SOURCE: partial(read_form, rf"own|att-[0-9a-f]{{16}}|{WORDS}"),
    JudgementKind.AGENT: read_parties,
    JudgementKind.RECIPIENT: read_parties,
    JudgementKind.THEME: read_parties,
    JudgementKind.INSTRUMENT: read_parties,
    JudgementKind.PLACE: read_parties,
    JudgementKind.TIME: read_days,
    JudgementKind.DATE: read_day,
    JudgementKind.RENAME: partial(read_form, r".*\S.*"),
    JudgementKind.ADD: partial(read_form, rf"{WORDS}/{WORDS}"),
    JudgementKind.BOILERPLATE: read_words,
    JudgementKind.STORY: read_words,
    JudgementKind.NOTE: read_named,
    JudgementKind.UNDO: partial(read_form, ""),
}
"""How the verdict of every kind is read; ValueError for one that cannot be meant.

Of what is merged, rejected or noted it says what was named: an event, its claims stand for it. A claim is
added as its event word and, behind the stroke, the words that tell it.
"""

CLAIM, PAGE = frozenset({"clm"}), frozenset({"art"})
MERGED = frozenset({"clm", "men"})
SORTS: Mapping[JudgementKind, frozenset[str]] = dict.fromkeys(JudgementKind, CLAIM) | {
    JudgementKind.SAME: MERGED,
    JudgementKind.DIFFERENT: MERGED,
    JudgementKind.REJECT: MERGED,
    JudgementKind.DATE: PAGE,
    JudgementKind.RENAME: frozenset({"men"}),
    JudgementKind.ADD: PAGE,
    JudgementKind.BOILERPLATE: PAGE,
    JudgementKind.STORY: PAGE,
    JudgementKind.NOTE: MERGED | PAGE,
    JudgementKind.UNDO: frozenset({"jud"}),
}
"""How the ids of the members of every kind begin; all members of a judgement are of one sort."""

SIZES: Mapping[JudgementKind, range] = dict.fromkeys(JudgementKind, range(1, 2)) | {
    JudgementKind.SAME: range(2, MOST),
    JudgementKind.DIFFERENT: range(2, MOST),
    JudgementKind.REJECT: range(1, MOST),
    JudgementKind.STATUS: range(1, MOST),
    JudgementKind.CERTAINTY: range(1, MOST),
    JudgementKind.POLARITY: range(1, MOST),
    JudgementKind.TENSE: range(1, MOST),
    JudgementKind.TYPE: range(1, MOST),
    JudgementKind.TIME: range(1, MOST),
    JudgementKind.NOTE: range(1, 3),
}
"""How many members a judgement of every kind has.

All claims of an event may be judged at once, and a link is named by both its sides.
"""


class Force(StrEnum):
    """What became of a judgement in a build."""

    IN_FORCE = "in force"
    UNDONE = "undone"
    REPLACED = "replaced"
    IN_CONFLICT = "in conflict"
    WAITING = "waiting"


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a judgement comes to in one build, in the names that its members have there.

    `against` are the judgements that undid, replaced or contradict it, `evidence` is where its members stand.
    It waits while the build finds none of what it names.
    """

    judgement: str
    kind: JudgementKind
    members: tuple[str, ...]
    verdict: str
    force: Force
    against: tuple[str, ...]
    evidence: tuple[Span, ...]

    @property
    def holds(self) -> bool:
        """Whether the build obeys it."""
        return self.force is Force.IN_FORCE

    @property
    def rule(self) -> str:
        """The id of the rule that it stands for in a `By`."""
        return f"judgement.{self.kind}/1"
