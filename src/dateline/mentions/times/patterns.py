"""The patterns of time rules: parts filled in, and classes of words turned into sets of letters."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.errors import PackError
from dateline.rules import Rule

OTHER = ("alias", "tagged")
"""The tables that give words, or their parts of speech, the name of another class."""

PLACE = re.compile(r"\{([a-z_]+)\}")


@dataclass(frozen=True, eq=False)
class TimeRule:
    """A pattern over letters.

    `sources` are, by class that it names, the ids of the word table or shape and of the parts that say so.

    Every match holds a letter of `core`.
    """

    rule: Rule
    pattern: re.Pattern[str]
    core: frozenset[str]
    sources: Mapping[str, tuple[str, ...]]


def required(rule: Rule) -> re.Pattern[str]:
    """The pattern of a rule that must have one."""
    if rule.pattern is None:
        raise PackError(
            f"rule {rule.id} has no pattern.",
            advice="A shape, a part and a rule that is read need one.",
            rule=rule.id,
        )
    return rule.pattern


def places_in(rule: Rule) -> list[str]:
    """The names in braces in a rule's pattern."""
    return PLACE.findall(required(rule).pattern)


def compile_rule(
    rule: Rule, *, parts: Mapping[str, Rule], members: Mapping[str, str], known: Mapping[str, Rule]
) -> TimeRule:
    """A rule with its parts filled in and its classes turned into sets of letters."""
    text = fill(required(rule).pattern, parts)
    try:
        pattern = re.compile(PLACE.sub(lambda place: members[place[1]], text), re.VERBOSE)
    except (re.error, KeyError) as error:
        raise PackError(
            f"rule {rule.id} does not compile over its classes: {error}.",
            advice="Check the names in braces.",
            rule=rule.id,
        ) from error
    used = [part for name, part in parts.items() if required(part).pattern in text]
    core = frozenset("".join(members[name].strip("[]") for name in rule.words))
    return TimeRule(
        rule,
        pattern,
        core,
        {name: sources_of(name, used, known) for name in sorted(set(PLACE.findall(text)))},
    )


def fill(text: str, parts: Mapping[str, Rule]) -> str:
    """A pattern with its parts in place of their names; parts may hold parts, a few levels deep."""
    for _ in range(4):
        text = PLACE.sub(
            lambda place: f"(?:{required(parts[place[1]]).pattern})" if place[1] in parts else place[0], text
        )
    return text


def sources_of(name: str, used: Sequence[Rule], known: Mapping[str, Rule]) -> tuple[str, ...]:
    """The ids of what stands behind a class: its table or shape, and the parts in use that name it."""
    own = (
        (known[name].id,)
        if name in known
        else tuple(known[table].id for table in OTHER if name in known[table].words.values())
    )
    return (*own, *(part.id for part in used if name in places_in(part)))
