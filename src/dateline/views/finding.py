"""Which fact of a case is meant by an id, the beginning of one, or a name."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from dateline.errors import DatelineError
from dateline.model import (
    Case,
    JudgementKind,
)
from dateline.views.naming import now_called
from dateline.views.words import meant

TYPO = 0.85
"""How much of a name must match to be what was meant; two ids are alike in a few characters by chance."""


def find_fact(case: Case, given: str) -> Any:
    """The fact with an id, or with the only id that begins so.

    A page also by its name, and a claim by what it was called before a person gave it another source.
    """
    page = case.page_named(given)
    if given in case.by_id or page:
        return case.by_id.get(given, page)
    names = now_called(case)
    only = only_beginning(given, {*case.ids_from(given), *names} if given else ())
    if only:
        return case.by_id[only if only in case.by_id else names[only]]
    refuse_rejected(case, given)
    raise DatelineError(
        f"nothing in this case has the id {given!r}{meant(given, names_like(case, given), cutoff=TYPO)}.",
        advice="`dateline timeline` shows the ids of events and the names of pages, "
        "`claims` the ids of claims, `actors` those of entities, `judgements` those of judgements.",
    )


def only_beginning(given: str, names: Iterable[str]) -> str | None:
    """The only name that begins so, `None` when none does; DatelineError when there are several."""
    found = sorted(name for name in names if name.startswith(given)) if given else []
    if len(found) > 1:
        raise DatelineError(
            f"{len(found)} ids begin with {given}: {', '.join(found[:5])}{' …' if len(found) > 5 else ''}.",
            advice="Give more of the id.",
        )
    return found[0] if found else None


def refuse_rejected(case: Case, given: str) -> None:
    """Raise DatelineError for what is not in the case because a person rejected it."""
    for ruling in case.rulings if given else ():
        named = next((member for member in ruling.members if member.startswith(given)), None)
        if named and ruling.holds and ruling.kind is JudgementKind.REJECT:
            raise DatelineError(
                f"{case.by_id[ruling.judgement].user} rejected {named}.",
                advice=f"To have it back: dateline judge undo CASE {ruling.judgement}",
            )


def names_like(case: Case, given: str) -> list[str]:
    """What may be meant by a name that nothing has: ids of its kind, cut to its length, and page names."""
    ids = {known[: len(given)] for known in case.by_id if known[:4] == given[:4]}
    return [*sorted(ids), *case.short_refs.values()]
