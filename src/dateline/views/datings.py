"""When every page was published, how that is known, and the evidence in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.cases.speakers import name_of
from dateline.model import Case, How, Page
from dateline.views.decisions import said_of
from dateline.views.derivations import evidence_of
from dateline.views.words import day_of, doubtful_trust, foreign_language


@dataclass(frozen=True)
class Dating:
    """A page's day and how it is known: the sentence of the rule that found it, and what it went by.

    `language` is the language of a page that is not analysed because of it; `trust` is how far the extractors
    agree on its article, where that is little; `people` is what people decided or noted of the page.
    """

    page: str
    id: str
    published: str
    how: str
    because: str
    evidence: str
    language: str | None = None
    trust: float | None = None
    people: tuple[str, ...] = ()


def datings(case: Case, says: Mapping[str, str], among: Iterable[str] | None = None) -> tuple[Dating, ...]:
    """Pages with their publication days, in the order of their names; `says` has the sentences of rules.

    Those that `among` names, else all.
    """
    found = case.pages if among is None else (case.by_id[page] for page in among)
    pages = sorted(found, key=lambda page: (page.ref, page.id))
    return tuple(dating_of(case, page, says) for page in pages)


def dating_of(case: Case, page: Page, says: Mapping[str, str]) -> Dating:
    """One page with its publication day."""
    estimate = case.estimate_of.get(page.id)
    return Dating(
        name_of(case, page.id),
        page.id,
        day_of(estimate),
        str(estimate.how if estimate else How.UNKNOWN),
        says.get(estimate.by.rule, estimate.by.rule) if estimate else "no stage has dated it",
        evidence_of(case, estimate) if estimate else "",
        foreign_language(case, page.id),
        doubtful_trust(case, page.id),
        said_of(case, page),
    )
