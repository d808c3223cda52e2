"""What state a case file and what reads its pages are in, on the terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from dateline.app.tables import PEOPLE, draw_rows
from dateline.app.terminal import say, show, styled, tell
from dateline.model import Problem
from dateline.views.decisions import Decision

if TYPE_CHECKING:
    from dateline.app.listings import Listing  # which knows all stages, and costs more than what is drawn
    from dateline.app.models import Model
    from dateline.io.casefile.checks import Finding

FORCES: Mapping[str, str] = {"in force": "green", "in conflict": "red", "waiting": "yellow"}
"""The colour of what became of a judgement."""


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


def tell_models(models: Sequence[Model]) -> None:
    """Every model: its name and version, and what it does."""
    for model in models:
        tell(f"{model.name:12} {model.version}")
        tell(f"{'':12} {model.does}")


def tell_plugins(plugins: Sequence[Listing]) -> None:
    """Every plugin: where it comes from, and what it adds or why it cannot be used."""
    if not plugins:
        tell("No plugins are installed.")
    for plugin in plugins:
        tell(f"{plugin.door:12} {plugin.name} ({plugin.package})")
        tell(f"{'':12} {plugin.does}")
