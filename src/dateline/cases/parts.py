"""Who plays which part in a claim when a person says so: other words of its page, a known actor, or nobody."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain

from dateline.cases.sourcing import named_in, span_of
from dateline.model import (
    NONE,
    Argument,
    By,
    Claim,
    JudgementKind,
    Mention,
    MentionKind,
    Page,
    Role,
    Ruling,
    Span,
    make_id,
)
from dateline.stage import Notes

PARTS: Mapping[JudgementKind, Role] = {JudgementKind(role): role for role in Role if role is not Role.TIME}
"""The kinds of judgements that give a part; when it happens is a matter of its days."""

Heard = Mapping[JudgementKind, Ruling]
"""What people say of one claim."""


def parties_for(
    claim: Claim, verdict: str, layers: Notes, known: Mapping[str, Mention]
) -> tuple[tuple[Span, Mention | None], ...] | None:
    """The words and the mentions that a verdict on a part of a claim names; `known` are those of all pages.

    Who is not named on the page of the claim is implied by its event word. `None` when the verdict names
    what is not there.
    """
    parties = [] if verdict == NONE else verdict.split(",")
    found = [party_for(claim, party, layers, known) for party in parties]
    told = [party for party in found if party]
    return tuple(told) if len(told) == len(found) else None


def party_for(
    claim: Claim, party: str, layers: Notes, known: Mapping[str, Mention]
) -> tuple[Span, Mention | None] | None:
    """The words and the mention of one party; `None` when it is not there."""
    if party in known:
        mention = known[party]
        here = mention.span.page == claim.trigger.page
        return (mention.span if here else claim.trigger), mention
    words = span_of(party, layers[Page][0])
    return (words, meant_by(words, layers)) if words else None


def meant_by(words: Span, layers: Notes) -> Mention | None:
    """The mention that some words are: the first one in them, else the name that they are a part of.

    Where nothing was read, another mention by that name.
    """
    name = layers[Page][0].text[words.start : words.end]
    names = [mention for mention in layers[Mention] if mention.kind is MentionKind.NAME]
    inside = named_in(words, layers[Mention])
    around = (mention for mention in names if mention.span.covers(words))
    alike = (mention for mention in names if mention.name == name)
    return next(chain(inside, around, alike), None)


def mentions_in(verdict: str) -> frozenset[str]:
    """The ids of the mentions that a verdict on a part names."""
    return frozenset(each for each in verdict.split(",") if each.startswith("men-"))


def give_parts(claim: Claim, told: Heard, layers: Notes, known: Mapping[str, Mention]) -> Claim:
    """A claim with the parts that people give; what they say nothing of stays."""
    rulings = {PARTS[kind]: ruling for kind, ruling in told.items() if kind in PARTS}
    if not rulings:
        return claim
    given = chain.from_iterable(
        arguments_for(claim, role, ruling, layers=layers, known=known) for role, ruling in rulings.items()
    )
    kept = (argument for argument in claim.arguments if argument.role not in rulings)
    arguments = (*kept, *given)
    gone = mentions_of(claim.arguments) - mentions_of(arguments)
    return replace(
        claim,
        arguments=arguments,
        place=place_of(arguments) if Role.PLACE in rulings else claim.place,
        by=replace(claim.by, premises=tuple(each for each in claim.by.premises if each not in gone)),
    )


def mentions_of(arguments: Iterable[Argument]) -> frozenset[str]:
    """The mentions that play a part."""
    return frozenset(argument.mention for argument in arguments if argument.mention)


def arguments_for(
    claim: Claim, role: Role, ruling: Ruling, *, layers: Notes, known: Mapping[str, Mention]
) -> Iterable[Argument]:
    """The arguments that a person gives a claim in one part."""
    trigger = make_id("tri", *(claim.trigger.page, *claim.trigger.pair))
    for words, mention in parties_for(claim, ruling.verdict, layers, known) or ():
        head, name = (mention.head, mention.id) if mention else (0, None)
        by = By(ruling.rule, 1.0, (ruling.judgement, *([name] if name else [])))
        yield Argument(trigger, role, words, head, name, by)


def place_of(arguments: Iterable[Argument]) -> str | None:
    """The mention of the first place among some arguments."""
    places = (argument.mention for argument in arguments if argument.role is Role.PLACE)
    return next(filter(None, places), None)
