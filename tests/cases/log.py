"""Logs of judgements for tests: each made a second later than the one before it."""

from __future__ import annotations

from dateline.model import Force, Judgement, JudgementKind, Ruling


def judged(at: int, kind: str, *members: str, verdict: str = "event", user: str = "ann") -> Judgement:
    """A judgement of the second `at`."""
    return Judgement(f"2031-06-18T09:00:{at:02}Z", user, JudgementKind(kind), members, verdict, "So it is.")


def ruled(kind: str, *members: str, verdict: str = "event") -> Ruling:
    """A ruling in force, of a judgement by its kind and members."""
    return Ruling(
        judged(0, kind, *members, verdict=verdict).id,
        JudgementKind(kind),
        members,
        verdict,
        Force.IN_FORCE,
        (),
        (),
    )
