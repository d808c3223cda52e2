"""Whom a promise, a refusal or a threat is about: whom the event concerns that is promised, refused or threatened.

"Norland is willing to release the crew": who releases is who is willing, and the crew is whom it concerns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from dateline.claims.arguments.scenes import Found, Scene, heads_of
from dateline.model import Role

SPOKEN = frozenset({"AGREE", "REJECT", "THREATEN"})
"""PLOVER types of acts of speech that have another event as their content."""
RULE = "arguments.commitment"


def committed(scene: Scene, found: Mapping[int, list[Found]]) -> Iterator[tuple[int, list[Found]]]:
    """The acts of speech of a sentence that have another event as their content, with all their parties.

    A thing of a clause with a subject of its own is no target ("did not rule out that MISSILES had been sold").
    """
    for token, trigger in scene.triggers.items():
        if trigger.predicate in SPOKEN:
            for clause in scene.sentence.children(token, "xcomp", "ccomp"):
                if clause in found:
                    own = scene.sentence.deps[clause] == "xcomp"
                    yield token, joined(found[token], found[clause], things=own)
                    break


def joined(mine: Sequence[Found], content: Sequence[Found], *, things: bool) -> list[Found]:
    """The parties of an act of speech, and those of its content that it lacks; who is to act is no target."""
    kept = with_doers(mine, [each for each in content if each.role == Role.AGENT])
    bare = things and all(each.role == Role.AGENT for each in kept)
    new = [each for each in targets_of(content, things=bare) if each.head not in heads_of(kept)]
    return [*kept, *(Found(each.role, each.head, RULE) for each in new)]


def with_doers(mine: Sequence[Found], doers: Sequence[Found]) -> list[Found]:
    """The parties of an act of speech without those who are to act, unless nobody else acts."""
    kept = [each for each in mine if each.role == Role.AGENT or each.head not in heads_of(doers)]
    if not any(each.role == Role.AGENT for each in kept):
        kept += [Found(Role.AGENT, each.head, RULE) for each in doers]
    return kept


def targets_of(content: Sequence[Found], *, things: bool) -> list[Found]:
    """Whom a deed reaches; else, if things count, what it is done to."""
    reached = [each for each in content if each.role == Role.RECIPIENT]
    return reached or [each for each in content if things and each.role == Role.THEME]
