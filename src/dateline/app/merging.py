"""What several builds, or several sources of one, give: every page, fact and problem once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, replace
from itertools import chain
from typing import Any

from dateline.io.plugins import STEP
from dateline.model import Case, Page, Problem


def without_twins(case: Case) -> Case:
    """A case in which every id names one fact: a stage that gave an id twice is a Problem, not the end."""
    layers = {field.name: getattr(case, field.name) for field in fields(case) if field.name != "run"}
    firsts = {name: first_of_each(facts) for name, facts in layers.items()}
    kept = {name: facts for name, facts in firsts.items() if len(facts) < len(layers[name])}
    if not kept:
        return case
    told = [twins_problem(name, len(layers[name]) - len(facts)) for name, facts in kept.items()]
    changes: dict[str, Any] = {**kept, "problems": (*kept.get("problems", case.problems), *told)}
    return replace(case, **changes)


def first_of_each(facts: tuple[Any, ...]) -> tuple[Any, ...]:
    """Of facts with one id the first; facts without ids are all kept."""
    if not facts or not hasattr(facts[0], "id"):
        return facts
    return tuple(reversed({fact.id: fact for fact in reversed(facts)}.values()))


def twins_problem(name: str, number: int) -> Problem:
    """Facts of one kind that were given twice."""
    return Problem(
        "case",
        "build",
        f"{number} of the {name} were given twice; the first of each is kept. "
        "Please report this with the pages.",
    )


def merge_pages(pages: Iterable[Page]) -> list[Page]:
    """Every page once, with all places where it was met, in an order that inputs do not decide."""
    met: dict[str, Page] = {}
    for page in pages:
        known = met.get(page.id)
        sightings = {*page.sightings, *(known.sightings if known else ())}
        met[page.id] = replace(page, sightings=tuple(sorted(sightings, key=repr)))
    return [met[page] for page in sorted(met)]


def unique_problems(problems: Iterable[Problem]) -> list[Problem]:
    """Every problem once, in the order of their ids."""
    found = {problem.id: problem for problem in problems}
    return [found[problem] for problem in sorted(found)]


def still_open(before: Case, pages: Iterable[Page], problems: Iterable[Problem]) -> list[Problem]:
    """The problems that reading met in an earlier build, but for files that were read again now."""
    sightings = chain.from_iterable(page.sightings for page in pages)
    again = {problem.locator for problem in problems} | {sighting.locator for sighting in sightings}
    staged = {
        "build",
        "judgements",
        STEP,
        *(fingerprint.partition(":")[0] for fingerprint in before.run.stages),
    }
    return [
        problem for problem in before.problems if problem.stage not in staged and problem.locator not in again
    ]
