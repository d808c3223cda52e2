"""From files to a case: read the pages, run the pipeline, keep the result.

The command line and the Python API both come through here.
"""

from __future__ import annotations

import gc
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from dateline import __version__, pipeline
from dateline.adapters.langid import LangidIdentifier
from dateline.adapters.onnx import OnnxRuntime
from dateline.adapters.processes import ProcessMapper
from dateline.adapters.spacy import SpacyParser
from dateline.adapters.worker import RARELY
from dateline.app.knowledge import pack_plugins, stage_plugins
from dateline.app.merging import merge_pages, still_open, unique_problems, without_twins
from dateline.app.reading import Passed, ignore, read_inputs, read_otherwise, readers_fingerprint
from dateline.io.casefile.captures import keep_capture
from dateline.io.casefile.casefile import (
    Start,
    begin_build,
    begin_run,
    change_store,
    read_case,
    read_log,
    read_settings,
    refuse_unfinished,
    write_case,
)
from dateline.io.casefile.notebook import Notebook
from dateline.io.floods import few_of_each
from dateline.io.histories import read_history, refuse_other
from dateline.model import Case, Judgement, Page, Problem
from dateline.stage import Stage

PathLike = str | os.PathLike[str]


def accept(case: Case) -> None:
    """Refuse nothing."""


def as_it_is(problem: Problem) -> Problem:
    """A problem of reading, of which no more is known."""
    return problem


def build_case(
    inputs: Sequence[PathLike],
    *,
    captures: Sequence[PathLike] = (),
    judgements: Iterable[Judgement] = (),
    anywhere: bool = False,
    alone: bool = False,
    jobs: int = 1,
    progress: pipeline.Progress = pipeline.silent,
) -> Case:
    """A case of exactly these files and folders, in memory only.

    With `anywhere` lists may name files outside their own folders.
    """
    found = read_inputs(inputs, captures=captures, anywhere=anywhere, progress=progress)
    return make_case(*found, judgements=judgements, alone=alone, jobs=jobs, progress=progress)


def build_file(
    inputs: Sequence[PathLike],
    out: PathLike,
    *,
    captures: Sequence[PathLike] = (),
    anywhere: bool = False,
    alone: bool = False,
    jobs: int = 1,
    force: bool = False,
    progress: pipeline.Progress = pipeline.silent,
    passed: Passed = ignore,
    explain: Callable[[Problem], Problem] = as_it_is,
) -> Case:
    """A case file of exactly these files and folders; unchanged pages are not read again, judgements stay.

    `explain` may say more of a problem of reading than its reader knows.
    StoreError when the file holds the case of other inputs, unless it is to be replaced by `force`.
    """
    with change_store(out, command="build", create=True) as connection:
        history = read_history(connection)
        if not force:
            refuse_other(history, inputs, Path(out))
        start = begin_run(connection)
        pages, problems = read_inputs(
            inputs,
            captures=captures,
            anywhere=anywhere,
            progress=progress,
            passed=passed,
            keep=partial(keep_capture, connection),
        )
        problems = [explain(each) for each in problems]
        settings = {
            "alone": "yes" if alone else "no",
            "readers": readers_fingerprint(),
            **history.rebuilt(inputs).settings(),
        }
        begin_build(connection)
        return make_file(
            connection, pages, problems, start=start, settings=settings, jobs=jobs, progress=progress
        )


def add_to_file(
    path: PathLike,
    inputs: Sequence[PathLike],
    *,
    captures: Sequence[PathLike] = (),
    anywhere: bool = False,
    jobs: int = 1,
    progress: pipeline.Progress = pipeline.silent,
    passed: Passed = ignore,
) -> Case:
    """The case file with more pages; only the new ones are read by the article stages.

    StoreError when there is no finished case yet: its pages would be lost.
    """
    with change_store(path, command="add") as connection:
        refuse_unfinished(connection, path)
        start, before = begin_run(connection), read_case(connection)
        pages, problems = read_inputs(
            inputs,
            captures=captures,
            anywhere=anywhere,
            progress=progress,
            passed=passed,
            keep=partial(keep_capture, connection),
        )
        begin_build(connection)
        return grow_file(
            connection,
            before,
            pages,
            problems,
            start=start,
            inputs=inputs,
            jobs=jobs,
            progress=progress,
        )


