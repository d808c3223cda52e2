"""The brief: what a reader of the affair must know, a line each, with footnotes to the words of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from dateline.cases.speakers import listed, name_of
from dateline.model import Case, Claim
from dateline.views.chapters import TITLES, Chapters, first_screen
from dateline.views.decisions import said_of
from dateline.views.tellers import teller_of
from dateline.views.timeline import Moment
from dateline.views.words import counted, words_of

MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~])")
"""What Markdown would obey."""
NOTES = 4
"""Pages that are cited of an event: the one that tells it best, then others in their order."""


@dataclass
class Sheet:
    """A brief as it grows: its lines, and the evidence that its footnotes cite, each once."""

    case: Case
    markdown: bool
    cited: dict[str, int] = field(default_factory=dict)

    def plain(self, words: str) -> str:
        """Words of a page, in which no format finds anything to obey."""
        return MARKUP.sub(r"\\\1", words) if self.markdown else words

    def mark(self, claim: Claim) -> str:
        """The mark of the footnote that cites a claim."""
        number = self.cited.setdefault(claim.id, len(self.cited) + 1)
        return f"[^{number}]" if self.markdown else f"[{number}]"

    def notes(self) -> Iterator[str]:
        """The footnotes: page, place and words of every claim that is cited, and what people decided of it."""
        for claim in (self.case.by_id[each] for each in self.cited):
            span = claim.evidence[0]
            place = f"{name_of(self.case, span.page)}[{span.start}:{span.end}]"
            colon = ":" if self.markdown else ""
            told = "; ".join(said_of(self.case, claim))
            words = f"{place} “{words_of(self.case, claim)}”{f' ({told})' if told else ''}"
            yield f"{self.mark(claim)}{colon} {self.plain(words)}"


def write_brief(case: Case, *, markdown: bool) -> str:
    """A case as a page of lines: the affair, what happened, what is announced, what is disputed; then footnotes.

    Equal cases give equal text. Nothing is told as a fact: every line has its sources and their stance.
    """
    told = first_screen(case)
    sheet = Sheet(case, markdown)
    body = list(lines_of(sheet, told))
    return "\n".join((*body, "", *sheet.notes())).strip() + "\n"


def lines_of(sheet: Sheet, told: Chapters) -> Iterator[str]:
    """The lines of a brief but for its footnotes."""
    pages = counted(sheet.case.size("pages"), "page")
    if told.first is None:
        yield f"{pages}; none of them tells an event."
        return
    yield f"{'# ' if sheet.markdown else ''}“{sheet.plain(told.first.words)}”"
    yield ""
    yield sheet.plain(f"This is{meant(told.first, ', of ')} {voices_of(told.first)}.")
    yield ""
    yield f"{pages}; {counted(told.further, 'further event')} of speech and background left out."
    for part, moments in told.told:
        yield from rows_of(sheet, TITLES[part], moments)


def rows_of(sheet: Sheet, title: str, moments: Sequence[Moment]) -> Iterator[str]:
    """A part of a brief."""
    yield from ("", f"{'## ' if sheet.markdown else ''}{title}", "")
    for moment in moments:
        yield row(sheet, moment)


def row(sheet: Sheet, moment: Moment) -> str:
    """One event: its day, its words, who says so and as what, who says otherwise, and where it stands."""
    marks = "".join(sheet.mark(claim) for claim in cited_claims(sheet.case, moment))
    words = sheet.plain(f"“{moment.words}”{meant(moment, ', of ')}: {voices_of(moment)}")
    return f"- {sheet.plain(moment.day)}: {words} {marks}"


def meant(moment: Moment, before: str) -> str:
    """The word of its sentence of which an event is told, where that must be said, behind some others."""
    return f"{before}“{moment.telling.about}”" if moment.telling.about else ""


def voices_of(moment: Moment) -> str:
    """Who says so and as what, who says otherwise, and how many independent witnesses there are."""
    voices = "; ".join(f"{voice.status} by {listed(voice.sources)}" for voice in moment.voices)
    witnesses = counted(moment.witnesses, "independent witness")
    return "; ".join(filter(None, (voices, *moment.denials, *moment.negations, witnesses)))


def cited_claims(case: Case, moment: Moment) -> list[Claim]:
    """The claims that stand for an event: the one that tells it, then the first of every other page."""
    event = case.by_id[moment.id]
    teller = teller_of(case, event).id
    ordered = sorted(event.claims, key=lambda claim: claim != teller)
    by_page: dict[str, Claim] = {}
    for claim in (case.by_id[each] for each in ordered):
        by_page.setdefault(claim.trigger.page, claim)
    return list(by_page.values())[:NOTES]
