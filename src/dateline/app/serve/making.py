"""A case from nothing: files that are dropped and text that is pasted become pages, and these a case."""

from __future__ import annotations

import re
from pathlib import Path

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.desks import Desk, desk_of
from dateline.app.serve.forms import read_form, refuse_size
from dateline.app.serve.layout import render
from dateline.errors import DatelineError
from dateline.io.limits import Limits

FORBIDDEN = re.compile(r"[^\w .()+,=@-]")
"""Characters that no name of a saved file has."""

LONGEST = 100
"""Characters of the name of a saved file."""


def ask_for_pages(request: Request) -> Response:
    """The page that asks for pages."""
    desk = desk_of(request)
    if desk.making and not desk.making.ended.is_set():
        return RedirectResponse(f"/jobs/{desk.making.number}", 303)
    return render(request, "new.html", view="", title="A new case", place=desk.place)


async def make(request: Request) -> Response:
    """Save what was given beside the case to be, and begin to build it."""
    desk = desk_of(request)
    folder = desk.place.with_name(desk.place.stem + ".pages")
    async with read_form(request) as form:
        refuse_second(desk)
        saved = await save_pages(form, folder)
    if not saved:
        raise DatelineError("there are no pages yet.", advice="Drop files, or paste the text of a report.")
    task = {"do": "build", "inputs": [str(folder.absolute())], "path": str(desk.place.absolute()), "jobs": 0}
    desk.making = desk.jobs.begin(task, title="Reading the pages", then="/")
    return RedirectResponse(f"/jobs/{desk.making.number}", 303)


def refuse_second(desk: Desk) -> None:
    """Raise DatelineError where there is a case already, or one is being made."""
    if desk.case is not None or desk.read_only:
        raise DatelineError(
            "this server shows a case already.", advice="Run `dateline serve` without a case."
        )
    if desk.making and not desk.making.ended.is_set():
        raise DatelineError("a case is being made already.", advice="Wait until it is done.")


async def save_pages(form: FormData, folder: Path) -> list[Path]:
    """Write files and pasted text into a folder of their own; where they lie."""
    given = [(name_for(each.filename or ""), await content_of(each)) for each in uploads(form)]
    text = form.get("text", "")
    if isinstance(text, str) and text.strip():
        given.append((name_for(title_of(text)) + ".txt", text.strip().encode("utf-8", "replace") + b"\n"))
    if given:
        folder.mkdir(exist_ok=True)
    return [save(folder, name, content) for name, content in given]


def uploads(form: FormData) -> list[UploadFile]:
    """The files of a form; an empty field is none."""
    return [each for each in form.getlist("files") if isinstance(each, UploadFile) and each.filename]


async def content_of(upload: UploadFile) -> bytes:
    """The bytes of a file; DatelineError when they are more than readers read."""
    refuse_size(upload.size or 0, Limits().file_bytes)
    return await upload.read()


def title_of(text: str) -> str:
    """What a pasted text is called: its first line."""
    return text.strip().splitlines()[0][:LONGEST]


def name_for(given: str) -> str:
    """A name within one folder, whatever a browser says that a file is called."""
    name = FORBIDDEN.sub("", given.replace("\\", "/").rpartition("/")[2]).strip(" .")
    return name[-LONGEST:].strip(" .") or "page.txt"


def save(folder: Path, name: str, content: bytes) -> Path:
    """Write a new file into a folder, with a number in its name where there is one of that name already."""
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise DatelineError(f"there are too many files called {name}.", advice="Give them other names.")
