"""Jobs for people who wait: a page that follows one, and the events that tell it how far it is."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from dateline.app.serve.desks import desk_of
from dateline.app.serve.jobs import Job
from dateline.app.serve.layout import render

BEAT = 0.15
"""Seconds between two looks at a job."""


def job_asked(request: Request) -> Job:
    """The job that an address names."""
    try:
        return desk_of(request).jobs[int(request.path_params["job"])]
    except KeyError:
        raise HTTPException(404, "There is no such job any more.") from None


def show(request: Request) -> Response:
    """How far a job is; when it is done, on to what it was for."""
    job = job_asked(request)
    if job.done:
        return RedirectResponse(job.then, 303)
    return render(request, "job.html", view="review", title=job.title, job=job)


async def events(request: Request) -> Response:
    """The same as server-sent events, until it has ended."""
    return StreamingResponse(told(job_asked(request)), media_type="text/event-stream")


async def told(job: Job) -> AsyncIterator[str]:
    """Every change of a job, then how it ended."""
    last = ""
    while True:
        ended = job.ended.is_set()
        now = json.dumps([[stage, *counts] for stage, counts in list(job.steps.items())])
        if now != last:
            yield f"event: steps\ndata: {now}\n\n"
            last = now
        if ended:
            end = {"error": job.error, "advice": job.advice, "then": job.then}
            yield f"event: end\ndata: {json.dumps(end)}\n\n"
            return
        await asyncio.sleep(BEAT)
