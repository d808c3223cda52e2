"""How an event is presented: each word above it changes its mood, and the mood ends as a status."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from dateline.model import Certainty, Label, Polarity, Status, Tense


@dataclass(frozen=True, slots=True)
class Mood:
    """What the words from the event outwards have said of it; `tense` is `None` while nothing dates it.

    `excluded`: only ruled out, so that a further negation leaves it open. `would`: its future is one seen
    from a report that is still to be found. `asked`: it stands in a question for who, when or how, which
    takes it for granted. `rules` are the ids of the rules that spoke, innermost first.
    """

    certainty: Certainty = Certainty.CERTAIN
    polarity: Polarity = Polarity.POS
    tense: Tense | None = None
    alleged: bool = False
    denied: bool = False
    excluded: bool = False
    would: bool = False
    asked: bool = False
    rules: tuple[str, ...] = ()


def fixed(mood: Mood) -> Mood:
    """It is set for a time ahead."""
    return replace(mood, tense=Tense.FUTURE)


def intend(mood: Mood) -> Mood:
    """It is intended or expected."""
    certainty = Certainty.PROBABLE if mood.certainty == Certainty.CERTAIN or mood.would else mood.certainty
    return replace(mood, tense=Tense.FUTURE, certainty=certainty, would=False)


def leave_open(mood: Mood) -> Mood:
    """Nobody says that it happens."""
    certainty = mood.certainty if mood.certainty == Certainty.UNKNOWN else Certainty.POSSIBLE
    return replace(mood, certainty=certainty, tense=mood.tense or Tense.FUTURE, would=False)


def allege(mood: Mood) -> Mood:
    """It is told as an accusation or hearsay; what has no tense of its own is past."""
    return replace(mood, alleged=True, certainty=doubted(mood), tense=mood.tense or Tense.PAST, would=False)


def doubted(mood: Mood) -> Certainty:
    """Certain becomes probable."""
    return Certainty.PROBABLE if mood.certainty == Certainty.CERTAIN or mood.would else mood.certainty


def deny(mood: Mood) -> Mood:
    """It is rejected, whatever sign it had."""
    return replace(
        mood,
        denied=True,
        alleged=False,
        polarity=Polarity.NEG,
        certainty=Certainty.CERTAIN,
        tense=mood.tense or Tense.PAST,
        would=False,
    )


def negate(mood: Mood) -> Mood:
    """Not so: the sign turns; a rejection or exclusion that is itself negated leaves the event open."""
    if mood.denied or mood.excluded:
        return replace(
            mood, denied=False, excluded=False, polarity=Polarity.POS, certainty=Certainty.POSSIBLE
        )
    if mood.certainty == Certainty.UNKNOWN:
        return mood
    turned = Polarity.POS if mood.polarity == Polarity.NEG else Polarity.NEG
    return replace(mood, polarity=turned, alleged=mood.alleged and turned == Polarity.POS)


def exclude(mood: Mood) -> Mood:
    """It is ruled out."""
    return replace(
        mood,
        polarity=Polarity.NEG,
        excluded=True,
        certainty=Certainty.CERTAIN,
        tense=mood.tense or Tense.FUTURE,
        would=False,
    )


def restore(mood: Mood) -> Mood:
    """It cannot be denied."""
    return replace(mood, denied=False, polarity=Polarity.POS, certainty=Certainty.CERTAIN)


def cancel(mood: Mood) -> Mood:
    """What was to come will not."""
    return replace(negate(replace(mood, certainty=Certainty.CERTAIN)), tense=mood.tense or Tense.FUTURE)


def keep_silent(mood: Mood) -> Mood:
    """The source takes no side."""
    return replace(mood, certainty=Certainty.UNKNOWN, would=False)


def rebuff(mood: Mood) -> Mood:
    """What was asked or planned is turned down."""
    return replace(
        mood,
        polarity=Polarity.NEG,
        certainty=Certainty.CERTAIN,
        alleged=False,
        tense=Tense.PAST if mood.tense is None else mood.tense,
        would=False,
    )


def attempt(mood: Mood) -> Mood:
    """Somebody tried; nobody says that it was reached."""
    return replace(mood, certainty=doubted(mood))


def vouch(mood: Mood) -> Mood:
    """It is taken for granted."""
    return mood


EFFECTS: Mapping[str, Callable[[Mood], Mood]] = {
    "fixed": fixed,
    "intend": intend,
    "open": leave_open,
    "allege": allege,
    "deny": deny,
    "negate": negate,
    "exclude": exclude,
    "cancel": cancel,
    "know": vouch,
    "imply": vouch,
    "attempt": attempt,
    "rebuff": rebuff,
}
"""What the rules `en.status.*` do, by the last part of their name."""


def apply(effect: str, mood: Mood, rule: str) -> Mood:
    """The mood after an effect, which a rule names."""
    return replace(EFFECTS[effect](mood), rules=(*mood.rules, rule))


def status_of(mood: Mood) -> Status:
    """The status that a mood comes to: the first label that fits, in the order of the guideline."""
    return Status(label_of(mood), mood.certainty, mood.polarity, mood.tense or Tense.PAST)


def label_of(mood: Mood) -> Label:
    """Denied, hypothetical, negated, alleged, planned, else stated."""
    if mood.denied:
        return Label.DENIED
    if mood.certainty in {Certainty.POSSIBLE, Certainty.UNKNOWN}:
        return Label.HYPOTHETICAL
    if mood.polarity == Polarity.NEG:
        return Label.NEGATED
    if mood.alleged:
        return Label.ALLEGED
    return Label.PLANNED if mood.tense == Tense.FUTURE else Label.STATED
