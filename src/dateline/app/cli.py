"""The command line. Every command imports what it needs when it runs, so that --help is quick."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from dateline import __version__
from dateline.app.helping import ListsExporters, ListsReaders
from dateline.app.judge import judge
from dateline.app.options import AsJson, CasePath
from dateline.errors import DatelineError

if TYPE_CHECKING:
    from dateline.io.sources import Own

ABOUT = (
    "Turn a pile of news pages into a case file: who says what happened, where and when, and on whose word."
)
EXITS = (
    "Exit codes: 0 done (a file that could not be read is a problem in the case, not a failure), "
    "1 could not be done, 2 wrong usage, 130 interrupted."
)

STDOUT = (Path("-"), Path("/dev/stdout"))

app = typer.Typer(
    name="dateline",
    help=f"{ABOUT}\n\n{EXITS}",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

app.add_typer(judge, name="judge")

Inputs = Annotated[
    list[Path],
    typer.Argument(
        help="Pages, archives, feeds and lists, or folders of them, in the formats below.",
        show_default=False,
    ),
]
CapturePaths = Annotated[
    list[Path] | None,
    typer.Option(
        "--captures",
        metavar="PATH",
        help="Archives and saved pages, or a folder of them, in which pages that a list names are looked up.",
        show_default=False,
    ),
]
Anywhere = Annotated[
    bool, typer.Option("--anywhere", help="Let lists name files outside their own folders, too.")
]
Id = Annotated[
    str,
    typer.Argument(
        metavar="ID", help="An id, or its beginning where no other begins so.", show_default=False
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print nothing but errors.")]
Jobs = Annotated[
    int, typer.Option("--jobs", "-j", min=0, help="Processes that read pages; 0 for one a core.")
]
Rate = Annotated[
    float, typer.Option("--rate", min=0.01, max=100, help="Pages a second that one host is asked for.")
]
Timeout = Annotated[
    float, typer.Option("--timeout", min=0.1, max=600, help="Seconds that one page may take.")
]
MostBytes = Annotated[
    int, typer.Option("--max-bytes", min=1, max=1_000_000_000, help="Bytes that one page may have.")
]
OfStatus = Annotated[
    str | None,
    typer.Option(help="Only of this status: stated, planned, alleged, denied, negated or hypothetical."),
]
BySource = Annotated[
    str | None,
    typer.Option(help="Only by sources whose name has these words, wherever they stand in the chain."),
]
OnPage = Annotated[str | None, typer.Option(help="Only on this page.")]
OfEvent = Annotated[str | None, typer.Option(metavar="ID", help="Only about this event.")]
WithWords = Annotated[str | None, typer.Option(help="Only with all of these words.")]
OwnWords = Annotated[
    bool, typer.Option("--own", help="Only what outlets say in their own words, quoting nobody.")
]
Everything = Annotated[
    bool, typer.Option("--all", help="Show also that somebody says what other lines give in his words.")
]
Force = Annotated[
    bool, typer.Option("--force", help="Replace what is there, also when it was not written for this case.")
]


WRONG_USAGE: Any = typer.BadParameter.__base__
"""What is raised of every wrong usage; where typer has it from differs from version to version."""

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line; an error raised on purpose is one line on stderr, and never a traceback."""
    try:
        code = app(standalone_mode=False) or 0
    except WRONG_USAGE as error:
        error.show(told := StringIO())
        code = complain(*told.getvalue().splitlines(), code=error.exit_code)
    except DatelineError as error:
        code = complain(f"dateline: {error}", code=1)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    if code == INTERRUPTED:
        complain("dateline: interrupted. Run the same command again; what was read is kept.", code=code)
    sys.exit(code)


