"""dateline turns a pile of news pages into a case file: who says what happened, where, when, on whose word.

    import dateline

    case = dateline.build(["pages/"], out="story.dateline")
    for event in case.events:
        print(event.earliest, event.label, case.witnesses(event.id))
    print(dateline.why(case, case.events[0].id).what)

`build` makes a case, `load` opens one again, `export` writes it in its canonical form, `report` makes one
HTML file of it, `why` gives the reasons of a fact. A `Case` holds `Page`s, `Claim`s, `Event`s, `Entity`s and
more, all frozen; every fact stands on `Span`s of untouched pages.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dateline.app.api import build, export, load, report, why
    from dateline.errors import DatelineError
    from dateline.model import Case, Claim, Entity, Event, Page, Problem, Span, Status

__version__ = "0.1.0"

__all__ = [
    "Case",
    "Claim",
    "DatelineError",
    "Entity",
    "Event",
    "Page",
    "Problem",
    "Span",
    "Status",
    "__version__",
    "build",
    "export",
    "load",
    "report",
    "why",
]

_HOMES = {
    "dateline.app.api": ("build", "export", "load", "report", "why"),
    "dateline.errors": ("DatelineError",),
    "dateline.model": ("Case", "Claim", "Entity", "Event", "Page", "Problem", "Span", "Status"),
}


def __getattr__(name: str) -> object:
    """A public name, loaded when it is first asked for, so that `import dateline` is quick."""
    home = next((home for home, names in _HOMES.items() if name in names), None)
    if home is None:
        raise AttributeError(f"module 'dateline' has no attribute {name!r}")
    return getattr(import_module(home), name)


def __dir__() -> list[str]:
    """The public names."""
    return sorted(__all__)
