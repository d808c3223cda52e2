"""Events on the terminal: when, what, on whose word; and how the days of pages are known."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rich.table import Table
from rich.text import Text

from dateline.app.tables import PEOPLE, draw_rows
from dateline.app.terminal import say, show, styled
from dateline.cases.speakers import listed
from dateline.model import Case
from dateline.views.chapters import TITLES, Chapters, Part, candidates, chapters, rows_for
from dateline.views.datings import Dating, datings
from dateline.views.timeline import Moment, timeline
from dateline.views.words import counted

STYLES: Mapping[str, str] = {
    "planned": "cyan",
    "stated": "green",
    "alleged": "yellow",
    "denied": "red",
    "negated": "magenta",
    "hypothetical": "blue",
}
"""The colour of every status, on terminals that have colours; the word itself is always there."""
MANY = 60
"""Of more pages only those are listed with their days on which the events of a first screen stand."""
NAME = 32
"""Columns of the name of a page; a longer one is folded."""


@dataclass(frozen=True)
class Screen:
    """What a timeline shows: pages with their days and how many others there are, events, and these in parts."""

    pages: tuple[Dating, ...]
    others: int
    moments: tuple[Moment, ...]
    told: Chapters


def screen_of(case: Case, says: Mapping[str, str], *, everything: bool, whole: bool) -> Screen:
    """The timeline of a case: its first events, or `everything`; `says` has the sentences of rules.

    Of many pages only those are shown on which these events stand, unless `everything` or the `whole` list is
    asked for.
    """
    size = case.size("pages")
    rows = rows_for(size)
    moments = timeline(case) if everything else candidates(case, rows)
    told = chapters(moments, rows, total=case.size("events"))
    few = pages_of(case, told) if size > MANY and not (everything or whole) else None
    pages = datings(case, says, few)
    kept = {moment.id for moment in told.shown}
    shown = moments if everything else tuple(moment for moment in moments if moment.id in kept)
    return Screen(pages, size - len(pages), shown, told)


def pages_of(case: Case, told: Chapters) -> Iterable[str]:
    """The pages on which the claims of a first screen stand."""
    claims = (claim for moment in told.shown for claim in case.by_id[moment.id].claims)
    return dict.fromkeys(case.by_id[claim].trigger.page for claim in claims)


def draw_timeline(screen: Screen, *, everything: bool) -> None:
    """The pages and how their days are known; the affair in a line; then what is said of it, by day."""
    told = screen.told
    draw_datings(screen.pages)
    if screen.others:
        say(f"{counted(screen.others, 'further page')}; --all shows how the day of each is known.", "dim")
    if told.first:
        say()
        say(f"“{told.first.words}”", "bold")
        show(voices_text(told.first))
        say(f"{told_by(told.first)}", "dim")
    for part, moments in told.told:
        draw_moments(TITLES[part], moments, short=part is Part.HISTORY)
    if everything:
        draw_moments("Speech and background", told.background)
    elif told.further:
        say()
        say(
            f"{counted(told.further, 'further event')} of speech and background; --all shows them.",
            "dim",
        )


def draw_moments(title: str, moments: Sequence[Moment], *, short: bool = False) -> None:
    """Events under a title, if there are any; `short` tells of each only its words and whose they are."""
    if not moments:
        return
    say()
    if title:
        say(f"{title}\n", "bold underline")
    text = moment_line if short else moment_text
    draw_rows(((moment.day, text(moment)) for moment in moments), width=22, apart=not short)


def draw_datings(datings: Sequence[Dating]) -> None:
    """Every page with its day and how it is known; what one sentence says of many pages is said once."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold", max_width=NAME)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    said: set[str] = set()
    for dating in datings:
        known = dating.evidence or ("" if dating.because in said else dating.because)
        said |= set() if dating.evidence else {dating.because}
        table.add_row(styled((dating.page, "bold")), dating.published, dating_text(dating, known))
    show(table)


def dating_text(dating: Dating, because: str) -> Text:
    """How the day of a page is known, and what else to know of the page."""
    how = f"{dating.how}: {because}" if because else dating.how
    unread = f"\nin {dating.language}: not analysed" if dating.language else ""
    people = ((f"\n{phrase}", PEOPLE) for phrase in dating.people)
    return styled((f"{how}{unread}{doubt_of(dating)}", ""), *people)


def doubt_of(dating: Dating) -> str:
    """What is said of a page of which it is unsure what the article is."""
    if dating.trust is None:
        return ""
    return f"\nwhat of it is the article is unsure (trust {dating.trust:.2f}): look at the page"


def moment_text(moment: Moment, *, whole: bool = False) -> Text:
    """An event: in the words of a page, what, who says so, who says otherwise, how many tell it.

    Who does what to whom is told where it is sure, or where the `whole` event is asked for.
    """
    answers = [
        *(styled((denial, STYLES["denied"])) for denial in moment.denials),
        *(styled((negation, STYLES["negated"])) for negation in moment.negations),
    ]
    lines = [
        styled((f"“{moment.words}”", "bold")),
        *([moment_head(moment)] if whole or moment.sure else []),
        voices_text(moment),
        *answers,
        *(styled((phrase, PEOPLE)) for phrase in moment.people),
        styled((f"{told_by(moment)} · {moment.id}", "dim")),
    ]
    return Text("\n").join(line for line in lines if line)


def moment_line(moment: Moment) -> Text:
    """An event in a line: the words of a page, and who says so."""
    words = styled((f"“{moment.words}” ", ""))
    return Text.assemble(words, voices_text(moment), styled((f" · {moment.id}", "dim")))


def moment_head(moment: Moment) -> Text:
    """What, who to whom, where, about what."""
    who = f"  {moment.who}" if moment.who else ""
    where = f" {moment.where}" if moment.where else ""
    rest = f"{who}{where}{f': {moment.theme}' if moment.theme else ''}"
    return styled(
        (moment.label, ""), (rest, ""), (f"  [{moment.predicate}]" if moment.predicate else "", "dim")
    )


def told_by(moment: Moment) -> str:
    """On how many pages, and how many of them are independent."""
    witnesses = counted(moment.witnesses, "independent witness")
    return f"{counted(len(moment.pages), 'page')} ({', '.join(moment.pages)}), {witnesses}"


def voices_text(moment: Moment) -> Text:
    """Who says so, by status, and of which word of the sentence, where that must be told."""
    voices = Text("; ").join(
        styled((voice.status, STYLES.get(voice.status, "")), (f" by {listed(voice.sources)}", ""))
        for voice in moment.voices
    )
    about = moment.telling.about
    return Text.assemble(styled((f"of “{about}”: ", "")), voices) if about else voices
