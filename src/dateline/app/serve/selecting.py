"""What may be judged of a page: its day, and of words that are selected there, a claim or none of the story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from dateline.app.serve.claims import speakers_on
from dateline.app.serve.layout import render
from dateline.app.serve.readings import span_asked
from dateline.app.serve.sheets import page_asked
from dateline.cases.rulings import ON_WORDS
from dateline.cases.speakers import quote
from dateline.io.casefile.stored import StoredCase
from dateline.model import Certainty, Label, Tense
from dateline.views.decisions import phrase_of
from dateline.views.selections import FEW

CHOICES = (
    ("status", Label.STATED, tuple(Label)),
    ("certainty", Certainty.CERTAIN, tuple(Certainty)),
    ("tense", Tense.UNKNOWN, tuple(Tense)),
)
"""What may be said of a claim that is added, with what it is where nobody says so."""


@dataclass(frozen=True)
class Marked:
    """Words of a page that a person judged: the judgement, who said what and why, and the words."""

    judgement: str
    phrase: str
    words: str


def page_forms(request: Request, case: StoredCase) -> Response:
    """What may be judged of a page, and of its words that were selected."""
    page = page_asked(request, case)
    at = span_asked(page, request.query_params.get("at", ""))
    words = quote(case, at) if at else ""
    return render(
        request,
        "page_forms.html",
        view="pages",
        title=f"Judge {case.short_refs[page.id]}",
        page=page,
        at=f"{at.start}-{at.end}" if at else "",
        words=words,
        many=len(words.split()) > FEW,
        choices=CHOICES,
        speakers=speakers_on(case, page.id),
        marked=list(marked_on(case, page.id)),
    )


def marked_on(case: StoredCase, page: str) -> Iterator[Marked]:
    """What people said of words of a page, as far as it holds."""
    for ruling in case.rulings:
        judgement = case.by_id[ruling.judgement]
        if ruling.holds and ruling.kind in ON_WORDS and judgement.members == (page,):
            words = quote(case, ruling.evidence[0])
            yield Marked(ruling.judgement, phrase_of(case, judgement), words)
