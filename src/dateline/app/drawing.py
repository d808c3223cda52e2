"""Views on the terminal, as columns."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from dateline.app.terminal import say, show, styled
from dateline.io.casefile.checks import Finding
from dateline.model import Certainty, Link, Problem
from dateline.views.datings import Dating
from dateline.views.decisions import Decision
from dateline.views.events import Detail
from dateline.views.hints import Hint, hint_sentence
from dateline.views.ledger import Entry
from dateline.views.network import Actor, Tie
from dateline.views.positions import Voice
from dateline.views.sources import Source
from dateline.views.timeline import Chapters, Moment
from dateline.views.words import counted, listed

STYLES: Mapping[str, str] = {
    "planned": "cyan",
    "stated": "green",
    "alleged": "yellow",
    "denied": "red",
    "negated": "magenta",
    "hypothetical": "blue",
}
"""The colour of every status, on terminals that have colours; the word itself is always there."""
FORCES: Mapping[str, str] = {"in force": "green", "in conflict": "red", "waiting": "yellow"}
"""The colour of what became of a judgement."""
NAME = 32
"""Columns of the name of a page; a longer one is folded."""
PEOPLE = "italic"
"""The look of what people decided or noted."""


def draw_timeline(datings: Sequence[Dating], told: Chapters, *, undated: bool, hidden: int) -> None:
    """The pages and how their days are known; then events by day, undated ones, and how many are left out."""
    draw_datings(datings)
    draw_moments("", told.dated)
    draw_moments("Some time up to a day, or from it on", told.bounded)
    draw_moments("Disputed, without a date", told.disputed)
    if undated:
        draw_moments("Without a date", told.undated)
    if hidden:
        say()
        say(further(hidden, without_date=0 if undated else len(told.undated)), "dim")


def further(hidden: int, *, without_date: int) -> str:
    """How many events are not shown, what they are, and which options show them."""
    rest = hidden - without_date
    parts = [f"{rest} of speech and background"] * bool(rest) + [f"{without_date} without a date"] * bool(
        without_date
    )
    options = "--all shows them" + (", --undated those without a date" if rest and without_date else "")
    return f"{counted(hidden, 'further event')} ({', '.join(parts)}); {options}."


def draw_moments(title: str, moments: Sequence[Moment]) -> None:
    """Events under a title, if there are any."""
    if not moments:
        return
    say()
    if title:
        say(f"{title}\n", "bold underline")
    draw_rows(((moment.date or "no date", moment_text(moment)) for moment in moments), width=21)


def draw_datings(datings: Sequence[Dating]) -> None:
    """Every page with its day and how it is known; what one sentence says of many pages is said once."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(overflow="fold", max_width=NAME)
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    said: set[str] = set()
    for dating in datings:
        known = "" if dating.because in said else dating.because
        said |= set() if dating.evidence else {dating.because}
        how = f"{dating.how}: {dating.evidence or known}" if dating.evidence or known else dating.how
        unread = f"\nin {dating.language}: not analysed" if dating.language else ""
        unsure = (
            f"\nwhat of it is the article is unsure (trust {dating.trust:.2f}): look at the page"
            if dating.trust is not None
            else ""
        )
        table.add_row(
            styled((dating.page, "bold")),
            dating.published,
            styled(
                (f"{how}{unread}{unsure}", ""),
                *((f"\n{phrase}", PEOPLE) for phrase in dating.people),
            ),
        )
    show(table)


def draw_rows(rows: Iterable[tuple[str, Text]], *, width: int) -> None:
    """Blocks of text beside a narrow first column, with an empty line between them."""
    table = Table(box=None, show_header=False, padding=(0, 2, 1, 0), pad_edge=False)
    table.add_column(width=width, overflow="fold", style="bold")
    table.add_column(overflow="fold", ratio=1)
    for first, block in rows:
        table.add_row(styled((first, "")), block)
    if table.row_count:
        show(table)


def moment_text(moment: Moment) -> Text:
    """An event: what, who says so, who says otherwise, the words, how many tell it."""
    answers = [
        *(styled((denial, STYLES["denied"])) for denial in moment.denials),
        *(styled((negation, STYLES["negated"])) for negation in moment.negations),
    ]
    lines = [
        moment_head(moment),
        voices_text(moment.voices),
        *answers,
        *(styled((phrase, PEOPLE)) for phrase in moment.people),
        styled((f"“{moment.words}”", "dim")),
        styled((f"{told_by(moment)} · {moment.id}", "dim")),
    ]
    return Text("\n").join(line for line in lines if line)


def moment_head(moment: Moment) -> Text:
    """What, who to whom, where, about what."""
    who = f"  {moment.who}" if moment.who else ""
    where = f" {moment.where}" if moment.where else ""
    rest = f"{who}{where}{f': {moment.theme}' if moment.theme else ''}"
    return styled(
        (moment.label, "bold"), (rest, ""), (f"  [{moment.predicate}]" if moment.predicate else "", "dim")
    )


def told_by(moment: Moment) -> str:
    """On how many pages, and how many of them are independent."""
    witnesses = counted(moment.witnesses, "independent witness")
    return f"{counted(len(moment.pages), 'page')} ({', '.join(moment.pages)}), {witnesses}"


def voices_text(voices: Sequence[Voice]) -> Text:
    """Who says so, by status."""
    return Text("; ").join(
        styled((voice.status, STYLES.get(voice.status, "")), (f" by {listed(voice.sources)}", ""))
        for voice in voices
    )


