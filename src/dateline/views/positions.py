"""Who takes which stance on an event, in words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import chain

from dateline.cases.speakers import UNNAMED, listed, outlet_of, says_who, telling
from dateline.model import Attribution, Case, Claim, Event, Label, Manner, Position, Stance
from dateline.views.words import named

WORDS: Mapping[Stance, Label] = {
    Stance.PLANS: Label.PLANNED,
    Stance.ASSERTS: Label.STATED,
    Stance.ALLEGES: Label.ALLEGED,
    Stance.DENIES: Label.DENIED,
}
"""The status word of every stance."""

BODY = "en.cue.speaker.body/1"
"""The rule by which officials speak for the body or state that they are named with."""

ORDER = (Label.PLANNED, Label.STATED, Label.ALLEGED, Label.DENIED, Label.NEGATED, Label.HYPOTHETICAL)
"""Status words in the order in which they are told."""

TELLING, DENYING = (Label.STATED, Label.PLANNED, Label.ALLEGED), (Label.DENIED, Label.NEGATED)
"""Status words of who tells an event, and of who says that it is not so."""

OF = " of "
"""What stands between two names of which the last is no shorter name of the whole: "the bank of Velm"."""


@dataclass(frozen=True)
class Voice:
    """Who takes one stance on an event."""

    status: str
    sources: tuple[str, ...]


def statuses_on(case: Case, event: Event) -> tuple[str, ...]:
    """Under which statuses an event is told: those of its voices."""
    return tuple(voice.status for voice in voices_on(case, event))


def voices_on(case: Case, event: Event) -> tuple[Voice, ...]:
    """Who takes which stance, and who only supposes it; each in the status of the claims.

    Whoever alleges an event is not told to state it, too: that is less, and one of the two is misread, as a rule. An
    outlet that alleges it in its own words names nobody who does.
    """
    spoken: dict[str, dict[str, None]] = defaultdict(dict)
    unnamed: dict[str, None] = {}
    positions = case.positions_on.get(event.id, ())
    for position in positions:
        if not is_spoken_for(case, position):
            hear(case, position, spoken, unnamed)
    for claim in telling(case, event):
        if not positions or claim.status.label == Label.HYPOTHETICAL:
            spoken[claim.status.label][says_who(case, claim)[:2][-1]] = None
    spoken[Label.STATED] = without(spoken[Label.STATED], {*spoken[Label.ALLEGED], *unnamed})
    take_sides(spoken, against=is_against(case, event))
    if unnamed:
        spoken[Label.ALLEGED][f"{UNNAMED} in {listed(tuple(unnamed))}"] = None
    return tuple(Voice(status, each_once(spoken[status])) for status in ORDER if spoken[status])


def hear(
    case: Case, position: Position, spoken: Mapping[str, dict[str, None]], unnamed: dict[str, None]
) -> None:
    """Add who takes a position to those of its status; to the unnamed the outlets that allege it themselves."""
    status = status_of(case, position)
    nobody = status == Label.ALLEGED and not position.source
    spoken[status].update(dict.fromkeys((quoted_by if nobody else speakers_of)(case, position)))
    unnamed.update(dict.fromkeys(outlets_of(case, position) if nobody else ()))


def is_against(case: Case, event: Event) -> bool:
    """Whether the claim on which an event stands is one that it is not so."""
    anchor = case.by_id.get(event.anchor or "")
    return isinstance(anchor, Claim) and anchor.status.label in DENYING


def take_sides(spoken: dict[str, dict[str, None]], *, against: bool) -> None:
    """Leave whoever both tells an event and denies it on one side: that of the claim on which the event stands.

    One of the two is told of something else, or misread, as a rule.
    """
    upheld, denied = (set(chain.from_iterable(map(spoken.__getitem__, side))) for side in (TELLING, DENYING))
    for status in TELLING if against else DENYING:
        spoken[status] = without(spoken[status], upheld & denied)


def without(sources: Iterable[str], others: Container[str]) -> dict[str, None]:
    """Sources in order but for some."""
    return {source: None for source in sources if source not in others}


def each_once(sources: Iterable[str]) -> tuple[str, ...]:
    """Sources in order, without those that another one names more fully: "Vess" beside "Jonna Vess"."""
    words = {" ".join(source.casefold().split()): source for source in reversed(list(sources))}
    return tuple(source for name, source in reversed(words.items()) if not is_named_by(words, name))


def is_named_by(others: Iterable[str], name: str) -> bool:
    """Whether one of some names ends in a name and is no name of something of it."""
    return any(OF not in other and other.endswith(f" {name}") for other in others)


def is_spoken_for(case: Case, position: Position) -> bool:
    """Whether only officials who take the same stance speak for the source of a position: they are one voice."""
    if not position.source:
        return False
    beside = case.positions_on.get(position.event, ())
    taken = {each.source for each in beside if each.stance == position.stance}
    claims = [case.by_id[claim] for claim in position.claims if claim in case.by_id]
    links = [[case.by_id[link] for link in claim.chain] for claim in claims]
    return bool(links) and all(
        any(speaker_for(case, link, position.source) in taken for link in chain) for chain in links
    )


def speaker_for(case: Case, attribution: Attribution, body: str) -> str:
    """The official who is the first source of an attribution and speaks for a body, by id; "" where none does."""
    first, *others = [entity.id for entity in case.entities_of(attribution.sources)] or [""]
    return first if BODY in attribution.by.premises and first != body and body in others else ""


def status_of(case: Case, position: Position) -> str:
    """The status word of a position; a source that denies without answering says that it is not so.

    So does an outlet in its own words: nobody has charged it with anything.
    """
    if position.stance != Stance.DENIES:
        return WORDS[position.stance]
    claims: list[Claim] = [case.by_id[claim] for claim in position.claims if claim in case.by_id]
    denied = any(claim.chain for claim in claims if claim.status.label is Label.DENIED)
    return str(Label.DENIED if denied or not claims else Label.NEGATED)


def speakers_of(case: Case, position: Position) -> tuple[str, ...]:
    """The source of a position, or who is quoted without being known, or the outlets where they tell it themselves.

    Of pages that are one witness those that tell it.
    """
    if position.source:
        return named(case, [position.source])
    return tuple(dict.fromkeys((*quoted_by(case, position), *outlets_of(case, position))))


def claims_of(case: Case, position: Position) -> list[Claim]:
    """The claims by which a position is taken that the case still has."""
    return [case.by_id[claim] for claim in position.claims if claim in case.by_id]


def quoted_by(case: Case, position: Position) -> tuple[str, ...]:
    """Who is quoted by the claims of a position without a known source, in the words of the page: "a new poll"."""
    if position.source:
        return ()
    return tuple(dict.fromkeys(filter(None, map(partial(quoted_in, case), claims_of(case, position)))))


def quoted_in(case: Case, claim: Claim) -> str | None:
    """Who is quoted by a claim: in the words of its page, or unnamed where his words are; none else."""
    who = says_who(case, claim)
    if len(who) < 2 or who[1] != UNNAMED:
        return who[1] if len(who) > 1 else None
    first: Attribution = case.by_id[claim.chain[0]]
    return f"{UNNAMED} in {who[0]}" if first.manner is not Manner.INDIRECT else None


def outlets_of(case: Case, position: Position) -> tuple[str, ...]:
    """The outlets that tell a position in their own words, or pass it on without a word for its source."""
    claims = claims_of(case, position)
    own = {claim.trigger.page for claim in claims if not quoted_in(case, claim)}
    return tuple(outlet_of(case, page) for page in position.pages if page in own or not claims)
