"""The mood that an event shares with a verb group above it, or with the verb that tells of it."""

from __future__ import annotations

from dataclasses import replace

from dateline.claims.status.mood import Mood, negate
from dateline.model import Certainty, Polarity, Tense


def shared(mood: Mood, own: Mood, rule: str) -> Mood:
    """The mood of a noun after the verb that tells of it; the present of the verb dates nothing."""
    return replace(
        mood,
        tense=mood.tense or (own.tense if own.tense != Tense.PRESENT else None),
        certainty=own.certainty if own.certainty != Certainty.CERTAIN else mood.certainty,
        polarity=own.polarity if own.polarity == Polarity.NEG else mood.polarity,
        alleged=mood.alleged or own.alleged,
        would=own.would,
        rules=(*mood.rules, rule, *own.rules),
    )


def grouped(mood: Mood, own: Mood, effect: str) -> Mood:
    """The mood of what stands below a verb group whose own mood is `own`."""
    mood = replace(
        mood,
        tense=mood.tense or own.tense,
        would=mood.would or (own.would and effect == "share"),
        rules=(*mood.rules, *own.rules),
    )
    if own.polarity == Polarity.NEG and effect != "open":
        mood = negate(mood)
    return replace(mood, alleged=mood.alleged or own.alleged, certainty=certainty_under(mood, own, effect))


def certainty_under(mood: Mood, own: Mood, effect: str) -> Certainty:
    """How sure something is below a verb group."""
    certainty = mood.certainty
    if own.certainty == Certainty.POSSIBLE and effect != "deny" and certainty != Certainty.UNKNOWN:
        certainty = own.certainty
    return Certainty.PROBABLE if own.alleged and certainty == Certainty.CERTAIN else certainty
