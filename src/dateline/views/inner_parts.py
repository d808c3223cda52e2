"""The facts that are part of a fact, whatever its rule went by."""

# ruff: noqa: ARG001 — all nouns are asked in one way, whatever they need to answer

from __future__ import annotations

from functools import singledispatch
from typing import Any

from dateline.model import Case, Claim, Coreference, DateEstimate, Entity, Event, Link, Mention, Timex


def known(case: Case, *ids: str) -> tuple[Any, ...]:
    """The facts with some ids, but those that the case does not keep."""
    return tuple(case.by_id[each] for each in ids if each in case.by_id)


@singledispatch
def inner_parts(fact: Any, case: Case) -> tuple[Any, ...]:
    """The facts that are part of a fact without being premises of its rule."""
    return ()


@inner_parts.register
def _(fact: Claim, case: Case) -> tuple[Any, ...]:
    time = case.time_of.get(fact.id)
    return (
        *(case.by_id[attribution] for attribution in fact.chain),
        *fact.arguments,
        *([time] if time else []),
    )


@inner_parts.register
def _(fact: DateEstimate, case: Case) -> tuple[Any, ...]:
    language = case.language_of.get(fact.page)
    return (language,) if language and not language.analysed else ()


@inner_parts.register
def _(fact: Event, case: Case) -> tuple[Any, ...]:
    return (*(case.by_id[claim] for claim in fact.claims), *case.positions_on.get(fact.id, ()))


@inner_parts.register
def _(fact: Entity, case: Case) -> tuple[Any, ...]:
    return known(case, *fact.mentions)


@inner_parts.register
def _(fact: Mention, case: Case) -> tuple[Any, ...]:
    return case.coreferences_of.get(fact.id, ())


@inner_parts.register
def _(fact: Coreference, case: Case) -> tuple[Any, ...]:
    return known(case, fact.antecedent)


@inner_parts.register
def _(fact: Timex, case: Case) -> tuple[Any, ...]:
    return known(case, fact.expression)


@inner_parts.register
def _(fact: Link, case: Case) -> tuple[Any, ...]:
    return known(case, fact.left, fact.right)