def draw_claims(entries: Sequence[Entry], *, rest: str = "") -> None:
    """The ledger, and how many claims it has; `rest` tells what is not shown, or what to do instead."""
    draw_rows(((f"{entry.page}\n{entry_status(entry)}", entry_text(entry)) for entry in entries), width=18)
    if entries:
        say()
    say(f"{counted(len(entries), 'claim')}{rest}", "dim")


def entry_status(entry: Entry) -> str:
    """The status of a claim, and how surely its source says it where that is less than certain."""
    return entry.status if entry.certainty == Certainty.CERTAIN else f"{entry.status}\n{entry.certainty}"


def entry_text(entry: Entry) -> Text:
    """A claim: whose word, which words."""
    date = f" · {entry.date}" if entry.date else ""
    return styled(
        (" › ".join(entry.says_who), "bold"),
        (f": “{entry.words}”\n", ""),
        *((f"{phrase}\n", PEOPLE) for phrase in entry.people),
        (f"{entry.trigger} [{entry.predicate or 'no type'}]{date} · {entry.id}", "dim"),
    )


def draw_table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A table; numbers in the first column and ids are not wrapped."""
    table = Table(box=None, padding=(0, 2, 0, 0), pad_edge=False, header_style="bold")
    for name in header:
        table.add_column(name, no_wrap=name in {header[0], "id"}, overflow="fold")
    for row in rows:
        table.add_row(*(styled((cell, "")) for cell in row))
    show(table)


def draw_sources(sources: Sequence[Source]) -> None:
    """Who is quoted."""
    if not sources:
        say(
            "nobody says anything: this case has no claims; "
            "`dateline problems` and `dateline timeline` tell of its pages"
        )
        return
    draw_table(
        ("claims", "source", "kind", "statuses", "pages"),
        (
            (
                str(one.claims),
                one.name,
                one.kind,
                statuses_text(one),
                ", ".join(one.pages),
            )
            for one in sources
        ),
    )


def statuses_text(source: Source) -> str:
    """How many claims a source makes, status by status."""
    return ", ".join(f"{number} {status}" for status, number in source.statuses.items())


def draw_hints(hints: Sequence[Hint]) -> None:
    """Pages that may go back to one origin, if there are any."""
    for hint in hints:
        say()
        say(hint_sentence(hint))


def draw_actors(actors: Sequence[Actor], ties: Sequence[Tie]) -> None:
    """Who is named, and who is said to do what to whom."""
    if not actors:
        say("nobody is named; `dateline problems` and `dateline timeline` tell of the pages of this case")
        return
    draw_table(
        ("mentions", "name", "type", "country", "acts", "acted on", "pages", "id"),
        (
            (
                str(one.mentions),
                one.name,
                one.type,
                one.country or "",
                str(one.acts),
                str(one.receives),
                ", ".join(one.pages),
                one.id,
            )
            for one in actors
        ),
    )
    for one in actors:
        for phrase in one.people:
            say(f"{one.name}: {phrase}", PEOPLE)
    if ties:
        say()
        draw_table(
            ("events", "who", "does what", "to whom", "status"),
            (
                (str(len(tie.events)), tie.left, tie.relation, tie.right, ", ".join(tie.statuses))
                for tie in ties
            ),
        )


def draw_event(detail: Detail) -> None:
    """An event with everything that is said of it."""
    say(f"{detail.moment.date or 'no date'}  {detail.moment.id}", "bold")
    show(moment_text(detail.moment))
    draw_hints(detail.hints)
    say()
    draw_claims(detail.claims)
    told: dict[str, list[Link]] = {}
    for link in detail.links:
        told.setdefault(link.explanation, []).append(link)
    for explanation, links in told.items():
        say()
        say(f"{', '.join(words_of_link(link) for link in links)}: {explanation}")
        say(", ".join(link.id for link in links), "dim")


def words_of_link(link: Link) -> str:
    """How one claim stands to another, and about what."""
    return f"{link.relation} ({link.about})" if link.about else link.relation


def draw_problems(problems: Sequence[Problem]) -> None:
    """What went wrong, and what to do."""
    draw_rows(
        (
            (problem.stage, styled((problem.locator, "bold"), (f"\n{problem.message}", "")))
            for problem in problems
        ),
        width=14,
    )
    if not problems:
        say("no problems")


def draw_check(findings: Sequence[Finding]) -> None:
    """What is right and wrong with a case file, a line a part, and what to do."""
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(no_wrap=True, style="bold")
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for finding in findings:
        style = "green" if finding.right else "red"
        table.add_row(
            finding.part, Text("right" if finding.right else "WRONG", style), styled((finding.found, ""))
        )
    show(table)
    for advice in dict.fromkeys(finding.advice for finding in findings if finding.advice):
        say(advice)


def draw_decisions(decisions: Sequence[Decision]) -> None:
    """Who decided what, when, why and on what, and what became of it."""
    draw_rows(
        ((f"{decision.at[:10]}\n{decision.user}", decision_text(decision)) for decision in decisions),
        width=14,
    )
    if not decisions:
        say("nobody has judged anything; `dateline judge --help` tells how")


def decision_text(decision: Decision) -> Text:
    """One judgement: what it says and comes to, on what, and why."""
    by = f" ({', '.join(decision.against)})" if decision.against else ""
    lines = [
        styled((decision.what, "bold"), (f"  {decision.force}{by}", FORCES.get(decision.force, ""))),
        *(styled((words, "")) for words in decision.on),
        *([styled((f"because {decision.because}", PEOPLE))] if decision.because else []),
        styled((decision.id, "dim")),
    ]
    return Text("\n").join(lines)