def judge_in_file(
    path: PathLike,
    decide: Callable[[Case], Iterable[Judgement]],
    *,
    refuse: Callable[[Case], None] = accept,
    jobs: int = 1,
    progress: pipeline.Progress = pipeline.silent,
) -> Case:
    """The case file with what people decide in its log, and obeyed at once: no page is read again.

    StoreError when there is no finished case yet; what `decide` or `refuse` raises leaves the file as it was.
    """
    with change_store(path, command="judge") as connection:
        refuse_unfinished(connection, path)
        start, before = begin_run(connection), read_case(connection)
        judgements = decide(before)
        return grow_file(
            connection,
            before,
            start=start,
            judgements=judgements,
            refuse=refuse,
            jobs=jobs,
            progress=progress,
        )


def grow_file(
    connection: sqlite3.Connection,
    before: Case,
    pages: Sequence[Page] = (),
    problems: Sequence[Problem] = (),
    *,
    start: Start,
    inputs: Sequence[PathLike] = (),
    judgements: Iterable[Judgement] = (),
    refuse: Callable[[Case], None] = accept,
    jobs: int,
    progress: pipeline.Progress,
) -> Case:
    """Build the case of an open case file again, with more pages or judgements."""
    settings = read_settings(connection)
    return make_file(
        connection,
        [*before.pages, *pages],
        [*still_open(before, pages, problems), *problems, *read_otherwise(settings)],
        start=start,
        judgements=judgements,
        refuse=refuse,
        settings={
            **{name: settings.get(name, "") for name in ("alone", "readers")},
            **read_history(connection).grown(inputs).settings(),
        },
        jobs=jobs,
        progress=progress,
    )


def make_file(
    connection: sqlite3.Connection,
    pages: Iterable[Page],
    problems: Iterable[Problem],
    *,
    start: Start,
    judgements: Iterable[Judgement] = (),
    refuse: Callable[[Case], None] = accept,
    settings: Mapping[str, str],
    jobs: int,
    progress: pipeline.Progress,
) -> Case:
    """Build into an open case file, as its log and further judgements rule.

    Notes are kept page by page, the case at once when all is done and `refuse` raises nothing.
    """
    notebook, alone = Notebook(connection), settings["alone"] == "yes"
    log = (*read_log(connection), *judgements)
    case = make_case(
        pages, problems, judgements=log, alone=alone, jobs=jobs, progress=progress, memory=notebook
    )
    refuse(case)
    progress("writing", 0, 1)
    write_case(connection, case, start=start, settings=settings)
    notebook.prune()
    progress("writing", 1, 1)
    return case


def make_case(
    pages: Iterable[Page],
    problems: Iterable[Problem],
    *,
    judgements: Iterable[Judgement] = (),
    alone: bool,
    jobs: int,
    progress: pipeline.Progress,
    memory: pipeline.Memory | None = None,
) -> Case:
    """Run the pipeline and put the problems of reading before those of its stages."""
    built_in = own_stages(alone=alone)
    packs = pack_plugins()
    more = stage_plugins(built_in, packs.things)
    with rare_collection():
        case = pipeline.build(
            merge_pages(pages),
            pipeline.joined(built_in, more.things),
            version=__version__,
            judgements=judgements,
            mapper=ProcessMapper(jobs),
            memory=memory,
            progress=progress,
        )
    told = unique_problems([*problems, *packs.problems, *more.problems, *few_of_each(case.problems)])
    return without_twins(replace(case, problems=tuple(told)))


@contextmanager
def rare_collection() -> Iterator[None]:
    """Look for garbage rarely: frozen nouns hold no cycles, and looking at them costs a tenth of a build."""
    before = gc.get_threshold()
    gc.set_threshold(*RARELY)
    try:
        yield
    finally:
        gc.set_threshold(*before)


def own_stages(*, alone: bool = False) -> tuple[Stage, ...]:
    """The stages without those of plugins."""
    return pipeline.stages(SpacyParser(), LangidIdentifier(), OnnxRuntime(), alone=alone)
