"""The only way to the terminal, on which nothing is in force that a screen would obey, but for our colours.

Columns stay readable in a pipe and are never wider than 120 characters.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

import msgspec
import typer
from rich.console import Console, ConsoleOptions, RenderableType, RenderResult
from rich.segment import Segment
from rich.text import Text

from dateline.views.controls import escaped, visible, visible_line

T = TypeVar("T")


def tell(text: str) -> None:
    """One line on standard output."""
    typer.echo(visible_line(text))


def warn(text: str) -> None:
    """One line on standard error."""
    typer.echo(visible_line(text), err=True)


def pour(content: bytes) -> None:
    """A whole file on standard output, byte for byte, for whatever reads it there."""
    typer.echo(content, nl=False)


def print_json(content: Any) -> None:
    """Plain values or nouns as indented JSON on standard output, exact to the last character."""
    plain = msgspec.to_builtins(content)
    typer.echo(escaped(json.dumps(plain, indent=2, ensure_ascii=False)))


def answer(found: T, draw: Callable[[T], None], *, as_json: bool) -> None:
    """What was asked for, as JSON for programs or drawn for people."""
    if as_json:
        print_json(found)
    else:
        draw(found)


@cache
def console() -> Console:
    """Standard output, between 40 and 120 columns wide, 100 where nobody says."""
    return Console(
        width=max(40, min(120, shutil.get_terminal_size((100, 40)).columns)),
        highlight=False,
        markup=False,
        emoji=False,
    )


class Harmless:
    """Something drawn, but for what a screen would obey in it; only colours are in force."""

    def __init__(self, drawn: RenderableType) -> None:
        self.drawn = drawn

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for segment in console.render(self.drawn, options):
            yield segment if segment.control else Segment(visible(segment.text), segment.style)


def show(drawn: RenderableType) -> None:
    """Print something; in a pipe without the blanks that fill a terminal's lines."""
    if console().is_terminal:
        console().print(Harmless(drawn))
        return
    with console().capture() as captured:
        console().print(Harmless(drawn))
    typer.echo("\n".join(line.rstrip() for line in captured.get().splitlines()))


def say(text: str = "", style: str = "") -> None:
    """One line or paragraph, wrapped."""
    show(styled((text, style)))


def styled(*parts: tuple[str, str]) -> Text:
    """Text of (words, style) parts."""
    return Text.assemble(*((visible(words), style) for words, style in parts))