def complain(*lines: str, code: int) -> int:
    """Tell what went wrong, line by line on stderr; the exit code that goes with it."""
    from dateline.app.terminal import warn

    for line in lines:
        warn(line)
    return code


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from dateline.app.terminal import tell

        tell(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Options before the command."""


@app.command(cls=ListsReaders)
def build(
    inputs: Inputs,
    out: Annotated[Path, typer.Option("--out", "-o", help="The case file to write.")] = Path("case.dateline"),
    *,
    quiet: Quiet = False,
    alone: Annotated[bool, typer.Option("--alone", help="Let no page help to date another.")] = False,
    jobs: Jobs = 1,
    captures: CapturePaths = None,
    force: Annotated[
        bool, typer.Option("--force", help="Replace the case of other pages; judgements stay.")
    ] = False,
    anywhere: Anywhere = False,
    as_json: AsJson = False,
) -> None:
    """Make a case of exactly these pages; pages that have not changed since the last build cost nothing."""
    from dateline.app.building import build_file
    from dateline.app.models import note_missing
    from dateline.app.screen import progress_bar, show_summary

    owned: list[Own] = []
    with progress_bar(quiet=quiet or as_json) as progress:
        case = build_file(
            inputs,
            out,
            captures=captures or (),
            anywhere=anywhere,
            alone=alone,
            jobs=jobs,
            force=force,
            progress=progress,
            passed=owned.append,
        )
    show_summary(case, out, owned, quiet=quiet, as_json=as_json)
    note_missing(quiet=quiet or as_json)


@app.command(cls=ListsReaders)
def add(
    path: CasePath,
    inputs: Inputs,
    *,
    quiet: Quiet = False,
    jobs: Jobs = 1,
    captures: CapturePaths = None,
    anywhere: Anywhere = False,
    as_json: AsJson = False,
) -> None:
    """Add pages to a case; only what is new is read."""
    from dateline.app.building import add_to_file
    from dateline.app.models import note_missing
    from dateline.app.screen import progress_bar, show_summary

    owned: list[Own] = []
    with progress_bar(quiet=quiet or as_json) as progress:
        case = add_to_file(
            path,
            inputs,
            captures=captures or (),
            anywhere=anywhere,
            jobs=jobs,
            progress=progress,
            passed=owned.append,
        )
    show_summary(case, path, owned, quiet=quiet, as_json=as_json)
    note_missing(quiet=quiet or as_json)


@app.command()
def fetch(
    lists: Annotated[
        list[Path],
        typer.Argument(
            help="Lists, tables, feeds or records that name pages by their addresses: "
            ".txt .csv .tsv .json .jsonl .rss …",
            show_default=False,
        ),
    ],
    out: Annotated[
        Path, typer.Option("--out", "-o", help="The WARC file to write; one that is there is gone on with.")
    ] = Path("captures.warc.gz"),
    *,
    rate: Rate = 1.0,
    timeout: Timeout = 30.0,
    most_bytes: MostBytes = 20_000_000,
    private: Annotated[bool, typer.Option("--private", help="Ask hosts in private networks, too.")] = False,
    contact: Annotated[
        str | None,
        typer.Option(
            "--contact", help="An address to tell the hosts, by which they can reach you.", show_default=False
        ),
    ] = None,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Fetch the pages that lists name; the only command that uses the network.

    robots.txt is respected, and redirects are kept. Run it again to get what failed. Exit code 1 when no page
    could be fetched.
    """
    if contact and not (contact.isascii() and contact.isprintable()):
        raise typer.BadParameter(f"{contact!r} cannot stand in a header of HTTP.", param_hint="--contact")
    from dateline.app.fetching import fetch_lists
    from dateline.app.screen import progress_bar, show_fetched
    from dateline.io.fetch.fetch import Manners

    manners = Manners(
        interval=1 / rate,
        timeout=timeout,
        most_bytes=most_bytes,
        private=private,
        software=f"dateline/{__version__}",
        contact=contact,
    )
    with progress_bar(quiet=quiet or as_json) as progress:
        found = fetch_lists(lists, out, manners, progress=progress)
    show_fetched(found, out, quiet=quiet, as_json=as_json)
    if found.empty:
        raise typer.Exit(1)


@app.command(cls=ListsExporters)
def export(
    path: CasePath,
    to: Annotated[str, typer.Option("--to", help="One of the formats below.")] = "jsonl",
    out: Annotated[Path, typer.Option("--out", "-o", help="The folder to write into.")] = Path("export"),
    *,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write a case in another format, the same bytes for the same case."""
    from dateline.app.exporting import export_file
    from dateline.app.formats import exporter_named, exporter_names
    from dateline.app.terminal import tell

    exporter = exporter_named(to)
    if exporter is None:
        known = ", ".join(exporter_names())
        raise typer.BadParameter(f"{to!r} is no format; there is {known}.", param_hint="--to")
    export_file(path, out, exporter=exporter, force=force)
    if not quiet:
        tell(f"{out}")


@app.command()
def capture(
    path: CasePath,
    out: Annotated[Path, typer.Option("--out", "-o", help="The WACZ file to write.")] = Path("evidence.wacz"),
    *,
    force: Force = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Write the bytes of all pages as a web archive (WACZ), the same for the same case.

    A case can be built of it again.
    """
    if out.suffix.lower() != ".wacz":
        raise typer.BadParameter(f"{str(out)!r} does not end in .wacz.", param_hint="--out")
    from dateline.app.exporting import capture_file
    from dateline.app.screen import show_evidence
    from dateline.app.terminal import print_json

    written = capture_file(path, out, force=force)
    if as_json:
        print_json(written)
    elif not quiet:
        show_evidence(written)


@app.command()
def timeline(
    path: CasePath,
    *,
    undated: Annotated[bool, typer.Option("--undated", help="Show such events without a date, too.")] = False,
    everything: Annotated[
        bool,
        typer.Option("--all", help="Show every event, speech and background and those without a date, too."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show what is said to have happened or to be coming, day by day.

    Told are events of a known kind with somebody or something in them, what is alleged or denied, and what
    independent pages date; a last line counts the others.
    """
    from dateline.app.building import rule_sentences
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.datings import datings
    from dateline.views.timeline import chapters, is_telling
    from dateline.views.timeline import timeline as moments_of

    case = open_case(path)
    pages, moments = datings(case, rule_sentences()), moments_of(case)
    told = chapters(moment for moment in moments if everything or is_telling(moment))
    shown = [*told.dated, *told.bounded, *told.disputed, *(told.undated if undated or everything else ())]
    if as_json:
        kept = {moment.id for moment in shown}
        print_json({"pages": pages, "events": [moment for moment in moments if moment.id in kept]})
        return
    from dateline.app.drawing import draw_timeline

    draw_timeline(pages, told, undated=undated or everything, hidden=len(moments) - len(shown))


@app.command()
def claims(
    path: CasePath,
    *,
    status: OfStatus = None,
    source: BySource = None,
    page: OnPage = None,
    event: OfEvent = None,
    search: WithWords = None,
    own: OwnWords = False,
    everything: Everything = False,
    as_json: AsJson = False,
) -> None:
    """Show who says what, in which words, and as which status.

    The outlet comes first, then whom it quotes, then whom these quote. A line without "›" is the outlet's own
    word. None of them is a finding of dateline.
    """
    from dateline.app.screen import asked_entries, known_status, open_case, rest_of_claims
    from dateline.app.terminal import print_json
    from dateline.io.casefile.casefile import find_claims
    from dateline.views.ledger import is_own, speech

    wanted, case = known_status(status), open_case(path)
    entries = asked_entries(case, status=wanted, source=source, page=page, event=event)
    searched = find_claims(path, search) if search is not None else None
    kept = [
        entry
        for entry in entries
        if (searched is None or entry.id in searched) and (is_own(entry) or not own)
    ]
    hidden = frozenset[str]() if everything else speech(case)
    shown = tuple(entry for entry in kept if entry.id not in hidden)
    if as_json:
        print_json(shown)
        return
    from dateline.app.drawing import draw_claims

    draw_claims(shown, rest=rest_of_claims(case, path, shown=len(shown), kept=len(kept)))


@app.command()
def sources(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is quoted, and how much each says."""
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.hints import origin_hints
    from dateline.views.sources import sources as sources_of

    case = open_case(path)
    found = sources_of(case)
    if as_json:
        print_json(found)
        return
    from dateline.app.drawing import draw_hints, draw_sources

    draw_sources(found)
    draw_hints(origin_hints(case))


@app.command()
def actors(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show who is named, and who is said to do what to whom."""
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.network import actors as actors_of
    from dateline.views.network import ties

    case = open_case(path)
    found, tied = actors_of(case), ties(case)
    if as_json:
        print_json({"actors": found, "ties": tied})
        return
    from dateline.app.drawing import draw_actors

    draw_actors(found, tied)


@app.command()
def copies(
    path: CasePath,
    group: Annotated[
        str,
        typer.Argument(
            metavar="GROUP",
            help="The id of one group, or the name of a page: only what it shares, and more of it.",
            show_default=False,
        ),
    ] = "",
    *,
    everything: Annotated[
        bool, typer.Option("--all", help="Show every group, pair and passage at full length.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show which pages are copies of one text and so one witness, with the passages they share side by side.

    What differs stands in braces. Pages that share only quotations are no copies. Pages that credit one
    agency or quote the same words may go back to one origin.
    """
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.copies import copy_groups
    from dateline.views.hints import origin_hints

    case = open_case(path)
    groups = copy_groups(case, group or None)
    hints = origin_hints(case) if not group else ()
    if as_json:
        print_json({"groups": groups, "origins": hints})
        return
    from dateline.app.columns import draw_copies

    draw_copies(groups, hints, everything=everything, one=bool(group))


@app.command()
def event(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the argument's name
    """Show one event with everything that is said of it."""
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.events import event_detail

    found = event_detail(open_case(path), id)
    if as_json:
        print_json(found)
        return
    from dateline.app.drawing import draw_event

    draw_event(found)


@app.command()
def why(path: CasePath, id: Id, *, as_json: AsJson = False) -> None:  # noqa: A002 — the name of the argument
    """Show why a fact is believed, down to characters of a page.

    Of a claim: on whose word, by which cue, and what gives it its status. Of a page, by its id or name: why
    it is dated so.
    """
    from dateline.app.building import rule_sentences
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.why import why as reason_of

    found = reason_of(open_case(path), id, rule_sentences())
    if as_json:
        print_json(found)
        return
    from dateline.app.reasons import draw_why

    draw_why(found)


@app.command()
def problems(path: CasePath, *, as_json: AsJson = False) -> None:
    """Show what went wrong, and what to do about it."""
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json

    found = open_case(path).problems
    if as_json:
        print_json(found)
        return
    from dateline.app.drawing import draw_problems

    draw_problems(found)


@app.command()
def check(path: CasePath, *, as_json: AsJson = False) -> None:
    """Check that a case file is whole and as dateline wrote it: every table, fact, capture and index.

    Exit code 1 when something is wrong.
    """
    from dateline.app.terminal import print_json
    from dateline.io.casefile.checks import check_file

    found = check_file(path)
    if as_json:
        print_json(found)
    else:
        from dateline.app.drawing import draw_check

        draw_check(found)
    if not all(finding.right for finding in found):
        raise typer.Exit(1)


@app.command()
def judgements(
    path: CasePath,
    log: Annotated[
        Path | None,
        typer.Option(
            "--from",
            metavar="LOG",
            help="Take in the judgements.jsonl of an export first.",
            show_default=False,
        ),
    ] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Show what people decided, and what became of it; or take in what they decided in another case.

    A judgement is in force, undone, replaced by a later one of the same person, in conflict with a later one
    of somebody else, or waits for what it names.
    """
    from dateline.app.judging import take_in
    from dateline.app.screen import open_case
    from dateline.app.terminal import print_json
    from dateline.views.decisions import decisions

    found = decisions(take_in(path, log) if log else open_case(path))
    if as_json:
        print_json(found)
        return
    from dateline.app.drawing import draw_decisions

    draw_decisions(found)


@app.command()
def models(*, as_json: AsJson = False) -> None:
    """Show which models read the pages, and what is done without one that is missing."""
    from dateline.app.models import models as models_in_use
    from dateline.app.terminal import print_json, tell

    found = models_in_use()
    if as_json:
        print_json(found)
        return
    for model in found:
        tell(f"{model.name:12} {model.version}")
        tell(f"{'':12} {model.does}")


@app.command()
def plugins(*, as_json: AsJson = False) -> None:
    """Show what installed plugins add, and which of them cannot be used."""
    from dateline.app.building import own_stages
    from dateline.app.listings import listings
    from dateline.app.terminal import print_json, tell

    found = tuple(listings(own_stages()))
    if as_json:
        print_json(found)
        return
    if not found:
        tell("No plugins are installed.")
    for plugin in found:
        tell(f"{plugin.door:12} {plugin.name} ({plugin.package})")
        tell(f"{'':12} {plugin.does}")


@app.command()
def report(
    path: CasePath,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            "-o",
            help="The HTML file to write, - for standard output; "
            "the case file's name with .html where none is named.",
            show_default=False,
        ),
    ] = None,
    *,
    force: Force = False,
    quiet: Quiet = False,
) -> None:
    """Write one self-contained HTML file for people: timeline, claims, sources, pages with their evidence."""
    from dateline.app.exporting import report_file, report_of
    from dateline.app.terminal import pour, tell

    if out in STDOUT:
        pour(report_of(path))
        return
    written = report_file(path, out, force=force)
    if not quiet:
        tell(f"{written}")


if __name__ == "__main__":
    main()
