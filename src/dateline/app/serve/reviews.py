"""Judging in the browser: what people decide becomes judgements, as `dateline judge` makes them."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.forms import local, read_form, refuse_reader
from dateline.errors import DatelineError

Wished = tuple[str, list[str], str] | tuple[str, list[str], str, str]
"""A kind of judgement, the ids that it is on, a value: what `dateline.app.judging.Wish` holds."""

CORRECTED = (
    *("status", "certainty", "polarity", "tense", "type", "source", "time", "date"),
    *("agent", "theme", "recipient", "instrument", "place"),
    "rename",
)
"""What a form can correct: the fields of `dateline judge correct`, and names."""

TOGETHER = frozenset({"same", "different"})

ALONE = frozenset({"reject", "note", "undo"})

ON_WORDS = frozenset({"boilerplate", "story"})

ASIDE = "aside"
"""What was looked at and does not apply: a note that says so, and nothing else changes."""

SOON = 4.0
"""Seconds within which a judgement is mostly obeyed: so long its page is waited for."""


async def judge(request: Request) -> Response:
    """Write what a form says into the log, and obey it in a process of its own."""
    desk = desk_of(request)
    async with read_form(request) as form:
        refuse_reader(desk)
        task = {
            "do": "judge",
            "path": str(desk.known.path.absolute()),
            "wishes": wishes_in(form),
            "because": reason_in(form),
            "user": told(form, "user") or desk.user,
        }
        then = place_after(form)
    job = desk.jobs.begin(task, title="Obeying what you decided", then=then)
    await run_in_threadpool(job.ended.wait, SOON)
    return RedirectResponse(job.then if job.done else f"/jobs/{job.number}", 303)


def place_after(form: FormData) -> str:
    """Where to go when a judgement is obeyed: what is rejected has no page any more."""
    rejected = told(form, "do") == "reject" and told(form, "after")
    return local(rejected or told(form, "next"))


def wishes_in(form: FormData) -> list[Wished]:
    """What a form asks for; DatelineError when that is nothing."""
    asked, ids = told(form, "do"), [str(each) for each in form.getlist("id") if each]
    do = "note" if asked == ASIDE else asked
    if not ids:
        raise DatelineError("nothing is picked.", advice="Go back and pick what you mean.")
    if do in TOGETHER:
        return [(do, ids, "")]
    if do in ALONE:
        return [(do, ids[:1], "")]
    if do in ON_WORDS:
        return [(do, ids[:1], told(form, "words"))]
    if do == "add":
        said = [(name, list[str](), value) for name, value in corrections(form).items()]
        return [(do, ids[:1], told(form, "words"), told(form, "event")), *said]
    if do == "accept":
        return [("status", ids[:1], told(form, "accepted"))]
    changed: list[Wished] = [(name, ids[:1], value) for name, value in corrections(form).items()]
    if do != "correct" or not changed:
        raise DatelineError("nothing is changed.", advice="Go back and say what is so.")
    return changed


def reason_in(form: FormData) -> str:
    """Why a form asks for it."""
    because = told(form, "because")
    return f"Not applicable. {because}".strip() if told(form, "do") == ASIDE else because


def corrections(form: FormData) -> Mapping[str, str]:
    """What a form says of the fields that can be corrected."""
    return {name: value for name in CORRECTED if (value := told(form, name))}


def told(form: FormData, name: str) -> str:
    """A field of a form without blanks around it; empty where there is none, or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""
