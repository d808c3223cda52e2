"""The plugins that are installed, as `dateline plugins` lists them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dateline.app.formats import exporter_plugins, reader_plugins
from dateline.app.knowledge import pack_plugins, stage_plugins
from dateline.io.plugins import Opened
from dateline.stage import Stage

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Listing:
    """A plugin as `dateline plugins` lists it: what it adds, or why it cannot be used."""

    door: str
    name: str
    package: str
    does: str
    usable: bool


def listings(built_in: Sequence[Stage]) -> Iterator[Listing]:
    """Every plugin, door by door; all are loaded."""
    packs = pack_plugins()
    yield from listed(reader_plugins(), lambda form: f"{' '.join(form.endings)}: {form.help}")
    yield from listed(exporter_plugins(), lambda exporter: exporter.help)
    yield from listed(packs, lambda pack: f"rules: {len(pack.rules)}")
    yield from listed(stage_plugins(built_in, packs.things), gifts)


def gifts(stage: Stage) -> str:
    """What a stage adds."""
    return f"of each {stage.scope}: {', '.join(kind.__name__ for kind in stage.gives)}"


def listed(door: Opened[T], said: Callable[[T], str]) -> Iterator[Listing]:
    """The plugins of one door, those that cannot be used behind the others."""
    for plugin, thing in door.given:
        yield Listing(plugin.door, plugin.name, plugin.package, said(thing), usable=True)
    for plugin, error in door.refused:
        yield Listing(plugin.door, plugin.name, plugin.package, str(error), usable=False)
