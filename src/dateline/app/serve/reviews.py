"""Judging in the browser: what people decide becomes judgements, as `dateline judge` makes them."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.judging import FIELDS, Wish
from dateline.app.serve.desks import desk_of
from dateline.app.serve.forms import local, read_form, refuse_reader
from dateline.app.serve.layout import render
from dateline.app.serve.sheets import page_asked
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, joined, show_table
from dateline.errors import DatelineError
from dateline.views.decisions import decisions
from dateline.views.doubts import doubts

TOGETHER = frozenset({"same", "different"})
ALONE = frozenset({"reject", "note", "undo"})
SOON = 4.0
"""Seconds within which a judgement is mostly obeyed: so long its page is waited for."""


async def judge(request: Request) -> Response:
    """Write what a form says into the log, and obey it in a process of its own."""
    form = await read_form(request)
    desk = desk_of(request)
    refuse_reader(desk)
    wishes = wishes_in(form)
    task = {
        "do": "judge",
        "path": str(desk.path.absolute()),
        "wishes": wishes,
        "because": told(form, "because"),
        "user": told(form, "user") or desk.user,
    }
    job = desk.jobs.begin(task, title="Obeying what you decided", then=local(told(form, "next")))
    await run_in_threadpool(job.ended.wait, SOON)
    return RedirectResponse(job.then if job.done else f"/jobs/{job.number}", 303)


def wishes_in(form: FormData) -> list[Wish]:
    """What a form asks for; DatelineError when that is nothing."""
    do, ids = told(form, "do"), [str(each) for each in form.getlist("id") if each]
    if not ids:
        raise DatelineError("nothing is picked.", advice="Go back and pick what you mean.")
    if do in TOGETHER:
        return [Wish(do, ids, "")]
    if do in ALONE:
        return [Wish(do, ids[:1], "")]
    if do == "accept":
        return [Wish("status", ids[:1], told(form, "accepted"))]
    changed = [Wish(name, ids[:1], value) for name, value in corrections(form).items()]
    if do != "correct" or not changed:
        raise DatelineError("nothing is changed.", advice="Go back and say what is so.")
    return changed


def corrections(form: FormData) -> Mapping[str, str]:
    """What a form says of the fields that can be corrected."""
    names = (*map(str, FIELDS), "rename")
    return {name: value for name in names if (value := told(form, name))}


def told(form: FormData, name: str) -> str:
    """A field of a form without blanks around it; empty where there is none, or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def queue(request: Request) -> Response:
    """What is most worth a look."""
    opened = desk_of(request).open()
    rows = [
        Row(
            cells(
                str(number),
                Cell(each.moment.words, f"/events/{each.moment.id}"),
                each.moment.date or "no date",
                each.moment.status,
                joined(each.reasons),
            )
        )
        for number, each in enumerate(doubts(opened.case, opened.moments), 1)
    ]
    table = Table(
        "queue",
        "event",
        columns("No.:number", "Event:words", "When:edtf", "Status:status", "Why look"),
        rows,
        "Nothing: every event that a reader must know was judged, or rests on enough.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Most worth a look",
        note="What a reader must know and what rests on little comes first; what a person has judged is gone from here.",
        template="review.html",
        made=len(opened.case.judgements),
    )


def log(request: Request) -> Response:
    """Every judgement ever made, and what became of it."""
    opened = desk_of(request).open()
    made = decisions(opened.case)[::-1]
    rows = [
        Row(
            cells(
                each.at[:16].replace("T", " "),
                each.user,
                each.what,
                "; ".join(each.on),
                each.because,
                each.force,
                each.id,
            ),
            each.id,
        )
        for each in made
    ]
    table = Table(
        "judgements",
        "judgement",
        columns("When:date", "Who", "What", "On:words", "Because:words", "Now:soft", "Id:soft"),
        rows,
        "Nobody has judged anything yet.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Judgements",
        note="Nothing is ever struck from this log, but everything can be undone.",
        template="judgements.html",
    )


def page_forms(request: Request) -> Response:
    """What may be judged of a page."""
    opened = desk_of(request).open()
    page = page_asked(request, opened)
    return render(
        request, "page_forms.html", view="pages", title=f"Judge {opened.case.short_refs[page.id]}", page=page
    )
