"""Judging in the browser: what people decide becomes judgements, as `dateline judge` makes them."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.desks import desk_of
from dateline.app.serve.forms import local, read_form, refuse_reader
from dateline.app.serve.layout import render
from dateline.app.serve.sheets import page_asked
from dateline.app.serve.shelf import moments_in
from dateline.app.serve.tables import Cell, Row, Table, cells, columns, joined, rows_of, show_table
from dateline.errors import DatelineError
from dateline.io.casefile.queries import first_events
from dateline.io.casefile.stored import StoredCase
from dateline.model import Force
from dateline.views.decisions import Decision, decisions
from dateline.views.doubts import Doubt, doubts

Wished = tuple[str, list[str], str]
"""A kind of judgement, the ids that it is on, a value: what `dateline.app.judging.Wish` holds."""

CORRECTED = (
    *("status", "certainty", "polarity", "tense", "type", "source", "time", "date"),
    "rename",
)
"""What a form can correct: the fields of `dateline judge correct`, and names."""

TOGETHER = frozenset({"same", "different"})
ALONE = frozenset({"reject", "note", "undo"})
LOOKED = 60
"""Events that are looked at for what is most worth a look."""
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
            "because": told(form, "because"),
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
    do, ids = told(form, "do"), [str(each) for each in form.getlist("id") if each]
    if not ids:
        raise DatelineError("nothing is picked.", advice="Go back and pick what you mean.")
    if do in TOGETHER:
        return [(do, ids, "")]
    if do in ALONE:
        return [(do, ids[:1], "")]
    if do == "accept":
        return [("status", ids[:1], told(form, "accepted"))]
    changed = [(name, ids[:1], value) for name, value in corrections(form).items()]
    if do != "correct" or not changed:
        raise DatelineError("nothing is changed.", advice="Go back and say what is so.")
    return changed


def corrections(form: FormData) -> Mapping[str, str]:
    """What a form says of the fields that can be corrected."""
    return {name: value for name in CORRECTED if (value := told(form, name))}


def told(form: FormData, name: str) -> str:
    """A field of a form without blanks around it; empty where there is none, or a file."""
    value = form.get(name, "")
    return value.strip() if isinstance(value, str) else ""


def queue(request: Request, case: StoredCase) -> Response:
    """What is most worth a look."""
    found = desk_of(request).known.sum(case, "queue", looked_at)
    table = Table(
        "queue",
        "event",
        columns("No.:number", "Event:words", "When:edtf", "Status:status", "Why look"),
        rows_of([doubt_row(number, each) for number, each in enumerate(found, 1)]),
        "Nothing: every event that a reader must know was judged, or rests on enough.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Most worth a look",
        note=f"Of the {LOOKED} events that a reader must know first, those that rest on little. "
        "What a person has judged is gone from here.",
        template="review.html",
        made=case.size("judgements"),
    )


def looked_at(case: StoredCase) -> tuple[Doubt, ...]:
    """Events to look at."""
    return doubts(case, moments_in(case, first_events(case, LOOKED)))


def doubt_row(number: int, found: Doubt) -> Row:
    """An event to look at as a row."""
    moment = found.moment
    words = Cell(moment.words, f"/events/{moment.id}")
    return Row(cells(str(number), words, moment.date or "no date", moment.status, joined(found.reasons)))


def log(request: Request, case: StoredCase) -> Response:
    """Every judgement ever made, and what became of it."""
    made = decisions(case)[::-1]
    table = Table(
        "judgements",
        "judgement",
        columns("When:date", "Who", "What", "On:words", "Because:words", "Now:soft", "Id:soft"),
        rows_of([decision_row(each) for each in made]),
        "Nobody has judged anything yet.",
    )
    return show_table(
        request,
        table,
        view="review",
        title="Judgements",
        note="Nothing is ever struck from this log, but everything can be undone.",
        template="judgements.html",
        standing=[each for each in made if each.force != Force.UNDONE and each.kind != "undo"],
    )


def decision_row(made: Decision) -> Row:
    """A judgement as a row."""
    at = made.at[:16].replace("T", " ")
    return Row(
        cells(at, made.user, made.what, "; ".join(made.on), made.because, made.force, made.id), made.id
    )


def page_forms(request: Request, case: StoredCase) -> Response:
    """What may be judged of a page."""
    page = page_asked(request, case)
    title = f"Judge {case.short_refs[page.id]}"
    return render(request, "page_forms.html", view="pages", title=title, page=page)
