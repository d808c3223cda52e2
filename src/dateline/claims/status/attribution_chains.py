"""On whose word an event stands: the chains of attributions in whose content it is told."""

from __future__ import annotations

import itertools
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from dateline.model import Attribution, Span

Chain = tuple[Attribution, ...]
"""Attributions, outermost first; empty for what the outlet itself says."""
CHARGING = frozenset({"accuse", "claim", "suspect"})
"""Kinds of cues that bring a charge."""


def chains_of(
    trigger: Span, attributions: Sequence[Attribution], by_id: Mapping[str, Attribution]
) -> list[Chain]:
    """The chains that hold an event, one for each innermost attribution that covers it; else an empty one."""
    around = [each for each in attributions if covers(each, trigger)]
    outer = {each.within for each in around}
    inner = [each for each in around if each.id not in outer]
    ids = {each.id for each in around}
    return distinct({among(path(each, by_id), ids) for each in inner}) or [()]


def among(chain: Chain, ids: Container[str]) -> Chain:
    """The attributions of a chain that are among some, by their ids."""
    return tuple(link for link in chain if link.id in ids)


def covers(attribution: Attribution, trigger: Span) -> bool:
    """Whether the trigger stands in the content of an attribution and is not its cue."""
    if attribution.cue and attribution.cue.overlaps(trigger):
        return False
    return any(span.covers(trigger) for span in attribution.content)


def path(attribution: Attribution, by_id: Mapping[str, Attribution]) -> Chain:
    """An attribution and those around it, outermost first."""
    found = {attribution.id: attribution}
    while (around := attribution.within) and around in by_id and around not in found:
        attribution = found[around] = by_id[around]
    return tuple(reversed(found.values()))


def distinct(chains: Iterable[Chain]) -> list[Chain]:
    """Chains that say different things: where nobody denies, the same words have one chain.

    It goes through the smallest contents, with every other speaker around it.
    """
    ordered = sorted(
        chains, key=lambda chain: ([width(link) for link in reversed(chain)], [link.order for link in chain])
    )
    groups = [chain for chain in ordered if not denies(chain)], [chain for chain in ordered if denies(chain)]
    return [chain for group in groups if (chain := merge(group))]


def with_charge(chain: Chain) -> Iterator[Chain]:
    """A chain, and behind one in which somebody denies what another charges the chain of that charge alone.

    As in "rejected Finland's claim that": Finland claims it, too.
    """
    yield chain
    for outer, inner in pairwise(chain):
        if outer.cue_kind == "deny" and inner.cue_kind in CHARGING and inner.source:
            yield tuple(link for link in chain if link is not outer)


def denies(chain: Chain) -> bool:
    """Whether anybody in a chain denies what is told."""
    return any(link.cue_kind == "deny" for link in chain)


def merge(chains: Sequence[Chain]) -> Chain:
    """One chain of several: all their attributions, the widest content outermost."""
    links = {link.id: link for link in itertools.chain.from_iterable(chains)}
    if len(chains) < 2:
        return chains[0] if chains else ()
    return tuple(sorted(links.values(), key=lambda link: (-width(link), link.content[0], link.order)))


def width(attribution: Attribution) -> int:
    """How many characters of content an attribution has."""
    return sum(span.end - span.start for span in attribution.content)
