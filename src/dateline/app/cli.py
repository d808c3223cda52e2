"""The command line: all commands, and what becomes of everything that stops one."""

from __future__ import annotations

import sys
from io import StringIO
from typing import Annotated, Any, NoReturn

import typer

from dateline import __version__
from dateline.app.commands.commands import add_commands
from dateline.errors import DatelineError

ABOUT = (
    "Turn a pile of news pages into a case file: who says what happened, where and when, and on whose word."
)
EXITS = (
    "Exit codes: 0 done (a file that could not be read is a problem in the case, not a failure), "
    "1 could not be done, 2 wrong usage, 130 interrupted."
)

app = typer.Typer(
    name="dateline",
    help=f"{ABOUT}\n\n{EXITS}",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

add_commands(app)

WRONG_USAGE: Any = typer.BadParameter.__base__
"""What is raised of every wrong usage; where typer has it from differs from version to version."""

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line; an error raised on purpose is one line on stderr, and never a traceback."""
    try:
        code = app(standalone_mode=False) or 0
    except WRONG_USAGE as error:
        error.show(told := StringIO())
        code = complain(*told.getvalue().splitlines(), code=error.exit_code)
    except DatelineError as error:
        code = complain(f"dateline: {error}", code=1)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()
        code = 0
    if code == INTERRUPTED:
        complain("dateline: interrupted. Run the same command again; what was read is kept.", code=code)
    sys.exit(code)


def complain(*lines: str, code: int) -> int:
    """Tell what went wrong, line by line on stderr; the exit code that goes with it."""
    from dateline.app.terminal import warn

    for line in lines:
        warn(line)
    return code


def show_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        from dateline.app.terminal import tell

        tell(f"dateline {__version__}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=show_version, is_eager=True, help="Print the version and end."),
    ] = False,
) -> None:
    """Options before the command."""


if __name__ == "__main__":
    main()
