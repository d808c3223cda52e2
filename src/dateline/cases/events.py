"""Merge claims of all pages into events."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dateline.model import Claim, Entity, Event, EventTime, Mention
from dateline.stage import Notes, Stage


def merge_events(articles: Mapping[str, Notes], notes: Notes) -> Iterator[Event]:
    """Merge claims of all pages into events."""
    return iter(())


def stage() -> Stage:
    """The events stage."""
    return Stage(
        "events",
        version=1,
        scope="case",
        needs=(
            Claim,
            EventTime,
            Entity,
            Mention,
        ),
        gives=(Event,),
        run=merge_events,
    )
