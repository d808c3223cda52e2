"""Logs of judgements go from reviewer to reviewer: one is handed on, another one is taken in."""

from __future__ import annotations

import json
import os
from pathlib import Path
from tempfile import mkstemp

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.forms import read_form, refuse_reader, refuse_size
from dateline.app.serve.reviews import SOON
from dateline.errors import DatelineError
from dateline.io.casefile.stored import StoredCase
from dateline.io.limits import Limits
from dateline.views.jsonl import judgement_record


def hand_on(_: Request, case: StoredCase) -> Response:
    """The log as JSON lines, as the export has it."""
    records = (judgement_record(case, judgement) for judgement in case.judgements)
    return Response(
        "".join(f"{json.dumps(record)}\n" for record in records),
        media_type="application/jsonl",
        headers={"content-disposition": 'attachment; filename="judgements.jsonl"'},
    )


async def take_in(request: Request) -> Response:
    """Take in the judgements of another log, and obey them in a process of its own; conflicts are shown."""
    desk = desk_of(request)
    async with read_form(request) as form:
        refuse_reader(desk)
        given = form.get("log")
        if not isinstance(given, UploadFile) or not given.filename:
            raise DatelineError("no log is given.", advice="Choose a file judgements.jsonl.")
        refuse_size(given.size or 0, Limits().file_bytes)
        log = kept(await given.read())
    task = {"do": "take", "path": str(desk.known.path.absolute()), "log": str(log)}
    job = desk.jobs.begin(task, title="Taking in what others decided", then="/judgements")
    await run_in_threadpool(job.ended.wait, SOON)
    return RedirectResponse(job.then if job.done else f"/jobs/{job.number}", 303)


def kept(content: bytes) -> Path:
    """Where a log lies until it is taken in."""
    opened, name = mkstemp(prefix="dateline-", suffix=".jsonl")
    with os.fdopen(opened, "wb") as file:
        file.write(content)
    return Path(name)
