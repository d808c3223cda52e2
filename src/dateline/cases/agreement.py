"""Say who asserts, alleges, denies or plans each event, and which claims corroborate, deny or contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import Attribution, Claim, Copies, Entity, Event, EventTime, Link, Position
from dateline.stage import Notes, Stage


def weigh_agreement(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Position | Link]:
    """Say who asserts, alleges, denies or plans each event, and which claims corroborate, deny or contradict each other."""
    return iter(())


def stage() -> Stage:
    """The agreement stage."""
    return Stage(
        "agreement",
        version=1,
        scope="case",
        needs=(
            Event,
            Claim,
            EventTime,
            Attribution,
            Entity,
            Copies,
        ),
        gives=(
            Position,
            Link,
        ),
        run=weigh_agreement,
    )
