"""What people see after something ran: how much of it there is, and what was passed over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.app.terminal import print_json, tell, warn
from dateline.io.evidence.evidence import Evidence
from dateline.io.sources import Own
from dateline.model import Case, Made
from dateline.views.words import counted, doubtful_trust, foreign_language

if TYPE_CHECKING:
    from dateline.app.fetching import Fetched  # the command line shows much, and fetches seldom

COUNTED = {"pages": "page", "claims": "claim", "events": "event", "entities": "entity", "problems": "problem"}
"""What a summary counts: field of the case -> noun."""
FEW = 5
"""How many files a line names."""


@dataclass(frozen=True)
class Summary:
    """How much there is of a case: numbers by nouns, problems by stages, pages that are not analysed.

    `unsure` pages are those of which it is unsure what the article is.
    """

    counts: Mapping[str, int]
    problems: Counter[str]
    foreign: Counter[str]
    unsure: int


def summary_of(case: Case) -> Summary:
    """How much there is of a case."""
    problems = Counter[str]()
    for problem in case.problems:
        problems[problem.stage] += problem.count
    return Summary(
        {name: len(getattr(case, name)) for name in COUNTED} | {"problems": problems.total()},
        problems,
        Counter(found for page in case.pages if (found := foreign_language(case, page.id))),
        sum(doubtful_trust(case, page.id) is not None for page in case.pages),
    )


def show_summary(case: Case, path: Path, owned: Sequence[Own], *, quiet: bool, as_json: bool) -> None:
    """What was built, what was passed over, and how many problems there were."""
    summary = summary_of(case)
    if as_json:
        print_json(
            {
                "case": str(path),
                **summary.counts,
                "not_analysed": dict(sorted(summary.foreign.items())),
                "low_trust": summary.unsure,
                "passed_over": sorted({own.locator for own in owned}),
            }
        )
    elif not quiet:
        kept = {name: noun for name, noun in COUNTED.items() if name != "problems"}
        tell(f"{path}: " + ", ".join(counted(summary.counts[name], noun) for name, noun in kept.items()))
        show_owned(owned)
        for line in cautions(summary, path):
            warn(line)


def cautions(summary: Summary, path: Path) -> Iterator[str]:
    """What of a case is not as good as it may look, and where to see more of it."""
    foreign, problems = summary.foreign, summary.problems
    if foreign:
        told = ", ".join(f"{number} in {language}" for language, number in sorted(foreign.items()))
        yield f"{counted(foreign.total(), 'page')} kept and searched but not analysed ({told})"
    if summary.unsure:
        pages = counted(summary.unsure, "page")
        yield f"{pages} of which it is unsure what the article is; see: dateline timeline {path}"
    if problems:
        told = ", ".join(f"{number} of {stage}" for stage, number in sorted(problems.items()))
        yield f"{counted(problems.total(), 'problem')} ({told}); see: dateline problems {path}"


def show_owned(owned: Sequence[Own]) -> None:
    """In one line, what dateline wrote itself and did not read as pages."""
    told = sorted({f"{own.locator} ({own.made})" for own in owned})
    more = f" and {len(told) - FEW} more" if len(told) > FEW else ""
    hint = "; give a capture by its name to read it" if any(own.made == Made.CAPTURE for own in owned) else ""
    if told:
        warn(f"passed over as dateline's own: {', '.join(told[:FEW])}{more}{hint}")


def show_evidence(evidence: Evidence) -> None:
    """What was written, with the hash by which others know that they have the same."""
    tell(
        f"{evidence.archive}: {counted(evidence.captures, 'capture')}, "
        f"{evidence.bytes / 1e6:.2f} MB, SHA-256 {evidence.sha256}"
    )


def show_fetched(found: Fetched, path: Path, *, quiet: bool, as_json: bool) -> None:
    """How many pages were fetched, and why others were not."""
    fetched = [each for each in found.outcomes if each.fetched]
    failed = [each for each in found.outcomes if not each.fetched]
    if as_json:
        print_json(
            {
                "captures": str(path),
                "fetched": len(fetched),
                "present": found.present,
                "failed": failed,
                "problems": found.problems,
            }
        )
        return
    show_owned(() if quiet else found.owned)
    for problem in found.problems:
        warn(f"{problem.locator}: {problem.message}")
    for outcome in failed:
        warn(f"{outcome.url}: {outcome.reason}")
    if not quiet:
        tell(
            f"{path}: {counted(len(fetched), 'page')} fetched, "
            f"{found.present} already there, {len(failed)} failed"
        )
