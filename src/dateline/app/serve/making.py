"""A case from nothing: files that are dropped, text and addresses that are pasted become pages, and these a case."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from dateline.app.serve.desks import Desk, desk_of
from dateline.app.serve.forms import read_form, refuse_size
from dateline.app.serve.layout import render
from dateline.app.serve.pasting import addresses_in, is_to_fetch, refuse_unreachable
from dateline.errors import DatelineError
from dateline.io.limits import Limits

FORBIDDEN = re.compile(r"[^\w .()+,=@-]")
"""Characters that no name of a saved file has."""

Given = tuple[str, bytes]
"""A file that was given: its name, within one folder, and its bytes."""

LONGEST = 100
"""Characters of the name of a saved file."""


def ask_for_pages(request: Request) -> Response:
    """The page that asks for pages."""
    desk = desk_of(request)
    if desk.making and not desk.making.ended.is_set():
        return RedirectResponse(f"/jobs/{desk.making.number}", 303)
    return render(request, "new.html", view="", title="A new case", place=desk.place)


async def make(request: Request) -> Response:
    """Save what was given beside the case to be, and begin to build it, or to fetch what it names first."""
    desk = desk_of(request)
    async with read_form(request) as form:
        refuse_second(desk)
        addresses, fetching = addresses_in(form), is_to_fetch(form, desk)
        if addresses and not fetching and not uploads(form, "captures"):
            refuse_unreachable(desk)
        pages = [*await files_of(form, "files"), *pasted_in(form)]
        captures = await files_of(form, "captures") if addresses else []
    if not pages and not addresses:
        raise DatelineError(
            "there are no pages yet.",
            advice="Drop files, or paste the text of a report or addresses of pages.",
        )
    task = build_task(desk.place, pages, captures, addresses)
    if fetching and addresses:
        task.update(do="fetch", manners=msgspec.to_builtins(desk.manners), others=len(pages))
    title = "Fetching and reading the pages" if task["do"] == "fetch" else "Reading the pages"
    desk.making = desk.jobs.begin(task, title=title, then="/")
    return RedirectResponse(f"/jobs/{desk.making.number}", 303)


def build_task(
    place: Path, pages: Sequence[Given], captures: Sequence[Given], addresses: Sequence[str]
) -> dict[str, Any]:
    """Save pages, captures and a list of addresses in folders beside a case to be: what a worker makes of them."""
    folder, kept = (place.absolute().with_suffix(ending) for ending in (".pages", ".captures"))
    task = {"do": "build", "inputs": [str(folder)], "path": str(place.absolute()), "jobs": 0}
    for name, content in pages:
        save(folder, name, content)
    for name, content in captures:
        save(kept, name, content)
    if addresses:
        listed = save(folder, "addresses.txt", "".join(f"{each}\n" for each in addresses).encode())
        task |= {"list": str(listed), "captures": [str(kept)]}
    return task


def refuse_second(desk: Desk) -> None:
    """Raise DatelineError where there is a case already, or one is being made."""
    if desk.case is not None or desk.read_only:
        raise DatelineError(
            "this server shows a case already.", advice="Run `dateline serve` without a case."
        )
    if desk.making and not desk.making.ended.is_set():
        raise DatelineError("a case is being made already.", advice="Wait until it is done.")


async def files_of(form: FormData, field: str) -> list[Given]:
    """The files of a field of a form."""
    return [(name_for(each.filename or ""), await content_of(each)) for each in uploads(form, field)]


def pasted_in(form: FormData) -> list[Given]:
    """The text that was pasted, as a file of one report."""
    text = form.get("text", "")
    if not isinstance(text, str) or not text.strip():
        return []
    return [(name_for(title_of(text)) + ".txt", text.strip().encode("utf-8", "replace") + b"\n")]


def uploads(form: FormData, field: str) -> list[UploadFile]:
    """The files of a field of a form; an empty field is none."""
    return [each for each in form.getlist(field) if isinstance(each, UploadFile) and each.filename]


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
    folder.mkdir(exist_ok=True)
    for number in range(1, 10_000):
        path = folder / (name if number == 1 else f"{Path(name).stem}-{number}{Path(name).suffix}")
        try:
            with path.open("xb") as file:
                file.write(content)
        except FileExistsError:
            continue
        return path
    raise DatelineError(f"there are too many files called {name}.", advice="Give them other names.")
