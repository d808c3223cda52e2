"""A claim in its sentence: what stands before its evidence and behind it, on its page."""

from __future__ import annotations

from dataclasses import dataclass

from dateline.cases.speakers import name_of, outlet_of
from dateline.model import Case, Claim, Mention
from dateline.views.clauses import STOP
from dateline.views.words import day_of

AROUND = 320
"""Characters that are looked at on either side for the end of a sentence."""


CLOSING = '”"’) '
"""What may stand between the end of a sentence and the next one."""


@dataclass(frozen=True)
class Context:
    """Evidence, or a mention, `words`, which is `[start, end)` of its page, with the rest of its sentence.

    `page` is the page's id, `name` what people call it, `outlet` whose it is, `published` its day.
    """

    fact: str
    page: str
    name: str
    outlet: str
    published: str
    before: str
    words: str
    after: str
    start: int
    end: int


def context_of(case: Case, claim: Claim) -> Context:
    """A claim in its sentence, white space as single blanks."""
    spans = claim.evidence or (claim.trigger,)
    return between(case, claim, min(span.start for span in spans), max(span.end for span in spans))


def mention_context(case: Case, mention: str) -> Context | None:
    """A mention in its sentence; `None` for one that the case does not keep."""
    found = case.by_id.get(mention)
    return between(case, found, found.span.start, found.span.end) if isinstance(found, Mention) else None


def between(case: Case, fact: Claim | Mention, start: int, end: int) -> Context:
    """What stands from one character of a page to another, in its sentence."""
    page = fact.span.page if isinstance(fact, Mention) else fact.trigger.page
    text = case.by_id[page].text
    return Context(
        fact=fact.id,
        page=page,
        name=name_of(case, page),
        outlet=outlet_of(case, page),
        published=day_of(case.estimate_of.get(page)),
        before=lead(text[max(0, start - AROUND) : start], whole=start <= AROUND),
        words=" ".join(text[start:end].split()),
        after=rest(text[end : end + AROUND], whole=end + AROUND >= len(text)),
        start=start,
        end=end,
    )


def lead(before: str, *, whole: bool) -> str:
    """What stands before in the same sentence; `whole` tells that nothing stands before that."""
    ends = [found.end() for found in STOP.finditer(before)]
    begins = before[ends[-1] :] if ends else before
    told = begins if ends or whole else "… " + begins.partition(" ")[2]
    words = " ".join(told.lstrip(CLOSING).split())
    return f"{words} " if words and before[-1:].isspace() else words


def rest(after: str, *, whole: bool) -> str:
    """What stands behind in the same sentence; `whole` tells that nothing stands behind that."""
    stop = STOP.search(after)
    told = after[: stop.end()] if stop else after if whole else after.rpartition(" ")[0] + " …"
    return (" " if after[:1].isspace() else "") + " ".join(told.split())
